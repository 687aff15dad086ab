"""Pages about the case as a whole: overview, what is to be looked at, how it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rashomon.dossier import (
    Column,
    MatrixRow,
    SingleOrigin,
    busiest,
    matrix,
    single_origins,
)
from rashomon.model import Failure, Fall, Grade, Withdrawal
from rashomon.serve.asking import ROWS
from rashomon.serve.looks import COLUMNS
from rashomon.serve.pages.record import PageRecord
from rashomon.views import (
    FIRST,
    CorrectionRow,
    JudgementRow,
    MatterRow,
    NoteRow,
    Page,
    ReviewRow,
    RunRow,
    Summary,
    correction_rows,
    first_questions,
    judgement_rows,
    learn_first,
    note_rows,
    run_rows,
    several_questions,
)

if TYPE_CHECKING:
    from rashomon.serve.asking import Ask
    from rashomon.serve.looks import Look


@dataclass(frozen=True, slots=True)
class Overview(PageRecord):
    """The case in a few counts, with what is most in dispute."""

    summary: Summary
    notes: tuple[str, ...]
    matters: tuple[MatterRow, ...]
    disputed: int
    columns: tuple[Column, ...]
    columns_left_out: int
    rows: tuple[MatrixRow, ...]
    single: tuple[SingleOrigin, ...]
    to_review: int


def overview(look: Look, ask: Ask, key: str) -> Overview:  # noqa: ARG001  each page has both
    """Show the case as a whole."""
    index = look.index
    learn_first(index)
    disputed, shared = first_questions(index)
    shown = several_questions(index, (*disputed, *shared))
    first, repeated = shown[: len(disputed)], shown[len(disputed) :]
    columns = busiest(look.columns, first, COLUMNS)
    return Overview(
        title="Who says what",
        summary=look.summary,
        notes=tuple(map(str, index.run.get("notes", ()))),
        matters=look.first_matters,
        disputed=look.summary.disputed_questions,
        columns=columns,
        columns_left_out=len(look.columns) - len(columns),
        rows=matrix(first, columns),
        single=single_origins(repeated)[:FIRST],
        to_review=look.left,
    )


@dataclass(frozen=True, slots=True)
class Review(PageRecord):
    """What a person had best look at, most consequential and least certain first."""

    rows: Page[ReviewRow]
    differing: tuple[JudgementRow, ...]
    """Judgements on which persons differ: nothing is honoured until one gives way."""
    corrections: tuple[CorrectionRow, ...]
    """Corrections on which they differ."""


def review(look: Look, ask: Ask, key: str) -> Review:  # noqa: ARG001
    """Show what is to be judged."""
    rows = Page.of(look.review, lambda row: row, ask.offset, ROWS)
    torn = tuple(row for row in correction_rows(look.index).rows if row.against)
    return Review("To be looked at", rows, look.differing, torn)


@dataclass(frozen=True, slots=True)
class Judgements(PageRecord):
    """What persons judged, the latest first."""

    rows: Page[JudgementRow]
    corrections: Page[CorrectionRow]
    notes: Page[NoteRow]


def judgements(look: Look, ask: Ask, key: str) -> Judgements:  # noqa: ARG001
    """Show judgements, those withdrawn too."""
    every = judgement_rows(look.index).rows
    latest = sorted(every, key=lambda r: (r.judgement.at, r.judgement.id), reverse=True)
    corrected = sorted(
        correction_rows(look.index).rows,
        key=lambda r: (r.correction.at, r.correction.id),
        reverse=True,
    )
    noted = note_rows(look.index).rows[::-1]
    return Judgements(
        "What persons judged",
        Page.of(latest, lambda r: r, ask.offset, ROWS),
        Page.of(corrected, lambda r: r, ask.offset, ROWS),
        Page.of(noted, lambda r: r, ask.offset, ROWS),
    )


@dataclass(frozen=True, slots=True)
class Failures(PageRecord):
    """What could not be read, and what was taken out."""

    rows: tuple[Failure, ...]
    removed: tuple[Withdrawal, ...]


def failures(look: Look, ask: Ask, key: str) -> Failures:  # noqa: ARG001
    """Show what is not in the case."""
    return Failures("What could not be read", look.index.failures, look.index.withdrawals)


@dataclass(frozen=True, slots=True)
class Trust(PageRecord):
    """Whom the user grades and distrusts, and what falls with that."""

    distrusted: tuple[str, ...]
    falls: tuple[Fall, ...]
    grades: tuple[Grade, ...]
    speakers: tuple[str, ...]
    """Names that can be left out."""


def trust(look: Look, ask: Ask, key: str) -> Trust:  # noqa: ARG001
    """Show what stands without somebody."""
    index = look.index
    names = (look.distrusted, index.falls, index.grades, look.speakers)
    return Trust("What falls without somebody", *names)


@dataclass(frozen=True, slots=True)
class Run(PageRecord):
    """How the case was made."""

    versions: Mapping[str, str]
    params: Mapping[str, Mapping[str, Any]]
    counts: Mapping[str, Any]
    notes: tuple[str, ...]
    runs: Page[RunRow]
    """What the case held after each, the last first."""


def run(look: Look, ask: Ask, key: str) -> Run:  # noqa: ARG001
    """Show the record of the last run."""
    made = look.index.run
    return Run(
        title="How this case was made",
        versions=dict(made.get("versions", {})),
        params=dict(made.get("params", {})),
        counts=dict(made.get("counts", {})),
        notes=tuple(map(str, made.get("notes", ()))),
        runs=run_rows(look.index, offset=ask.offset, limit=ROWS, latest_first=True),
    )
