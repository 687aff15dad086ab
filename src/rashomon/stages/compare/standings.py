"""Set apart how a level stands to its norm, and who was the first to do something.

Pair -> "normal", "three times the usual" | "the warden was the first", "a pilot" -> Finding | None
"""

from __future__ import annotations

from rashomon.model import Slot
from rashomon.stages.compare.denials import is_doubted
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.firsts import First
from rashomon.stages.compare.stories import one_story


def by_norm(pair: Pair) -> Finding | None:
    """See one level said to keep to its norm and to be above it."""
    a, b = pair.a.norm, pair.b.norm
    if a is None or b is None or a.is_above == b.is_above or not _may_meet(pair):
        return None
    measured = a.measured & b.measured
    if not measured:
        return None
    return contradicts(
        Slot.OUTCOME,
        f"{pair.meeting.describe() or 'one report'}; differ on whether a level keeps to its "
        f"norm: “{a.literal}” ({pair.a.speaker.name}), “{b.literal}” ({pair.b.speaker.name})",
    )


def by_first(pair: Pair) -> Finding | None:
    """See two said to have been the first to do one thing, or one said so twice."""
    a, b = pair.a.first, pair.b.first
    if a is None or b is None or not a.deed & b.deed or not _may_meet(pair):
        return None
    grounds = pair.meeting.describe() or "one report"
    if a.names & b.names:
        return same(f"{grounds}; both say who was first: {a.literal}")
    if _may_be_one(a, b):
        return None
    return contradicts(
        Slot.OUTCOME,
        f"{grounds}; differ on who was first: {_told(pair.a, a)}, {_told(pair.b, b)}",
    )


def _may_be_one(a: First, b: First) -> bool:
    """Tell whether two tellings may be of one: a word in common, a name here, a calling there."""
    if a.terms & b.terms:
        return True
    return any(not p.roles and not q.names for p, q in ((a, b), (b, a)))


def _may_meet(pair: Pair) -> bool:
    if not pair.may_dispute or pair.meeting.is_apart:
        return False
    if is_doubted(pair.a) or is_doubted(pair.b):
        return False
    return pair.is_one_report or one_story(pair.a, pair.b, pair.params)


def _told(side: Facets, first: First) -> str:
    return f"{first.literal} ({side.speaker.name})"
