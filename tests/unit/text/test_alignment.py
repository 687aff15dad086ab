from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text import blocks
from rashomon.text.alignment import Run
from rashomon.text.alignment import align as align_hashed
from rashomon.text.seeds import Lookup, look_up
from rashomon.text.shingles import word_hashes

LEAD = "the mill at osk burned down late on monday after sparks flew from a passing train"
TAIL = "the owner said that nobody was inside when the roof of the building fell in"


def align(a: Sequence[str], b: Sequence[str]) -> tuple[Run, ...]:
    (runs,) = align_hashed([(index(a), index(b))], [7])
    return runs


def index(words: Sequence[str]) -> Lookup:
    return look_up(word_hashes(tuple(words)))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (LEAD, LEAD, [16]),  # the same words
        (f"{LEAD} {TAIL}", f"{TAIL} {LEAD}", [16, 15]),  # in another order: two runs
        (LEAD, LEAD.replace("sparks flew", "fire spread"), [14]),  # two words replaced
        (LEAD, LEAD.replace("late ", ""), [15]),  # one left out
        (LEAD, TAIL, []),  # nothing in common
        ("at the end of the day", "by the end of the week", []),  # a stock phrase is short
    ],
)
def test_runs_of_common_words(a: str, b: str, expected: list[int]):
    runs = align(a.split(), b.split())
    assert [len(run) for run in runs] == expected


def test_pairs_join_equal_words():
    a, b = LEAD.split(), LEAD.replace("burned down", "was wrecked").split()
    (run,) = align(a, b)
    for block in run.blocks:
        assert a[block.a : block.a + block.size] == b[block.b : block.b + block.size]
    assert run.similarity < 1


def test_no_word_is_used_twice():
    once, twice = LEAD.split(), f"{LEAD} {LEAD}".split()
    runs = align(once, twice)
    assert [len(run) for run in runs] == [16]


def test_empty_texts_share_nothing():
    assert align([], LEAD.split()) == ()


WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=40).map(lambda w: w + w[:9])


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), st.integers(3, 9))
def test_pairs_aligned_together_have_the_runs_of_each(
    pairs: list[tuple[list[str], list[str]]], least: int
):
    looked_up = [(index(a), index(b)) for a, b in pairs]
    together = list(align_hashed(looked_up, [least] * len(pairs)))
    apart = [next(align_hashed([pair], [least])) for pair in looked_up]
    assert together == apart


@given(WORDS, WORDS, st.integers(3, 9))
def test_what_is_passed_over_holds_no_run(a: list[str], b: list[str], least: int):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            blocks, "_hopeful", lambda _f, least, _g: np.ones(len(least), dtype=bool)
        )
        (expected,) = align_hashed([(index(a), index(b))], [least])
    assert next(align_hashed([(index(a), index(b))], [least])) == expected


@given(WORDS, WORDS)
def test_blocks_are_the_longest_stretches_of_equal_words(a: list[str], b: list[str]):
    ((free, clashing),) = blocks.find_blocks([(index(a), index(b))], [3], 8)
    for block in [*free, *clashing]:
        ends = block.a + block.size, block.b + block.size
        one, other = a[block.a : ends[0]], b[block.b : ends[1]]
        assert one == other
        assert len(one) == block.size
        goes_on = min(len(a) - ends[0], len(b) - ends[1]) > 0
        assert not goes_on or a[ends[0]] != b[ends[1]]


@given(WORDS, WORDS)
def test_free_blocks_share_no_word_with_another_one(a: list[str], b: list[str]):
    ((free, clashing),) = blocks.find_blocks([(index(a), index(b))], [3], 8)
    every = [*free, *clashing]
    for block in free:
        for other in every:
            clash = block.a < other.a + other.size and other.a < block.a + block.size
            clash |= block.b < other.b + other.size and other.b < block.b + block.size
            assert other == block or not clash
