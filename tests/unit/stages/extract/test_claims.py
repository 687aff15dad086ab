from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Certainty, Role
from reading import claims_of, extraction_of


def test_a_credit_does_not_bleed_into_the_next_sentence():
    text = "The ministry said that the truce held. Fighting went on in Ostrel."
    first, second = claims_of(text)
    assert first.source is not None
    assert first.source.chain == ("The ministry",)
    assert second.source is None
    assert second.certainty is Certainty.ASSERTED


def test_what_is_not_confirmed_is_the_authors_claim():
    (claim,) = claims_of("The rebels have not confirmed the truce.")
    assert claim.source is None
    assert claim.negated


def test_the_words_of_a_credit_are_nobodys_claim():
    (claim,) = claims_of("The ministry said that nine villagers were killed.")
    assert claim.span.quote == "nine villagers were killed"


def test_whose_count_it_is_leaves_the_writer_nothing_to_say():
    (claim,) = claims_of("By the ministry's count, nine villagers were killed.")
    assert claim.source is not None
    assert claim.source.chain == ("the ministry",)


def test_a_nested_source_keeps_its_chain():
    claims = claims_of(
        "The governor said witnesses told police that gunmen burned the mill."
    )
    chains = [c.source.chain for c in claims if c.source and "burned" in c.span.quote]
    assert chains == [("The governor", "witnesses")]


def test_a_figure_stands_in_its_clause_with_its_bound():
    claims = claims_of("Shells hit the market, killing at least nine people.")
    killed = next(c for c in claims if "killing" in c.span.quote)
    (quantity,) = killed.quantities
    assert (quantity.min, quantity.value) == (9, None)


def test_a_participle_inherits_its_subject_as_agent():
    claims = claims_of("The rebels stormed the mill, killing nine guards.")
    killed = next(c for c in claims if "killing" in c.span.quote)
    agents = [m.span.quote for m in killed.actors if m.role is Role.AGENT]
    assert agents == ["rebels"]


def test_the_agent_of_a_passive_is_not_guessed():
    (claim,) = claims_of("The gas tanker was attacked near the Ostrel rebels' harbour.")
    assert claim.event is not None
    assert claim.event.agent is None


HOSTILE = st.text(
    st.sampled_from("abc said that “”\"'’.,;:!?()-–— \n\t\u00a0\u200b\u202e\U0001f600é"),
    max_size=200,
)


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_every_quote_is_its_span(text: str):
    document, found = extraction_of(text)
    for claim in found.claims:
        assert document.text[claim.span.start : claim.span.end] == claim.span.quote
        assert claim.span.quote.strip()
    for attribution in found.attributions:
        for span in (*attribution.content, *attribution.cue, *attribution.source):
            assert document.text[span.start : span.end] == span.quote


DATELINES = [
    ("OSTREL, Varena, June 12 (Corvane) — The council met.", "The council met"),
    ("(MNA) -- The council met.", "The council met"),
    ("OSTREL, Varena — The council met.", "The council met"),
    # an entry of a live report
    ("16:30 The council met.", "The council met"),
    ("[9.05 GMT] — The council met.", "The council met"),
    ("At 16:30 the council met.", "At 16:30 the council met"),
    # a dash inside a sentence is no date line
    (
        "UN envoys — two of them — met the rebels.",
        "UN envoys — two of them — met the rebels",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_the_date_line_is_no_part_of_the_claim(text: str, expected: str):
    assert claims_of(text)[0].span.quote == expected


def test_the_pronoun_of_a_clause_is_no_part_of_its_source():
    text = "They are led by a stubborn northern league that dreams of ruling the coast."
    sources = [c.source for c in claims_of(text) if c.source]
    assert [s.chain for s in sources] == [("a stubborn northern league",)]
    assert [s.span.quote for s in sources if s.span] == ["a stubborn northern league"]


def test_the_stamp_of_a_live_report_is_no_hour_of_what_it_tells():
    (claim,) = claims_of("19:20 The captain says two of his men were hurt.")
    assert claim.times == ()
    assert claim.source is not None
    assert claim.source.chain == ("The captain",)


@pytest.mark.parametrize(
    "text",
    ["Not one of the seven boats left.", "Our losses amount to 40 crowns."],
)
def test_a_word_with_a_subject_states_something_whatever_its_tag(text: str):
    (claim,) = claims_of(text)
    assert claim.span.quote == text.rstrip(".")


def test_who_denies_what_another_charged_has_a_claim_of_his_own():
    claims = claims_of("The guild rejected the mayor's claim that the mill had burned.")
    told = {(c.span.quote, c.source.chain, c.certainty) for c in claims if c.source}
    assert told == {
        ("the mill had burned", ("The guild",), Certainty.DENIED),
        ("the mill had burned", ("the mayor",), Certainty.REPORTED),
    }


def test_what_nobody_named_has_done_is_no_word_of_anybody():
    (claim,) = claims_of("Bathing has been forbidden along the whole shore.")
    assert (claim.source, claim.certainty) == (None, Certainty.ASSERTED)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Gen. Varga signed the order of attack on 12 March.",
            "Gen. Varga signed the order of attack on 12 March",
        ),
        (
            "The papers found their culprit before the smoke had cleared.",
            "The papers found their culprit before the smoke had cleared",
        ),
    ],
)
def test_an_act_on_a_thing_is_the_writers_claim(text: str, quote: str):
    (claim,) = claims_of(text)
    assert (claim.span.quote, claim.source) == (quote, None)


def test_a_thing_that_is_announced_is_handed_over():
    claims = claims_of("The army announced a truce that began on Monday.")
    assert any(c.source and c.source.chain == ("The army",) for c in claims)
