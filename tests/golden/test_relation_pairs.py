"""What teaches the reader of pairs: labels that follow from the material, and no held pile."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from eval.disputed import find_events, relation_of, statements_of
from train.relation.candidates import HELD, WRITTEN, folders, read, rows_of
from train.relation.pairs import (
    LABELLED,
    LABELLED_HELD,
    LETTERS,
    NEITHER,
    OPPOSED,
    SAME,
    STRETCH,
    Told,
    a_stretch,
    load_events,
    load_sets,
    load_situations,
    of_event,
    of_set,
    of_situation,
)

from rashomon.stages.compare.readable import DENIED


def fixed(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  a fixed draw


def test_pairs_of_an_event_are_what_its_points_say():
    event = find_events("taught")[0]
    label = {words: name for name, words in statements_of(event)}
    kinds = {None: NEITHER, "same": SAME, "contradicts": OPPOSED}
    drawn = of_event(event, fixed(1))
    assert {told.label for told in drawn} == {NEITHER, SAME, OPPOSED}
    for told in drawn:
        assert told.label == kinds[relation_of(label[told.a], label[told.b])], told


def test_pairs_of_a_set_are_what_its_sides_say():
    told = {"a": ["a1", "a2"], "b": ["b1"], "n": ["n1", "n2"]}
    for a, b, label in of_set(told, fixed(1)):
        sides = {a[0], b[0]}
        expected = OPPOSED if sides == {"a", "b"} else SAME if sides == {"a"} else NEITHER
        assert label == expected


def test_a_stretch_is_drawn_from_all_and_denies_some():
    piles = [Told("one", "other", NEITHER)] * 500
    situations = load_situations(held=False)[:9]
    drawn = a_stretch(
        load_sets(held=False), load_events(held=False), situations, piles, fixed(3)
    )
    assert abs(len(drawn) - STRETCH) < STRETCH / 20
    denied = [told for told in drawn if told.a.startswith(DENIED)]
    assert denied
    assert all(told.label == OPPOSED for told in denied)


def test_pairs_of_a_situation_are_of_each_kind_and_half_of_the_neither_are_near():
    pairs = [Told(f"s{k}", f"t{k}", SAME) for k in range(9)]
    pairs += [Told(f"o{k}", f"p{k}", OPPOSED) for k in range(9)]
    near = [
        Told(f"the burnt mill number {k}", f"the burnt mill {k}", NEITHER) for k in range(3)
    ]
    pairs += near + [Told(f"n{k}", f"m{k}", NEITHER) for k in range(40)]
    drawn = of_situation(pairs, fixed(1), most=(2, 3, 6))
    assert [told.label for told in drawn].count(SAME) == 2
    assert [told.label for told in drawn].count(OPPOSED) == 3
    assert set(near) <= set(drawn)


def test_held_sets_events_and_situations_do_not_teach():
    assert not {told["q"] for told in load_sets(held=True)} & {
        told["q"] for told in load_sets(held=False)
    }
    assert not {e["event"] for e in load_events(held=True)} & {
        e["event"] for e in load_events(held=False)
    }
    pieces = [{p.a for s in load_situations(held=h) for p in s} for h in (True, False)]
    assert pieces[0]
    assert not pieces[0] & pieces[1]


@pytest.mark.parametrize(("file", "are_held"), [(LABELLED, False), (LABELLED_HELD, True)])
def test_labelled_pairs_are_of_the_piles_they_are_meant_for(file: Path, *, are_held: bool):
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert {row["label"] for row in rows} == set(LETTERS)
    assert all((row["pile"] in HELD) is are_held for row in rows)
    homes = (Path("examples"), WRITTEN)
    assert all(any((home / row["pile"]).is_dir() for home in homes) for row in rows)


def test_piles_that_teach_are_no_held_ones():
    names = {folder.name for folder in folders([])}
    assert names
    assert not names & HELD
    assert {folder.name for folder in folders(["siege"])} == {"siege"}


def test_candidates_are_told_once_with_the_label_of_the_gold_or_of_a_reader():
    (folder,) = folders(["lagoon"])
    pairs, gold = read(folder)
    rows = list(rows_of("lagoon", pairs, gold, {}))
    assert {OPPOSED, SAME} <= {row["label"] for row in rows}
    assert len({frozenset((row["a"], row["b"])) for row in rows}) == len(rows)
    one = next(row for row in rows if row["label"] is None)
    again = rows_of("lagoon", pairs, gold, {frozenset((one["a"], one["b"])): NEITHER})
    assert {"label": NEITHER} | {k: one[k] for k in ("pile", "a", "b")} in list(again)
