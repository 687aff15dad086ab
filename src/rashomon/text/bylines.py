"""Know the line that says who wrote a report.

"By Mara Teel and Jon Osk, Ostrel" -> the names and where they stand
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from rashomon.text.agencies import printed_names
from rashomon.text.heads import HEAD_LINES, find_lines, head_length

if TYPE_CHECKING:
    from collections.abc import Iterator

BYLINE_WORDS = 14
"""Longest line that can be a byline: three names and where they write."""

_NAME = r"[^\W\d_][\w.'’-]*"
_NAMES = (
    rf"(?-i:[A-Z]){_NAME}(?: (?-i:[A-Z])[\w.'’-]*| (?:de|van|von|al|el|bin)(?= )){{1,4}}"
)
_PLACE = r",? (?:in|for|of|at) [^.!?]{2,40}|[,|] [^.!?]{2,50}"
_BYLINE = re.compile(
    rf"by (?P<names>{_NAMES}(?:(?:,| and|, and| &) {_NAMES})*)(?:{_PLACE})?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who a text says wrote it."""

    start: int
    end: int
    names: str


def is_byline(line: str) -> bool:
    """Tell whether a line says who wrote a report, and nothing else."""
    return len(line.split()) <= BYLINE_WORDS and bool(_BYLINE.fullmatch(line))


def find_byline(text: str) -> Byline | None:
    """Find who a text says wrote it, in a line of its own below its first one.

    A first line is a title, and titles begin with "By" too.

    Returns:
        The names; None where there are none, or several lines name different people.
    """
    found = list(_bylines(text))
    return found[0] if len({one.names for one in found}) == 1 else None


def _bylines(text: str) -> Iterator[Byline]:
    lines = list(islice(find_lines(text), HEAD_LINES))
    for line in lines[1 : head_length(lines)]:
        if len(line.text.split(maxsplit=BYLINE_WORDS)) > BYLINE_WORDS:
            continue
        match = _BYLINE.fullmatch(line.text) or _by_agency().fullmatch(line.text)
        if match:
            start, end = (line.start + at for at in match.span("names"))
            yield Byline(start, end, text[start:end])


@lru_cache(maxsize=1)
def _by_agency() -> re.Pattern[str]:
    """An agency's name may be one word, which is too little to know a person by."""
    return re.compile(rf"[Bb][Yy] (?P<names>(?:{printed_names()})(?: [Ss]taff)?)")
