"""Find the pairs of documents worth comparing, by shared runs of words.

    sentences -> keys of some runs of words -> sorted, part by part -> documents a key -> pairs

Never all pairs: a key held by more documents than the cap joins each of them to the first
only, so 5,000 near-identical alerts give 4,999 pairs.

One shared key makes a pair where few documents hold it, two make one anywhere: stock phrases
("a statement released on Monday") stand in many. How many hold it is a matter of the case: with
more documents a pair that one phrase had joined may no longer be looked at, a pair that shares
two always is, unless both are capped. What a pair shares is decided on its two documents alone.

MinHash with LSH asks for likeness of whole documents and is blind to a passage of one inside
another. Keys of every run of five words, three of them shared, were used before: three times
the keys, and most pairs they added shared stock phrases only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rashomon.stages.reuse.keys import is_new, part_of, read_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rashomon.model import Document, Sentence
    from rashomon.stages.reuse.params import ReuseParams

OWNER_BITS = 28
"""Bits that number a document where a pair is one number: 250 million."""

PART = 1 << 15
"""Keys sorted and paired at once, about: some MB are made of them on the way."""

PARTS = 128
"""Most parts; each looks once through all keys."""

ROOM = 1 << 15
"""Pairs made at once; of a phrase that forty documents hold there are 780."""

SECTION = 1 << 9
"""Documents whose pairs are sorted at once."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of places in the order of the documents, ascending, and how many keys were capped."""

    first: Any
    second: Any
    """Two arrays of one length; the first place is the smaller one."""
    capped: int

    def __len__(self) -> int:
        return len(self.first)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for at in range(0, len(self.first), ROOM):
            some = slice(at, at + ROOM)  # a pair of Python numbers takes 80 bytes
            yield from zip(
                self.first[some].tolist(), self.second[some].tolist(), strict=True
            )


def find_candidates(
    documents: Iterable[tuple[Document, Sequence[Sentence]]], params: ReuseParams
) -> Candidates:
    """Find the pairs that share a run of words.

    Args:
        documents: With their sentences, in id order, so that "the first" of a capped key is
            the same in any input order. Read once; 4 bytes a key are kept.
        params: Size of a run, how many are looked up, and the cap.
    """
    import numpy as np

    held = read_keys(documents, params)
    parts = min(PARTS, 1 << (int(held.bounds[-1]) // PART).bit_length())
    tally = _Tally(len(held.bounds) - 1)
    capped = 0
    for number in range(parts):
        joins, wide = _joins(*part_of(held, number, parts), params)
        for some in joins:
            tally.add(some)
        capped += wide
    codes = tally.pairs()
    first = (codes >> np.uint64(OWNER_BITS)).astype(np.uint32)
    second = codes.astype(np.uint32) & np.uint32((1 << OWNER_BITS) - 1)
    return Candidates(first, second, capped)


def _joins(keys: Any, owners: Any, params: ReuseParams) -> tuple[Iterator[Any], int]:  # noqa: ANN401
    """Pair the documents of each key; say how many keys too many documents hold.

    Of a key each entry is paired with those that follow it, of a capped one only the first.
    """
    import numpy as np

    starts = np.flatnonzero(is_new(keys))
    sizes = np.diff(starts, append=len(keys))
    partners = np.repeat(starts + sizes - 1, sizes) - np.arange(len(keys))
    wide = np.flatnonzero(sizes > params.key_documents)
    for start, size in zip(starts[wide].tolist(), sizes[wide].tolist(), strict=True):
        partners[start + 1 : start + size] = 0
    heads = np.flatnonzero(partners)
    rare = np.repeat(sizes <= params.rare_documents, sizes)[heads]
    return _made(owners, heads, partners[heads], rare), len(wide)


def _made(
    owners: Any,  # noqa: ANN401
    heads: Any,  # noqa: ANN401
    counts: Any,  # noqa: ANN401
    rare: Any,  # noqa: ANN401
) -> Iterator[Any]:
    """Give pairs, a room full at a time, as one number each: first, second, is one key enough."""
    import numpy as np

    passed = np.cumsum(counts)
    low = 0
    while low < len(heads):
        done = passed[low - 1] if low else 0
        high = max(low + 1, int(np.searchsorted(passed, done + ROOM, side="right")))
        count = counts[low:high]
        first = owners[heads[low:high]] << np.uint64(OWNER_BITS + 1) | rare[low:high]
        ends = passed[low:high] - done
        others = np.repeat(heads[low:high] + 1 - ends + count, count)
        others += np.arange(len(others))
        second = owners[others] << np.uint64(1)
        yield _merged((np.repeat(first, count) | second,))
        low = high


class _Tally:
    """Pairs told of so far, by their first document: each pair once, and whether it is enough.

    What comes in waits until it is half as much as what is known: none is sorted often.
    """

    def __init__(self, documents: int) -> None:
        import numpy as np

        firsts = np.arange(0, documents + SECTION, SECTION, dtype=np.uint64)
        self._edges = firsts << np.uint64(OWNER_BITS + 1)
        self._known = [np.zeros(0, dtype=np.uint64) for _ in firsts[1:]]
        self._waiting: list[Any] = []
        self._room = ROOM

    def add(self, joins: Any) -> None:  # noqa: ANN401
        """Take in pairs, sorted."""
        self._waiting.append(joins)
        if sum(map(len, self._waiting)) >= self._room:
            self._settle()

    def pairs(self) -> Any:  # noqa: ANN401
        """Give the pairs of which enough was told, ascending."""
        import numpy as np

        self._settle()
        enough = [k[k & np.uint64(1) == 1] >> np.uint64(1) for k in self._known]
        return np.concatenate([np.zeros(0, dtype=np.uint64), *enough])

    def _settle(self) -> None:
        import numpy as np

        cuts = [np.searchsorted(w, self._edges) for w in self._waiting]
        for k, known in enumerate(self._known):
            fresh = [w[c[k] : c[k + 1]] for w, c in zip(self._waiting, cuts, strict=True)]
            if any(map(len, fresh)):
                self._known[k] = _merged((known, *fresh))
        self._waiting.clear()
        self._room = max(ROOM, sum(map(len, self._known)) // 2)


def _merged(joins: Sequence[Any]) -> Any:  # noqa: ANN401
    """Make one number of all that tell of a pair; two of them are enough as one rare key is."""
    import numpy as np

    every = np.concatenate(joins)
    every.sort()
    pairs = every >> np.uint64(1)
    last = np.ones(len(every), dtype=bool)
    last[:-1] = pairs[1:] != pairs[:-1]
    found = every[last]  # its lowest bit is set where any one's is: that one stands last
    again = ~last
    again[1:] = again[:-1]  # told of before
    again[:1] = False
    return found | again[last]
