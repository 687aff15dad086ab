"""Read tables of reports: a document a row.

Item -> rows -> Document, RawContent, PageMap | Failure with the row's number
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from rashomon.model import Document, PageMap, Part, PartKind, RawContent
from rashomon.stages.ingest.decoding import media_type
from rashomon.stages.ingest.extracts import UnreadableError
from rashomon.stages.ingest.items import Item, Record, failure
from rashomon.stages.ingest.rows import read_row
from rashomon.stages.ingest.table_rows import HINT, Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.stages.ingest.table_rows import Row
    from rashomon.stages.ingest.tools import Tools

PARQUET_ROW = "application/json"
"""What is kept of a row of Parquet: its cells as JSON."""

ROW_HINT = "mend the row; the others are read."


def read_csv(item: Item, tools: Tools) -> Iterator[Record]:
    """Read CSV: a document a row, with the row's own bytes."""
    return _read(item, tools, "csv", "text/csv")


def read_parquet(item: Item, tools: Tools) -> Iterator[Record]:
    """Read Parquet: a document a row, with the row's cells as JSON."""
    return _read(item, tools, "parquet", PARQUET_ROW)


def _read(item: Item, tools: Tools, name: str, base: str) -> Iterator[Record]:
    try:
        found = Rows.of(tools.confined.parse(name, item.content))
    except UnreadableError as error:
        yield failure(item.name, error.error, error.hint)
        return
    if not found.rows:
        yield failure(item.name, "no rows", "the table is empty; leave it out.")
    yield from _read_rows(found, item, base, tools)


def read_parquet_rows_found(found: Rows, item: Item, tools: Tools) -> Iterator[Record]:
    """Read rows that were taken out of a Parquet file."""
    yield from _read_rows(found, item, PARQUET_ROW, tools)


def _read_rows(found: Rows, item: Item, base: str, tools: Tools) -> Iterator[Record]:
    for row in found.rows:
        yield from _read_row(row, item, media_type(base, found.encoding), found, tools)


def _read_row(
    row: Row, item: Item, kind: str, found: Rows, tools: Tools
) -> Iterator[Record]:
    at = replace(item, name=f"{item.name}:{row.number}", stem=f"{item.stem}-{row.number}")
    if row.error:
        yield failure(at.name, row.error, ROW_HINT)
        return
    document = read_row(row.cells, at, kind, HINT, tools)
    yield document
    if isinstance(document, Document):
        raw = row.raw.encode(found.encoding)
        yield RawContent(document.id, sha256(raw).hexdigest(), kind, raw)
        whole = (Part(row.number, 0, len(document.text)),)
        yield PageMap(document.id, PartKind.ROW, whole)
