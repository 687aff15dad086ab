"""Lay out what the claims of one document are cut from, and under whose credit.

document, zones, parse, figures, times, attributions -> Page; attribution -> Credit
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model import (
    Attribution,
    Document,
    Quantity,
    Source,
    TimeMention,
    Zone,
    ZoneKind,
)
from rashomon.stages.extract.chronology import Dated, find_dated
from rashomon.stages.extract.commitment import CueClass
from rashomon.stages.extract.listed import Layout
from rashomon.stages.extract.mentions import Named, find_named, place_named
from rashomon.stages.extract.quotations import paragraphs
from rashomon.stages.extract.subtrees import Range
from rashomon.stages.extract.tie_words import TieReader
from rashomon.text.parse import Parse
from rashomon.text.placed import Placed


@dataclass(frozen=True, slots=True)
class Page:
    """What claims of one document are cut from."""

    document: Document
    zones: Placed[Zone]
    parse: Parse
    named: Placed[Named]
    quantities: Placed[Quantity]
    times: Placed[TimeMention]
    attributions: tuple[Attribution, ...]
    ties: TieReader
    layout: Layout
    dated: Placed[Dated]
    """The entries of a chronology."""
    by_id: Mapping[str, Attribution]
    inside: Mapping[str, tuple[Attribution, ...]]
    """The attributions that are nested in another one, by its id."""

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def dated_at(self, start: int) -> tuple[TimeMention, ...]:
        """Give the date of the entry that an offset lies in, if it lies in one."""
        return tuple(dated.time for dated in self.dated.touching(start, start + 1))

    def zone_at(self, start: int) -> ZoneKind:
        """Find the kind of the zone an offset lies in."""
        zones = self.zones.touching(start, start + 1)
        return zones[0].kind if zones else ZoneKind.BODY


@dataclass(frozen=True, slots=True)
class Credit:
    """An attribution with what the claims under it take from it."""

    attribution: Attribution
    source: Source
    cue: CueClass
    is_refused: bool
    """The cue itself is negated: nothing was handed over."""
    is_own: bool = False
    """The writer is the source ("we consider it lost"): the claim is the author's."""


def open_page(
    document: Document,
    zones: tuple[Zone, ...],
    parse: Parse,
    found: tuple[tuple[Quantity, ...], tuple[TimeMention, ...], tuple[Attribution, ...]],
) -> Page:
    """Gather what claims are cut from."""
    quantities, times, attributions = found
    named = find_named(parse)
    lines = _lines(document.text, zones)
    placed = Placed(times, lambda t: (t.span.start, t.span.end))
    inside: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        inside.setdefault(attribution.outer_id or "", []).append(attribution)
    return Page(
        document,
        Placed(zones, lambda zone: (zone.start, zone.end)),
        parse,
        place_named(named),
        Placed(quantities, lambda q: (q.span.start, q.span.end)),
        placed,
        attributions,
        TieReader(parse, named),
        Layout(parse, lines),
        Placed(find_dated(document.text, lines, placed), lambda dated: dated.line),
        {attribution.id: attribution for attribution in attributions},
        {outer: tuple(listed) for outer, listed in inside.items()},
    )


def _lines(text: str, zones: tuple[Zone, ...]) -> tuple[Range, ...]:
    read = [(z.start, z.end) for z in zones if z.kind is not ZoneKind.BOILERPLATE]
    return paragraphs(text, read)
