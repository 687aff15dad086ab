"""Look up what general tables know of a name: states, organisations, kinds of noun.

lexicons + the user's file -> Tables (built once a settings value)
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rashomon.errors import SettingError
from rashomon.model import ActorKind
from rashomon.stages.link.words import Word, fold, lemma_of
from rashomon.text.lexicon import load_mapping, load_rows, load_words

NONE = "-"
"""Empty cell of a list."""


@dataclass(frozen=True, slots=True)
class State:
    """A country with the words it goes by."""

    iso: str
    name: str
    adjective: str
    """The first adjective; the name where none is listed."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named actor that a table lists."""

    name: str
    kind: ActorKind
    country: str | None
    """Of a state's own government, army or body."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything names are looked up in, by folded name. Read-only."""

    states: Mapping[str, State]
    """By ISO code."""
    names: Mapping[str, str]
    """Country names to ISO."""
    adjectives: Mapping[str, str]
    """Adjectives to ISO; one that two countries share is left out."""
    peoples: frozenset[str]
    """Plural names of peoples, and adjectives used for them."""
    capitals: Mapping[str, str]
    """Capitals that stand for a government, to ISO."""
    organisations: Mapping[str, Organisation]

    def country_of(self, key: str) -> str | None:
        """Find the country a folded name or adjective means."""
        return self.names.get(key) or self.adjectives.get(key)


def load_tables(actors_file: str | None) -> Tables:
    """Load the shipped tables and the user's.

    Raises:
        SettingError: If the user's file cannot be read or has an unknown kind.
    """
    shipped = _shipped()
    if actors_file is None:
        return shipped
    own = _own_actors(actors_file)
    return Tables(
        shipped.states,
        shipped.names,
        shipped.adjectives,
        shipped.peoples,
        shipped.capitals,
        {**shipped.organisations, **own},
    )


@lru_cache(maxsize=1)
def _shipped() -> Tables:
    states: dict[str, State] = {}
    names: dict[str, str] = {}
    shared: dict[str, set[str]] = {}
    peoples: set[str] = set()
    capitals: dict[str, str] = {}
    for iso, name, others, adjectives, plurals, seats in load_rows("link_states"):
        states[iso] = State(iso, name, (_cell(adjectives) or [name])[0])
        names.update({fold(n): iso for n in [name, *_cell(others)]})
        for adjective in _cell(adjectives):
            shared.setdefault(fold(adjective), set()).add(iso)
        peoples.update(fold(n) for n in [*_cell(plurals), *_cell(adjectives)])
        capitals.update({fold(n): iso for n in _cell(seats)})
    single = {a: next(iter(isos)) for a, isos in shared.items() if len(isos) == 1}
    peoples -= names.keys()
    return Tables(states, names, single, frozenset(peoples), capitals, _organisations())


def _organisations() -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for name, kind, others, country in load_rows("link_organisations"):
        listed = Organisation(name, ActorKind(kind), None if country == NONE else country)
        found.update({fold(n): listed for n in [name, *_cell(others)]})
    return found


def _cell(cell: str) -> list[str]:
    return [] if cell == NONE else cell.split("|")


def _own_actors(path: str) -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for row in read_table(path, "actors_file"):
        name, kind = row.get("name", "").strip(), row.get("kind", "").strip().lower()
        if not name:
            continue
        try:
            listed = Organisation(name, ActorKind(kind or "other"), None)
        except ValueError:
            known = ", ".join(ActorKind)
            raise SettingError.of("actors_file", kind, f"a kind of {known}") from None
        aliases = row.get("alias", "").split("|")
        keys = (fold(n).removeprefix("the ") for n in [name, *aliases])
        found.update({key: listed for key in keys if key})
    return found


def read_table(path: str, setting: str) -> list[dict[str, str]]:
    """Read a table the user gave: a header row, then cells by tab or comma.

    Raises:
        SettingError: If it cannot be read or has no column "name".
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError.of(
            setting, path, f"give a readable UTF-8 table ({error})"
        ) from None
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    mark = "\t" if lines and "\t" in lines[0] else ","
    rows = csv.DictReader(lines, delimiter=mark, restval="")
    if "name" not in (rows.fieldnames or ()):
        raise SettingError.of(setting, path, "the first row must name a column 'name'")
    return [{k: v or "" for k, v in row.items() if k} for row in rows]


def noun_of(word: Word) -> tuple[str, bool]:
    """Give the lemma of an actor noun or role, and whether the word is a plural."""
    return _noun(word.key)


@lru_cache(maxsize=1 << 15)
def _noun(key: str) -> tuple[str, bool]:
    return lemma_of(key, _nouns())


@lru_cache(maxsize=1)
def _nouns() -> tuple[frozenset[str], ...]:
    lists = ("link_heads", "actor_nouns", "link_person_roles")
    return tuple(load_words(name) for name in lists)


def class_of(lemma: str) -> str | None:
    """Tell how a phrase with this head names somebody (`link_heads`); None: not an actor noun."""
    listed = load_mapping("link_heads").get(lemma)
    if listed:
        return listed
    if lemma in load_words("link_person_roles"):
        return "person"
    kind = load_mapping("actor_nouns").get(lemma)
    return _CLASS_OF_KIND.get(kind) if kind else None


_CLASS_OF_KIND = {
    "state": "open",
    "army": "open",
    "ministry": "body",
    "armed_group": "member",
    "media": "open",
    "ngo": "open",
    "international": "crew",
    "person": "person",
    "people": "open",
    "other": "open",
}
"""Class of an actor noun that `link_heads` does not list, by its kind."""


def kind_of(lemma: str) -> ActorKind:
    """Give the kind of actor a noun shows."""
    listed = load_mapping("actor_nouns").get(lemma)
    shown = listed or load_mapping("link_organisation_words").get(lemma, "other")
    return ActorKind(shown)
