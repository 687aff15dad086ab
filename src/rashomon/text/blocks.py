"""Find the runs of equal words in many pairs of texts at once.

pairs of Lookups -> equal seeds -> Blocks of each pair
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from rashomon.text.seeds import SEED, Lookup, Pairs, equal_seeds

PLACE_BITS = 25
"""Bits of a place in a text, in words: 33 million."""

NEXT = 4
"""Blocks after each block that are looked at one by one for being close to it."""


class Block(NamedTuple):
    """Equal words: from word a of one text and word b of the other on."""

    a: int
    b: int
    size: int


@dataclass(frozen=True, slots=True)
class _Found:
    """Blocks of many pairs, by pair, distance of the two places, and place."""

    pair: Any
    a: Any
    b: Any
    size: Any


def find_blocks(
    pairs: Pairs, least: Sequence[int], gap: int
) -> Iterator[tuple[list[Block], list[Block]]]:
    """Find maximal runs of equal words of at least SEED words.

    Args:
        pairs: Looked up; at most 2,048.
        least: For each pair the fewest words worth finding.
        gap: Most words between two blocks of one passage.

    Yields:
        Of each pair the blocks that share no word with another one, and those that do or may;
        none where no block is of the least size and no two are so close that they could be
        parts of one passage.
    """
    import numpy as np

    found = _find(pairs)
    grows = _grows(found, pairs)
    hopeful = _hopeful(found, np.array(least, dtype=np.int64), gap)
    growing = np.zeros(len(pairs), dtype=bool)
    growing[found.pair[grows]] = True
    kept = (hopeful | growing)[found.pair]
    free = kept & _is_free(found) & ~growing[found.pair]
    singles = _by_pair(found, free, len(pairs))
    others = _by_pair(found, kept & ~free, len(pairs))
    more = [grows[found.pair == number].tolist() for number in np.flatnonzero(growing)]
    for number, (one, other) in enumerate(pairs):
        clashing = next(others)
        if growing[number]:
            clashing = _grown(clashing, more.pop(0), one, other)
        yield next(singles), clashing


def _is_free(found: _Found) -> Any:  # noqa: ANN401
    """Tell which blocks share no word with another block of their pair."""
    import numpy as np

    free = np.ones(len(found.pair), dtype=bool)
    for side in (found.a, found.b):
        starts = (found.pair << (PLACE_BITS + 1)) + side  # those of two pairs are far apart
        order = np.argsort(starts)
        starts = starts[order]
        ends = starts + found.size[order]
        inside = starts[1:] < np.maximum.accumulate(ends)[:-1]
        holds = starts[1:] < ends[:-1]
        free[order[1:][inside]] = False
        free[order[:-1][holds]] = False
    return free


def _by_pair(found: _Found, wanted: Any, count: int) -> Iterator[list[Block]]:  # noqa: ANN401
    """Write the blocks that are wanted, those of each pair in a list."""
    import numpy as np

    at = np.flatnonzero(wanted)
    blocks = list(
        map(Block, *(side[at].tolist() for side in (found.a, found.b, found.size)))
    )
    cuts = np.searchsorted(found.pair[at], np.arange(count + 1)).tolist()
    return (blocks[first:last] for first, last in pairwise(cuts))


def _find(pairs: Pairs) -> _Found:
    """Join equal seeds that follow each other in both texts."""
    import numpy as np

    pair, a, b = equal_seeds(pairs)
    middle = 1 << PLACE_BITS
    codes = (pair << (2 * PLACE_BITS + 1)) + ((b - a + middle) << PLACE_BITS) + a
    codes.sort()
    heads = np.ones(len(codes), dtype=bool)
    heads[1:] = np.diff(codes) != 1
    at = np.flatnonzero(heads)
    size = np.diff(at, append=len(codes)) + SEED - 1
    codes = codes[at]
    a = codes & (middle - 1)
    distance = ((codes >> PLACE_BITS) & (2 * middle - 1)) - middle
    return _Found(codes >> (2 * PLACE_BITS + 1), a, a + distance, size)


def _grows(found: _Found, pairs: Pairs) -> Any:  # noqa: ANN401
    """Tell of each block whether it goes on, through a seed that stands too often to look up."""
    import numpy as np

    goes_on = np.ones(len(found.pair), dtype=bool)
    words: list[Any] = []
    for place, side in ((found.a, 0), (found.b, 1)):
        hashes = [pair[side].hashes for pair in pairs]
        lengths = np.array([len(h) for h in hashes])
        end = place + found.size
        goes_on &= end < lengths[found.pair]
        row, begins = _in_a_row(hashes)
        words.append(row[np.minimum(end + begins[found.pair], len(row) - 1)])
    return goes_on & (words[0] == words[1])


def _in_a_row(arrays: Sequence[Any]) -> tuple[Any, Any]:
    """Join arrays, one that comes again only once; tell where each begins. A 0 ends the row."""
    import numpy as np

    begins: dict[int, int] = {}
    parts: list[Any] = []
    length = 0
    for array in arrays:
        if id(array) not in begins:
            begins[id(array)] = length
            parts.append(array)
            length += len(array)
    row = np.concatenate([*parts, np.zeros(1, dtype=np.uint64)])
    return row, np.array([begins[id(array)] for array in arrays])


def _hopeful(found: _Found, least: Any, gap: int) -> Any:  # noqa: ANN401
    """Tell of each pair whether a passage of the least size can be among its blocks."""
    import numpy as np

    hopeful = np.zeros(len(least), dtype=bool)
    hopeful[found.pair[found.size >= least[found.pair]]] = True
    order = np.lexsort((found.a, found.pair))
    pair, a, b, size = (side[order] for side in (found.pair, found.a, found.b, found.size))
    for step in range(1, NEXT + 1):
        near = pair[step:] == pair[:-step]
        for place in (a, b):
            last = np.maximum(place[step:], place[:-step])
            end = np.minimum((place + size)[step:], (place + size)[:-step])
            near &= last - end <= gap
        hopeful[pair[step:][near]] = True
    step = NEXT + 1  # so many at one place: do not look closer
    crowded = (pair[step:] == pair[:-step]) & (
        a[step:] - a[:-step] <= gap + least[pair[step:]]
    )
    hopeful[pair[step:][crowded]] = True
    return hopeful


def _grown(
    blocks: Sequence[Block], grows: Sequence[bool], one: Lookup, other: Lookup
) -> list[Block]:
    """Let blocks go on to where the words differ; drop those that another one then holds."""
    found: list[Block] = []
    seen: dict[int, int] = {}
    for block, more in zip(blocks, grows, strict=True):
        if seen.get(block.b - block.a, -1) <= block.a:
            size = _extent(one, other, block) if more else block.size
            seen[block.b - block.a] = block.a + size
            found.append(Block(block.a, block.b, size))
    return found


def _extent(one: Lookup, other: Lookup, block: Block) -> int:
    """Count the equal words from two places on."""
    length = min(len(one.hashes) - block.a, len(other.hashes) - block.b)
    ours = one.hashes[block.a : block.a + length]
    differ = ours != other.hashes[block.b : block.b + length]
    return int(differ.argmax()) if differ.any() else length
