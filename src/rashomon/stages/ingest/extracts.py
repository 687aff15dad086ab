"""What a parser takes from the bytes of one file, or why it takes nothing.

bytes -> parser -> Extract | UnreadableError

Parsers run in a process of their own (`confined`); an extract crosses over as JSON.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file, what the file states about it, and where it stands in there."""

    text: str
    fields: dict[str, str | None] = field(default_factory=dict[str, "str | None"])
    """Keys as in `Stated`."""
    part_kind: str | None = None
    """What the parts are ("page"); None: there are none."""
    parts: tuple[tuple[int, int, int], ...] = ()
    """Number, start and end of each, in text order."""
    remark: tuple[str, str] | None = None
    """What in the file could not be read, and what to do; None: all was."""

    @classmethod
    def of(cls, found: dict[str, Any]) -> Extract:
        """Read an extract back from JSON."""
        remark = found["remark"]
        parts = tuple((number, start, end) for number, start, end in found["parts"])
        return cls(
            found["text"],
            found["fields"],
            found["part_kind"],
            parts,
            (remark[0], remark[1]) if remark else None,
        )


class UnreadableError(Exception):
    """A file that gives no text: why, and what to do. Becomes a `Failure`."""

    def __init__(self, *, error: str, hint: str) -> None:
        super().__init__(error)
        self.error = error
        self.hint = hint


def cleaned(text: str) -> str:
    """Take out what no text has: control characters, halves of characters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROLS.sub("", whole)


_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Line ends come as "\n" from every parser; a form feed or an escape is debris.


def property_title(title: str) -> str | None:
    """Give a title from file properties; None: it is a program's or a file's name."""
    words = cleaned(title).strip()
    return None if _FILE_NAME.search(words) or not words else words


_FILE_NAME = re.compile(
    r"^(?:untitled|microsoft (?:word|powerpoint|excel)\b.*|slide 1)$|\.\w{2,5}$",
    re.IGNORECASE,
)
