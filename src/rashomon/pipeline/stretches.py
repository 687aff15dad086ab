"""Part a document of hundreds of pages into stretches that are read one after the other.

    zones -> stretches of neighbouring zones -> each parsed and read by itself

What reading needs at once (the parse, every name a short form can go back to) then grows with a
stretch and not with the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model import Zone
from rashomon.text.parse import place_to_part

STRETCH = 100_000
"""Longest stretch in code points: forty pages of print. Of 900 reports of news the longest has a
third of it, so that a report is one stretch. What a pronoun or a short name goes back to is
looked for in its own stretch."""


def find_stretches(text: str, zones: Sequence[Zone]) -> Iterator[tuple[Zone, ...]]:
    """Part the zones of a document.

    Args:
        text: The document.
        zones: Its zones, in text order.

    Yields:
        Neighbouring zones, in text order, no stretch longer than `STRETCH`. A longer zone is
        cut, at a sentence's end where there is one.
    """
    held: list[Zone] = []
    for zone in zones:
        for part in _parts(text, zone):
            if held and part.end - held[0].start > STRETCH:
                yield tuple(held)
                held = []
            held.append(part)
    if held:
        yield tuple(held)


def _parts(text: str, zone: Zone) -> Iterator[Zone]:
    start = zone.start
    while zone.end - start > STRETCH:
        cut = place_to_part(text, start, start + STRETCH)
        yield replace(zone, start=start, end=cut)
        start = cut
    yield replace(zone, start=start)
