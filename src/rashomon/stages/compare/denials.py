"""Set what is put forward against its denial, and denials beside one another.

    Pair (one negative) -> core words of the denial found in the other -> Finding | None

A denial contradicts the content, not the report of it: the sentence says on whose word each
side stands.
"""

from __future__ import annotations

from rashomon.model import Commitment, Level, Slot
from rashomon.stages.compare.events import one_matter
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.levels import agent_level, patient_level
from rashomon.stages.compare.words import is_light

MIN_CORE = 2.4
"""Least weight of the words a denial and a claim must share: one telling noun ("ceasefire"
weighs 3.0, "talks" 1.3)."""

MIN_COVERED = 0.6
"""Share of the words of the denial that the claim must have; names of speakers and the
manner ("with anyone at all") may be missing."""

STANDS_BY = frozenset({Commitment.CERTAIN, Commitment.PROBABLE, Commitment.UNKNOWN})
"""Commitments that a denial contradicts. "It may have" leaves room for "it did not"."""


def by_denial(pair: Pair) -> Finding | None:
    """See P against not P, and not P beside not P."""
    if not pair.are_settled or not _may_meet(pair):
        return None
    if pair.a.is_negative and pair.b.is_negative:
        return _both_deny(pair)
    if pair.a.is_negative == pair.b.is_negative or not pair.may_dispute:
        return None
    no, yes = (pair.a, pair.b) if pair.a.is_negative else (pair.b, pair.a)
    if yes.claim.factuality.source not in STANDS_BY or not _denies(no, yes):
        return None
    return contradicts(Slot.DENIAL, _why(pair, no, yes))


def core(facets: Facets) -> dict[str, float]:
    """Give the weighted words of a claim without light ones and names of those who act."""
    return {t: w for t, w in facets.words.items() if not is_light(t)}


def _may_meet(pair: Pair) -> bool:
    """Tell whether the two may speak of one thing: nothing apart, and grounds for it."""
    if pair.meeting.is_apart:
        return False
    a, b = pair.a, pair.b
    if Level.INCOMPATIBLE in {agent_level(a, b)[0], patient_level(a, b)[0]}:
        return False
    if a.places and b.places and pair.meeting.places is Level.UNKNOWN:
        return False
    return pair.is_one_report or pair.meeting.is_firm or one_matter(a, b, pair.params)


def _denies(no: Facets, yes: Facets) -> bool:
    """Tell whether the content denied is what the other claim puts forward."""
    denied = core(no)
    if no.classes - frozenset(yes.words) or not _predicate_met(no, yes):
        return False
    if no.figures and not yes.figures:
        return False
    shared = sum(w for t, w in denied.items() if t in yes.words)
    return shared >= MIN_CORE and shared >= MIN_COVERED * sum(denied.values())


def _predicate_met(no: Facets, yes: Facets) -> bool:
    if no.predicate is None or is_light(no.predicate):
        return True
    return no.predicate == yes.predicate or no.predicate in yes.words


def _both_deny(pair: Pair) -> Finding | None:
    a, b = core(pair.a), core(pair.b)
    shared = sum(min(w, b[t]) for t, w in a.items() if t in b)
    total = sum(a.values()) + sum(b.values())
    if shared < MIN_CORE or 2 * shared < MIN_COVERED * total:
        return None
    words = sorted(set(a) & set(b), key=lambda t: (-a[t], t))[:3]
    return same(f"both deny the same ({', '.join(words)})")


def _why(pair: Pair, no: Facets, yes: Facets) -> str:
    words = sorted(set(core(no)) & set(yes.words), key=lambda t: (-no.words[t], t))[:3]
    grounds = pair.meeting.describe()
    return (
        f"{grounds + '; ' if grounds else ''}{no.speaker.name} denies what "
        f"{yes.speaker.name} puts forward ({', '.join(words)})"
    )
