"""Tell the document's headline and the headings between its paragraphs from prose.

blocks, labels -> where prose begins -> headline | heading | label
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.stages.segment.blocks import Block
    from rashomon.stages.segment.layout import Label
    from rashomon.stages.segment.params import SegmentParams

PROSE_WORDS = 8
"""Fewest words of a line with a full stop that show running prose."""

HEADLINE_WORDS = 4
"""Fewest words of a line that is taken for the headline without a stated title."""

TITLE_CASE = 0.75
"""Share of long words with a capital from which a line is in title case."""

LONG_WORD = 4
"""Letters from which words of a headline in title case carry a capital."""

RUN = 3
"""Headings that follow each other directly from which they are a table or a list."""

LIST_ITEMS = 2
"""Entries below a line from which they are a list of it."""

_WORD = re.compile(r"\w+")
_SITE = re.compile(r"\s+[|–—-]\s+")
_DOUBLE = '"“”«»'
_QUOTES = "\"'“”‘’«»"


def is_prose(block: Block, params: SegmentParams) -> bool:
    """Tell whether a block is running text."""
    if block.words > params.headline_words:
        return True
    return (
        block.ends_sentence
        and block.words >= PROSE_WORDS
        and not _is_title_case(block.text)
    )


def find_headlines(
    blocks: Sequence[Block],
    labels: Sequence[Label | None],
    title: str | None,
    params: SegmentParams,
) -> set[int]:
    """Find the lines that are the document's headline.

    Returns:
        Indices of the lines that repeat the stated title; else of the first line above the
        prose that looks like a headline, and of its repetitions.
    """
    titles = {_words(part) for part in (title or "", *_SITE.split(title or "")[:1])}
    stated = {
        i
        for i, block in enumerate(blocks)
        if block.words <= params.headline_words and _words(block.plain) in titles - {()}
    }
    if stated:
        return stated
    first = _guess(blocks, labels, params)
    if first is None:
        return set()
    words = _words(blocks[first].plain)
    return {i for i, block in enumerate(blocks) if _words(block.plain) == words}


def find_headings(
    blocks: Sequence[Block], free: Sequence[bool], params: SegmentParams
) -> set[int]:
    """Find the short lines between paragraphs that assert nothing.

    Args:
        blocks: The blocks of the document.
        free: For each, whether nothing else has been found out about it.
        params: Limits.

    Returns:
        Indices. None when the text has more short lines than prose: a table, verse, or chat.
    """
    marked = {
        i
        for i, block in enumerate(blocks)
        if free[i]
        and block.marker.startswith("#")
        and block.words <= 2 * params.heading_words
    }
    short = {
        i
        for i, block in enumerate(blocks)
        if free[i]
        and _is_short(block, params)
        and not (_after_colon(blocks, i) or _over_pieces(blocks, i))
    }
    prose = sum(is_prose(block, params) for block in blocks)
    if len(short) > prose:
        return marked
    return marked | {i for i in short if not _in_run(short, i)}


def _guess(
    blocks: Sequence[Block], labels: Sequence[Label | None], params: SegmentParams
) -> int | None:
    """Give the first line above the prose that looks like a headline."""
    for i, block in enumerate(blocks):
        if labels[i] is None and is_prose(block, params):
            return None
        if labels[i] is None and _is_headline(block, params):
            below = zip(blocks[i + 1 :], labels[i + 1 :], strict=True)
            has_prose = any(label is None and is_prose(b, params) for b, label in below)
            return i if has_prose else None
    return None


def _is_headline(block: Block, params: SegmentParams) -> bool:
    if block.is_item or not HEADLINE_WORDS <= block.words <= params.headline_words:
        return False
    if block.is_open or len(block.marker) > 1:
        return False
    closed = block.ends_sentence and not block.text.rstrip(_QUOTES).endswith("?")
    return not closed or _is_title_case(block.text)


def _is_title_case(text: str) -> bool:
    words = [w for w in _WORD.findall(text) if len(w) >= LONG_WORD and w[0].isalpha()]
    capital = sum(w[0].isupper() for w in words)
    return len(words) > 1 and capital >= TITLE_CASE * len(words)


def _is_short(block: Block, params: SegmentParams) -> bool:
    """Tell whether a line is short, begins like a heading and has no stop and no figure.

    "Army: bridge lost" and "And then?" she asked are somebody's words.
    """
    if block.is_item or block.words > params.heading_words or block.is_open:
        return False
    text = block.text.strip(_QUOTES + " ")
    if not text or text[0].islower() or any(c.isdigit() for c in text):
        return False
    if ": " in text or any(c in _DOUBLE for c in text):
        return False
    return not block.ends_sentence or text.endswith("?")


def _after_colon(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether a line announces this one: then it is the first of a list."""
    return i > 0 and blocks[i - 1].text.endswith(":")


def _over_pieces(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether entries below say nothing without this line: "Killed", "12 soldiers"."""
    below = list(takewhile(lambda block: block.is_item, blocks[i + 1 : i + 1 + LIST_ITEMS]))
    return len(below) == LIST_ITEMS and all(
        b.words < PROSE_WORDS and not b.ends_sentence for b in below
    )


def _in_run(short: set[int], i: int) -> bool:
    """Tell whether a line is one of several short lines in a row."""
    low = high = i
    while low - 1 in short and i - low < RUN:
        low -= 1
    while high + 1 in short and high - i < RUN:
        high += 1
    return high - low + 1 >= RUN


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
