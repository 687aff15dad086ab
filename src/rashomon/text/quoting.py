"""Find what stands inside quotation marks, by the marks alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

QUOTE_MARK = re.compile(r"[\"“”„«»'`’‘](?:(?<=[\"“”„«»])|(?<=')'|(?<=`)`|(?<=’)’|(?<=‘)‘)")
"""One mark, or two apostrophes of a kind. Written so that each place of a text takes one look
at one class of letters: alternatives beside each other take more than twice as long."""

OPENING = frozenset(("“", "„", "«", "``", "‘‘"))
CLOSING = frozenset(("”", "»", "’’"))

OPENING_MARKS = frozenset("\"“«„'‘`")
"""What a quotation may open with, single marks too: words behind it were said by somebody."""

CLOSING_MARKS = "\"”’»'"
"""What it may close with."""


PAIRED = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"))
"""Marks that open and close a quotation; a single one may be an apostrophe."""


def is_left_open(words: str | list[str], opening: str, closing: str) -> bool:
    """Tell whether a mark is opened in some words, or in a text, and not closed."""
    opened = words.count(opening)
    return opened % 2 == 1 if opening == closing else opened > words.count(closing)


def past_closing_mark(text: str, start: int, end: int) -> int:
    """Take in the mark that closes a quotation opened inside: "called it | "a farce" |".

    Args:
        text: The whole text.
        start: First code point of a stretch.
        end: One past its last.

    Returns:
        One past the mark, where it stands right behind; else the end as it was.
    """
    after, inside = text[end : end + 1], text[start:end]
    is_closed = any(after == c and is_left_open(inside, o, c) for o, c in PAIRED)
    return end + 1 if is_closed else end


def find_quotations(text: str) -> Iterator[tuple[int, int]]:
    """Find what stands inside double quotation marks, paragraph by paragraph.

    A mark left open holds to the end of its paragraph: quotations that run over several
    paragraphs are closed only in the last.
    """
    marks = list(QUOTE_MARK.finditer(text))
    ends = list(accumulate(map(len, text.splitlines(keepends=True)))) if marks else []
    end = 0
    opened: int | None = None
    for mark in marks:
        if mark.start() >= end:
            if opened is not None:
                yield opened, end
            opened = None
            end = ends[bisect_right(ends, mark.start())]
        if opened is None and mark.group() not in CLOSING:
            opened = mark.end()
        elif opened is not None and mark.group() not in OPENING:
            yield opened, mark.start()
            opened = None
    if opened is not None:
        yield opened, end
