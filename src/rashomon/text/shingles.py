"""Cut text into comparable words and hash runs of them.

    text, ranges -> Words -> keys of every run of n words

Quotation marks, hyphens, capitals and accents differ between two printings of one text;
words here are lower case, without accents or punctuation, split at hyphens.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens, joiners and spaces without width, which a page puts into words."""

APOSTROPHES = "'’‘`´ʼ′"
"""What printings set for an apostrophe; only between letters it belongs to the word."""

_MARK = rf"[\u0300-\u036f{UNSEEN}]"
_LETTER = rf"(?:[^\W\d_ʼ]|{_MARK})"

WORD = re.compile(rf"\d+(?:[.,]\d+)*|[^\W\d_ʼ]{_LETTER}*(?:[{APOSTROPHES}]{_LETTER}+)*")
"""Figures, or letters with their combining marks and inner apostrophes."""

MARKS = re.compile(_MARK)

_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))

MIX = 0x9E3779B97F4A7C15
"""Odd multiplier of the rolling hash (2^64 divided by the golden ratio): neighbouring
word hashes spread over all 64 bits."""

WHOLE = (1 << 64) - 1

HASHED_LETTERS = 64
"""Letters of a word that tell it apart: no word is longer, but a line without a space can be."""

FACTORS = tuple(pow(MIX, k + 1, 1 << 64) for k in range(HASHED_LETTERS))
"""Odd factor of each place in a word."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some ranges of one text, in text order, with their code points."""

    norms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    ranges: tuple[int, ...]
    """Which of the given ranges (by its place in their order) each word stands in."""

    def __len__(self) -> int:
        return len(self.norms)


def find_words(text: str, ranges: Iterable[tuple[int, int]]) -> Words:
    """Cut ranges of a text into words.

    Args:
        text: The whole document.
        ranges: Code points to read, in text order.
    """
    spans: list[tuple[int, int]] = []
    numbers: list[int] = []
    for number, (start, end) in enumerate(ranges):
        spans.extend([m.span() for m in WORD.finditer(text, start, end)])
        numbers.extend([number] * (len(spans) - len(numbers)))
    if not spans:
        return Words((), (), (), ())
    first, last = spans[0][0], spans[-1][1]  # a claim of a long text is not the text
    small = text[first:last].lower().replace("`", "'")
    if len(small) == last - first:  # nearly always: the same offsets
        norms = [
            w if (w := small[a - first : b - first]).isascii() else norm_of(text[a:b])
            for a, b in spans
        ]
    else:
        norms = [norm_of(text[a:b]) for a, b in spans]
    starts, ends = zip(*spans, strict=True)
    return Words(tuple(norms), starts, ends, tuple(numbers))


def norm_of(word: str) -> str:
    """Write a word small and without accents, which printings set or drop."""
    if word.isascii():
        return word.lower().replace("`", "'")
    one = word.translate(_ONE_APOSTROPHE)
    return MARKS.sub("", unicodedata.normalize("NFKD", one)).lower()


def shingle_keys(norms: tuple[str, ...], size: int) -> Any:  # noqa: ANN401  a numpy array; numpy is loaded late
    """Hash every run of `size` words.

    Returns:
        Array of distinct 64-bit keys, ascending; one key over all words where there are
        fewer than `size`; empty without words. The same on every machine.
    """
    import numpy as np

    hashes = word_hashes(norms)
    if not len(hashes):
        return hashes
    return np.unique(run_keys(hashes, min(size, len(hashes))))


def word_hashes(norms: tuple[str, ...]) -> Any:  # noqa: ANN401
    """Give each word a 64-bit hash, in the order of the words."""
    import numpy as np

    return np.fromiter(map(_word_key, norms), dtype=np.uint64, count=len(norms))


def run_keys(hashes: Any, size: int) -> Any:  # noqa: ANN401
    """Hash every run of `size` words from the hashes of its words, in text order."""
    import numpy as np

    rows = len(hashes) - size + 1
    keys = np.zeros(max(rows, 0), dtype=np.uint64)
    for k in range(size if rows > 0 else 0):
        keys = keys * np.uint64(MIX) + hashes[k : k + rows]
    return keys ^ (keys >> np.uint64(29))


@lru_cache(maxsize=1 << 17)
def _word_key(norm: str) -> int:
    """Add up letters times the factors of their places; `word_arrays` does so for a whole text."""
    total = sum(ord(c) * factor for c, factor in zip(norm, FACTORS, strict=False)) & WHOLE
    return ((total ^ (total >> 31)) * MIX) & WHOLE
