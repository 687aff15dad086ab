"""Corrections stand beside the machine's reading, and are found again with their claim."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from factories import make_document, span_of
from filled import FALLEN, NOBODY, RIVAL, TOLD_AGAIN, TOLL, WIRE
from rashomon.model import (
    Certainty,
    Claim,
    Commitment,
    Comparator,
    CorrectedField,
    Correction,
    Quantity,
    Role,
    Source,
    Span,
    correct,
)

CLAIMS = (TOLL, FALLEN, TOLD_AGAIN, NOBODY)


def correction(
    claim: Claim = TOLL,
    field: CorrectedField = CorrectedField.CERTAINTY,
    by: str = "Ann",
    **fields: Any,
) -> Correction:
    key = f"correction-{by}-{field}-{len(str(fields))}"
    made = Correction(
        key, claim.id, claim.document_id, claim.span, field, "words", "as read", by, "2031"
    )
    return replace(made, **fields)


def now(claim: Claim, *corrections: Correction) -> Claim:
    found = correct(CLAIMS, corrections)
    return next(c for c in found.claims if c.id == claim.id)


HEDGED = correction(certainty=Certainty.HEDGED)


def test_nothing_changes_without_corrections():
    assert correct(CLAIMS, ()).claims == CLAIMS


def test_the_machines_reading_is_kept():
    found = correct(CLAIMS, [HEDGED])
    assert found.claims[0].certainty is Certainty.HEDGED
    assert found.as_read == {TOLL.id: TOLL}
    assert found.claims[1:] == CLAIMS[1:]


@pytest.mark.parametrize(
    ("claim", "label", "commits"),
    [
        (TOLL, Certainty.DENIED, Commitment.CERTAINLY_NOT),
        (TOLL, Certainty.HEDGED, Commitment.POSSIBLE),
        (NOBODY, Certainty.REPORTED, Commitment.CERTAINLY_NOT),  # "nobody was killed"
        (NOBODY, Certainty.DENIED, Commitment.CERTAIN),  # who denies that nobody was
        (TOLL, Certainty.PREDICTED, Commitment.PROBABLE),
    ],
)
def test_how_far_a_source_commits_follows_from_label_and_negation(
    claim: Claim, label: Certainty, commits: Commitment
):
    assert now(claim, correction(claim, certainty=label)).factuality.source is commits


def test_a_claim_in_the_own_voice_of_a_report_is_no_longer_reported():
    read = replace(TOLL, certainty=Certainty.REPORTED)
    told = correct([read], [correction(field=CorrectedField.SOURCE, source=None)]).claims[0]
    assert (told.source, told.cue, told.attribution_id) == (None, None, None)
    assert told.certainty is Certainty.ASSERTED
    assert told.factuality.author is told.factuality.source


def test_a_source_named_elsewhere_in_the_report_takes_the_place_of_another():
    council = span_of(RIVAL, "the Lisk council")
    source = Source(council, (council.quote,))
    field = CorrectedField.SOURCE
    told = now(NOBODY, correction(NOBODY, field, source=source))
    assert told.source == source
    assert told.attribution_id is None  # the tagger's was of another source
    assert all(m.role is not Role.SOURCE for m in told.actors)


def test_words_outside_a_corrected_span_are_no_longer_the_claims():
    shorter = span_of(WIRE, "at least 12 workers were killed")
    told = now(TOLL, correction(field=CorrectedField.SPAN, span=shorter))
    assert told.span == shorter
    assert (told.quantities, told.times, told.places) == (TOLL.quantities, (), ())
    longer = Span.of(WIRE.text, TOLL.span.start, WIRE.text.index("It was") + 6)
    again = now(TOLL, correction(field=CorrectedField.SPAN, span=longer))
    assert (again.times, again.places) == (TOLL.times, TOLL.places)


def test_a_figure_is_read_otherwise_or_not_at_all():
    figure = TOLL.quantities[0].span
    read = Quantity(figure, value=12, comparator=Comparator.ABOUT, unit="worker")
    field = CorrectedField.QUANTITY
    told = now(TOLL, correction(field=field, figure=figure, quantity=read))
    assert told.quantities == (read,)
    assert now(TOLL, correction(field=field, figure=figure)).quantities == ()


def test_several_things_are_corrected_by_several_persons():
    source = correction(field=CorrectedField.SOURCE, by="Ben", source=Source(None, ()))
    for order in permutations((HEDGED, source)):
        told = now(TOLL, *order)
        assert (told.certainty, told.source) == (Certainty.HEDGED, Source(None, ()))


def test_where_persons_differ_the_machines_reading_stands():
    denied = correction(by="Ben", certainty=Certainty.DENIED)
    for order in permutations((HEDGED, denied)):
        found = correct(CLAIMS, order)
        assert found.claims == CLAIMS
        assert [{c.by for c in pair} for pair in found.differing] == [{"Ann", "Ben"}]
    withdrawn = replace(denied, withdrawn_at="2031", withdrawn_by="Ben")
    assert now(TOLL, HEDGED, withdrawn).certainty is Certainty.HEDGED


def test_two_who_read_the_same_do_not_differ():
    other = correction(by="Ben", certainty=Certainty.HEDGED)
    found = correct(CLAIMS, [HEDGED, other])
    assert found.differing == ()
    assert found.claims[0].certainty is Certainty.HEDGED


def test_different_figures_of_one_claim_are_no_conflict():
    field, (first, second) = CorrectedField.QUANTITY, (Span(0, 1, "a"), Span(2, 3, "b"))
    pair = (
        correction(field=field, figure=first),
        correction(field=field, by="B", figure=second),
    )
    assert correct(CLAIMS, pair).differing == ()


def test_a_claim_that_was_read_again_is_found_by_its_place_and_words():
    again = replace(TOLL, id="claim-read-again")
    assert correct([again], [HEDGED]).claims[0].certainty is Certainty.HEDGED
    assert correct([again], [HEDGED]).claim_of == {HEDGED.id: again.id}


def test_a_correction_waits_for_its_claim_and_is_given_to_no_other():
    twice = [replace(TOLL, id="claim-one"), replace(TOLL, id="claim-two")]
    assert correct(twice, [HEDGED]).claims == tuple(twice)  # which of them is not known
    elsewhere = replace(TOLL, id="claim-x", document_id=make_document("Other.").id)
    assert correct([elsewhere], [HEDGED]).claim_of == {}
