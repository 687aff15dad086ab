"""Hash some runs of words of all documents, and keep little of them.

sentences -> words of many documents at once -> keys -> Keys -> a part of them, sorted
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rashomon.stages.reuse.cutting import cut_documents
from rashomon.text.sampling import sampled_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.model import Document, Sentence
    from rashomon.stages.reuse.params import ReuseParams

    Read = tuple[Document, Sequence[Sentence]]

KEY = 0xFFFFFFFF
"""Bits of a key that are kept. Of five million different runs of words (20,000 reports) some
3,000 pairs meet by chance: pairs to look at, no more."""

CHUNK = 1 << 18
"""Keys kept in one array: 1 MB."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of all documents, those of the first, then those of the second, and so on."""

    chunks: tuple[Any, ...]
    """Not one array, which would be copied, and held twice, whenever it outgrew its place."""
    bounds: Any
    """Document k has the keys from bounds[k] to bounds[k + 1], counted through all chunks."""


def read_keys(documents: Iterable[Read], params: ReuseParams) -> Keys:
    """Cut all documents and hash some of their runs of words."""
    import numpy as np

    chunks: list[Any] = []
    fresh: list[Any] = []
    sizes = array("I")
    for cut in cut_documents(documents):
        found, owners = sampled_keys(cut.texts, params.shingle_words, params.shingle_window)
        packed = owners.astype(np.uint64) << np.uint64(32) | (found & np.uint64(KEY))
        packed.sort()
        packed = packed[is_new(packed)]
        fresh.append(packed.astype(np.uint32))
        owners = (packed >> np.uint64(32)).astype(np.int64)
        sizes.extend(np.bincount(owners, minlength=len(cut.documents)).tolist())
        if sum(map(len, fresh)) >= CHUNK:
            chunks.append(np.concatenate(fresh))
            fresh.clear()
    bounds = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=bounds[1:])
    return Keys((*chunks, *fresh), bounds)


def whole_keys(documents: Iterable[Read], params: ReuseParams) -> tuple[Any, Any]:
    """Hash the same runs of words, and keep all 64 bits: for archives.

    Of a hundred million documents as many runs would meet by chance in 32 bits as there are.

    Returns:
        The keys of each document, ascending, each once, and the place of the document among
        those given.
    """
    import numpy as np

    keys = [np.zeros(0, dtype=np.uint64)]
    places = [np.zeros(0, dtype=np.int64)]
    before = 0
    for cut in cut_documents(documents):
        found, owners = sampled_keys(cut.texts, params.shingle_words, params.shingle_window)
        order = np.lexsort((found, owners))
        found, owners = found[order], owners[order]
        fresh = is_new(found) | is_new(owners)
        keys.append(found[fresh])
        places.append(owners[fresh] + before)
        before += len(cut.documents)
    return np.concatenate(keys), np.concatenate(places)


def part_of(held: Keys, number: int, parts: int) -> tuple[Any, Any]:
    """Give one part of the keys, ascending, and the document each comes from."""
    import numpy as np

    mask = np.uint32(parts - 1)
    keys = [np.zeros(0, dtype=np.uint32)]
    places = [np.zeros(0, dtype=np.int64)]
    start = 0
    for chunk in held.chunks:
        mine = np.flatnonzero((chunk & mask) == number)
        keys.append(chunk[mine])
        places.append(mine + start)
        start += len(chunk)
    owners = np.searchsorted(held.bounds, np.concatenate(places), side="right") - 1
    packed = np.concatenate(keys).astype(np.uint64) << np.uint64(32)
    packed |= owners.astype(np.uint64)
    packed.sort()
    return packed >> np.uint64(32), packed & np.uint64(KEY)


def is_new(numbers: Any) -> Any:  # noqa: ANN401
    """Tell of each of some sorted numbers whether it differs from the one before."""
    import numpy as np

    found = np.ones(len(numbers), dtype=bool)
    found[1:] = numbers[1:] != numbers[:-1]
    return found
