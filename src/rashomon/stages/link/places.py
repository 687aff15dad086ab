"""Tell which place a name means; coordinates only where one candidate is left.

name, countries of the document -> user's table, countries, cities -> Place, reason
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.errors import SettingError
from rashomon.model import Place
from rashomon.stages.link.page import Page, Spot
from rashomon.stages.link.tables import Tables, read_table
from rashomon.stages.link.towns import (
    KNOWN_TOWN,
    Town,
    countries_of_region,
    find_towns,
    is_us_state,
    us_states,
)
from rashomon.stages.link.words import fold, printed, split_words
from rashomon.text.lexicon import load_words

OVERWHELMING = 10
"""How many times more people the largest of several towns of one name must have to be meant
without its country being named."""

_NEAR = re.compile(
    r"\b(?:near|outside|off|around|(?:north|south|east|west|km|kilometres|kilometers|miles?)\s(?:of|from))"
    r"\s(?:the\s)?(?:\w+\s(?:of\s)?)?$",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(r",\s+([A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3})")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Where names of places are looked up. Read-only."""

    own: Mapping[str, Place]
    """The user's places by folded name."""
    tables: Tables


def load_places(places_file: str | None, tables: Tables) -> Gazetteer:
    """Load the user's places; towns are loaded when first needed.

    Raises:
        SettingError: If the user's file cannot be read or holds no number where one belongs.
    """
    return Gazetteer(_own_places(places_file) if places_file else {}, tables)


def _own_places(path: str) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for row in read_table(path, "places_file"):
        name, country = row["name"].strip(), row.get("country", "").strip().upper() or None
        lat, lon = _number(row.get("lat", "")), _number(row.get("lon", ""))
        has_both = lat is not None and lon is not None
        precision = row.get("precision", "").strip() or ("city" if has_both else None)
        found[fold(name)] = Place(
            name, country, lat if has_both else None, lon if has_both else None, precision
        )
    return found


def _number(cell: str) -> float | None:
    if not cell.strip():
        return None
    try:
        return float(cell)
    except ValueError:
        raise SettingError.of("places_file", cell, "give degrees as a number") from None


def find_place(page: Page, spot: Spot, gazetteer: Gazetteer) -> tuple[Place, str]:
    """Tell which place a spot names and why; only its name where that is not settled."""
    words = split_words(spot.span.quote)
    name = printed(words[1:] if len(words) > 1 and words[0].key == "the" else words)
    place, why = _resolve(page, spot, name, gazetteer)
    if _is_near(page, spot) and place.precision == "city":
        place = Place(place.name, place.country, place.lat, place.lon, "near")
    return place, why


def _resolve(page: Page, spot: Spot, name: str, gazetteer: Gazetteer) -> tuple[Place, str]:
    key = fold(name)
    own = gazetteer.own.get(key)
    if own:
        return own, "in the table given"
    iso = gazetteer.tables.names.get(key)
    if iso and not is_us_state(key):
        state = gazetteer.tables.states[iso]
        return Place(state.name, iso, None, None, "country"), "the name of a country"
    if is_us_state(key):
        return _us_state(page, name, iso, is_capital=key in gazetteer.tables.capitals)
    part = _part_of_country(page, name, gazetteer.tables)
    return part or _town(page, spot, name, gazetteer.tables)


def _us_state(
    page: Page, name: str, iso: str | None, *, is_capital: bool
) -> tuple[Place, str]:
    """Take the name of a US state for it where the text speaks of that country, not the other's."""
    if is_capital:
        return Place(name, "US"), "the name of a capital and of a US state"
    named = set(page.countries) - {iso}
    if iso is None and (not page.countries or "US" in named):
        return Place(name, "US", None, None, "region"), "the name of a US state"
    if iso and "US" not in named:
        return Place(name, iso, None, None, "country"), "the name of a country"
    return Place(name), "a country's name and a US state's"


def _part_of_country(page: Page, name: str, tables: Tables) -> tuple[Place, str] | None:
    """See "northern Mali", "Aceh province", "Borno"; None: a town's name or unknown."""
    words = fold(name).split()
    at = next((n for n in (2, 1) if " ".join(words[:n]) in load_words("link_compass")), 0)
    iso = tables.names.get(" ".join(words[at:])) if at else None
    if iso:
        return Place(name, iso, None, None, "region"), "a part of a country"
    says_region = len(words) > 1 and words[-1] in load_words("link_regions")
    key = " ".join(words[:-1] if says_region else words)
    isos = countries_of_region(key)
    named = isos & page.countries.keys()
    if len(named) != 1 or (find_towns(key) and not says_region):
        return None
    return Place(name, min(named), None, None, "region"), "a region of a country it names"


def _town(page: Page, spot: Spot, name: str, tables: Tables) -> tuple[Place, str]:
    towns = find_towns(name)
    if not towns:
        return Place(name), "not in the tables"
    qualifier = _qualifier(page, spot)
    if qualifier:
        iso = tables.names.get(qualifier)
        region = us_states().get(qualifier)
        if iso or region:
            inside = [
                t for t in towns if t.country == iso or (region and t.region == region)
            ]
            return _largest(inside, name, "its country or region is named behind it")
    named = [t for t in towns if t.country in page.countries]
    if named:
        return _named_country(named, name)
    first, *others = towns
    if spot.labels <= {"FAC", "LOC"}:
        return Place(name), "not marked as a town, and no country is named"
    if first.people >= KNOWN_TOWN and all(
        first.people >= OVERWHELMING * t.people for t in others
    ):
        return _place(first), "by far the largest town of this name"
    return Place(name), "no country is named that settles which town is meant"


def _named_country(towns: Sequence[Town], name: str) -> tuple[Place, str]:
    """Choose among the towns of countries that the document names."""
    countries = {t.country for t in towns}
    if len(countries) == 1:
        return _largest(towns, name, f"the document names {towns[0].country}")
    first, *others = towns
    if all(
        first.people >= OVERWHELMING * t.people
        for t in others
        if t.country != first.country
    ):
        inside = [t for t in towns if t.country == first.country]
        return _largest(inside, name, "by far the largest in a country the document names")
    return Place(name), "towns of this name lie in several countries the document names"


def _largest(towns: Sequence[Town], name: str, why: str) -> tuple[Place, str]:
    """Take the only town, or the one that dwarfs the others; else keep the country alone."""
    if not towns:
        return Place(name), "no such town in the country or region named behind it"
    first, *others = towns
    if all(first.people >= OVERWHELMING * t.people for t in others):
        return _place(first), why
    return Place(name, first.country), "several towns of this name in the country"


def _place(town: Town) -> Place:
    return Place(town.name, town.country, town.lat, town.lon, "city")


def _qualifier(page: Page, spot: Spot) -> str | None:
    """Find "Ohio" in "Akron, Ohio"."""
    end = spot.span.end
    match = _QUALIFIER.match(page.document.text, end, end + 60)
    return fold(match[1]) if match else None


def _is_near(page: Page, spot: Spot) -> bool:
    return bool(_NEAR.search(page.before(spot)))
