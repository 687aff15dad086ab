"""What was compared before is not compared again, and the result is that of comparing all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Examples
from rashomon.model import Reading
from rashomon.stages.compare import (
    Before,
    CompareParams,
    Comparison,
    Known,
    Laid,
    claim_marks,
)
from rashomon.stages.compare.compare import compare_facets
from rashomon.stages.compare.facets import Facets, find_facets
from rashomon.stages.compare.laid import Strip, strip
from rashomon.store import open_store
from rashomon.views.index import reading_of

States = tuple[str, ...]
"""How each document stands in a case: "" (not there), "whole", or "half" of its claims read."""


@dataclass(frozen=True)
class Cases:
    """Every state of every document of the examples, looked at once."""

    reading: Reading
    facets: dict[tuple[str, str], dict[str, Facets]]
    strips: dict[tuple[str, str], Strip]

    @classmethod
    def of(cls, reading: Reading) -> Cases:
        every = find_facets(replace(reading, origins=(), passages=()))
        facets = {
            (d, state): {
                c: f
                for k, (c, f) in enumerate(every.items())
                if f.claim.document_id == d and (state == "whole" or k % 2)
            }
            for d in reading.documents
            for state in ("whole", "half")
        }
        strips = {key: strip(tuple(found.values())) for key, found in facets.items()}
        return cls(reading, facets, strips)

    def compared(self, states: States, limit: int, before: Before | None) -> Comparison:
        """Compare a case whose documents stand so; None: nothing is known of it."""
        there = [(d, s) for d, s in zip(self.reading.documents, states, strict=True) if s]
        facets = {c: f for key in there for c, f in self.facets[key].items()}
        claims = {c: f.claim for c, f in facets.items()}
        laid = Laid.of([self.strips[key] for key in there], claims)
        part = Reading.of(
            [self.reading.documents[d] for d, _ in there], claims=tuple(claims.values())
        )
        known = None
        if before is not None:
            made_from = {d: state.encode().ljust(8, b" ") for d, state in there}
            known = Known(before, claim_marks(laid.claims, made_from))
        params = CompareParams(block_limit=limit, pairs_read=0)
        return compare_facets(part, facets, laid, params, known=known)


@pytest.fixture(scope="module", name="cases")
def cases_fixture(examples: Examples) -> Cases:
    store = open_store(examples.case)
    found = Cases.of(reading_of(store.view()))
    store.close()
    return found


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data(), limit=st.sampled_from([2, 4, 9, 200]))
def test_reports_that_come_go_and_are_read_otherwise_give_what_comparing_all_gives(
    cases: Cases, data: st.DataObject, limit: int
):
    count = len(cases.reading.documents)
    state = st.sampled_from(["", "half", "whole", "whole"])
    before = Before()
    for _ in range(3):
        states = tuple(data.draw(st.lists(state, min_size=count, max_size=count)))
        grown = cases.compared(states, limit, before)
        assert replace(grown, before=None) == cases.compared(states, limit, None)
        assert grown.before is not None
        before = grown.before


def test_pairs_of_what_was_there_before_are_not_decided_again(
    cases: Cases, monkeypatch: pytest.MonkeyPatch
):
    whole = ("whole",) * len(cases.reading.documents)
    first = cases.compared(whole, 200, Before()).before
    assert first is not None
    plain = cases.compared(whole, 200, None)
    asked: list[object] = []
    monkeypatch.setattr(
        "rashomon.stages.compare.decide.rules_of", lambda *_: asked.append(1)
    )
    again = cases.compared(whole, 200, first)
    assert replace(again, before=None) == plain
    assert again.relations
    spoken = replace(first, spoken=b"", relations=())
    assert cases.compared(whole, 200, spoken).relations == ()
    assert not asked


def test_a_case_that_grows_looks_at_pairs_with_a_new_claim_only(
    cases: Cases, monkeypatch: pytest.MonkeyPatch
):
    *others, last = cases.reading.documents
    known = cases.compared((*["whole"] * len(others), ""), 2, Before()).before
    assert known is not None
    assert known.ends  # some denials meet the first two of the claims that name their term
    looked: list[int] = []
    unsettled = Known.unsettled

    def noted(self: Known, codes: Any) -> Any:
        found = unsettled(self, codes)
        looked.extend(found.tolist())
        return found

    monkeypatch.setattr(Known, "unsettled", noted)
    cases.compared(("whole",) * (len(others) + 1), 2, known)
    document_of = {
        c: d for (d, s), some in cases.facets.items() if s == "whole" for c in some
    }
    ids = sorted(document_of)
    assert looked
    assert all(
        last in {document_of[ids[place]] for place in divmod(code, len(ids))}
        for code in looked
    )
