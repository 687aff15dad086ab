"""Compare what claims count: equal, compatible, a later count, or a contradiction.

    Pair -> figures that count the same thing -> Finding | None

Bounds, units, groups, states, bases, scopes and running tolls are honoured: a part is
never set against a whole, and a later, higher count of the dead updates an earlier one.
"""

from __future__ import annotations

import re
from itertools import chain
from math import inf

from rashomon.model import Comparator, Level, RelationKind, Slot
from rashomon.stages.compare.agreeing import TELLING, agreed_count
from rashomon.stages.compare.counting import ONCE
from rashomon.stages.compare.days import gap, length
from rashomon.stages.compare.denials import is_early, is_of_another
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import (
    AGE,
    DURATION,
    Figure,
    counted_states,
    kinds_level,
    levels,
    of_people,
    on_one_measure,
    range_level,
    wider_kinds,
)
from rashomon.stages.compare.findings import Finding, Pair, contradicts
from rashomon.stages.compare.levels import (
    agent_level,
    figure_pairs,
    overlap,
    predicates_meet,
)
from rashomon.stages.compare.money import sum_asked
from rashomon.stages.compare.reports import happenings, harms
from rashomon.stages.compare.stories import one_time
from rashomon.stages.compare.telling import tells_count
from rashomon.stages.compare.words import find_tokens, is_befalling, term

MIN_UNSTATED_OVERLAP = 0.34
"""Share of words two claims must have in common when nothing says what happened to those
counted: without a state, "16 vehicles" may be any vehicles."""


MAX_RATIO = 10.0
"""Counts farther apart than this are of two happenings more often than of one: the 24 dead
of a quake and the 230,000 of an earlier flood told as background. The only counts two reports
give of one kind of people may be: three civilians or 55."""

MAX_RATIO_ONLY = 20.0
"""The same for those: 200 dead birds at one point are not the 20,000 of a lake."""

MIN_OWN_GROUNDS = 2
"""Grounds in the claims themselves from which counts that run on are set against each other.
That two reports are of one matter is not enough: a clinic's count is not the country's."""


def by_figures(pair: Pair) -> Finding | None:
    """Decide by the first pair of figures that parts, else the first that agrees."""
    if not pair.a.figures or not pair.b.figures or not pair.are_settled:
        return None
    if any(side.is_negative and not _counts_none(side) for side in (pair.a, pair.b)):
        return None
    alike = figure_pairs(pair.a, pair.b)
    if not alike or pair.meeting.is_apart:
        return None
    pairs = [(f, g) for f, g in alike if _comparable(pair, f, g)]
    parted = (_parted(pair, f, g) for f, g in pairs)
    agreed = (agreed_count(pair, f, g) for f, g in pairs)
    return next((finding for finding in chain(parted, agreed) if finding is not None), None)


def _counts_none(side: Facets) -> bool:
    """Tell whether a denial is a count of its own: "none of the crew was hurt" counts 0."""
    return all(figure.high == 0 for figure in side.figures)


def _comparable(pair: Pair, f: Figure, g: Figure) -> bool:
    """Tell whether two figures of one state count in one frame."""
    if not _may_compare(pair, f, g):
        return False
    if f.measure and f.measure == g.measure and "lead" in pair.meeting.names:
        return _measures(pair.a, f) and _measures(pair.b, g)
    if _at_other_places(pair, f, g):
        return False
    if f.state is not None:
        return True
    if f.is_size and f.measure == g.measure:
        is_sum = sum_asked(f.measure or "") is not None
        is_one = pair.meeting.is_firm if is_sum else _is_one_thing(pair)
        return "count" in pair.meeting.names and is_one
    alone = is_alone(f, pair.a) and is_alone(g, pair.b)
    return alone and _is_of_day(pair, f) and _count_one_thing(pair)


def _is_of_day(pair: Pair, f: Figure) -> bool:
    """Tell whether a level that may be another the next day is told of one day."""
    if f.unit in SHARES and not is_one_day(pair.a, pair.b):
        return one_time(pair.a.report, pair.b.report, pair.params)
    return f.unit not in levels("daily") or is_one_day(pair.a, pair.b)


SHARES = frozenset({"%", "pp"})
"""Units of shares, which are asked for and counted anew from one month to the next."""


def _is_one_thing(pair: Pair) -> bool:
    """Tell whether sizes are of one thing: a pit keeps its depth, the next quake has its own."""
    if any(is_of_another(side) for side in (pair.a, pair.b)):
        return False
    if "reports" in pair.meeting.names:
        return True
    told = (pair.a.told | pair.b.told) & harms()
    return "story" in pair.meeting.names and told <= LEAVES_A_HOLE


