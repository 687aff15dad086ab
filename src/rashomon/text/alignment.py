"""Find the runs of words two texts share, edited or not, in any order.

    pairs of hashed words -> exact blocks -> one-to-one -> chained over small gaps -> Run

Seed, chain and extend, as in plagiarism detection: the runs may stand in another order in
the other text, and a run may have words replaced, put in or left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rashomon.text.blocks import SEED, Block, Lookup, find_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


def align(
    pairs: Sequence[tuple[Lookup, Lookup]], least: Sequence[int], density: float = 0.5
) -> Iterator[tuple[Run, ...]]:
    """Find the runs that the two word sequences of each pair share.

    Args:
        pairs: Words of one text, and of the other; some hundred pairs take the least time each.
        least: For each pair, the fewest words a run has in common.
        density: Smallest similarity of a run.

    Yields:
        Of each pair its runs in the order of the first text; no word of either is in two.
    """
    blocks = find_blocks(pairs, least, GAP)
    for (one, other), fewest, found in zip(pairs, least, blocks, strict=True):
        yield _runs(found, one, other, fewest, density) if found else ()


def _runs(
    blocks: Sequence[Block], one: Lookup, other: Lookup, least: int, density: float
) -> tuple[Run, ...]:
    chains = [c for c in _chains(_one_to_one(blocks)) if len(c) > 1 or c[0].size >= least]
    runs = (Run(_fill(chain, one.hashes, other.hashes)) for chain in chains)
    kept = (r for r in runs if len(r.pairs) >= least and r.similarity >= density)
    return tuple(sorted(kept, key=lambda run: run.pairs))


def _one_to_one(blocks: Iterable[Block]) -> list[Block]:
    """Keep the longest blocks, cut where a longer one already holds their words."""
    used_a: set[int] = set()
    used_b: set[int] = set()
    kept: list[Block] = []
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
                kept.append(Block(block.a + first, block.b + first, last - first + 1))
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


def _chains(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Join blocks that follow each other closely in both texts."""
    chain: list[Block] = []
    for block in sorted(blocks, key=lambda k: (k.a, k.b)):
        if chain and not _follows(chain[-1], block):
            yield chain
            chain = []
        chain.append(block)
    if chain:
        yield chain


def _follows(before: Block, after: Block) -> bool:
    gap_a = after.a - before.a - before.size
    gap_b = after.b - before.b - before.size
    return 0 <= gap_a <= GAP and 0 <= gap_b <= GAP


def _fill(chain: Sequence[Block], a: Any, b: Any) -> Pairs:  # noqa: ANN401
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
