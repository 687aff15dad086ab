"""Compare where: named places, and bearings such as "55 km south of the town"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from rashomon.model import Level, Place
from rashomon.stages.compare.words import stem
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_mapping, load_rows

APART_KM = 60.0
"""Two towns farther apart than this are two places. Nearer ones may be named for each
other ("near Gao")."""

SIDE_DEGREES = 60
"""Bearings at least this far apart point to different sides; "south" and "south-east" (45)
may be roundings of each other."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place a claim names: its folded name and, where the link knows it, the place."""

    name: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Bearing:
    """A direction from a landmark, as printed."""

    literal: str
    degrees: int
    landmark: str


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = any_of(load_mapping("compare_compass"))
    return re.compile(rf"\b({names})\s+of\s+(?:the\s+)?(?:\w+\s+of\s+)?([A-Z][\w'’-]+)")


def find_bearing(text: str) -> Bearing | None:
    """Find the first "DIRECTION of LANDMARK"; None: there is none."""
    match = _pattern().search(text)
    if match is None:
        return None
    degrees = int(load_mapping("compare_compass")[match[1]])
    return Bearing(match[0], degrees, match[2].lower())


def bearings_apart(a: Bearing, b: Bearing) -> bool:
    """Tell whether two bearings from one landmark point to different sides."""
    turn = abs(a.degrees - b.degrees) % 360
    return a.landmark == b.landmark and min(turn, 360 - turn) >= SIDE_DEGREES


def places_level(a: tuple[Named, ...], b: tuple[Named, ...]) -> tuple[Level, str]:
    """Compare the places of two claims."""
    if not a or not b:
        return Level.UNKNOWN, "place_not_said"
    a, b = _narrow(a), _narrow(b)
    if {p.name for p in a} & {p.name for p in b}:
        return Level.EXACT, "same_place"
    pairs = [(p, q) for p in a for q in b]
    if any(_holds(p, q) or _holds(q, p) for p, q in pairs):
        return Level.COMPATIBLE, "place_within_place"
    if all(_far(p, q) for p, q in pairs):
        return Level.INCOMPATIBLE, "places_far_apart"
    return Level.UNKNOWN, "other_place_names"


def _narrow(places: tuple[Named, ...]) -> tuple[Named, ...]:
    """Leave countries out where a narrower place is named beside them."""
    towns = tuple(p for p in places if p.place is None or p.place.precision != "country")
    return towns or places


def _holds(wide: Named, narrow: Named) -> bool:
    if wide.place is None or narrow.place is None:
        return False
    same_country = wide.place.country and wide.place.country == narrow.place.country
    return bool(same_country and wide.place.precision == "country")


def _far(p: Named, q: Named) -> bool:
    if p.place is None or q.place is None:
        return False
    if p.place.country and q.place.country and p.place.country != q.place.country:
        return True
    if "country" in {p.place.precision, q.place.precision}:
        return False
    km = _distance_km(p.place, q.place)
    return km is not None and km > APART_KM


_PART = re.compile(
    r"\b(?!(?:the|a|an|this|that|its|their|our|one|other|each|same|and|or|of)\b)([\w'’-]+)\s+"
    r"(bank|shore|side|half|wing|flank|abutment)\b",
    re.IGNORECASE,
)
"""One of the parts that a thing has two of: "the left bank", "the Sarnian side"."""


@lru_cache(maxsize=1 << 12)
def parts_apart(one: str, other: str) -> bool:
    """Tell whether two texts speak of parts under other names: "left bank", "Orlo bank".

    Whether the two names mean one part is not known, so nothing told of one is of the other.
    """
    first, second = _parts(one), _parts(other)
    return any(
        first[noun].isdisjoint(second[noun]) for noun in first.keys() & second.keys()
    )


def is_in_part(one: str, other: str) -> bool:
    """Tell whether one text speaks of a part that the other does not name."""
    return bool(_parts(one).keys() - _parts(other).keys())


@lru_cache(maxsize=1 << 14)
def _parts(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _PART.finditer(text):
        found.setdefault(match[2].lower(), set()).add(match[1].lower())
    return found


@lru_cache(maxsize=1)
def area_words() -> frozenset[str]:
    """Give the stems of words for what two sides may both strike: "village", "town"."""
    rows = load_rows("compare_scope")
    return frozenset(stem(word) for word, kind in rows if kind == "area")


def _distance_km(p: Place, q: Place) -> float | None:
    if p.lat is None or p.lon is None or q.lat is None or q.lon is None:
        return None
    lat_p, lon_p, lat_q, lon_q = map(radians, (p.lat, p.lon, q.lat, q.lon))
    half = sin((lat_q - lat_p) / 2) ** 2
    half += cos(lat_p) * cos(lat_q) * sin((lon_q - lon_p) / 2) ** 2
    return 12_742 * asin(sqrt(half))
