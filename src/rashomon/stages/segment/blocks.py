"""Cut a text into blocks: paragraphs, headings, list items, rows.

    text -> lines -> lines of one wrapped paragraph joined -> Block

Every line with anything visible belongs to one block, at its exact offsets; each character is
looked at a bounded number of times, so that a text of one long line takes no longer than
another.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WRAP_WIDTH = 120
"""Longest line of a hard-wrapped text. Mail and wires wrap at 60 to 80; a paragraph on one line
is longer."""

WRAP_FULL = 0.85
"""Share of the width a wrapped line fills at least, counting the next line's first word. Plain
wrapping gives 1; text taken from justified columns varies by about a tenth."""

WRAP_LOWER = 0.25
"""Share of line starts in lower case from which a text counts as wrapped. In wrapped English
prose most are; in texts with a paragraph a line none is."""

WRAP_LINES = 2
"""Fewest lower-case line starts that show wrapping."""

MIN_CARRY = 25
"""Code points a line has at least when the next one goes on with it in lower case; shorter
ones are rows and labels."""

MIN_FULL = 40
"""Shortest width a text is wrapped at."""

PLAIN_LIMIT = 1200
"""Longest block, in code points, whose words are compared with phrases; none is longer."""

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MARKER = re.compile(r"(#{1,6}|[-*+•·▪◦‣–—>])[ \t\u00a0]+(?=\S)")
_DASHED = re.compile(r"([-–—*]) (\S.*\S) \1")
_STOP = re.compile(r"[.!?…]\W{0,4}$")
_OPEN = re.compile(r"[:;,]\W{0,2}$")
_TYPOGRAPHIC = str.maketrans("’‘“”\u00a0", "''\"\" ")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines that is read as one."""

    start: int
    end: int
    text: str
    marker: str
    """What stands before it on its line: "#" signs, a bullet; empty: nothing."""
    words: int
    plain: str
    """Lower case, straight quotation marks, single spaces; empty when longer than phrases."""

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends with a full stop or the like."""
        return bool(_STOP.search(self.text[-6:]))

    @property
    def is_open(self) -> bool:
        """Whether it ends with a colon, a semicolon or a comma."""
        return bool(_OPEN.search(self.text[-4:]))

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return bool(self.marker) and not self.marker.startswith("#")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    marker: str
    alone: bool
    """A blank line, or none, stands before it."""


def find_blocks(text: str) -> list[Block]:
    """Find the blocks of a text, in text order."""
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    blocks: list[Block] = []
    first = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or not _goes_on(text, lines, first, i, width):
            line = lines[first]
            blocks.append(_block(text, line.start, lines[i - 1].end, line.marker))
            first = i
    return blocks


def _block(text: str, start: int, end: int, marker: str) -> Block:
    part = text[start:end]
    dashed = _DASHED.fullmatch(f"{marker} {part}") if marker else None
    if dashed:  # "- Talks -" is a heading between dashes, no item
        part, end, marker = dashed[2], start + len(dashed[2]), ""
    plain = ""
    if len(part) <= PLAIN_LIMIT:
        plain = " ".join(part.translate(_TYPOGRAPHIC).casefold().split())
    return Block(start, end, part, marker, len(part.split()), plain)


def _lines(text: str) -> Iterator[_Line]:
    """Find the lines with anything visible, trimmed, their marker parted off."""
    last = -1
    for match in _LINE.finditer(text):
        start, end = trimmed(text, match.start(), match.end())
        if start == end:
            continue
        marker = _MARKER.match(text, start, end)
        between = text[last:start] if last >= 0 else ""
        alone = last < 0 or between.replace("\r\n", "\n").count("\n") > 1
        last = end
        if marker:
            start = trimmed(text, marker.end(), end)[0]
        yield _Line(start, end, marker[1] if marker else "", alone)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Move a range's ends inward past white space and invisible characters."""
    while start < end and _is_invisible(text[start]):
        start += 1
    while end > start and _is_invisible(text[end - 1]):
        end -= 1
    return start, end


def _is_invisible(c: str) -> bool:
    return c.isspace() or unicodedata.category(c) in {"Cc", "Cf"}


def _wrap_width(text: str, lines: Sequence[_Line]) -> int | None:
    """Give the width a text was wrapped at; None: its lines are paragraphs."""
    following = [
        (a, b)
        for a, b in pairwise(lines)
        if not b.alone and not b.marker and a.end - a.start >= MIN_FULL
    ]
    lower = sum(text[b.start].islower() for _, b in following)
    if lower < max(WRAP_LINES, WRAP_LOWER * len(following)):
        return None
    widths = [a.end - a.start for a, _ in following]
    return max(widths) if max(widths) <= WRAP_WIDTH else None


def _goes_on(
    text: str, lines: Sequence[_Line], first: int, i: int, width: int | None
) -> bool:
    """Tell whether line i goes on with the block that begins at line `first`."""
    a, b = lines[i - 1], lines[i]
    if b.alone or b.marker or a.marker.startswith("#"):
        return False
    tail = text[max(a.start, a.end - 6) : a.end]
    ended = bool(_STOP.search(tail) or re.search(r"[:;]$", tail))
    carried = a.end - lines[first].start >= MIN_CARRY
    if text[b.start].islower() and carried and not ended:
        return True
    if width is None:
        return False
    word = text[b.start : min(b.end, b.start + width)].split(maxsplit=1)[0]
    return a.end - a.start + 1 + len(word) > WRAP_FULL * width
