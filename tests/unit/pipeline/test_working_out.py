"""What a run holds for pages is what they would work out themselves, or is not held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factories import make_actor, make_claim, make_document, make_link, span_of
from filled import fill
from rashomon.config import Settings
from rashomon.model import (
    Certainty,
    Claim,
    CorrectedField,
    Correction,
    Document,
    Judgement,
    Mention,
    Role,
)
from rashomon.pipeline import local, put_together
from rashomon.pipeline.waiting import store_now
from rashomon.store import Overlay, Record, Store, View, memory_store, open_store
from rashomon.views import FOUND, CaseIndex, reading_of
from rashomon.views.worked import WORKED

URL = "https://news.example/lisk/the-siege"


def told_twice() -> list[Record]:
    """Give two versions of a report, and a third that calls one group otherwise."""
    day = "The River Front shelled the mill. The River Front left Lisk, Tomas Ilk said."
    first, later = (
        make_document(f"{words} {day}", url=URL, published=date, publisher="Lisk Wire")
        for words, date in (("It rained.", "2031-05-04"), ("It snowed.", "2031-05-05"))
    )
    other = make_document("River Front men shelled the mill.", publisher="Mill Post")
    words = [
        (first, "The River Front shelled the mill", "The River Front"),
        (later, "The River Front shelled the mill", "The River Front"),
        (later, "The River Front left Lisk", "Front left"),
        (other, "River Front men shelled the mill", "River Front men"),
    ]
    claims = [
        make_claim(d, said, actors=(Mention(span_of(d, name), Role.AGENT, "ORG"),))
        for d, said, name in words
    ]
    return [first, later, other, *claims]


@pytest.fixture(params=["memory", "file"], name="store")
def store_fixture(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    is_file = request.param == "file"
    made = open_store(tmp_path / "case.db", create=True) if is_file else memory_store()
    fill(made)
    with made.writer() as writer:
        writer.add(told_twice())
    yield made
    made.close()


class Unheld:
    """A view on a case of which nothing was worked out."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def worked(self, *_: object) -> None:
        return None


def held_of(view: View) -> dict[str, str | None]:
    state = view.state_of(*FOUND)
    return {held.name: view.worked(held.name, state) for held in WORKED}


def worked_anew(view: View) -> dict[str, str]:
    bare: Any = Unheld(view)
    return {held.name: held.written(CaseIndex(bare)) for held in WORKED}


def test_what_is_held_is_what_a_page_would_work_out(store: Store):
    put_together(store, Settings())
    view = store.view().at(store.view().last_run())
    assert held_of(view) == worked_anew(view)
    assert any(body not in {"[]", None} for body in held_of(view).values())


@pytest.mark.parametrize("held", WORKED, ids=lambda held: held.name)
def test_what_is_held_reads_as_what_was_made(store: Store, held: Any):
    put_together(store, Settings())
    view: Any = store.view()
    assert held.of(CaseIndex(view)) == held.of(CaseIndex(Unheld(view)))  # type: ignore[arg-type]


def corrected(claim: Claim) -> Correction:
    return Correction(
        id=f"correction-{claim.id}",
        claim=claim.id,
        document_id=claim.document_id,
        place=claim.span,
        field=CorrectedField.CERTAINTY,
        words=Certainty.PREDICTED,
        read_as=claim.certainty,
        by="Ines",
        at="2031-05-06T10:00:00+00:00",
        certainty=Certainty.PREDICTED,
    )


def test_nothing_is_held_of_a_case_that_was_corrected_since(store: Store):
    put_together(store, Settings())
    claim = next(iter(store.view().all(Claim)))
    store_now(store, [corrected(claim)])
    assert set(held_of(store.view()).values()) == {None}
    put_together(store, Settings())
    assert held_of(store.view()) == worked_anew(store.view())


def test_a_correction_that_came_meanwhile_is_not_passed_over(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    claim, real = next(iter(store.view().all(Claim))), local.work_out

    def while_somebody_corrects(*told: Any) -> dict[str, str]:
        store_now(store, [corrected(claim)])
        return real(*told)

    monkeypatch.setattr(local, "work_out", while_somebody_corrects)
    put_together(store, Settings())
    assert set(held_of(store.view()).values()) == {None}


def test_a_judgement_leaves_what_is_held(store: Store):
    put_together(store, Settings())
    before = held_of(store.view())
    judged = replace(next(iter(store.view().all(Judgement))), note="said again")
    store_now(store, [judged])
    assert held_of(store.view()) == before


def test_a_case_without_somebody_is_worked_out_of_its_own_records(store: Store):
    put_together(store, Settings())
    view = store.view()
    assert set(held_of(Overlay(view, (), (), {})).values()) == {None}


def test_a_document_that_came_in_no_closed_run_is_in_nothing_that_is_held(store: Store):
    put_together(store, Settings())
    then = store.view().at(store.view().last_run())
    with store.writer() as writer:
        writer.add([make_document("Nobody was seen.", external_id="late")])
    assert None in held_of(store.view()).values()
    assert "late" not in {d.external_id for d in CaseIndex(then).documents}
    assert reading_of(then).documents.keys() < {d.id for d in store.view().all(Document)}


def test_links_are_those_of_the_reading_not_of_the_run_before(store: Store):
    report = make_document("The Mill Guard fled.", external_id="guard")
    claim = make_claim(
        report,
        "The Mill Guard fled",
        actors=(Mention(span_of(report, "Mill Guard"), Role.AGENT, "ORG"),),
    )
    other = make_actor("Somebody else")
    link = make_link(report, "Mill Guard", other)
    with store.writer() as writer:
        writer.add([report, claim, other, link])
    put_together(store, Settings())
    assert held_of(store.view()) == worked_anew(store.view())
