"""Compare figures with their bounds, units, groups, states and bases honoured.

    Quantity -> Figure (bounds, what is counted, what happened to them) -> level, rule

"At least 10" leaves room for 24; 84 does not fit between 20 and 80; soldiers are not set
against civilians, nor the killed against the injured.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import inf

from rashomon.model import Comparator, Level, Quantity
from rashomon.stages.compare.words import stem
from rashomon.text.lexicon import load_mapping, load_rows

ABOUT_SHARE = 0.15
"""How far "about N" may be from another figure and still name it: 100 and "about 115"."""

ROUND_FROM = 100
"""Figures from here on are often given in round hundreds without saying so."""

CONVERTED_SHARE = 0.03
"""How far a figure converted from another unit may be off: "34 miles" stands for 55 km."""

NEARLY_SHARE = 0.8
"""How far below N "nearly N" reaches; 276 is "nearly 300" (0.92), 219 is not (0.73)."""


AGE = stem("year-old")
"""Unit of an age. Whose it is is not read, so that a victim's and a suspect's would part; and two
deeds may be told of one person."""

DURATION = "duration"
"""The measure that is counted in units of time."""

NAMED = frozenset({Comparator.EXACT, Comparator.ABOUT})
"""How a figure stands that names a value and not a bound."""

ODD_DIGITS = 3
"""Digits, noughts at the end left out, from which two reports of one matter hardly give one
number of two things: 212, 1,340; not 45, 4,500."""


@lru_cache(maxsize=1)
def counted_states() -> dict[str, bool]:
    """Give each state that people or things are counted in, and whether the count runs on."""
    rows = load_rows("compare_labels")
    return {row[0]: row[4] == "running" for row in rows if row[4] != "-"}


@lru_cache(maxsize=1)
def of_people() -> frozenset[str]:
    """Give the states that only people are counted in: "24 dead" are 24 people."""
    rows = load_rows("compare_labels")
    return frozenset(row[0] for row in rows if row[6] == "people")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as it is compared."""

    quantity: Quantity
    low: float
    high: float
    factor: float
    """How many of `unit` one of the printed unit is; 1 for counts."""
    loose: bool
    """The figure is rounded or vague ("about", "nearly", "dozens")."""
    unit: str | None
    """Term of what is counted or measured; None: people or not stated."""
    kind: str | None
    """Kind of the people or things counted (compare_groups); None: not listed."""
    qualifiers: frozenset[str]
    """Terms of the group beside its kind ("Wagner" in "Wagner fighters")."""
    state: str | None
    """Class of what happened to those counted."""
    base: frozenset[str]
    """Terms of what a share is a share of."""
    scope: frozenset[str]
    """Terms of the stretch or area it is said to hold for."""
    places: frozenset[str]
    """Names of places that follow the figure in its own stretch, up to the next comma."""
    partial: bool
    """Said of what is left, of more to come, or of some among a larger number."""
    measure: str | None = None
    """What of a happening it measures ("magnitude", "depth", "duration"); None: nothing listed."""

    @property
    def literal(self) -> str:
        """Give the figure as printed, with its bound."""
        return " ".join(self.quantity.span.quote.split())

    @property
    def is_single(self) -> bool:
        """See "a child died": one who is told of, not a count of all."""
        is_one = self.low == self.high == 1.0 and not self.literal[:1].isdigit()
        return is_one and self.measure is None

    @property
    def is_size(self) -> bool:
        """Tell whether it measures how large, deep or strong something is, not how long."""
        return self.measure is not None and self.measure != DURATION

    @property
    def is_vague(self) -> bool:
        """Tell whether no bound is known at all ("several")."""
        return self.low == -inf and self.high == inf


