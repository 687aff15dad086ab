"""Set apart what is said of a part of those counted: "lived, | most of them because ...".

clause -> comma, a number, "of them" and a clause under it -> two clauses

What befell all of them is one claim, and how or when it befell some another. A part without a
clause of its own ("14 dead, nine of them children") stays with the whole.
"""

from __future__ import annotations

from rashomon.stages.extract.clauses import Clause, is_verbal
from rashomon.stages.extract.leaning import FINITE
from rashomon.text.parse import Parse, Token

PARTS = frozenset({"most", "many", "some", "several", "half", "few", "all", "both", "none"})
"""Words that stand for a number of those told of."""

MIN_WORDS = 3
"""Shortest half, in words."""


def partition(parse: Parse, clause: Clause) -> tuple[Clause, Clause] | None:
    """Cut a clause before the part of those counted that ends it.

    Args:
        parse: The document's parse.
        clause: A clause.

    Returns:
        What befell all and what some, both under one head; None: it ends in no such part.
    """
    words = clause.tokens
    for k in range(MIN_WORDS + 1, len(words) - MIN_WORDS):
        before, behind = words[: k - 1], words[k:]
        is_part = words[k - 1].text == "," and _opens_part(parse, behind[0])
        told = is_part and _is_subordinate(behind[MIN_WORDS])
        told = told and any(t.tag in FINITE for t in behind)
        if told and is_verbal(clause.head) and clause.head in before:
            return Clause(clause.head, before), Clause(clause.head, behind)
    return None


def _is_subordinate(word: Token) -> bool:
    """See "most of them | because ...", not "most of them | farmers who had come"."""
    return word.tag == "WRB" or word.dep == "mark"


def _opens_part(parse: Parse, word: Token) -> bool:
    """See "most | of them", "40 | of these"."""
    is_number = word.pos == "NUM" or word.text.lower() in PARTS
    after = [t.text.lower() for t in parse.tokens[word.i + 1 : word.i + 3]]
    return (
        is_number and after[:1] == ["of"] and after[1:] in (["them"], ["these"], ["those"])
    )
