"""Lay the dated claims out in time; a date that is disputed is said to be.

claims with EDTF times, relations -> Entry in order of date
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import (
    Certainty,
    Claim,
    Entry,
    Reading,
    Relation,
    RelationKind,
    Slot,
)


def find_timeline(reading: Reading, relations: Sequence[Relation]) -> tuple[Entry, ...]:
    """Give one entry a date, earliest first; claims in text order.

    Views and dates without a year are left out: they have no place on a line of time.
    """
    disputed = {
        claim_id
        for r in relations
        if r.kind is RelationKind.CONTRADICTS and r.on is Slot.DATE
        for claim_id in (r.a, r.b)
    }
    dated: dict[str, list[Claim]] = {}
    for claim in reading.claims.values():
        if claim.certainty is Certainty.OPINION:
            continue
        for edtf in sorted({t.edtf for t in claim.times if t.edtf and _has_year(t.edtf)}):
            dated.setdefault(edtf, []).append(claim)
    return tuple(
        Entry(edtf, tuple(c.id for c in claims), any(c.id in disputed for c in claims))
        for edtf, claims in sorted(dated.items())
    )


def _has_year(edtf: str) -> bool:
    return edtf[:4].isdigit()
