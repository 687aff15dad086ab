"""Remember what a limit kept from being paired, so that a run knows what it may pair anew.

    blocks above the limit -> their keys -> next run: keys that are open again -> their claims

A case that only grows opens nothing. Where a report goes, or is read otherwise, a key may fall
below the limit, and then pairs of claims that both were there before are candidates for the first
time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rashomon.stages.compare.blocks import Blocks, among, distinct
from rashomon.stages.compare.laid import Laid

_STEP = 0x9E3779B97F4A7C15
"""Odd, so that no two numbers below 2^64 give one product."""


@dataclass(frozen=True, slots=True)
class Caps:
    """What was too common to pair claims by, in numbers of 64 bits."""

    keys: Any
    """Telling keys that too many claims have, and other keys of which a second is wanted."""
    splits: Any
    """Two such keys that too many claims share; see `split_numbers`."""
    terms: Any
    """Terms denied that too many claims name, ascending."""
    ends: tuple[str, ...]
    """Of each such term, the last claim in id order that a denial of it meets."""

    @classmethod
    def none(cls) -> Caps:
        """Keep nothing from being paired."""
        import numpy as np

        nothing = np.zeros(0, np.uint64)
        return cls(nothing, nothing, nothing, ())


def split_numbers(large: Blocks, split: Blocks) -> Any:  # noqa: ANN401  numpy arrays
    """Number blocks of two keys so that two runs number the same keys alike.

    Args:
        large: Blocks of single keys.
        split: Blocks by two of them, as `by_two_keys` gives them.
    """
    import numpy as np

    first, second = np.divmod(split.names, max(len(large.names), 1))
    ones, others = large.names[first], large.names[second]
    low, high = np.minimum(ones, others), np.maximum(ones, others)
    return low * np.uint64(_STEP) + high


def opened(before: Caps, now: Caps, laid: Laid, split: tuple[Blocks, Blocks]) -> Any:  # noqa: ANN401
    """Give the places of claims that may stand in pairs that a cap kept apart before.

    Args:
        before: What was capped in the last run.
        now: What is capped in this one.
        laid: The claims.
        split: Blocks of single keys, and by two of them.

    Returns:
        A numpy array. A denial meets the first claims that name its term: where the last of these
        comes later than it did, claims have gone, and it meets some for the first time.
    """
    import numpy as np

    keys = np.setdiff1d(before.keys, now.keys)
    by_key = laid.keys.owners()[among(laid.keys.values, keys)]
    pairs, by_two = np.setdiff1d(before.splits, now.splits), by_key[:0]
    if len(pairs):  # in a case that only grows there are none
        large, blocks = split
        by_two, _ = blocks.where(among(split_numbers(large, blocks), pairs)).members()
    denials = np.flatnonzero(among(laid.about, _reaching_further(before, now)))
    return distinct(np.concatenate((by_key, by_two, denials)))


def _reaching_further(before: Caps, now: Caps) -> Any:  # noqa: ANN401
    """Give the terms whose denials may meet claims that were there and that they did not meet."""
    import numpy as np

    told = dict(zip(before.terms.tolist(), before.ends, strict=False))
    last = dict(zip(now.terms.tolist(), now.ends, strict=True))
    further = [
        term
        for term in before.terms.tolist()
        if term not in last or term not in told or last[term] > told[term]
    ]
    return np.array(further, np.uint64)
