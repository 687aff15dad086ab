"""Take the rows of a table apart: CSV and Parquet; runs confined.

    bytes -> rows with the number they have in the file, their cells, their own words -> Rows

A row that is broken is told with its number; those around it are read.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import SEEK_END, BytesIO, StringIO
from pathlib import Path
from typing import Any

from rashomon.stages.ingest.decoding import Undecodable, decode
from rashomon.stages.ingest.extracts import UnreadableError
from rashomon.stages.ingest.rows import TEXT

DELIMITERS = ",;\t|"
"""What parts the cells of a CSV; the first that gives a column of texts is taken."""

FOOTER_END = 8
"""Bytes at the end of a Parquet file: the length of its footer, and four letters."""

BATCH_ROWS = 500
"""Rows of a Parquet file that are unpacked at once."""

COLUMNS_NAMED = 12
"""Most columns a message lists."""

HINT = (
    f'a table needs a column named "{TEXT}"; title, url, publisher, published are optional.'
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file."""

    number: int
    """As a spreadsheet shows it: the header of a CSV is row 1."""
    cells: dict[str, str | None]
    """By column, in lower case; empty for a broken row."""
    raw: str
    """The row's own lines, or its cells as JSON where the file has none."""
    error: str | None = None
    """Why it cannot be read; None: it can."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one file."""

    rows: tuple[Row, ...]
    encoding: str
    """In which `raw` stood in the file."""

    @classmethod
    def of(cls, found: dict[str, Any]) -> Rows:
        """Read rows back from JSON."""
        return cls(tuple(Row(**row) for row in found["rows"]), found["encoding"])


def read_csv_rows(content: bytes, _limit: int) -> Rows:
    """Read CSV with a header, whatever parts its cells."""
    decoded = decode(content)
    if isinstance(decoded, Undecodable):
        raise UnreadableError(error=decoded.error, hint=decoded.hint)
    if not decoded.text.strip():
        raise UnreadableError(error="no text", hint="the file is empty; leave it out.")
    csv.field_size_limit(len(decoded.text) + 1)  # a cell is as long as a report
    lines = list(StringIO(decoded.text, newline=""))
    delimiter = _delimiter(lines)
    records = _records(lines, delimiter)
    _, header, _ = next(records)
    columns = _columns(header)
    rows = (
        _csv_row(number, cells, raw, columns) for number, cells, raw in records if cells
    )
    return Rows(tuple(rows), decoded.encoding)


def _delimiter(lines: list[str]) -> str:
    for delimiter in DELIMITERS:
        if TEXT in _columns(next(_records(lines, delimiter))[1]):
            return delimiter
    named = ", ".join(_columns(next(_records(lines, DELIMITERS[0]))[1])[:COLUMNS_NAMED])
    raise UnreadableError(error=f'no column "{TEXT}" (columns: {named})', hint=HINT)


def _columns(header: Iterable[str]) -> list[str]:
    return [name.strip().lower() for name in header]


def _records(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str], str]]:
    """Give number, cells and own lines of each record.

    A quotation mark that is never closed would take other rows into its cell: its line is
    given alone, and reading goes on below it.
    """
    start = number = 0
    while start < len(lines):
        below = (lines[i] for i in range(start, len(lines)))
        reader = csv.reader(below, delimiter=delimiter, strict=True)
        first, number = start, number + 1
        try:
            cells = next(reader)
        except csv.Error:
            start += 1
            yield number, [_UNCLOSED], lines[first]
            continue
        start += reader.line_num
        yield number, cells, "".join(lines[first:start])


_UNCLOSED = "\0"
"""Stands for the cells of a row whose quotation marks do not pair."""


def _csv_row(number: int, cells: list[str], raw: str, columns: list[str]) -> Row:
    if cells == [_UNCLOSED]:
        return Row(number, {}, raw, "a quotation mark without its pair")
    if len(cells) > len(columns):
        what = f"{len(cells)} cells in {len(columns)} columns"
        return Row(number, {}, raw, what)
    return Row(number, dict(zip(columns, cells, strict=False)), raw)


