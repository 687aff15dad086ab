"""Cut claims into words once, and tell how alike two are.

text of a document -> its words -> those of each claim, by their places
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rashomon.model import Claim, Reading
from rashomon.text.lexicon import load_words
from rashomon.text.shingles import find_words

CONTENT_LETTERS = 4
"""Fewest letters of the words that carry content."""

HELD = 20_000
"""Claims of which each kind of set is held at one time, 1 kB each. Copies are gone through document
by document, so that few are made twice."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Whole:
    """The words of a document; those of 5,000 as strings and tuples of their own took 400 MB."""

    norms: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]


class ClaimWords:
    """The words of the claims of a reading."""

    def __init__(self, reading: Reading) -> None:
        self._texts = {d.id: d.text for d in reading.documents.values()}
        self._whole: dict[str, _Whole] = {}
        self._norms: dict[str, str] = {}
        self._cut: dict[str, tuple[str, ...]] = {}
        self._kinds: dict[str, frozenset[str]] = {}
        self._plain: dict[str, frozenset[str]] = {}
        self._content: dict[str, frozenset[str]] = {}

    def of(self, claim: Claim) -> tuple[str, ...]:
        """Give all words of a claim."""
        return _held(self._cut, claim, lambda: self._words(claim)[0])

    def kinds(self, claim: Claim) -> frozenset[str]:
        """Give the different words of a claim."""
        return _held(self._kinds, claim, lambda: frozenset(self.of(claim)))

    def content(self, claim: Claim) -> frozenset[str]:
        """Give the words that carry content, names too."""
        return _held(self._content, claim, lambda: frozenset(content_words(self.of(claim))))

    def plain(self, claim: Claim) -> frozenset[str]:
        """Give the words that carry content, without names (printed with a capital)."""
        return _held(self._plain, claim, lambda: self._plain_words(claim))

    def _plain_words(self, claim: Claim) -> frozenset[str]:
        text = self._texts[claim.document_id]
        found = zip(*self._words(claim), strict=True)
        low = (norm for norm, start in found if not text[start].isupper())
        return frozenset(content_words(low) - load_words("closed_class"))

    def _words(self, claim: Claim) -> tuple[tuple[str, ...], Sequence[int]]:
        """Give the words of a claim and where they start."""
        whole = self._whole.get(claim.document_id)
        text = self._texts[claim.document_id]
        if whole is None:
            whole = self._whole[claim.document_id] = self._cut_up(text)
        start, end = claim.span.start, claim.span.end
        low, high = bisect_right(whole.ends, start), bisect_left(whole.starts, end)
        cuts_first = low < high and whole.starts[low] < start
        if cuts_first or (low < high and whole.ends[high - 1] > end):
            cut = find_words(text, [(start, end)])  # it begins or ends inside a word
            return cut.norms, cut.starts
        return whole.norms[low:high], whole.starts[low:high]

    def _cut_up(self, text: str) -> _Whole:
        found, norms = find_words(text, [(0, len(text))]), self._norms
        shared = tuple(norms.setdefault(norm, norm) for norm in found.norms)
        return _Whole(shared, array("i", found.starts), array("i", found.ends))

    def similarity(self, a: Claim, b: Claim) -> float:
        """Give the share of words two claims have in common order, in [0, 1]."""
        from rapidfuzz.distance import Indel

        return Indel.normalized_similarity(self.of(a), self.of(b))


def _held(held: dict[str, T], claim: Claim, make: Callable[[], T]) -> T:
    """Give what is held of a claim, or make it; where too much is held, all of it goes."""
    found = held.get(claim.id)
    if found is None:
        if len(held) >= HELD:
            held.clear()
        found = held[claim.id] = make()
    return found


def content_words(words: Iterable[str]) -> set[str]:
    """Give the words that carry content: long ones, and figures."""
    return {w for w in words if len(w) >= CONTENT_LETTERS or w[0].isdigit()}
