from __future__ import annotations

import pytest

from rashomon.text.parse import (
    BLOCK_LIMIT,
    RUN_ON,
    _pieces,  # pyright: ignore[reportPrivateUsage]  a cut shows in no record
    parse_blocks,
)

STOPS = "It rained in Dolnik. "
RUNS_ON = "it rained and "
CASES = [
    ("", 0),  # nothing to read
    (" \n\t", 0),  # white space is nothing to read
    (STOPS * 5, 1),  # an ordinary paragraph stays whole
    (STOPS * 600, 2),  # a long block is parted
    (RUNS_ON * 300, 3),  # no sentence's end in 4,200 code points
    ("x" * (RUN_ON + 1), 2),  # not even a word's end
    ((RUNS_ON * 100 + ". ") * 5, 1),  # long sentences that do end
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_pieces_hold_all_words_in_order(text: str, expected: int):
    pieces = list(_pieces(text, 0, len(text)))
    assert len(pieces) == expected
    assert "".join(text[a:b] for a, b in pieces).split() == text.split()
    assert all(b - a <= BLOCK_LIMIT for a, b in pieces)


def test_a_long_block_is_parted_after_a_sentence():
    text = STOPS * 1200
    starts = [start for start, _ in _pieces(text, 0, len(text))]
    assert all(start % len(STOPS) in {0, len(STOPS) - 1} for start in starts)


def test_offsets_are_those_of_the_whole_text():
    text = "Title\n\n" + RUNS_ON * 200 + "then\u00a0it\u200b stopped \ud800."
    parse = parse_blocks(text, [(0, 5), (7, len(text))])
    assert all(t.text == text[t.start : t.end] for t in parse.tokens if t.text.isalpha())
    assert parse.tokens[0].text == "Title"
