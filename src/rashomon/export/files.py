"""Write the rows of a table as CSV, JSON Lines or Arrow.

A CSV cell that a spreadsheet would run as a formula gets a leading apostrophe: the texts
come from strangers. JSON Lines and Arrow keep text, numbers and lists as they are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rashomon.export.cells import Cell, Row
from rashomon.export.tables import table_of

if TYPE_CHECKING:
    import pyarrow as pa

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What spreadsheets take for the start of a formula (OWASP, CSV Injection)."""

LIST_MARK = "; "
"""Stands between the texts of a list in one CSV cell."""


def to_csv(name: str, rows: Iterable[Row]) -> str:
    """Write rows with a line of column names; yes/no as true and false, None as nothing."""
    columns = list(table_of(name).columns)
    written = io.StringIO()
    # All text is quoted: Python 3.11 leaves a lone carriage return bare, which splits a row.
    writer = csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    writer.writerows([_csv_cell(row[column]) for column in columns] for row in rows)
    return written.getvalue()


def to_jsonl(rows: Iterable[Row]) -> str:
    """Write an object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def to_arrow(name: str, rows: Iterable[Row]) -> pa.Table:
    """Give an Arrow table; its columns are there also without rows."""
    import pyarrow as pa

    arrow = {
        str: pa.string(),
        int: pa.int64(),
        bool: pa.bool_(),
        float: pa.float64(),
        list: pa.list_(pa.string()),
    }
    columns = table_of(name).columns
    schema = pa.schema([(column, arrow[kind]) for column, kind in columns.items()])
    return pa.Table.from_pylist(list(rows), schema=schema)


def _csv_cell(cell: Cell) -> str | int | float | None:
    """Give a cell that no spreadsheet takes for a formula.

    >>> _csv_cell("=1+1"), _csv_cell(-3), _csv_cell(["a", "b"]), _csv_cell(True)
    ("'=1+1", -3, 'a; b', 'true')
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    text = LIST_MARK.join(cell) if isinstance(cell, list) else cell
    if isinstance(text, str) and text.startswith(FORMULA_STARTS):
        return f"'{text}"
    return text
