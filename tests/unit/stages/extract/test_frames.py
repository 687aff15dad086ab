"""Frames of speech: what hands a content over, and what only looks like it."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty, Span
from reading import claims_of


@pytest.mark.parametrize(
    ("text", "source", "quote"),
    [
        (
            "Governor Ana Melk described the fire as a deliberate act.",
            "Governor Ana Melk",
            "the fire as a deliberate act",
        ),
        (
            "The fishermen called the ban a theft.",
            "The fishermen",
            "called the ban a theft",
        ),
        (
            "The ministry has set the losses at 4.1 billion crowns.",
            "The ministry",
            "the losses at 4.1 billion crowns",
        ),
        (
            "The army now gives its losses as 41 dead.",
            "The army",
            "its losses as 41 dead",
        ),
        (  # the figure hangs on a word in between
            "The army now gives its losses since 8 May as 41 dead.",
            "The army",
            "its losses since 8 May as 41 dead",
        ),
        (
            "The station put the moment of the first blast at 2:03.",
            "The station",
            "the moment of the first blast at 2:03",
        ),
        (
            "The company has spoken of 90 tonnes at most.",
            "The company",
            "has spoken of 90 tonnes at most",
        ),
        (
            "The driver had it from two clerks that the mayor was ill.",
            "two clerks",
            "the mayor was ill",
        ),
        ("Local tallies run to 300.", "Local tallies", "run to 300"),
        (
            "By its own count, the guild lost 41 men.",
            "the guild",
            "the guild lost 41 men",
        ),
        ("The army counts 71 dead.", "The army", "counts 71 dead"),
        ("The army counts 71 of its own dead.", "The army", "71 of its own dead"),
        (
            "The company spoke of a brake failure on the tram.",
            "The company",
            "a brake failure on the tram",
        ),
        (
            "The colonel recalled that the dam had been empty for years.",
            "The colonel",
            "the dam had been empty for years",
        ),
        (
            "The mayor ordered the closure, insiders whisper.",
            "insiders",
            "The mayor ordered the closure",
        ),
        (
            "The mill had closed long ago, two neighbours who milk goats there told the paper.",
            "two neighbours who milk goats there",
            "The mill had closed long ago",
        ),
        (
            "Our reporter heard from farm hands that the silo had been empty all summer.",
            "farm hands",
            "the silo had been empty all summer",
        ),
        (
            "The army attributes the fire to the rebels.",
            "The army",
            "attributes the fire to the rebels",
        ),
    ],
)
def test_a_frame_of_speech_hands_over_what_it_frames(text: str, source: str, quote: str):
    (claim,) = claims_of(text)
    assert claim.span.quote == quote
    assert claim.source is not None
    assert claim.source.chain == (source,)
    assert claim.certainty is Certainty.REPORTED


@pytest.mark.parametrize(
    "text",
    [
        "A guide shows visitors the way for 20 crowns.",
        "She set the table at noon.",
        "Critics hailed the deal as a success.",
        "He calls himself the secretary of the club.",
        "Our sensor read a temperature of 80 degrees near the floor.",
    ],
)
def test_an_act_is_no_frame(text: str):
    (claim,) = claims_of(text)
    assert claim.source is None


def test_what_the_writer_is_asked_is_no_claim():
    text = '"The vaccine is strong," says a chemist who begged us not to print his name.'
    quotes = [c.span.quote for c in claims_of(text)]
    assert quotes == ["The vaccine is strong"]


@pytest.mark.parametrize(
    "text", ["The court set bail at 50,000 crowns.", "The clerk put the kettle on at 5."]
)
def test_what_is_decided_or_done_is_no_figure_of_anybody(text: str):
    assert [c.source for c in claims_of(text)] == [None]


def test_a_relative_clause_that_names_a_figure_is_a_credit():
    found = claims_of("The board, which last week spoke of 90 tonnes at most, is silent.")
    credited = [(c.span.quote, c.source.antecedent) for c in found if c.source]
    assert credited == [("spoke of 90 tonnes at most", Span(0, 9, "The board"))]


def test_the_final_count_is_the_writers_own():
    (claim,) = claims_of("The final count stands at 300 sheep.")
    assert claim.source is None
