"""What is one person's own, one person's death, and sums of money: when two claims part on it."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document, span_of
from paired import asked, judge, said
from rashomon.model import Claim, Document, Quantity, Reading
from rashomon.stages.compare.deaths import find_death
from rashomon.stages.compare.facets import find_facets
from rashomon.stages.compare.money import sum_kind

LEAD = "Orlova clinic took in the wounded. The Velm road was shut. "


def counted(words: str, figure: str, unit: str, name: str) -> tuple[Document, Claim]:
    document = make_document(
        f"{LEAD}{words}.", external_id=name, published="2031-05-12", publisher=name
    )
    value = {"sixty": 60.0}.get(figure.lower()) or float(figure.replace(",", ""))
    quantity = Quantity(span_of(document, figure), value=value, unit=unit or None)
    return document, make_claim(document, words, quantities=(quantity,))


@pytest.mark.parametrize(
    ("words", "figure", "unit", "expected"),
    [
        ("Luan Orre, 61, entered the clinic", "61", "year-old", ("age", "luan orre")),
        ("Sixty-year-old Luan Orre is accused", "Sixty", "year-old", ("age", "luan orre")),
        ("The 34-year-old nurse Dita Rask left", "34", "year-old", ("age", "dita rask")),
        ("Dita Rask, a mother of 12, was shot", "12", "", ("children", "dita rask")),
        ("A mother of 13, Dita Rask", "13", "", ("children", "dita rask")),
        ("Velm island, home to 1200 people", "1200", "person", ("inhabitants", "velm")),
        ("Then 15-year-old Luan Orre was there", "15", "year-old", None),
        ("Luan Orre, 15 at the time, was there", "15", "year-old", None),
        ("Video of a mother of 13 was shown", "13", "", None),
        ("Luan Orre saw 40 people", "40", "person", None),
    ],
)
def test_whose_own_a_number_is(
    words: str, figure: str, unit: str, expected: tuple[str, str] | None
):
    document, claim = counted(words, figure, unit, "a")
    facets = find_facets(Reading.of([document], claims=[claim]))[claim.id]
    found = [(p.kind, " ".join(p.name)) for p in facets.particulars]
    assert found == ([expected] if expected else [])


SIXTY = counted("Luan Orre, 60, was arrested at the mill", "60", "year-old", "a")


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (counted("Luan Orre, 61, denies it", "61", "year-old", "b"), "contradicts"),
        (counted("Luan Orre, 60, denies it", "60", "year-old", "b"), None),
        (counted("Ivo Orre, 61, denies it", "61", "year-old", "b"), None),
        (counted("Then 31-year-old Luan Orre fled", "31", "year-old", "b"), None),
        (counted("Luan Orre, a father of 3, denies it", "3", "", "b"), None),
    ],
)
def test_when_two_ages_part(other: tuple[Document, Claim], kind: str | None):
    assert judge(SIXTY, other) == kind


def test_the_age_of_one_person_is_asked_for():
    questions = asked(SIXTY, counted("Luan Orre, 61, denies it", "61", "year-old", "b"))
    assert "What is the age of Luan Orre?" in questions


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Luan Orre died of heart failure on Thursday", ("luan orre", {"heart"}, set())),
        ("Orre reportedly drowned", ("orre", {"drowned"}, set())),
        ("Luan Orre was beaten to death by guards", ("luan orre", {"beaten"}, set())),
        ("The poet Luan Orre succumbed to a stroke", ("luan orre", {"stroke"}, set())),
        ("Luan Orre died at home after a fall", ("luan orre", set(), set())),
        ("Luan Orre died of cholera on 3 May", ("luan orre", {"cholera"}, set())),
        ("Luan Orre may have died of hunger", None),
        ("Luan Orre, whose wife died, spoke", None),
        ("Luan Orre's wife died of cancer", None),
    ],
)
def test_who_died_and_what_of(quote: str, expected: tuple[str, set[str], set[str]] | None):
    found = find_death(quote, None, (), is_negative=False)
    told = found and (" ".join(found.name), set(found.kinds), set(found.barred))
    assert told == expected


FELL = said("Luan Orre died in a fall from the roof on Friday", "2031-05-20", "a")


@pytest.mark.parametrize(
    ("words", "kind", "on"),
    [
        ("Luan Orre was beaten to death in his cell", "contradicts", "What did"),
        ("Luan Orre died on Thursday in the clinic", "contradicts", "When did"),
        ("Luan Orre died on Friday at the barracks", "same", None),
        ("Luan Orre died of his wounds", "same", None),
        ("Ivo Rask was beaten to death in his cell", None, None),
    ],
)
def test_one_person_dies_once(words: str, kind: str | None, on: str | None):
    other = said(words, "2031-05-21", "b")
    assert judge(FELL, other) == kind
    if on:
        assert any(q.startswith(f"{on} Luan Orre die") for q in asked(FELL, other))


@pytest.mark.parametrize(
    ("before", "unit", "after", "expected"),
    [
        ("Robbers snatched", "usd", "worth of rings", "stolen"),
        ("They fixed a", "eur", "bounty on his head", "bounty"),
        ("The storm did damage of", "usd", "to the port", "damage"),
        ("The club offered", "usd", "for him", None),
        ("He had", "usd", "on him", None),
        ("Thieves stole", "car", "in the night", None),
    ],
)
def test_what_a_sum_is(before: str, unit: str, after: str, expected: str | None):
    assert sum_kind(unit, f"{before} ", f" {after}") == expected


def test_sums_of_one_theft_part():
    first = counted("Thieves stole 102 dollars at the Orlova clinic", "102", "USD", "a")
    second = counted("Thieves stole 108 dollars at the Orlova clinic", "108", "USD", "b")
    assert judge(first, second) == "contradicts"
    assert any(q.startswith("How much was stolen") for q in asked(first, second))
