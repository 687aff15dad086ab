"""Choose the reader of a file: by what its bytes say, else by its name.

    Item -> sniff -> reader of the kind | reader of the suffix | why there is none

A format is a reader and a line in `BY_KIND` or `SUFFIXES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath

from rashomon.model import Failure
from rashomon.stages.ingest.decoding import Undecodable, decode
from rashomon.stages.ingest.items import Allowance, Item, Record, failure
from rashomon.stages.ingest.mails import read_mail, read_web_archive
from rashomon.stages.ingest.marked_up import read_docx, read_page, read_pdf
from rashomon.stages.ingest.packed import read_zip
from rashomon.stages.ingest.readers import (
    is_json_lines,
    read_json_lines,
    read_markdown,
    read_plain,
)
from rashomon.stages.ingest.sniffing import Kind, looks_like_page, sniff
from rashomon.stages.ingest.tables import read_csv, read_parquet
from rashomon.stages.ingest.tools import Tools

Reader = Callable[[Item, Tools], Iterator[Record | Item]]
"""Gives records, and items that are packed in what it reads."""


def read_item(item: Item, tools: Tools) -> Iterator[Record]:
    """Read a file or stream whole, whatever it is, and whatever is packed in it."""
    if item.depth == 0:
        item = replace(item, allowance=Allowance(tools.params.unpacked_bytes))
    reader = _reader_of(item)
    if reader in OPENERS and item.depth >= tools.params.packed_depth:
        what = f"packed in {item.depth} files, one in the other"
        yield failure(item.name, what, "unpack the outer ones and name the folder.")
        return
    for found in reader(item, tools):
        if isinstance(found, Item):
            yield from _read_packed(found, tools)
        else:
            yield found


def _reader_of(item: Item) -> Reader:
    kind = sniff(item.content)
    if kind in REFUSED:
        return _refuse
    return BY_KIND.get(kind) or SUFFIXES.get(item.suffix, read_by_content)


def _refuse(item: Item, _tools: Tools) -> Iterator[Record]:
    """Say what a file is and that it is not read."""
    if kind := sniff(item.content):
        yield failure(item.name, f"{kind}, which is not read", REFUSED[kind])


def _read_packed(item: Item, tools: Tools) -> Iterator[Record]:
    if is_readable(item.suffix, item.content):
        yield from read_item(item, tools)
    else:
        yield unknown(item.name)


def unknown(name: str) -> Failure:
    """Say that no reader knows a file by its name or content, and which names are known."""
    suffix = PurePath(name).suffix
    what = f"{suffix!r} files" if suffix else "files without a suffix"
    return failure(name, f"{what} cannot be read", f"known: {', '.join(sorted(SUFFIXES))}.")


def is_readable(suffix: str, head: bytes) -> bool:
    """Tell whether a file of this suffix that begins like this has a reader."""
    told = sniff(head) not in {None, Kind.PICTURE}
    return suffix in SUFFIXES or told or looks_like_page(head)


def read_by_content(item: Item, tools: Tools) -> Iterator[Record | Item]:
    """Read a text by what it holds: JSON Lines, a page, else plain text."""
    if is_json_lines(item.content):
        return read_json_lines(item, tools)
    if looks_like_page(item.content):
        return read_page(item, tools)
    return read_plain(item, tools)


def _read_misnamed(item: Item, tools: Tools) -> Iterator[Record | Item]:
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
    Kind.ZIP: read_zip,
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
    ".eml": read_mail,
    ".mht": read_web_archive,
    ".mhtml": read_web_archive,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".pdf": _read_misnamed,
    ".docx": _read_misnamed,
    ".docm": _read_misnamed,
    ".parquet": _read_misnamed,
    ".zip": _read_misnamed,
}
"""Reader of each file suffix, in lower case, where the bytes tell nothing."""

OPENERS: frozenset[Reader] = frozenset({read_zip, read_mail})
"""Readers of what other files are packed in."""

REFUSED: dict[Kind | None, str] = {
    Kind.SPREADSHEET: "save it as CSV, with a column named text.",
    Kind.SLIDES: "save them as PDF.",
    Kind.OPEN_DOCUMENT: "save it as .docx or PDF.",
    Kind.BOOK: "save it as HTML or PDF.",
    Kind.OLD_OFFICE: "open it and save it as .docx (a mail as .eml) without a password.",
    Kind.RICH_TEXT: "save it as .docx or text.",
    Kind.PICTURE: "run text recognition (OCR) over it first.",
    Kind.PACKED: "unpack it and name the folder.",
}
"""What to do about a kind that is told but not read."""
