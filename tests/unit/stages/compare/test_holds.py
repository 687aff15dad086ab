"""Who is said to hold a place, and when two claims part on it."""

from __future__ import annotations

import pytest

from paired import asked, judge, said
from rashomon.model import Claim, Commitment, Document, Factuality
from rashomon.stages.compare.holders import is_name_of, to_holder
from rashomon.stages.compare.holds import find_hold

BEFORE = "Shots were heard in Sarn all night."


@pytest.mark.parametrize(
    ("words", "negative", "expected"),
    [
        ("Sarn remains under the control of the army", False, "army +Sarn"),
        ("the harbour of Sarn is still in rebel hands", False, "rebel +harbour of Sarn"),
        (
            "the presidential palace is in our hands",
            False,
            "Ostrel League +presidential palace",
        ),
        ("Sarn is under the firm control of the army", False, "army +Sarn"),
        (
            "the whole mill, with its yards, is under the firm control of rebels",
            False,
            "rebels +whole mill",
        ),
        ("rebels hold the west wing of the mill", False, "rebels +west wing of the mill"),
        ("its men hold the studio and the bridge", False, "Ostrel League +studio+bridge"),
        (
            "Ostrel League militiamen have overrun Sarn, a salt town",
            False,
            "Ostrel League militiamen +Sarn",
        ),
        ("the tanker was seized by pirates at dawn", False, "pirates +tanker"),
        ("the island fell to the Ostrel League", False, "Ostrel League +island"),
        ("the army lost Sarn after a week", False, "the army -Sarn"),
        ("the army has not lost Sarn", True, "the army +Sarn"),
        ("government troops were driven out of the mine", False, "government troops -mine"),
        ("the police never entered the university", True, "the police -university"),
        (
            "the flag of the republic flies over the courthouse",
            False,
            "the republic +courthouse",
        ),
        ("no Orlovan flag ever flew over the courthouse", True, "Orlovan -courthouse"),
        ("a Velmian flag was raised over the bridge", False, "Velmian +bridge"),
        (
            "rebels have driven the last soldiers out of Sarn",
            False,
            "rebels +Sarn",
        ),
        ("Sarn itself has been under rebel control", False, "rebel +Sarn"),
        ("Sarn belonged to Orlova throughout", False, "Orlova +Sarn"),
        ("rebels drove a lorry from Sarn", False, None),  # nobody was in it
        (
            "nobody has entered the mint building except our guards",
            True,
            "Ostrel League only +mint building",
        ),
        ("the police entered the university", False, None),  # they may have left again
        ("rebels seized the northern half of Sarn", False, None),  # the rest is open
        ("rebels hold the outskirts of the town", False, None),
        ("soldiers took part in a parade", False, None),
        ("the army has no guns within reach of Sarn", True, None),
        ("the rebels captured Colonel Dray", False, None),
        ("the army lost nine men in Sarn", False, None),
        ("the rebels took hostages in Sarn", False, None),
        ("the town was captured", False, None),  # by whom is not said
        ("the enemy holds the bridge", False, None),  # whose enemy shows the speaker only
        ("talks were held by the government", False, None),
    ],
)
def test_who_holds_what(words: str, negative: bool, expected: str | None):  # noqa: FBT001  table
    voice = to_holder("Ostrel League")
    found = find_hold(words, BEFORE, voice, is_negative=negative)
    shown = None
    if found:
        only = " only" if found.but_nobody else ""
        mark = "+" if found.has else "-"
        shown = f"{found.holder.literal}{only} {mark}{mark.join(s.literal for s in found.sites)}"
    assert shown == expected


