"""Find the runs of words two texts share, edited or not, in any order.

    pairs of hashed words -> exact blocks -> one-to-one -> chained over small gaps -> Run

Seed, chain and extend, as in plagiarism detection: the runs may stand in another order in
the other text, and a run may have words replaced, put in or left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from rashomon.text.blocks import Block, find_blocks
from rashomon.text.seeds import SEED, Lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GAP = 8
"""Words that may differ between two blocks of one run: about a clause. Longer gaps join
shared stock phrases of unrelated sentences."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of two texts that answer each other, as stretches of equal words in text order."""

    blocks: tuple[Block, ...]
    size: int
    """Words in common."""
    a: tuple[int, int]
    """First word in a, and one past the last."""
    b: tuple[int, int]
    """First word in b, and one past the last."""
    similarity: float
    """Share of words in common order, in [0, 1] (Dice over both stretches)."""

    @classmethod
    def of(cls, blocks: tuple[Block, ...]) -> Self:
        """Make a run of blocks in text order."""
        first, last = blocks[0], blocks[-1]
        size = sum([block.size for block in blocks])
        a, b = (first.a, last.a + last.size), (first.b, last.b + last.size)
        return cls(blocks, size, a, b, 2 * size / (a[1] - a[0] + b[1] - b[0]))

    def __len__(self) -> int:
        """Count the words in common."""
        return self.size


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
        yield _runs(*found, one, other, fewest, density) if any(found) else ()


def _runs(
    free: Sequence[Block],
    clashing: Sequence[Block],
    one: Lookup,
    other: Lookup,
    least: int,
    density: float,
) -> tuple[Run, ...]:
    kept = [*free, *_one_to_one(clashing, len(one.hashes), len(other.hashes))]
    chains = [c for c in _chains(kept) if len(c) > 1 or c[0].size >= least]
    runs = [Run.of(tuple(_filled(c, one.hashes, other.hashes))) for c in chains]
    return tuple(r for r in runs if r.size >= least and r.similarity >= density)


def _one_to_one(blocks: Iterable[Block], in_a: int, in_b: int) -> list[Block]:
    """Keep the longest blocks, cut where a longer one already holds their words.

    Args:
        blocks: Of one pair of texts.
        in_a: Words of the first text.
        in_b: Words of the second.
    """
    used_a, used_b = bytearray(in_a), bytearray(in_b)
    kept: list[Block] = []
    for block in sorted(blocks, key=lambda k: (-k.size, k.a, k.b)):
        of_a = used_a[block.a : block.a + block.size]
        of_b = used_b[block.b : block.b + block.size]
        free = [block]
        if 1 in of_a or 1 in of_b:
            left = [k for k in range(block.size) if not (of_a[k] or of_b[k])]
            free = [
                Block(block.a + first, block.b + first, last - first + 1)
                for first, last in _stretches(left)
                if last - first + 1 >= SEED
            ]
        for part in free:
            used_a[part.a : part.a + part.size] = b"\1" * part.size
            used_b[part.b : part.b + part.size] = b"\1" * part.size
        kept += free
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
    end_a = end_b = 0
    for block in sorted(blocks):
        a, b, size = block
        if chain and not (0 <= a - end_a <= GAP and 0 <= b - end_b <= GAP):
            yield chain
            chain = []
        chain.append(block)
        end_a, end_b = a + size, b + size
    if chain:
        yield chain


def _filled(chain: Sequence[Block], a: Any, b: Any) -> Iterator[Block]:  # noqa: ANN401
    """Give the blocks of a chain, with single words that agree in the gaps between them."""
    before: Block | None = None
    for block in chain:
        if before:
            yield from _between(before, block, a, b)
        yield block
        before = block


def _between(before: Block, after: Block, a: Any, b: Any) -> Iterator[Block]:  # noqa: ANN401
    from rapidfuzz.distance import Indel

    i, j = before.a + before.size, before.b + before.size
    if i == after.a or j == after.b:
        return
    for code in Indel.opcodes(a[i : after.a].tolist(), b[j : after.b].tolist()):
        if code.tag == "equal":
            size = code.src_end - code.src_start
            yield Block(i + code.src_start, j + code.dest_start, size)