LEAVES_A_HOLE = frozenset({"collapse"})
"""Harm whose size is that of what it leaves: a breach keeps its width, a quake is over."""


def _count_one_thing(pair: Pair) -> bool:
    """Tell whether the only figures of one unit count one thing, of which no state is said.

    They say the same of it, or put it on one day with many words in common: "left port on 4 May
    with five men aboard", "slipped out on 4 May with four men".
    """
    a, b = pair.a, pair.b
    if any(is_of_another(side) or "despite" in side.tokens for side in (a, b)):
        return False
    if is_one_day(a, b) and pair.meeting.has_many_words:
        return True
    return overlap(a, b) >= MIN_UNSTATED_OVERLAP and predicates_meet(a, b)


def is_one_day(a: Facets, b: Facets) -> bool:
    """Tell whether both claims name one day, and only that."""
    return a.own_days is not None and a.own_days == b.own_days and length(a.own_days) == 1


def _at_other_places(pair: Pair, f: Figure, g: Figure) -> bool:
    """Tell whether the figures, or the claims, name places that may well be two."""
    if f.places and g.places and not _one_place(f, g):
        return True
    open_places = pair.meeting.places is Level.UNKNOWN and pair.a.places and pair.b.places
    return bool(open_places) and not pair.meeting.has_many_words


def _one_place(f: Figure, g: Figure) -> bool:
    """Tell whether a name of one stands in a name of the other ("Central Aceh", "Aceh")."""
    return any(p in q or q in p for p in f.places for q in g.places)


def _may_compare(pair: Pair, f: Figure, g: Figure) -> bool:
    """Tell whether nothing in the figures, nor in who is said to act, keeps them apart."""
    if f.is_vague or g.is_vague or kinds_level(f, g)[0] is Level.UNKNOWN:
        return False
    if AGE in {f.unit, g.unit} or _is_margin(f) or _is_margin(g):
        return False
    return agent_level(pair.a, pair.b)[0] is not Level.INCOMPATIBLE


def _is_margin(figure: Figure) -> bool:
    """See "plus or minus 3 points": by how much a share may be wrong."""
    return figure.literal.lower().startswith(("plus ", "minus "))


LENGTH_WORDS = 8
"""Words before "for an hour" among which stands what took so long."""


def _measures(side: Facets, figure: Figure) -> bool:
    """Tell whether a figure measures the happening itself.

    "He was trapped for two days after the quake" is not how long it lasted; "as the quake
    shook houses for a minute" is.
    """
    if figure.measure != DURATION:
        return bool(happenings(side.tokens))
    before = side.claim.span.quote[: figure.quantity.span.start - side.claim.span.start]
    near = find_tokens(before)[-LENGTH_WORDS:]
    took = side.predicate in side.classes or any(is_befalling(term(t)) for t in near)
    return took and bool(happenings(near))


def is_alone(figure: Figure, side: Facets) -> bool:
    """Tell whether a figure is the only one of its unit in its claim.

    Of "six miles below, 34 miles west" neither can be told to be the other's.
    """
    if figure.unit is None and figure.kind is None:
        return False
    return sum((f.unit, f.kind) == (figure.unit, figure.kind) for f in side.figures) == 1


def _parted(pair: Pair, f: Figure, g: Figure) -> Finding | None:
    if range_level(f, g)[0] is not Level.INCOMPATIBLE or not pair.may_dispute:
        return None
    if not _may_part(pair, f, g) or _is_of_longer(pair, f, g) or _is_open(pair, f):
        return None
    later = _later_count(pair, f, g)
    if later is not None:
        return Finding(RelationKind.UPDATES, Slot.NUMBER, later)
    if any(q.high == 0 and is_early(side) for side, q in ((pair.a, f), (pair.b, g))):
        return None
    runs_on = counted_states().get(f.state or "", False)
    closed = _is_closed(f) or _is_closed(g) or _fell(pair, f, g) or _is_final(pair.a)
    least = MIN_OWN_GROUNDS if runs_on and not closed else 1
    if pair.meeting.own_grounds < least:
        return None
    return contradicts(Slot.NUMBER, why_apart(pair, f, g))


