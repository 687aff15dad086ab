"""Set claims against each other on how people took to those who came.

Pair -> "residents detested them", "cheered by crowds" -> Finding | None

That people turned against somebody may be told as their own doing and as somebody else's: where
one claim says what fed it, or what came of it, it says the other more closely.
"""

from __future__ import annotations

from rashomon.model import Level, Slot
from rashomon.stages.compare.denials import is_doubted
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts, refines, same
from rashomon.stages.compare.receptions import Reception
from rashomon.stages.compare.stories import one_story


def by_reception(pair: Pair) -> Finding | None:
    """See those who came said to be liked and disliked, or twice to be disliked."""
    a, b = pair.a.reception, pair.b.reception
    if a is None or b is None or not _are_one(a, b) or not _may_meet(pair):
        return None
    said = f"{_said(pair.a, a)}, {_said(pair.b, b)}"
    if a.is_against != b.is_against:
        return contradicts(Slot.OUTCOME, f"differ on how people took to them: {said}")
    if not a.is_against:
        return None
    if a.is_fed == b.is_fed and a.is_ground == b.is_ground:
        return same(f"both say that people were against them: {said}")
    more = b if b.is_fed or b.is_ground else a
    what = "what stirred it up" if more.is_fed else "that they left for it"
    return refines(f"both say that people were against them, and one says {what}: {said}")


def _are_one(a: Reception, b: Reception) -> bool:
    if a.nations and b.nations:
        return bool(a.nations & b.nations)
    return bool(a.names & b.names)


def _may_meet(pair: Pair) -> bool:
    if not pair.may_dispute or is_doubted(pair.a) or is_doubted(pair.b):
        return False
    if Level.INCOMPATIBLE in {pair.meeting.places, pair.meeting.days}:
        return False
    return pair.is_one_report or one_story(pair.a, pair.b, pair.params)


def _said(side: Facets, told: Reception) -> str:
    return f"“{told.literal.strip()}” ({side.speaker.name})"
