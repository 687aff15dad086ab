"""Lay out what of a document can be shared: its body's words, and which are quoted.

document, sentences -> Body
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import Document, Sentence, ZoneKind
from rashomon.text.shingles import Words, find_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUOTE_MARK = re.compile(r"[\"“”„«»]|''|``|’’|‘‘")
OPENING = frozenset(("“", "„", "«", "``", "‘‘"))
CLOSING = frozenset(("”", "»", "’’"))


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a document that another document may share."""

    document: Document
    sentences: tuple[Sentence, ...]
    words: Words
    """Over `sentences`; `words.ranges` numbers them."""
    quoted: tuple[bool, ...]
    """Whether each word stands inside quotation marks."""

    @property
    def outside(self) -> int:
        """Number of words outside quotation marks."""
        return len(self.quoted) - sum(self.quoted)


def find_body(document: Document, sentences: Sequence[Sentence]) -> Body:
    """Lay out a document.

    Captions and headlines are left out where there is a body: agencies sell pictures with
    their own lines, and desks write their own headlines.
    """
    body = [s for s in sentences if s.zone is ZoneKind.BODY]
    ordered = tuple(sorted(body or sentences, key=lambda s: s.start))
    words = find_words(document.text, [(s.start, s.end) for s in ordered])
    spans = tuple(find_quotations(document.text))
    return Body(document, ordered, words, tuple(_inside(words, spans)))


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


def _inside(words: Words, spans: Sequence[tuple[int, int]]) -> Iterator[bool]:
    """Tell of each word whether one of the spans (in text order) holds it."""
    at = 0
    for start, end in zip(words.starts, words.ends, strict=True):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        yield at < len(spans) and spans[at][0] <= start and end <= spans[at][1]
