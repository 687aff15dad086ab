"""What each bound on the reader of pairs costs is counted on labelled situations."""

from __future__ import annotations

from eval.asked_pairs import KEYS, RULES, Asked, asked_of, found_without, left_after
from eval.situations import find_situations

from rashomon.stages.compare.opposing import BOUNDS

EVERY = frozenset({KEYS, RULES, *BOUNDS})
OPPOSED = (
    "The mayor of Sarn was killed in the fire.",
    "The mayor of Sarn is alive and well.",
)


def pair(number: int, let_by: frozenset[str], *, contradict: bool) -> Asked:
    return Asked((number, (0, 0), (1, 0)), contradict, let_by, OPPOSED)


def test_bounds_are_put_on_one_after_the_other():
    last = list(BOUNDS)[-1]
    asked = [
        pair(0, EVERY, contradict=True),
        pair(0, EVERY, contradict=True),  # other claims of the same pieces
        pair(1, EVERY - {last}, contradict=True),
        pair(2, frozenset({RULES}), contradict=True),
    ]
    left = list(left_after(asked))
    assert [name for name, *_ in left] == [KEYS, RULES, *BOUNDS]
    assert left[0] == (KEYS, 2, 3)
    assert left[-1] == (last, 1, 2)


def test_one_bound_is_left_out_by_itself():
    one, other = "both say enough", "words shared"
    asked = [
        pair(0, EVERY, contradict=True),
        pair(1, EVERY - {one}, contradict=False),
        pair(2, EVERY - {one, other}, contradict=True),
    ]
    assert found_without(asked, None) == (1, 1)
    assert found_without(asked, one) == (1, 2)
    assert found_without(asked, other) == (1, 1)


def test_claims_of_two_reports_are_paired_with_what_their_pieces_are():
    asked = list(asked_of(0, find_situations("taught")[0]))
    assert {one.contradict for one in asked} == {True, False}
    assert all(first[0] != second[0] for _, first, second in (one.pieces for one in asked))
    assert any(one.let_by >= EVERY - {RULES} for one in asked)
