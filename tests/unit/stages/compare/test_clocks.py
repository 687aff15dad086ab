"""The hour of a claim, whether it is of a begin or an end, and when two hours part."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document
from rashomon.model import Claim, Document, Reading
from rashomon.stages.compare import CompareParams
from rashomon.stages.compare.clocks import find_phase
from rashomon.stages.compare.decide import decide
from rashomon.stages.compare.facets import find_facets


@pytest.mark.parametrize(
    ("quote", "literal", "phase"),
    [
        (
            "At 21:40 on 3 May mortars of the army opened fire from the hill",
            "21:40",
            "begin",
        ),
        ("The shooting went on until about four", "four", "end"),
        (
            "It recorded the first explosion at 00:50 and the last at 05:10",
            "00:50",
            "begin",
        ),
        ("The engagement ended shortly before six", "six", "end"),
        ("The mill was hit at 03:20", "03:20", ""),
        ("The mill was hit", "03:20", ""),
    ],
)
def test_phases(quote: str, literal: str, phase: str):
    assert find_phase(quote, literal) == phase


def told(words: str, name: str, *more: str) -> list[tuple[Document, Claim]]:
    """Put claims in one report on a night of shelling at Sarn."""
    lead = "Shells fell on Sarn and the Velm salt works in the night to Tuesday. "
    text = lead + ". ".join((words, *more)) + "."
    document = make_document(text, external_id=name, publisher=name, published="2021-05-04")
    return [
        (document, make_claim(document, w, None, predicate="shell")) for w in (words, *more)
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # one attack, one hour in either report
        (("Sarn was shelled at 21:40",), ("Sarn was shelled at 03:20",), "contradicts"),
        # it went on at one of them
        (("Sarn was shelled at 21:40",), ("Sarn was still shelled at 03:20",), None),
        (("Sarn was shelled at 21:40",), ("Guns were shelling Sarn at 03:20",), None),
        # the first shot is later than what was hit
        (
            ("The mill at Sarn was shelled at 21:40",),
            ("The first shells fell on Sarn at 23:50",),
            "contradicts",
        ),
        # a night of many shells: each hit something of its own
        (
            ("The mill at Sarn was shelled at 21:40", "The inn was shelled at 01:10"),
            ("The school at Sarn was shelled at 03:20",),
            None,
        ),
        # a begin, and what came later
        (
            ("The first shells fell on Sarn at 21:40", "The inn was shelled at 01:10"),
            ("The school at Sarn was shelled at 03:20",),
            None,
        ),
        # the begin of one night, dated by its eve and by the day after
        (
            ("The army opened fire on Sarn at 23:40",),
            ("The first blasts were heard in Sarn at 00:50",),
            "contradicts",
        ),
        # what was hit in a night comes after its begin, where a report tells of more hours
        (
            ("The army opened fire on Sarn at 04:15", "The mill was shelled at 06:00"),
            ("The inn at Sarn was shelled at 05:10",),
            None,
        ),
        # the evening of another day
        (
            ("The army opened fire on Sarn at 04:15",),
            ("At 21:00 the same evening Sarn was shelled",),
            None,
        ),
        # one figure, and half a day between
        (
            (
                "The Velm works at Sarn, the only ones there, were shelled just before 7 a.m.",
            ),
            (
                "The Velm works at Sarn, the only ones there, were shelled just before 7 p.m.",
            ),
            "contradicts",
        ),
        # a begin and an end
        (
            ("The shelling of Sarn began at 21:40",),
            ("The shelling of Sarn stopped at 03:20",),
            None,
        ),
    ],
)
def test_when_two_hours_part(
    first: tuple[str, ...], second: tuple[str, ...], expected: str | None
):
    sides = told(first[0], "Herald", *first[1:]), told(second[0], "Wire", *second[1:])
    pairs = [pair for side in sides for pair in side]
    documents = list({d.id: d for d, _ in pairs}.values())
    facets = find_facets(Reading.of(documents, claims=[c for _, c in pairs]))
    a, b = (facets[side[0][1].id] for side in sides)
    found = decide(a, b, CompareParams())
    assert found == decide(b, a, CompareParams())
    assert (found.kind.value if found else None) == expected
