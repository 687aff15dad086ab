"""A headline that sums its lead up in other words: the same aim, missed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_claim, make_document
from rashomon.model import (
    Claim,
    Document,
    Mention,
    Reading,
    Role,
    Sentence,
    ShiftKind,
    Span,
    ZoneKind,
)
from rashomon.stages.lineage import LineageParams, trace_lineage

WISH, OUTCOME = "Varena Wanted a Port in Sarn", "It Got Debts Instead"
SOURCE = "the auditors of the canton"


def report(lead: str) -> Document:
    filler = "The harbour lies on the lake. " * 8
    return make_document(f"{WISH}. {OUTCOME}\n\n{filler}\n\n{lead}, according to {SOURCE}.")


def named(document: Document, claim: Claim) -> Claim:
    def mention(word: str, role: Role) -> Mention:
        start = document.text.index(word, claim.span.start)
        return Mention(Span.of(document.text, start, start + len(word)), role, "GPE")

    return replace(
        claim,
        actors=(mention("Varena", Role.AGENT),),
        places=(mention("Sarn", Role.LOCATION),),
    )


def shifts_of(lead: str, *, negated: bool = False) -> list[tuple[ShiftKind, str, str]]:
    document = report(lead)
    head = ZoneKind.HEADLINE
    wish = named(document, make_claim(document, WISH, zone=head, predicate="want"))
    outcome = make_claim(document, OUTCOME, zone=head, predicate="get")
    body = named(document, make_claim(document, lead, SOURCE, negated=negated))
    end = len(WISH) + len(OUTCOME) + 2
    sentences = [
        Sentence(document.id, 0, end, head),
        Sentence(document.id, body.span.start, len(document.text), ZoneKind.BODY),
    ]
    reading = Reading.of([document], claims=[wish, outcome, body], sentences=sentences)
    shifts = trace_lineage(reading, [], [], LineageParams()).shifts
    words = {wish.id: WISH, outcome.id: OUTCOME, body.id: lead}
    return [(s.kind, words[s.a], words[s.b]) for s in shifts]


def test_a_missed_aim_is_told_in_the_headline_without_its_credit():
    lead = "Varena has failed to achieve its goals in Sarn"
    assert shifts_of(lead) == [(ShiftKind.ATTRIBUTION_DROPPED, lead, OUTCOME)]


@pytest.mark.parametrize(
    ("lead", "negated"),
    [
        ("Varena has achieved its goals in Sarn", False),  # the aim was reached
        ("Varena has built nine warehouses in Sarn", False),  # no word of the aim
        ("Varena has not failed to reach its goals in Sarn", True),
    ],
)
def test_another_outcome_is_another_content(lead: str, negated: bool):  # noqa: FBT001  table
    assert shifts_of(lead, negated=negated) == []
