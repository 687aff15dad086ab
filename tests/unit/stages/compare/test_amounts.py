"""Numbers of one kind of thing that two reports give once each, and what they count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_claim, make_document, span_of
from paired import LEAD, judge, said
from rashomon.model import (
    Claim,
    Comparator,
    Document,
    Mention,
    Quantity,
    Reading,
    RelationKind,
    Role,
    TimeMention,
)
from rashomon.stages.compare.counting import to_figure
from rashomon.stages.compare.reports import find_reports
from rashomon.stages.compare.words import stem

RAID = "Bombs fell on Sarn before dawn. "


def told(
    words: str,
    name: str,
    *counts: tuple[str, float, str],
    predicate: str | None = None,
) -> tuple[Document, Claim]:
    document = make_document(
        f"{LEAD}{RAID}{words}.", external_id=name, published="2031-05-07", publisher=name
    )
    figures = tuple(
        Quantity(span_of(document, literal), value, unit=unit, group=unit)
        for literal, value, unit in counts
    )
    return document, make_claim(document, words, quantities=figures, predicate=predicate)


TWO = told("Two bombs were used", "a", ("Two", 2, "bombs"), predicate="use")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (
            told("Four bombs came down", "b", ("Four", 4, "bombs"), predicate="come"),
            RelationKind.CONTRADICTS,
        ),
        (told("Four sheep ran off", "b", ("Four", 4, "sheep"), predicate="run"), None),
        (
            told(
                "Four bombs came down, then nine bombs",
                "b",
                ("Four", 4, "bombs"),
                ("nine", 9, "bombs"),
                predicate="come",
            ),
            None,
        ),  # which is the count is open
        (
            told("Another four bombs were found", "b", ("four", 4, "bombs")),
            None,
        ),  # more of them
    ],
)
def test_two_reports_count_the_weapons_of_one_raid(
    other: tuple[Document, Claim], expected: RelationKind | None
):
    assert judge(TWO, other) == expected


BOATS = told(
    "In all 940 men were brought to Orlo in four boats",
    "a",
    ("four", 4, "boats"),
    predicate="bring",
)


@pytest.mark.parametrize(
    ("words", "predicate", "expected"),
    [
        ("five boats carried 940 men to Orlo", "carry", RelationKind.CONTRADICTS),
        ("five boats lay at the quay of Orlo", "lie", None),  # another doing
        ("five boats carried 940 men over the lake", "carry", None),  # no name in common
    ],
)
def test_the_only_things_of_a_kind_that_did_one_thing(
    words: str, predicate: str, expected: RelationKind | None
):
    other = told(words, "b", ("five", 5, "boats"), predicate=predicate)
    sides = [
        (document, replace(claim, places=_named(document, "Orlo")))
        for document, claim in (BOATS, other)
    ]
    assert judge(*sides) == expected


def _named(document: Document, name: str) -> tuple[Mention, ...]:
    if name not in document.text:
        return ()
    return (Mention(span_of(document, name), Role.LOCATION, "GPE"),)


def test_a_rounded_figure_is_one_count():
    document, claim = said("The breach lies about 70 metres down", "2031-05-07", "a")
    figure = Quantity(
        span_of(document, "about 70"), 70.0, unit="m", comparator=Comparator.ABOUT
    )
    reading = Reading.of([document], claims=[replace(claim, quantities=(figure,))])
    (report,) = find_reports(reading).values()
    assert [len(v) for v in report.counts.values()] == [1]


def test_stuff_that_kills_is_weighed_and_not_killed():
    quote = "The team used 500 kilos of the deadly stuff"
    document = make_document(quote)
    found = to_figure(Quantity(span_of(document, "500 kilos"), 500.0, unit="kg"), quote, 0)
    assert found.state is None


def test_a_plane_is_no_plan():
    assert stem("planes") == stem("plane") != stem("plans")


def level(
    words: str, name: str, literal: str, value: float, unit: str
) -> tuple[Document, Claim]:
    document = make_document(
        f"{LEAD}The Velm reservoir at Sarn. {words}.",
        external_id=name,
        published=f"2031-0{5 if name == 'a' else 9}-07",
    )
    figure = Quantity(span_of(document, literal), value, unit=unit)
    predicate = words.split()[2]
    return document, make_claim(document, words, quantities=(figure,), predicate=predicate)


HELD = level("The reservoir held 40 cubic metres of water", "a", "40", 40.0, "m3")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (
            level("The reservoir had lost 9 cubic metres", "b", "9", 9.0, "m3"),
            RelationKind.CONTRADICTS,
        ),
        (
            level("The reservoir had lost 40,000 litres", "b", "40,000", 40000.0, "l"),
            None,
        ),  # the same, in litres
        (level("The tanker had lost 9 cubic metres", "b", "9", 9.0, "m3"), None),
        (
            level("A second reservoir held 9 cubic metres", "b", "9", 9.0, "m3"),
            None,
        ),  # another
        (
            level("The reservoir was meant to hold 9 cubic metres", "b", "9", 9.0, "m3"),
            None,
        ),
        (level("The reservoir had lost 9 fences", "b", "9", 9.0, "fence"), None),
    ],
)
def test_the_only_level_of_one_thing(
    other: tuple[Document, Claim], expected: RelationKind | None
):
    assert judge(HELD, other) == expected


GAP = level("The river runs through a gap 40 metres wide", "b", "40", 40.0, "m")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The dike collapsed over a stretch 40 metres wide", RelationKind.SAME),
        ("The quake shook a stretch 40 metres wide", None),  # it is over by then
    ],
)
def test_a_breach_keeps_its_width_months_later(words: str, expected: RelationKind | None):
    assert judge(level(words, "a", "40", 40.0, "m"), GAP) == expected


@pytest.mark.parametrize(
    ("quote", "literal", "measure"),
    [
        ("The hole measures 30 metres in diameter", "30", "width"),
        ("Its diameter is put at 60 metres", "60", "width"),
        ("The pit measures 110 metres from rim to rim", "110", "width"),
        ("The pit goes down 90 metres", "90", "depth"),
        ("The pit is as deep as 250 metres", "250", "depth"),
        ("A 30-metre-wide pit opened", "30", "width"),
        ("The plane came down 90 metres from the pit", "90", None),
        ("The pit is deep, and 90 metres from the road", "90", None),
    ],
)
def test_what_a_figure_measures(quote: str, literal: str, measure: str | None):
    document = make_document(quote)
    figure = to_figure(
        Quantity(span_of(document, literal), float(literal), unit="m"), quote, 0
    )
    assert figure.measure == measure


@pytest.mark.parametrize(
    ("quote", "literal", "unit", "state"),
    [
        ("At least 900 geese have been lost", "900", "geese", "kill"),
        ("We put the losses at 900 birds", "900", "birds", "kill"),
        ("The guild lost 900 crates", "900", "crates", None),
    ],
)
def test_animals_lost_are_dead(quote: str, literal: str, unit: str, state: str | None):
    document = make_document(quote)
    quantity = Quantity(span_of(document, literal), 900.0, unit=unit, group=unit)
    assert to_figure(quantity, quote, 0).state == state


def dose(words: str, name: str, value: float, day: str) -> tuple[Document, Claim]:
    document = make_document(
        f"{LEAD}{words}.", external_id=name, published="2031-05-07", publisher=name
    )
    figure = Quantity(span_of(document, f"{value:g}"), value, unit="mg/l")
    time = TimeMention(span_of(document, day.split("|", maxsplit=1)[0]), day.split("|")[1])
    return document, make_claim(
        document, words, quantities=(figure,), times=(time,), predicate="be"
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [("5 May|2031-05-05", RelationKind.CONTRADICTS), ("6 May|2031-05-06", None)],
)
def test_what_the_water_holds_may_be_other_the_next_day(
    day: str, expected: RelationKind | None
):
    first = dose("On 5 May there was 4 milligrams of ammonia", "a", 4, "5 May|2031-05-05")
    words = f"On {day.split('|', maxsplit=1)[0]} the ammonia ran to 9 milligrams"
    assert judge(first, dose(words, "b", 9, day)) == expected


def carried(words: str, name: str, value: float, day: str) -> tuple[Document, Claim]:
    document = make_document(
        f"{LEAD}{words}.", external_id=name, published=day, publisher=name
    )
    figure = Quantity(span_of(document, f"{value:g}"), value, unit="people", group="people")
    return document, make_claim(document, words, quantities=(figure,), predicate="be")


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        ("There were 253 people aboard", "2031-05-07", RelationKind.CONTRADICTS),
        ("There were 253 people aboard", "2031-07-07", RelationKind.CONTRADICTS),  # later
        ("There were 253 people on the quay", "2031-05-07", None),
    ],
)
def test_how_many_were_aboard_stays_as_it_was(
    words: str, day: str, expected: RelationKind | None
):
    first = carried("The company counts 198 people aboard", "a", 198, "2031-05-07")
    assert judge(first, carried(words, "b", 253, day)) == expected
