"""Show word by word what was changed in a passage that two reports share.

passage -> words as they were compared -> common subsequence -> WordChange -> Piece, ...
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rashomon.model import Span
from rashomon.text.shingles import Words, find_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.views.documents import SharedPassage


AROUND = 40
"""Code points of common words shown on either side of a change."""

QUOTED = 240
"""Code points shown of a passage without changes."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of this report that stand otherwise in the other one."""

    here: Span
    """Empty, behind a common word or at the start, where it lacks words that the other one has."""
    there: Span
    """Empty where the other one lacks words that this report has."""


class PieceOf(StrEnum):
    """In which of two reports words stand."""

    COMMON = "common"
    THERE = "there"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage that is shown with its changes."""

    kind: PieceOf
    words: str


def marked_pieces(passage: SharedPassage) -> tuple[Piece, ...]:
    """Write a passage with its changes, long stretches of common words shortened.

    Where words were exchanged, those of the other report come first.
    """
    changes = word_changes(passage)
    quote, by = passage.span.quote, passage.span.start
    if not changes:
        return (Piece(PieceOf.COMMON, shortened(quote, QUOTED)),)
    found: list[Piece] = []
    at = 0
    for change in changes:
        common = quote[at : change.here.start - by]
        found += [Piece(PieceOf.COMMON, _between(common, is_first=not at))]
        found += _pieces(change, is_first=change.here.start == by)
        at = change.here.end - by
    found += [Piece(PieceOf.COMMON, shortened(quote[at:], 2 * AROUND, AROUND))]
    return tuple(piece for piece in found if piece.words)


def shortened(words: str, most: int, kept: int | None = None) -> str:
    """Cut words of more than `most` code points behind the last word of the first `kept`."""
    return words if len(words) <= most else f"{words[: kept or most].rpartition(' ')[0]} …"


def _between(words: str, *, is_first: bool) -> str:
    """Shorten words that both reports have: what stands beside a change is kept."""
    if len(words) <= 2 * AROUND:
        return words
    before = "" if is_first else f"{words[:AROUND].rpartition(' ')[0]} "
    return f"{before}… {words[-AROUND:].partition(' ')[2]}"


def _pieces(change: WordChange, *, is_first: bool) -> Iterator[Piece]:
    """Give the words of a change; those missing here stand behind a common word."""
    space = Piece(PieceOf.COMMON, " ")
    if not change.here.quote and not is_first:
        yield space
    if change.there.quote:
        yield Piece(PieceOf.THERE, change.there.quote)
    if change.there.quote and (change.here.quote or is_first):
        yield space
    if change.here.quote:
        yield Piece(PieceOf.HERE, change.here.quote)


def word_changes(passage: SharedPassage) -> tuple[WordChange, ...]:
    """Give the words that differ, in text order.

    Words are compared as they are when passages are found: without capitals, accents,
    punctuation and hyphens, in which two printings of one text differ anyway.
    """
    return tuple(_changes(passage.span, passage.other_span))


def _changes(here: Span, there: Span) -> Iterator[WordChange]:
    from rapidfuzz.distance import Indel

    one, other = (find_words(s.quote, [(0, len(s.quote))]) for s in (here, there))
    a = b = 0
    for code in Indel.opcodes(one.norms, other.norms):
        if code.tag != "equal":
            continue
        if code.src_start > a or code.dest_start > b:
            yield WordChange(
                _words(here, one, a, code.src_start),
                _words(there, other, b, code.dest_start),
            )
        a, b = code.src_end, code.dest_end
    if a < len(one) or b < len(other):
        yield WordChange(
            _words(here, one, a, len(one)), _words(there, other, b, len(other))
        )


def _words(whole: Span, words: Words, first: int, last: int) -> Span:
    """Give the span of some words of a passage, in code points of its document."""
    if last > first:
        start, end = words.starts[first], words.ends[last - 1]
    else:
        start = end = words.ends[first - 1] if first else 0
    return Span(whole.start + start, whole.start + end, whole.quote[start:end])
