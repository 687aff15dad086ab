"""What is found in ordinary news, beside what readers of it say."""

from __future__ import annotations

from typing import Any

from eval.ordinary import CEASEFIRE, DISPUTED, READ, Named, named, outcome, related

TEXTS = {"d1": "a", "d2": "b"}


def case(kind: str, chance: float | None) -> dict[str, Any]:
    claims = [
        {"id": name, "document": name, "start": 10, "end": 30, "quote": f"said in {name}"}
        for name in TEXTS
    ]
    relation = {"a": "d1", "b": "d2", "kind": kind, "chance": chance}
    return {
        "documents": [{"id": i, "external_id": name} for i, name in TEXTS.items()],
        "claims": claims,
        "relations": [relation],
    }


def test_readers_named_and_labelled_places_in_both_reports():
    for file, letters in ((DISPUTED, {"C", "U"}), (READ, {"C", "S", "N"})):
        rows = list(named(file))
        assert {letter for row in rows for letter in row.label} == letters
        assert {len(row.label) for row in rows if row.event == CEASEFIRE} <= {2}
        assert all((row.chance is not None) == (file == READ) for row in rows)
        assert all(start < end for row in rows for _, start, end in row.places)
        assert len({(row.event, row.places, row.label) for row in rows}) == len(rows)


def test_a_contradiction_that_readers_named_is_found_where_claims_cover_it():
    wanted = Named("e", (("a", 12, 28), ("b", 8, 31)), "C", None)
    assert outcome(case("contradicts", None), wanted) == "contradicts"
    assert outcome(case("same", None), wanted) == "same"
    assert outcome(case("drifts", None), wanted) == "not found"
    aside = Named("e", (("a", 40, 60), ("b", 8, 31)), "C", None)
    assert outcome(case("contradicts", None), aside) == "no claim there"


def test_what_the_reader_of_pairs_found_is_told_apart_from_what_rules_found():
    (by_rule,) = related(case("contradicts", None), "contradicts")
    (by_reader,) = related(case("contradicts", 0.9), "contradicts")
    assert (by_rule.by, by_reader.by) == ("rules", "the reader of pairs")
    assert by_rule.places == (("a", 10, 30), ("b", 10, 30))
    assert not list(related(case("same", None), "contradicts"))
