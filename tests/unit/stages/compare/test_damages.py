"""How badly a thing was harmed, and when two claims part on it."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document
from paired import LEAD, asked, judge, said
from rashomon.model import Claim, Commitment, Document, Factuality
from rashomon.stages.compare.damages import find_damage

BEFORE = "Rockets lay in the old granary on the Velm road."


@pytest.mark.parametrize(
    ("words", "negative", "expected"),
    [
        ("the granary was razed", False, "the granary 5-6"),
        ("shells levelled the granary", False, "the granary 5-6"),
        ("the granary still has its roof", False, "the granary 0-4"),
        ("the granary suffered slight damage", False, "the granary 1-2"),
        ("the blast did heavy damage to the power plant", False, "the power plant 4-5"),
        ("there was no damage to the dam", True, "the dam 0-1"),
        ("the bridge was not damaged", True, "the bridge 0-1"),
        ("the bridge was not destroyed", True, "the bridge 0-4"),
        ("the bridge was badly damaged", True, "the bridge 0-3"),  # denied by a cue outside
        ("the bridge stands, but its railing is lost", False, "the bridge 0-4"),
        ("the bridge stands on nine pillars", False, None),  # how it is built
        ("the bridge has been swept away by the ice", False, "the bridge 5-6"),
        ("the ferry sank at dawn", False, "the ferry 5-6"),
        ("the torpedo sank the ferry", False, "the ferry 5-6"),
        ("the Ostrel remains afloat", False, "the Ostrel 0-4"),
        ("the school was partly destroyed", False, "the school 3-5"),
        (
            "they do not know who destroyed the dam",
            True,
            None,
        ),  # the doer is open, not the harm
        ("twelve houses were destroyed", False, None),
        ("parts of the bridge were destroyed", False, None),
        ("the roof of the granary was destroyed", False, None),  # of the roof alone
        ("a bridge was destroyed", False, None),  # which one is not said
        ("the peace was destroyed", False, None),
        ("the granary might be razed", False, None),
        ("the ministry set the damage at two million", False, None),
        ("it was destroyed", False, None),
    ],
)
def test_how_badly_what_was_harmed(words: str, negative: bool, expected: str | None):  # noqa: FBT001  table
    found = find_damage(words, BEFORE, is_negative=negative)
    shown = f"{found.thing.literal} {found.least}-{found.most}" if found else None
    assert shown == expected


MAYBE = Factuality(Commitment.POSSIBLE, Commitment.POSSIBLE)
RAZED = said("the granary was razed", "2021-05-04", "Ministry")
ROOFED = said("the granary still has its roof", "2021-05-05", "Herald")
DAY = ("on Friday", "2021-05-07")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (RAZED, ROOFED, "contradicts"),
        (RAZED, said("the granary is undamaged", "2021-05-05", "Herald"), "contradicts"),
        (
            RAZED,
            said("the granary was badly damaged", "2021-05-05", "Herald"),
            None,
        ),  # near
        (RAZED, said("the chapel is undamaged", "2021-05-05", "Herald"), None),
        (
            said("the granary was badly damaged", "2021-05-04", "Ministry"),
            said("the granary suffered slight damage", "2021-05-05", "Herald"),
            "contradicts",
        ),
        (
            said("shells damaged the granary", "2021-05-04", "Ministry"),
            said("the granary suffered only minor damage", "2021-05-05", "Herald"),
            None,
        ),
        (
            said("the granary was damaged", "2021-05-04", "Ministry"),
            said("the granary is undamaged", "2021-05-05", "Herald"),
            "contradicts",
        ),
        (
            said("the granary still has its roof", "2021-05-05", "Herald"),
            said("the granary was razed", "2021-05-08", "Wire"),
            None,
        ),  # brought down since
        (
            said("the granary still has its roof", "2021-05-05", "Herald"),
            said("the granary was razed on Friday", "2021-05-08", "Wire", DAY),
            None,
        ),
        (
            RAZED,
            said("the granary is in one piece", "2021-09-05", "Herald"),
            None,
        ),  # rebuilt
        (
            RAZED,
            said("the Velm granary is undamaged", "2021-05-05", "Herald"),
            "contradicts",
        ),
        (
            said("the Velm granary was razed", "2021-05-04", "Ministry"),
            said("the Sarn granary is undamaged", "2021-05-05", "Herald"),
            None,
        ),  # another one
        (
            said("the granary may have been razed", "2021-05-04", "Wire", factuality=MAYBE),
            ROOFED,
            None,
        ),
        (
            said("the vessel sank", "2021-05-04", "Ministry"),
            said("the ferry remains afloat", "2021-05-05", "Herald"),
            "contradicts",
        ),
        (
            said("the tanker sank", "2021-05-04", "Ministry"),
            said("the ferry remains afloat", "2021-05-05", "Herald"),
            None,
        ),
    ],
)
def test_when_two_claims_part_on_how_badly_a_thing_was_harmed(
    first: tuple[Document, Claim], second: tuple[Document, Claim], expected: str | None
):
    assert judge(first, second) == expected


def test_a_general_noun_is_of_the_thing_named_before_it():
    """ "The building" is the granary where the sentence before tells of that, else anything."""
    document = make_document(
        f"{LEAD}Rockets lay in the granary. The building was razed.",
        external_id="Ministry",
        publisher="Ministry",
        published="2021-05-04",
    )
    named = document, make_claim(document, "The building was razed", None)
    assert judge(named, ROOFED) == "contradicts"
    assert judge(said("The building was razed", "2021-05-04", "Ministry"), ROOFED) is None


def test_the_question_asks_what_became_of_the_thing():
    assert asked(RAZED, ROOFED) == ["What became of the granary?"]
