"""Points that somebody is announced to make, and lists that are nobody's."""

from __future__ import annotations

import pytest

from reading import attributions_of, claims_of

POINTS = (
    "{0} the bridge was closed in May. It was never opened again.\n{1} nine men were hired."
)
NUMBERED = POINTS.format("First:", "Second:")


@pytest.mark.parametrize(
    ("opening", "points"),
    [
        ("The mayor made the following points before the press.", NUMBERED),
        ("The mayor made the following points:", POINTS.format("1.", "2.")),
        ("The mayor issued the following statement.", POINTS.format("(a)", "(b)")),
        ("The mayor replied as follows:", POINTS.format("-", "-")),
    ],
)
def test_every_sentence_of_the_points_is_the_speakers(opening: str, points: str):
    told = [
        c for c in claims_of(f"{opening}\n{points}\nThe town has a new mayor.") if c.source
    ]
    assert [c.span.quote for c in told] == [
        "the bridge was closed in May",
        "It was never opened again",
        "nine men were hired",
    ]
    assert {c.source.span.quote for c in told if c.source and c.source.span} == {
        "The mayor"
    }


@pytest.mark.parametrize(
    "text",
    [
        f"The mayor left the town on Monday.\n{NUMBERED}",  # nothing is announced
        "The mayor made the following points.\nThe bridge was closed in May.",  # no list
    ],
)
def test_other_lines_are_the_writers(text: str):
    assert [c.source for c in claims_of(text)] == [None] * len(claims_of(text))


def test_the_mark_of_a_point_is_no_part_of_its_claim():
    found = [c.span.quote for c in claims_of("3. The bridge was closed in May.")]
    assert found == ["The bridge was closed in May"]


def test_an_ordinal_of_deeds_stays():
    found = [c.span.quote for c in claims_of("First they closed the bridge in May.")]
    assert found == ["First they closed the bridge in May"]


def test_a_line_that_ends_in_a_verb_of_saying_leads_the_next_one_in():
    text = "The mayor added:\nShe was never here. The town pays for it.\nIt rained."
    assert attributions_of(text) == [
        ("The mayor", "added", "She was never here. The town pays for it.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor added salt:\nIt was white.",  # a dish
        "The mayor bought two boats:\nThey were white.",  # says nothing
    ],
)
def test_other_colons_lead_nothing_in(text: str):
    assert [c.source for c in claims_of(text.split("\n")[1])] == [None]
    assert not [one for one in attributions_of(text) if one[2] in text.split("\n")[1]]
