"""What two documents share is recalled as it was decided, while both are what they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import msgspec
import pytest

from rashomon.model import Document
from rashomon.stages.reuse import Decided, Recall, Reuse, ReuseParams, find_reuse
from rashomon.stages.reuse.bodies import Body
from rashomon.stages.reuse.decisions import Pair
from rashomon.stages.reuse.recalling import MARK
from unit.stages.reuse.reports import (
    EDITED,
    INDEPENDENT,
    OTHER,
    WIRE,
    make_report,
    make_sentences,
)

REPORTS = [
    make_report(text, external_id=f"report {k}")
    for k, text in enumerate((WIRE, EDITED, INDEPENDENT, OTHER, WIRE, f"{OTHER} {WIRE}"))
]

MARKS = {d.id: d.id.encode()[-8:] for d in REPORTS}


def find(
    documents: Sequence[Document], marks: Mapping[str, bytes], before: Decided
) -> tuple[Reuse, Decided]:
    """Find what is shared; what is left to the next run is written and read back."""
    recall = Recall(before, marks)
    found = find_reuse(documents, make_sentences(*documents), ReuseParams(), recall)
    return found, msgspec.msgpack.decode(
        msgspec.msgpack.encode(recall.after()), type=Decided
    )


def plain(documents: Sequence[Document]) -> Reuse:
    return find_reuse(documents, make_sentences(*documents), ReuseParams())


@pytest.mark.parametrize("first", list(combinations(range(len(REPORTS)), 4)))
def test_a_pile_that_grew_and_shrank_gives_what_reading_it_at_once_gives(
    first: tuple[int, ...],
):
    _, before = find([REPORTS[k] for k in first], MARKS, Decided())
    grown, after = find(REPORTS, MARKS, before)
    assert grown == plain(REPORTS)
    assert grown.passages
    some = REPORTS[1:]
    assert find(some, MARKS, after)[0] == plain(some)


def test_pairs_that_are_known_are_not_decided_again(monkeypatch: pytest.MonkeyPatch):
    expected = plain(REPORTS)
    _, before = find(REPORTS, MARKS, Decided())
    asked: list[str] = []

    def noted(pairs: Sequence[tuple[Body, Body]], _words: int) -> list[Pair]:
        asked.extend(f"{a.document.id} {b.document.id}" for a, b in pairs)
        return []

    monkeypatch.setattr("rashomon.stages.reuse.find.decide_all", noted)
    assert find(REPORTS, MARKS, before)[0] == expected
    assert not asked
    other = REPORTS[0].id
    find(REPORTS, MARKS | {other: b"is other"}, before)
    assert asked
    assert all(other in pair for pair in asked)


def test_pairs_that_share_nothing_are_known_too():
    one, other = (replace(REPORTS[0], id=name) for name in "ab")
    apart = b"1" * MARK + b"2" * MARK
    recall = Recall(Decided(apart=apart), {"a": b"1" * MARK, "b": b"2" * MARK})
    assert recall.knows(one, other)
    assert recall.pair(one, other) is None
    assert recall.after() == Decided(apart=apart)
    assert not recall.knows(other, one)
