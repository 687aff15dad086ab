"""Pairs inside blocks, in arrays: the same as counting them one by one."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.stages.compare.blocks import (
    Blocks,
    Membership,
    by_two_keys,
    find_blocks,
    in_blocks,
    once_and_again,
    stretches,
)
from rashomon.stages.compare.pairs import _coded

CLAIMS = 12

KEYED = st.lists(st.sets(st.integers(0, 8)), min_size=CLAIMS, max_size=CLAIMS)
"""The keys of each claim."""

TWO_KEYS = list(combinations(range(9), 2))


def _blocks(keyed: list[set[int]]) -> Blocks:
    owners = [k for k, keys in enumerate(keyed) for _ in keys]
    names = [key for keys in keyed for key in sorted(keys)]
    return find_blocks(np.array(owners, np.int64), np.array(names, np.uint64))


def _codes(pairs: list[tuple[int, int]]) -> list[int]:
    return sorted(a * CLAIMS + b for a, b in pairs)


@given(keyed=KEYED, most=st.integers(1, 40))
def test_a_pair_is_counted_by_the_blocks_it_stands_in(keyed: list[set[int]], most: int):
    sweep = in_blocks(_blocks(keyed))
    once: list[int] = []
    several: list[int] = []
    for low, high in stretches(sweep.counts(CLAIMS), most):
        a, b = sweep.between(low, high)
        assert not len(a) or (low <= a.min() and a.max() < high)
        one, more = once_and_again(a * CLAIMS + b)
        once += one.tolist()
        several += more.tolist()
    pairs = combinations(range(CLAIMS), 2)
    met = Counter({(a, b): len(keyed[a] & keyed[b]) for a, b in pairs})
    assert once == _codes([pair for pair, n in met.items() if n == 1])
    assert several == _codes([pair for pair, n in met.items() if n > 1])


@given(counts=st.lists(st.integers(0, 9), max_size=20), most=st.integers(1, 12))
def test_stretches_cover_every_claim_once_and_hold_no_more_than_told(
    counts: list[int], most: int
):
    found = stretches(np.array(counts, np.float64), most)
    assert [n for low, high in found for n in range(low, high)] == list(range(len(counts)))
    sums = [(high - low, sum(counts[low:high])) for low, high in found]
    assert all(size == 1 or held <= most for size, held in sums)


@given(keyed=KEYED)
def test_claims_are_sorted_by_every_two_of_their_keys(keyed: list[set[int]]):
    blocks = _blocks(keyed)
    split = by_two_keys(blocks)
    owners, number = split.members()
    found: dict[tuple[int, int], list[int]] = {}
    for owner, k in zip(owners.tolist(), number.tolist(), strict=True):
        first, second = divmod(int(split.names[k]), len(blocks.names))
        two = int(blocks.names[first]), int(blocks.names[second])
        found.setdefault(two, []).append(owner)
    held = {two: [c for c, k in enumerate(keyed) if k >= set(two)] for two in TWO_KEYS}
    assert found == {two: owners for two, owners in held.items() if len(owners) > 1}


@given(keyed=KEYED)
def test_claims_meet_where_they_stand_in_one_block(keyed: list[set[int]]):
    pairs = list(combinations(range(CLAIMS), 2))
    a, b = (np.array(side) for side in zip(*pairs, strict=True))
    met = Membership.of(_blocks(keyed), CLAIMS).meet(a, b)
    assert met.tolist() == [bool(keyed[i] & keyed[j]) for i, j in pairs]


def test_lists_without_pairs_count_as_the_others_do():
    none, some = in_blocks(_blocks([])), in_blocks(_blocks([{0, 7}, {1, 7}]))
    assert none.counts(CLAIMS).dtype == some.counts(CLAIMS).dtype
    assert (none.counts(CLAIMS) + some.counts(CLAIMS)).sum() == 1


def test_numbers_of_pairs_go_beyond_32_bits():
    count, places = 60_000, [50_000, 50_001, 59_999]
    blocks = find_blocks(np.array(places), np.array([7, 7, 7], np.uint64))
    codes = _coded(in_blocks(blocks), 0, count, count)
    assert codes.tolist() == [
        a * count + b for a, b in ((50_000, 50_001), (50_000, 59_999), (50_001, 59_999))
    ]
    assert codes[0] > np.iinfo(np.int32).max
