"""Read the formats that are text: plain, Markdown, JSON Lines.

Item -> reader -> Document | Failure
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rashomon.stages.ingest.decoding import MARKS, Undecodable, decode, media_type
from rashomon.stages.ingest.documents import Stated, make_document, stated_of
from rashomon.stages.ingest.front_matter import split_front_matter
from rashomon.stages.ingest.items import Item, Record, failure
from rashomon.stages.ingest.rows import read_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rashomon.stages.ingest.decoding import Decoded
    from rashomon.stages.ingest.tools import Tools


def read_plain(item: Item, tools: Tools) -> Iterator[Record]:
    """Read a text file: front matter is metadata, the body is the text, unchanged."""
    yield from _read_text(item, tools, "text/plain")


def read_markdown(item: Item, tools: Tools) -> Iterator[Record]:
    """Read a Markdown file, as plain text is read."""
    yield from _read_text(item, tools, "text/markdown")


def _read_text(item: Item, tools: Tools, kind: str) -> Iterator[Record]:
    decoded = decode(item.content)
    if isinstance(decoded, Undecodable):
        yield failure(item.name, decoded.error, decoded.hint)
        return
    pairs, body = split_front_matter(decoded.text)
    stated = stated_of(pairs, "front matter") if pairs else Stated()
    media = media_type(kind, decoded.encoding)
    yield make_document(body, stated, item, media, tools.params)


def read_json_lines(item: Item, tools: Tools) -> Iterator[Record]:
    """Read JSON Lines: a document a line; a line that cannot be read is its own failure.

    A file without a single object is one failure, not one a line.
    """
    yield from read_numbered_lines(_lines(item.content), item, tools)


def read_numbered_lines(
    numbered: Iterable[tuple[int, bytes]], item: Item, tools: Tools
) -> Iterator[Record]:
    """Read lines of JSON Lines with their numbers in the file."""
    lines = [(number, line) for number, line in numbered if line.strip(b" \t\r")]
    rows = [(number, _parse_row(line)) for number, line in lines]
    if not any(isinstance(row, dict) for _, row in rows):
        why = f"line {rows[0][0]}: {rows[0][1]}" if rows else "the file is empty"
        yield failure(item.name, f"no JSON object in it ({why})", _ROW_HINT)
        return
    for number, row in rows:
        at = replace(item, name=f"{item.name}:{number}", stem=f"{item.stem}-{number}")
        yield _read_row(row, at, tools)


def is_json_lines(content: bytes) -> bool:
    """Tell whether the first line of a stream is a JSON object."""
    head = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    return isinstance(_parse_row(head.split(b"\n", 1)[0]), dict)


_ROW_HINT = 'write one object a line: {"text": "...", "publisher": "..."}.'


def _lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the lines with their numbers, as UTF-8; another encoding's mark is honoured."""
    if content.startswith(tuple(mark for mark, _ in MARKS)):
        decoded: Decoded | Undecodable = decode(content)
        if not isinstance(decoded, Undecodable):
            content = decoded.text.encode("utf-8")
    yield from enumerate(content.split(b"\n"), 1)


def _parse_row(line: bytes) -> dict[str, Any] | str:
    """Parse a line to an object, or say why it is none."""
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return f"invalid UTF-8 at byte {error.start} of the line"
    except json.JSONDecodeError as error:
        return f"invalid JSON: {error.msg} at column {error.colno}"
    except (RecursionError, ValueError) as error:
        return f"JSON that cannot be read: {error}"
    return row if isinstance(row, dict) else f"JSON {type(row).__name__}, not an object"


def _read_row(row: dict[str, Any] | str, item: Item, tools: Tools) -> Record:
    if isinstance(row, str):
        return failure(item.name, row, _ROW_HINT)
    return read_row(row, item, "application/x-ndjson", _ROW_HINT, tools)
