"""Find the runs of equal words in many pairs of texts at once.

    hashed words -> Lookup; pairs of Lookups -> equal seeds -> Blocks of each pair

Most pairs that share a stock phrase share nothing else. What it takes to see that is done for
some hundred pairs in one go: pair by pair, the calls take longer than the work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.text.shingles import MIX, run_keys

SEED = 3
"""Words that must agree to start a block. With every fourth word replaced, three in a row
survive often (.42), five rarely (.24)."""

SEED_REPEATS = 4
"""A seed found more often than this in one text ("one of the") starts no block."""

NUMBER_BITS = 12
"""Bits of a seed that number the pair it is looked up for."""

PLACE_BITS = 25
"""Bits of a place in a text, in words: 33 million."""

MARKED_BITS = 19
"""Bits of a seed by which most that agree with none are left out before they are looked up; the
marks (half a MB) stay in the processor's cache."""

NEXT = 4
"""Blocks after each block that are looked at one by one for being close to it."""


@dataclass(frozen=True, slots=True)
class Block:
    """Equal words: from word a of one text and word b of the other on."""

    a: int
    b: int
    size: int


@dataclass(frozen=True, slots=True)
class Lookup:
    """The hashed words of a text, with an index of its runs of SEED words."""

    hashes: Any
    seeds: Any
    """Keys of the runs, ascending."""
    places: Any
    """The word each run begins at, in that order; those of one key ascending."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Blocks of many pairs, by pair, distance of the two places, and place."""

    pair: Any
    a: Any
    b: Any
    size: Any


Pairs = Sequence[tuple[Lookup, Lookup]]


def look_up(hashes: Any, seeds: Any = None) -> Lookup:  # noqa: ANN401  numpy arrays; numpy is loaded late
    """Index the words of a text, once for all texts it is aligned with.

    Args:
        hashes: Of the words.
        seeds: Keys of their runs of SEED words in text order, if they are at hand.
    """
    import numpy as np

    seeds = run_keys(hashes, SEED) if seeds is None else seeds
    if (
        len(seeds) <= 1 << NUMBER_BITS
    ):  # nearly always: seed and place are sorted as one number
        low = np.uint64((1 << NUMBER_BITS) - 1)
        both = (seeds & ~low) | np.arange(len(seeds), dtype=np.uint64)
        both.sort()
        return Lookup(
            hashes, both >> np.uint64(NUMBER_BITS), (both & low).astype(np.uint32)
        )
    seeds = seeds >> np.uint64(NUMBER_BITS)
    places = np.argsort(seeds, kind="stable")
    return Lookup(hashes, seeds[places], places.astype(np.uint32))


def find_blocks(pairs: Pairs, least: Sequence[int], gap: int) -> Iterator[list[Block]]:
    """Find maximal runs of equal words of at least SEED words.

    Args:
        pairs: Looked up; at most 2,048.
        least: For each pair the fewest words worth finding.
        gap: Most words between two blocks of one passage.

    Yields:
        Of each pair all its blocks, or none where no block is of the least size and no two
        are so close that they could be parts of one passage.
    """
    import numpy as np

    found = _find(pairs)
    grows = _grows(found, pairs)
    hopeful = _hopeful(found, np.array(least, dtype=np.int64), gap)
    hopeful[found.pair[grows]] = True
    cuts = np.searchsorted(found.pair, np.arange(len(pairs) + 1)).tolist()
    for number, (one, other) in enumerate(pairs):
        part = slice(cuts[number], cuts[number + 1])
        if not hopeful[number]:
            yield []
            continue
        sides = (side[part].tolist() for side in (found.a, found.b, found.size))
        blocks = [Block(*numbers) for numbers in zip(*sides, strict=True)]
        whole = not grows[part].any()
        yield blocks if whole else _grown(blocks, grows[part].tolist(), one, other)


def _find(pairs: Pairs) -> _Found:
    """Join equal seeds that follow each other in both texts."""
    import numpy as np

    pair, a, b = _equal_seeds(pairs)
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


def _equal_seeds(pairs: Pairs) -> tuple[Any, Any, Any]:
    """Give pair, place in one and place in the other text of seeds that agree."""
    import numpy as np

    ours, places = _numbered([one for one, _ in pairs])
    theirs, others = _numbered([other for _, other in pairs])
    if not len(theirs):
        none = np.zeros(0, dtype=np.int64)
        return none, none, none
    likely = _likely(ours, theirs)
    ours, places = ours[likely], places[likely]
    low = np.searchsorted(theirs, ours)  # both ascend: each search begins where one ended
    equal = np.flatnonzero(theirs[np.minimum(low, len(theirs) - 1)] == ours)
    low, wanted = low[equal], ours[equal]
    times = np.searchsorted(theirs, wanted, side="right") - low
    times[times > SEED_REPEATS] = 0
    nth = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    pair = (wanted >> np.uint64(64 - NUMBER_BITS)).astype(np.int64)
    b = others[np.repeat(low, times) + nth].astype(np.int64)
    return np.repeat(pair, times), np.repeat(places[equal].astype(np.int64), times), b


def _likely(ours: Any, theirs: Any) -> Any:  # noqa: ANN401
    """Give the places of our numbers that may stand among theirs; none that does is left out."""
    import numpy as np

    marks = np.zeros(1 << MARKED_BITS, dtype=bool)
    marks[_marked(theirs)] = True
    return np.flatnonzero(marks[_marked(ours)])


def _marked(seeds: Any) -> Any:  # noqa: ANN401
    """Give the mark of each seed: its lowest bits, told apart by the number of the pair."""
    import numpy as np

    found = seeds >> np.uint64(64 - NUMBER_BITS)
    found *= np.uint64(MIX)
    found ^= seeds
    found &= np.uint64((1 << MARKED_BITS) - 1)
    return found.view(np.int64)


def _numbered(lookups: Sequence[Lookup]) -> tuple[Any, Any]:
    """Put seeds of all texts in one ascending row, the number of the pair before each."""
    import numpy as np

    numbers = np.arange(len(lookups), dtype=np.uint64) << np.uint64(64 - NUMBER_BITS)
    seeds = np.concatenate([k.seeds for k in lookups])
    seeds |= np.repeat(numbers, [len(k.seeds) for k in lookups])
    return seeds, np.concatenate([k.places for k in lookups])


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
