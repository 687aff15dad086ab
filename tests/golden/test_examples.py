"""The examples against what a careful reader finds in them, and against their floors."""

from __future__ import annotations

import json
from typing import Any

import pytest
from eval.corpora import EXAMPLES, corpus_sha256
from eval.gate import FLOORS, LOWER_IS_BETTER, Scores, falls
from eval.golden import load_expected, score_case

from conftest import Examples

GOLD = load_expected(EXAMPLES / "expected.toml")
FIGURES = (
    "claims", "source", "certainty", "reading", "quantity", "same", "contradict strict",
    "contradict loose", "traps", "drift", "copies precision", "copies recall", "signs",
    "signs astray",
)  # fmt: skip


@pytest.fixture(scope="module")
def scores(examples: Examples) -> Scores:
    return score_case(json.loads(examples.text()), GOLD)


@pytest.fixture(scope="module")
def floors() -> dict[str, Any]:
    found = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    if "examples" not in found:
        pytest.skip(
            "eval/floors.json has no floors for the examples: python -m eval.gate --update"
        )
    return found


def test_every_figure_is_measured(scores: Scores):
    assert set(scores) == set(FIGURES)


def test_the_floors_are_those_of_these_examples(floors: dict[str, Any]):
    files = (*(EXAMPLES / "reports").iterdir(), EXAMPLES / "expected.toml")
    assert floors["examples"]["corpus"] == corpus_sha256(*files)


@pytest.mark.parametrize("figure", FIGURES)
def test_no_figure_is_below_its_floor(scores: Scores, floors: dict[str, Any], figure: str):
    pinned = floors["examples"]
    assert falls("examples", pinned["corpus"], {figure: scores[figure]}, floors) == []


def test_the_gate_notices_a_fall(scores: Scores):
    """A gate that cannot fail holds nothing."""
    for figure, (hits, of) in scores.items():
        share = round(hits / of, 4)
        worse = share - 0.0001 if figure in LOWER_IS_BETTER else share + 0.0001
        floors: dict[str, Any] = {"examples": {"corpus": "same", figure: worse}}
        assert len(falls("examples", "same", {figure: (hits, of)}, floors)) == 1
        floors = {"examples": {"corpus": "same", figure: share}}
        assert falls("examples", "same", {figure: (hits, of)}, floors) == []


def test_every_quote_of_the_gold_stands_in_its_report(examples: Examples):
    texts = {d["external_id"]: d["text"] for d in json.loads(examples.text())["documents"]}
    for claim in GOLD["claims"]:
        assert texts[claim["doc"]].count(claim["quote"]) == 1
