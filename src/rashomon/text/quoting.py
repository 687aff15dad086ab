"""Find what stands inside quotation marks, by the marks alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

QUOTE_MARK = re.compile(r"[\"“”„«»]|''|``|’’|‘‘")
OPENING = frozenset(("“", "„", "«", "``", "‘‘"))
CLOSING = frozenset(("”", "»", "’’"))


def find_quotations(text: str) -> Iterator[tuple[int, int]]:
    """Find what stands inside double quotation marks, paragraph by paragraph.

    A mark left open holds to the end of its paragraph: quotations that run over several
    paragraphs are closed only in the last.
    """
    start = 0
    for line in text.splitlines(keepends=True):
        yield from _line_quotations(text, start, start + len(line))
        start += len(line)


def _line_quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for mark in QUOTE_MARK.finditer(text, start, end):
        if opened is None and mark.group() not in CLOSING:
            opened = mark.end()
        elif opened is not None and mark.group() not in OPENING:
            yield opened, mark.start()
            opened = None
    if opened is not None:
        yield opened, end
