"""Claims that a layout says in pieces: lists, forms, credits behind a dash, pictures."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty, Commitment
from reading import claims_of, told_on_page

TAIL = "\n\nNobody was warned, the mayor told the guild on Monday."
"""Prose, so that the lines above it are no headings."""

LED = [
    pytest.param(
        "The attackers used:\n• two carts loaded with stones;\n• at least one ladder.",
        [
            (
                None,
                "The attackers used:\n• two carts loaded with stones;\n• at least one ladder",
            )
        ],
        id="what stands below completes the clause",
    ),
    pytest.param(
        "The guild said that:\n(a) the mill was shut;\n(b) nobody had left the ward.",
        [("The guild", "the mill was shut"), ("The guild", "nobody had left the ward")],
        id="sentences somebody says",
    ),
    pytest.param(
        "The guild called on the carters to:\n– leave the ford;\n– keep away from the mill.",
        [
            (
                "The guild",
                "the carters to:\n– leave the ford;\n– keep away from the mill",
            )
        ],
        id="what somebody asks for",
    ),
    pytest.param(
        "Police said they had seized the following items:\n- 14 knives\n- a map of the mill",
        [
            (
                "Police",
                "they had seized the following items:\n- 14 knives\n- a map of the mill",
            )
        ],
        id="items inside a credit",
    ),
    pytest.param(
        "What we know so far:\n- The cart broke down at noon.\n- It was carrying stones.",
        [(None, "The cart broke down at noon"), (None, "It was carrying stones")],
        id="sentences stand by themselves",
    ),
    pytest.param(
        "What is not known:\n- why the brake failed\n- whether the gate was open",
        [
            (
                None,
                "What is not known:\n- why the brake failed\n- whether the gate was open",
            )
        ],
        id="questions need what leads them in",
    ),
    pytest.param(
        "Killed\n- 12 carters\n- 3 clerks",
        [(None, "Killed\n- 12 carters\n- 3 clerks")],
        id="a line without a colon over pieces",
    ),
    pytest.param(
        "Known\n- The mill burned on Monday.\n- The clerk left.",
        [(None, "The mill burned on Monday"), (None, "The clerk left")],
        id="a line without a colon over sentences",
    ),
    pytest.param(
        "Over the past 24 hours:\n- Two carts shot at near Belin\n- The bridge closed to carts"
        "\n\nKilled\n- 12 carters\n- 3 clerks",
        [
            (None, "Two carts shot at near Belin"),
            (None, "The bridge closed to carts"),
            (None, "Killed\n- 12 carters\n- 3 clerks"),
        ],
        id="another line ends a list",
    ),
    pytest.param(
        "Location: Lower Ward\nDamage: two sheds\nInjured: 5 carters",
        [
            (None, "Location: Lower Ward"),
            (None, "Damage: two sheds"),
            (None, "Injured: 5 carters"),
        ],
        id="a form",
    ),
    pytest.param(
        "Reminder: the gate closes at ten.",
        [(None, "Reminder: the gate closes at ten")],
        id="a reminder is nobody",
    ),
    pytest.param(
        "- Ostrel: has recalled its envoy\n- Varena: has yet to answer",
        [
            (None, "Ostrel: has recalled its envoy"),
            (None, "Varena: has yet to answer"),
        ],
        id="who did it is not who says it",
    ),
    pytest.param(
        "The ford at Narel is closed until noon — county police.",
        [("county police", "The ford at Narel is closed until noon")],
        id="a credit behind a dash",
    ),
    pytest.param(
        "FAKE: The mill has closed.\nClaim: The ford is shut.",
        [(None, "The mill has closed"), ("", "The ford is shut")],
        id="what is branded and what is claimed",
    ),
    pytest.param(
        'From the mayor’s address:\n\n"We did not start this. Two carts have arrived."',
        [
            ("the mayor’s address", "We did not start this"),
            ("the mayor’s address", "Two carts have arrived"),
        ],
        id="a name above a quotation",
    ),
    pytest.param(
        "The guild's main findings are as follows:\n1. The mill burned.\n2. A gate was locked.",
        [
            ("The guild's main findings", "The mill burned"),
            ("The guild's main findings", "A gate was locked"),
        ],
        id="findings",
    ),
    pytest.param(
        "The guild made the following points:\n- The mill burned.\n- A gate was locked.",
        [("The guild", "The mill burned"), ("The guild", "A gate was locked")],
        id="points behind bullets",
    ),
    pytest.param(
        "The carters undertake to:\na) open the ford by May;\nb) mend the gate;\nc) pay.",
        [
            (
                None,
                "The carters undertake to:\na) open the ford by May;\nb) mend the gate;\nc) pay",
            )
        ],
        id="letters",
    ),
    pytest.param(
        "Health ministry: toll rises to 41.\nHealth: two sheds are full.",
        [
            ("Health ministry", "toll rises to 41"),
            (None, "Health: two sheds are full"),
        ],
        id="a body speaks, its matter does not",
    ),
    pytest.param(
        "General Staff, evening summary, 12 May:\n• the guild lost up to 20 men\n• nobody fled",
        [
            ("General Staff", "the guild lost up to 20 men"),
            ("General Staff", "nobody fled"),
        ],
        id="whose summary it is",
    ),
    pytest.param(
        "Mayors met in Tarve — joint statement:\n▪️ both will close the ford;\n▪️ no toll is due.",
        [
            (None, "Mayors met in Tarve"),
            ("joint statement", "both will close the ford"),
            ("joint statement", "no toll is due"),
        ],
        id="a statement of whom a sentence tells",
    ),
    pytest.param(
        "The office: nothing is signed. Adviser Halik Dorn wrote that talks continue.",
        [
            ("The office", "nothing is signed"),
            ("Adviser Halik Dorn", "talks continue"),
        ],
        id="a label ends where somebody else speaks",
    ),
    pytest.param(
        'The office: nothing is signed. Adviser Halik Dorn wrote that "we will talk on".',
        [
            ("The office", "nothing is signed"),
            ("Adviser Halik Dorn", "we will talk on"),
        ],
        id="a we that is quoted is not the label's",
    ),
    pytest.param(
        "The mayor: We did not fire. The guild lies. Nobody was hurt.",
        [
            ("The mayor", "We did not fire"),
            ("The mayor", "The guild lies"),
            ("The mayor", "Nobody was hurt"),
        ],
        id="a label reaches as far as its we",
    ),
    pytest.param(
        "Who fired first. The guild left. Why the mill burned.",
        [(None, "The guild left")],
        id="what is asked is not told",
    ),
    pytest.param(
        "What caused the fire could not be determined.",
        [(None, "What caused the fire could not be determined")],
        id="what was asked may be told",
    ),
    pytest.param(
        "What came next was a fire.",
        [(None, "What came next was a fire")],
        id="a clause that is a subject is told with its verb",
    ),
    pytest.param(
        "Side A: The guild says it hit a shed.\nWitness B: We saw the cart.",
        [("The guild", "it hit a shed"), ("Witness B", "We saw the cart")],
        id="a number is no speaker",
    ),
    pytest.param(
        "School No. 4 was hit, reportedly by stones.",
        [(None, "School No. 4 was hit, reportedly by stones")],
        id="a number",
    ),
    pytest.param(
        "⚡️ The guild denies having closed the ford.",
        [("The guild", "having closed the ford")],
        id="pictures are no words",
    ),
]


@pytest.mark.parametrize(("lines", "expected"), LED)
def test_pieces_are_read_with_what_they_belong_to(
    lines: str, expected: list[tuple[str | None, str]]
):
    told = told_on_page(lines + TAIL)
    assert told == [*expected, ("the mayor", "Nobody was warned")]


def test_an_open_question_asserts_nothing():
    page = "What to watch\n\n- Whether the guild votes\n- Whether the ford is open" + TAIL
    assert told_on_page(page) == [("the mayor", "Nobody was warned")]


def test_a_branded_claim_is_denied_by_the_writer():
    (first, *_) = claims_of("MYTH: The well is poisoned.\nIt is clean, the mayor said.")
    assert (first.certainty, first.source) == (Certainty.DENIED, None)
    assert first.factuality.source is Commitment.CERTAINLY_NOT


def test_a_correction_is_read():
    page = "An earlier version of this article misstated the toll of the fire. It is nine."
    assert (None, "It is nine") in told_on_page(page + TAIL)


def test_an_aside_between_dashes_or_behind_one_is_no_credit():
    told = told_on_page(
        "The envoys — two of them — met the rebels.\nHe was a hero — a carter."
    )
    assert all(who is None for who, _ in told)
