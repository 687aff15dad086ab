from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.text.shingles import find_words, word_hashes
from rashomon.text.word_arrays import sampled_keys, word_arrays

LETTERS = "aZéßİﬁ½9Ⅷ'’.,- \u0301\n\"漢\ufeff😀"


@settings(deadline=None)  # the table of letters is made once
@given(st.text(alphabet=LETTERS, max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_words_are_those_cut_one_by_one(text: str, one: int, other: int):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    slow, fast = find_words(text, [(start, end)]), word_arrays(text, [(start, end)])
    assert tuple(fast.starts) == slow.starts
    assert tuple(fast.ends) == slow.ends
    assert fast.hashes.tolist() == word_hashes(slow.norms).tolist()


def keys_of(text: str, size: int = 4, window: int = 3) -> set[int]:
    return set(sampled_keys(word_arrays(text, [(0, len(text))]), size, window).tolist())


def test_a_shared_run_as_long_as_size_and_window_shares_a_key():
    run = "shells hit the grain store"  # with one more word, six: size 4 + window 3 - 1
    one = f"On Monday {run} again, the mayor of Ostrel wrote."
    assert keys_of(one) & keys_of(f"Nobody knows why {run} again.")
    assert not keys_of(one) & keys_of("Nobody knows why the mayor stayed.")


@pytest.mark.parametrize(("text", "count"), [("", 0), ("Rain.", 1), ("Rain fell.", 1)])
def test_short_texts_have_at_most_one_key(text: str, count: int):
    assert len(keys_of(text)) == count
