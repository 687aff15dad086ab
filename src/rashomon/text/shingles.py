"""Cut text into comparable words and hash runs of them.

    text, ranges -> Words -> keys of every run of n words

Quotation marks, hyphens, capitals and accents differ between two printings of one text;
words here are lower case, without accents or punctuation, split at hyphens.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(
    r"\d+(?:[.,]\d+)*|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*"
    r"(?:['’](?:[^\W\d_]|[\u0300-\u036f])+)*"
)
"""Figures, or letters with their combining marks and inner apostrophes."""

MARKS = re.compile(r"[\u0300-\u036f]")

MIX = 0x9E3779B97F4A7C15
"""Odd multiplier of the rolling hash (2^64 divided by the golden ratio): neighbouring
word hashes spread over all 64 bits."""


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
    found: list[tuple[str, int, int, int]] = []
    for number, (start, end) in enumerate(ranges):
        matches = WORD.finditer(text, start, end)
        found.extend((_norm(m.group()), m.start(), m.end(), number) for m in matches)
    if not found:
        return Words((), (), (), ())
    norms, starts, ends, numbers = zip(*found, strict=True)
    return Words(norms, starts, ends, numbers)


def _norm(word: str) -> str:
    """Write a word small and without accents, which printings set or drop."""
    if word.isascii():
        return word.lower()
    plain = MARKS.sub("", unicodedata.normalize("NFKD", word))
    return plain.lower().replace("’", "'")


def shingle_keys(norms: tuple[str, ...], size: int) -> Any:  # noqa: ANN401  a numpy array; numpy is loaded late
    """Hash every run of `size` words.

    Returns:
        Array of distinct 64-bit keys, ascending; one key over all words where there are
        fewer than `size`; empty without words. The same on every machine.
    """
    import numpy as np

    hashes = np.fromiter(map(_word_key, norms), dtype=np.uint64, count=len(norms))
    if not len(hashes):
        return hashes
    width = min(size, len(hashes))
    rows = len(hashes) - width + 1
    keys = np.zeros(rows, dtype=np.uint64)
    for k in range(width):
        keys = keys * np.uint64(MIX) + hashes[k : k + rows]
    return np.unique(keys ^ (keys >> np.uint64(29)))


@lru_cache(maxsize=1 << 17)
def _word_key(norm: str) -> int:
    digest = hashlib.blake2b(norm.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big")
