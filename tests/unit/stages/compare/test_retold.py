"""One content in unlike words: an hour, a deed of a day, an odd figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from factories import make_claim, make_document, span_of
from rashomon.model import (
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
from rashomon.stages.compare.decide import decide, decide_all
from rashomon.stages.compare.facets import find_facets

LEAD = "A blast tore open the Velm ferry off Ostrel harbour on Monday. It had left Sarn. "


COMPARATORS = {"about": Comparator.ABOUT, "over": Comparator.AT_LEAST}


def told(
    words: str,
    name: str,
    *,
    day: str | None = None,
    count: str | None = None,
    **fields: Any,
) -> tuple[Document, Claim]:
    document = make_document(f"{LEAD}{words}.", external_id=name, published="2031-05-07")
    claim = make_claim(document, words, **fields)
    if day:
        claim = replace(claim, times=(TimeMention(span_of(document, day), "2031-05-05"),))
    if count:
        figure, value, unit = count.split("|")
        quantity = Quantity(
            span_of(document, figure),
            value=float(value),
            unit=unit,
            comparator=COMPARATORS.get(figure.split()[0], Comparator.EXACT),
        )
        claim = replace(claim, quantities=(quantity,))
    names = tuple(
        Mention(span_of(document, n), Role.OTHER, "ORG") for n in ["Camp Orn"] if n in words
    )
    return document, replace(claim, actors=names)


def why(first: tuple[Document, Claim], second: tuple[Document, Claim]) -> str | None:
    facets = find_facets(Reading.of([first[0], second[0]], claims=[first[1], second[1]]))
    a, b = facets[first[1].id], facets[second[1].id]
    found = decide(a, b, CompareParams())
    assert found == decide(b, a, CompareParams())
    assert list(decide_all([a, b], np.array([1]), CompareParams())) == [found] * bool(found)
    return f"{found.kind.value} {found.why}" if found else None


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        (
            ("the last porter left Camp Orn on 5 May", "5 May", "leave"),
            ("its last lorry left Camp Orn on 5 May", "5 May", "leave"),
            True,
        ),
        (  # another deed
            ("the last porter left Camp Orn on 5 May", "5 May", "leave"),
            ("a crowd cheered at Camp Orn on 5 May", "5 May", "cheer"),
            False,
        ),
        (  # nothing else in common
            ("the last porter left on 5 May", "5 May", "leave"),
            ("the fleet left on 5 May", "5 May", "leave"),
            False,
        ),
    ],
)
def test_one_deed_of_one_day(
    first: tuple[str, str, str], second: tuple[str, str, str], *, is_one: bool
):
    sides = [
        told(words, name, day=day, predicate=verb)
        for name, (words, day, verb) in zip("ab", (first, second), strict=True)
    ]
    found = why(*sides)
    assert (found is not None and "same one deed of one day" in found) is is_one


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        (
            ("212 sailors laid down their oars", "212|212|sailor"),
            ("Two hundred and twelve men are held", "Two hundred and twelve|212|man"),
            True,
        ),
        (  # met by chance
            ("200 sailors laid down their oars", "200|200|sailor"),
            ("Two hundred men are held", "Two hundred|200|man"),
            False,
        ),
        (  # other things
            ("212 sailors laid down their oars", "212|212|sailor"),
            ("212 boats are held", "212|212|boat"),
            False,
        ),
        (  # it tells of talks
            ("212 sailors laid down their oars", "212|212|sailor"),
            ("talks began on how the 212 men are held", "212|212|man"),
            False,
        ),
    ],
)
def test_one_odd_figure(first: tuple[str, str], second: tuple[str, str], *, is_one: bool):
    sides = [
        told(words, name, count=count)
        for name, (words, count) in zip("ab", (first, second), strict=True)
    ]
    found = why(*sides)
    assert (found is not None and "same one figure" in found) is is_one


TAKEN = "clerks had taken away the parish register of the mill overnight", "take"


@pytest.mark.parametrize(
    ("words", "predicate", "is_one"),
    [
        ("the parish register was removed from the mill", "remove", True),
        ("clerks confiscated the parish register", "confiscate", True),
        ("clerks returned the parish register to the mill", "return", False),
        ("clerks had taken away the old boats", "take", False),  # another thing
        ("parish registers are often removed", "remove", False),  # it is usual
    ],
)
def test_one_doing_in_other_verbs(words: str, predicate: str, *, is_one: bool):
    found = why(
        told(TAKEN[0], "a", predicate=TAKEN[1]), told(words, "b", predicate=predicate)
    )
    assert (found is not None and "same one doing" in found) is is_one


HELD = "the coast guard held 23 smugglers off the western reef"


@pytest.mark.parametrize(
    ("second", "count", "verb", "is_one"),
    [
        ("23 rowers were held near the western reef", "23|23|rower", "hold", True),
        ("23 of the rowers were held near the western reef", "23|23|rower", "hold", True),
        ("24 rowers were held near the western reef", "24|24|rower", "hold", False),
        ("23 rowers swam near the western reef", "23|23|rower", "swim", False),
        ("over 23 rowers were held near the western reef", None, "hold", False),
        ("23 rowers were held when a storm met them", "23|23|rower", "hold", False),
    ],
)
def test_the_same_figures_of_one_deed(
    second: str, count: str | None, verb: str, *, is_one: bool
):
    first = told(HELD, "a", count="23|23|smuggler", predicate="hold")
    found = why(first, told(second, "b", count=count, predicate=verb))
    assert (found is not None and "same the same figures of one deed" in found) is is_one


@pytest.mark.parametrize(
    ("words", "count", "verb", "is_one"),
    [
        ("23 dead rowers lay near the western reef", "23|23|rower", "lie", True),
        ("23 hurt rowers lay near the western reef", "23|23|rower", "lie", False),
        ("a wreath for the 23 dead rowers was laid", "23|23|rower", "lay", False),
    ],
)
def test_those_of_one_state_are_one_count(
    words: str, count: str, verb: str, *, is_one: bool
):
    """Whatever the verb, where the count is what both say."""
    first = told("They found 23 dead seamen", "a", count="23|23|seaman")
    second = told(words, "b", count=count, predicate=verb)
    sides = [
        (document, replace(claim, predicate=name))
        for (document, claim), name in ((first, "find"), (second, verb))
    ]
    assert ("same the same figures of one deed" in (why(*sides) or "")) is is_one


@pytest.mark.parametrize(("who", "is_one"), [("Orn", True), ("Velm", False)])
def test_a_small_count_of_one_party_is_one(who: str, *, is_one: bool):
    sides = []
    for name, words, verb, party in (
        ("a", "The rebels captured seven Orn soldiers", "capture", "Orn"),
        ("b", f"Seven {who} men were taken prisoner", "take", who),
    ):
        figure = "seven" if "seven" in words else "Seven"
        people = "soldier" if name == "a" else "man"
        document, claim = told(words, name, count=f"{figure}|7|{people}", predicate=verb)
        named = Mention(span_of(document, party), Role.PATIENT, "ORG")
        sides.append((document, replace(claim, actors=(named,))))
    assert ("same the same figures of one deed" in (why(*sides) or "")) is is_one


@pytest.mark.parametrize(("bound", "is_one"), [("about", True), ("over", False)])
def test_figures_that_both_call_about_are_one(bound: str, *, is_one: bool):
    sides = [
        told(words, name, count=f"{bound} 40|40|{thing}", predicate="hold")
        for name, words, thing in (
            (
                "a",
                f"the coast guard held {bound} 40 smugglers off the western reef",
                "smuggler",
            ),
            ("b", f"{bound} 40 rowers were held near the western reef", "rower"),
        )
    ]
    assert ("same the same figures" in (why(*sides) or "")) is is_one


@pytest.mark.parametrize(("many", "is_one"), [("23", True), ("3", False)])
def test_a_small_count_is_met_twice_by_chance(many: str, *, is_one: bool):
    sides = [
        told(
            f"{many} {thing}s were held",
            name,
            count=f"{many}|{many}|{thing}",
            predicate="hold",
        )
        for name, thing in (("a", "smuggler"), ("b", "rower"))
    ]
    assert ("same the same figures" in (why(*sides) or "")) is is_one


def test_one_is_no_figure_that_tells_a_deed():
    sides = [
        told(words, name, count="One|1|smuggler", predicate="hold")
        for name, words in zip(
            "ab",
            (
                "One smuggler was held when a cutter came",
                "One smuggler was held at the quay",
            ),
            strict=True,
        )
    ]
    assert "the same figures" not in (why(*sides) or "")


def test_an_age_is_no_count_that_tells_a_deed():
    words = (
        "Orla Venn, 91, was killed by a chimney",
        "Orla Venn, 91, had died before the storm",
    )
    sides = [
        told(w, name, count="91|91|year-old", predicate=verb)
        for w, name, verb in zip(words, "ab", ("kill", "die"), strict=True)
    ]
    assert "the same figures" not in (why(*sides) or "")


@pytest.mark.parametrize(
    ("second", "is_one"),
    [
        ("a blast tore open the ferry at 05:40", True),
        ("a blast tore open the ferry at 9 p.m.", False),
        ("a blast tore open the ferry again at 05:40", False),  # another time
    ],
)
def test_one_hour(second: str, *, is_one: bool):
    first = told("the blast at 5:40 a.m.", "a", predicate="blast")
    found = why(first, told(second, "b", predicate="tear"))
    assert (found is not None and "same one hour" in found) is is_one
