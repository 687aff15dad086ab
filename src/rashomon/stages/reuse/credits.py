"""Find whom a document names as the text it goes back to.

    document -> date line, byline, closing line ("document"), "told AFP" ("passing") -> Credit

A credit of a picture is none: captions are left out, and so are "AP Photo" and the like.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model import Document, Sentence, ZoneKind
from rashomon.text.agencies import (
    agency_name,
    agency_of,
    find_agencies,
    printed_names,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LEAD = 400
"""Code points of the body in which a date line stands: its first paragraph or two."""

CLOSE = 600
"""Code points at the end of a document in which its closing credits stand."""

REWRITE_MENTIONS = 3
"""Passing mentions of one agency and no other that make a lone document a rewrite of it:
one or two are what any report quotes."""

PASSING_LEAD = 2
"""How many times as often as the next one a name is given in passing to be agreed on."""

DATE_LINE = re.compile(r"\((?P<name>[A-Z][\w.’' -]{1,30})\)\s*(?:--|[-–—:])")
"""LIMA, Nov 2 (Name) - ...: also agencies no list holds."""

SCRIPT = re.compile(
    r"\b(?:[Oo]riginally|[Ff]irst) (?:published|appeared|reported) (?:in|on|by|at) "
    r"(?:[Tt]he )?(?P<name>[A-Z][\w’'&-]*(?: (?:of )?[A-Z][\w’'&-]*){0,4})"
)

PICTURE_BEFORE = re.compile(
    r"(?:photo(?:graph)?s?|picture|image|video|credit)s?(?: by| via| courtesy of)?[:\s]*\(?"
    r"(?:the )?$|/$|\.$",
    re.IGNORECASE,
)
PICTURE_AFTER = re.compile(r"\s*(?:/|photo|file photo|via getty|images?\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """Words of a document that name an earlier text."""

    document_id: str
    name: str
    start: int
    end: int
    is_whole: bool
    """Whether it is a credit of the whole document, not of something in passing."""


def find_credits(document: Document, sentences: Sequence[Sentence]) -> tuple[Credit, ...]:
    """Find the credits of a document in text order.

    A byline, publisher or date that names an agency gives a credit without words in the
    text: its range is empty, at 0.
    """
    found = [*_of_metadata(document), *_of_text(document, sentences)]
    return tuple(sorted(found, key=lambda c: (c.start, c.end, c.name)))


def agreed_name(found: Iterable[Credit], *, lone: bool) -> str | None:
    """Name what the credits agree on.

    Args:
        found: Credits of all documents that share a text.
        lone: Whether they are of one document that shares its text with no other.

    Returns:
        The name credits of whole documents give; where they give several, the one that
        more of the documents carry. Without them the name that passing credits give far
        more often than any other (of a lone document: at least REWRITE_MENTIONS times).
    """
    given = list(found)
    whole = {c.name for c in given if c.is_whole}
    if len(whole) == 1:
        return whole.pop()
    passing = Counter(c.name for c in given if not whole or c.name in whole)
    if whole:
        return _ahead({name: len(_givers(given, name)) for name in passing}, 2, 1)
    return _ahead(passing, REWRITE_MENTIONS if lone else 1, PASSING_LEAD)


def _givers(given: Iterable[Credit], name: str) -> set[str]:
    return {c.document_id for c in given if c.name == name}


def _ahead(counts: Mapping[str, int], least: int, lead: int) -> str | None:
    """Name the one counted at least `least` times and over `lead` times the next one."""
    ranked = [*sorted(counts.values(), reverse=True), 0, 0]
    if ranked[0] < least or ranked[0] <= lead * ranked[1]:
        return None
    return next(name for name, count in counts.items() if count == ranked[0])


def _of_metadata(document: Document) -> Iterator[Credit]:
    publisher = agency_name(document.publisher)
    if publisher:
        yield Credit(document.id, publisher, 0, 0, is_whole=True)
    literal = document.published.literal if document.published else ""
    for words in (document.byline or "", literal):
        for match in find_agencies(words):
            yield Credit(document.id, agency_of(match.group()), 0, 0, is_whole=True)


def _of_text(document: Document, sentences: Sequence[Sentence]) -> Iterator[Credit]:
    captions = [(s.start, s.end) for s in sentences if s.zone is ZoneKind.CAPTION]
    read = [s.start for s in sentences if s.zone is ZoneKind.BODY]
    lead = min(read, default=0)
    for start, end, name, is_whole in _matches(document.text, lead):
        if not any(a <= start < b for a, b in captions):
            yield Credit(document.id, name, start, end, is_whole=is_whole)


def _matches(text: str, lead: int) -> Iterator[tuple[int, int, str, bool]]:
    taken: set[int] = set()
    for match in DATE_LINE.finditer(text, lead, lead + LEAD):
        taken.add(match.start("name"))
        yield *match.span("name"), agency_of(match["name"]), True
    for match in SCRIPT.finditer(text):
        taken.add(match.start("name"))
        yield *match.span("name"), agency_of(match["name"]), True
    for match in find_agencies(text, lead):
        if match.start() not in taken and not _is_picture(text, match):
            whole = _is_closing(text, match)
            yield match.start(), match.end(), agency_of(match.group()), whole


def _is_picture(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 40) : match.start()]
    return bool(PICTURE_BEFORE.search(before) or PICTURE_AFTER.match(text, match.end()))


def _is_closing(text: str, match: re.Match[str]) -> bool:
    """Tell whether a name stands in the closing credits: a short last line of its own."""
    if match.start() < len(text) - CLOSE:
        return False
    start = text.rfind("\n", 0, match.start()) + 1
    stop = text.find("\n", match.end())
    line = text[start : stop if stop >= 0 else len(text)].strip()
    return bool(_closing().search(line))


@lru_cache(maxsize=1)
def _closing() -> re.Pattern[str]:
    names = printed_names()
    listed = rf"(?:the )?(?:{names})(?:(?:,| and|/|;)+ (?:the )?(?:{names}))*"
    return re.compile(
        rf"^(?:[a-z]{{2,4}}(?:/[a-z]{{2,4}})* )?[(\[—–-]*\s*{listed}[)\].]*$"
        rf"|^(?:[(\[]?)(?:additional )?(?:reporting|contributing|contribution)\b"
        rf"|^[(\[]?(?:with )?(?:source|sources|agencies|copyright|©)\b"
        rf"|\bcontributed to this (?:report|article|story)"
        rf"|[(\[](?:with )?{listed}[)\]]\.?$",
        re.IGNORECASE,
    )
