"""Decode bytes to text, to the code point, or say why not.

    bytes -> byte order mark | UTF-8 | Windows-1252 -> Decoded | why it cannot be read

A byte order mark is no part of the text. Windows-1252 is tried only where UTF-8 is invalid
and nothing in the bytes looks like UTF-8, so that a damaged file is not read as mojibake.
The encoding is kept in the media type where it is not UTF-8.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

CONTROL_SHARE = 0.05
"""Share of control characters from which content counts as binary. Text has none beyond
tabs and line ends; of 256 random byte values 27 (0.1) are other controls."""

FOREIGN_SHARE = 0.3
"""Share of letters beyond ASCII from which single-byte content is in no Latin script.
French and German prose is below 0.1; Cyrillic read as Windows-1252 is near 1."""

LINE_CONTROLS = frozenset("\t\n\r\v\f")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why bytes are not text, and what to do."""

    error: str
    hint: str


BINARY = Undecodable("binary content, not text", "convert it to text first.")


def decode(content: bytes) -> Decoded | Undecodable:
    """Decode the bytes of a text file."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decode_as(content[len(mark) :], encoding)
    if b"\0" in content:
        return BINARY
    decoded = _decode_as(content, "utf-8")
    if isinstance(decoded, Decoded):
        return decoded
    return _decode_latin(content) or decoded


def media_type(base: str, encoding: str) -> str:
    """Name the media type, with the encoding where it is not UTF-8."""
    return base if encoding == "utf-8" else f"{base}; charset={encoding}"


def _decode_as(content: bytes, encoding: str) -> Decoded | Undecodable:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        return Undecodable(
            f"invalid {encoding.upper()} at byte {error.start}", "save it as UTF-8."
        )
    return BINARY if _is_binary(text) else Decoded(text, encoding)


def _decode_latin(content: bytes) -> Decoded | Undecodable | None:
    """Decode as Windows-1252; None where the bytes are more likely damaged UTF-8."""
    if not content.decode("utf-8", "ignore").isascii():
        return None
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if _is_binary(text):
        return BINARY
    letters = [c for c in text if c.isalpha()]
    if sum(not c.isascii() for c in letters) > FOREIGN_SHARE * len(letters):
        return Undecodable("an encoding that cannot be told", "save it as UTF-8.")
    return Decoded(text, "windows-1252")


def _is_binary(text: str) -> bool:
    controls = sum(c < " " or "\x7f" <= c <= "\x9f" for c in text if c not in LINE_CONTROLS)
    return controls > CONTROL_SHARE * len(text)
