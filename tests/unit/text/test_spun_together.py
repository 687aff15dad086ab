from __future__ import annotations

import numpy as np
import pytest

from rashomon.text.spun_together import NONE, beside_each_other, figures, weigh_together
from rashomon.text.spun_words import WordOdds, load_spotter, read_words

SPUN = (
    "The harbour subject aforementioned on Monday that nary dock-worker had been hurt. The "
    "tracheophyte was open, the subject aforementioned, and the ships lay betwixt the walls."
)


def test_words_put_in_weigh_more_than_those_they_stand_among():
    words = read_words(SPUN)
    odds = dict(
        zip(
            (SPUN[w.start : w.end] for w in words), weigh_together(SPUN, words), strict=True
        )
    )
    put_in = {"aforementioned", "nary", "tracheophyte", "betwixt"}
    others = max(
        value for word, value in odds.items() if word in {"on", "had", "was", "and"}
    )
    assert min(odds[word] for word in put_in) > others


def test_a_text_without_words_weighs_nothing():
    assert weigh_together("", []) == []


def test_what_is_said_of_a_word_is_the_same_under_another_name():
    """No figure tells which word it is about, but for its length and frequency."""
    words = read_words(SPUN)
    expected = words[0].expected
    same = [WordOdds(0, 5, 1.0, expected), WordOdds(6, 11, 1.0, expected)]
    first, second = figures(["Xyzzq", "Qzzyx"], same)
    assert first[3:14].tolist() == second[3:14].tolist()


def test_the_word_that_is_expected_is_the_likeliest():
    spotter = load_spotter()
    (word,) = (w for w in read_words(SPUN) if SPUN[w.start : w.end] == "betwixt")
    (like,) = spotter.like(["between"], [word.expected])
    assert like.name == "between"
    assert like.own == like.best
    assert like.rank == 0


@pytest.mark.parametrize(
    ("step", "wanted"),
    [(-2, [NONE, NONE, 1.0]), (-1, [NONE, 1.0, 2.0]), (1, [2.0, 3.0, NONE])],
)
def test_a_word_at_an_end_has_no_neighbour_there(step: int, wanted: list[float]):
    rows = np.array([[1.0, 7.0], [2.0, 8.0], [3.0, 9.0]], np.float32)
    found = beside_each_other(rows, (step,))
    assert found[:, :2].tolist() == rows.tolist()
    assert found[:, 2].tolist() == wanted


def test_a_word_alone_has_no_neighbours():
    found = beside_each_other(np.array([[1.0, 7.0]], np.float32), (-2, 2))
    assert found.tolist() == [[1.0, 7.0, NONE, 0.0, NONE, 0.0]]
