"""Find the ties between actors that claims state.

    claim (agent, predicate, patient or recipient) -> data/lexicons/ties.tsv -> Tie
    attribution (source, speech act, whom it names) -> data/lexicons/tie_speech.tsv -> Tie

Only linked actors on both ends make a tie: a tie to "the militants" ties to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import (
    Actor,
    Certainty,
    Claim,
    Reading,
    Role,
    Tie,
    content_id,
)
from rashomon.text.lexicon import load_mapping

HEDGED = frozenset({Certainty.HEDGED, Certainty.PREDICTED})

Key = tuple[str, str, str]


def find_ties(reading: Reading, min_claims: int) -> tuple[Tie, ...]:
    """Give the ties of all claims, one a pair of actors and kind, in id order."""
    found: dict[Key, dict[str, Ground]] = {}
    for claim in reading.claims.values():
        for key in _ties_of(reading, claim):
            found.setdefault(key, {}).setdefault(claim.id, Ground(claim, is_speech=False))
    for claim, key in _spoken_ties(reading):
        found.setdefault(key, {}).setdefault(claim.id, Ground(claim, is_speech=True))
    ties = [
        _tie(key, tuple(grounds.values()))
        for key, grounds in found.items()
        if len(grounds) >= min_claims
    ]
    return tuple(sorted(ties, key=lambda t: t.id))


@dataclass(frozen=True, slots=True)
class Ground:
    """A claim behind a tie."""

    claim: Claim
    is_speech: bool
    """The tie lies in how it is said ("accused X of"), not in what is said."""


def _ties_of(reading: Reading, claim: Claim) -> Iterator[Key]:
    """A denied, negated or merely held view states no tie."""
    kind = load_mapping("ties").get(claim.predicate or "")
    if kind is None and claim.event:
        kind = load_mapping("tie_acts").get(claim.event.type)
    unstated = claim.negated or claim.certainty in {Certainty.DENIED, Certainty.OPINION}
    if kind is None or unstated:
        return
    for agent in _actors(reading, claim, Role.AGENT):
        for other in _actors(reading, claim, Role.PATIENT, Role.RECIPIENT):
            if agent.id != other.id:
                yield agent.id, other.id, kind


def _spoken_ties(reading: Reading) -> Iterator[tuple[Claim, Key]]:
    """Give the ties of speech acts, from the source to whom the act names."""
    for claim in reading.claims.values():
        act = reading.attributions.get(claim.attribution_id or "")
        event = act.event if act else None
        kind = load_mapping("tie_speech").get(event.type) if event else None
        source = reading.source_actor(claim)
        if kind is None or event is None or source is None:
            continue
        for other in _named(reading, claim, event.recipient or ""):
            if other.id != source.id:
                yield claim, (source.id, other.id, kind)


def _named(reading: Reading, claim: Claim, words: str) -> list[Actor]:
    """Give the actors of a claim whose name stands in some words."""
    found = [
        reading.actor_of(claim.document_id, m.span)
        for m in reading.mentions(claim)
        if m.span.quote in words
    ]
    return [actor for actor in found if actor]


def _actors(reading: Reading, claim: Claim, *roles: Role) -> list[Actor]:
    found = (
        reading.actor_of(claim.document_id, m.span) for m in reading.mentions(claim, *roles)
    )
    return [actor for actor in found if actor]


def _tie(key: Key, grounds: tuple[Ground, ...]) -> Tie:
    """Make a tie; hedges and dates of a content are not those of saying it."""
    claims = sorted((g.claim for g in grounds), key=lambda c: c.id)
    stated = [g.claim for g in grounds if not g.is_speech]
    dates = {t.edtf for c in stated for t in c.times if t.edtf}
    return Tie(
        id=content_id("tie", *key),
        from_id=key[0],
        to_id=key[1],
        kind=key[2],
        edtf=dates.pop() if len(dates) == 1 else None,
        hedged=len(stated) == len(grounds)
        and all(c.certainty in HEDGED or c.condition for c in stated),
        claim_ids=tuple(c.id for c in claims),
    )
