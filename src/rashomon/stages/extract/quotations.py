"""Find what stands in quotation marks, however the marks are mixed or left open.

    text, blocks -> marks opened and closed by their neighbours -> Quotation

Marks are paired inside a paragraph. A paragraph that leaves its quotation open hands it on
only to a paragraph that opens with a mark again (the newspaper convention).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.stages.extract.subtrees import Range

MARKS = re.compile(r"\'\'|``|‘‘|’’|[\"“”„«»‹›〝〞]")
"""What opens or closes a quotation; two apostrophes stand for one mark in wire copy.
Single apostrophes are not read: they are mostly genitives and inner quotations."""

OPENERS = frozenset({"“", "„", "«", "‹", "〝", "``", "‘‘"})
LOW = "„"

CLOSERS = frozenset({"”", "»", "›", "〞", "’’"})
BEFORE_OPENING = frozenset(" \t\n\u00a0([{—–-:,/‘'")
MIN_SPEECH_WORDS = 4
"""Shortest quotation that is taken as speech of its own when no cue governs it: below it
most are names, titles or single words held at a distance."""


SPEECH_LOOK = 400
"""Code points looked at to count these words; a quotation left open may run very long."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, the marks included, inside one paragraph."""

    start: int
    end: int
    block: int
    """Number of the paragraph."""
    is_closed: bool
    continues: bool = False
    """It goes on from the paragraph before, which left its quotation open."""

    @property
    def range(self) -> Range:
        """Its code points."""
        return self.start, self.end


def paragraphs(text: str, blocks: Iterable[Range]) -> tuple[Range, ...]:
    """Cut blocks at line ends and leave blank ones out."""
    found: list[Range] = []
    for start, end in blocks:
        at = start
        for line in text[start:end].splitlines(keepends=True):
            body = line.strip()
            if body:
                first = at + line.index(body[0])
                found.append((first, first + len(body)))
            at += len(line)
    return tuple(found)


def find_quotations(text: str, lines: Sequence[Range]) -> tuple[Quotation, ...]:
    """Find the quotations of a document.

    Args:
        text: The document.
        lines: Its paragraphs, in text order (`paragraphs`).

    Returns:
        In text order, not overlapping; inner quotations are part of the outer ones.
    """
    found: list[Quotation] = []
    left_open = False
    for number, (start, end) in enumerate(lines):
        here = list(_in_paragraph(text, start, end))
        for a, b, closed in here:
            goes_on = left_open and a == start
            found.append(Quotation(a, b, number, closed, goes_on))
        left_open = bool(here) and not here[-1][2]
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Pair the marks of one paragraph: a mark that can only open never closes."""
    opened: int | None = None
    for mark in MARKS.finditer(text, start, end):
        opens, closes = _sides(text, mark, start, end)
        if opened is not None and text[opened] == LOW:
            closes = mark.group() != LOW  # "„So“": the mark that opens elsewhere closes
        if opened is None:
            opened = mark.start() if opens else None
        elif closes:
            yield opened, mark.end(), True
            opened = None
    if opened is not None and opened + 1 < end:
        yield opened, end, False


def _sides(text: str, mark: re.Match[str], start: int, end: int) -> tuple[bool, bool]:
    """Tell whether a mark can open and whether it can close here."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    can_open = before in BEFORE_OPENING and not after.isspace()
    if mark.group() in OPENERS:
        return True, False
    if mark.group() in CLOSERS:
        return can_open, True
    return can_open, not can_open


class QuotationIndex:
    """Look quotations up by place."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self.all = tuple(quotations)
        self._starts = [q.start for q in self.all]

    def at(self, place: int) -> Quotation | None:
        """Give the quotation a code point lies in."""
        k = bisect_right(self._starts, place) - 1
        return self.all[k] if k >= 0 and place < self.all[k].end else None

    def touching(self, start: int, end: int) -> tuple[int, ...]:
        """Give the numbers of the quotations that share a code point with a range."""
        k = max(bisect_right(self._starts, start) - 1, 0)
        found: list[int] = []
        while k < len(self.all) and self.all[k].start < end:
            if self.all[k].end > start:
                found.append(k)
            k += 1
        return tuple(found)


def is_speech(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation is long enough to be speech rather than a name or a term."""
    stop = min(quotation.end, quotation.start + SPEECH_LOOK)
    return len(text[quotation.start : stop].split()) >= MIN_SPEECH_WORDS


ENDED = re.compile(r"[.!?…]\W{1,3}\Z")
"""How a quotation ends that is a sentence: the stop stands inside the marks."""


def ends_sentence(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation is closed behind a full stop or the like."""
    end = quotation.end
    return quotation.is_closed and bool(
        ENDED.search(text[max(quotation.start, end - 4) : end])
    )


def with_marks(ranges: Sequence[Range], quotations: QuotationIndex) -> tuple[Range, ...]:
    """Take in the mark just before or after a range that holds the rest of a quotation."""
    return tuple(_with_marks(r, quotations) for r in ranges)


def _with_marks(found: Range, quotations: QuotationIndex) -> Range:
    start, end = found
    for n in quotations.touching(*found):
        q = quotations.all[n]
        if found[0] - MARK_REACH <= q.start and q.end <= found[1] + MARK_REACH:
            start, end = min(start, q.start), max(end, q.end)
    return start, end


MARK_REACH = 2
"""Widest mark that is taken in, in code points."""

EDGES = " \t\n\u00a0,.;:—–―-\"”“'"
"""Marks left at the ends of a range after a quotation was cut off it."""


def outside_quotations(
    text: str, ranges: Sequence[Range], quotations: QuotationIndex, place: int
) -> tuple[Range, ...]:
    """Cut off the part of a source that lies in a quotation which ends or begins inside it.

    A parser that takes `"... in Kovan," Brandt` for one phrase is mended here. A quotation that
    holds the cue itself, at `place`, cuts nothing.
    """
    return tuple(_outside(text, r, quotations, place) for r in ranges)


def _outside(text: str, found: Range, quotations: QuotationIndex, place: int) -> Range:
    start, end = found
    for n in quotations.touching(start, end):
        q = quotations.all[n]
        if q.start <= place < q.end:
            continue
        if q.start <= start < q.end < end:
            start = q.end
        elif start < q.start < end < q.end:
            end = q.start
    if (start, end) == found:
        return found
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return (start, end) if start < end else found
