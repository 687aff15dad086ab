"""Counts of bodies, of none, of strikers, and up to an hour."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from factories import make_claim, make_document, span_of
from paired import judge
from rashomon.model import Claim, Document, Quantity
from rashomon.stages.compare.counting import to_figure

LEAD = "The Velm salt works burnt on Monday. The fire of the Velm salt works was put out. "


def told(words: str, count: str, name: str, **fields: object) -> tuple[Document, Claim]:
    figure, value, group, state = count.split("|")
    document = make_document(
        f"{LEAD}{words}.", external_id=name, published="2031-05-07", publisher=name
    )
    quantity = Quantity(
        span_of(document, figure),
        value=float(value),
        unit=group,
        group=group,
        state=state or None,
    )
    return document, make_claim(document, words, quantities=(quantity,), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "count", "expected"),
    [
        ("43 bodies have been recovered", "43|43|bodies|", ("kill", inf)),
        ("divers found 43 bodies", "43|43|bodies|", ("kill", inf)),
        ("43 bodies of water are polluted", "43|43|bodies|", (None, 43.0)),
        ("22 civilians were dead by noon", "22|22|civilians|kill", ("kill", inf)),
        ("22 civilians were killed by mines", "22|22|civilians|kill", ("kill", 22.0)),
        ("900 miners are on strike", "900|900|miners|", ("take part", 900.0)),
    ],
)
def test_what_a_count_leaves_open(
    words: str, count: str, expected: tuple[str | None, float]
):
    document, claim = told(words, count, "a")
    figure = to_figure(claim.quantities[0], words, claim.span.start)
    assert (figure.state, figure.high) == expected
    assert document.text


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (
            ("Eighteen people died", "Eighteen|18|people|kill"),
            ("43 bodies have been recovered", "43|43|bodies|"),
            "contradicts",
        ),
        (
            ("Eighteen people died", "Eighteen|18|people|kill"),
            ("12 bodies have been recovered", "12|12|bodies|"),
            None,
        ),  # the others may lie there still
        (
            ("900 miners are on strike", "900|900|miners|"),
            ("3,000 miners have joined the strike", "3,000|3000|miners|"),
            "contradicts",
        ),
        (
            ("No fewer than 900 gulls were killed", "900|900|gulls|kill"),
            ("200 gulls of all species were killed", "200|200|gulls|kill"),
            "contradicts",
        ),
    ],
)
def test_when_such_counts_part(
    first: tuple[str, str], second: tuple[str, str], kind: str | None
):
    one, other = told(*first, "a", predicate="kill"), told(*second, "b", predicate="kill")
    found = judge(one, other)
    assert found == kind or (kind is None and found != "contradicts")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The final toll stands at 18 people killed", "contradicts"),
        ("The toll stands at 18 people killed", "updates"),
    ],
)
def test_a_final_count_expects_no_more(words: str, kind: str):
    one = told(words, "18|18|people|kill", "a", predicate="stand")
    document, claim = told(
        "Forty people died", "Forty|40|people|kill", "b", predicate="die"
    )
    later = document.published
    assert later is not None
    document = replace(document, published=replace(later, edtf="2031-05-09"))
    assert judge(one, (document, claim)) == kind
