"""Find the runs of words two texts share, edited or not, in any order.

    hashed words a, b -> exact blocks -> one-to-one -> chained over small gaps -> Run

Seed, chain and extend, as in plagiarism detection: the runs may stand in another order in
the other text, and a run may have words replaced, put in or left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rashomon.text.shingles import run_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SEED = 3
"""Words that must agree to start a block. With every fourth word replaced, three in a row
survive often (.42), five rarely (.24)."""

SEED_REPEATS = 4
"""A seed found more often than this in one text ("one of the") starts no block."""

GAP = 8
"""Words that may differ between two blocks of one run: about a clause. Longer gaps join
shared stock phrases of unrelated sentences."""

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of two texts that answer each other, as index pairs in ascending order."""

    pairs: Pairs

    @property
    def a(self) -> tuple[int, int]:
        """First word in a, and one past the last."""
        return self.pairs[0][0], self.pairs[-1][0] + 1

    @property
    def b(self) -> tuple[int, int]:
        """First word in b, and one past the last."""
        return self.pairs[0][1], self.pairs[-1][1] + 1

    @property
    def similarity(self) -> float:
        """Share of words in common order, in [0, 1] (Dice over both stretches)."""
        (a0, a1), (b0, b1) = self.a, self.b
        return 2 * len(self.pairs) / (a1 - a0 + b1 - b0)


@dataclass(frozen=True, slots=True)
class _Block:
    a: int
    b: int
    size: int


@dataclass(frozen=True, slots=True)
class Lookup:
    """The hashed words of a text, with an index of its runs of SEED words."""

    hashes: Any
    seeds: Any
    """Key of the run that begins at each word."""
    order: Any
    """Places of the runs, by ascending key."""


def look_up(hashes: Any) -> Lookup:  # noqa: ANN401  a numpy array; numpy is loaded late
    """Index the words of a text, once for all texts it is aligned with."""
    import numpy as np

    seeds = run_keys(hashes, SEED)
    return Lookup(hashes, seeds, np.argsort(seeds, kind="stable"))


def align(a: Lookup, b: Lookup, *, least: int = 7, density: float = 0.5) -> tuple[Run, ...]:
    """Find the runs two word sequences share.

    Args:
        a: Words of one text.
        b: Words of the other.
        least: Fewest words a run has in common.
        density: Smallest similarity of a run.

    Returns:
        Runs in the order of `a`; no word of either text is in two of them.
    """
    blocks = _one_to_one(_blocks(a, b))
    chains = [c for c in _chains(blocks) if len(c) > 1 or c[0].size >= least]
    runs = (Run(_fill(chain, a.hashes, b.hashes)) for chain in chains)
    kept = (r for r in runs if len(r.pairs) >= least and r.similarity >= density)
    return tuple(sorted(kept, key=lambda run: run.pairs))


def _blocks(a: Lookup, b: Lookup) -> list[_Block]:
    """Find maximal runs of equal words of at least SEED words."""
    found: list[_Block] = []
    seen: dict[int, int] = {}
    for i, j in _starts(a, b):
        if seen.get(j - i, -1) <= i:
            size = _extent(a, b, i, j)
            seen[j - i] = i + size
            found.append(_Block(i, j, size))
    return found


def _starts(a: Lookup, b: Lookup) -> list[tuple[int, int]]:
    """Find where equal seeds stand, but for those that follow another one at once."""
    import numpy as np

    if not len(a.seeds) or not len(b.seeds):
        return []
    known = b.seeds[b.order]
    low = np.searchsorted(known, a.seeds, side="left")
    times = np.searchsorted(known, a.seeds, side="right") - low
    times[times > SEED_REPEATS] = 0
    i = np.repeat(np.arange(len(times)), times)
    if not len(i):
        return []
    nth = np.arange(len(i)) - np.repeat(np.cumsum(times) - times, times)
    j = b.order[np.repeat(low, times) + nth]
    order = np.lexsort((i, j - i))
    i, j = i[order], j[order]
    goes_on = (np.diff(i) == 1) & (np.diff(j) == 1)
    heads = np.concatenate(([True], ~goes_on))
    return list(zip(i[heads].tolist(), j[heads].tolist(), strict=True))


def _extent(a: Lookup, b: Lookup, i: int, j: int) -> int:
    """Count the equal words from two places on."""
    length = min(len(a.hashes) - i, len(b.hashes) - j)
    differ = a.hashes[i : i + length] != b.hashes[j : j + length]
    return int(differ.argmax()) if differ.any() else length


def _one_to_one(blocks: Iterable[_Block]) -> list[_Block]:
    """Keep the longest blocks, cut where a longer one already holds their words."""
    used_a: set[int] = set()
    used_b: set[int] = set()
    kept: list[_Block] = []
    for block in sorted(blocks, key=lambda k: (-k.size, k.a, k.b)):
        in_a = range(block.a, block.a + block.size)
        in_b = range(block.b, block.b + block.size)
        if used_a.isdisjoint(in_a) and used_b.isdisjoint(in_b):
            kept.append(block)
            used_a.update(in_a)
            used_b.update(in_b)
            continue
        free = [
            k for k in range(block.size) if in_a[k] not in used_a and in_b[k] not in used_b
        ]
        for first, last in _stretches(free):
            if last - first + 1 >= SEED:
                kept.append(_Block(block.a + first, block.b + first, last - first + 1))
                used_a.update(range(block.a + first, block.a + last + 1))
                used_b.update(range(block.b + first, block.b + last + 1))
    return kept


def _stretches(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give first and last of each stretch of consecutive numbers."""
    start = 0
    for k in range(1, len(numbers) + 1):
        if k == len(numbers) or numbers[k] != numbers[k - 1] + 1:
            yield numbers[start], numbers[k - 1]
            start = k


def _chains(blocks: Iterable[_Block]) -> Iterator[list[_Block]]:
    """Join blocks that follow each other closely in both texts."""
    chain: list[_Block] = []
    for block in sorted(blocks, key=lambda k: (k.a, k.b)):
        if chain and not _follows(chain[-1], block):
            yield chain
            chain = []
        chain.append(block)
    if chain:
        yield chain


def _follows(before: _Block, after: _Block) -> bool:
    gap_a = after.a - before.a - before.size
    gap_b = after.b - before.b - before.size
    return 0 <= gap_a <= GAP and 0 <= gap_b <= GAP


def _fill(chain: Sequence[_Block], a: Any, b: Any) -> Pairs:  # noqa: ANN401
    """List the word pairs of a chain, with single words that agree inside the gaps."""
    pairs: list[tuple[int, int]] = []
    for block in chain:
        if pairs:
            pairs.extend(_between(pairs[-1], (block.a, block.b), a, b))
        pairs.extend((block.a + k, block.b + k) for k in range(block.size))
    return tuple(pairs)


def _between(
    before: tuple[int, int],
    after: tuple[int, int],
    a: Any,  # noqa: ANN401
    b: Any,  # noqa: ANN401
) -> Iterator[tuple[int, int]]:
    from rapidfuzz.distance import Indel

    (i, j), (k, m) = before, after
    if k - i < 2 or m - j < 2:
        return
    codes = Indel.opcodes(a[i + 1 : k].tolist(), b[j + 1 : m].tolist())
    for code in codes:
        if code.tag == "equal":
            for step in range(code.src_end - code.src_start):
                yield i + 1 + code.src_start + step, j + 1 + code.dest_start + step
