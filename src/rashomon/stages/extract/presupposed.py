"""Find counts that a sentence takes for granted while it says something else.

"The gang's | kidnapping of 40 pupils | shocked the region" -> Clause

Such a phrase is a claim of its own: it says who did what to how many, and it holds whatever
becomes of the sentence around it. What is only wanted, planned or denied ("called for the
release of 40 pupils") is taken for granted by nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import Quantity
from rashomon.stages.extract.clauses import Clause, is_verbal
from rashomon.stages.extract.factuality import level_of, steps_at
from rashomon.text.parse import Parse, Token
from rashomon.text.states import noun_state

CERTAIN = 3
"""Level of `factuality.level_of` that leaves no doubt."""

DEFINITE = ("poss", "det")

PARTS = frozenset({"nsubj", "nsubjpass"})
"""Parts of a clause in which a deed is taken for granted; an object may be only agreed or
included ("the deal includes the release of 40 pupils")."""

LINKS = frozenset(
    {"after", "since", "following", "despite", "amid", "during", "by", "over"}
)
"""Prepositions after which it is; "a plan for the release" and "agreed to" leave it open."""


def presupposed(
    parse: Parse, clause: Clause, quantities: Sequence[Quantity]
) -> Iterator[Clause]:
    """Find the counted deeds inside a clause, in text order.

    Args:
        parse: The document's parse.
        clause: A clause that says something else.
        quantities: The figures of the document.

    Yields:
        Noun phrases of a deed, its doer and those counted.
    """
    if not is_verbal(clause.head):
        return
    for token in clause.tokens:
        if all(test(parse, token) for test in TESTS) and _counts(parse, token, quantities):
            inside = (t for t in parse.subtree(token.i) if t in clause.tokens)
            yield Clause(token, tuple(inside))


def _is_named(parse: Parse, noun: Token) -> bool:
    """Know a deed somebody did, or a known one: "the gang's kidnapping", "the deaths"."""
    if noun.pos != "NOUN" or noun_state(noun) is None:
        return False
    return any(
        t.dep == "poss" or t.lemma.lower() == "the"
        for t in parse.dependents(noun.i, *DEFINITE)
    )


def _is_granted(parse: Parse, noun: Token) -> bool:
    over = parse.tokens[noun.head]
    is_linked = noun.dep == "pobj" and over.lemma.lower() in LINKS
    return noun.dep in PARTS or (is_linked and is_verbal(parse.tokens[over.head]))


def _is_sure(parse: Parse, noun: Token) -> bool:
    return level_of(steps_at(parse, noun.i)) == CERTAIN


TESTS = (_is_named, _is_granted, _is_sure)
"""What makes a noun a deed that the sentence takes for granted."""


def _counts(parse: Parse, noun: Token, quantities: Sequence[Quantity]) -> bool:
    """See "of 40 pupils": the count stands right under the deed."""
    things = [
        thing
        for of in parse.dependents(noun.i, "prep")
        if of.lemma == "of"
        for thing in parse.dependents(of.i, "pobj")
    ]
    return any(
        q.state and q.span.start <= word.start < q.span.end
        for thing in things
        for word in (thing, *parse.dependents(thing.i, "nummod"))
        for q in quantities
    )
