"""Set claims of one happening against each other on when and where it was.

    Pair -> days, hours of the day, bearings from a landmark -> Finding | None

Different days mostly mean different happenings. So a day contradicts only where the claims
share so much else (the figure, or most of their words) that they tell of one.
"""

from __future__ import annotations

import re

from rashomon.model import Level, Slot
from rashomon.stages.compare.days import (
    HALF_DAY_H,
    Clock,
    clocks_apart,
    gap,
    length,
    on_one_scale,
    show_days,
)
from rashomon.stages.compare.deeds import deed_kinds
from rashomon.stages.compare.denials import is_of_another
from rashomon.stages.compare.doers import is_one_target
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import is_near, range_level
from rashomon.stages.compare.findings import Finding, Pair, contradicts
from rashomon.stages.compare.levels import (
    agent_level,
    content_overlap,
    figure_pairs,
    patient_level,
)
from rashomon.stages.compare.moments import is_one_coming
from rashomon.stages.compare.nations import nations_of
from rashomon.stages.compare.places import bearings_apart
from rashomon.stages.compare.reports import happenings
from rashomon.stages.compare.stories import one_matter
from rashomon.stages.compare.words import is_befalling, kind_names

MAX_DAYS_APART = 45
"""Two days farther apart are two happenings, however alike the words are: a month named
wrongly is the largest slip found in reports of one happening."""

MAX_BEGIN_DAYS = 3 * 366
"""Begins farther apart than three years are of two happenings."""

OWNER_WORDS = 3
"""Words before a noun in which its owner stands: "France's second military (intervention)"."""

MIN_OVERLAP = 0.5
"""Share of weighted words that stands in for a shared figure."""

MIN_TERMS = 2
"""Fewest shared words, names and kinds of people left out: two were shot in one town on two
days more often than one shooting is put on two days."""

MIN_OVERLAP_WITH_FIGURE = 0.25
"""The same where a figure of ten or more agrees."""


LEAST_FIGURE = 10
"""Smaller figures agree by chance."""

BARE_WEIGHT = 3.5
"""Heaviest claim that says nothing but when: "It took place at 7:37 AM local time"."""


def by_day(pair: Pair) -> Finding | None:
    """See one happening put on two days."""
    a, b = pair.a, pair.b
    if a.own_days is None or b.own_days is None:
        return None
    if pair.meeting.days is not Level.INCOMPATIBLE or not _may_part(pair):
        return None
    if max(length(a.own_days), length(b.own_days)) > MAX_DAYS_APART:
        return None
    if gap(*on_one_scale(a.own_days, b.own_days)) > MAX_DAYS_APART or not _one_happening(
        pair
    ):
        return None
    days = f"{show_days(a.own_days)} ({a.speaker.name}), {show_days(b.own_days)}"
    return contradicts(
        Slot.DATE, f"{_grounds(pair)}differ on the day: {days} ({b.speaker.name})"
    )


def by_begin(pair: Pair) -> Finding | None:
    """See the begin of one long happening put in two years."""
    a, b = pair.a, pair.b
    if a.begin is None or b.begin is None or a.begin.family != b.begin.family:
        return None
    if not pair.may_dispute or a.is_negative or b.is_negative:
        return None
    between = gap(*on_one_scale(a.begin.days, b.begin.days))
    if not 0 < between <= MAX_BEGIN_DAYS:
        return None
    doers, where = _coming(a) & _coming(b), _sites(a) & _sites(b)
    if not where or not (doers or (a.begin.noun == b.begin.noun and not _coming(a))):
        return None
    begins = f"{show_days(a.begin.days)} ({a.speaker.name}), {show_days(b.begin.days)}"
    return contradicts(
        Slot.DATE,
        f"one {a.begin.noun} by the same party in the same country; differ on its begin: "
        f"{begins} ({b.speaker.name})",
    )


def _coming(facets: Facets) -> frozenset[str]:
    """Give the nations whose happening it is: the agents', or those named before its noun."""
    if facets.begin is None:
        return frozenset()
    if facets.begin.is_verb:
        return frozenset(n for p in facets.agents for n in p.nations)
    before = facets.claim.span.quote[: facets.begin.at].split()
    return nations_of(" ".join(before[-OWNER_WORDS:]))


def _sites(facets: Facets) -> frozenset[str]:
    """Give the nations a claim names, without those whose happening it is."""
    return nations_of(facets.claim.span.quote) - _coming(facets)


