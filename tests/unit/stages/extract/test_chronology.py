"""Chronologies: a date opens each line."""

from __future__ import annotations

import pytest

from reading import claims_of, told_on_page

HEAD = "Chronology of the quarrel over the mill at Ostrel\n\n"


def times_of(page: str) -> list[tuple[str, list[str | None]]]:
    """Give the words of each claim, and the days it is of."""
    return [(c.span.quote, [t.edtf for t in c.times]) for c in claims_of(page)]


def test_a_date_is_of_what_its_entry_tells():
    page = (
        "April 1994: Militiamen surround the church at Ngoma and order those inside to come out.\n"
        "May 2003: The mayor is released, without having apologised."
    )
    assert times_of(page) == [
        ("Militiamen surround the church at Ngoma", ["1994-04"]),
        ("order those inside to come out", ["1994-04"]),
        ("The mayor is released, without having apologised", ["2003-05"]),
    ]


def test_a_date_may_be_set_in_bold():
    page = "**3 May** – Carters enter the mill.\n**8 May** – Envoys arrive."
    assert [days for _, days in times_of(page)] == [["XXXX-05-03"], ["XXXX-05-08"]]


def test_an_entry_without_a_verb_is_told():
    page = HEAD + "1987 – Founding of the guild in exile\n2000 – Truce signed at Ostrel"
    assert told_on_page(page)[-2:] == [
        (None, "1987 – Founding of the guild in exile"),
        (None, "2000 – Truce signed at Ostrel"),
    ]


def test_a_month_speaks_as_little_as_a_day():
    page = HEAD + "January: 17 raids, 9 killed\nFebruary: 22 raids, 31 killed"
    assert told_on_page(page)[-2:] == [
        (None, "January: 17 raids, 9 killed"),
        (None, "February: 22 raids, 31 killed"),
    ]


def test_the_day_of_an_entry_is_not_that_of_what_somebody_says_in_it():
    page = "1994: The mill burns down.\n2003: The mayor says that the guild lit the fire itself."
    assert times_of(page) == [
        ("The mill burns down", ["1994"]),
        ("the guild lit the fire itself", []),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "1994: The mill burns down. It was rebuilt by the guild.",
        "In 1994 the mill burned down.\nIn 2003 the guild left.",
    ],
)
def test_one_line_or_a_sentence_is_no_chronology(page: str):
    found = dict(times_of(page))
    assert all("19" in quote or "20" in quote for quote, days in found.items() if days)
