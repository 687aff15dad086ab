"""Lay out what was read of a portion as columns.

    Analysis and what is kept beside it -> rows -> Parquet

The bytes depend on the documents only: rows are in the order of the input, and no clock is in
them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from rashomon.model import Claim, Document, Failure, Sentence, Sign
from rashomon.pipeline.analyse import Analysis
from rashomon.stages.reuse import ReuseParams, whole_keys
from rashomon.store import Record
from rashomon.store.base import searchable
from rashomon.store.codec import encode_record
from rashomon.store.kinds import kind_of

if TYPE_CHECKING:
    import pyarrow as pa

Row: TypeAlias = dict[str, Any]

TOGETHER = 64
"""Documents of one row group of records: one document is found without reading a thousand."""

TERMS_TOGETHER = 4096
"""Words of one row group of the index."""

COLUMNS: dict[str, dict[str, str]] = {
    "documents": {
        "number": "int32",
        "id": "string",
        "external_id": "string",
        "publisher": "string",
        "title": "string",
        "published": "string",
        "url": "string",
        "path": "string",
        "language": "string",
        "outcome": "string",
        "characters": "int32",
        "claims": "int32",
    },
    "records": {
        "number": "int32",
        "document_id": "string",
        "kind": "string",
        "start": "int32",
        "end": "int32",
        "words": "string",
        "record": "string",
    },
    "failures": {
        "stage": "string",
        "item": "string",
        "error": "string",
        "hint": "string",
        "traceback": "string",
        "document_id": "string",
    },
    "keys": {"document": "int64", "key": "int64"},
    "terms": {"term": "string", "documents": "list"},
}
"""The columns of each table; `number` counts the documents of a portion from 0."""

HALF = 1 << 63
"""Ids are 64 bits without a sign; less this they are numbers of the same order with one."""


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """A document, what is kept beside it, and what was read in it."""

    analysis: Analysis
    beside: tuple[Record, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """All records but its failure, as a case stores them."""
        found = self.analysis
        return (
            found.document,
            *self.beside,
            found.activity,
            *found.zones,
            *found.sentences,
            *found.attributions,
            *found.claims,
            *found.signs,
        )


@dataclass(slots=True)
class Columns:
    """What is gathered of a portion while it is read."""

    documents: list[Row] = field(default_factory=list[Row])
    failures: list[Row] = field(default_factory=list[Row])
    shared: list[tuple[Document, Sequence[Sentence]]] = field(default_factory=list[Any])
    """What copies are found by."""
    terms: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, read: DocumentRead) -> Iterator[Row]:
        """Take a document in, and give the rows of its records."""
        analysis, number = read.analysis, len(self.documents)
        document = analysis.document
        self.documents.append(_document_row(number, analysis))
        self.shared.append((document, analysis.sentences))
        for term in sorted(set(searchable(document).split())):
            self.terms[term].append(number)
        if analysis.failure:
            self.fail(analysis.failure)
        for record in read.records:
            yield _record_row(number, document.id, record)

    def fail(self, failure: Failure) -> None:
        """Take a failure in."""
        names = COLUMNS["failures"]
        self.failures.append({name: getattr(failure, name) for name in names})

    def write(self, folder: Path, params: ReuseParams) -> None:
        """Write all tables but the records."""
        write_table(folder, "documents", self.documents)
        write_table(folder, "failures", self.failures)
        rows: Iterable[Row] = (
            {"term": term, "documents": numbers}
            for term, numbers in sorted(self.terms.items())
        )
        write_table(folder, "terms", list(rows), TERMS_TOGETHER)
        _write_keys(folder, self.shared, params)


class RecordsFile:
    """The records of a portion, written while it is read."""

    def __init__(self, folder: Path) -> None:
        import pyarrow.parquet as pq

        self._file = pq.ParquetWriter(table_path(folder, "records"), schema_of("records"))
        self._rows: list[Row] = []
        self._documents = 0

    def add(self, rows: Iterable[Row]) -> None:
        """Take the records of one document."""
        self._rows += rows
        self._documents += 1
        if self._documents == TOGETHER:
            self._flush()

    def close(self) -> None:
        """Write what is left."""
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            self._file.write_table(pa.Table.from_pylist(self._rows, schema_of("records")))
        self._rows, self._documents = [], 0


def write_table(
    folder: Path, name: str, rows: Sequence[Row], together: int | None = None
) -> None:
    """Write one table of a portion."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pylist(list(rows), schema_of(name))
    pq.write_table(table, table_path(folder, name), row_group_size=together)


def table_path(folder: Path, name: str) -> Path:
    """Name the file of a table."""
    return folder / f"{name}.parquet"


def schema_of(name: str) -> pa.Schema:
    """Give the columns of a table."""
    import pyarrow as pa

    kinds: Mapping[str, Any] = {
        "int32": pa.int32(),
        "int64": pa.int64(),
        "string": pa.string(),
        "list": pa.list_(pa.int32()),
    }
    return pa.schema([(column, kinds[kind]) for column, kind in COLUMNS[name].items()])


def number_of_id(document_id: str) -> int:
    """Give the 64 bits of an id as a number; ids and numbers have one order.

    >>> number_of_id("doc-8000000000000000"), id_of_number(-1)
    (0, 'doc-7fffffffffffffff')
    """
    return int(document_id.rpartition("-")[2], 16) - HALF


def id_of_number(number: int) -> str:
    """Give the id of a document from its number."""
    return f"doc-{number + HALF:016x}"


def _document_row(number: int, analysis: Analysis) -> Row:
    document = analysis.document
    return {
        "number": number,
        "id": document.id,
        "external_id": document.external_id,
        "publisher": document.publisher,
        "title": document.title,
        "published": document.published.edtf if document.published else None,
        "url": document.url,
        "path": document.path,
        "language": document.language,
        "outcome": analysis.activity.outcome.value,
        "characters": len(document.text),
        "claims": len(analysis.claims),
    }


def _record_row(number: int, document_id: str, record: Record) -> Row:
    kind = kind_of(type(record))
    start, end = kind.range_of(record)
    is_quoted = isinstance(record, Claim | Sign)
    return {
        "number": number,
        "document_id": document_id,
        "kind": kind.table,
        "start": start,
        "end": end,
        "words": record.span.quote if is_quoted else None,
        "record": encode_record(record),
    }


def _write_keys(
    folder: Path, shared: Sequence[tuple[Document, Sequence[Sentence]]], params: ReuseParams
) -> None:
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    keys, owners = whole_keys(shared, params)
    ids = np.array([number_of_id(d.id) for d, _ in shared], dtype=np.int64)
    columns = [ids[owners], keys.view(np.int64)]
    table = pa.Table.from_arrays([pa.array(c) for c in columns], schema=schema_of("keys"))
    pq.write_table(table, table_path(folder, "keys"))