def by_clock(pair: Pair) -> Finding | None:
    """See one happening put at two hours, time zones honoured."""
    a, b = pair.a, pair.b
    if a.clock is None or b.clock is None or not _may_part(pair):
        return None
    if pair.meeting.is_apart and not _is_one_night(pair):
        return None
    longitude = a.report.longitude if a.report.longitude is not None else b.report.longitude
    if not clocks_apart(a.clock, b.clock, longitude):
        return None
    if is_of_another(a) != is_of_another(b) or _goes_on(a) or _goes_on(b):
        return None
    if not (one_hour_told(pair) and _is_once(a, b)) and not is_one_coming(pair):
        return None
    hours = f"“{a.clock.literal}” ({a.speaker.name}), “{b.clock.literal}”"
    return contradicts(
        Slot.DATE, f"{_grounds(pair)}differ on the hour: {hours} ({b.speaker.name})"
    )


def _goes_on(facets: Facets) -> bool:
    """See "was still going on at nine": an hour at which something lasted, not of its begin."""
    return _AMID.search(facets.claim.span.quote) is not None


_AMID = re.compile(
    r"\b(?:still|(?:was|were|is|are)\s+(?:\w+ly\s+)?(?!being\b|during\b|missing\b)\w+ing)\b",
    re.IGNORECASE,
)


def by_bearing(pair: Pair) -> Finding | None:
    """See one spot put on two sides of a landmark."""
    a, b = pair.a, pair.b
    if a.bearing is None or b.bearing is None or not _may_be_set_apart(pair):
        return None
    if any(side.is_negative and not _is_beside(side) for side in (a, b)):
        return None
    if not bearings_apart(a.bearing, b.bearing) or not _one_spot(pair):
        return None
    sides = f"“{a.bearing.literal}” ({a.speaker.name}), “{b.bearing.literal}”"
    return contradicts(
        Slot.PLACE, f"{_grounds(pair)}differ on the place: {sides} ({b.speaker.name})"
    )


_BESIDE = re.compile(r"\b(?:after|since|when|as)\b", re.IGNORECASE)


def _is_beside(facets: Facets) -> bool:
    """Tell whether the bearing stands in a clause that the denial does not reach.

    "There was no damage after the quake struck 5 km south of the town" puts the quake there.
    """
    quote = facets.claim.span.quote
    return bool(
        facets.bearing and _BESIDE.search(quote[: quote.find(facets.bearing.literal)])
    )


def _may_part(pair: Pair) -> bool:
    return not (pair.a.is_negative or pair.b.is_negative) and _may_be_set_apart(pair)


