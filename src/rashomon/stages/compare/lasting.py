"""Set claims against each other on until when something holds, and on whether somebody is held.

Pair -> two ends of one thing; one person held and free -> Finding | None
"""

from __future__ import annotations

from rashomon.model import Slot
from rashomon.stages.compare.custody import HELD, LET_GO, Custody
from rashomon.stages.compare.days import gap, on_one_scale, show_days
from rashomon.stages.compare.denials import is_doubted
from rashomon.stages.compare.ends import End
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts
from rashomon.stages.compare.stories import one_matter, one_story
from rashomon.stages.compare.words import weight

MIN_THING = 2.0
"""Least weight of the words by which two claims name one thing that holds."""

MAX_DAYS = 3
"""Days between two reports over which who was held may be said to be free at the same time."""


def by_end(pair: Pair) -> Finding | None:
    """See one thing said to hold until two days."""
    a, b = pair.a, pair.b
    if a.end is None or b.end is None or not pair.may_dispute:
        return None
    if a.is_negative or b.is_negative or is_doubted(a) or is_doubted(b):
        return None
    if not _is_one_thing(a.end, b.end) or not one_story(a, b, pair.params):
        return None
    if gap(*on_one_scale(a.end.day, b.end.day)) == 0:
        return None
    ends = f"{show_days(a.end.day)} ({a.speaker.name}), {show_days(b.end.day)}"
    words = ", ".join(sorted(a.end.things & b.end.things))
    return contradicts(
        Slot.DATE, f"one thing ({words}); differ on its end: {ends} ({b.speaker.name})"
    )


def _is_one_thing(a: End, b: End) -> bool:
    return sum(map(weight, a.things & b.things)) >= MIN_THING


def by_custody(pair: Pair) -> Finding | None:
    """See one person said to be held and to be free at one time."""
    a, b = pair.a, pair.b
    if a.custody is None or b.custody is None or not _are_apart(a.custody, b.custody):
        return None
    if not pair.may_dispute or not one_matter(a, b, pair.params) or not _at_one_time(pair):
        return None
    held, free = (a, b) if a.custody.state == HELD else (b, a)
    if _came_later(held, free) or _was_held(held, free):
        return None
    if is_doubted(a) or is_doubted(b) or not _is_one_person(a.custody, b.custody):
        return None
    said = f"“{a.custody.literal}” ({a.speaker.name}), “{b.custody.literal}”"
    grounds = pair.meeting.describe()
    return contradicts(
        Slot.OUTCOME,
        f"{grounds + '; ' if grounds else ''}one person is held and free: {said} "
        f"({b.speaker.name})",
    )


def _are_apart(a: Custody, b: Custody) -> bool:
    """Tell whether one is held and the other is not; who was let go may have been held before."""
    states = {a.state, b.state}
    if states == {HELD, LET_GO}:
        return (a if a.state == HELD else b).is_still
    return HELD in states and len(states) > 1


def _was_held(held: Facets, free: Facets) -> bool:
    """Tell whether who is held still may have been let go after that was told."""
    if free.custody is None or free.custody.state != LET_GO:
        return False
    told, day = held.report.published, free.own_days or free.report.published
    if told is None or day is None:
        return True
    first, second = on_one_scale(told, day)
    return second[1] >= first[0]


def _is_one_person(a: Custody, b: Custody) -> bool:
    return bool(a.whom & b.whom)


def _came_later(held: Facets, free: Facets) -> bool:
    """Tell whether somebody may have been taken only after he was told to be free."""
    day, told = held.own_days, free.own_days or free.report.published
    if day is None or told is None:
        return False
    first, second = on_one_scale(day, told)
    return first[0] > second[0]


def _at_one_time(pair: Pair) -> bool:
    first, second = pair.a.report.published, pair.b.report.published
    return first is not None and second is not None and gap(first, second) <= MAX_DAYS
