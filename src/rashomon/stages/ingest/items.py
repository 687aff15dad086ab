"""What a reader is given: one file or stream, its bytes and its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from rashomon.model import Document, Failure, PageMap, RawContent

STAGE = "ingest"

Record = Document | RawContent | PageMap | Failure
"""What a reader gives: a document, then what is kept beside it; or why there is none."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file or stream, read whole."""

    name: str
    """How messages name it: the path as given, or "-"."""
    stem: str
    """File name without its suffix: the external id where none is stated."""
    path: str | None
    """None: not a file."""
    content: bytes

    @property
    def suffix(self) -> str:
        """Suffix of its name in lower case, with the dot; empty: none."""
        return PurePath(self.name).suffix.lower()


def failure(item: str, error: str, hint: str) -> Failure:
    """Record that an item could not be read, why, and what to do."""
    return Failure(STAGE, printable(item), printable(error), hint)


def printable(name: str) -> str:
    """Write a name so that it can be stored; bytes that are not UTF-8 become escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