def _may_part(pair: Pair, f: Figure, g: Figure) -> bool:
    """Tell whether both figures count one whole, so that they cannot both hold."""
    is_only = _is_only_kind(pair, f, g)
    if is_only and min(f.high, g.high) > 0:
        is_only = not _are_far(f, g, MAX_RATIO_ONLY)
    if f.is_single or g.is_single or (_are_far(f, g, MAX_RATIO) and not is_only):
        return False
    if f.scope != g.scope and f.scope and g.scope:
        return False
    if _is_broken_down(pair.a, f) or _is_broken_down(pair.b, g):
        return False
    if not (tells_count(pair.a, f) and tells_count(pair.b, g)):
        return False
    return _is_one_toll(pair, f) and not _is_part(pair, f, g)


def _is_open(pair: Pair, f: Figure) -> bool:
    """Tell whether nothing says what became of those counted, and they may well be others.

    Weeks later other votes are counted, and so are those for another party; a pit keeps its
    depth.
    """
    if f.state is not None or (f.measure and sum_asked(f.measure) is None):
        return False
    a, b = pair.a, pair.b
    if _sides(a) - b.words.keys() or _sides(b) - a.words.keys():
        return True
    return not one_time(a.report, b.report, pair.params)


def _sides(facets: Facets) -> frozenset[str]:
    """Give the names of parties in a claim: of somebody, not of where."""
    return (
        frozenset(word for party in facets.parties for word in party.words) & facets.names
    )


def _is_of_longer(pair: Pair, f: Figure, g: Figure) -> bool:
    """See "158 closed in 2013", "650 have closed since 2006": the longer time has more."""
    small, large = (pair.a, pair.b) if f.high < g.low else (pair.b, pair.a)
    if large.own_days is None:
        return False
    long = length(large.own_days)
    if small.own_days is None:
        return long > YEAR
    return long >= TIMES_LONGER * length(small.own_days)


YEAR = 366
"""Days from which a stretch is longer than what a claim that names no day tells of."""

TIMES_LONGER = 4
"""From here on one stretch is plainly longer than another: a month and a week."""


def _is_broken_down(side: Facets, figure: Figure) -> bool:
    """See "two died in the fire and two drowned": each is a part of a toll not told here."""
    alike = (f for f in side.figures if f.state == figure.state and f.kind == figure.kind)
    return figure.state in of_people() and sum(1 for _ in alike) > 1


SETTING = frozenset({"reports", "day", "place", "count", "lead", "toll"})
"""Grounds that set two counts in one time or place. That both name one party, in words both
use, does not: one army strikes many towns."""


def _is_one_toll(pair: Pair, figure: Figure) -> bool:
    """Tell whether two counts may be of one happening; people are hurt in many alike.

    Another toll is told of one place months later.
    """
    if not pair.meeting.is_firm:
        return False
    if figure.state not in of_people() or pair.is_one_report:
        return True
    dated = pair.meeting.names - {"story"}
    return len(dated) > 1 and bool(dated & SETTING)


HARMED = frozenset({"kill", "injure", "missing"})
"""States of which `befallen` asks where they befell whom."""


def _are_far(f: Figure, g: Figure, ratio: float) -> bool:
    """Tell whether two counts are so far apart that they may be of two happenings.

    That nobody was arrested is not; where nobody was hurt, others may have been elsewhere.
    """
    if 0 in {f.high, g.high} and f.state not in HARMED:
        return False
    (low, high), (least, most) = on_one_measure(f, g)
    small, large = (high, least) if high < least else (most, low)
    return large > ratio * max(small, 1.0)


def _is_part(pair: Pair, f: Figure, g: Figure) -> bool:
    """Tell whether the smaller figure may be a part of the larger one.

    A narrower group, an area or a place named only beside the smaller figure leaves room:
    "10 civilians" and "31 people", "10 houses in the town" and "300 houses".
    """
    small, large = (f, g) if f.high < g.low else (g, f)
    small_side = pair.a if small is f else pair.b
    large_side = pair.b if small is f else pair.a
    if kinds_level(f, g)[1] == "wider_group" and _is_narrower(small, large):
        return True
    if kinds_level(f, g)[1] == "group_named_once" and small.qualifiers:
        is_named = bool(small.qualifiers & small_side.names)
        return is_named or not _is_only_kind(pair, f, g)  # "premature" of the only babies
    if small.scope and not large.scope and not _is_one_whole(pair, f, g):
        return True
    return _is_placed_alone(small_side, large_side) and pair.meeting.own_grounds < 2


def _is_one_whole(pair: Pair, f: Figure, g: Figure) -> bool:
    """Tell whether an area said of one count only leaves no room: both count one thing.

    "Four newborns died in the clinic", "six newborns died": each report counts no others.
    """
    return _is_only_kind(pair, f, g) or _agree_elsewhere(pair, f, g)