def read_parquet_rows(content: bytes, limit: int) -> Rows:
    """Read Parquet; of its columns those that hold one plain value a row."""
    with _opened(BytesIO(content)) as file:
        names = _plain_columns(file)
        batches = file.iter_batches(BATCH_ROWS, columns=names, use_threads=False)
        return Rows(tuple(_parquet_rows(batches, limit)), "utf-8")


def read_parquet_portion(
    path: str, place: tuple[int, int, int], first: int, limit: int
) -> Rows:
    """Read neighbouring rows of a large Parquet file, as `read_parquet_rows` reads them.

    Args:
        path: The file.
        place: Row group, how many of its rows stand before, how many are read.
        first: Number of the first one in the file, from 1.
        limit: Most code points that they may hold together.
    """
    group, before, count = place
    with _opened(path) as file:
        names = _plain_columns(file)
        batches = file.iter_batches(
            BATCH_ROWS, row_groups=[group], columns=names, use_threads=False
        )
        wanted = _between(batches, before, before + count)
        return Rows(tuple(_parquet_rows(wanted, limit, first)), "utf-8")


def parquet_groups(path: str) -> tuple[list[int], str]:
    """Give the rows of each row group, and the SHA-256 of what the file says of its pages."""
    with _opened(path) as file:
        _plain_columns(file)
        meta = file.metadata
        sizes = [meta.row_group(k).num_rows for k in range(meta.num_row_groups)]
    with Path(path).open("rb") as raw:
        raw.seek(-FOOTER_END, SEEK_END)
        length = int.from_bytes(raw.read(4), "little")
        raw.seek(-FOOTER_END - length, SEEK_END)
        return sizes, sha256(raw.read(length)).hexdigest()


def _between(batches: Iterable[Any], start: int, end: int) -> Iterator[Any]:
    """Give the rows from `start` to `end`, counted through all batches."""
    at = 0
    for batch in batches:
        low, high = max(start - at, 0), min(end - at, len(batch))
        if low < high:
            yield batch.slice(low, high - low)
        at += len(batch)
        if at >= end:
            return


@contextmanager
def _opened(source: Any) -> Generator[Any]:  # noqa: ANN401  a path or bytes
    """Open a Parquet file; what pyarrow says against it becomes an `UnreadableError`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pa.set_cpu_count(1)
    try:
        with pq.ParquetFile(source) as file:
            yield file
    except (pa.ArrowException, OSError) as error:
        said = str(error).split("\n", 1)[0][:100]
        raise UnreadableError(
            error=f"a broken Parquet file ({said})", hint="write it again from its source."
        ) from error


def _plain_columns(file: Any) -> list[str]:  # noqa: ANN401  pyarrow's
    """Name the columns that hold one plain value a row."""
    import pyarrow as pa

    schema = file.schema_arrow
    names = [field.name for field in schema if not pa.types.is_nested(field.type)]
    if TEXT not in _columns(names):
        named = ", ".join(schema.names[:COLUMNS_NAMED])
        raise UnreadableError(error=f'no column "{TEXT}" (columns: {named})', hint=HINT)
    return names


def _parquet_rows(batches: Iterable[Any], limit: int, first: int = 1) -> Iterator[Row]:
    number, size = first - 1, 0
    for batch in batches:
        for record in batch.to_pylist():
            number += 1
            cells = {name.strip().lower(): _cell(value) for name, value in record.items()}
            raw = json.dumps(cells, ensure_ascii=False)
            size += len(raw)
            if size > limit:
                raise UnreadableError(
                    error=f"it unpacks to more than {limit / 1e6:g} MB",
                    hint="split it, or raise ingest.unpacked_mb.",
                )
            yield Row(number, cells, raw)


def _cell(value: object) -> str | None:
    """Write a plain value as words; None: it has none, or they are bytes."""
    if value is None or isinstance(value, bytes):
        return None
    return value.isoformat() if isinstance(value, date) else str(value)
