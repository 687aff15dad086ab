"""Gists tell of many pairs at once which are worth reading."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.text.gists import PAIRS_AT_ONCE, WIDTH, load_gists

SAID = (
    "The captain was arrested on Sunday",
    "The captain is not under arrest",
    "Rain fell in the hills all week",
    "No siren sounded on the left bank",
    "Sirens were heard in every village of the left bank",
)


def scores(pairs: list[tuple[str, str]]) -> list[float]:
    gists = load_gists()
    a, b = (np.stack([gists.of(pair[k]) for pair in pairs]) for k in (0, 1))
    return gists.score(a, b).tolist()


def test_opposed_statements_score_above_strangers():
    opposed, stranger = scores([(SAID[0], SAID[1]), (SAID[0], SAID[2])])
    assert opposed > 0 > stranger


def test_the_order_of_a_pair_and_its_neighbours_do_not_matter():
    pairs = [(a, b) for a in SAID for b in SAID]
    there, back = scores(pairs), scores([(b, a) for a, b in pairs])
    assert there == back
    assert there == [scores([pair])[0] for pair in pairs]


def test_many_pairs_are_scored_in_portions():
    gists = load_gists()
    one = np.stack([gists.of(SAID[0])] * (PAIRS_AT_ONCE + 3))
    assert len(set(gists.score(one, one).tolist())) == 1


def test_one_state_weighs_as_another():
    told = "{} soldiers held the bridge"
    gists = [load_gists().of(told.format(name)) for name in ("Kenyan", "French", "Malian")]
    assert all((gist == gists[0]).all() for gist in gists)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_gist(text: str):
    gist = load_gists().of(text)
    assert gist.shape == (WIDTH,)
    assert gist.dtype == np.int8


@pytest.mark.parametrize("text", ["", "\ud800", "word " * 20_000, "\u200b\u202e"])
def test_hostile_text_has_a_gist(text: str):
    assert load_gists().of(text).shape == (WIDTH,)
