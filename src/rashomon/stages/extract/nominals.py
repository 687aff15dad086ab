"""Find what a noun or an adjective hands over: "claims that", "reluctant to", "reports of".

Cue, Tree -> complement by the cue's list -> Found
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.stages.extract.cues import Cue, carrying_verb, verb_group
from rashomon.stages.extract.subtrees import Stretch, Tree, names_at
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token


@dataclass(frozen=True, slots=True)
class Found:
    """The content of one cue and the words of the cue."""

    content: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    is_quoting: bool = False
    """The content is a clause, so that a quotation beside it goes with it."""
    is_unnamed: bool = False
    """A passive: the grammatical subject is content or addressee, not source."""


def is_time(parse: Parse, token: Token) -> bool:
    """Tell whether a noun is a date or an hour ("spoke on Monday")."""
    return any(n.label in {"DATE", "TIME"} for n in names_at(parse, token))


def noun_content(tree: Tree, cue: Cue) -> Found | None:
    """Find what a noun hands over: "claims that", "allegations of", "a promise to"."""
    noun = cue.head
    carrier = carrying_verb(tree, noun)
    lead = [verb_group(tree, carrier.i)] if carrier else []
    for child, wanted in _after_noun(tree, noun):
        if not cue.entry.takes(wanted):
            continue
        if child.dep not in {"prep", "dative"}:
            return Found((tree.stretch(child.i),), (*lead, (noun.i, noun.i + 1)))
        objects = tree.parse.dependents(child.i, "pobj", "pcomp")
        if objects and not is_time(tree.parse, objects[0]):
            last = child.i if child.i == noun.i + 1 else noun.i
            return Found((tree.stretch(objects[0].i),), (*lead, (noun.i, last + 1)))
    return None


def _after_noun(tree: Tree, noun: Token) -> Iterator[tuple[Token, str]]:
    """List the complements of a noun with the lexicon's word for them."""
    for child in tree.parse.dependents(noun.i):
        wanted = _complement(tree, child) if child.i > noun.i else None
        if wanted:
            yield child, wanted
    carrier = carrying_verb(tree, noun)
    for child in tree.parse.dependents(carrier.i, "prep", "dative") if carrier else ():
        if child.i == tree.right[noun.i] + 1:  # "gave credence | to the claim"
            yield child, child.lemma


def _complement(tree: Tree, child: Token) -> str | None:
    """Name the complement a dependent of a noun is; None: it is none."""
    if child.dep == "prep":
        return child.lemma
    if child.dep not in {"acl", "ccomp", "relcl"}:
        return None
    marks = {t.lemma for t in tree.parse.dependents(child.i, "mark")}
    if "that" in marks or child.dep == "ccomp" or _begins_with_that(tree, child):
        return "that"
    is_to = any(t.tag == "TO" for t in tree.parse.dependents(child.i, "aux"))
    return "to" if is_to else None


def _begins_with_that(tree: Tree, child: Token) -> bool:
    """See "concerns that it would spread", which the parser takes for a relative clause.

    The tag says that the word joins a clause, and the clause has a subject of its own; not in
    "the claims that it made".
    """
    if child.lemma in load_words("light_verbs"):
        return False
    first = tree.tokens[tree.left[child.i]]
    own = tree.child(child.i, "nsubj", "nsubjpass", "expl")
    return first.lemma == "that" and first.tag == "IN" and own is not None and own != first


def adjective_content(tree: Tree, cue: Cue) -> Found | None:
    """Find what an adjective hands over: "confident that", "reluctant to", "critical of"."""
    adj = cue.head
    for child in tree.parse.dependents(adj.i, "ccomp", "xcomp", "prep"):
        if child.i < adj.i:
            continue
        if child.dep == "prep":
            objects = tree.parse.dependents(child.i, "pobj", "pcomp")
            if objects and cue.entry.takes(child.lemma):
                words = (adj.i, max(child.i, adj.i) + 1)
                return Found((tree.stretch(objects[0].i),), (words,))
            continue
        wanted = "to" if child.dep == "xcomp" else "that"
        if cue.entry.takes(wanted):
            return Found((tree.stretch(child.i),), ((adj.i, adj.i + 1),))
    return None
