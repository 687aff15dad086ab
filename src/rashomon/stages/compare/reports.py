"""Look at a document the way its claims are compared: when, about what, counting what.

    Document + its claims + links -> Report

What reports share is a ground that two claims are of one matter; it is never a date or a
place for a claim.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Claim, Document, Level, Reading
from rashomon.stages.compare.clocks import claim_clock
from rashomon.stages.compare.counting import to_figure
from rashomon.stages.compare.days import (
    Days,
    edtf_days,
    find_hours,
    gap,
    length,
    on_one_scale,
)
from rashomon.stages.compare.deeds import deed_kinds
from rashomon.stages.compare.figures import DURATION, Figure, range_level
from rashomon.stages.compare.nations import find_patrons, nations_of
from rashomon.stages.compare.words import (
    ONE_HAPPENING,
    class_of,
    find_tokens,
    is_light,
    term,
    weight,
)
from rashomon.text.lexicon import load_mapping, load_rows

TOPIC_TERMS = 24
"""How many of a document's own terms say what it is about. With 24, and names counting two,
95 to 100% of pairs of reports of one matter score six or more in three cases, and none of
1,054 pairs of reports of two matters; with 14 it is 45 to 92%."""

TOPIC_NAME_WEIGHT = 3.5
"""Weight from which a term counts as a name, and twice."""

TOPIC_MIN_WEIGHT = 1.6
"""Lightest word that can say what a document is about; "people" weighs 0.6, "quake" 2.8."""

OPENING_MIN_WEIGHT = 0.6
"""Lightest word of an opening that says what a document is about: "school" weighs 0.8."""

Bounds = tuple[float, float]
"""Lowest and highest value a figure leaves room for."""

DEGREES_AN_HOUR = 15.0
"""Degrees of longitude in an hour of the sun."""

LEAD_CHARS = 400
"""How far into a report, in code points, what it leads with is told: its title and the first
two or three sentences."""

PAST_DAYS = 31
"""Days before a report from which what a claim dates is its background."""


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """What is known of a claim's document; one object a document, compared as that."""

    id: str
    name: str
    """The user's name for it: orders reports of one day, as a hash would favour a side."""
    byline: str | None
    """Who wrote it: a paper prints two columns that part."""
    published: Days | None
    topic: Mapping[str, int]
    """Its own terms, names counting two."""
    counts: Mapping[str, tuple[Bounds, ...]]
    """Bounds of each figure it counts, by state and kind; see `count_key`."""
    patrons: Mapping[str, frozenset[str]]
    """Nations it puts before names, by the stems of the names; see `find_patrons`."""
    longitude: float | None
    """Degrees east of the places it names, where they lie within one hour of each other."""
    leads: Mapping[str, Days | None]
    """Happenings it opens with, by class, with their day; None: not said. One that it puts on
    two days is left out, as it tells of two."""
    nations: frozenset[str]
    """Codes of the nations it names in its opening."""
    dated: frozenset[Days]
    """Single days that its claims name."""
    opening: frozenset[str]
    """Terms of its opening, light ones left out."""
    hours: frozenset[float]
    """Hours at which it says that something was done to somebody or something."""


def find_reports(reading: Reading) -> dict[str, Report]:
    """Look at every document, by id."""
    longitudes = _longitudes(reading)
    claims = _by_document(reading)
    return {
        d.id: _report(d, longitudes, claims.get(d.id, ()))
        for d in reading.documents.values()
    }


def claim_figures(claim: Claim) -> tuple[Figure, ...]:
    """Read the quantities of a claim as figures.

    Those that are part of a time are none ("two days before"), unless they say how long
    something lasted.
    """
    quote, at = claim.span.quote, claim.span.start
    read = (
        to_figure(q, quote, at, [m.span.quote for m in claim.places])
        for q in claim.quantities
    )
    found = [
        f
        for f in read
        if f.measure == DURATION or not (_is_in_time(f, claim) or _is_label(f, claim))
    ]
    return tuple(f for f in found if not any(_is_retold(f, g) for g in found))


def _is_label(figure: Figure, claim: Claim) -> bool:
    """See "Post 9", "Shed 14": a number that is a part of a name counts nothing."""
    if figure.unit or figure.kind or figure.state or figure.measure:
        return False
    before = claim.span.quote[: max(figure.quantity.span.start - claim.span.start, 0)]
    named = _LABELLED.search(before)
    return named is not None and weight(named[1].lower()) >= MIN_LABEL


_LABELLED = re.compile(r"\b([A-Z][a-z]+)\s(?:No\.?\s)?$")

MIN_LABEL = 0.8
"""Lightest noun that a number names: "Post" weighs .87, "Over" .2."""


def _is_in_time(figure: Figure, claim: Claim) -> bool:
    return any(figure.quantity.span.overlaps(t.span) for t in claim.times)


def _is_retold(figure: Figure, other: Figure) -> bool:
    """See "(34 miles)" beside "55 kilometers": one measure in two units, told once."""
    if figure.unit != other.unit or figure.factor == other.factor:
        return False
    agree = range_level(figure, other)[0] is Level.COMPATIBLE
    return agree and figure.quantity.span.start > other.quantity.span.start


def claim_days(claim: Claim) -> list[Days]:
    """Give every interval a claim names, in order."""
    return sorted({d for t in claim.times if (d := edtf_days(t.edtf)) is not None})


def count_key(figure: Figure) -> str:
    """Name what a figure counts: its state, or what it measures, and its kind or unit."""
    return f"{figure.state or figure.measure}/{figure.kind or figure.unit or 'people'}"


