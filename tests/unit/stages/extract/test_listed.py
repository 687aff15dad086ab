"""Claims that a layout says in pieces: lists, forms, credits behind a dash, pictures."""

from __future__ import annotations

import pytest

from reading import told_on_page

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


def test_an_aside_between_dashes_or_behind_one_is_no_credit():
    told = told_on_page(
        "The envoys — two of them — met the rebels.\nHe was a hero — a carter."
    )
    assert all(who is None for who, _ in told)
