"""What something is said to have come from, and when two claims part on it."""

from __future__ import annotations

import pytest

from paired import asked, judge, said
from rashomon.model import Claim, Document
from rashomon.stages.compare.causes import find_cause

BEFORE = "The Velm ferry had left Ostrel at noon. "


@pytest.mark.parametrize(
    ("words", "negative", "expected"),
    [
        ("the ferry sank after an engine failure", False, "ship, sinking: technical"),
        ("a missile brought down the airliner", False, "aircraft: missile"),
        ("the airliner was not shot down", True, "aircraft: not attack"),
        ("the dam burst because of an earthquake", False, "dam, leak: quake"),
        ("there was no sign of a missile attack on the ship", True, "ship: not missile"),
        ("it was gross sabotage", False, "ship: sabotage"),
        ("sabotage has been ruled out", False, "ship: not sabotage"),
        ("the crash was no accident", True, "crash: not accident"),
        ("the blaze was started by arsonists", False, "fire: arson"),
        ("a short circuit caused the blackout", False, "power: technical"),
        ("the train derailed in an attack", False, "derailment, train: attack"),
        (
            "the collapse of the bridge resulted from corrosion",
            False,
            "bridge, collapse: technical",
        ),
        ("there was no bomb", True, "ship: not bomb"),
        ("the ferry struck a reef", False, "ship: ground"),
        ("the ferry passed a reef", False, None),  # it ran into none
        ("the blackout was the work of hackers", False, "power: cyber"),
        ("the hole is of natural origin", False, "crater: nature"),
        ("the pit is man-made", False, "crater: made"),
        ("the lake was drained by blasting", False, "draining, water: works"),
        ("it was the storm that emptied the lake", False, "draining, water: weather"),
        ("the fish died of lack of oxygen", False, "fish: oxygen"),
        ("the outbreak goes back to spoiled meat", False, "illness: food"),
        ("the boom came from a fighter jet", False, "boom: jet"),
        ("no evidence that Ruth Orkin ordered the attack", True, None),  # there was one
        ("the sinking was a suicide mission", False, None),
        ("the ship not only repulsed an attack", False, None),  # nor says there was none
        ("the principal cause was a release of chlorine", False, "ship: pollution"),
        ("the cause of the delay was a release of chlorine", False, None),
        ("the deaths go back to a deficit of oxygen", False, "death: oxygen"),
        ("the cattle were wiped out by ammonia", False, "herd: pollution"),
        (
            "an explosion can be dismissed as the cause of the crash",
            False,
            "crash: not blast",
        ),
        ("the pit was formed by the fall of a stony meteorite", False, "crater: impact"),
        ("gas that had built up under the pit was the cause", False, "crater: gas"),
        ("the pit opened after an explosion", False, None),  # heard, whatever made it
        ("the mayor called the blast a deliberate act", False, None),  # no link is listed
        (
            "pickets had set the mill on fire with a petrol bomb",
            False,
            "fire, plant: arson",
        ),
        ("the mill burned because a lamp fell", False, None),  # no lamp is listed
        ("the fire was started by a tear gas grenade", False, "fire: tear gas"),
        ("her officers had been shot at with rifles", False, None),  # people, no thing
        ("they were attacked with rifles", False, None),
        ("our air defences had brought the plane down", False, "aircraft: attack"),
        ("the storm took the old bridge down", False, None),  # took is no cause's link
        ("the mayors quarrelled over a shelled inn and a lost ferry", False, None),
        ("it was drones from Sarn that found the ferry", False, None),
        ("he gave no order to attack the ferry", True, None),  # no order it was
        ("sabotage cannot be ruled out", True, None),  # it stays open
        ("the ship carried missiles and a rocket launcher", False, None),  # its load
        ("the bridge was closed two days after the attack", False, None),  # the time
        ("the bridge was closed after an accident", False, None),  # no harm came to it
        ("nine people died in an accident on the bridge", False, None),  # nor here
        ("the guards had not shelled the depot", True, None),  # others may have
        ("the storm caused damage to the harbour", False, "harbour: weather"),
        ("the storm caused damage to the choir", False, None),  # to nothing listed
        ("the plane bombed the dam", False, "dam: bomb"),
    ],
)
def test_what_something_came_from(words: str, negative: bool, expected: str | None):  # noqa: FBT001  table
    found = find_cause(words, BEFORE, {}, is_negative=negative)
    shown = None
    if found:
        befell = ", ".join(sorted(found.things | found.events))
        barred = [f"not {kind}" for kind in sorted(found.barred)]
        shown = f"{befell}: {', '.join([*sorted(found.kinds), *barred])}"
    assert shown == expected


