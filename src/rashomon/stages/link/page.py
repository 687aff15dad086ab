"""Gather the mentions of one document and what its text tells of names.

claims of a document -> Spot (one a span) ; text -> Page(labels, groups, countries)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Claim, Document, Role, Span
from rashomon.stages.link.sense import Hint, core_key
from rashomon.stages.link.tables import Tables, class_of, kind_of, noun_of
from rashomon.stages.link.towns import find_towns
from rashomon.stages.link.words import Word, commonness, fold, printed, split_words
from rashomon.text.lexicon import load_words

ACTING = frozenset({Role.AGENT, Role.SOURCE, Role.RECIPIENT})
"""Roles in which the name of a country or capital stands for its government."""

UNCOMMON = 2.5
"""Zipf frequency below which a word that starts a sentence is taken for a name: "Fauzi" has
1.2, "projections" 3.4."""

ORDINARY = 3.0
"""Zipf frequency from which a sentence's first word is read without its capital, unless the
document prints it with a capital inside a sentence: "heavily" has 4.3."""

COMMON = "COMMON"
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A span of one document that names, or may name, an actor or a place."""

    span: Span
    labels: frozenset[str]
    roles: frozenset[Role]
    is_place: bool

    @property
    def label(self) -> str | None:
        """The kind of name; the first in the alphabet where claims differ; None: a source."""
        return min(self.labels, default=None)

    @property
    def acts(self) -> bool:
        """Some claim has it speak, act or be acted towards."""
        return bool(self.roles & ACTING)

    @property
    def is_actor(self) -> bool:
        """Some claim names it as more than a location."""
        return bool(self.roles - {Role.LOCATION})


@dataclass(frozen=True, slots=True)
class Page:
    """One document as the link stage reads it."""

    document: Document
    spots: tuple[Spot, ...]
    """In text order."""
    labels: Mapping[str, str]
    """Most frequent label of each folded name."""
    groups: frozenset[str]
    """Folded names used for an armed group ("X fighters")."""
    people: frozenset[str]
    """Words of the longer names of persons."""
    located: frozenset[str]
    """Single names printed as where something is ("in Ostrel", "the Sahel")."""
    countries: Mapping[str, int]
    """ISO codes of countries named in the text by name, adjective or people, with the offset
    of the first; capitals do not count."""
    inner_names: frozenset[str]
    """Folded words printed with a capital inside a sentence."""
    small_words: frozenset[str]
    """Words that the text also prints without a capital."""

    def hint(self, spot: Spot, determiner: str | None) -> Hint:
        """Say what is known of a spot."""
        return Hint(
            spot.label,
            spot.acts,
            determiner,
            self.labels.get,
            self.groups,
            self.people,
            self._is_name(spot),
            self.located,
        )

    def _is_name(self, spot: Spot) -> bool:
        """Tell whether a single word is a name by more than a sentence's capital."""
        key = _name_key(spot.span.quote)
        if not _starts_sentence(self, spot) or key in self.inner_names:
            return True
        return commonness(key) < UNCOMMON

    @property
    def only_country(self) -> str | None:
        """The one country the text names; None: none or several."""
        return next(iter(self.countries)) if len(self.countries) == 1 else None

    def before(self, spot: Spot) -> str:
        """Give the words just before a spot in its paragraph."""
        start = max(0, spot.span.start - 24)
        return self.document.text[start : spot.span.start].rpartition("\n")[2]


def open_page(document: Document, claims: Sequence[Claim], tables: Tables) -> Page:
    """Gather what one document names."""
    spots = _spots(claims)
    countries = _countries(document.text, tables)
    labels = _labels(spots)
    small = frozenset(re.findall(r"(?<![\w'’-])[a-z][\w-]+", document.text))
    people = frozenset(
        word
        for name, label in labels.items()
        if label == "PERSON" and " " in name
        for word in name.split()
    )
    located = frozenset(fold(m[1]) for m in _LOCATED.finditer(document.text))
    located |= {n for n in labels if _lies_in(n, countries)}
    inner = frozenset(fold(m[1]) for m in _INNER.finditer(document.text))
    groups = _groups(spots)
    return Page(document, spots, labels, groups, people, located, countries, inner, small)


def _spots(claims: Sequence[Claim]) -> tuple[Spot, ...]:
    found: dict[tuple[int, int], Spot] = {}
    for span, label, role, is_place in _mentions(claims):
        key = span.start, span.end
        known = found.get(key) or Spot(span, frozenset(), frozenset(), is_place=False)
        found[key] = replace(
            known,
            labels=known.labels | ({label} if label else frozenset()),
            roles=known.roles | {role},
            is_place=known.is_place or is_place,
        )
    return tuple(found[key] for key in sorted(found))


