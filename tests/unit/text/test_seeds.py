"""Short runs of equal words in many pairs at once."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text import seeds
from rashomon.text.seeds import SEED, SEED_REPEATS, equal_seeds, look_up
from rashomon.text.shingles import run_keys, word_hashes

WORDS = st.lists(st.sampled_from("abc"), max_size=14)


def places(words: list[str]) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k in range(len(words) - SEED + 1):
        found[tuple(words[k : k + SEED])].append(k)
    return found


def one_by_one(one: list[str], other: list[str]) -> set[tuple[int, int]]:
    ours, theirs = places(one), places(other)
    return {
        (a, b)
        for seed, at in theirs.items()
        if len(at) <= SEED_REPEATS
        for b in at
        for a in ours.get(seed, ())
    }


@given(
    st.lists(WORDS, min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6),
    st.sampled_from((1, 18)),
)
def test_equal_seeds_are_those_found_one_by_one(
    texts: list[list[str]], drawn: list[tuple[int, int]], bits: int
):
    lookups = [look_up(word_hashes(tuple(words))) for words in texts]
    chosen = [(a % len(texts), b % len(texts)) for a, b in drawn]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seeds, "MARKED_BITS", bits)  # with one bit, half of all are looked up
        pair, a, b = equal_seeds([(lookups[one], lookups[other]) for one, other in chosen])
    found = list(zip(pair.tolist(), a.tolist(), b.tolist(), strict=True))
    assert sorted(found) == sorted(
        (number, *places)
        for number, (one, other) in enumerate(chosen)
        for places in one_by_one(texts[one], texts[other])
    )


def test_seeds_at_hand_give_the_same_index():
    words = "rain", "fell", "on", "the", "quay", "and", "on", "the", "quay", "of", "hask"
    hashes = word_hashes(words)
    one, other = look_up(hashes), look_up(hashes, run_keys(hashes, SEED))
    assert one.seeds.tolist() == other.seeds.tolist()
    assert one.places.tolist() == other.places.tolist()
