"""At whose wish somebody came or left, and when two claims part on it."""

from __future__ import annotations

import pytest

from paired import asked, judge, said
from rashomon.stages.compare.turns import find_turn
from rashomon.stages.compare.wishes import find_wish


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Bhutan intervened at Andorra's request", ("come", "asked", "Bhutan")),
        ("at the invitation of the king, troops landed", ("come", "asked", "troops")),
        ("the council asked Bhutan to step in", ("come", "asked", "Bhutan")),
        ("the guards were invited in", ("come", "asked", "the guards")),
        ("nobody had invited the guards to come", ("come", "own", "the guards")),
        ("the guards came uninvited", ("come", "own", "the guards")),
        (
            "the guards entered against the will of the elders",
            ("come", "own", "the guards"),
        ),
        ("a landing of guards under the guise of a rescue", ("come", "guise", "guards")),
        ("the guards came under cover of darkness", None),
        ("the guards came in at the request stop", None),  # of a bus
        ("he looked at the maps at the request of the court", None),  # nobody came
        ("the minister asked the mission to leave", ("leave", "made", "the mission")),
        ("he never asked the mission to leave", ("leave", "own", "the mission")),
        ("the mission was not asked to leave", ("leave", "own", "the mission")),
        ("the council threw the mission out", ("leave", "made", "the mission")),
        ("the guards were expelled in May", ("leave", "made", "the guards")),
        ("he did not expel the guards", None),  # they may have left, or stayed
        ("the camp was closed at the request of the mayor", ("leave", "made", "the camp")),
        ("the mission left of its own accord", ("leave", "own", "the mission")),
        ("the mission did not leave of its own accord", None),
        ("the board decided to pull out", ("leave", "own", "the board")),
        ("the council dismissed Orlo as its director", ("leave", "made", "Orlo")),
        ("the council dismissed the reports as idle", None),
        ("the council dismissed criticism from the guards", None),
        ("she invited the guards into her house", None),
        ("the court threw the lawsuit out", None),
        ("the mayor threatened to expel the guards", None),
        ("the mayor urged the guards to leave", None),  # they need not
        ("the mayor told the guards to go and look", None),
        ("Bhutan ordered its guards to leave", None),  # its own wish
        ("the council demanded the withdrawal of the guards", ("leave", "made", "the")),
        ("asked about the guards in May, he laughed", None),
        ("the army sacked the town", None),
        ("on the left bank, of their own accord, they dug", None),
        ("the contract with the port ran out in May", ("pact", "lapsed", None)),
        ("the mayor tore up the contract", ("pact", "broken", None)),
        ("the truce had lapsed", None),
    ],
)
def test_at_whose_wish(words: str, expected: tuple[str, str, str | None] | None):
    turn = find_turn(words, "", is_denied=False)
    if expected is None or turn is None:
        assert (turn and (turn.act, turn.way)) == expected
        return
    act, way, whom = expected
    assert (turn.act, turn.way) == (act, way)
    assert whom is None or turn.whom.startswith(whom)


def test_there_was_no_more_to_do():
    left = find_turn("its mission was complete", "Kolm left Sarn,", is_denied=False)
    assert left is not None
    assert left.way == "done"
    assert find_turn("its mission was complete", "Kolm stayed,", is_denied=False) is None


def test_what_is_denied_from_outside():
    asked_to = find_turn("he asked the mission to leave", "", is_denied=True)
    assert asked_to is not None
    assert asked_to.way == "own"
    assert find_turn("the mission left of its own accord", "", is_denied=True) is None


@pytest.mark.parametrize(
    ("words", "before", "names", "nations"),
    [
        ("the men of Kolm left of their own accord", "", {"kolm"}, set()),
        ("they left of their own accord", "He spoke of the Kolm guards.", {"kolm"}, set()),
        ("Bhutanese guards came uninvited", "", set(), {"BT"}),
        ("the mission left of its own accord", "Kolm was silent.", set(), set()),
    ],
)
def test_who_came_or_left(words: str, before: str, names: set[str], nations: set[str]):
    wish = find_wish(words, before, (), is_denied=False)
    assert wish is not None
    assert (wish.names, wish.nations) == (names, nations)


OWN = said("the guards of Kolmar left Sarn of their own accord", "2021-05-04", "A")
ASKED = said(
    "Bhutan intervened in Andorra at the request of the council", "2021-05-04", "A"
)
LAPSED = said("the contract of the guards ran out in spring", "2021-05-04", "A")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the mayor threw the Kolmar guards out", "contradicts"),
        ("the mayor asked Kolmar to leave", "contradicts"),
        ("the mayor never asked Kolmar to leave", None),
        ("the mayor threw the Velmar guards out", None),  # others
        ("the mayor may ask Kolmar to leave", None),  # not yet
        ("the villagers were asked to leave", None),  # no such body
        ("Kolmar came uninvited", None),  # another act
    ],
)
def test_two_tellings_of_a_leaving(words: str, expected: str | None):
    assert judge(OWN, said(words, "2021-05-05", "B")) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Bhutanese troops came to Andorra uninvited", "contradicts"),
        (
            "the Bhutanese intervention in Andorra under the guise of a rescue",
            "contradicts",
        ),
        ("the council invited Bhutan to come to Andorra", "same"),
        ("Bhutanese troops came to Tuvalu uninvited", None),  # another country
        ("Tuvaluan troops came to Andorra uninvited", None),  # others
    ],
)
def test_two_tellings_of_a_coming(words: str, expected: str | None):
    assert judge(ASKED, said(words, "2021-05-05", "B")) == expected


def test_comings_years_apart():
    first = said(
        "Bhutan came to Andorra in 2011 at the request of the council",
        "2021-05-04",
        "A",
        dated=("2011", "2011"),
    )
    second = said(
        "Bhutan came to Andorra uninvited in 2019",
        "2021-05-05",
        "B",
        dated=("2019", "2019"),
    )
    assert judge(first, second) is None


def test_two_ends_of_a_contract():
    assert judge(LAPSED, said("the mayor tore up the contract", "2021-05-05", "B")) == (
        "contradicts"
    )
    assert judge(LAPSED, said("the mayor signed the contract", "2021-05-05", "B")) is None


def test_the_questions():
    thrown = said("the mayor threw the Kolmar guards out", "2021-05-05", "B")
    assert asked(OWN, thrown) == ["Why did the Kolmar guards leave?"]
    came = said("Bhutanese troops came to Andorra uninvited", "2021-05-05", "B")
    assert asked(ASKED, came) == ["At whose wish did Bhutan come to Andorra?"]
    torn = said("the mayor tore up the contract", "2021-05-05", "B")
    assert asked(LAPSED, torn) == ["How did the contract end?"]
