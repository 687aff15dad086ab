"""Know news agencies by every name they are printed under.

data/lexicons/agencies.tsv -> find_agencies, agency_of, agency_name
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_agencies(
    text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """Find printed names of agencies, none inside words, addresses or host names."""
    return _pattern().finditer(text, start, len(text) if end is None else end)


def agency_of(printed: str) -> str:
    """Give the agency's one name for a printed one; the words themselves if unknown."""
    return load_mapping("agencies").get(printed.strip(), printed.strip())


@lru_cache(maxsize=1 << 13)
def agency_name(publisher: str | None) -> str | None:
    """Name the agency a publisher's name or host stands for; None: no known agency."""
    if not publisher:
        return None
    host = re.sub(r"^(?:https?://)?(?:www\.)?(?:the )?", "", publisher.lower())
    plain = re.sub(r"(?:news)?\.(?:com|org|net|co\.uk)$", "", host)
    return _plain_names().get(re.sub(r"\W", "", plain))


@lru_cache(maxsize=1)
def printed_names() -> str:
    """Write a pattern that matches any of the printed names."""
    return any_of(load_mapping("agencies"))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    first = "".join(sorted({re.escape(name[0]) for name in load_mapping("agencies")}))
    # most words begin with no such letter: one look instead of 150
    return re.compile(rf"(?<![\w.@/-])(?=[{first}])(?:{printed_names()})(?![\w@-]|\.\w)")


@lru_cache(maxsize=1)
def _plain_names() -> dict[str, str]:
    rows = load_mapping("agencies")
    return {re.sub(r"\W", "", printed.lower()): name for printed, name in rows.items()}
