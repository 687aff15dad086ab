"""Find the ties between actors that claims state.

    claim (agent, predicate, patient or recipient) -> data/lexicons/ties.tsv -> Tie

Only linked actors on both ends make a tie: a tie to "the militants" ties to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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


def find_ties(
    reading: Reading, claimed_by: Mapping[str, tuple[str, ...]], min_claims: int
) -> tuple[Tie, ...]:
    """Give the ties of all claims, one a pair of actors and kind, in id order."""
    found: dict[Key, list[Claim]] = {}
    for claim in reading.claims.values():
        for key in _ties_of(reading, claim):
            found.setdefault(key, []).append(claim)
    ties = [
        _tie(key, claims, claimed_by)
        for key, claims in found.items()
        if len(claims) >= min_claims
    ]
    return tuple(sorted(ties, key=lambda t: t.id))


def _ties_of(reading: Reading, claim: Claim) -> Iterator[Key]:
    """A denied, negated or merely held view states no tie."""
    kind = load_mapping("ties").get(claim.predicate or "")
    unstated = claim.negated or claim.certainty in {Certainty.DENIED, Certainty.OPINION}
    if kind is None or unstated:
        return
    for agent in _actors(reading, claim, Role.AGENT):
        for other in _actors(reading, claim, Role.PATIENT, Role.RECIPIENT):
            if agent.id != other.id:
                yield agent.id, other.id, kind


def _actors(reading: Reading, claim: Claim, *roles: Role) -> list[Actor]:
    found = (
        reading.actor_of(claim.document_id, m.span) for m in reading.mentions(claim, *roles)
    )
    return [actor for actor in found if actor]


def _tie(key: Key, claims: list[Claim], claimed_by: Mapping[str, tuple[str, ...]]) -> Tie:
    dates = {t.edtf for c in claims for t in c.times if t.edtf}
    return Tie(
        id=content_id("tie", *key),
        from_id=key[0],
        to_id=key[1],
        kind=key[2],
        edtf=dates.pop() if len(dates) == 1 else None,
        hedged=all(c.certainty in HEDGED or c.condition for c in claims),
        claim_ids=tuple(c.id for c in claims),
        account_ids=tuple(sorted({a for c in claims for a in claimed_by.get(c.id, ())})),
    )