FAULT = said("the ferry sank after an engine failure", "2021-05-04", "Coast Daily")
STONE = said("a meteorite tore the hole into the field", "2021-05-04", "Coast Daily")
MONDAY = ("on Monday", "2021-05-03")
FRIDAY = ("on Friday", "2021-04-30")
DATED = said(
    "the ferry sank on Monday after an engine failure", "2021-05-04", "Post", MONDAY
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            FAULT,
            said("the ship was sunk by a torpedo", "2021-05-05", "Wire"),
            "contradicts",
        ),
        (FAULT, said("the sinking was no accident", "2021-05-05", "Wire"), "contradicts"),
        (
            said("a bomb sank the ferry", "2021-05-04", "Coast Daily"),
            said("there was no missile attack on the ferry", "2021-05-05", "Wire"),
            None,
        ),  # a bomb is none
        (FAULT, said("the storm sank the ferry", "2021-05-05", "Wire"), "contradicts"),
        (
            FAULT,
            said("the vessel was lost in an accident", "2021-05-05", "Wire"),
            None,
        ),  # wider
        (FAULT, said("a technical fault sank the vessel", "2021-05-05", "Wire"), "same"),
        (STONE, said("an explosion made the crater", "2021-05-05", "Wire"), "contradicts"),
        (
            STONE,
            said("the hole was made by a missile", "2021-05-05", "Wire"),
            "contradicts",
        ),
        (
            FAULT,
            said("an explosion tore open the ferry", "2021-05-05", "Wire"),
            None,
        ),  # of it
        (
            said("the dam burst because of an earthquake", "2021-05-04", "Coast Daily"),
            said("a landslide wrecked the dam", "2021-05-05", "Wire"),
            None,  # the one may have set off the other
        ),
        (
            FAULT,
            said("the train was attacked", "2021-05-05", "Wire"),
            None,
        ),  # another thing
        (FAULT, said("the ferry may have been attacked", "2021-05-05", "Wire"), None),
        (
            DATED,
            said("the ship was attacked on Friday", "2021-05-05", "Wire", FRIDAY),
            None,
        ),
        (
            DATED,
            said("the ship was attacked on Monday", "2021-05-05", "Wire", MONDAY),
            "contradicts",
        ),
        (
            said("the house was hit by shells", "2021-05-04", "Coast Daily"),
            said("shells hit the house by the road", "2021-05-05", "Wire"),
            None,  # shells hit many houses
        ),
    ],
)
def test_when_two_claims_part_on_what_it_came_from(
    first: tuple[Document, Claim], second: tuple[Document, Claim], expected: str | None
):
    assert judge(first, second) == expected


def test_the_question_names_the_thing_else_the_event():
    torpedo = said("the ship was sunk by a torpedo", "2021-05-05", "Wire")
    assert asked(FAULT, torpedo) in (
        ["What happened to the ferry?"],
        ["What happened to the ship?"],
    )
    blast = said("an explosion made the hole", "2021-05-05", "Wire")
    assert asked(STONE, blast) == ["What caused the hole?"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the pit was made by a meteorite", "the hole is man-made", "contradicts"),
        ("the pit was caused by drilling", "a nuclear test caused the pit", "contradicts"),
        ("the pit was caused by thawing permafrost", "gas caused the pit", None),  # a chain
        ("the pit was caused by a storm", "the pit is of natural origin", None),
        ("the pit was made by quarrying", "a bomb made the pit", None),  # left open
    ],
)
def test_peoples_work_meets_nature_and_chains_do_not(
    one: str, other: str, expected: str | None
):
    first, second = said(one, "2021-05-04", "A"), said(other, "2021-05-04", "B")
    assert judge(first, second) == expected


def test_a_thing_no_list_has_is_known_by_its_report():
    topic = {"orchid": 1, "sarn": 2}
    found = find_cause("the orchids died of frost at Sarn", "", topic, is_negative=False)
    assert found is not None
    assert found.own == {"orchid"}


def test_this_is_what_the_report_is_about():
    found = find_cause("This was a burst of gas", "", {"crater": 1}, is_negative=False)
    assert found is not None
    assert (found.events, found.kinds) == ({"crater"}, {"gas"})
