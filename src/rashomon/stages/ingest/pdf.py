"""Take the text of a PDF, page by page; runs confined.

bytes -> pypdf -> text of each page -> lines put together to paragraphs -> Extract
"""

from __future__ import annotations

import logging
import re
from io import BytesIO
from typing import TYPE_CHECKING

from rashomon.stages.ingest.extracts import (
    Extract,
    UnreadableError,
    cleaned,
    property_title,
)
from rashomon.stages.ingest.page_lines import join_pages

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

PICTURE_PAGES = 2
"""Pictures without text from which the reader is told; a cover alone is not missed."""

UNKNOWN_SHARE = 0.3
"""Share of characters without a meaning (private use, replacement) from which a text is none.
Fonts that do not say which letters they show give nothing else; symbols in a text are few."""

PAGES_NAMED = 8
"""Most pages a message lists one by one."""

BROKEN_HINT = "open it and print it to a new PDF, or ask for another copy."


def read_pdf(content: bytes, _limit: int) -> Extract:
    """Take the text of every page that has any."""
    logging.disable(logging.CRITICAL)  # what pypdf repairs is not worth a word
    reader = _opened(content)
    texts: list[str] = []
    broken: list[int] = []
    pictures: list[int] = []
    for number, page in enumerate(reader.pages, 1):
        try:
            texts.append(_tidied(page.extract_text()))
            if not texts[-1].strip() and _has_picture(page):
                pictures.append(number)
        except (MemoryError, RecursionError):
            raise
        except Exception:  # noqa: BLE001  a page may be broken in any way; the others are read
            texts.append("")
            broken.append(number)
    text, parts = join_pages(texts)
    _check_text(text, len(texts), broken)
    return Extract(text, _fields(reader), "page", parts, _remark(broken, pictures))


def _opened(content: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError(
                error="an encrypted PDF that asks for a password",
                hint="open it with its password and print it to a new PDF.",
            )
        len(reader.pages)  # the first look at the list of pages
    except PyPdfError as error:
        said = " ".join(str(error).split())[:100]
        raise UnreadableError(error=f"a broken PDF ({said})", hint=BROKEN_HINT) from error
    return reader


def _tidied(text: str) -> str:
    """Write joined letters apart, so that "ﬁre" is found by "fire"."""
    return _LIGATURE.sub(lambda match: _LIGATURES[match[0]], cleaned(text))


_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")


def _has_picture(page: PageObject) -> bool:
    return any(image.get("/Subtype") == "/Image" for image in _objects(page))


def _objects(page: PageObject) -> list[dict[str, object]]:
    resources = page.get("/Resources")
    resources = resources.get_object() if resources else None
    listed = resources.get("/XObject") if isinstance(resources, dict) else None
    found = listed.get_object() if listed else {}
    return [found[name].get_object() for name in found] if isinstance(found, dict) else []


def _check_text(text: str, pages: int, broken: list[int]) -> None:
    """Refuse a PDF that shows no letters a program can read."""
    letters = [c for c in text if not c.isspace()]
    unknown = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in letters)
    if broken and not letters:
        raise UnreadableError(
            error=f"a broken PDF (none of {pages} pages opens)", hint=BROKEN_HINT
        )
    if not letters:
        raise UnreadableError(
            error=f"no text on its {pages} pages: they are pictures, as from a scanner",
            hint="run text recognition (OCR) over it first, then read the result.",
        )
    if unknown > UNKNOWN_SHARE * len(letters):
        raise UnreadableError(
            error="text in fonts that do not say which letters they show",
            hint="run text recognition (OCR) over it, or ask for another copy.",
        )


def _remark(broken: list[int], pictures: list[int]) -> tuple[str, str] | None:
    if broken:
        what = f"{_pages(broken)} cannot be read; the others are"
        return what, BROKEN_HINT
    if len(pictures) >= PICTURE_PAGES:
        what = f"{_pages(pictures)} are pictures without text; the others are read"
        return what, "if words are in them, run text recognition (OCR) over the file."
    return None


def _pages(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:PAGES_NAMED]))
    more = len(numbers) - PAGES_NAMED
    kind = "page" if len(numbers) == 1 else "pages"
    return f"{kind} {shown} and {more} more" if more > 0 else f"{kind} {shown}"


def _fields(reader: PdfReader) -> dict[str, str | None]:
    """Read what its properties state. The dates in them are those of the file."""
    try:
        found = reader.metadata
        title = str(found.title) if found and found.title else ""
        author = str(found.author) if found and found.author else ""
    except (MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001  broken properties are no reason to lose the text
        return {}
    return {"title": property_title(title), "byline": cleaned(author) or None}
