"""The sets of statements: their form, and what is counted as found and as wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval.statements import compare, find_sets


def test_every_set_has_two_answers_and_near_misses():
    for part in ("read", "unread"):
        for told in find_sets(part):
            assert [len(told[side]) for side in "abn"] == [3, 3, 5], told["q"]
            assert all(s.strip() for side in "abn" for s in told[side]), told["q"]


def test_a_third_of_the_sets_has_been_read():
    read, unread = find_sets("read"), find_sets("unread")
    assert len(unread) > 1.9 * len(read)
    assert not {told["q"] for told in read} & {told["q"] for told in unread}


@pytest.fixture
def told() -> dict[str, list[str]]:
    return {
        "a": ["The mayor of Sarn, Orla Venn, was killed in the fire at the mill."],
        "b": ["Mayor Orla Venn of Sarn is alive and well after the fire at the mill."],
        "n": ["The fire at the Sarn mill burnt for two days."],
    }


def test_what_is_joined_is_counted(told: dict[str, list[str]], tmp_path: Path):
    found = compare(told, tmp_path)
    assert found["contradictions found"] == 1
    assert found["wrong contradictions"] == found["wrong same"] == 0


def test_what_is_joined_wrongly_is_counted(told: dict[str, list[str]], tmp_path: Path):
    told["n"], told["b"] = told["b"], told["n"]
    assert compare(told, tmp_path)["wrong contradictions"] == 1
