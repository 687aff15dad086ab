"""The dead of a whole conflict, and when two counts of them part."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document, span_of
from paired import judge
from rashomon.model import Claim, Document, Quantity, RelationKind

LEAD = (
    "The rising in the Velm delta goes on. The Ostrel front called it a day of mourning. "
)

ALL = "The rising has killed 13,000 civilians", "13,000|13000|civilians"


def told(words: str, count: str, published: str = "2031-05-07") -> tuple[Document, Claim]:
    figure, value, group = count.split("|")
    document = make_document(
        f"{LEAD}{words}.", external_id=words, published=published, publisher="P"
    )
    quantity = Quantity(
        span_of(document, figure), value=float(value), unit=group, group=group, state="kill"
    )
    return document, make_claim(document, words, quantities=(quantity,))


@pytest.mark.parametrize(
    ("words", "count", "kind"),
    [
        (
            "About 5,000 people have been killed",
            "5,000|5000|people",
            RelationKind.CONTRADICTS,
        ),
        (
            "The revolt has claimed the lives of 5,000 Austrians",
            "5,000|5000|Austrians",
            RelationKind.CONTRADICTS,
        ),
        (
            "The revolt has killed 20,000 people",
            "20,000|20000|people",
            None,
        ),  # all, and some
        (
            "Mudslides killed 5,000 people",
            "5,000|5000|people",
            None,
        ),  # no tense of what goes on
        ("This year 5,000 people have been killed", "5,000|5000|people", None),
        ("So far 90 people have been killed", "90|90|people", None),  # one attack
        ("A further 5,000 people have been killed", "5,000|5000|people", None),
    ],
)
def test_two_tolls_of_one_conflict_part(words: str, count: str, kind: RelationKind | None):
    assert judge(told(*ALL), told(words, count)) == kind


def test_a_toll_a_little_higher_and_later_has_grown():
    later = told(
        "The rising has killed 15,000 civilians", "15,000|15000|civilians", "2031-05-20"
    )
    assert judge(told(*ALL), later) != RelationKind.CONTRADICTS
