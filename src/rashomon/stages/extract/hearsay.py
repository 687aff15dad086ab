"""Read "I have it from men who were there that ...": who told it stands behind "from".

"have", "it", "from" and somebody, "that" and a clause -> Draft
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.stages.extract.drafts import Draft
from rashomon.stages.extract.subtrees import Tree, to_ranges
from rashomon.text.parse import Token

OBTAINING = frozenset({"have", "get"})
"""Verbs whose "it ... from" opens what somebody told."""


def hearsay_drafts(tree: Tree) -> Iterator[Draft]:
    """Find what the writer or another has from somebody, in text order."""
    for verb in tree.tokens:
        thing = tree.child(verb.i, "dobj") if verb.lemma in OBTAINING else None
        if thing is None or thing.lemma.lower() != "it":
            continue
        for prep in tree.parse.dependents(verb.i, "prep"):
            teller = tree.child(prep.i, "pobj") if prep.lemma == "from" else None
            told = _told(tree, verb, teller) if teller else None
            if teller and told:
                first, last = tree.stretch(told.i)
                source = tree.left[teller.i], min(tree.right[teller.i] + 1, first)
                yield Draft(
                    cue=to_ranges(tree, [(verb.i, prep.i + 1)]),
                    content=to_ranges(tree, [(first, last)]),
                    source=to_ranges(tree, [source]),
                )


def _told(tree: Tree, verb: Token, teller: Token) -> Token | None:
    """Give the clause after "that", which the parser may hang on who told it."""
    clauses = [
        *tree.parse.dependents(verb.i, "ccomp", "advcl"),
        *tree.parse.dependents(teller.i, "relcl", "acl", "ccomp"),
    ]
    for clause in clauses:
        first = tree.tokens[tree.left[clause.i]]
        subject = tree.subject(clause.i)
        is_that = first.lemma == "that" and subject is not None and subject != first
        if is_that and first.i > teller.i:
            return clause
    return None
