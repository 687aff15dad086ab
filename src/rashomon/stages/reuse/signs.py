"""Find signs that a text was reworded, with likely earlier words. Never a verdict.

    document -> [spun, glued, stock heading] -> Sign

Each rule looks for words that cannot stand where they stand, so that an unusual but fluent
writer is not marked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model import Sign, SignKind, Span
from rashomon.stages.reuse.cutting import shared_sentences
from rashomon.stages.reuse.spun import find_spun
from rashomon.text.lexicon import load_rows, load_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.model import Document, Sentence

HEADING_CODE_POINTS = 40
"""Longest line that can be a stock heading."""

PART_LETTERS = 4
"""Fewest letters of either glued word: shorter ones split too many rare words."""

PART_ZIPF = 3.0
"""How common the first glued word must be (Zipf scale of wordfreq: once in a million)."""

LETTERS = re.compile(r"(?<![\w@#/.’'-])[A-Za-z]{8,}(?![\w@/’'-]|\.\w)")


def find_signs(
    document: Document, sentences: Sequence[Sentence], *, by_context: bool = True
) -> tuple[Sign, ...]:
    """Find the signs of one English document, in text order.

    Args:
        document: The document.
        sentences: Of its zones that are read, in any order.
        by_context: Whether to look for put-in words, which needs the trained weights.

    Raises:
        DataFileError: The weights are missing or damaged.
    """
    if document.language not in (None, "en"):
        return ()
    body = shared_sentences(sentences)
    spun = find_spun(document, body) if by_context else ()
    found = [
        *spun,
        *_glued(document, body),
        *_stock_headings(document),
    ]
    return tuple(sorted(found, key=lambda sign: (sign.span, sign.kind)))


def _stock_headings(document: Document) -> Iterator[Sign]:
    """Find lines of their own that are a stock heading."""
    headings = load_words("stock_headings")
    start = 0
    for line in document.text.splitlines(keepends=True):
        words = line.strip().lstrip("#*• ").rstrip(":?!.* ")
        plain = words.lower().replace("’", "'")
        if len(words) <= HEADING_CODE_POINTS and plain in headings:
            at = document.text.index(words, start)
            yield _sign(document, SignKind.STOCK_HEADING, at, at + len(words))
        start += len(line)


def _glued(document: Document, body: Sequence[Sentence]) -> Iterator[Sign]:
    """Find two words printed as one: no word itself, but a word and a connector."""
    for sentence in body:
        for match in LETTERS.finditer(document.text, sentence.start, sentence.end):
            parts = _split(match.group())
            if parts:
                likely = (f"{parts[0]} {parts[1]}",)
                yield _sign(document, SignKind.GLUED, *match.span(), likely)


@lru_cache(maxsize=1 << 14)
def _split(word: str) -> tuple[str, str] | None:
    from wordfreq import zipf_frequency

    lower = word.lower()
    ends = [c for c in _connectors() if lower.endswith(c)]
    if not ends or zipf_frequency(lower, "en") > 0:
        return None
    cut = len(word) - len(max(ends, key=len))
    first, second = word[:cut], word[cut:]
    inner_capital = second[0].isupper() and first[-1].islower()
    if second != second.lower() and not inner_capital:
        return None
    if len(first) < PART_LETTERS or zipf_frequency(first.lower(), "en") < PART_ZIPF:
        return None
    return first, second


@lru_cache(maxsize=1)
def _connectors() -> tuple[str, ...]:
    rows = load_rows("closed_class")
    return tuple(w for w, kind in rows if kind == "connector" and len(w) >= PART_LETTERS)


def _sign(
    document: Document, kind: SignKind, start: int, end: int, likely: tuple[str, ...] = ()
) -> Sign:
    return Sign(document.id, kind, Span.of(document.text, start, end), likely)
