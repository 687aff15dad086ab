"""An index of runs of words, and equal runs found by it."""

from __future__ import annotations

import random

import numpy as np
import pytest

from rashomon.text.blocks import find_blocks
from rashomon.text.seeds import NUMBER_BITS, SEED, look_up
from rashomon.text.shingles import run_keys, word_hashes


def hashes_of(count: int, of: int) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """Give drawn words, some of which come again."""
    drawn = random.Random(count)  # noqa: S311  a fixed draw
    return word_hashes(tuple(f"w{drawn.randrange(of)}" for _ in range(count)))


@pytest.mark.parametrize("count", [0, 2, 3, 50, 1 << NUMBER_BITS, (1 << NUMBER_BITS) + 99])
def test_seeds_ascend_and_so_do_the_places_of_one_seed(count: int):
    hashes = hashes_of(count, 9)
    found = look_up(hashes)
    keys = (run_keys(hashes, SEED) >> np.uint64(NUMBER_BITS)).tolist()
    expected = sorted((key, place) for place, key in enumerate(keys))
    pairs = list(zip(found.seeds.tolist(), found.places.tolist(), strict=True))
    assert pairs == expected


def test_blocks_of_a_pair_do_not_depend_on_what_is_looked_up_with_it():
    lookups = [look_up(hashes_of(count, 40)) for count in (0, 5, 30, 90, 400, 5000)]
    pairs = [(one, other) for one in lookups for other in lookups]
    least = [1] * len(pairs)
    together = list(find_blocks(pairs, least, 8))
    apart = [next(find_blocks([pair], [1], 8)) for pair in pairs]
    assert together == apart
    assert any(map(any, together))


def test_a_text_is_one_block_with_itself():
    hashes = hashes_of(300, 10_000)
    (((block,), _),) = find_blocks([(look_up(hashes), look_up(hashes))], [8], 8)
    assert (block.a, block.b, block.size) == (0, 0, 300)
