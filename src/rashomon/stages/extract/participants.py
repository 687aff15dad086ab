"""Find who does an act and whom it is done to, from the grammar alone.

predicate -> subject, "by" phrase, possessor -> agent ; objects, prepositions -> recipient

What is no actor, a flood or a plan, is neither. The agent of a passive is never guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rashomon.stages.extract.mentions import (
    ACTOR_LABELS,
    is_ruled_out,
    subject_above,
)
from rashomon.text.lexicon import load_mapping, load_rows, load_words
from rashomon.text.parse import Name, Parse, Token

BEFORE_NOUN = frozenset({"compound", "amod", "poss", "nmod"})

OBJECTS = ("dobj", "attr", "nsubjpass", "oprd")

DEPTH = 4
"""How many objects deep a recipient is looked for: "agreed to send | aid | to camps | of X"."""

LONGEST = 9
"""Longest phrase given as an agent or recipient, in tokens; its head's name beyond that."""


def has_kind(token: Token, kind: str) -> bool:
    """Look a noun up in `plover_kinds`: force, weapon, armed, people."""
    return (token.lemma, kind) in _kinds()


@lru_cache(maxsize=1)
def _kinds() -> frozenset[tuple[str, ...]]:
    return frozenset(load_rows("plover_kinds"))


def name_at(parse: Parse, i: int) -> Name | None:
    """Find the name a token belongs to."""
    at = bisect_right(parse.names, i, key=lambda n: n.first) - 1
    return parse.names[at] if at >= 0 and i < parse.names[at].last else None


def is_actor(parse: Parse, token: Token) -> bool:
    """Tell whether a token names somebody who can act: a name, an actor noun."""
    if token.pos not in {"NOUN", "PROPN", "ADJ"} or has_kind(token, "force"):
        return False
    if token.lemma == "state" and parse.dependents(token.i, "prep"):
        return False  # "a state of siege"
    name = name_at(parse, token.i)
    if name:
        return name.label in ACTOR_LABELS
    return token.pos == "PROPN" or (
        token.pos == "NOUN"
        and (token.lemma in load_mapping("actor_nouns") or has_kind(token, "people"))
    )


def actor_in(parse: Parse, noun: Token) -> Token | None:
    """Find the actor of a noun phrase: its head, whose it is, or what it is a part of.

    "Malian helicopters" act for Mali, "thousands of Malians" are Malians.
    """
    if is_actor(parse, noun):
        return noun
    for child in parse.dependents(noun.i, *BEFORE_NOUN):
        if is_actor(parse, child):
            return child
    for of in parse.dependents(noun.i, "prep"):
        if of.lemma == "of":
            inside = [actor_in(parse, p) for p in parse.dependents(of.i, "pobj")]
            return next((a for a in inside if a), None)
    return None


def phrase_of(parse: Parse, noun: Token, whole: Token | None = None) -> str:
    """Print an actor with what tells which: "the Turkish government" and its partners.

    Args:
        parse: The document's parse.
        noun: The actor.
        whole: The head of the phrase the actor was found in.
    """
    head = whole if whole is not None else noun
    kept = {head.i, noun.i, *_name_tokens(parse, head), *_name_tokens(parse, noun)}
    for joined in (head, *_conjuncts(parse, head)):
        kept |= {joined.i, *_name_tokens(parse, joined), *_left(parse, joined)}
    kept |= _of_phrase(parse, head)
    first, last = min(kept), max(kept)
    if last - first >= LONGEST:
        kept = {noun.i, *_name_tokens(parse, noun)}
        first, last = min(kept), max(kept)
    while first < last and parse.tokens[first].pos in {"DET", "PUNCT"}:
        first += 1
    while last > first and (
        parse.tokens[last].tag == "POS" or parse.tokens[last].pos == "PUNCT"
    ):
        last -= 1
    return parse.text[parse.tokens[first].start : parse.tokens[last].end]


def agent_of(parse: Parse, verb: Token) -> Token | None:
    """Find the head of the phrase that names who acts; it may be no actor."""
    by = _by_phrase(parse, verb)
    if by is not None:
        return by
    subject = subject_above(parse, verb)
    if subject is None or (is_passive(parse, verb) and not _is_willing(parse, verb)):
        return None
    return resolved(parse, subject)


