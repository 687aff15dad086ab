"""Set claims against each other on who holds a place.

Pair -> two rivals who have one place at one time; one who has it and has it not -> Finding

A place may change hands within a day, so each claim speaks of the days it names, else of the
day of its report, and what was held on Saturday and lost on Sunday parts nobody.
"""

from __future__ import annotations

from datetime import date

from rashomon.model import Commitment, Slot
from rashomon.stages.compare.days import Days, gap, is_yearless
from rashomon.stages.compare.denials import is_doubted
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.holders import are_one, are_rivals, to_holder
from rashomon.stages.compare.holds import Hold, Site, sites_of_both
from rashomon.stages.compare.stories import near_topic

LASTING_DAYS = 30
"""Days before a report of which "still" and "remains" speak: a month back nobody asks whether
the place changed hands in between."""

EVER = 36_525
"""Days of which "never" speaks: as long as an open interval is."""

SURE = frozenset({Commitment.CERTAIN, Commitment.CERTAINLY_NOT})


def by_hold(pair: Pair) -> Finding | None:
    """See one place said to be held by two rivals, or held by one and not held by it."""
    met = _met(pair)
    if met is None or not pair.may_dispute:
        return None
    site, first, second = met
    if not (_cannot_both(first, second) or _own_armies(pair, first, second)):
        return None
    if _came_later(pair, first, second):
        return None
    return contradicts(
        Slot.OUTCOME,
        f"one place ({site.literal}) at one time; differ on who holds it: "
        f"{_told(pair.a, first)}, {_told(pair.b, second)}",
    )


def by_same_hold(pair: Pair) -> Finding | None:
    """See one place said twice to be held, or not to be held, by one side."""
    met = _met(pair)
    if met is None or not pair.are_settled:
        return None
    site, first, second = met
    if first.is_turn != second.is_turn or not _say_same(first, second):
        return None
    return same(
        f"one place ({site.literal}) at one time; both say who holds it: "
        f"{_told(pair.a, first)}, {_told(pair.b, second)}"
    )


def _met(pair: Pair) -> tuple[Site, Hold, Hold] | None:
    """Find one place both claims tell of, at a time they share."""
    a, b = pair.a, pair.b
    if a.hold is None or b.hold is None or not (_is_sure(a) and _is_sure(b)):
        return None
    site = next((p for p, q in sites_of_both(a.hold, b.hold) if _is_one(pair, p, q)), None)
    mine, theirs = _days(a, a.hold), _days(b, b.hold)
    if site is None or mine is None or theirs is None or gap(mine, theirs) > 0:
        return None
    return site, a.hold, b.hold


def _is_one(pair: Pair, p: Site, q: Site) -> bool:
    """Tell whether two names are of one place: a bridge with no name may be any bridge."""
    if p.names & q.names and not (p.is_guessed or q.is_guessed):
        return True
    return pair.is_one_report or near_topic(pair.a.report, pair.b.report)


def _is_sure(facets: Facets) -> bool:
    return facets.claim.factuality.source in SURE and not is_doubted(facets)


def _cannot_both(p: Hold, q: Hold) -> bool:
    if p.is_turn and q.is_turn:
        return False  # taken and retaken: both may be so within a day
    if p.has and q.has:
        return are_rivals(p.holder, q.holder)
    no, yes = (q, p) if p.has else (p, q)
    if p.has == q.has or (no.is_arrival and not (yes.is_turn or yes.but_nobody)):
        return False
    return are_one(p.holder, q.holder)


def _own_armies(pair: Pair, p: Hold, q: Hold) -> bool:
    """See "Orlovan troops" beside "Sarnese troops" where Orlova speaks.

    Who says it of his own army leaves the place to no other's, of lands on no list as well.
    """
    if not (p.has and q.has) or (p.is_turn and q.is_turn):
        return False
    one, other = p.holder, q.holder
    if one.side != "state" or other.side != "state" or one.nations or other.nations:
        return False
    if not (one.names and other.names) or are_one(one, other):
        return False
    voices = (to_holder(side.speaker.name) for side in (pair.a, pair.b))
    return any(map(are_one, (one, other), voices))


def _say_same(p: Hold, q: Hold) -> bool:
    if p.but_nobody != q.but_nobody:
        only, other = (p, q) if p.but_nobody else (q, p)
        return not other.has and are_rivals(only.holder, other.holder)
    return p.has == q.has and are_one(p.holder, q.holder)


def _came_later(pair: Pair, first: Hold, second: Hold) -> bool:
    """Tell whether a report tells on, from who held a place to who took it then."""
    if not pair.is_one_report or first.is_turn or not second.is_turn:
        return False
    return not first.is_lasting and not first.is_since


def _days(facets: Facets, hold: Hold) -> Days | None:
    """Give the days on which it is said to be so; None: not known."""
    told = facets.report.published
    if told is None or facets.has_several_days:
        return None
    own = _with_year(facets.own_days, told) if facets.own_days else None
    if own is not None and hold.is_since:
        return min(own[0], told[0]), told[1]
    if own is not None:
        return own
    if hold.is_ever or hold.is_lasting:
        is_short = hold.has and not (hold.but_nobody or hold.is_ever)
        return told[0] - (LASTING_DAYS if is_short else EVER), told[1]
    return told


def _with_year(days: Days, told: Days) -> Days:
    """Put days whose year is not said in the year before their report."""
    if not is_yearless(days):
        return days
    year = date.fromordinal(told[1]).year
    for at in (year, year - 1):
        found = _in_year(days, at)
        if found[0] <= told[1]:
            return found
    return days


def _in_year(days: Days, year: int) -> Days:
    first, last = (date.fromordinal(day) for day in days)
    start = date(year, first.month, min(first.day, 28)).toordinal() + max(first.day - 28, 0)
    return start, start + (last - first).days


def _told(facets: Facets, hold: Hold) -> str:
    no = "" if hold.has else "not "
    only = "nobody but " if hold.but_nobody else ""
    return f"“{hold.verb}”: {no}{only}{hold.holder.literal} ({facets.speaker.name})"
