"""Find contents that a noun takes up again: "..., a fact later confirmed by the mayor".

noun in apposition to a clause, participle, agent -> Draft
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.stages.extract.cues import entry_of, verb_group
from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.subtrees import (
    Stretch,
    Tree,
    to_ranges,
    without_loose_relative,
)
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Token

CREDITING = frozenset({"say", "claim", "confirm", "deny", "find"})
"""Kinds of cue whose agent answers for what is taken up."""

MAX_LEAD = 3
"""Longest article and adjectives before the noun, in tokens."""


def appositive_drafts(tree: Tree) -> Iterator[Draft]:
    """Find the clauses credited by a noun in apposition, in text order of the cues."""
    for verb in tree.tokens:
        if verb.tag != "VBN" or verb.dep not in {"acl", "relcl", "amod"}:
            continue
        entry = entry_of(verb)
        source = _agent(tree, verb)
        content = _clause_before(tree, tree.tokens[verb.head])
        if entry and entry.kind in CREDITING and source and content:
            yield Draft(
                cue=to_ranges(tree, [verb_group(tree, verb.i)]),
                content=to_ranges(tree, [content]),
                source=to_ranges(tree, [without_loose_relative(tree, source)]),
            )


def _agent(tree: Tree, verb: Token) -> Stretch | None:
    for by in tree.parse.dependents(verb.i, "agent", "prep"):
        named = tree.child(by.i, "pobj") if by.lemma == "by" and by.i > verb.i else None
        if named:
            return tree.stretch(named.i)
    return None


def _clause_before(tree: Tree, noun: Token) -> Stretch | None:
    """Give the clause that a set-off noun takes up; None: it is no such noun."""
    if noun.lemma not in load_words("account_nouns"):
        return None
    edge = tree.left[noun.i]
    if noun.i - edge > MAX_LEAD or not _is_set_off(tree, edge):
        return None
    first, _ = tree.parse.sentences[noun.sentence]
    verbs = [t for t in tree.tokens[first : edge - 1] if t.pos in {"VERB", "AUX"}]
    host = next((t for t in reversed(verbs) if tree.subject(t.i)), None)
    if host is None:
        return None
    start = min(tree.left[host.i], host.i)
    return max(start, first), edge - 1


def _is_set_off(tree: Tree, edge: int) -> bool:
    return edge > 1 and tree.tokens[edge - 1].text in {",", "—", "–", "--"}
