from __future__ import annotations

import pytest

from rashomon.text.shingles import find_words, shingle_keys


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 22-year-old", ("the", "22", "year", "old")),  # hyphens part words
        ("It’s 6.1", ("it's", "6.1")),  # one apostrophe; a figure stays whole
        ("10km", ("10", "km")),  # figures and units are printed with and without space
        ("Déby, De\u0301by, Deby", ("deby", "deby", "deby")),  # accents in any form
        ("... — !", ()),  # no words
    ],
)
def test_words(text: str, expected: tuple[str, ...]):
    assert find_words(text, [(0, len(text))]).norms == expected


def test_words_keep_their_place():
    text = "Skip. Read this."
    words = find_words(text, [(6, len(text))])
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == [
        "Read",
        "this",
    ]


def test_equal_runs_have_equal_keys():
    a = shingle_keys(("it", "rained", "in", "ostrel", "today"), 4)
    b = shingle_keys(("yes", "it", "rained", "in", "ostrel"), 4)
    assert len(set(a.tolist()) & set(b.tolist())) == 1


def test_short_text_has_one_key():
    assert len(shingle_keys(("rain",), 5)) == 1
    assert len(shingle_keys((), 5)) == 0


def test_keys_are_the_same_on_every_machine():
    assert shingle_keys(("rain",), 5).tolist() == [13816765344488529465]