def _may_be_set_apart(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    if not pair.may_dispute:
        return False
    return Level.INCOMPATIBLE not in {agent_level(a, b)[0], patient_level(a, b)[0]}


def _one_happening(pair: Pair) -> bool:
    """Tell whether so much is shared that the day must be of one happening."""
    a, b = pair.a, pair.b
    if pair.meeting.places is Level.INCOMPATIBLE or not _one_deed(a, b):
        return False
    if a.places and b.places and pair.meeting.places is Level.UNKNOWN:
        return False
    share = content_overlap(a, b)
    telling = [t for t in a.content if t in b.content and t not in kind_names()]
    if (
        share >= MIN_OVERLAP
        and len(telling) >= MIN_TERMS
        and pair.meeting.names - {"words"}
    ):
        return True
    return share >= MIN_OVERLAP_WITH_FIGURE and _one_figure(a, b)


def _one_deed(a: Facets, b: Facets) -> bool:
    """Tell whether what one claim says happened is what the other tells of."""
    shared = a.classes & b.classes
    if not shared:
        return False
    if a.predicate == b.predicate or {a.predicate, b.predicate} & shared:
        return True
    return is_befalling(a.predicate) and is_befalling(b.predicate)


def _one_figure(a: Facets, b: Facets) -> bool:
    return any(
        range_level(f, g)[0] is not Level.INCOMPATIBLE
        and is_near(f, g)
        and max(f.quantity.value or 0, g.quantity.value or 0) >= LEAST_FIGURE
        for f, g in figure_pairs(a, b)
    )


def one_hour_told(pair: Pair) -> bool:
    """Tell whether both hours are of one happening.

    Either the claims share what happened, or one says no more than "it took place at" and
    the other tells what the first one's report is about.
    """
    a, b = pair.a, pair.b
    if not one_matter(a, b, pair.params) and not pair.meeting.is_firm:
        return False
    if _phases_differ(a, b):
        return False
    is_firm = pair.meeting.is_firm or _is_one_night(pair)
    if a.classes & b.classes or ("lead" in pair.meeting.names and _is_led_once(a, b)):
        return is_firm
    if _is_one_fight(a, b):
        return is_firm or one_matter(a, b, pair.params)
    bare, full = sorted((a, b), key=lambda f: (f.total, f.order))
    if bare.total > BARE_WEIGHT or not is_befalling(bare.predicate):
        return False
    named = bare.context or bare.report.topic.keys()
    return bool(full.classes & named)


def _is_led_once(a: Facets, b: Facets) -> bool:
    """Tell whether what both tell of comes once, or both say in their own words that it came.

    Of a raid that both reports lead with, one may tell when the men set out.
    """
    if not a.told & b.told & deed_kinds():
        return True
    return all(happenings(side.tokens) & deed_kinds() for side in (a, b))


def _is_one_night(pair: Pair) -> bool:
    """Tell whether an evening and the early hours after it are of one night's fighting.

    "Opened fire at 23:40 on 17 May" and "the first shot at 00:50 on 18 May" tell of one begin.
    """
    a, b = pair.a, pair.b
    if a.days is None or b.days is None or a.clock is None or b.clock is None:
        return False
    if not a.clock.phase or a.clock.phase != b.clock.phase:
        return False
    if pair.meeting.is_other_time or pair.meeting.places is Level.INCOMPATIBLE:
        return False
    (day, eve), (next_day, morning) = sorted(
        zip(on_one_scale(a.days, b.days), (a.clock.low, b.clock.low), strict=True)
    )
    is_after = length(day) == length(next_day) == 1 and next_day[0] - day[0] == 1
    return is_after and eve >= EVENING_H and morning <= MORNING_H


EVENING_H, MORNING_H = 18, 8
"""Hours between which a night lies."""


def _is_one_fight(a: Facets, b: Facets) -> bool:
    """Tell whether both hours are of the begin, or of the end, of fighting."""
    if not (a.clock and b.clock and a.clock.phase and a.clock.phase == b.clock.phase):
        return False
    return bool(a.classes & FIGHTING and b.classes & FIGHTING)


FIGHTING = frozenset({"attack", "clash", "blast", "war"})
"""Classes that may tell of one fight."""


def _phases_differ(a: Facets, b: Facets) -> bool:
    """Tell whether one hour is of a begin and the other of an end."""
    phases = {side.clock.phase for side in (a, b) if side.clock is not None} - {""}
    return len(phases) > 1


def _is_once(a: Facets, b: Facets) -> bool:
    """Tell whether what both hours tell of comes once: a quake, the begin of a night's fighting.

    Of shots and shells a night sees many: these must have hit one thing, or neither report may
    tell of a second hour.
    """
    told = a.classes | b.classes
    if not told & deed_kinds() or told & ONCE:
        return True
    if _is_of_other_day(a) != _is_of_other_day(b):
        return False
    if _is_before_begin(a.clock, b.clock):
        return True
    if _begins_before(a.clock, b.clock) and max(len(f.report.hours) for f in (a, b)) > 1:
        return False
    if is_one_target(a, b):
        return True
    is_one_kind = a.classes & b.classes or (a.classes & FIGHTING and b.classes & FIGHTING)
    return bool(is_one_kind) and max(len(f.report.hours) for f in (a, b)) <= 1


ONCE = frozenset({"quake", "crash", "collapse", "landslide", "flood"})
"""Happenings that are not done: whatever else a claim says, its hour is theirs."""


def _is_before_begin(a: Clock | None, b: Clock | None) -> bool:
    """Tell whether both are of one phase, or one is earlier than what the other calls the begin."""
    if a is None or b is None:
        return False
    if a.phase and b.phase:
        return True
    begin, other = (a, b) if a.phase == "begin" else (b, a)
    after = (other.low - begin.low) % (2 * HALF_DAY_H)
    if a.is_half or b.is_half:  # "five past four" may be the afternoon's: the nearer one
        turned = (after + HALF_DAY_H) % (2 * HALF_DAY_H)
        after = min(after, turned, key=lambda h: min(h, 2 * HALF_DAY_H - h))
    return begin.phase == "begin" and after > HALF_DAY_H


def _is_of_other_day(facets: Facets) -> bool:
    """See "at nine the same evening": of a day told before, which need not be the first."""
    return _SAME_DAY.search(facets.claim.span.quote) is not None


_SAME_DAY = re.compile(
    r"\b(?:the|that) same (?:day|morning|afternoon|evening|night)\b", re.IGNORECASE
)


def _begins_before(a: Clock | None, b: Clock | None) -> bool:
    """Tell whether one is of the begin and the other of no phase: "killed at 5:10" comes later."""
    return a is not None and b is not None and {a.phase, b.phase} == {"begin", ""}


def _one_spot(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    if not one_matter(a, b, pair.params) and not pair.meeting.is_firm:
        return False
    distances = [
        (f, g)
        for f in a.figures
        for g in b.figures
        if f.unit == g.unit and f.unit is not None
    ]
    told = any(range_level(f, g)[0] is Level.EXACT for f, g in distances)
    return told or bool(a.classes & b.classes)


def _grounds(pair: Pair) -> str:
    words = pair.meeting.describe()
    return f"{words}; " if words else ""