def _is_placed_alone(one: Facets, other: Facets) -> bool:
    """Tell whether one claim names a place and the other none, not even as a mere name."""
    named = {term(word) for place in one.places for word in place.name.split()}
    return bool(named) and not other.places and not named & other.words.keys()


def _agree_elsewhere(pair: Pair, f: Figure, g: Figure) -> bool:
    """Tell whether another, telling figure of the two claims is one: both count one thing."""
    return any(
        p is not f
        and q is not g
        and p.low >= TELLING
        and range_level(p, q)[0] is Level.EXACT
        for p, q in figure_pairs(pair.a, pair.b)
    )


def _is_narrower(small: Figure, large: Figure) -> bool:
    return large.kind in wider_kinds(small.kind)


def _later_count(pair: Pair, f: Figure, g: Figure) -> str | None:
    """See a running count taken again: later and higher, or the same voice's new count."""
    risen = next((n for n, side in ((f, pair.a), (g, pair.b)) if _is_raised(side)), None)
    if risen is not None and risen.low > min(f.high, g.high):
        return f"a count that was raised: {f.literal}, {g.literal}"
    first, second = pair.a.report.published, pair.b.report.published
    if first is None or second is None or gap(first, second) == 0:
        return None
    rises = g.low > f.high and counted_states().get(f.state or "")
    is_open = not (_is_capped(f) or _is_final(pair.a))
    if rises and is_open and (f.high > 0 or is_early(pair.a)):
        return f"the later report counts more: {f.literal}, then {g.literal}"
    if pair.is_one_voice:
        return f"{pair.b.speaker.name} counts anew: {f.literal}, then {g.literal}"
    return None


def _is_raised(side: Facets) -> bool:
    """See "raised its count to 22", "the toll has risen to 31"."""
    return _RAISED.search(side.claim.span.quote) is not None


_RAISED = re.compile(
    r"\b(?:rais(?:ed?|es|ing)|rose|risen|rises|climb(?:ed|s)?|increased|revised up(?:wards)?)\b"
    r"[^.;]{0,60}\bto\b",
    re.IGNORECASE,
)


def _fell(pair: Pair, f: Figure, g: Figure) -> bool:
    """See the later of two reports give the only, and lower, count of one kind of people.

    A toll that runs on rises: an inquiry that counts fewer does not bring it up to date.
    """
    first, second = pair.a.report.published, pair.b.report.published
    if first is None or second is None or gap(first, second) == 0:
        return False
    return _is_only_kind(pair, f, g) and g.high < f.low


def _is_only_kind(pair: Pair, f: Figure, g: Figure) -> bool:
    """See the only counts either report gives of one kind of people: "civilians", "soldiers"."""
    is_kind = f.kind == g.kind and (f.kind not in {None, "people"} or f.state in ONCE)
    return is_kind and "count" in pair.meeting.names


def _is_final(side: Facets) -> bool:
    """See "the final count stands at 2,140": who says so expects no more."""
    return _FINAL.search(side.claim.span.quote) is not None


_FINAL = re.compile(
    r"\b(?:final|definitive|last)\s+(?:count|toll|tally|number|figure|total)\b",
    re.IGNORECASE,
)


def _is_closed(figure: Figure) -> bool:
    """Tell whether a count leaves no room for more: capped, or none at all."""
    return _is_capped(figure) or figure.high == 0


def _is_capped(figure: Figure) -> bool:
    """Tell whether the words themselves say that there were no more."""
    capped = figure.quantity.comparator in {Comparator.AT_MOST, Comparator.BETWEEN}
    return capped and figure.high < inf


def why_apart(pair: Pair, f: Figure, g: Figure) -> str:
    """Write why two figures part."""
    what = _counted(pair, f, g)
    sides = f"{_put(pair.a, f)} and {_put(pair.b, g)}"
    return f"{pair.meeting.describe()}; differ on number{what}: {sides} do not fit together"


def _counted(pair: Pair, f: Figure, g: Figure) -> str:
    group = f.quantity.group or g.quantity.group or f.quantity.unit or g.quantity.unit
    state = f.state or (pair.a.predicate if pair.a.predicate == pair.b.predicate else None)
    words = " ".join(part for part in (group, f"({state})" if state else None) if part)
    return f" of {words}" if words else ""


def _put(side: Facets, figure: Figure) -> str:
    return f"“{figure.literal}” ({side.speaker.name})"
