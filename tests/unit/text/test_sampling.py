from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.text.sampling import sampled_keys
from rashomon.text.word_arrays import cut_texts


def keys_of(*texts: str, size: int = 4, window: int = 3) -> set[tuple[int, int]]:
    found = cut_texts(texts, [([0], [len(text)]) for text in texts])
    keys, owners = sampled_keys(found, size, window)
    return set(zip(keys.tolist(), owners.tolist(), strict=True))


def test_a_shared_run_as_long_as_size_and_window_shares_a_key():
    run = "shells hit the grain store"  # with one more word, six: size 4 + window 3 - 1
    one = f"On Monday {run} again, the mayor of Ostrel wrote."
    assert keys_of(one) & keys_of(f"Nobody knows why {run} again.")
    assert not keys_of(one) & keys_of("Nobody knows why the mayor stayed.")


@pytest.mark.parametrize(("text", "count"), [("", 0), ("Rain.", 1), ("Rain fell.", 1)])
def test_short_texts_have_at_most_one_key(text: str, count: int):
    assert len(keys_of(text)) == count


@settings(deadline=None)  # the table of letters is made once
@given(
    st.lists(st.text(alphabet="ab c", max_size=20), max_size=4),
    st.integers(1, 5),
    st.integers(1, 6),
)
def test_keys_are_those_of_each_text_alone(texts: list[str], size: int, window: int):
    apart = {
        (key, number)
        for number, text in enumerate(texts)
        for key, _ in keys_of(text, size=size, window=window)
    }
    assert keys_of(*texts, size=size, window=window) == apart