def is_passive(parse: Parse, verb: Token) -> bool:
    """See "was seized", and "seized" after the noun it tells of."""
    if parse.dependents(verb.i, "nsubjpass", "auxpass"):
        return True
    if verb.tag != "VBN" or parse.dependents(verb.i, "aux"):
        return False
    if verb.dep == "conj":
        above = parse.tokens[verb.head]
        return is_passive(parse, above) and not parse.dependents(verb.i, "nsubj")
    return verb.dep in {"acl", "amod", "advcl"}


def _is_willing(parse: Parse, verb: Token) -> bool:
    """See "is opposed to", "is prepared to": a state of mind in the form of a passive."""
    towards = any(t.lemma == "to" for t in parse.dependents(verb.i, "prep"))
    towards |= any(_is_infinitive(parse, t) for t in parse.dependents(verb.i, "xcomp"))
    return towards and verb.text.lower() in load_words("willing_participles")


def resolved(parse: Parse, noun: Token) -> Token | None:
    """Put the speaker for "it" in "X said it would"; None: a pronoun left open."""
    if noun.pos != "PRON":
        return noun
    kind = load_mapping("pronouns").get(noun.text.lower())
    if kind == "relative":
        above = parse.tokens[noun.head]
        return parse.tokens[above.head] if above.dep == "relcl" else None
    for above in parse.ancestors(noun.i):
        if above.dep != "ccomp":
            continue
        for subject in parse.dependents(above.head, "nsubj"):
            if subject.pos != "PRON" and fits(parse, subject, kind):
                return subject
        return None
    return None


def objects_of(parse: Parse, verb: Token) -> Iterator[Token]:
    """Give the objects of a verb with what they are amounts of, joined ones too."""
    todo = parse.dependents(verb.i, *OBJECTS)
    if verb.dep in {"acl", "amod"} and is_passive(parse, verb):
        todo.append(parse.tokens[verb.head])
    while todo:
        noun = todo.pop(0)
        yield noun
        todo += parse.dependents(noun.i, "conj")
        for of in parse.dependents(noun.i, "prep"):
            if of.lemma == "of":
                todo += parse.dependents(of.i, "pobj")


def possessor_of(parse: Parse, noun: Token) -> Token | None:
    """Find whose act a noun names: "Mali's raid", "Malian raids", "a raid by Mali"."""
    for child in parse.dependents(noun.i, "poss", "compound", "amod", "nmod"):
        if is_actor(parse, child):
            return child
    for prep in parse.dependents(noun.i, "prep"):
        if prep.lemma in {"by", "between"}:
            for inside in parse.dependents(prep.i, "pobj"):
                if actor_in(parse, inside):
                    return inside
    return None


def recipient_of(
    parse: Parse, starts: Iterable[Token], taken: frozenset[int]
) -> tuple[Token, Token] | None:
    """Find the actor an act is done to, the nearest first.

    Args:
        parse: The document's parse.
        starts: The predicate, and the noun that names the act where it is one.
        taken: Tokens of the agent, which is not its own recipient.

    Returns:
        The actor and the head of its phrase: an object or addressee; else the one whose, by
        whom or in whose country the object is.
    """
    for start in dict.fromkeys(starts):
        for noun, is_whole in _candidates(parse, start, 0):
            actor = actor_in(parse, noun) if is_whole else noun
            if actor is None or not is_actor(parse, actor) or actor.i in taken:
                continue
            if not _is_own(parse, actor) and not _is_own(parse, noun):
                return actor, actor if is_deed(noun) else noun
    return None


def _candidates(parse: Parse, token: Token, depth: int) -> Iterator[tuple[Token, bool]]:
    """Give nouns with whether what stands inside them counts, the nearest first."""
    yield from ((t, False) for t in _addressees(parse, token))
    yield from ((t, True) for t in _inside(parse, token))
    if depth >= DEPTH:
        return
    for below in _embedded(parse, token):
        subjects = parse.dependents(below.i, "nsubj", "nsubjpass")
        yield from ((t, True) for t in subjects)
        yield from _candidates(parse, below, depth + 1)
    for noun in _objects(parse, token):
        yield from _candidates(parse, noun, depth + 1)


def _is_own(parse: Parse, noun: Token) -> bool:
    """See "its troops": nobody acts on his own side."""
    return any(t.tag == "PRP$" for t in parse.dependents(noun.i, "poss"))


def is_deed(noun: Token) -> bool:
    """See "criticism | of the rival": who is named in a deed is not the deed."""
    return (noun.lemma, "n") in _deeds()


@lru_cache(maxsize=1)
def _deeds() -> frozenset[tuple[str, ...]]:
    return frozenset(row[:2] for row in load_rows("plover"))


