"""Find the ties between parties that claims state.

    claim's tie words -> parties -> Tie
    attribution (source, speech act, whom it names) -> data/lexicons/tie_speech.tsv -> Tie

One party at least is known by name: "the militants fought the rebels" ties nobody to anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Certainty, Claim, Reading, Tie, TimeMention, content_id
from rashomon.stages.system.parties import Parties, Party
from rashomon.text.lexicon import load_mapping

HEDGED = frozenset({Certainty.HEDGED, Certainty.PREDICTED})

UNSTATED = frozenset({Certainty.DENIED, Certainty.OPINION})
"""Labels of claims that state no tie: what is denied, and a view or rhetorical question."""

FROM_THEN = re.compile(r"\b(?:since|after|before|until|once)\b", re.IGNORECASE)
"""Openers of a clause of time that says when something else happened."""


@dataclass(frozen=True, slots=True)
class Key:
    """What makes a tie itself."""

    doer: Party
    other: Party
    kind: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A claim behind a tie."""

    claim: Claim
    is_speech: bool
    """The tie lies in how it is said ("accused X of"), not in what is said."""
    by_start: int
    """Where the word stands that says it."""
    is_open: bool
    """The tie is put as possible, wanted or ahead."""


def find_ties(reading: Reading, min_claims: int) -> tuple[Tie, ...]:
    """Give the ties of all claims, one a pair of parties and kind, in id order."""
    parties = Parties(reading)
    found: dict[Key, dict[str, Ground]] = {}
    for claim in reading.claims.values():
        for key, ground in (*_stated(parties, claim), *_spoken(reading, parties, claim)):
            if key.doer != key.other and (key.doer.actor_id or key.other.actor_id):
                found.setdefault(key, {}).setdefault(claim.id, ground)
    ties = [
        _tie(key, tuple(grounds.values()))
        for key, grounds in found.items()
        if len(grounds) >= min_claims
    ]
    return tuple(sorted(ties, key=lambda t: t.id))


def _stated(parties: Parties, claim: Claim) -> Iterator[tuple[Key, Ground]]:
    if claim.certainty in UNSTATED:
        return
    for tie in claim.ties:
        doer = parties.party(claim.document_id, tie.doer)
        other = parties.party(claim.document_id, tie.other)
        is_open = bool(tie.hedged or claim.certainty in HEDGED or claim.condition)
        yield (
            Key(doer, other, tie.kind),
            Ground(claim, is_speech=False, by_start=tie.by.start, is_open=is_open),
        )


def _spoken(
    reading: Reading, parties: Parties, claim: Claim
) -> Iterator[tuple[Key, Ground]]:
    """Give the ties of a speech act, from the source to whom the act names."""
    act = reading.attributions.get(claim.attribution_id or "")
    event = act.event if act else None
    kind = load_mapping("tie_speech").get(event.type) if event else None
    source = reading.source_actor(claim)
    if source is None and claim.source and claim.source.span:
        source = parties.state_source(claim.source.span.quote)
    if kind is None or event is None or source is None:
        return
    for mention in reading.mentions(claim):
        named = reading.actor_of(claim.document_id, mention.span)
        if named and mention.span.quote in (event.recipient or "") and named != source:
            key = Key(Party(source.id, None, None), Party(named.id, None, None), kind)
            yield (
                key,
                Ground(claim, is_speech=True, by_start=claim.span.start, is_open=False),
            )


def _tie(key: Key, grounds: tuple[Ground, ...]) -> Tie:
    """Make a tie; hedges and dates of a content are not those of saying it."""
    claims = sorted((g.claim for g in grounds), key=lambda c: c.id)
    dates = {t.edtf for g in grounds if not g.is_speech for t in _times(g) if t.edtf}
    ends = (key.doer, key.other)
    named = [(p.actor_id, p.words, p.text_id) for p in ends]
    return Tie(
        id=content_id("tie", *named, key.kind),
        from_id=key.doer.actor_id,
        to_id=key.other.actor_id,
        kind=key.kind,
        edtf=dates.pop() if len(dates) == 1 else None,
        hedged=all(g.is_open for g in grounds),
        claim_ids=tuple(c.id for c in claims),
        from_words=key.doer.words,
        to_words=key.other.words,
    )


def _times(ground: Ground) -> Iterator[TimeMention]:
    """Give the times of a claim that may be those of its tie.

    "Since X took power in 2021, he has expelled them" dates the taking of power.
    """
    quote, start = ground.claim.span.quote, ground.claim.span.start
    for time in ground.claim.times:
        before = quote[: max(0, time.span.start - start)]
        is_of_other = bool(FROM_THEN.search(before)) and time.span.end <= ground.by_start
        if not is_of_other:
            yield time
