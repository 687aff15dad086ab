"""Read the entries of a chronology: "12 May: The guild met", "1994 – Founding of the guild".

paragraphs, times -> lines that a date opens -> the date is of what its entry tells
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import TimeMention
from rashomon.stages.extract.clauses import Clause
from rashomon.stages.extract.listed import MIN_ITEMS, entry_start
from rashomon.stages.extract.subtrees import Range
from rashomon.text.parse import Parse
from rashomon.text.placed import Placed

OPENED = re.compile(r"[*_]{0,3}\s{0,2}(?::|[–—-])[*_]{0,3}\s+(?=\S)")
"""What stands between a date, set in bold or not, and what is told of it."""

BOLD = re.compile(r"[*_]{1,3}(?=\w)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A line that a date opens."""

    time: TimeMention
    line: Range


def find_dated(
    text: str, lines: Sequence[Range], times: Placed[TimeMention]
) -> tuple[Dated, ...]:
    """Find the entries of a chronology; one line alone is none.

    Args:
        text: The document.
        lines: Its paragraphs, in text order.
        times: Its times.
    """
    found = [dated for line in lines if (dated := _dated(text, line, times))]
    return tuple(found) if len(found) >= MIN_ITEMS else ()


def _dated(text: str, line: Range, times: Placed[TimeMention]) -> Dated | None:
    start = entry_start(text, line[0])
    start = line[0] if start is None else start
    bold = BOLD.match(text, start)
    start = bold.end() if bold else start
    opening = (t for t in times.touching(start, start + 1) if t.span.start == start)
    time = max(opening, key=lambda t: t.span.end, default=None)
    if time is None or time.edtf is None or not OPENED.match(text, time.span.end):
        return None
    return Dated(time, (start, line[1]))


def entry_of_date(parse: Parse, dated: Dated) -> Clause | None:
    """Give the first sentence of an entry as one clause: "1994 – Founding of the guild"."""
    words = parse.tokens_between(*dated.line)
    told = [t for t in words if t.start >= dated.time.span.end and t.pos != "PUNCT"]
    if not told:
        return None
    kept = [t for t in words if t.sentence <= told[0].sentence]
    while kept and kept[-1].pos == "PUNCT":
        kept.pop()
    head = parse.root_between(told[0].start, kept[-1].end)
    return Clause(head if head in kept else told[0], tuple(kept))
