"""Flatten a case into tables: one row a thing, plain cells, joined for a spreadsheet.

    CaseIndex -> rows of views -> {column: cell}

Cells are text, numbers, yes/no, None, or lists of text. `files` writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rashomon.errors import UnknownNameError
from rashomon.export.cells import Row
from rashomon.export.judged_tables import (
    CONTRADICTION_COLUMNS,
    CORRECTION_COLUMNS,
    JUDGEMENT_COLUMNS,
    NOTE_COLUMNS,
    contradiction_cells,
    correction_cells,
    fall_cells,
    grade_cells,
    judgement_cells,
    note_cells,
)
from rashomon.views import (
    CaseIndex,
    account_letters,
    account_rows,
    claim_rows,
    document_rows,
    matter_rows,
    metadata_rows,
    origin_rows,
    question_rows,
    relation_rows,
    run_rows,
    silence_rows,
    voice_rows,
)

if TYPE_CHECKING:
    from rashomon.store import View


@dataclass(frozen=True, slots=True)
class Table:
    """A table a case can be written as."""

    name: str
    columns: Mapping[str, type]
    """What each column holds, in order: str, int, bool, or list (of text)."""
    rows: Callable[[CaseIndex], Iterator[Row]]


def table_names() -> tuple[str, ...]:
    """Name the tables there are."""
    return tuple(_tables())


@cache
def _tables() -> dict[str, Table]:
    """List the tables by name."""
    listed = (
        _table("questions", _question_rows, *_QUESTION_COLUMNS),
        _table("claims", _claim_rows, *_CLAIM_COLUMNS),
        _table("origins", _origin_rows, *_ORIGIN_COLUMNS),
        _table("accounts", _account_rows, *_ACCOUNT_COLUMNS),
        _table("hinges", _hinge_rows, *_HINGE_COLUMNS),
        _table("silence", _silence_rows, *_SILENCE_COLUMNS),
        _table("documents", _document_rows, *_DOCUMENT_COLUMNS),
        _table("metadata", _metadata_rows, *_METADATA_COLUMNS),
        _table("runs", _run_rows, "#run", "#documents", "#claims", "#questions"),
        _table("contradictions", contradiction_cells, *CONTRADICTION_COLUMNS),
        _table("judgements", judgement_cells, *JUDGEMENT_COLUMNS),
        _table("corrections", correction_cells, *CORRECTION_COLUMNS),
        _table("notes", note_cells, *NOTE_COLUMNS),
        _table("grades", grade_cells, "name", "grade", "note"),
        _table("falls", fall_cells, "kind", "subject", "text", "*names"),
        _table("removed", _removed_rows, "id", "external_id", "why"),
        _table("relations", _relation_rows, *_RELATION_COLUMNS),
    )
    return {table.name: table for table in listed}


def table_of(name: str) -> Table:
    """Look a table up.

    Raises:
        UnknownNameError: There is none of this name.
    """
    if name not in _tables():
        raise UnknownNameError.of("table", name, list(_tables()))
    return _tables()[name]


def rows_of(view: View | CaseIndex, name: str) -> list[Row]:
    """Give the rows of one table, in the order in which views show them.

    Raises:
        UnknownNameError: There is no table of this name.
    """
    table = table_of(name)
    index = view if isinstance(view, CaseIndex) else CaseIndex.of(view)
    return list(table.rows(index))


_TYPES: Mapping[str, type] = {"": str, "#": int, "?": bool, "*": list, "%": float}

_QUESTION_COLUMNS = (
    *("question_id", "question", "on", "?disputed", "variant_id", "answer"),
    *("#documents", "*document_names", "#origins", "*origin_names", "#unsourced"),
    *("source", "#information", "*why", "*claim_ids", "*quotes", "*left_out"),
)
_CLAIM_COLUMNS = (
    *("id", "document_id", "document", "publisher", "zone", "#start", "#end", "quote"),
    "found_at",
    *("speaker", "speaker_id", "?is_author", "?is_named", "source", "*chain", "cue"),
    *("certainty", "factuality_source", "factuality_author", "condition"),
    *("*quantities", "*times", "*actors", "*places", "event_type", "*origin_ids"),
)
_ORIGIN_COLUMNS = (
    *("id", "level", "kind", "name", "#documents", "*document_names"),
    *("#claims", "first", "*why"),
)
_ACCOUNT_COLUMNS = (
    *("id", "account", "matter_id", "title", "*held_by", "*leaning"),
    *("*answers", "*crux", "*silent_on"),
)
_SILENCE_COLUMNS = (
    *("document_id", "document", "#claims", "#own", "#named", "#unnamed", "#hedged"),
    *("*questions", "*actors"),
)
_HINGE_COLUMNS = (
    *("matter_id", "question_id", "question", "answer", "*ends", "#origins", "#unsourced"),
)
_DOCUMENT_COLUMNS = (
    *("id", "external_id", "publisher", "title", "published", "language", "path", "url"),
    *("#characters", "#claims", "#signs", "*origin_ids", "newer"),
)
_METADATA_COLUMNS = (
    *("document_id", "document", "field", "value", "basis", "where", "literal"),
    *("#start", "#end", "?in_force"),
)
_RELATION_COLUMNS = (
    *("id", "kind", "on", "a", "a_document", "a_speaker", "a_quote"),
    *("b", "b_document", "b_speaker", "b_quote", "why", "*judged_by", "%chance"),
)
# A mark before a name says what the column holds, as in `_TYPES`.


def _table(name: str, rows: Callable[[CaseIndex], Iterator[Row]], *marked: str) -> Table:
    marks = {column.lstrip("#?*%"): column for column in marked}
    types = {plain: _TYPES[column[: -len(plain)]] for plain, column in marks.items()}
    return Table(name, types, rows)


def _question_rows(index: CaseIndex) -> Iterator[Row]:
    """Give a row a variant."""
    for question in question_rows(index).rows:
        for variant in question.variants:
            weight = variant.weight
            yield {
                "question_id": question.id,
                "question": question.text,
                "on": question.on,
                "disputed": question.disputed,
                "variant_id": variant.id,
                "answer": variant.answer,
                "documents": len(variant.document_ids),
                "document_names": list(variant.external_ids),
                "origins": len(variant.origins),
                "origin_names": [origin.name or origin.kind for origin in variant.origins],
                "unsourced": len(variant.unsourced),
                "source": weight.source if weight else None,
                "information": weight.information if weight else None,
                "why": list(weight.why) if weight else [],
                "claim_ids": [claim.id for claim in variant.claims],
                "quotes": [claim.quote for claim in variant.claims],
                "left_out": [claim.id for claim in variant.left_out],
            }


def _claim_rows(index: CaseIndex) -> Iterator[Row]:
    for claim in claim_rows(index).rows:
        yield {
            "id": claim.id,
            "document_id": claim.document_id,
            "document": claim.external_id,
            "publisher": claim.publisher,
            "zone": claim.zone,
            "start": claim.start,
            "end": claim.end,
            "quote": claim.quote,
            "found_at": claim.found_at,
            "speaker": claim.speaker,
            "speaker_id": claim.speaker_id,
            "is_author": claim.is_author,
            "is_named": claim.is_named,
            "source": claim.source,
            "chain": list(claim.chain),
            "cue": claim.cue,
            "certainty": claim.certainty,
            "factuality_source": claim.factuality_source,
            "factuality_author": claim.factuality_author,
            "condition": claim.condition,
            "quantities": list(claim.quantities),
            "times": list(claim.times),
            "actors": [mention.name or mention.text for mention in claim.actors],
            "places": [place.name or place.text for place in claim.places],
            "event_type": claim.event_type,
            "origin_ids": list(claim.origin_ids),
        }


def _origin_rows(index: CaseIndex) -> Iterator[Row]:
    for origin in origin_rows(index).rows:
        yield {
            "id": origin.id,
            "level": origin.level,
            "kind": origin.kind,
            "name": origin.name,
            "documents": len(origin.document_ids),
            "document_names": list(origin.external_ids),
            "claims": len(origin.claim_ids),
            "first": origin.first,
            "why": [evidence.why for evidence in origin.evidence],
        }


def _account_rows(index: CaseIndex) -> Iterator[Row]:
    for account in account_rows(index).rows:
        yield {
            "id": account.id,
            "account": account.letter,
            "matter_id": account.matter_id,
            "title": account.title,
            "held_by": list(account.held_by),
            "leaning": list(account.leaning),
            "answers": [f"{held.question} {held.answer}" for held in account.variants],
            "crux": [claim.quote for claim in account.crux],
            "silent_on": list(account.silent_on),
        }


def _hinge_rows(index: CaseIndex) -> Iterator[Row]:
    """Give a row an answer that would end an account, matter by matter."""
    letters = account_letters(index)
    for matter in matter_rows(index).rows:
        for hinge in matter.hinges:
            for answer in hinge.answers:
                yield {
                    "matter_id": matter.id,
                    "question_id": hinge.question_id,
                    "question": hinge.question,
                    "answer": answer.answer,
                    "ends": [letters[i] for i in answer.ends],
                    "origins": answer.origins,
                    "unsourced": answer.unsourced,
                }


def _silence_rows(index: CaseIndex) -> Iterator[Row]:
    """Give a row a document: in whose voice it speaks, what it leaves out that others tell."""
    left_out = {row.document_id: row for row in silence_rows(index)}
    for voice in voice_rows(index).rows:
        silence = left_out.get(voice.document_id)
        yield {
            "document_id": voice.document_id,
            "document": voice.external_id,
            "claims": voice.claims,
            "own": voice.own,
            "named": voice.named,
            "unnamed": voice.unnamed,
            "hedged": voice.hedged,
            "questions": [text for _, text, _ in silence.questions] if silence else [],
            "actors": [name for name, _ in silence.actors] if silence else [],
        }


def _document_rows(index: CaseIndex) -> Iterator[Row]:
    for document in document_rows(index).rows:
        yield {
            "id": document.id,
            "external_id": document.external_id,
            "publisher": document.publisher,
            "title": document.title,
            "published": document.published,
            "language": document.language,
            "path": document.path,
            "url": document.url,
            "characters": document.characters,
            "claims": document.claims,
            "signs": document.signs,
            "origin_ids": [origin.id for origin in document.origins],
            "newer": document.newer,
        }


def _metadata_rows(index: CaseIndex) -> Iterator[Row]:
    """Give a row a value, also of values that another one is put before."""
    for document in index.documents:
        for value in metadata_rows(index, document):
            yield {
                "document_id": value.document_id,
                "document": value.document,
                "field": value.field,
                "value": value.value,
                "basis": value.basis,
                "where": value.where,
                "literal": value.literal,
                "start": value.span.start if value.span else None,
                "end": value.span.end if value.span else None,
                "in_force": value.in_force,
            }


def _run_rows(index: CaseIndex) -> Iterator[Row]:
    """Give a row a run: what the case held after it."""
    for row in run_rows(index).rows:
        yield {
            "run": row.run,
            "documents": row.documents,
            "claims": row.claims,
            "questions": row.questions,
        }


def _removed_rows(index: CaseIndex) -> Iterator[Row]:
    """Give a row a document that the user took out."""
    for withdrawal in index.withdrawals:
        yield {
            "id": withdrawal.document_id,
            "external_id": withdrawal.external_id,
            "why": withdrawal.why,
        }


def _relation_rows(index: CaseIndex) -> Iterator[Row]:
    for relation in relation_rows(index).rows:
        yield {
            "id": relation.id,
            "kind": relation.kind,
            "on": relation.on,
            "a": relation.a.id,
            "a_document": relation.a.external_id,
            "a_speaker": relation.a.speaker,
            "a_quote": relation.a.quote,
            "b": relation.b.id,
            "b_document": relation.b.external_id,
            "b_speaker": relation.b.speaker,
            "b_quote": relation.b.quote,
            "why": relation.why,
            "judged_by": list(relation.judged_by),
            "chance": relation.chance,
        }
