"""Read invented sentences in tests."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factories import make_document
from rashomon.model import Certainty, Claim, Document, Span, Zone, ZoneKind
from rashomon.stages.extract import Extraction, ExtractParams, read_document
from rashomon.stages.extract.attributions import find_attributions
from rashomon.stages.segment import SegmentParams, find_zones
from rashomon.text.parse import Parse, parse_blocks


def parse_of(text: str) -> Parse:
    """Parse a text as one block."""
    return parse_blocks(text, [(0, len(text))])


def extraction_of(
    text: str, *, published: str | None = None
) -> tuple[Document, Extraction]:
    """Read a text line by line, each line a zone of the body."""
    document = make_document(text, published=published)
    zones: list[Zone] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            end = start + len(line.rstrip("\n"))
            zones.append(Zone(document.id, ZoneKind.BODY, start, end))
        start += len(line)
    parse = parse_blocks(text, [(z.start, z.end) for z in zones])
    return document, read_document(document, zones, parse, ExtractParams())


def claims_of(text: str) -> tuple[Claim, ...]:
    """Give the claims of a text."""
    return extraction_of(text)[1].claims


def attributions_of(text: str, *, tagger: str = "joint") -> list[tuple[str, str, str]]:
    """Give source, cue and content of each attribution of a text, line by line, in words."""
    document = make_document(text)
    lines = [m.span() for m in re.finditer(r"[^\n]+", text)]
    zones = [Zone(document.id, ZoneKind.BODY, *line) for line in lines]
    found = find_attributions(
        document, zones, parse_blocks(text, lines), ExtractParams(tagger=tagger)
    )
    return [(_words(one.source), _words(one.cue), _words(one.content)) for one in found]


def _words(spans: Iterable[Span]) -> str:
    return " ... ".join(span.quote for span in spans)


Told = tuple[str | None, str, Certainty, str]
"""Who says it (None: the writer; "": nobody named), its factuality, its label and its words."""


def told_in(text: str) -> list[Told]:
    """Give the claims of a text as a reader is told them."""
    return [
        (
            c.source and (c.source.chain[-1] if c.source.chain else ""),
            c.factuality.source.value,
            c.certainty,
            c.span.quote,
        )
        for c in claims_of(text)
    ]


def told_on_page(text: str) -> list[tuple[str | None, str]]:
    """Give who says each claim of a report laid out in zones, outermost first, and its words.

    None: the writer; "": nobody named.
    """
    document = make_document(text)
    zones = find_zones(document, SegmentParams())
    kept = [(z.start, z.end) for z in zones if z.kind is not ZoneKind.BOILERPLATE]
    found = read_document(document, zones, parse_blocks(text, kept), ExtractParams())
    claims = sorted(found.claims, key=lambda c: c.span.start)
    return [(c.source and " < ".join(c.source.chain), c.span.quote) for c in claims]
