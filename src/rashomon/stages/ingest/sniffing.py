"""Tell from its first bytes what a file is, whatever its name says.

    bytes -> Kind | None

Only what is certain is told: formats that begin with a mark of their own. Text has none.
"""

from __future__ import annotations

import zipfile
from enum import StrEnum
from io import BytesIO

PDF_REACH = 1024
"""Bytes in which the mark of a PDF may stand; some programs write a few before it."""

SNIFF_BYTES = 2000
"""How far a page's first tag is looked for."""


class Kind(StrEnum):
    """What a file is; the value names it in messages."""

    PDF = "PDF"
    DOCX = "Word (.docx)"
    PARQUET = "Parquet"
    ZIP = "zip"
    SPREADSHEET = "a spreadsheet"
    SLIDES = "slides"
    OPEN_DOCUMENT = "an OpenDocument file"
    BOOK = "an e-book"
    OLD_OFFICE = "an old Office file, or one that asks for a password"
    RICH_TEXT = "Rich Text"
    PICTURE = "a picture"
    PACKED = "a packed file of another kind than zip"


_MARKS = (
    (b"PAR1", Kind.PARQUET),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLD_OFFICE),
    (b"{\\rtf", Kind.RICH_TEXT),
    (b"\x89PNG\r\n", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"II*\0", Kind.PICTURE),
    (b"MM\0*", Kind.PICTURE),
    (b"\x1f\x8b", Kind.PACKED),
    (b"BZh", Kind.PACKED),
    (b"\xfd7zXZ\0", Kind.PACKED),
    (b"7z\xbc\xaf\x27\x1c", Kind.PACKED),
    (b"Rar!\x1a\x07", Kind.PACKED),
)

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"

_INSIDE = (
    ("word/", Kind.DOCX),
    ("xl/", Kind.SPREADSHEET),
    ("ppt/", Kind.SLIDES),
)


def sniff(content: bytes) -> Kind | None:
    """Tell the kind of a file; None: its bytes do not say."""
    for mark, kind in _MARKS:
        if content.startswith(mark):
            return kind
    if content.startswith((_ZIP, _EMPTY_ZIP)):
        return _packed_kind(content)
    return Kind.PDF if b"%PDF-" in content[:PDF_REACH] else None


def looks_like_page(content: bytes) -> bool:
    """Tell whether a text begins with the tag of a page."""
    head = content[:SNIFF_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html"))


def _packed_kind(content: bytes) -> Kind:
    """Tell what is in a zip: many formats are one inside."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return _torn_kind(content)
    for folder, kind in _INSIDE:
        if "[Content_Types].xml" in names and any(n.startswith(folder) for n in names):
            return kind
    if names[:1] == ["mimetype"]:
        return Kind.BOOK if "META-INF/container.xml" in names else Kind.OPEN_DOCUMENT
    return Kind.ZIP


def _torn_kind(content: bytes) -> Kind:
    """Tell what a zip without its table was, by the first name in it."""
    head = content[:PDF_REACH]
    return Kind.DOCX if b"[Content_Types].xml" in head or b"word/" in head else Kind.ZIP
