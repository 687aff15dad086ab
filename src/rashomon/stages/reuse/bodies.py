"""Lay out what of a document can be shared: its body's words, and which are quoted.

document, sentences -> Body
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import Document, Sentence, ZoneKind
from rashomon.text.quoting import find_quotations
from rashomon.text.shingles import Words, find_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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


def _inside(words: Words, spans: Sequence[tuple[int, int]]) -> Iterator[bool]:
    """Tell of each word whether one of the spans (in text order) holds it."""
    at = 0
    for start, end in zip(words.starts, words.ends, strict=True):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        yield at < len(spans) and spans[at][0] <= start and end <= spans[at][1]
