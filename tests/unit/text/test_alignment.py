from __future__ import annotations

from collections.abc import Sequence

import pytest

from rashomon.text.alignment import Run, look_up
from rashomon.text.alignment import align as align_hashed
from rashomon.text.shingles import word_hashes

LEAD = "the mill at osk burned down late on monday after sparks flew from a passing train"
TAIL = "the owner said that nobody was inside when the roof of the building fell in"


def align(a: Sequence[str], b: Sequence[str]) -> tuple[Run, ...]:
    one, other = (look_up(word_hashes(tuple(words))) for words in (a, b))
    return align_hashed(one, other)


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
    assert [len(run.pairs) for run in runs] == expected


def test_pairs_join_equal_words():
    a, b = LEAD.split(), LEAD.replace("burned down", "was wrecked").split()
    (run,) = align(a, b)
    assert all(a[i] == b[j] for i, j in run.pairs)
    assert run.similarity < 1


def test_no_word_is_used_twice():
    once, twice = LEAD.split(), f"{LEAD} {LEAD}".split()
    runs = align(once, twice)
    assert [len(run.pairs) for run in runs] == [16]


def test_empty_texts_share_nothing():
    assert align([], LEAD.split()) == ()
