"""The overview: disputed questions down, documents (or origins) across, answers in the cells.

questions, documents -> Column, MatrixRow(Cell, ...)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from rashomon.views import CaseIndex, ClaimRow, QuestionRow, VariantRow, text_groups


@dataclass(frozen=True, slots=True)
class Column:
    """A document, or the documents that go back to one text."""

    title: str
    document_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cell:
    """Which answers a column gives, with the claims that give them."""

    answers: tuple[tuple[str, tuple[ClaimRow, ...]], ...]
    """Letter of the answer and the claims of this column; empty: it is silent."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One question across all columns."""

    question: QuestionRow
    cells: tuple[Cell, ...]


def letter(number: int) -> str:
    """Name an answer: a, b, ... z, then a2, b2 ... Accounts have the capitals."""
    turn, place = divmod(number, len(ascii_lowercase))
    return ascii_lowercase[place] + (str(turn + 1) if turn else "")


def hue(name: str) -> int:
    """Number the colour of the letter of an answer or account, 0 to 5."""
    return ascii_lowercase.index(name[0].lower()) % 6


def columns_of(index: CaseIndex, most: int) -> tuple[Column, ...]:
    """Give documents as columns when they are few, else document-level origins.

    An older version of a report answers nothing and has no column.
    """
    older = {version.older_id for version in index.versions}
    documents = [i for i in index.named if i not in older]
    if len(documents) <= most:
        return tuple(Column(index.named[i], frozenset({i})) for i in documents)
    return tuple(_column(index, group) for group in text_groups(index))


def _column(index: CaseIndex, group: Sequence[str]) -> Column:
    names = index.external_ids(group)
    title = names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
    return Column(title, frozenset(group))


def matrix(
    questions: Sequence[QuestionRow], columns: Sequence[Column]
) -> tuple[MatrixRow, ...]:
    """Say for each question and column which answers the column gives."""
    place = {
        i: number for number, column in enumerate(columns) for i in column.document_ids
    }
    return tuple(MatrixRow(q, _cells(q.variants, place, len(columns))) for q in questions)


def busiest(
    columns: Sequence[Column], questions: Sequence[QuestionRow], most: int
) -> tuple[Column, ...]:
    """Keep, in their order, the columns that answer most questions when there are too many."""
    asked = Counter(
        i for q in questions for i in {i for v in q.variants for i in v.document_ids}
    )
    ranked = sorted(
        range(len(columns)),
        key=lambda k: (-sum(asked[i] for i in columns[k].document_ids), k),
    )
    return tuple(columns[k] for k in sorted(ranked[:most]))


def _cells(
    variants: Sequence[VariantRow], place: Mapping[str, int], count: int
) -> tuple[Cell, ...]:
    found: list[dict[str, list[ClaimRow]]] = [{} for _ in range(count)]
    for number, variant in enumerate(variants):
        for claim in variant.claims:
            if claim.document_id in place:
                answers = found[place[claim.document_id]]
                answers.setdefault(letter(number), []).append(claim)
    return tuple(
        Cell(tuple((name, tuple(claims)) for name, claims in answers.items()))
        for answers in found
    )
