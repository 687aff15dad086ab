"""Whether word reached somebody, and when claims part on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paired import asked, judge, said
from rashomon.model import Claim
from rashomon.stages.compare.holders import Holder, to_holder, voice_holder
from rashomon.stages.compare.notices import find_notice

PAPER = voice_holder(None, "The Orlo Mirror")
BOARD = voice_holder(None, "Harbour Board of Sarn")
WARDEN = to_holder("The warden of the lock, Ilan Brask")


@pytest.mark.parametrize(
    ("words", "voice", "expected"),
    [
        ("the warden was telephoned at three", PAPER, "+ call warden"),
        ("the warden had never been warned", PAPER, "- warning warden"),
        ("two clerks rang the board's hotline that night", PAPER, "+ call board"),
        ("we wrote to the Harbour Board of Sarn in May", PAPER, "+ letter harbour board"),
        ("nobody had called him before the flood", WARDEN, "- call warden brask"),
        (
            "nobody had called him before the flood",
            PAPER,
            None,
        ),  # who he is stands elsewhere
        ("the board received no such report", PAPER, "- report board"),
        ("they had been given no warning", WARDEN, "- warning warden"),
        (
            "a man who gave no name rang the warden",
            PAPER,
            "+ call warden",
        ),  # no name, but a call
        ("No gale warning had reached our office", BOARD, "- warning board sarn"),
        ("No letter, call or message was received by the board", PAPER, "- call board"),
        ("a copy had been faxed to the board", PAPER, "+ letter board"),
        ("the envoy handed the board a note", PAPER, "+ letter board"),
        ("the envoy sent no letter to the board", PAPER, "- letter board"),
        ("they reported it to the warden", PAPER, "+ report warden"),
        ("a copy of the letter was found in a file of the board", PAPER, "+ letter board"),
        ("the guards fired without any warning", PAPER, "- warning"),
        ("three warnings had been given", PAPER, "+ warning"),
        ("the board called for calm", PAPER, None),
        ("the board should have been warned", PAPER, None),
        ("he told the newspaper that it rained", PAPER, None),
        ("the letter was long", PAPER, None),
    ],
)
def test_whether_word_came(words: str, voice: Holder, expected: str | None):
    found = find_notice(words, "", voice, is_negative=False)
    if expected is None:
        assert found is None
        return
    sign, *told = expected.split()
    assert found is not None
    assert ("+" if found.is_given else "-") == sign
    assert set(told) <= found.kinds | found.to


def test_an_it_is_who_writes_where_the_words_before_name_it():
    words = "No letter was received by it"
    assert find_notice(words, "The ferry sank. ", BOARD, is_negative=True) is None
    found = find_notice(words, "The Board was not idle. ", BOARD, is_negative=True)
    assert found is not None
    assert "board" in found.to


def replace_negated(claim: Claim) -> Claim:
    return replace(claim, negated=True)


NONE = said(
    "No letter reached the harbour board", "2031-05-07", "Orlo Mirror", predicate="reach"
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("On 3 May a copy was delivered to the harbour board", "contradicts"),
        ("The pilots wrote to the harbour board about it", "contradicts"),
        ("The harbour board was warned by the pilots", "contradicts"),
        ("The pilots telephoned the harbour board", None),  # no letter
        ("The pilots wrote to the lock keepers about it", None),  # to others
        ("The harbour board will be warned by the pilots", None),
    ],
)
def test_one_message_denies_that_none_came(words: str, kind: str | None):
    none = (NONE[0], replace_negated(NONE[1]))
    assert judge(none, said(words, "2031-05-08", "Velm Post", predicate="be")) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("No gale warning had reached the harbour board", None),  # a letter, of no gale
        ("No warning had reached the harbour board", "contradicts"),
        ("No letter on the salt works reached the harbour board", "contradicts"),
        ("No letter on the brewery reached the harbour board", None),
    ],
)
def test_what_a_message_is_of(words: str, kind: str | None):
    document, claim = said(words, "2031-05-07", "Orlo Mirror", predicate="reach")
    told = said(
        "The pilots wrote to the harbour board about wages", "2031-05-08", "Velm Post"
    )
    assert judge((document, replace_negated(claim)), told) == kind


def test_that_none_came_is_said_twice():
    first = said("The guards shot into the crowd without warning", "2031-05-07", "A Post")
    document, claim = said("There was no warning at the gate", "2031-05-08", "B Post")
    assert judge(first, (document, replace_negated(claim))) == "same"


def test_what_is_asked_of_word_that_came():
    told = said("The pilots wrote to the harbour board about it", "2031-05-08", "Velm Post")
    none = (NONE[0], replace_negated(NONE[1]))
    assert asked(none, told) == [
        "Does this hold: “The pilots wrote to the harbour board about it”?"
    ]
