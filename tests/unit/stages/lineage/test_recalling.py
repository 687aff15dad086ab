"""What was traced before is recalled, and is what tracing all anew gives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_claim, make_document
from rashomon.model import (
    Claim,
    Origin,
    OriginKind,
    OriginLevel,
    Passage,
    PassageKind,
    Reading,
    Relation,
    RelationKind,
    Sentence,
    Span,
    ZoneKind,
)
from rashomon.stages.lineage import (
    Lineage,
    LineageParams,
    Recall,
    Traced,
    trace_lineage,
)

TOLD = "The old mill at Osk burned down on Monday night"
HEAD = "Old mill at Osk burned down"
FIRST = make_document(f"{TOLD}, the mayor of Osk said.", external_id="a")
SECOND = make_document(f"{HEAD}\n\n{TOLD}.", external_id="b")
CLAIMS = (
    make_claim(FIRST, TOLD, "the mayor of Osk"),
    make_claim(SECOND, HEAD, zone=ZoneKind.HEADLINE),
    make_claim(SECOND, TOLD),
)
BOTH = tuple(sorted((FIRST.id, SECOND.id)))
PASSAGE = Passage(
    "passage-1",
    PassageKind.EDITED,
    FIRST.id,
    Span.of(FIRST.text, 0, len(TOLD)),
    SECOND.id,
    Span.of(SECOND.text, len(HEAD) + 2, len(HEAD) + 2 + len(TOLD)),
    0.9,
)
READING = Reading.of(
    [FIRST, SECOND],
    claims=CLAIMS,
    sentences=[Sentence(d.id, 0, len(d.text), ZoneKind.BODY) for d in (FIRST, SECOND)],
    passages=[PASSAGE],
    origins=[Origin("origin-1", OriginLevel.DOCUMENT, OriginKind.EDITED, BOTH)],
)
RELATED = (
    Relation(
        "relation-1", RelationKind.SAME, CLAIMS[0].id, CLAIMS[1].id, None, (), "alike"
    ),
)
MADE_FROM = {FIRST.id: b"first as it is", SECOND.id: b"second as it is"}


def traced(
    before: Traced, made_from: dict[str, bytes] = MADE_FROM, reading: Reading = READING
) -> tuple[Lineage, Traced]:
    recall = Recall(before, made_from)
    found = trace_lineage(reading, RELATED, [], LineageParams(), recall)
    return found, recall.after


@pytest.fixture(name="asked")
def asked_fixture(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which documents are gone through."""
    asked: list[str] = []
    package = "rashomon.stages.lineage"

    def note(name: str) -> None:
        from importlib import import_module

        module, function = name.rsplit(".", 1)
        plain = getattr(import_module(f"{package}.{module}"), function)

        def noted(*given: object) -> object:
            asked.append(function)
            return plain(*given)

        monkeypatch.setattr(f"{package}.{name}", noted)

    for name in (
        "copies._of_documents",
        "headlines._in_one_document",
        "tellings._of_related",
        "shifts._shifts",
    ):
        note(name)
    return asked


def test_recalled_is_what_was_traced(asked: list[str]):
    plain = trace_lineage(READING, RELATED, [], LineageParams())
    assert plain.shifts
    first, left = traced(Traced())
    assert first == plain
    assert set(asked) == {"_of_documents", "_in_one_document", "_of_related", "_shifts"}
    asked.clear()
    again, still = traced(left)
    assert again == plain
    assert still == left
    assert not asked


@pytest.mark.parametrize("other", [FIRST.id, SECOND.id])
def test_a_document_that_is_other_is_traced_anew(asked: list[str], other: str):
    _, left = traced(Traced())
    asked.clear()
    traced(left, MADE_FROM | {other: b"read otherwise"})
    heads = {"_in_one_document"} if other == SECOND.id else set[str]()
    assert set(asked) >= {"_of_documents", "_of_related", "_shifts"} | heads


def test_what_ties_documents_together_counts_too(asked: list[str]):
    _, left = traced(Traced())
    asked.clear()
    found, _ = traced(left, reading=replace(READING, origins=()))
    alone = replace(READING, origins=())
    assert found == trace_lineage(alone, RELATED, [], LineageParams())
    assert "_of_documents" in asked


def test_what_is_not_asked_for_is_let_go():
    _, left = traced(Traced())
    alone = Reading.of([FIRST], claims=[c for c in CLAIMS if _is_of(c, FIRST.id)])
    _, after = traced(left, reading=alone)
    assert after == Traced()


def _is_of(claim: Claim, document_id: str) -> bool:
    return claim.document_id == document_id
