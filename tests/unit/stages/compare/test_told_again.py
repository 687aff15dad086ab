"""One thing told again: more closely, at one minute, counted in other verbs, on its own day."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from factories import make_claim, make_document, span_of
from rashomon.model import (
    Certainty,
    Claim,
    Comparator,
    Document,
    Mention,
    Quantity,
    Reading,
    Role,
    TimeMention,
)
from rashomon.stages.compare import CompareParams
from rashomon.stages.compare.decide import decide_all
from rashomon.stages.compare.denials import is_doubted
from rashomon.stages.compare.facets import find_facets
from rashomon.stages.compare.findings import Pair
from rashomon.stages.compare.keys import keys
from rashomon.stages.compare.reports import claim_figures
from rashomon.stages.compare.surroundings import names_its_day

LEAD = (
    "Drones set the Velm brewery in Ostrel on fire at night. The brewery stands in Sarn. "
)

Told = tuple[Document, Claim]


def told(  # noqa: PLR0913  what a claim may be made of
    words: str,
    name: str,
    verb: str,
    *,
    day: tuple[str, str] | None = None,
    count: str | None = None,
    hit: str | None = None,
    denied: bool = False,
    beside: str = "",
) -> Told:
    document = make_document(
        f"{LEAD}{beside}{words}.", external_id=name, published="2031-05-07"
    )
    claim = make_claim(document, words, predicate=verb, negated=denied)
    if day:
        claim = replace(claim, times=(TimeMention(span_of(document, day[0]), day[1]),))
    if count:
        figure, value, unit = count.split("|")
        quantity = Quantity(
            span_of(document, figure), value=float(value), unit=unit or None
        )
        claim = replace(claim, quantities=(quantity,))
    if hit:
        claim = replace(
            claim, actors=(Mention(span_of(document, hit), Role.PATIENT, "ORG"),)
        )
    return document, claim


def relate(*sides: Told) -> str | None:
    facets = find_facets(Reading.of([d for d, _ in sides], claims=[c for _, c in sides]))
    both = [facets[claim.id] for _, claim in sides]
    found = list(decide_all(both, np.array([1]), CompareParams()))
    return f"{found[0].kind.value} {found[0].why}" if found else None


def is_same(*sides: Told) -> bool:
    return (relate(*sides) or "").startswith("same")


BRIEF = "drones bombed the brewery", "bomb"


@pytest.mark.parametrize(
    ("words", "verb", "expected"),
    [
        ("after midnight drones bombed the old brewery by the canal", "bomb", True),
        ("drones machine-gunned the brewery by the canal", "gun", True),  # one word
        ("the raid began when drones bombed the old brewery", "begin", True),
        ("the brewer fled when drones bombed the old brewery", "flee", False),
        ("drones bombed the old mill by the canal", "bomb", False),
    ],
)
def test_a_claim_that_holds_all_of_a_shorter_one(words: str, verb: str, *, expected: bool):
    assert is_same(told(BRIEF[0], "a", BRIEF[1]), told(words, "b", verb)) is expected


@pytest.mark.parametrize(
    ("words", "verb", "hit", "expected"),
    [
        ("at 02:47 the occupiers destroyed Camp Orn", "destroy", "Camp Orn", True),
        ("at 02:47 the occupiers destroyed Fort Lisk", "destroy", "Fort Lisk", False),
        ("at 02:47 the occupiers searched Camp Orn", "search", "Camp Orn", False),
    ],
)
def test_one_deed_of_one_minute(words: str, verb: str, hit: str, *, expected: bool):
    first = told(
        "the guards had blown up Camp Orn at 2:47 a.m.", "a", "blow", hit="Camp Orn"
    )
    assert is_same(first, told(words, "b", verb, hit=hit)) is expected


def test_at_a_full_hour_two_things_are_done():
    first = told(
        "the guards had blown up Camp Orn at 3:00 a.m.", "a", "blow", hit="Camp Orn"
    )
    second = told(
        "at 03:00 the occupiers destroyed Camp Orn", "b", "destroy", hit="Camp Orn"
    )
    assert not is_same(first, second)


@pytest.mark.parametrize(
    ("words", "verb", "count", "expected"),
    [
        ("some 410 people fled their homes", "flee", "410|410|people", True),
        ("some 420 people fled their homes", "flee", "420|420|people", False),
        ("some 410 people slept in the church", "sleep", "410|410|people", False),
        ("some 410 boats fled the harbour", "flee", "410|410|boat", False),
    ],
)
def test_one_count_in_verbs_of_one_doing(
    words: str, verb: str, count: str, *, expected: bool
):
    first = told("410 have left so far", "a", "leave", count="410|410|")
    assert is_same(first, told(words, "b", verb, count=count)) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("no siren had sounded on the night of the fire", True),
        ("no siren had sounded in the town", False),
        ("no siren had sounded in the week of the 9th", False),
    ],
)
def test_a_day_of_its_own_is_not_the_day_of_its_sentence(words: str, *, expected: bool):
    assert names_its_day(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the breach in the brewery wall lies 40 metres from the gate", True),
        ("a breach of the truce lies behind the brewery fire", False),
    ],
)
def test_a_breach_in_a_wall_is_no_doubt(words: str, *, expected: bool):
    sides = (told(words, "a", "lie"), told(words, "b", "lie"))
    facets = find_facets(Reading.of([sides[0][0]], claims=[sides[0][1]]))
    assert is_doubted(facets[sides[0][1].id]) is not expected


@pytest.mark.parametrize(("earlier", "expected"), [("2 May", True), ("2 March", False)])
def test_two_days_the_other_report_names_are_no_background(earlier: str, *, expected: bool):
    iso = {"2 May": "2031-05-02", "2 March": "2031-03-02"}[earlier]
    words = f"the mayor shut the brewery on 5 May after a letter of {earlier}"
    document, claim = told(words, "a", "shut")
    days = (("5 May", "2031-05-05"), (earlier, iso))
    times = tuple(TimeMention(span_of(document, d), edtf) for d, edtf in days)
    claim = replace(claim, times=times)
    other = make_document(
        f"{LEAD}The letter came on 2 May. It was shut on 5 May. The mayor had shut the brewery.",
        external_id="b",
        published="2031-05-07",
    )
    dated = [
        replace(
            make_claim(other, words, predicate="be"),
            times=(TimeMention(span_of(other, day), edtf),),
        )
        for words, day, edtf in (
            ("The letter came on 2 May", "2 May", "2031-05-02"),
            ("It was shut on 5 May", "5 May", "2031-05-05"),
        )
    ]
    shut = make_claim(other, "The mayor had shut the brewery", predicate="shut")
    facets = find_facets(Reading.of([document, other], claims=[claim, *dated, shut]))
    meeting = Pair(facets[claim.id], facets[shut.id], CompareParams()).meeting
    assert meeting.is_other_time is not expected


def test_a_happening_is_one_key_by_any_of_its_names():
    sides = [
        told("drones strafed the brewery", "a", "strafe"),
        told("drones fired on the brewery", "b", "fire"),
    ]
    facets = find_facets(Reading.of([d for d, _ in sides], claims=[c for _, c in sides]))
    first, second = (facets[claim.id] for _, claim in sides)
    assert ("event", "attack") in keys(first) & keys(second)


def size(words: str, figure: str, verb: str, name: str, bound: Comparator) -> Told:
    document, claim = told(words, name, verb)
    span = span_of(document, figure)
    value = float(figure.rsplit(maxsplit=1)[-1])
    quantity = Quantity(span, value=value, unit="m", comparator=bound)
    return document, replace(claim, quantities=(quantity,))


@pytest.mark.parametrize(
    ("words", "figure", "bound", "expected"),
    [
        ("the mill race ran through a hole 40 metres wide", "40", Comparator.EXACT, True),
        ("the mill race ran through a hole 48 metres wide", "48", Comparator.EXACT, False),
        ("water ran through it for over 40 metres", "over 40", Comparator.AT_LEAST, False),
    ],
)
def test_the_one_width_either_report_gives(
    words: str, figure: str, bound: Comparator, *, expected: bool
):
    first = size(
        "the hole is about 40 metres wide", "about 40", "be", "a", Comparator.ABOUT
    )
    assert is_same(first, size(words, figure, "run", "b", bound)) is expected


@pytest.mark.parametrize(
    ("words", "verb", "beside", "expected"),
    [
        ("the granary was levelled", "level", "", True),
        ("was levelled", "level", "They met by the granary, which was hit and ", True),
        ("was levelled", "level", "They met by the school, which was hit and ", False),
        ("the granary was badly damaged", "damage", "", False),
    ],
)
def test_one_thing_harmed_to_one_degree(
    words: str, verb: str, beside: str, *, expected: bool
):
    first = told("gunners had razed the granary", "a", "raze")
    assert is_same(first, told(words, "b", verb, beside=beside)) is expected


@pytest.mark.parametrize(
    ("words", "verb", "expected"),
    [
        ("no petrol was found in the well", "find", True),
        ("no petrol was sold in the town", "sell", False),
        ("no brandy was found in the well", "find", False),
    ],
)
def test_nothing_came_out(words: str, verb: str, *, expected: bool):
    first = told("no petrol has leaked", "a", "leak", denied=True)
    assert is_same(first, told(words, "b", verb, denied=True)) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the dead were brewers and carters, not smugglers", True),
        ("the dead were all brewers", True),
        ("the dead were mostly brewers", False),  # of the others it is open
        ("the dead were sailors and carters", False),
        ("the dead were found by brewers", False),
    ],
)
def test_who_the_dead_were(words: str, *, expected: bool):
    first = told("those who were killed were brewers, smiths and cooks", "a", "be")
    assert is_same(first, told(words, "b", "be")) is expected


@pytest.mark.parametrize(
    ("words", "verb", "beside", "expected"),
    [
        ("there were no civilians among the dead", "be", "", True),
        ("there were no civilians among them", "be", "Nine were killed. ", True),
        ("there were no civilians among them", "be", "Nine were fined. ", False),
        ("there were no sailors among the dead", "be", "", False),
    ],
)
def test_none_of_a_kind_was_among_the_dead(
    words: str, verb: str, beside: str, *, expected: bool
):
    first = told("no civilian lost his life", "a", "lose", denied=True)
    second = told(words, "b", verb, denied=True, beside=beside)
    assert is_same(first, second) is expected


@pytest.mark.parametrize(
    ("words", "day", "edtf", "expected"),
    [
        ("the last porter had left Camp Orn on 5 May", "5 May", "XXXX-05-05", True),
        ("the last porter had left Camp Orn on 6 May", "6 May", "XXXX-05-06", False),
    ],
)
def test_one_day_told_with_its_year_and_without(
    words: str, day: str, edtf: str, *, expected: bool
):
    first = told(
        "its lorries left Camp Orn by the north gate at dawn on Monday",
        "a",
        "leave",
        day=("Monday", "2031-05-05"),
        hit="Camp Orn",
    )
    second = told(words, "b", "leave", day=(day, edtf), hit="Camp Orn")
    assert is_same(first, second) is expected


@pytest.mark.parametrize(
    ("words", "literal", "expected"),
    [("guns opened up on its Post 9", "9", False), ("about 9 opened up", "9", True)],
)
def test_a_number_that_names_a_thing_counts_nothing(
    words: str, literal: str, *, expected: bool
):
    document, claim = told(words, "a", "open")
    quantity = Quantity(span_of(document, literal), value=float(literal))
    assert bool(claim_figures(replace(claim, quantities=(quantity,)))) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("some 131 people were plucked from the canal", True),
        ("some 130 people were plucked from the canal", False),
        ("over 131 people were plucked from the canal", False),
    ],
)
def test_nobody_rounds_to_an_odd_figure(words: str, *, expected: bool):
    bound = Comparator.ABOUT if words.startswith("some") else Comparator.AT_LEAST
    sides = [
        (document, replace(claim, quantities=(quantity,)))
        for (document, claim), figure, comparator in (
            (told("131 persons have come ashore", "a", "come"), "131", Comparator.EXACT),
            (told(words, "b", "pluck"), " ".join(words.split()[:2]), bound),
        )
        for quantity in (
            Quantity(
                span_of(document, figure),
                value=float(figure.split()[-1]),
                group="people",
                comparator=comparator,
            ),
        )
    ]
    assert is_same(*sides) is expected


@pytest.mark.parametrize(
    ("words", "verb", "expected"),
    [
        ("the carillon was removed from the tower", "remove", True),
        ("the carillon was polished in the tower", "polish", False),
        ("the carillon was the first removed from the tower", "remove", False),
        ("every lamp was removed from the tower", "remove", False),
    ],
)
def test_one_doing_told_at_length(words: str, verb: str, *, expected: bool):
    long = (
        "before the procession two carpenters in grey overalls had taken away the carillon of the"
        " tower on a handcart covered with sackcloth"
    )
    assert is_same(told(long, "a", "take"), told(words, "b", verb)) is expected


@pytest.mark.parametrize(
    ("words", "verb", "expected"),
    [
        ("the wardens had been away", "be", True),
        ("the wardens are away", "be", False),  # that is another time
        ("the wardens had been asleep", "be", False),
    ],
)
def test_a_short_sentence_in_another_tense(words: str, verb: str, *, expected: bool):
    document, claim = told(words, "b", verb)
    said = replace(claim, certainty=Certainty.REPORTED)
    found = relate(told("the wardens were away", "a", "be"), (document, said)) or ""
    assert ("the same words" in found) is expected


def test_who_was_shot_shot_nobody():
    first = told("the two wardens were shot", "a", "shoot")
    second = told("the two wardens had shot", "b", "shoot")
    assert "the same words" not in (relate(first, second) or "")
