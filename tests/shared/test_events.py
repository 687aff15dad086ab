"""Quality on the measuring data of `../shared`, held to its floors; skipped without it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from eval.corpora import (
    EVENTS,
    SHARED,
    case_of,
    corpus_sha256,
    event_case,
    has_shared,
    shared_scores,
)
from eval.gate import FLOORS, falls
from eval.seeds import check_seeds, seeds_scores

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not has_shared(), reason=f"{SHARED} is not there"),
]


@pytest.fixture(scope="module")
def floors() -> dict[str, Any]:
    found = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    missing = [name for name in (*EVENTS, "seeds") if name not in found]
    if missing:
        pytest.skip(f"eval/floors.json has no floors for {', '.join(missing)}")
    return found


Cases = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def cases() -> Cases:
    return {name: event_case(name) for name in EVENTS}


@pytest.mark.parametrize("name", EVENTS)
def test_no_figure_of_an_event_is_below_its_floor(
    name: str, cases: Cases, floors: dict[str, Any]
):
    folder = SHARED / "data" / "events" / name
    scores = shared_scores(cases[name], folder / "gold.json")
    corpus = corpus_sha256(*folder.glob("*.txt"), folder / "gold.json")
    assert falls(name, corpus, scores, floors) == []


@pytest.mark.parametrize("name", EVENTS)
def test_every_quote_of_an_event_is_verbatim(name: str, cases: Cases):
    case = cases[name]
    texts = {d["id"]: d["text"] for d in case["documents"]}
    assert case["failures"] == []
    for claim in case["claims"]:
        assert claim["quote"] == texts[claim["document"]][claim["start"] : claim["end"]]


@pytest.fixture(scope="module")
def seeds() -> dict[str, Any]:
    return case_of(str(SHARED / "seeds"))


def test_the_founding_five_are_read(seeds: dict[str, Any]):
    texts = {d["id"]: d["text"] for d in seeds["documents"]}
    assert (len(texts), seeds["failures"]) == (5, [])
    for claim in seeds["claims"]:
        assert claim["quote"] == texts[claim["document"]][claim["start"] : claim["end"]]


def test_the_sentences_that_must_come_out(
    seeds: dict[str, Any], floors: dict[str, Any], capsys: pytest.CaptureFixture[str]
):
    outcome = check_seeds(seeds)
    out = [name for name, failed in outcome if not failed]
    missing = [f"{name}: {'; '.join(failed)}" for name, failed in outcome if failed]
    with capsys.disabled():
        print("", f"{len(out)} of {len(outcome)} come out", *missing, sep="\n  ")  # noqa: T201  the report
    assert len(outcome) == 21
    corpus = corpus_sha256(*(SHARED / "seeds").glob("*.txt"))
    assert falls("seeds", corpus, seeds_scores(), floors) == []
