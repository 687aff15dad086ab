"""Read a table of what the user knows about documents (`--meta FILE.csv`).

    bytes -> delimiter -> header -> rows: key, values -> MetadataTable

One column names the document: its id, path, file name or address. A cell that cannot be read
is a failure that names row and column; the rest goes on. Row 1 is the header.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import MetadataError
from rashomon.model import Failure, MetadataField, MetadataValue
from rashomon.stages.ingest.decoding import Undecodable, decode
from rashomon.stages.ingest.given import field_of, given_value, near_field
from rashomon.stages.ingest.inputs import load_file
from rashomon.stages.ingest.items import printable

if TYPE_CHECKING:
    from rashomon.stages.ingest.params import IngestParams

STAGE = "metadata"

KEYS = {
    "document": ("document", "id", "document_id", "external_id"),
    "path": ("path", "file_path"),
    "file": ("file", "file_name", "filename"),
    "url": ("url", "address"),
}
"""Columns that can name a document; the first sort that is there is the key."""

DELIMITERS = (",", ";", "\t")

CELL_HINT = "mend the cell, or leave it blank; the rest was used."


@dataclass(frozen=True, slots=True)
class MetadataRow:
    """What one row says."""

    number: int
    """Counted from 1, the header."""
    key: str
    values: tuple[MetadataValue, ...]


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """A table of metadata, as read."""

    name: str
    key: str
    """What names the documents: document, path, file or url."""
    key_column: str
    """The name of that column in the file."""
    fields: frozenset[MetadataField]
    """What the table has columns for: a blank cell takes back what it gave before."""
    rows: tuple[MetadataRow, ...]
    failures: tuple[Failure, ...]
    ignored: tuple[str, ...] = ()
    """Columns that say nothing about a document."""

    def failure(self, row: int, column: str, what: str, hint: str) -> Failure:
        """Say what is wrong with one cell."""
        return cell_failure(self.name, row, column, what, hint)


def cell_failure(name: str, row: int, column: str, what: str, hint: str) -> Failure:
    """Say what is wrong with one cell of a table."""
    return Failure(STAGE, f"{name}:{row}", printable(f"column {column!r}: {what}"), hint)


def load_table(path: Path, params: IngestParams) -> MetadataTable:
    """Read a table.

    Raises:
        MetadataError: If it cannot be read, or its header does not say what it is.
    """
    item = load_file(path, params)
    if isinstance(item, Failure):
        raise MetadataError.of(str(path), item.error, item.hint)
    decoded = decode(item.content)
    if isinstance(decoded, Undecodable):
        raise MetadataError.of(str(path), decoded.error, decoded.hint)
    header, rows = _split(str(path), decoded.text)
    return _table(item.name, header, rows)


def _split(name: str, text: str) -> tuple[list[str], list[list[str]]]:
    """Cut into cells, with the delimiter under which the header has most columns."""
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = max(DELIMITERS, key=first.count)
    try:
        read = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        lines = list(read)
    except csv.Error as error:
        raise MetadataError.of(
            name, f"it is no CSV ({error})", "write it out again as CSV in UTF-8"
        ) from None
    if not lines or not any(cell.strip() for cell in lines[0]):
        raise MetadataError.of(name, "row 1 is empty", "name the columns in it")
    return [cell.strip() for cell in lines[0]], lines[1:]


def _table(
    name: str, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> MetadataTable:
    key, at = _key_column(name, header)
    columns = _columns(name, header, at)
    failures: list[Failure] = []
    found: list[MetadataRow] = []
    for number, cells in enumerate(rows, 2):
        if not any(cell.strip() for cell in cells):
            continue
        row = list(_row(name, number, cells, (header, at, columns)))
        failures += [part for part in row if isinstance(part, Failure)]
        found += [part for part in row if isinstance(part, MetadataRow)]
    taken = {at, *columns}
    ignored = tuple(h for i, h in enumerate(header) if i not in taken and h)
    fields = frozenset(columns.values())
    return MetadataTable(
        name, key, header[at], fields, tuple(found), tuple(failures), ignored
    )


def _key_column(name: str, header: Sequence[str]) -> tuple[str, int]:
    plain = [cell.lower().replace(" ", "_") for cell in header]
    for key, names in KEYS.items():
        for one in names:
            if one in plain:
                return key, plain.index(one)
    known = ", ".join(KEYS)
    raise MetadataError.of(
        name, "no column names the documents", f"add one of the columns {known}"
    )


def _columns(name: str, header: Sequence[str], key_at: int) -> dict[int, MetadataField]:
    """Give the columns that say something, by place.

    Raises:
        MetadataError: If a column is there twice, or is nearly the name of a field.
    """
    found: dict[int, MetadataField] = {}
    for at, cell in enumerate(header):
        field = field_of(cell)
        if at == key_at:
            continue
        if field is None and (near := near_field(cell)):
            raise MetadataError.of(
                name, f"row 1 has a column {cell!r}", f"did you mean {near!r}?"
            )
        if field in found.values():
            raise MetadataError.of(
                name, f"row 1 has two columns for {field}", "keep one of them"
            )
        if field:
            found[at] = field
    return found


def _row(
    name: str,
    number: int,
    cells: Sequence[str],
    layout: tuple[Sequence[str], int, dict[int, MetadataField]],
) -> Iterator[MetadataRow | Failure]:
    header, key_at, columns = layout
    if len(cells) != len(header):
        what = f"{len(cells)} cells, the header has {len(header)}"
        hint = "put a cell that holds a comma between quotation marks."
        yield Failure(STAGE, f"{name}:{number}", what, hint)
        return
    key = " ".join(cells[key_at].split())
    if not key:
        yield cell_failure(
            name, number, header[key_at], "it is blank", "name the document."
        )
        return
    values: list[MetadataValue] = []
    for at, field in columns.items():
        if not cells[at].strip():
            continue
        value = given_value(field, cells[at], f"{name}, row {number}")
        if isinstance(value, str):
            yield cell_failure(name, number, header[at], value, CELL_HINT)
        else:
            values.append(value)
    yield MetadataRow(number, key, tuple(values))
