"""What the reader of pairs found, with what two readers say of it."""

from __future__ import annotations

import json

from eval.found import PILES, READ, agreement, holds, once, readings
from train.relation.candidates import HELD

QUOTED = {"certainty": "asserted", "certainty_by": None, "start": 0, "end": 9}


def test_what_was_read_is_of_held_piles_and_has_two_labels():
    rows = [json.loads(line) for line in READ.read_text(encoding="utf-8").splitlines()]
    assert {row["pile"] for row in rows} == set(PILES) == HELD
    assert all(len(row["read"]) == 2 and set(row["read"]) <= set("CSN") for row in rows)
    assert len(readings()) == len(rows)


def test_a_pair_holds_when_both_readers_say_so():
    read = {frozenset("ab"): ["C", "C"], frozenset("ac"): ["C", "N"]}
    assert [holds(said) for said in read.values()] == [True, False]
    assert list(agreement(read)) == ["read: 2 pairs, 1 alike by both; 1 hold by both"]


def test_only_what_the_reader_decided_is_counted_and_each_wording_once():
    said = {"c1": "the dam held", "c2": "the dam broke", "c3": "the dam held"}
    claims = [QUOTED | {"id": name, "quote": words} for name, words in said.items()]
    claims[1] |= {"certainty": "denied"}
    relations = [
        {"kind": "contradicts", "a": "c1", "b": "c2", "chance": 0.8},
        {"kind": "contradicts", "a": "c3", "b": "c2", "chance": 0.8},
        {"kind": "contradicts", "a": "c1", "b": "c3", "chance": None},
        {"kind": "same", "a": "c1", "b": "c3", "chance": None},
    ]
    found = once({"claims": claims, "relations": relations})
    assert [set(pair) for pair in found] == [{"the dam held", "denied: the dam broke"}]
