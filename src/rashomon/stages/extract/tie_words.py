"""Find what the words of a clause make one party to another.

    clause -> verbs, nouns, compounds of `tie_frames` -> doer, other -> TieMention

Only what the grammar ties is taken: the doer is a subject, an owner or a "by" phrase, the
other stands where the frame of the word wants it ("fight against | X"). What is negated is no
tie; what could, should or is to be is one, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rashomon.model import Span, TieMention
from rashomon.stages.extract.antecedents import antecedent_of
from rashomon.stages.extract.clauses import Clause
from rashomon.stages.extract.mentions import Named, is_purpose, subject_above
from rashomon.stages.extract.participants import (
    actor_in,
    agent_of,
    is_passive,
    objects_of,
    possessor_of,
)
from rashomon.text.lexicon import load_mapping, load_rows, load_words
from rashomon.text.parse import Parse, Token
from rashomon.text.state_names import states_named

OBJECT = "obj"

REAL = frozenset({"manage", "succeed", "help", "continue", "begin", "start", "proceed"})
"""Verbs over an infinitive that has happened: "managed to oust them"."""

FOUNDING = frozenset(
    {"launch", "wage", "carry", "extend", "declare", "maintain", "build", "form", "forge"}
    | {"seal", "sign", "impose", "begin", "start", "join", "conduct"}
)
"""Verbs beside the light ones whose object is a deed of their subject."""

ARRIVING = frozenset({"arrive", "come", "flow", "land", "pour", "roll", "reach", "stream"})
"""Verbs of a gift that comes to who has it: "X's arms were landing in Y"."""

Ends = tuple[Token, Token]
Frame = tuple[tuple[str, ...], str]


class TieReader:
    """Reads the ties of the clauses of one document."""

    def __init__(self, parse: Parse, named: Sequence[Named]) -> None:
        self._parse = parse
        self._named = {k: n for n in named for k in range(n.first, n.last + 1)}

    def ties(self, clause: Clause) -> tuple[TieMention, ...]:
        """Give the ties of a clause in text order, each pair of parties once a word."""
        found: dict[tuple[str, Span, Span, int], TieMention] = {}
        for token in clause.tokens:
            for kind, (doer, other) in self._of_word(token):
                a, b = self._party(doer), self._party(other)
                if a and b and a != b and not is_ruled_out_here(self._parse, token):
                    by = Span.of(self._parse.text, token.start, token.end)
                    hedged = is_open(self._parse, token)
                    tie = TieMention(kind, a, b, by, hedged=hedged)
                    found.setdefault((kind, a, b, by.start), tie)
        return tuple(found.values())

    def _of_word(self, token: Token) -> Iterator[tuple[str, Ends]]:
        """Give the kinds and ends of the ties that a word makes."""
        parse = self._parse
        verb = _frames().get((token.lemma, "v")) if token.pos == "VERB" else None
        noun = _frames().get((token.lemma, "n")) if token.pos == "NOUN" else None
        if verb:
            yield from ((verb[1], ends) for ends in _of_verb(parse, token, verb[0]))
        if noun:
            yield from ((noun[1], ends) for ends in _of_noun(parse, token, noun[0]))
        gift = load_mapping("tie_gifts").get(token.lemma) if token.pos == "NOUN" else None
        if gift:
            yield from ((gift, ends) for ends in _of_gift(parse, token))
        bond = load_mapping("tie_compounds").get(token.text.lower())
        if bond:
            yield from ((bond, ends) for ends in _of_compound(parse, token))

    def _party(self, token: Token) -> Span | None:
        """Give the words that name a party; what a pronoun stands for, where it is certain."""
        parse = self._parse
        if token.pos == "PRON" or token.tag == "PRP$":
            words = Span.of(parse.text, token.start, token.end)
            found = _lone_person(parse, token) or antecedent_of(parse, words)
            return self._named_in(found) if found else None
        named = self._named.get(token.i)
        if named is None and is_bloc(parse, token):
            return Span.of(parse.text, token.start, token.end)
        if named and token.pos == "ADJ" and not states_named(token.text):
            return self._with_noun(token)  # "Western | nations"
        return named.span(parse) if named else None

    def _with_noun(self, adjective: Token) -> Span | None:
        """Give an adjective that names nobody by itself with the noun it tells of."""
        noun = self._parse.tokens[adjective.head]
        if noun.pos != "NOUN" or noun.i < adjective.i:
            return None
        return Span.of(self._parse.text, adjective.start, noun.end)

    def _named_in(self, words: Span) -> Span:
        """Give the mention that other words stand for, as it is linked."""
        inside = self._parse.tokens_between(words.start, words.end)
        named = next((n for t in inside if (n := self._named.get(t.i))), None)
        return named.span(self._parse) if named else words


def _lone_person(parse: Parse, pronoun: Token) -> Span | None:
    """Find the only person named before "he" or "she" in the sentence."""
    if pronoun.text.lower() not in {"he", "she", "his", "her"}:
        return None
    first = parse.sentences[pronoun.sentence][0]
    before = [
        n for n in parse.names if n.label == "PERSON" and first <= n.first < pronoun.i
    ]
    if len({parse.tokens[n.last - 1].text for n in before}) != 1:
        return None
    name = before[0]
    end = parse.tokens[name.last - 1].end
    return Span.of(parse.text, parse.tokens[name.first].start, end)


def _of_verb(parse: Parse, verb: Token, places: Sequence[str]) -> Iterator[Ends]:
    doers = list(_doers(parse, verb))
    others: list[Token] = []
    if OBJECT in places:
        others += [t for t in objects_of(parse, verb) if t.dep != "attr"]
        others += _addressee(parse, verb)
    others += _behind(parse, verb, places)
    if not doers and is_passive(parse, verb) and OBJECT not in places:
        doers = parse.dependents(verb.i, "nsubjpass") or _noun_above(parse, verb)
        doers = [d for noun in doers for d in _with_joined(parse, noun)]
    yield from _pairs(parse, doers, others)


def _addressee(parse: Parse, verb: Token) -> list[Token]:
    """See "accused | them of it", where the parser takes the object for a subject."""
    inside = parse.dependents(verb.i, "ccomp")
    return [t for c in inside if c.tag == "VBG" for t in parse.dependents(c.i, "nsubj")]


def _noun_above(parse: Parse, verb: Token) -> list[Token]:
    """See "a group | affiliated with X"."""
    return [parse.tokens[verb.head]] if verb.dep in {"acl", "amod"} else []


def _of_noun(parse: Parse, noun: Token, places: Sequence[str]) -> Iterator[Ends]:
    between = [
        t
        for p in parse.dependents(noun.i, "prep")
        if p.lemma in {"between", "among"} & set(places)
        for o in parse.dependents(p.i, "pobj")
        for t in _with_joined(parse, o)
    ]
    yield from _pairs(parse, between[:1], between[1:])
    places = [p for p in places if p not in {"between", "among"}]
    others = _behind(parse, noun, _own_places(parse, noun, places))
    verb = parse.tokens[noun.head]
    if noun.dep == "dobj" and verb.lemma in _doing():
        others += _behind(parse, verb, [p for p in places if p != "with"])
    if "that" in places:
        others += _of_content(parse, noun)
    yield from _pairs(parse, list(_owners(parse, noun)), others)


def _own_places(parse: Parse, noun: Token, places: Sequence[str]) -> Sequence[str]:
    """Leave out the "with" of "replaced | the alliance with new friends": it is the verb's."""
    verb = parse.tokens[noun.head]
    is_swap = noun.dep == "dobj" and verb.lemma in {"replace", "exchange", "swap"}
    return [p for p in places if p != "with"] if is_swap else places


