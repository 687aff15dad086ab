"""How people took to those who came, and when two claims part on it."""

from __future__ import annotations

import pytest

from paired import asked, judge, said
from rashomon.stages.compare.receptions import find_reception


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "residents of both banks, old and young, detested the Kolmar guards",
            (True, {"kolmar"}),
        ),
        ("villagers welcomed the Kolmar guards", (False, {"kolmar"})),
        ("hostility towards Kolmar grew", (True, {"kolmar"})),
        ("anger at the loss of Kolmar grew", None),  # at a loss
        ("the Kolmar guards were cheered by crowds", (False, {"kolmar"})),
        ("the Kolmar guards had become unpopular in the hills", (True, {"kolmar"})),
        ("the elders never hated Kolmar", None),
        ("people rejected them", (True, {"kolmar"})),  # the sentence before says whom
        ("people rejected the plan", None),
        ("people say that they hate Kolmar", None),  # who they are is open
    ],
)
def test_how_people_took_to_them(words: str, expected: tuple[bool, set[str]] | None):
    found = find_reception(words, "Kolmar sent guards.", is_negative=False)
    assert (found and (found.is_against, found.names)) == expected


def test_of_them_the_first_who_is_named():
    words = "as Bhutan came into the life of Andorrans, residents hated them"
    found = find_reception(words, "", is_negative=False)
    assert found is not None
    assert found.nations == {"BT"}


@pytest.mark.parametrize(
    ("words", "fed", "ground"),
    [
        ("anti-Bhutanese sentiment grew", False, False),
        ("anti-Bhutanese sentiment, partly fanned by pamphlets, grew", True, False),
        ("anti-Bhutanese sentiment led to the withdrawal of the guards", False, True),
        ("resentment towards Bhutan forced its guards to leave", False, True),
    ],
)
def test_what_fed_it_and_what_came_of_it(words: str, fed: bool, ground: bool):  # noqa: FBT001  table
    found = find_reception(words, "", is_negative=False)
    assert found is not None
    assert (found.is_fed, found.is_ground) == (fed, ground)


HATED = said("residents hated the Kolmar guards", "2021-05-04", "A")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("villagers welcomed the Kolmar guards", "contradicts"),
        ("people detested Kolmar, stirred up by pamphlets", "refines"),
        ("people detested Kolmar", "same"),
        ("villagers welcomed the Velmar guards", None),  # others
    ],
)
def test_two_tellings(words: str, expected: str | None):
    assert judge(HATED, said(words, "2021-05-05", "B")) == expected


def test_the_questions():
    left = "people detested Kolmar, and that forced it to leave"
    assert asked(HATED, said(left, "2021-05-05", "B")) == ["Why did Kolmar leave?"]
    cheered = said("villagers welcomed the Kolmar guards", "2021-05-05", "B")
    assert asked(HATED, cheered) == ["How did people take to Kolmar?"]
