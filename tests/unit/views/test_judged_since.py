"""Who is about to judge is told what others judged of the same, and of nothing else."""

from __future__ import annotations

from dataclasses import replace

from filled import FALLEN, FLOODS, NOBODY, TOLL, fill
from rashomon.model import JudgedSort, Judgement, JudgementKind
from rashomon.store import Store, memory_store
from rashomon.views import CaseIndex, judged_since

PAIR = (NOBODY.id, TOLL.id)
MADE = Judgement(
    "judgement-9",
    JudgementKind.SAME,
    JudgedSort.CLAIM,
    ((NOBODY.id,), (TOLL.id,)),
    ("a", "b"),
    "Ben",
    "2031-06-01T10:00:00+00:00",
)


def news(*made: Judgement, claims: tuple[str, ...] = PAIR, by: str = "Ann") -> list[str]:
    """Judge after run 1, and ask what is new since then."""
    store: Store = fill(memory_store())
    with store.writer() as writer:
        writer.add(made)
        writer.set_run({})
    index = CaseIndex.of(store.view())
    return [r.judgement.id for r in judged_since(index, store.view().at(1), claims, by)]


def test_what_another_judged_of_the_pair_is_news():
    assert news(MADE) == ["judgement-9"]


def test_ones_own_judgement_is_none():
    assert news(MADE, by="ben") == []


def test_a_withdrawal_by_another_is_news():
    ended = replace(MADE, by="Ann", withdrawn_at="2031-06-02", withdrawn_by="Ben")
    assert news(ended) == ["judgement-9"]
    assert news(ended, by="Ben") == []


def test_a_judgement_of_one_of_them_and_a_third_is_none():
    third = replace(MADE, sides=((TOLL.id,), (FLOODS.id,)))
    assert news(third) == []


def test_of_many_claims_two_are_enough():
    asked = (*PAIR, FALLEN.id, FLOODS.id)
    assert news(MADE, claims=asked) == ["judgement-9"]


def test_what_was_there_before_is_none():
    assert news(claims=(FALLEN.id,)) == []  # the case holds a judgement of it
