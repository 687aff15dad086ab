"""Which judgements can be honoured together."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from rashomon.model import JudgedSort, Judgement, JudgementKind, disagree, settle

CLAIM, QUESTION = JudgedSort.CLAIM, JudgedSort.QUESTION
EVENT, ACTOR = JudgedSort.EVENT, JudgedSort.ACTOR


def judged(
    kind: str, of: JudgedSort = CLAIM, a: str = "a", b: str = "b", by: str = "Ann"
) -> Judgement:
    sides = tuple(a.split()), tuple(b.split())
    key = f"judgement-{kind}-{of}-{a}-{b}-{by}"
    return Judgement(key, JudgementKind(kind), of, sides, (a, b), by, "2031-05-03")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (judged("same"), judged("contradicts", a="b", b="a"), True),  # whichever way round
        (judged("same"), judged("same", by="Bo"), False),
        (judged("same"), judged("different"), True),
        (judged("same"), judged("contradicts", b="c"), False),  # another pair
        (judged("same"), judged("split", QUESTION, "a", "b c"), True),
        (judged("contradicts"), judged("split", QUESTION, "a c", "b"), True),
        (judged("same"), judged("split", QUESTION, "c", "a b"), False),  # not across
        (judged("not-comparable"), judged("join", QUESTION, "a c", "b d"), True),
        (judged("not-comparable"), judged("split", QUESTION, "a", "b"), False),
        (judged("different"), judged("split", QUESTION, "a", "b"), False),
        (judged("same"), judged("split", EVENT, "a", "b"), False),  # of something else
        (judged("join", EVENT, "a", "b"), judged("split", EVENT, "b", "a c"), True),
        (judged("join", ACTOR, "a", "b"), judged("split", ACTOR, "a", "b"), True),
        (judged("join", ACTOR, "a", "b"), judged("join", ACTOR, "a", "b c"), False),
    ],
)
def test_two_that_cannot_both_be_honoured(
    one: Judgement, other: Judgement, expected: object
):
    assert disagree(one, other) is expected
    assert disagree(other, one) is expected


def test_neither_of_two_persons_wins_silently():
    ann, bo = judged("same"), judged("contradicts", by="Bo")
    third = judged("same", a="x", b="y")
    settled = settle([bo, third, ann])
    assert settled.honoured == (third,)
    assert settled.differing == ((bo, ann),)  # in id order


def test_what_is_withdrawn_is_in_nobodys_way():
    ann = replace(judged("same"), withdrawn_at="2031-05-04", withdrawn_by="Ann")
    bo = judged("contradicts", by="Bo")
    assert settle([ann, bo]).honoured == (bo,)


def test_no_two_that_differ_are_passed_over():
    verbs = [("same", CLAIM), ("different", CLAIM), ("contradicts", CLAIM)]
    verbs += [("join", QUESTION), ("split", QUESTION), ("split", EVENT)]
    every = [
        judged(verb, of, a, b, by)
        for verb, of in verbs
        for a, b in (("a", "b"), ("b", "a"), ("a c", "b"), ("c", "d"), ("d", "a b"))
        for by in ("Ann", "Bo")
    ]
    current = sorted(every, key=lambda j: j.id)
    wanted = [pair for pair in combinations(current, 2) if disagree(*pair)]
    assert list(settle(every).differing) == wanted
    assert len(wanted) > 100
