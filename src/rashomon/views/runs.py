"""Show the runs that put a case together, and what it held after each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import Claim, Document, Question
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from rashomon.views.index import CaseIndex


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run, and what was in the case after it."""

    run: int
    documents: int
    claims: int
    questions: int


def run_rows(
    index: CaseIndex,
    *,
    offset: int = 0,
    limit: int | None = None,
    latest_first: bool = False,
) -> Page[RunRow]:
    """List the runs in their order, or the latest first; each counts anew what it left."""
    runs = index.view.runs()
    listed = tuple(reversed(runs)) if latest_first else runs
    return Page.of(listed, lambda run: _run_row(index, run), offset, limit)


def _run_row(index: CaseIndex, run: int) -> RunRow:
    then = index.view.at(run)
    counts = (then.count(record) for record in (Document, Claim, Question))
    return RunRow(run, *counts)
