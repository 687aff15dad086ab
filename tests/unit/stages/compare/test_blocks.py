"""Pairs inside blocks, in arrays: the same as counting them one by one."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.stages.compare.blocks import Blocks, Membership, find_blocks, paired_often

CLAIMS = 12

KEYED = st.lists(st.sets(st.integers(0, 8)), min_size=CLAIMS, max_size=CLAIMS)
"""The keys of each claim."""


def _blocks(keyed: list[set[int]]) -> Blocks:
    owners = [k for k, keys in enumerate(keyed) for _ in keys]
    names = [key for keys in keyed for key in sorted(keys)]
    return find_blocks(np.array(owners, np.int64), np.array(names, np.uint64))


def _codes(pairs: list[tuple[int, int]]) -> list[int]:
    return sorted(a * CLAIMS + b for a, b in pairs)


@given(keyed=KEYED)
def test_a_pair_is_counted_by_the_blocks_it_stands_in(keyed: list[set[int]]):
    once, several = paired_often(_blocks(keyed), CLAIMS)
    pairs = combinations(range(CLAIMS), 2)
    met = Counter({(a, b): len(keyed[a] & keyed[b]) for a, b in pairs})
    assert once.tolist() == _codes([pair for pair, n in met.items() if n == 1])
    assert several.tolist() == _codes([pair for pair, n in met.items() if n > 1])


@given(keyed=KEYED)
def test_claims_meet_where_they_stand_in_one_block(keyed: list[set[int]]):
    pairs = list(combinations(range(CLAIMS), 2))
    a, b = (np.array(side) for side in zip(*pairs, strict=True))
    met = Membership.of(_blocks(keyed), CLAIMS).meet(a, b)
    assert met.tolist() == [bool(keyed[i] & keyed[j]) for i, j in pairs]
