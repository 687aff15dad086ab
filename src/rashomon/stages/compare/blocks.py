"""Sort claims into blocks by key, in arrays: the pairs of a case are counted in millions.

(claim, key) -> blocks -> pairs inside blocks;  large blocks -> blocks by two keys
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

PAIRS_AT_ONCE = 1 << 22
"""Pairs that are made at once; bounds the memory of one step (32 MB)."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The claims under each key that at least two claims have."""

    owners: Any
    """Places of claims, block after block, ascending inside a block."""
    starts: Any
    """Where each block begins in owners."""
    sizes: Any
    names: Any
    """Number of each block's key."""

    def where(self, mask: Any) -> Blocks:  # noqa: ANN401  numpy arrays; numpy is loaded late
        """Keep some blocks."""
        return Blocks(self.owners, self.starts[mask], self.sizes[mask], self.names[mask])

    def members(self) -> tuple[Any, Any]:
        """Give, entry by entry, the claim and the number of its block in this selection."""
        import numpy as np

        total = int(self.sizes.sum())
        block = np.repeat(np.arange(len(self.sizes)), self.sizes)
        first = np.repeat(np.cumsum(self.sizes) - self.sizes, self.sizes)
        at = np.repeat(self.starts, self.sizes) + np.arange(total) - first
        return self.owners[at], block


def find_blocks(owners: Any, names: Any) -> Blocks:  # noqa: ANN401
    """Group claims by key.

    Args:
        owners: Place of a claim, for each of its keys.
        names: The key's number beside each.
    """
    import numpy as np

    order = np.lexsort((owners, names))
    owners, names = owners[order], names[order]
    first = np.ones(len(names), bool)
    first[1:] = names[1:] != names[:-1]
    starts = np.flatnonzero(first)
    sizes = np.diff(np.append(starts, len(names)))
    several = sizes > 1
    return Blocks(owners, starts[several], sizes[several], names[starts[several]])


def paired(blocks: Blocks, count: int) -> Any:  # noqa: ANN401
    """Give every pair inside a block as one number, place of a * count + place of b, a < b."""
    import numpy as np

    parts = (distinct(part) for part in _pairs(blocks, count))
    return np.concatenate((np.zeros(0, np.int64), *parts))


def paired_often(blocks: Blocks, count: int) -> tuple[Any, Any]:
    """Give the pairs that stand together in one block only, and those that do in several."""
    import numpy as np

    found, again = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for part in _pairs(blocks, count):
        part.sort()
        again.append(part[1:][part[1:] == part[:-1]])
        found.append(distinct(part))
    codes = np.concatenate(found)
    codes.sort()
    again.append(codes[1:][codes[1:] == codes[:-1]])
    several = distinct(np.concatenate(again))
    once = distinct(codes)
    return once[~np.isin(once, several, assume_unique=True)], several


def _pairs(blocks: Blocks, count: int) -> Iterator[Any]:
    """Give the pairs of blocks, some millions at a time; one of two blocks comes twice."""
    import numpy as np

    for size in np.unique(blocks.sizes).tolist():
        at = blocks.starts[blocks.sizes == size]
        left, right = np.triu_indices(size, 1)
        step = max(1, PAIRS_AT_ONCE // len(left))
        for k in range(0, len(at), step):
            held = blocks.owners[at[k : k + step, None] + np.arange(size)]
            yield (held[:, left] * np.int64(count) + held[:, right]).ravel()


@dataclass(frozen=True, slots=True)
class Membership:
    """Which claims stand in which of some blocks."""

    held: Any
    """Place of a claim times the number of blocks, plus number of a block; ascending."""
    starts: Any
    """Where the blocks of each claim begin, and the last end."""
    count: int
    """The number of blocks, 1 for none."""

    @classmethod
    def of(cls, blocks: Blocks, claims: int) -> Membership:
        """Look blocks up by claim."""
        import numpy as np

        owners, block = blocks.members()
        count = max(len(blocks.sizes), 1)
        held = owners.astype(np.int64) * count + block
        held.sort()
        starts = np.searchsorted(held, np.arange(claims + 1, dtype=np.int64) * count)
        return cls(held, starts, count)

    def meet(self, a: Any, b: Any) -> Any:  # noqa: ANN401
        """Tell which pairs of claims stand together in a block."""
        import numpy as np

        sizes = np.diff(self.starts)
        is_first = sizes[a] <= sizes[b]
        few, many = np.where(is_first, a, b), np.where(is_first, b, a)
        taken = sizes[few]
        pair = np.repeat(np.arange(len(few)), taken)
        first = np.repeat(self.starts[few] - np.cumsum(taken) + taken, taken)
        block = self.held[first + np.arange(len(pair))] % self.count
        wanted = many[pair] * self.count + block
        at = np.searchsorted(self.held, wanted)
        at[at == len(self.held)] = 0
        met = self.held[at] == wanted if len(self.held) else wanted < 0
        return np.bincount(pair[met], minlength=len(few)) > 0


def distinct(codes: Any) -> Any:  # noqa: ANN401
    """Sort numbers where they lie and give each once; a set of millions would take far more."""
    import numpy as np

    codes.sort()
    first = np.ones(len(codes), bool)
    np.not_equal(codes[1:], codes[:-1], out=first[1:])
    return codes[first]


def by_two_keys(blocks: Blocks) -> Blocks:
    """Sort the claims of some blocks into blocks by every two of these keys.

    Returns:
        Blocks whose name is the place of one key in the given blocks times their number,
        plus the place of the other.
    """
    import numpy as np

    owners, block = blocks.members()
    order = np.lexsort((block, owners))
    owners, block = owners[order], block[order].astype(np.int64)
    starts = np.flatnonzero(np.append(True, owners[1:] != owners[:-1])[: len(owners)])
    sizes = np.diff(np.append(starts, len(owners)))
    who: list[Any] = [np.zeros(0, owners.dtype)]
    names: list[Any] = [np.zeros(0, np.int64)]
    for size in np.unique(sizes[sizes > 1]).tolist():
        at = starts[sizes == size]
        left, right = np.triu_indices(size, 1)
        held = block[at[:, None] + np.arange(size)]
        names.append((held[:, left] * len(blocks.sizes) + held[:, right]).ravel())
        who.append(np.repeat(owners[at], len(left)))
    return find_blocks(np.concatenate(who), np.concatenate(names))
