"""Choose the reader of a file: by what its bytes say, else by its name.

    Item -> sniff -> reader of the kind | reader of the suffix | why there is none

A format is a reader and a line in `BY_KIND` or `SUFFIXES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rashomon.stages.ingest.decoding import Undecodable, decode
from rashomon.stages.ingest.items import Item, Record, failure
from rashomon.stages.ingest.marked_up import read_docx, read_page, read_pdf
from rashomon.stages.ingest.readers import (
    is_json_lines,
    read_json_lines,
    read_markdown,
    read_plain,
)
from rashomon.stages.ingest.sniffing import Kind, looks_like_page, sniff
from rashomon.stages.ingest.tables import read_csv, read_parquet
from rashomon.stages.ingest.tools import Tools

Reader = Callable[[Item, Tools], Iterator[Record]]


def read_item(item: Item, tools: Tools) -> Iterator[Record]:
    """Read a file or stream whole, whatever it is."""
    kind = sniff(item.content)
    if kind in BY_KIND:
        return BY_KIND[kind](item, tools)
    if kind:
        return iter([failure(item.name, f"{kind}, which is not read", REFUSED[kind])])
    return SUFFIXES.get(item.suffix, read_by_content)(item, tools)


def is_readable(suffix: str, head: bytes) -> bool:
    """Tell whether a file of this suffix that begins like this has a reader."""
    return suffix in SUFFIXES or sniff(head) in BY_KIND or looks_like_page(head)


def read_by_content(item: Item, tools: Tools) -> Iterator[Record]:
    """Read a text by what it holds: JSON Lines, a page, else plain text."""
    if is_json_lines(item.content):
        return read_json_lines(item, tools)
    if looks_like_page(item.content):
        return read_page(item, tools)
    return read_plain(item, tools)


def _read_misnamed(item: Item, tools: Tools) -> Iterator[Record]:
    """Read a file whose bytes are not what its name says, if they are text."""
    if not item.content or not isinstance(decode(item.content), Undecodable):
        return read_by_content(item, tools)
    what = f"named {item.suffix!r}, but its content is nothing of that kind"
    hint = "it may be damaged: open it and save it again, or ask for another copy."
    return iter([failure(item.name, what, hint)])


BY_KIND: dict[Kind | None, Reader] = {
    Kind.PDF: read_pdf,
    Kind.DOCX: read_docx,
    Kind.PARQUET: read_parquet,
}
"""Reader of each kind that bytes tell."""

SUFFIXES: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".pdf": _read_misnamed,
    ".docx": _read_misnamed,
    ".docm": _read_misnamed,
    ".parquet": _read_misnamed,
}
"""Reader of each file suffix, in lower case, where the bytes tell nothing."""

REFUSED: dict[Kind, str] = {
    Kind.ZIP: "unpack it and name the folder.",
    Kind.SPREADSHEET: "save it as CSV, with a column named text.",
    Kind.SLIDES: "save them as PDF.",
    Kind.OPEN_DOCUMENT: "save it as .docx or PDF.",
    Kind.BOOK: "save it as HTML or PDF.",
    Kind.OLD_OFFICE: "open it and save it as .docx without a password.",
    Kind.RICH_TEXT: "save it as .docx or text.",
    Kind.PICTURE: "run text recognition (OCR) over it first.",
    Kind.PACKED: "unpack it and name the folder.",
}
"""What to do about a kind that is told but not read."""