def is_odd(figure: Figure) -> bool:
    """Tell whether a figure has so many digits that chance hardly gives it twice.

    "Some 131" is 131: nobody rounds to it.
    """
    value = figure.quantity.value
    if value is None or figure.quantity.comparator not in NAMED:
        return False
    return len(f"{value:.10g}".replace(".", "").strip("0")) >= ODD_DIGITS


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Give the lowest and highest value a printed figure leaves room for."""
    value, comparator = quantity.value, quantity.comparator
    if comparator is Comparator.UNKNOWN:
        return -inf, inf
    if value is None:
        low = -inf if quantity.min is None else quantity.min
        high = inf if quantity.max is None else quantity.max
        return low, high
    if comparator is Comparator.ABOUT:
        return value * (1 - ABOUT_SHARE), value * (1 + ABOUT_SHARE)
    if comparator is Comparator.AT_LEAST:
        return value, inf
    return (-inf, value) if comparator is Comparator.AT_MOST else (value, value)


def range_level(a: Figure, b: Figure) -> tuple[Level, str]:
    """Compare the values alone, for two figures that count the same thing."""
    if a.is_vague or b.is_vague:
        return Level.UNKNOWN, "vague"
    if a.factor != b.factor:
        (low, high), (least, most) = on_one_measure(a, b)
        apart = high < least or most < low
        return (
            (Level.INCOMPATIBLE, "bounds_apart")
            if apart
            else (Level.COMPATIBLE, "rounding")
        )
    if (a.low, a.high) == (b.low, b.high):
        return Level.EXACT, "same_bounds"
    if _rounded(a, b) or _rounded(b, a) or _is_round_of(a, b) or _is_round_of(b, a):
        return Level.COMPATIBLE, "rounding"
    if a.high < b.low or b.high < a.low:
        return Level.INCOMPATIBLE, "bounds_apart"
    return Level.COMPATIBLE, "bounds_overlap"


def on_one_measure(a: Figure, b: Figure) -> tuple[tuple[float, float], tuple[float, float]]:
    """Give the bounds of two figures in one unit; converted ones reach a little farther."""
    if a.factor == b.factor:
        return (a.low, a.high), (b.low, b.high)
    return _converted(a), _converted(b)


def _converted(figure: Figure) -> tuple[float, float]:
    low, high = figure.low * figure.factor, figure.high * figure.factor
    return low - CONVERTED_SHARE * abs(low), high + CONVERTED_SHARE * abs(high)


def _rounded(coarse: Figure, fine: Figure) -> bool:
    """Tell whether "6" may be 6.2 written without its decimals; never for counts."""
    p, q = coarse.quantity.value, fine.quantity.value
    if p is None or q is None or q == round(q):
        return False
    return p == round(p) and p == round(q)


def _is_round_of(coarse: Figure, fine: Figure) -> bool:
    """Tell whether "200" may be 219 in round figures: one digit and noughts, within reach."""
    p, q = coarse.quantity.value, fine.quantity.value
    if p is None or q is None or p < ROUND_FROM or p == q:
        return False
    digits = str(int(p)).rstrip("0")
    return len(digits) == 1 and abs(p - q) <= ABOUT_SHARE * p


def is_near(a: Figure, b: Figure) -> bool:
    """Tell whether two compatible figures name about the same number, not just leave room."""
    points_a, points_b = _points(a), _points(b)
    return any(
        abs(p - q) <= (ABOUT_SHARE + 0.05) * max(abs(p), abs(q))
        for p in points_a
        for q in points_b
    )


def _points(figure: Figure) -> tuple[float, ...]:
    quantity, factor = figure.quantity, figure.factor
    if quantity.value is not None:
        return (quantity.value * factor,)
    return tuple(end * factor for end in (quantity.min, quantity.max) if end is not None)


def kinds_level(a: Figure, b: Figure) -> tuple[Level, str]:
    """Compare who or what is counted: one kind, a wider kind, or two that are apart."""
    if a.unit != b.unit and not (a.kind and b.kind):
        return Level.INCOMPATIBLE, "other_unit"
    if a.kind == b.kind:
        return _qualifier_level(a, b)
    if a.kind in wider_kinds(b.kind) or b.kind in wider_kinds(a.kind):
        return Level.COMPATIBLE, "wider_group"
    return Level.INCOMPATIBLE, "other_group"


def _qualifier_level(a: Figure, b: Figure) -> tuple[Level, str]:
    if a.qualifiers == b.qualifiers:
        return Level.EXACT, "same_group"
    if a.qualifiers & b.qualifiers:
        return Level.EXACT, "shared_name_of_group"
    if not a.qualifiers or not b.qualifiers:
        return Level.COMPATIBLE, "group_named_once"
    return Level.UNKNOWN, "group_named_differently"


def scope_level(a: Figure, b: Figure) -> tuple[Level, str]:
    """Compare how far and how long the figures are said to hold."""
    if a.partial != b.partial:
        return Level.INCOMPATIBLE, "part_against_whole"
    if a.scope == b.scope:
        return Level.EXACT, "same_scope"
    if a.scope & b.scope:
        return Level.COMPATIBLE, "scope_overlaps"
    return Level.UNKNOWN, "scope_differs"


def base_level(a: Figure, b: Figure) -> tuple[Level, str]:
    """Compare what two shares are shares of."""
    if not a.base and not b.base:
        return Level.EXACT, "no_base"
    if a.base and b.base and a.base & b.base:
        return Level.EXACT, "same_base"
    return Level.UNKNOWN, "other_base"


@lru_cache(maxsize=2)
def levels(kind: str) -> frozenset[str]:
    """Give units of what a thing has for good (lasting), or may have otherwise the next day."""
    return frozenset(
        u for u, told in load_mapping("compare_levels").items() if told == kind
    )


@lru_cache(maxsize=4096)
def wider_kinds(kind: str | None) -> frozenset[str]:
    """Give every kind wider than a kind ("girl" -> child, people)."""
    wider = {row[1]: row[2] for row in load_rows("compare_groups")}
    found: set[str] = set()
    while kind and kind in wider and wider[kind] != "-" and wider[kind] not in found:
        kind = wider[kind]
        found.add(kind)
    return frozenset(found)