def _embedded(parse: Parse, token: Token) -> list[Token]:
    found = parse.dependents(token.i, "xcomp", "ccomp")
    acls = parse.dependents(token.i, "acl")
    return found + [t for t in acls if _is_infinitive(parse, t)]


def _addressees(parse: Parse, token: Token) -> Iterator[Token]:
    """Give whom it is done to in so many words."""
    towards = load_words("recipient_prepositions")
    if not _gives(parse, token):
        yield from parse.dependents(token.i, "nsubjpass", "dobj", "oprd")
    yield from parse.dependents(token.i, "dative")
    for prep in parse.dependents(token.i, "prep", "dative", "prt"):
        if prep.lemma in towards and prep.pos in {"ADP", "SCONJ"}:
            yield from parse.dependents(prep.i, "pobj")


def _inside(parse: Parse, token: Token) -> Iterator[Token]:
    """Give those an object speaks of: "Mali's demand", "calls by Mali", "a curfew in Mali"."""
    for noun in _objects(parse, token):
        yield from parse.dependents(noun.i, "poss")
        for prep in parse.dependents(noun.i, "prep"):
            if prep.lemma in load_words("owner_prepositions"):
                inside = parse.dependents(prep.i, "pobj")
                yield from (t for t in inside if prep.lemma != "in" or name_at(parse, t.i))
        if not _gives(parse, token):
            yield noun


def _gives(parse: Parse, verb: Token) -> bool:
    """The object is what is given: "sent troops to Tamra"."""
    return verb.lemma in load_words("giving_verbs") and not is_passive(parse, verb)


def _objects(parse: Parse, token: Token) -> Iterator[Token]:
    """Give the objects of a predicate or a noun, through prepositions that lead to one."""
    yield from parse.dependents(token.i, "dobj", "attr", "nsubjpass")
    for prep in parse.dependents(token.i, "prep"):
        if prep.lemma in load_words("matter_prepositions"):
            yield from parse.dependents(prep.i, "pobj", "pcomp")


def _is_infinitive(parse: Parse, verb: Token) -> bool:
    return any(t.tag == "TO" for t in parse.dependents(verb.i, "aux"))


def _by_phrase(parse: Parse, verb: Token) -> Token | None:
    for by in parse.dependents(verb.i, "agent"):
        if not is_ruled_out(parse, by):
            return next(iter(parse.dependents(by.i, "pobj")), None)
        for other in parse.dependents(by.i, "conj"):
            if other.lemma == by.lemma and not is_ruled_out(parse, other):
                return next(iter(parse.dependents(other.i, "pobj")), None)
    return None


def fits(parse: Parse, noun: Token, kind: str | None) -> bool:
    """Tell whether a pronoun can stand for a noun; a name of unknown kind is left open."""
    name = name_at(parse, noun.i)
    listed = load_mapping("actor_nouns").get(noun.lemma)
    if name is None and listed is None:
        return False
    person = name.label == "PERSON" if name else listed == "person"
    plural = noun.tag in {"NNS", "NNPS"} or bool(parse.dependents(noun.i, "conj"))
    if kind == "they":
        return plural or (name is not None and not person)
    return not plural and person == (kind in {"he", "she"})


def _conjuncts(parse: Parse, noun: Token) -> list[Token]:
    """Give those joined to an actor that are actors themselves."""
    found: list[Token] = []
    at = noun
    while True:
        joined = [t for t in parse.dependents(at.i, "conj") if actor_in(parse, t)]
        if not joined:
            return found
        found += joined
        at = joined[-1]


def _name_tokens(parse: Parse, token: Token) -> range:
    name = name_at(parse, token.i)
    return range(name.first, name.last) if name and name.label in ACTOR_LABELS else range(0)


def _left(parse: Parse, noun: Token) -> set[int]:
    """Give the words before a noun that tell which."""
    found: set[int] = set()
    for child in parse.dependents(noun.i, *BEFORE_NOUN):
        if child.i < noun.i:
            found |= {t.i for t in parse.subtree(child.i)}
    return found


def _of_phrase(parse: Parse, noun: Token) -> set[int]:
    """See "leaders | of the coalition"."""
    for of in parse.dependents(noun.i, "prep"):
        if of.lemma == "of":
            for inside in parse.dependents(of.i, "pobj"):
                if actor_in(parse, inside):
                    return {
                        of.i,
                        inside.i,
                        *_left(parse, inside),
                        *_name_tokens(parse, inside),
                    }
    return set()