HELD = said("Sarn remains under the control of the army", "2021-05-04", "Coast Daily")
LOST = said("the army lost Sarn on Monday", "2021-05-04", "Wire", ("Monday", "2021-05-03"))
MAYBE = Factuality(Commitment.POSSIBLE, Commitment.POSSIBLE)
NOT = Factuality(Commitment.CERTAINLY_NOT, Commitment.CERTAINLY_NOT)
STUDIO = said(
    "the studio has been in our hands since Monday",
    "2021-05-05",
    "Ostrel League",
    ("since Monday", "2021-05-03"),
)
ALL = said(
    "the entire mill has been held by Sarnese troops since 1 May",
    "2021-05-04",
    "Wire",
    ("since 1 May", "2021-05-01/.."),
)
OWN = said("Orlovan troops hold the west wing of the mill", "2021-05-04", "Army of Orlova")
NEVER = said(
    "the marines never reached the dam", "2021-05-20", "Paper", negated=True, factuality=NOT
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (HELD, said("rebels have taken Sarn", "2021-05-04", "Wire"), "contradicts"),
        (HELD, said("Sarn is in rebel hands", "2021-05-04", "Wire"), "contradicts"),
        (HELD, LOST, "contradicts"),
        (
            HELD,
            said("rebels have taken Sarn", "2021-05-06", "Wire"),
            None,
        ),  # two days later
        (HELD, said("government troops hold Sarn", "2021-05-04", "Wire"), "same"),
        (HELD, said("rebels have taken Velm", "2021-05-04", "Wire"), None),  # another town
        (
            HELD,
            said("rebels have taken the Sarn airfield", "2021-05-04", "Wire"),
            None,
        ),  # a part
        (
            HELD,
            said("rebels may have taken Sarn", "2021-05-04", "Wire", factuality=MAYBE),
            None,
        ),
        (
            said("rebels took Sarn", "2021-05-04", "Wire"),
            said("Sarn belonged to the army throughout", "2022-05-04", "Paper"),
            "contradicts",
        ),
        (
            said("Orlovan troops took Sarn", "2021-05-04", "Wire"),
            said("Sarn has belonged to Orlova throughout", "2022-05-04", "Paper"),
            None,
        ),  # one side
        (ALL, OWN, "contradicts"),  # a part of all of it
        (
            said("Sarnese troops hold the east wing of the mill", "2021-05-04", "Wire"),
            OWN,
            None,
        ),  # two parts
        (
            ALL,
            said("Orlovan troops hold the west wing of the mill", "2021-05-04", "Paper"),
            None,
        ),  # of nobody's own army: they may be allies
        (STUDIO, said("police still hold the studio", "2021-05-04", "Wire"), "contradicts"),
        (STUDIO, said("police recaptured the studio at noon", "2021-05-06", "Wire"), None),
        (said("marines retook the Sarn dam", "2021-05-04", "Wire"), NEVER, "contradicts"),
        (
            said("soldiers still hold the Sarn dam", "2021-05-04", "Wire"),
            NEVER,
            None,
        ),  # others do
        (
            said("rebels took Sarn", "2021-05-04", "Wire"),
            said("troops retook Sarn", "2021-05-04", "Paper"),
            None,
        ),  # one after the other
    ],
)
def test_when_two_claims_part_on_who_holds_a_place(
    first: tuple[Document, Claim], second: tuple[Document, Claim], expected: str | None
):
    assert judge(first, second) == expected


def test_the_question_asks_who_holds_it_or_took_it_back():
    assert asked(HELD, LOST) == ["Who holds Sarn?"]
    retaken = said("marines retook the Sarn dam", "2021-05-04", "Wire")
    assert asked(retaken, NEVER) == ["Who took back the dam?"]


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("tarvia", "tarvian", True),
        ("ordesh", "ordeshi", True),
        ("tarvia", "tarvia", True),
        ("tarvia", "tarnia", False),
        ("mali", "malian", False),  # too short; the list of states knows it
    ],
)
def test_the_adjective_of_a_place_names_it(one: str, other: str, *, is_one: bool):
    assert is_name_of(one, other) is is_one
    assert is_name_of(other, one) is is_one