def _of_content(parse: Parse, noun: Token) -> list[Token]:
    """See "accusations that | X did it"."""
    inside = parse.dependents(noun.i, "acl", "ccomp", "relcl")
    return [t for c in inside for t in parse.dependents(c.i, "nsubj")]


def _owners(parse: Parse, noun: Token) -> Iterator[Token]:
    """Give whose deed a noun is: its owner, or who does it ("launched | a raid on X")."""
    owner = possessor_of(parse, noun)
    own = [t for t in parse.dependents(noun.i, "poss") if t.tag == "PRP$"]
    if owner is not None:
        yield from _with_joined(parse, owner)
    elif own and own[0].text.lower() != "their":
        subject = subject_above(parse, parse.tokens[noun.head])
        yield subject if subject is not None else own[0]
    elif noun.dep == "dobj" and parse.tokens[noun.head].lemma in _doing():
        yield from _doers(parse, parse.tokens[noun.head])


@lru_cache(maxsize=1)
def _doing() -> frozenset[str]:
    """Give the verbs whose object is a deed of their subject."""
    return load_words("light_verbs") | load_words("carriers") | FOUNDING


def _of_gift(parse: Parse, noun: Token) -> Iterator[Ends]:
    """See "with the help of X", "receives training from X": X is tied to who has it."""
    above = parse.tokens[noun.head]
    owner = possessor_of(parse, noun)
    if noun.dep == "nsubj" and above.lemma in ARRIVING:
        yield from _pairs(parse, [owner] if owner else [], _reached(parse, above))
        return
    givers = [owner] if owner else []
    if above.pos == "ADP" and above.lemma == "with":
        givers = _behind(parse, noun, ["of", "from"])
        above = parse.tokens[above.head]
    elif above.pos == "ADP":
        above = parse.tokens[above.head]
        givers = givers if above.lemma in {"opt", "rely", "depend"} else []
    elif above.lemma in {"receive", "get", "obtain", "accept"} and noun.dep == "dobj":
        givers += _behind(parse, noun, ["from"]) + _behind(parse, above, ["from"])
    else:
        givers = []
    takers = list(_doers(parse, above)) if above.pos == "VERB" else [above]
    yield from _pairs(parse, givers, takers)


