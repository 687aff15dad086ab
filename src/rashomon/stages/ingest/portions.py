"""Cut large files of rows into portions, and read one portion.

    file -> Portion, Portion, ... -> rows of one -> Document, RawContent, PageMap | Failure

A file of an archive has millions of rows: it is never held whole. A row read in a portion gives
what it gives in its whole file: the same name, number and bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.stages.ingest.confined import Confined
from rashomon.stages.ingest.decoding import MARKS
from rashomon.stages.ingest.extracts import UnreadableError
from rashomon.stages.ingest.items import Item, Record, each_once, failure, printable
from rashomon.stages.ingest.readers import read_numbered_lines
from rashomon.stages.ingest.table_rows import parquet_groups, read_parquet_portion
from rashomon.stages.ingest.tables import read_parquet_rows_found
from rashomon.stages.ingest.tools import Tools

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.model import Failure
    from rashomon.stages.ingest.params import IngestParams

JSON_LINES = "json lines"
PARQUET = "parquet"

KINDS = {".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".parquet": PARQUET}
"""What can be cut, by the suffix of its name in lower case."""

_UTF8_MARK = MARKS[0][0]

_KNOWN = f"known: {', '.join(sorted(KINDS))}; read other files with `rashomon read`."


@dataclass(frozen=True, slots=True)
class Portion:
    """Neighbouring rows of one file."""

    path: str
    kind: str
    number: int
    """Among the portions of its file, from 0."""
    first: int
    """Number of its first row as the whole file counts them, from 1."""
    rows: int
    start: int
    """First byte; of Parquet the row group."""
    end: int
    """One past the last byte; of Parquet how many rows of the group stand before."""
    digest: str
    """SHA-256 of its bytes; of Parquet that of the file's footer, which names every page."""


def cut_file(path: str, rows: int, params: IngestParams) -> Iterator[Portion | Failure]:
    """Cut a file into portions, in their order; one look at its bytes.

    Args:
        path: The file.
        rows: Most rows of a portion. One of JSON Lines holds no more bytes than
            `params.unpacked_mb` either.
        params: Limits.
    """
    name = printable(path)
    kind = KINDS.get(Path(path).suffix.lower())
    if kind is None:
        yield failure(name, "it cannot be cut into portions", _KNOWN)
        return
    try:
        cut = _cut_lines if kind == JSON_LINES else _cut_groups
        found = list(cut(path, rows, params))
    except OSError as error:
        yield failure(name, (error.strerror or str(error)).lower(), "look at the file.")
        return
    except UnreadableError as error:
        yield failure(name, error.error, error.hint)
        return
    if not found:
        yield failure(name, "no rows", "the file is empty; leave it out.")
    yield from found


def read_portion(portion: Portion, params: IngestParams) -> Iterator[Record]:
    """Read the rows of a portion, each document once.

    A row that cannot be read is its own failure, and so is a portion.
    """
    yield from each_once(_read(portion, params))


def _read(portion: Portion, params: IngestParams) -> Iterator[Record]:
    name = printable(portion.path)
    item = Item(name, printable(Path(portion.path).stem), name, b"")
    tools = Tools(params, Confined(params))
    try:
        if portion.kind == JSON_LINES:
            yield from _read_lines(portion, item, tools)
        else:
            rows = read_parquet_portion(
                portion.path,
                (portion.start, portion.end, portion.rows),
                portion.first,
                params.unpacked_bytes,
            )
            yield from read_parquet_rows_found(rows, item, tools)
    except (OSError, UnreadableError) as error:
        what = error.error if isinstance(error, UnreadableError) else str(error)
        last = portion.first + portion.rows - 1
        yield failure(
            f"{name}:{portion.first}-{last}", what, "write the file again from its source."
        )


def _cut_lines(path: str, rows: int, params: IngestParams) -> Iterator[Portion]:
    """Cut at line ends; lines without a sign on them count as lines and as no rows."""
    limit = params.unpacked_bytes
    held = _Held(path)
    with Path(path).open("rb") as file:
        mark = file.read(4)
        _refuse_other_encodings(mark)
        held.start = held.end = len(_UTF8_MARK) if mark.startswith(_UTF8_MARK) else 0
        file.seek(held.start)
        for line in file:
            if held.rows and (held.rows == rows or held.size + len(line) > limit):
                yield held.close()
            held.add(line)
    if held.rows:
        yield held.close()


def _refuse_other_encodings(head: bytes) -> None:
    for mark, encoding in MARKS[1:]:
        if head.startswith(mark):
            raise UnreadableError(
                error=f"JSON Lines in {encoding}, which cannot be cut at its lines",
                hint="write it as UTF-8.",
            )


class _Held:
    """Lines that make the next portion."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._number = 0
        self._first = 1
        self._lines = 0
        self._hash = sha256()
        self.start = self.end = self.rows = 0

    @property
    def size(self) -> int:
        """Bytes held."""
        return self.end - self.start

    def add(self, line: bytes) -> None:
        """Take the next line."""
        self._lines += 1
        self.rows += bool(line.strip(b" \t\r\n"))
        self.end += len(line)
        self._hash.update(line)

    def close(self) -> Portion:
        """Give what is held, and begin anew after it."""
        found = Portion(
            self._path,
            JSON_LINES,
            self._number,
            self._first,
            self.rows,
            self.start,
            self.end,
            self._hash.hexdigest(),
        )
        self._number += 1
        self._first += self._lines
        self._lines = self.rows = 0
        self.start = self.end
        self._hash = sha256()
        return found


def _cut_groups(path: str, rows: int, _params: IngestParams) -> Iterator[Portion]:
    """Cut each row group; its pages are unpacked from the group's start for each portion."""
    sizes, digest = parquet_groups(path)
    whole = Portion(path, PARQUET, 0, 1, 0, 0, 0, digest)
    number, first = 0, 1
    for group, size in enumerate(sizes):
        for before in range(0, size, rows):
            count = min(rows, size - before)
            yield replace(
                whole, number=number, first=first, rows=count, start=group, end=before
            )
            number, first = number + 1, first + count


def _read_lines(portion: Portion, item: Item, tools: Tools) -> Iterator[Record]:
    with Path(portion.path).open("rb") as file:
        file.seek(portion.start)
        content = file.read(portion.end - portion.start)
    if sha256(content).hexdigest() != portion.digest:
        raise UnreadableError(error="it changed while it was read", hint="")
    limit = tools.params.limit_bytes
    fitting: list[tuple[int, bytes]] = []
    for number, line in enumerate(content.split(b"\n"), portion.first):
        if len(line) > limit:
            at = f"{item.name}:{number}"
            yield failure(
                at,
                f"larger than {tools.params.limit_mb:g} MB",
                "split it, or raise ingest.limit_mb.",
            )
        else:
            fitting.append((number, line))
    yield from read_numbered_lines(fitting, item, tools)
