"""A page stays a page: long lists are cut, and it says by how much."""

from __future__ import annotations

import re
from collections.abc import Generator

import pytest

from acceptance_pages import parse
from conftest import Examples
from rashomon.dossier import DossierOptions, render_dossier
from rashomon.dossier.overview import Column, busiest
from rashomon.store import Store, open_store
from rashomon.views import CaseIndex, QuestionRow, VariantRow, question_rows


@pytest.fixture(scope="module", name="case")
def case_fixture(examples: Examples) -> Generator[Store]:
    store = open_store(examples.case)
    yield store
    store.close()


def page(case: Store, most: int) -> str:
    return render_dossier(case.view(), DossierOptions(max_rows=most))


def test_nothing_is_left_out_below_the_limit(case: Store):
    assert page(case, 100) == page(case, 10_000)
    assert "which the case holds" not in page(case, 100)


def test_long_lists_say_how_many_more_there_are(case: Store):
    questions = question_rows(CaseIndex.of(case.view())).rows
    settled = [
        q
        for q in questions
        if not q.disputed and len({i for v in q.variants for i in v.document_ids}) > 1
    ]
    short = page(case, 5)
    shown = parse(short).xpath("//h2[@id='settled']/following-sibling::details[@id]")
    kept = [e for e in shown if e.get("id").startswith("question")]
    assert len(kept) == 5 < len(settled)
    assert f"and {len(settled) - 5} more, which the case holds" in short
    assert len(re.findall("which the case holds", short)) > 1


def test_reports_are_never_cut(case: Store):
    assert len(parse(page(case, 10)).xpath("//details[contains(@class, 'report')]")) == 11


@pytest.mark.parametrize(
    ("most", "kept"),
    [
        (3, ["a", "b", "c"]),  # all of them, in their order
        (2, ["b", "c"]),  # a answers nothing
        (1, ["c"]),  # c answers two questions
    ],
)
def test_the_busiest_columns_are_kept(most: int, kept: list[str]):
    columns = [Column(name, frozenset({f"doc-{name}"})) for name in "abc"]
    answers = ["doc-b", "doc-c"], ["doc-c"]
    questions = [question_of(*ids) for ids in answers]
    assert [c.title for c in busiest(columns, questions, most)] == kept


def question_of(*document_ids: str) -> QuestionRow:
    variant = VariantRow("variant-1", "", document_ids, (), (), (), None, ())
    return QuestionRow("question-1", "", None, True, (variant,))  # noqa: FBT003  a record
