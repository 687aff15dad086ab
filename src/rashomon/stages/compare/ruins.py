"""Set claims against each other on how badly one thing was harmed.

Pair -> razed, and with its roof on; undamaged, and damaged -> Finding | None

Neighbouring degrees leave room for each other. What is told whole before the strike, or long
after it, may have been brought down since, or built up again.
"""

from __future__ import annotations

from rashomon.model import Commitment, Level, Slot
from rashomon.stages.compare.damages import Damage, things_of_both
from rashomon.stages.compare.days import Days, gap, on_one_scale
from rashomon.stages.compare.denials import is_doubted, is_early, is_of_another
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.outcomes import MAX_DAYS_APART
from rashomon.stages.compare.reports import led_day
from rashomon.stages.compare.stories import one_matter, one_story
from rashomon.stages.compare.wordings import numbers_fit

SURE = frozenset({Commitment.CERTAIN, Commitment.CERTAINLY_NOT})


def by_damage(pair: Pair) -> Finding | None:
    """See one thing said to be harmed to two degrees that cannot both be."""
    a, b = pair.a, pair.b
    if a.damage is None or b.damage is None or not damages_part(a.damage, b.damage):
        return None
    if not pair.may_dispute or not _may_meet(pair) or _may_have_changed(a, b):
        return None
    grounds = pair.meeting.describe()
    said = (
        f"“{a.damage.literal}” ({a.speaker.name}), “{b.damage.literal}” ({b.speaker.name})"
    )
    return contradicts(
        Slot.OUTCOME,
        f"{grounds + '; ' if grounds else ''}differ on how badly one thing was harmed "
        f"({a.damage.thing.literal}): {said}",
    )


def by_same_damage(pair: Pair) -> Finding | None:
    """See one thing said twice to be harmed, or whole, to one degree."""
    a, b = pair.a, pair.b
    if a.damage is None or b.damage is None or not pair.are_settled:
        return None
    if (a.damage.least, a.damage.most) != (b.damage.least, b.damage.most):
        return None
    if not things_of_both(a.damage.thing, b.damage.thing) or not _may_meet(pair):
        return None
    if pair.is_one_report or not numbers_fit(a, b):
        return None
    return same(
        f"one thing harmed to one degree ({a.damage.thing.literal}): "
        f"“{a.damage.literal}”, “{b.damage.literal}”; {pair.meeting.describe()}"
    )


def damages_part(a: Damage, b: Damage) -> bool:
    """Tell whether two degrees of harm to one thing leave no room for each other."""
    return (a.most < b.least or b.most < a.least) and things_of_both(a.thing, b.thing)


def _may_meet(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    if not (_is_sure(a) and _is_sure(b)) or is_of_another(a) or is_of_another(b):
        return False
    if is_early(a) or is_early(b) or pair.meeting.is_apart:
        return False
    if pair.meeting.places is Level.UNKNOWN and a.claim.places and b.claim.places:
        return False
    return pair.is_one_report or one_matter(a, b, pair.params) or _is_one_name(pair)


def _is_one_name(pair: Pair) -> bool:
    """Tell whether reports of one story give the thing one name: "Orla Bridge" is no other."""
    a, b = pair.a, pair.b
    if a.damage is None or b.damage is None:
        return False
    named = a.damage.thing.names & b.damage.thing.names - {a.damage.thing.head}
    return bool(named) and one_story(a, b, pair.params)


def _is_sure(facets: Facets) -> bool:
    return facets.claim.factuality.source in SURE and not is_doubted(facets)


def _may_have_changed(a: Facets, b: Facets) -> bool:
    """Tell whether the thing may have been harmed after it was told whole, or mended since."""
    if a.damage is None or b.damage is None:
        return True
    whole, harmed = (a, b) if a.damage.most < b.damage.least else (b, a)
    told, struck = whole.own_days or whole.report.published, _struck(harmed)
    if told is None or struck is None:
        return a.report is not b.report
    first, second = on_one_scale(told, struck)
    return first[1] < second[0] or gap(first, second) > MAX_DAYS_APART


def _struck(facets: Facets) -> Days | None:
    """Give the day on which a thing was harmed: the claim's, or of what its report leads with."""
    return (
        facets.own_days or facets.days or led_day(facets.report) or facets.report.published
    )
