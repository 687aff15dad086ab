"""What a reader is given: one file or stream, its bytes and its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath, PurePosixPath

from rashomon.model import Document, Failure, PageMap, RawContent

STAGE = "ingest"

Record = Document | RawContent | PageMap | Failure
"""What a reader gives: a document, then what is kept beside it; or why there is none."""


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked, in bytes: shared by all that is packed in one file."""

    left: int

    @property
    def is_spent(self) -> bool:
        """Whether more was taken than there was."""
        return self.left < 0

    def take(self, size: int) -> None:
        """Count what was unpacked."""
        self.left -= size


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
    depth: int = 0
    """In how many packed files it lies."""
    allowance: Allowance = field(default_factory=lambda: Allowance(0), compare=False)

    def inside(self, name: str, content: bytes) -> Item:
        """Give what is packed in this item under a name, which may be hostile."""
        cleaned = cleaned_name(name)
        return replace(
            self,
            name=f"{self.name}/{cleaned}",
            stem=PurePosixPath(cleaned).stem,
            path=f"{self.path}/{cleaned}" if self.path else None,
            content=content,
            depth=self.depth + 1,
        )

    @property
    def suffix(self) -> str:
        """Suffix of its name in lower case, with the dot; empty: none."""
        return PurePath(self.name).suffix.lower()


def each_once(records: Iterable[Record]) -> Iterator[Record]:
    """Leave out what came before: a document, what is kept beside one, a failure of an item."""
    seen: set[str] = set()
    for record in records:
        key = _key(record)
        if key not in seen:
            seen.add(key)
            yield record


def _key(record: Record) -> str:
    """Name a record so that it is given once."""
    if isinstance(record, Document):
        return record.id
    if isinstance(record, RawContent | PageMap):
        return f"{type(record).__name__} of {record.document_id}"
    return f"failure of {record.item}"


def failure(item: str, error: str, hint: str) -> Failure:
    """Record that an item could not be read, why, and what to do."""
    return Failure(STAGE, printable(item), printable(error), hint)


def cleaned_name(name: str) -> str:
    """Take out of a packed file's name what leads elsewhere: "..", a root, a drive."""
    parts = printable(name).replace("\\", "/").replace("\0", "").split("/")
    kept = [part for part in parts if part.strip(". ") and not part.endswith(":")]
    return "/".join(kept) or "unnamed"


def printable(name: str) -> str:
    """Write a name so that it can be stored; bytes that are not UTF-8 become escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
