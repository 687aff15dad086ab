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
from rashomon.stages.ingest.marked_up import read_page
from rashomon.stages.ingest.readers import read_numbered_lines
from rashomon.stages.ingest.table_rows import parquet_groups, read_parquet_portion
from rashomon.stages.ingest.tables import read_parquet_rows_found
from rashomon.stages.ingest.tools import Tools
from rashomon.stages.ingest.warcs import pages_in, pages_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.model import Failure
    from rashomon.stages.ingest.params import IngestParams

JSON_LINES = "json lines"
PARQUET = "parquet"

WARC = "warc"

KINDS = {
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".parquet": PARQUET,
    ".warc": WARC,
    ".warc.gz": WARC,
}
"""What can be cut, by the end of its name in lower case."""

_UTF8_MARK = MARKS[0][0]

_KNOWN = f"known: {', '.join(sorted(KINDS))}; read other files with `rashomon read`."


@dataclass(frozen=True, slots=True)
class Portion:
    """Neighbouring rows of one file; of a WARC its pages count as rows."""

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
    kind = next((k for end, k in KINDS.items() if path.lower().endswith(end)), None)
    if kind is None:
        yield failure(name, "it cannot be cut into portions", _KNOWN)
        return
    try:
        found = list(_CUTS[kind](path, rows, params))
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
    try:
        with Confined(params) as confined:
            yield from _READERS[portion.kind](portion, item, Tools(params, confined))
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


def _cut_pages(path: str, rows: int, _params: IngestParams) -> Iterator[Portion]:
    """Cut between the records of a WARC."""
    with Path(path).open("rb") as file:
        pages = [(page.start, page.end) for page in pages_of(file, 0)]
        for number, at in enumerate(range(0, len(pages), rows)):
            some = pages[at : at + rows]
            start, end = some[0][0], some[-1][1]
            file.seek(start)
            digest = sha256(file.read(end - start)).hexdigest()
            yield Portion(path, WARC, number, at + 1, len(some), start, end, digest)


def _read_pages(portion: Portion, item: Item, tools: Tools) -> Iterator[Record]:
    """Read each page as a saved page is read; its address is the one it was fetched from."""
    limit = tools.params.limit_bytes
    for number, page in enumerate(pages_in(_bytes_of(portion), limit), portion.first):
        at = replace(
            item,
            name=f"{item.name}:{number}",
            stem=f"{item.stem}-{number}",
            content=page.content,
        )
        if len(page.content) > limit:
            yield _too_large(at.name, tools)
        else:
            yield from read_page(at, tools, page.address)


def _read_groups(portion: Portion, item: Item, tools: Tools) -> Iterator[Record]:
    place = (portion.start, portion.end, portion.rows)
    limit = tools.params.unpacked_bytes
    rows = read_parquet_portion(portion.path, place, portion.first, limit)
    yield from read_parquet_rows_found(rows, item, tools)


def _read_lines(portion: Portion, item: Item, tools: Tools) -> Iterator[Record]:
    content = _bytes_of(portion)
    fitting: list[tuple[int, bytes]] = []
    for number, line in enumerate(content.split(b"\n"), portion.first):
        if len(line) > tools.params.limit_bytes:
            yield _too_large(f"{item.name}:{number}", tools)
        else:
            fitting.append((number, line))
    yield from read_numbered_lines(fitting, item, tools)


def _bytes_of(portion: Portion) -> bytes:
    with Path(portion.path).open("rb") as file:
        file.seek(portion.start)
        content = file.read(portion.end - portion.start)
    if sha256(content).hexdigest() != portion.digest:
        raise UnreadableError(error="it changed while it was read", hint="")
    return content


def _too_large(name: str, tools: Tools) -> Failure:
    what = f"larger than {tools.params.limit_mb:g} MB"
    return failure(name, what, "split it, or raise ingest.limit_mb.")


_CUTS = {JSON_LINES: _cut_lines, PARQUET: _cut_groups, WARC: _cut_pages}

_READERS = {JSON_LINES: _read_lines, PARQUET: _read_groups, WARC: _read_pages}
