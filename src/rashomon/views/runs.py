"""Show the runs that put a case together, and what it held after each."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import Claim, Document, Question
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from rashomon.views.index import CaseIndex

COUNTED = (Document, Claim, Question)


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run, and what was in the case after it."""

    run: int
    documents: int = 0
    claims: int = 0
    questions: int = 0


def run_rows(
    index: CaseIndex,
    *,
    offset: int = 0,
    limit: int | None = None,
    latest_first: bool = False,
) -> Page[RunRow]:
    """List the runs in their order, or the latest first, with what was in the case after each.

    A judgement is a run, too: most leave what is counted as it was. What a closed run left does
    not change any more, so that it is counted once.
    """
    runs = index.view.runs()
    listed = tuple(reversed(runs)) if latest_first else runs
    changed = index.parts["found"].kept(
        "changed_in", lambda: index.view.changed_in(*COUNTED)
    )

    def row(run: int) -> RunRow:
        same = changed[: bisect_right(changed, run)][-1:]  # the last run that left others
        return RunRow(run, *(count for last in same for count in _counts(index, last)))

    return Page.of(listed, row, offset, limit)


def _counts(index: CaseIndex, run: int) -> tuple[int, ...]:
    def count() -> tuple[int, ...]:
        then = index.view.at(run)
        return tuple(then.count(record) for record in COUNTED)

    return index.parts["past"].kept(f"counts after {run}", count)
