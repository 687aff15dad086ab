"""Take the text of a Word document, paragraph by paragraph; runs confined.

    bytes -> zip -> word/document.xml, notes -> paragraphs -> Extract

The XML is read directly, so that no text is left out that stands in tables, text boxes, content
controls or tracked insertions. Macros are not looked at, let alone run.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from posixpath import normpath
from typing import TYPE_CHECKING, Any

from lxml import etree  # type: ignore[attr-defined]  # lxml ships no types

from rashomon.stages.ingest.extracts import (
    Extract,
    UnreadableError,
    cleaned,
    property_title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CORE = "{http://purl.org/dc/elements/1.1/}"
_OFFICE = "/relationships/officeDocument"

_LEFT_OUT = ("del", "moveFrom", "instrText", "delText")
"""Elements whose words were taken out, or are field codes."""

_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

BROKEN_HINT = "open it in a word processor and save it again, or ask for another copy."


def read_docx(content: bytes, limit: int) -> Extract:
    """Take every paragraph with words; notes come after the body."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            main = _main_part(package, limit)
            folder = main.rpartition("/")[0]
            notes = (f"{folder}/{name}.xml" for name in ("footnotes", "endnotes"))
            trees = [_tree(package, name, limit) for name in (main, *notes)]
            core = _tree(package, "docProps/core.xml", limit)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise UnreadableError(
            error=f"a broken Word file ({error})", hint=BROKEN_HINT
        ) from error
    if trees[0] is None:
        what = f"a broken Word file ({main} is missing)"
        raise UnreadableError(error=what, hint=BROKEN_HINT)
    found = [p for tree in trees if tree is not None for p in _paragraphs(tree)]
    text, parts = _joined(found)
    if not found:
        raise UnreadableError(error="no text in this Word file", hint="leave it out.")
    return Extract(text, _fields(core), "paragraph", parts)


def _main_part(package: zipfile.ZipFile, limit: int) -> str:
    """Find the part that holds the text by the package's own table."""
    relations = _tree(package, "_rels/.rels", limit)
    for relation in relations if relations is not None else ():
        if str(relation.get("Type", "")).endswith(_OFFICE):
            return normpath(str(relation.get("Target", ""))).lstrip("/")
    return "word/document.xml"


def _tree(package: zipfile.ZipFile, name: str, limit: int) -> Any | None:  # noqa: ANN401  lxml ships no types
    """Parse one part; None: it is not there."""
    if name not in package.NameToInfo:
        return None
    body = _unpacked(package, name, limit)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        if b"<!ENTITY" in body:
            raise _declaring(name) from error
        what = f"a broken Word file ({name}: {error.msg})"
        raise UnreadableError(error=what, hint=BROKEN_HINT) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declaring(name)
    return root


def _declaring(name: str) -> UnreadableError:
    return UnreadableError(
        error=f"{name} declares entities, which no word processor writes",
        hint="do not open it; ask where it came from.",
    )


def _unpacked(package: zipfile.ZipFile, name: str, limit: int) -> bytes:
    if package.NameToInfo[name].flag_bits & 1:
        raise UnreadableError(
            error="an encrypted file that asks for a password",
            hint="open it with its password and save it without one.",
        )
    with package.open(name) as part:
        body = part.read(limit + 1)
    if len(body) > limit:
        raise UnreadableError(
            error=f"{name} unpacks to more than {limit / 1e6:g} MB",
            hint="it may be made to fill the disk; else raise ingest.unpacked_mb.",
        )
    return body


def _paragraphs(root: Any) -> Iterator[str]:  # noqa: ANN401  lxml ships no types
    word = str(root.tag).partition("}")[0] + "}"  # two editions of the format, two names
    left_out = [word + name for name in _LEFT_OUT]
    # "Fallback" holds the same text box a second time
    etree.strip_elements(root, *left_out, f"{_MARKUP}Fallback", with_tail=False)
    for paragraph in root.iter(f"{word}p"):
        words = cleaned("".join(_runs(paragraph, word))).strip()
        if words:
            yield words


def _runs(paragraph: Any, word: str) -> Iterator[str]:  # noqa: ANN401  lxml ships no types
    """Give the words of a paragraph; one inside it (a text box) is a paragraph of its own."""
    todo = list(reversed(paragraph))
    while todo:
        element = todo.pop()
        name = str(element.tag).removeprefix(word)
        if name == "t":
            yield element.text or ""
        elif name in _MARKS:
            yield _MARKS[name]
        elif name not in {"p", "pPr", "rPr"}:
            todo += reversed(element)


def _joined(paragraphs: list[str]) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    parts: list[tuple[int, int, int]] = []
    start = 0
    for number, words in enumerate(paragraphs, 1):
        parts.append((number, start, start + len(words)))
        start += len(words) + 2
    return "\n\n".join(paragraphs), tuple(parts)


def _fields(core: Any | None) -> dict[str, str | None]:  # noqa: ANN401  lxml ships no types
    """Read what its properties state. The dates in them are those of the file."""
    if core is None:
        return {}
    title = core.findtext(f"{_CORE}title") or ""
    author = core.findtext(f"{_CORE}creator") or ""
    return {"title": property_title(title), "byline": cleaned(author) or None}