def _report(
    document: Document,
    longitudes: Mapping[str, list[float]],
    claims: Sequence[Claim],
) -> Report:
    published = edtf_days(document.published.edtf) if document.published else None
    east = sorted(longitudes.get(document.id, []))
    middle = (
        east[len(east) // 2] if east and east[-1] - east[0] <= DEGREES_AN_HOUR else None
    )
    return Report(
        id=document.id,
        name=document.external_id,
        byline=document.byline,
        published=published,
        topic=_topic(document),
        counts=_counts(document, claims),
        patrons=find_patrons(document.text),
        longitude=middle,
        leads=_leads(document, [c for c in claims if c.span.start < LEAD_CHARS]),
        nations=nations_of(_opening_words(document)),
        dated=frozenset(d for c in claims for d in claim_days(c) if length(d) == 1),
        opening=frozenset(
            term(t)
            for t in find_tokens(_opening_words(document))
            if weight(t) >= OPENING_MIN_WEIGHT and not is_light(t)
        ),
        hours=frozenset(_hours(document, claims)),
    )


def _hours(document: Document, claims: Iterable[Claim]) -> Iterator[float]:
    for claim in claims:
        if any(class_of(token) in deed_kinds() for token in find_tokens(claim.span.quote)):
            clock = claim_clock(document.text, claim)
            if clock is not None and not clock.part:
                yield clock.low
            yield from (hour.low for hour in find_hours(claim.span.quote))


@lru_cache(maxsize=1)
def _happenings() -> dict[str, str]:
    """Give the classes a report can lead with, by class, each as the one it is looked for by.

    What only befalls people or things in a happening ("killed") is none.
    """
    kinds = [row[0] for row in load_rows("compare_labels") if row[4] != "running"]
    return {kind: ONE_HAPPENING.get(kind, kind) for kind in kinds}


@lru_cache(maxsize=1)
def harms() -> frozenset[str]:
    """Give the happenings in which people come to harm."""
    rows = load_rows("compare_labels")
    return frozenset(_happenings()[row[0]] for row in rows if row[6] == "harm")


def led_day(report: Report) -> Days | None:
    """Give the one day of the harm a report leads with; None: not said, or several."""
    led = {d for kind, d in report.leads.items() if kind in harms() and d is not None}
    return next(iter(led)) if len(led) == 1 else None


def happenings(tokens: Iterable[str]) -> frozenset[str]:
    """Name the happenings among some words that a report can lead with."""
    classes = (_named(token) or class_of(token) for token in tokens)
    return frozenset(_happenings()[c] for c in classes if c in _happenings())


def _named(token: str) -> str | None:
    """Give the happening that a noun for what befell people or a thing names."""
    return load_mapping("compare_happenings").get(token)


def _by_document(reading: Reading) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in reading.claims.values():
        found.setdefault(claim.document_id, []).append(claim)
    return found


def _opening_words(document: Document) -> str:
    return f"{document.title or ''} {document.text[:LEAD_CHARS]}"


def _leads(document: Document, opening: Sequence[Claim]) -> dict[str, Days | None]:
    words = _opening_words(document)
    days: dict[str, set[Days]] = {}
    for claim in opening:
        for kind in happenings(find_tokens(claim.span.quote)):
            days.setdefault(kind, set()).update(claim_days(claim))
    return {
        kind: next(iter(days.get(kind, ())), None)
        for kind in sorted(happenings(find_tokens(words)))
        if len(days.get(kind, ())) <= 1
    }


def _longitudes(reading: Reading) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for link in reading.links.values():
        if link.place is not None and link.place.lon is not None:
            found.setdefault(link.document_id, []).append(link.place.lon)
    return found


def _counts(document: Document, claims: Sequence[Claim]) -> dict[str, tuple[Bounds, ...]]:
    """Gather the bounds of every figure a document gives for one state of one kind of people.

    Claims dated long before what the report is of are left out: they tell of another happening.
    """
    told = _days_told(document, claims)
    found: dict[str, set[Bounds]] = {}
    for claim in claims:
        if claim.quantities and not (told and _is_past(claim, told)):
            for figure in claim_figures(claim):
                found.setdefault(count_key(figure), set()).add((figure.low, figure.high))
    return {key: tuple(sorted(values)) for key, values in found.items()}


def _is_past(claim: Claim, told: Sequence[Days]) -> bool:
    """Tell whether a claim is dated long before all the days a report is of."""
    return any(
        all(gap(*on_one_scale(d, t)) > PAST_DAYS for t in told) for d in claim_days(claim)
    )


def _days_told(document: Document, claims: Sequence[Claim]) -> list[Days]:
    """Give the days a report is of: of its publication, and the one most of its claims name.

    An inquiry that is published in summer tells of a raid in spring.
    """
    named = Counter(d for c in claims for d in claim_days(c) if length(d) == 1)
    most = min(named, key=lambda d: (-named[d], d), default=None)
    published = edtf_days(document.published.edtf) if document.published else None
    return [d for d in (published, most if named[most or (0, 0)] > 1 else None) if d]


def _topic(document: Document) -> dict[str, int]:
    """Take the terms a document repeats, heaviest first; the title counts three times."""
    counts: dict[str, float] = {}
    heaviest: dict[str, float] = {}
    title = find_tokens(document.title or "") * 3
    for token in (*title, *find_tokens(document.text[:6000])):
        heavy = weight(token)
        if heavy >= TOPIC_MIN_WEIGHT and not is_light(token):
            name = term(token)
            counts[name] = counts.get(name, 0.0) + heavy
            heaviest[name] = max(heaviest.get(name, 0.0), heavy)
    ranked = sorted(counts, key=lambda name: (-counts[name], name))[:TOPIC_TERMS]
    return {name: 2 if heaviest[name] >= TOPIC_NAME_WEIGHT else 1 for name in ranked}
