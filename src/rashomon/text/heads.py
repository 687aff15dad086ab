"""Part what stands above and at the start of a report's prose from the rest of its lines.

text -> visible lines -> the head: what a reader sees before the report goes on

Where a report says who wrote it and when, it says so here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

PROSE_WORDS = 8
"""Fewest words of a line with a full stop that is running prose."""

LONG_WORDS = 30
"""Words from which a line is running prose with or without a full stop."""

HEAD_PROSE = 3
"""Lines of prose that belong to the head: a deck and a caption may stand above the first
paragraph, which may begin with a date line."""

HEAD_LINES = 20
"""Most lines of a head: menus and labels may stand above a title."""

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line with anything visible, trimmed."""

    start: int
    end: int
    text: str
    """Its words; every white space is one plain space, so that offsets still fit."""
    is_prose: bool


def find_lines(text: str) -> Iterator[TextLine]:
    """Find the visible lines of a text, in text order, as they are asked for."""
    for match in _LINE.finditer(text):
        plain = match[0].strip()
        if plain:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield _line(plain, start)


def head_length(lines: Sequence[TextLine]) -> int:
    """Count the lines of the head; the last one may be the report's first paragraph."""
    prose = 0
    for number, line in enumerate(lines[:HEAD_LINES], 1):
        prose += line.is_prose
        if prose == HEAD_PROSE:
            return number
    return min(len(lines), HEAD_LINES)


def _line(plain: str, start: int) -> TextLine:
    words = len(plain.split(maxsplit=LONG_WORDS))
    is_prose = words > LONG_WORDS or (
        words >= PROSE_WORDS and bool(_STOP.search(plain[-6:]))
    )
    return TextLine(start, start + len(plain), re.sub(r"\s", " ", plain), is_prose)
