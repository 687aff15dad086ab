"""Set claims against each other on in whose waters, airspace or territory something was.

Pair -> "inside the Halmark sector", "in the waters of Orrin" -> Finding | None
"""

from __future__ import annotations

from rashomon.model import Slot
from rashomon.stages.compare.denials import is_doubted, is_of_another
from rashomon.stages.compare.findings import Finding, Pair, contradicts
from rashomon.stages.compare.holders import is_name_of
from rashomon.stages.compare.stories import one_story
from rashomon.stages.compare.territories import Territory


def by_territory(pair: Pair) -> Finding | None:
    """See one thing put in the waters, or on the soil, of two."""
    a, b = pair.a.territory, pair.b.territory
    if a is None or b is None or not pair.may_dispute or pair.meeting.is_other_time:
        return None
    if any(is_doubted(side) or is_of_another(side) for side in (pair.a, pair.b)):
        return None
    if not _are_two(a, b) or not a.things & b.things or _moved(pair):
        return None
    if not (pair.is_one_report or one_story(pair.a, pair.b, pair.params)):
        return None
    said = f"“{a.literal}” ({pair.a.speaker.name}), “{b.literal}” ({pair.b.speaker.name})"
    grounds = pair.meeting.describe()
    return contradicts(
        Slot.PLACE, f"{grounds + '; ' if grounds else ''}differ on whose territory: {said}"
    )


def _are_two(a: Territory, b: Territory) -> bool:
    """Tell whether they are of two: a region of no list may lie in a state that is on it."""
    if bool(a.nations) != bool(b.nations):
        return False
    if a.nations:
        return not a.nations & b.nations
    return not any(is_name_of(m, n) for m in a.names for n in b.names)


def _moved(pair: Pair) -> bool:
    """Tell whether two hours or days are told of: what flies or sails is soon elsewhere."""
    a, b = pair.a, pair.b
    if a.clock is not None and b.clock is not None and a.clock.low != b.clock.low:
        return True
    return None not in {a.own_days, b.own_days} and a.own_days != b.own_days
