"""Set claims against each other on since when one thing has been so.

    Pair -> "shut since 28 July", "shut since 28 June" -> Finding | None

Both stretches reach to the day of the report, so their days meet; what parts them is the day on
which they begin.
"""

from __future__ import annotations

from rashomon.model import Level, Slot
from rashomon.stages.compare.days import (
    OPEN_DAYS,
    Days,
    gap,
    is_yearless,
    length,
    on_one_scale,
    show_days,
)
from rashomon.stages.compare.denials import is_doubted, is_of_another
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts
from rashomon.stages.compare.levels import (
    agent_level,
    content_overlap,
    patient_level,
    predicates_meet,
)
from rashomon.stages.compare.stories import one_story
from rashomon.stages.compare.words import kind_names

MIN_OVERLAP = 0.6
"""Share of weighted words from which two claims say one thing to have been so."""

MIN_TERMS = 2
"""Fewest words they share, kinds of people left out."""


def by_since(pair: Pair) -> Finding | None:
    """See one thing said to have been so since two days."""
    a, b = pair.a, pair.b
    first, second = since(a), since(b)
    if first is None or second is None or not pair.may_dispute:
        return None
    if a.is_negative != b.is_negative or any(map(is_doubted, (a, b))):
        return None
    if is_of_another(a) or is_of_another(b) or a.figures or b.figures:
        return None  # a count since a day runs on
    if gap(*on_one_scale(first, second)) == 0 or not _is_one(pair):
        return None
    told = f"{show_days(first)} ({a.speaker.name}), {show_days(second)} ({b.speaker.name})"
    grounds = pair.meeting.describe()
    return contradicts(
        Slot.DATE, f"{grounds + '; ' if grounds else ''}differ on since when: {told}"
    )


def since(facets: Facets) -> Days | None:
    """Give the day, or the month, with which an open stretch a claim names begins."""
    days = facets.own_days
    if days is None or length(days) <= OPEN_DAYS:
        return None
    last = days[1] - OPEN_DAYS
    return (days[0], last) if last >= days[0] or is_yearless(days) else None


def _is_one(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    if Level.INCOMPATIBLE in {pair.meeting.places, agent_level(a, b)[0]}:
        return False
    if patient_level(a, b)[0] is Level.INCOMPATIBLE or not predicates_meet(a, b):
        return False
    shared = [t for t in a.content if t in b.content and t not in kind_names()]
    if len(shared) < MIN_TERMS or content_overlap(a, b) < MIN_OVERLAP:
        return False
    return one_story(a, b, pair.params)