def _reached(parse: Parse, verb: Token) -> list[Token]:
    """Give where something arrives: "reached | X", "landed in X"."""
    return [*objects_of(parse, verb), *_behind(parse, verb, ["in", "into", "to"])]


def _of_compound(parse: Parse, participle: Token) -> Iterator[Ends]:
    """See "X-backed rebels"."""
    at = participle.i
    hyphened = at >= 2 and parse.tokens[at - 1].text in {"-", "‑", "–"}
    noun = parse.tokens[participle.head]
    if hyphened and participle.dep in {"amod", "compound"} and noun.i > at:
        yield from _pairs(parse, [parse.tokens[at - 2]], [noun])


def _doers(parse: Parse, verb: Token) -> Iterator[Token]:
    if _is_infinitive(parse, verb) and _is_of_thing(parse, verb):
        return  # "voted against a resolution | to suspend X": who would do it is not said
    found = agent_of(parse, verb)
    if found is None:
        subject = subject_above(parse, verb)
        is_pronoun = subject is not None and subject.pos == "PRON"
        found = subject if is_pronoun and not is_passive(parse, verb) else None
    if found is not None:
        yield from _with_joined(parse, found)


def _is_of_thing(parse: Parse, verb: Token) -> bool:
    """Tell whether an infinitive says what a thing is for, wherever the parser hangs it."""
    above = parse.tokens[verb.head]
    if above.pos in {"NOUN", "PROPN"} and not is_purpose(parse, verb):
        return True
    return any(p.lemma == "against" for p in parse.dependents(above.i, "prep"))


def _behind(parse: Parse, word: Token, places: Sequence[str]) -> list[Token]:
    """Give the nouns behind the prepositions of a word, joined ones too."""
    wanted = set(places)
    found: list[Token] = []
    todo = parse.dependents(word.i, "prep", "agent", "dative", "prt")
    while todo:
        prep = todo.pop(0)
        if prep.lemma in wanted:
            objects = parse.dependents(prep.i, "pobj")
            found += [t for o in objects for t in _with_joined(parse, o)]
    return found


