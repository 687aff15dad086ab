"""Cut claims into words once, and tell how alike two are.

text of a document -> its words -> those of each claim, by their places
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from rashomon.model import Claim, Reading
from rashomon.text.lexicon import load_words
from rashomon.text.shingles import Words, find_words

CONTENT_LETTERS = 4
"""Fewest letters of the words that carry content."""


class ClaimWords:
    """The words of the claims of a reading."""

    def __init__(self, reading: Reading) -> None:
        self._texts = {d.id: d.text for d in reading.documents.values()}
        self._whole: dict[str, Words] = {}
        self._cut: dict[str, tuple[str, ...]] = {}
        self._kinds: dict[str, frozenset[str]] = {}
        self._plain: dict[str, frozenset[str]] = {}
        self._content: dict[str, frozenset[str]] = {}

    def of(self, claim: Claim) -> tuple[str, ...]:
        """Give all words of a claim."""
        if claim.id not in self._cut:
            self._cut[claim.id] = self._words(claim)[0]
        return self._cut[claim.id]

    def kinds(self, claim: Claim) -> frozenset[str]:
        """Give the different words of a claim."""
        if claim.id not in self._kinds:
            self._kinds[claim.id] = frozenset(self.of(claim))
        return self._kinds[claim.id]

    def content(self, claim: Claim) -> frozenset[str]:
        """Give the words that carry content, names too."""
        if claim.id not in self._content:
            self._content[claim.id] = frozenset(content_words(self.of(claim)))
        return self._content[claim.id]

    def plain(self, claim: Claim) -> frozenset[str]:
        """Give the words that carry content, without names (printed with a capital)."""
        if claim.id not in self._plain:
            text = self._texts[claim.document_id]
            found = zip(*self._words(claim), strict=True)
            low = (norm for norm, start in found if not text[start].isupper())
            empty = load_words("closed_class")
            self._plain[claim.id] = frozenset(content_words(low) - empty)
        return self._plain[claim.id]

    def _words(self, claim: Claim) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Give the words of a claim and where they start."""
        whole = self._whole.get(claim.document_id)
        text = self._texts[claim.document_id]
        if whole is None:
            whole = self._whole[claim.document_id] = find_words(text, [(0, len(text))])
        start, end = claim.span.start, claim.span.end
        low, high = bisect_right(whole.ends, start), bisect_left(whole.starts, end)
        cuts_first = low < high and whole.starts[low] < start
        if cuts_first or (low < high and whole.ends[high - 1] > end):
            cut = find_words(text, [(start, end)])  # it begins or ends inside a word
            return cut.norms, cut.starts
        return whole.norms[low:high], whole.starts[low:high]

    def similarity(self, a: Claim, b: Claim) -> float:
        """Give the share of words two claims have in common order, in [0, 1]."""
        from rapidfuzz.distance import Indel

        return Indel.normalized_similarity(self.of(a), self.of(b))


def content_words(words: Iterable[str]) -> set[str]:
    """Give the words that carry content: long ones, and figures."""
    return {w for w in words if len(w) >= CONTENT_LETTERS or w[0].isdigit()}
