"""Sort claims into blocks by key, in arrays: the pairs of a case are counted in millions.

(claim, key) -> blocks -> pairs inside blocks;  large blocks -> blocks by two keys
"""

from __future__ import annotations

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

    found: list[Any] = [np.zeros(0, np.int64)]
    for size in np.unique(blocks.sizes).tolist():
        at = blocks.starts[blocks.sizes == size]
        left, right = np.triu_indices(size, 1)
        step = max(1, PAIRS_AT_ONCE // len(left))
        for k in range(0, len(at), step):
            held = blocks.owners[at[k : k + step, None] + np.arange(size)]
            codes = held[:, left] * np.int64(count) + held[:, right]
            found.append(distinct(codes.ravel()))
    return np.concatenate(found)


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