def _with_joined(parse: Parse, noun: Token) -> list[Token]:
    """Give a party and those joined to it; what is joined to a thing is no party."""
    found = [noun]
    if noun.pos == "PRON" or actor_in(parse, noun) is None:
        return found
    for joined in parse.dependents(noun.i, "conj"):
        found += _with_joined(parse, joined)
    return found


def _pairs(parse: Parse, doers: Sequence[Token], others: Sequence[Token]) -> Iterator[Ends]:
    for doer in doers:
        for other in others:
            a, b = _actor(parse, doer), _actor(parse, other)
            if a is not None and b is not None and a.i != b.i:
                yield a, b


def _actor(parse: Parse, noun: Token) -> Token | None:
    if noun.pos == "PRON" or is_bloc(parse, noun):
        return noun
    owner = actor_in(parse, noun)
    if owner is None and noun.dep == "appos":
        owner = actor_in(parse, parse.tokens[noun.head])  # "X, | a power that blames Y"
    return owner if owner is not None else possessor_of(parse, noun)


def is_bloc(parse: Parse, noun: Token) -> bool:
    """See "the West": a region that is spoken of as one who acts."""
    return noun.text == "West" and any(
        t.lemma == "the" for t in parse.dependents(noun.i, "det")
    )


def is_ruled_out_here(parse: Parse, word: Token) -> bool:
    """Tell whether a word stands under a negation: "did not attack", "no support"."""
    for at in (word, *_verbs_over(parse, word)):
        marks = [*parse.dependents(at.i, "neg"), *parse.dependents(at.i, "det", "preconj")]
        denied = [m for m in marks if m.text.lower() in load_words("negations")]
        if any(not _is_put_instead(parse, mark, word) for mark in denied):
            return True
    return False


def _is_put_instead(parse: Parse, negation: Token, word: Token) -> bool:
    """See "not a quarrel but | a clash": what stands behind "but" is what is meant."""
    between = parse.tokens[negation.i + 1 : word.i]
    return word.dep == "conj" and any(t.text.lower() == "but" for t in between)


def is_open(parse: Parse, word: Token) -> bool:
    """Tell whether what a word says is put as possible, wanted or ahead."""
    for at in (word, *_verbs_over(parse, word)):
        below = parse.dependents(at.i, "aux", "advmod", "amod", "prep")
        words = {t.text.lower() for t in below}
        if words & (load_mapping("modals").keys() | load_words("hedges")):
            return True
        if words & load_mapping("unreal").keys() or _is_aim(parse, at):
            return True
    prep = parse.tokens[word.head]
    before = parse.tokens[prep.i - 1] if prep.i else prep
    return prep.pos == "ADP" and before.text.lower() in load_words("hedges")


def _is_aim(parse: Parse, verb: Token) -> bool:
    """See "to fight X", but not "managed to fight X"."""
    return _is_infinitive(parse, verb) and parse.tokens[verb.head].lemma not in REAL


def _is_infinitive(parse: Parse, verb: Token) -> bool:
    return any(t.tag == "TO" for t in parse.dependents(verb.i, "aux"))


def _verbs_over(parse: Parse, word: Token) -> list[Token]:
    """Give the verb a noun or participle hangs on, if it is of the same clause."""
    above = parse.tokens[word.head]
    if word.pos == "VERB" or above.i == word.i:
        return [above] if word.dep == "conj" and above.pos == "VERB" else []
    if above.pos == "ADP" and above.head != above.i:
        above = parse.tokens[above.head]
    return [above] if above.pos in {"VERB", "AUX"} else []


@lru_cache(maxsize=1)
def _frames() -> dict[tuple[str, str], Frame]:
    return {
        (lemma, part): (tuple(places.split(",")), kind)
        for lemma, part, places, kind in load_rows("tie_frames")
    }
