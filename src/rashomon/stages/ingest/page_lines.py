"""Put the lines of printed pages together to paragraphs.

    text of each page -> lines, running heads left out -> paragraphs -> text, parts

A page breaks its lines where they are full. Lines of one paragraph are joined by a space, a
word parted at the line end is made whole, and a paragraph goes on over the page break.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EDGE_LINES = 2
"""Lines at the top and the bottom of a page that may be running heads."""

RUNNING_PAGES = 3
"""Pages at whose edge a line stands again, its numbers aside, when it is a running head. A chapter
may have its own, so that a share of all pages tells less."""

FEW_PAGES = 5
"""Most pages of a text in which two are enough."""

FULL = 0.75
"""Share of the width a line fills, counting the next one's first word, when it was broken
because it was full. Letters of proportional fonts vary by about a fifth."""

WIDTH_RANK = 0.9
"""Rank of the line whose length is the width: a few lines are longer than the rest."""

JOINED_FREQUENCY = 3.0
"""Zipf frequency from which two halves are surely one word ("cease-fire" 3.3)."""

HALF_FREQUENCY = 3.5
"""Zipf frequency from which both halves are words of their own ("long-term")."""

ROWS = 1.5
"""Times a line may stand in a text for each page at whose edge it stands: a head stands once."""

_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_BULLET = re.compile(r"[•·▪◦‣]\s")
_MARKER = re.compile(r"(?:[-*–—]|\(?[0-9a-zA-Z]{1,2}[.)])\s")
_PARTED = re.compile(r"(?<![\w-])([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Line:
    page: int
    text: str
    alone: bool
    """A blank line stands before it on its page."""


def join_pages(pages: Sequence[str]) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """Make one text of pages.

    Returns:
        The text, a blank line between paragraphs, and number, start and end of each page that
        has text.
    """
    lines = list(_lines(pages))
    width = _width(lines)
    joints = [*(_joint(a, b, width) for a, b in pairwise(lines)), ("", 0)]
    made: list[str] = []
    ranges: dict[int, tuple[int, int]] = {}
    length = 0
    for line, (glue, cut) in zip(lines, joints, strict=False):
        words = line.text[: len(line.text) - cut]
        end = length + len(words)
        ranges[line.page] = ranges.get(line.page, (length, 0))[0], end
        made += [words, glue]
        length = end + len(glue)
    return "".join(made), tuple((page, *ranges[page]) for page in ranges)


def _lines(pages: Sequence[str]) -> Iterator[_Line]:
    """Give the lines with words, without those that stand at the edge of page after page."""
    split = [page.split("\n") for page in pages]
    running = _running(split)
    seen: set[str] = set()
    for number, page in enumerate(split, 1):
        edges = _edges(page)
        alone = False
        for i, line in enumerate(page):
            words = " ".join(line.split())
            key = _shape(words)
            if i in edges and key in running:
                first = key not in seen
                seen.add(key)
                if not (first and number == 1 and len(_WORDS.findall(words)) > 1):
                    continue
            if words:
                yield _Line(number, words, alone)
            alone = not words


def _edges(page: Sequence[str]) -> set[int]:
    filled = [i for i, line in enumerate(page) if line.strip()]
    return {*filled[:EDGE_LINES], *filled[-EDGE_LINES:]}


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """Find the lines that stand at the edge of many pages, whatever the numbers in them.

    A line that stands as often within the pages is a row of a table, no head.
    """
    edges: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for page in pages:
        edges.update({_shape(page[i]) for i in _edges(page)})
        lines.update(_shape(line) for line in page)
    filled = sum(any(line.strip() for line in page) for page in pages)
    least = RUNNING_PAGES if filled > FEW_PAGES else 2
    return {s for s, n in edges.items() if n >= least and lines[s] <= ROWS * n}


def _shape(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.casefold().split()))


def _width(lines: Sequence[_Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[round(WIDTH_RANK * (len(lengths) - 1))] if lengths else 0


def _joint(a: _Line, b: _Line, width: int) -> tuple[str, int]:
    """Say what joins two lines, and how many code points the first one loses."""
    if not _goes_on(a, b, width):
        return "\n\n", 0
    if a.text.endswith("\u00ad"):
        return "", 1
    parted = _PARTED.search(a.text)
    following = _FIRST_WORD.match(b.text)
    if parted is None or following is None or not following[0][0].islower():
        return ("", 0) if a.text.endswith("-") else (" ", 0)
    return "", 0 if _keeps_hyphen(parted[1], following[0]) else 1


def _goes_on(a: _Line, b: _Line, width: int) -> bool:
    """Tell whether line b goes on with the paragraph of line a."""
    if b.alone and a.page == b.page:
        return False
    if _BULLET.match(b.text):
        return False
    ended, is_full = bool(_ENDED.search(a.text)), _is_full(a, b, width)
    if _MARKER.match(b.text) and (ended or not is_full):
        return False  # in the middle of a sentence it is its last word: "and wounded / 12. The"
    if ended and not _ENDED.search(b.text) and len(b.text) < FULL * width:
        return False  # no end of a paragraph: a heading
    if a.page != b.page:
        return not ended and (b.text[0].islower() or is_full)
    return is_full or (b.text[0].islower() and not ended)


def _is_full(a: _Line, b: _Line, width: int) -> bool:
    word = b.text.split(maxsplit=1)[0]
    return len(a.text) + 1 + len(word) > FULL * width


def _keeps_hyphen(left: str, right: str) -> bool:
    """Tell "long-term" from "govern-ment" by how common the words are."""
    from wordfreq import zipf_frequency

    if zipf_frequency(left + right, "en") >= JOINED_FREQUENCY:
        return False
    return min(zipf_frequency(w, "en") for w in (left, right)) >= HALF_FREQUENCY
