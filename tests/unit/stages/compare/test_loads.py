"""What something carried or what was hit, and when two claims part on it."""

from __future__ import annotations

import pytest

from paired import asked, judge, said
from rashomon.model import Claim, Document
from rashomon.stages.compare.loads import find_load

BEFORE = "The lorries had left Ostrel at noon. "


@pytest.mark.parametrize(
    ("words", "negative", "expected"),
    [
        ("two of the lorries were packed with rifles", False, "arms"),
        ("rockets were found in the cellar of the clinic", False, "arms"),
        ("the ship carried no weapons", True, "no arms"),
        ("there were no grenades aboard", False, "no arms"),
        ("there was nothing in the lorries but flour", True, "only flour"),
        ("the barge carried only cement and timber", False, "only cement"),
        ("it was purely civilian, with toys on board", False, "only civilian"),
        ("the lorries carried flour", False, None),  # and perhaps more
        ("the lorries carried only six passengers", False, None),  # a count
        ("there was no sign of weapons in nine lorries", True, None),  # of nine
        ("a missile hit a command post", False, "war target"),
        ("a bakery was struck at noon", False, "peace target"),
        ("the bombs fell on a residential building", False, "peace target"),
        ("the hall had been used as an ammunition depot", False, "war target"),
        ("the hall was no military target", True, "no war target"),
        ("no school was hit", True, None),  # something else may have been
        ("the strike hit a barracks and a school", False, None),  # both
        ("a school teacher was hit", False, None),
        ("the soldiers left the market", False, None),  # nothing was hit
    ],
)
def test_what_was_carried_or_hit(words: str, negative: bool, expected: str | None):  # noqa: FBT001  table
    found = find_load(words, BEFORE, is_negative=negative)
    shown = None
    if found and found.is_target:
        shown = (
            f"{'no ' if found.is_barred else ''}{'war' if found.of_war else 'peace'} target"
        )
    elif found and found.of_war:
        shown = "no arms" if found.is_barred else "arms"
    elif found:
        shown = f"only {found.literal}"
    assert shown == expected


RIFLES = said("two of the lorries carried rifles under the flour", "2021-05-04", "Post")
MONDAY = ("on Monday", "2021-05-03")
FRIDAY = ("on Friday", "2021-04-30")
POST = said("the bomb hit a command post on Monday", "2021-05-04", "Post", MONDAY)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            RIFLES,
            said("the trucks carried nothing but flour", "2021-05-05", "Wire"),
            "contradicts",
        ),
        (
            RIFLES,
            said("there were no weapons in the convoy", "2021-05-05", "Wire"),
            "contradicts",
        ),
        (
            RIFLES,
            said("there were no rockets in the convoy", "2021-05-05", "Wire"),
            None,
        ),  # but other arms
        (
            RIFLES,
            said("there were no soldiers in the convoy", "2021-05-05", "Wire"),
            None,
        ),
        (
            RIFLES,
            said(
                "as for the missile that hit the lorries, there was none",
                "2021-05-05",
                "Wire",
            ),
            None,
        ),  # not their load
        (
            RIFLES,
            said("the convoy was full of medicine", "2021-05-05", "Wire"),
            None,
        ),  # and more
        (
            RIFLES,
            said("the ferry carried only toys", "2021-05-05", "Wire"),
            None,
        ),  # another
        (RIFLES, said("the trucks may have held only flour", "2021-05-05", "Wire"), None),
        (
            POST,
            said("on Monday a bakery was hit", "2021-05-05", "Wire", MONDAY),
            "contradicts",
        ),
        (
            POST,
            said("on Monday a drone hit a bakery", "2021-05-05", "Wire", MONDAY),
            None,
        ),  # two strikes: a bomb, a drone
        (POST, said("on Friday a bakery was hit", "2021-05-05", "Wire", FRIDAY), None),
        (POST, said("a bakery was hit", "2021-05-05", "Wire"), None),  # when is not said
    ],
)
def test_when_two_claims_part_on_what_it_was(
    first: tuple[Document, Claim], second: tuple[Document, Claim], expected: str | None
):
    assert judge(first, second) == expected


def test_the_question_names_what_held_it_or_asks_what_was_hit():
    flour = said("the lorries carried nothing but flour", "2021-05-05", "Wire")
    assert asked(RIFLES, flour) == ["What was in the lorries?"]
    bakery = said("on Monday a bakery was hit", "2021-05-05", "Wire", MONDAY)
    assert asked(POST, bakery) == ["What was hit on 3 May 2021?"]
