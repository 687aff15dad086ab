from __future__ import annotations

from rashomon.text.spun_together import figures, weigh_together
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
