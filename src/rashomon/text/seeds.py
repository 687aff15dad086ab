"""Find the short runs of equal words from which longer ones are found, in many pairs at once.

    hashed words -> Lookup; pairs of Lookups -> places of equal seeds

Most pairs that share a stock phrase share nothing else. What it takes to see that is done for
some hundred pairs in one go: pair by pair, the calls take longer than the work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.text.shingles import MIX, run_keys

SEED = 3
"""Words that must agree to start a block. With every fourth word replaced, three in a row
survive often (.42), five rarely (.24)."""

SEED_REPEATS = 4
"""A seed found more often than this in one text ("one of the") starts no block."""

NUMBER_BITS = 12
"""Bits of a seed that number the text it is of."""

MARKED_BITS = 18
"""Bits of a seed by which most that agree with none are left out before they are looked up; the
marks (a quarter of a MB) stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """The hashed words of a text, with an index of its runs of SEED words."""

    hashes: Any
    seeds: Any
    """Keys of the runs, ascending."""
    places: Any
    """The word each run begins at, in that order; those of one key ascending."""


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


@dataclass(frozen=True, slots=True)
class _Row:
    """The seeds of several texts, one text after the other."""

    seeds: Any
    places: Any
    sizes: Any
    """How many seeds each text has."""


def equal_seeds(pairs: Pairs) -> tuple[Any, Any, Any]:
    """Find the seeds that the two texts of a pair share.

    A text that is the first of several pairs is looked at once.

    Args:
        pairs: At most as many as NUMBER_BITS can number.

    Returns:
        The pair, the place in its one and the place in its other text, of each time a seed
        of one is met in the other.
    """
    import numpy as np

    if not pairs:
        none = np.zeros(0, dtype=np.int64)
        return none, none, none
    firsts = {id(one): one for one, _ in pairs}
    number_of = {key: number for number, key in enumerate(firsts)}
    numbers = np.array([number_of[id(one)] for one, _ in pairs], dtype=np.uint64)
    ours = _row(list(firsts.values()))
    seeds, others, pair = _likely(ours, _row([other for _, other in pairs]), numbers)
    known = ours.seeds | np.repeat(_head(np.arange(len(firsts))), ours.sizes)
    low, high = (np.searchsorted(known, seeds, side=side) for side in ("left", "right"))
    times = high - low
    times[_too_often(seeds, pair)] = 0
    nth = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    a = ours.places[np.repeat(low, times) + nth].astype(np.int64)
    return np.repeat(pair, times), a, np.repeat(others, times)


def _row(lookups: Sequence[Lookup]) -> _Row:
    import numpy as np

    return _Row(
        np.concatenate([k.seeds for k in lookups]),
        np.concatenate([k.places for k in lookups]),
        np.array([len(k.seeds) for k in lookups]),
    )


def _head(numbers: Any) -> Any:  # noqa: ANN401
    """Write numbers of texts into the highest bits, which no seed uses."""
    import numpy as np

    return numbers.astype(np.uint64) << np.uint64(64 - NUMBER_BITS)


def _likely(ours: _Row, theirs: _Row, numbers: Any) -> tuple[Any, Any, Any]:  # noqa: ANN401
    """Leave out most of the second texts' seeds that the first ones do not have.

    Args:
        ours: Of the first texts.
        theirs: Of the second text of each pair.
        numbers: Of the first text of each pair.

    Returns:
        Seeds with the number of the first text, their places, and the pair of each.
    """
    import numpy as np

    marks = np.zeros(1 << MARKED_BITS, dtype=bool)
    marks[_marks(ours, np.arange(len(ours.sizes), dtype=np.uint64))] = True
    at = np.flatnonzero(marks[_marks(theirs, numbers)])
    ends = np.searchsorted(at, np.cumsum(theirs.sizes))
    pair = np.repeat(np.arange(len(numbers)), np.diff(ends, prepend=0))
    seeds = theirs.seeds[at] | _head(numbers)[pair]
    return seeds, theirs.places[at].astype(np.int64), pair


def _marks(row: _Row, numbers: Any) -> Any:  # noqa: ANN401
    """Give the mark of each seed: its lowest bits, told apart by the number of a text."""
    import numpy as np

    lowest = np.uint64((1 << MARKED_BITS) - 1)
    found = np.repeat(numbers * np.uint64(MIX) & lowest, row.sizes)
    found ^= row.seeds & lowest
    return found.view(np.int64)


def _too_often(seeds: Any, pair: Any) -> Any:  # noqa: ANN401
    """Tell which seeds, equal ones of a text in a row, come too often to start a block."""
    import numpy as np

    fresh = np.ones(len(seeds), dtype=bool)
    fresh[1:] = (seeds[1:] != seeds[:-1]) | (pair[1:] != pair[:-1])
    times = np.diff(np.flatnonzero(fresh), append=len(seeds))
    return np.repeat(times > SEED_REPEATS, times)
