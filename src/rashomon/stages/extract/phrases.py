"""Find contents handed over by a set phrase around the source: "according to the mayor".

tokens -> phrase -> the clause around it -> Draft
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from rashomon.stages.extract.cues import entry_of
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.speakers import BODIES, is_role
from rashomon.stages.extract.subtrees import (
    Stretch,
    Tree,
    names_at,
    to_ranges,
    without,
    without_loose_relative,
)
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token


def phrase_drafts(tree: Tree) -> Iterator[Draft]:
    """Find the contents credited by set phrases, in text order of the phrases."""
    for token in tree.tokens:
        found = next((f for read in PHRASES if (f := read(tree, token))), None)
        if found:
            cue, source, whole = found
            draft = Draft(
                cue=to_ranges(tree, [cue]),
                content=to_ranges(tree, _around(tree, token, whole)),
                source=to_ranges(tree, [without_loose_relative(tree, source)]),
                is_quoting=True,
            )
            if draft.content and draft.source:
                yield draft


Phrase = tuple[Stretch, Stretch, Stretch]
"""Cue, source, and the whole phrase."""


def _according(tree: Tree, token: Token) -> Phrase | None:
    """See "according to X", "as per the mayor"; and no "as per the order"."""
    opening, following = token.text.lower(), token.i + 1
    if opening not in BEFORE_NAMES or following >= len(tree.tokens):
        return None
    link = tree.tokens[following]
    is_link = link.text.lower() == BEFORE_NAMES[opening]
    named = tree.child(link.i, "pobj", "pcomp") if is_link else None
    if named is None or (opening == "as" and not _may_tell(tree.parse, named)):
        return None
    source = tree.stretch(named.i)
    return (token.i, link.i + 1), source, (token.i, source[1])


BEFORE_NAMES = MappingProxyType({"according": "to", "as": "per"})
"""Two words before who tells."""


def _as_told_by(tree: Tree, token: Token) -> Phrase | None:
    """See "the others, as alleged by the guild, had refused"."""
    following = token.i + 1
    if token.lemma.lower() != "as" or following >= len(tree.tokens):
        return None
    verb = tree.tokens[following]
    agent = tree.child(verb.i, "agent") if verb.tag == "VBN" else None
    named = tree.child(agent.i, "pobj") if agent else None
    entry = entry_of(verb)
    if agent is None or named is None or entry is None or not entry.takes("that"):
        return None
    if verb.lemma in load_words("evidence_cues"):  # "as shown by its inclusion"
        return None
    source = tree.stretch(named.i)
    return (token.i, agent.i + 1), source, (token.i, source[1])


def _may_tell(parse: Parse, named: Token) -> bool:
    is_body = any(n.label in BODIES for n in names_at(parse, named))
    return is_body or is_role(named)


def _in_view(tree: Tree, token: Token) -> Phrase | None:
    """See "in the words of X", "in X's view"; "in view of X" tells of no view of his."""
    if token.lemma != "in" or token.dep != "prep":
        return None
    noun = tree.child(token.i, "pobj")
    if noun is None or noun.lemma not in load_words("view_nouns"):
        return None
    of = tree.child(noun.i, "prep")
    named = tree.child(of.i, "pobj") if of and of.lemma == "of" else None
    if named and tree.child(noun.i, "det"):
        source = tree.stretch(named.i)
        return (token.i, source[0]), source, (token.i, source[1])
    owner = tree.child(noun.i, "poss")
    if owner is None or tree.stretch(noun.i)[1] != noun.i + 1:
        return None
    first, last = tree.stretch(owner.i)
    return (token.i, token.i + 1), (first, last), (token.i, noun.i + 1)


def is_count(parse: Parse, noun: Token) -> bool:
    """Know the "count" of "by the ministry's count"."""
    over = parse.tokens[noun.head]
    return noun.lemma in load_words("count_nouns") and over.lemma.lower() == "by"


def is_view(parse: Parse, noun: Token) -> bool:
    """Know the "view" of "in the mayor's view"."""
    over = parse.tokens[noun.head]
    return noun.lemma in load_words("view_nouns") and over.lemma.lower() == "in"


def _by_count(tree: Tree, token: Token) -> Phrase | None:
    """See "by the ministry's count", "by the estimate of X"; beside a verb only.

    In "six of them by the ministry's count" it is of the six alone.
    """
    noun = tree.child(token.i, "pobj") if token.lemma.lower() == "by" else None
    if noun is None or not is_count(tree.parse, noun):
        return None
    owner = tree.child(noun.i, "poss")
    of = tree.child(noun.i, "prep")
    named = owner or (tree.child(of.i, "pobj") if of and of.lemma == "of" else None)
    named = _own_counter(tree, token, noun) or named
    if named is None or tree.tokens[token.head].pos not in {"VERB", "AUX"}:
        return None
    first, last = tree.stretch(named.i)
    if owner and tree.tokens[last - 1].tag == "POS":
        last -= 1
    return (noun.i, noun.i + 1), (first, last), tree.stretch(token.i)


def _own_counter(tree: Tree, by: Token, noun: Token) -> Token | None:
    """See "By its own count, the ministry lost 41 men": the subject counts."""
    owner = tree.child(noun.i, "poss")
    is_own = any(t.lemma == "own" for t in tree.parse.dependents(noun.i, "amod"))
    subject = tree.subject(by.head)
    is_pronoun = owner is not None and owner.tag == "PRP$"
    return subject if is_own and is_pronoun and subject and subject.pos != "PRON" else None


PHRASES = (_according, _as_told_by, _in_view, _by_count)


def _around(tree: Tree, token: Token, phrase: Stretch) -> tuple[Stretch, ...]:
    """Give the clause a phrase stands in, without the phrase.

    A phrase set off at either end of its sentence covers all of it; one inside a clause
    covers the clause of the verb it hangs on.
    """
    sentence = tree.parse.sentences[token.sentence]
    host = _host(tree, token)
    scope = sentence
    if host is not None and _is_own_clause(tree, host):
        scope = tree.stretch(host.i)
    if _is_bracketed(tree, phrase):
        scope = _last_clause(tree, (scope[0], phrase[0])), phrase[0]
    holes = [phrase, *_rival_clauses(tree, host, phrase)]
    return without(scope, holes)


def _is_bracketed(tree: Tree, phrase: Stretch) -> bool:
    return phrase[0] > 0 and tree.tokens[phrase[0] - 1].text in {"(", "["}


def _last_clause(tree: Tree, scope: Stretch) -> int:
    """Give where the last coordinate clause with a subject before a bracket begins."""
    for k in range(scope[1] - 1, scope[0], -1):
        if tree.tokens[k].dep != "cc":
            continue
        for subject in tree.tokens[k + 1 : scope[1]]:
            is_subject = subject.dep in {"nsubj", "nsubjpass"}
            if is_subject and subject.i < subject.head < scope[1]:
                return k + 1
    return scope[0]


def _host(tree: Tree, token: Token) -> Token | None:
    for above in tree.parse.ancestors(token.i):
        if above.pos in {"VERB", "AUX"}:
            return above
    return None


def _is_own_clause(tree: Tree, host: Token) -> bool:
    """Tell whether a phrase's verb has a clause apart from the main one."""
    has_subject = tree.subject(host.i) is not None
    return has_subject and host.dep in {"conj", "ccomp", "advcl", "relcl", "acl"}


def _rival_clauses(tree: Tree, host: Token | None, phrase: Stretch) -> list[Stretch]:
    """Give coordinate clauses with a phrase of their own."""
    if host is None:
        return []
    rivals: list[Stretch] = []
    for c in tree.parse.dependents(host.i, "conj"):
        first, last = tree.stretch(c.i)
        inside = any(t.text.lower() == "according" for t in tree.tokens[first:last])
        if inside and not (first <= phrase[0] < last) and tree.subject(c.i):
            rivals.append((first, last))
    return rivals
