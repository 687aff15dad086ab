from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rashomon.text.quoted_words import find_quoted
from rashomon.text.quoting import find_quotations
from rashomon.text.shingles import Words, find_words

MARKED = "ab ab,'’‘`\"“”„«»´\n\r\v\x1c\x85\u2028\u2029é漢😀(\u201c)"


def quoted(text: str) -> tuple[Words, list[bool]]:
    words = find_words(text, [(0, len(text))])
    return words, find_quoted(text, np.array(words.starts, dtype=np.int64)).tolist()


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Nobody knows.", ""),
        ('"It rained," he said. "It snowed."', "It rained It snowed"),
        ("“Left open.\nNext line.", "Left open"),  # a quotation ends with its line
        ("She said ''no'', and the dogs' owner's friend didn't.", "no"),
        ("``One.’’ '''Two.''", "One Two"),  # of three apostrophes two are a mark
        ("", ""),
    ],
)
def test_words_inside_marks(text: str, inside: str):
    words, held = quoted(text)
    spans = zip(words.starts, words.ends, held, strict=True)
    assert " ".join(text[a:b] for a, b, within in spans if within) == inside


@settings(deadline=None)
@given(st.text(alphabet=MARKED, max_size=40))
@example("'''a''b''''c")
@example('“a "b" c” d\n»e «f')
def test_quoted_words_are_those_of_the_quotations(text: str):
    words, held = quoted(text)
    spans = list(find_quotations(text))
    expected = [
        any(start <= a and b <= end for start, end in spans)
        for a, b in zip(words.starts, words.ends, strict=True)
    ]
    assert held == expected


@settings(deadline=None)
@given(st.lists(st.text(alphabet=MARKED, max_size=12), max_size=5))
def test_texts_in_lines_of_their_own_say_nothing_of_each_other(texts: list[str]):
    apart = [held for text in texts for held in quoted(text)[1]]
    assert quoted("\n".join(texts))[1] == apart