def _mentions(claims: Iterable[Claim]) -> Iterable[tuple[Span, str | None, Role, bool]]:
    for claim in claims:
        for actor in claim.actors:
            yield actor.span, actor.label, actor.role, False
        for place in claim.places:
            yield place.span, place.label, Role.LOCATION, True
        if claim.source:
            for span in (claim.source.span, claim.source.antecedent):
                if span:
                    yield span, None, Role.SOURCE, False


def _lies_in(name: str, countries: Mapping[str, int]) -> bool:
    """Tell whether a name is that of a town in a country the document names."""
    return any(town.country in countries for town in find_towns(name))


def _labels(spots: Sequence[Spot]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for spot in spots:
        for label in spot.labels - {COMMON}:
            counts.setdefault(_name_key(spot.span.quote), Counter())[label] += 1
    return {
        key: min(seen, key=lambda label: (-seen[label], label))
        for key, seen in counts.items()
    }


def _name_key(quote: str) -> str:
    words = split_words(quote)
    return fold(printed(words))


def _groups(spots: Sequence[Spot]) -> frozenset[str]:
    found: set[str] = set()
    for spot in spots:
        words = split_words(spot.span.quote)
        if COMMON in spot.labels and len(words) > 1 and _is_armed(words[-1]):
            core = [w for w in words[:-1] if w.is_name]
            if core:
                found.add(core_key(printed(core)))
    return frozenset(found)


def _is_armed(word: Word) -> bool:
    lemma, _ = noun_of(word)
    if lemma in load_words("link_neutral_groups"):
        return False
    return class_of(lemma) in {"member", "group"} and kind_of(lemma) == "armed_group"


_INNER = re.compile(r"[a-z,;]\s([A-Z][\w’'-]+)")
_LOCATED = re.compile(
    r"\b(?:[Ii]n|across|near|throughout|outside)(?: the)? ([A-Z][\w-]+)"
    r"(?! [A-Z]|['’]s? [A-Z])"
)
_CAPITALISED = re.compile(r"[A-Z][\w.'’-]*(?: (?:(?:and|of|the) )?[A-Z][\w.'’-]*){0,5}")


ACRONYM_LENGTH = 3
"""Longest key that is read as an acronym: the shortest names of countries have four letters."""


def _countries(text: str, tables: Tables) -> dict[str, int]:
    """Find every country named, by its name, adjective or people, with its first offset."""
    found: dict[str, int] = {}
    for run in _CAPITALISED.finditer(text):
        words = split_words(run[0])
        at = 0
        while at < len(words):
            iso, length = _longest(words[at:], tables.country_of)
            if iso:
                found.setdefault(iso, run.start())
            at += max(length, 1)
    return found


def _longest(
    words: Sequence[Word], country_of: Callable[[str], str | None]
) -> tuple[str | None, int]:
    for length in range(min(5, len(words)), 0, -1):
        form = printed(words[:length])
        key = fold(form)
        if len(key) <= ACRONYM_LENGTH and not form.isupper():
            continue  # "Us" is no country, and "Cars" are no republic
        plural = (
            key.removesuffix("s") if length < 3 and len(key) > ACRONYM_LENGTH + 1 else key
        )
        iso = country_of(key) or country_of(plural)
        if iso:
            return iso, length
    return None, 0


def without_sentence_capital(
    page: Page, spot: Spot, words: tuple[Word, ...], tables: Tables
) -> tuple[Word, ...]:
    """Read the capital of a sentence's first word as none where the word is a common one."""
    if not words or not words[0].is_name or not _starts_sentence(page, spot):
        return words
    first = words[0]
    if {first.key, fold(printed(words))} & tables.organisations.keys():
        return words
    if tables.country_of(first.key):
        return words
    lists = ("actor_nouns", "actor_adjectives", "link_portfolios", "link_neutral")
    is_listed = any(first.key in load_words(name) for name in lists)
    is_named = first.key in page.inner_names or first.key in page.labels
    is_usual = not is_named and commonness(first.key) >= ORDINARY
    is_common = is_listed or first.text.lower() in page.small_words or is_usual
    all_names = len(words) > 1 and all(w.is_name for w in words)
    if not is_common or all_names:
        return words
    return (replace(first, is_name=False), *words[1:])


def _starts_sentence(page: Page, spot: Spot) -> bool:
    before = page.before(spot).rstrip(" ")
    before = re.sub(r"(?:^|\s)(?:the|a|an)$", "", before, flags=re.IGNORECASE).rstrip(" ")
    return not before or before[-1] in ".!?:;\"“”'‘’—–-"
