"""Find contents that nobody is credited with: "the truce seems to hold", "he reportedly fled".

tokens -> lexicon `unowned` -> the clause around the word -> Draft without a source

The clause is the content, without the cue inside it. Who reads such a hedge as the writer's own
claim is `telling`: an attribution without anybody behind it hands nothing over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from rashomon.stages.extract.asides import is_loose
from rashomon.stages.extract.cues import entry_of, verb_group
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.subtrees import (
    Stretch,
    Tree,
    to_ranges,
    without,
    without_loose_relative,
)
from rashomon.text.lexicon import load_rows
from rashomon.text.parse import Parse, Token

FRAMES = {
    "xcomp": "to",
    "oprd": "adj",
    "acomp": "adj",
    "ccomp": "that",
    "advcl": "as-if",
}
"""What a complement after a verb of seeming is called in the lexicon."""


def unowned_drafts(tree: Tree) -> Iterator[Draft]:
    """Find them in text order of their cues."""
    for token in tree.tokens:
        for reader in READERS:
            found = reader(tree, token)
            if found:
                cue, clause = found
                content = [p for piece in clause for p in without(piece, [cue])]
                yield Draft(to_ranges(tree, [cue]), to_ranges(tree, content), ())
                break


Reading = tuple[Stretch, tuple[Stretch, ...]]
"""The cue and the pieces of the content."""


@lru_cache(maxsize=1)
def _entries() -> dict[tuple[str, str], frozenset[str]]:
    """Load the complements by lemma and kind of word. Treat it as read-only."""
    rows = load_rows("unowned")
    return {(lemma, kind): frozenset(taken.split(",")) for lemma, kind, taken in rows}


def _complements(token: Token, kind: str) -> frozenset[str]:
    return _entries().get((token.lemma.lower(), kind), frozenset())


def is_seeming(verb: Token) -> bool:
    """Know a verb whose subject is spoken of, by nobody in particular."""
    return bool(_complements(verb, "verb"))


def _seeming(tree: Tree, token: Token) -> Reading | None:
    """See "the truce seems to hold", "it appears that he fled", "they seemed tired"."""
    taken = _complements(token, "verb")
    if not taken or token.pos not in {"VERB", "AUX"}:
        return None
    after = [c for c in tree.parse.dependents(token.i, *FRAMES) if c.i > token.i]
    frames = {FRAMES[c.dep] for c in after}
    if any(c.lemma == "like" for c in tree.parse.dependents(token.i, "prep")):
        frames.add("like")
    if frames.isdisjoint(taken) or any(_hands_over(tree, c) for c in after):
        return None
    told = tree.child(token.i, "ccomp") if _is_expletive(tree, token) else None
    clause = (tree.stretch(told.i),) if told else _clause(tree, token)
    return verb_group(tree, token.i), clause


def _is_expletive(tree: Tree, verb: Token) -> bool:
    subject = tree.subject(verb.i)
    return subject is not None and subject.lemma.lower() == "it"


def _hands_over(tree: Tree, complement: Token) -> bool:
    """See "seemed to suggest that": the cue is the verb below."""
    entry = entry_of(complement)
    if entry is None or entry.part != "verb" or complement.dep != "xcomp":
        return False
    return tree.child(complement.i, "ccomp", "xcomp") is not None


def _hearsay(tree: Tree, token: Token) -> Reading | None:
    """See "he reportedly fled"."""
    if token.pos != "ADV" or not _complements(token, "adv"):
        return None
    host = next(
        (t for t in tree.parse.ancestors(token.i) if t.pos in {"VERB", "AUX"}), None
    )
    if host is None:
        return None
    return (token.i, token.i + 1), _clause(tree, host)


def is_evident(parse: Parse, draft: Draft) -> bool:
    """Know the draft of "It is clear that": what is plain to see is the writer's claim."""
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    return not draft.source and bool(cue) and bool(_complements(cue[-1], "adj"))


def is_nobodys(parse: Parse, draft: Draft) -> bool:
    """Know drafts that are surer than the encoder's: "allegedly", "also known as".

    Who is said to have done something does not say so.
    """
    cue = [t for r in draft.cue for t in parse.tokens_between(*r)]
    if draft.source or not cue:
        return False
    is_hearsay = len(cue) == 1 and bool(_complements(cue[0], "adv"))
    return is_hearsay or [t.lemma.lower() for t in cue[-2:]] == ["know", "as"]


def _common_view(tree: Tree, token: Token) -> Reading | None:
    """See "the pass is known as the Gate", "the truce is seen as fragile"."""
    taken = _complements(token, "passive") if token.tag == "VBN" else None
    if not taken or tree.child(token.i, "agent"):
        return None
    frames = {t.lemma for t in tree.parse.dependents(token.i, "prep") if t.i > token.i}
    if tree.child(token.i, "oprd", "xcomp"):
        frames.add("small")
    if frames.isdisjoint(taken) or not tree.is_passive(token.i):
        return None
    return verb_group(tree, token.i), _clause(tree, token)


def _other_name(tree: Tree, token: Token) -> Reading | None:
    """See "Burma, also known as Myanmar": the name is the content."""
    link = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else token
    is_free = token.tag == "VBN" and not tree.child(token.i, "agent", "auxpass", "aux")
    if token.lemma != "know" or link.lemma.lower() != "as" or not is_free:
        return None
    name = tree.child(link.i, "pobj")
    if name is None or not any(t.pos == "PROPN" for t in tree.parse.subtree(name.i)):
        return None
    first = (
        token.i - 1 if tree.tokens[token.i - 1].text.lower() in BESIDE_KNOWN else token.i
    )
    end = next((t.i for t in tree.tokens[name.i :] if t.pos == "PUNCT"), name.i + 1)
    return (first, link.i + 1), (
        (link.i + 1, max(min(end, tree.right[name.i] + 1), name.i + 1)),
    )


def _evident(tree: Tree, token: Token) -> Reading | None:
    """See "It is clear that he fled": everybody sees it, and nobody in particular says it."""
    be = tree.tokens[token.head]
    if token.dep != "acomp" or be.lemma != "be" or not _complements(token, "adj"):
        return None
    told = tree.child(token.i, "ccomp") or tree.child(be.i, "ccomp", "advcl")
    subject = tree.subject(be.i)
    is_it = subject is not None and subject.lemma.lower() == "it" and subject.i < be.i
    negated = tree.child(be.i, "neg") or tree.child(token.i, "neg")
    if told is None or told.i < token.i or not is_it or negated:
        return None
    return (subject.i if subject else be.i, token.i + 1), (tree.stretch(told.i),)


BESIDE_KNOWN = frozenset({"also", "better", "commonly", "formerly", "once"})
"""Adverbs that belong to "known as"."""

READERS: tuple[Callable[[Tree, Token], Reading | None], ...] = (
    _seeming,
    _hearsay,
    _common_view,
    _other_name,
    _evident,
)


def _clause(tree: Tree, verb: Token) -> tuple[Stretch, ...]:
    """Give the words of a verb's clause from its subject on, without loose ends."""
    first, last = tree.stretch(verb.i)
    subject = tree.subject(verb.i)
    if subject is not None and subject.i < verb.i:
        first = tree.left[subject.i]
    holes = [
        tree.stretch(t.i)
        for t in tree.parse.dependents(verb.i, "conj", "advcl", "parataxis")
        if (tree.subject(t.i) if t.dep == "conj" else t.i > verb.i and is_loose(tree, t))
    ]
    return tuple(without_loose_relative(tree, p) for p in without((first, last), holes))
