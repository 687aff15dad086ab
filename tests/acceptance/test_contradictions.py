"""Contradictions shown as cards: in the terminal, as rows, in the dossier."""

from __future__ import annotations

import json
import re

import pytest

from conftest import Examples, run_cli
from rashomon.cli.cards import card_lines


@pytest.fixture(name="rows", scope="module")
def rows_fixture(examples: Examples) -> list[dict[str, object]]:
    said = run_cli("show", examples.case, "contradictions", "--format", "jsonl").stdout
    return [json.loads(line) for line in said.splitlines()]


def test_a_row_has_both_sides_with_their_origins(rows: list[dict[str, object]]):
    row = next(r for r in rows if r["question"] == "How many civilians were killed?")
    assert row["on"] == "number"
    assert "(4 documents)" in str(row["a_origins"])
    assert row["b_origins"] == "the military prosecutor (1 document)"
    assert row["reconciled_by"]
    assert row["judged_by"] == []


def test_copies_in_the_same_words_are_shown_once(rows: list[dict[str, object]]):
    pairs = [(r["question_id"], frozenset((r["a_quote"], r["b_quote"]))) for r in rows]
    assert len(pairs) == len(set(pairs))


def test_a_terminal_gets_cards_with_ids_to_judge_by(examples: Examples):
    said = run_cli("show", examples.case, "contradictions").stdout
    assert "How many civilians were killed? (number)\n  “At least 10" in said
    assert "they would hold together if one counts up to a later day" in said
    assert re.search(r"goes back to .*; claim-[0-9a-f]{16}\n", said)


def test_words_of_a_stranger_do_not_steer_the_terminal(rows: list[dict[str, object]]):
    hostile = {**rows[0], "a_quote": "red \x1b[31m alert"}
    assert "\x1b" not in "".join(card_lines([hostile]))  # type: ignore[list-item]


def test_the_json_says_what_would_reconcile_two_claims(examples: Examples):
    relations = json.loads(examples.text())["relations"]
    assert all(bool(r["reconciled_by"]) == (r["kind"] == "contradicts") for r in relations)


def test_the_dossier_shows_a_card_for_each_question_in_dispute(examples: Examples):
    page = examples.dossier.read_text(encoding="utf-8")
    assert page.count("<h4>Where two of them part</h4>") == page.count("They part on")
    assert "They would hold together if" in page
    assert re.search(
        r"goes back to <bdi>[^<]+</bdi> · <code>claim-[0-9a-f]{16}</code>", page
    )
