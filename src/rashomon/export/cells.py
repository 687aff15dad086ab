"""What a table holds: cells of plain text, numbers, yes/no, nothing, or lists of text."""

from __future__ import annotations

Cell = str | int | float | bool | list[str] | None
Row = dict[str, Cell]
