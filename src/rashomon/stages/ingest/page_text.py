"""Take the text and the metadata of a page; runs confined.

bytes -> trafilatura -> text, paragraphs; tree -> metadata, date -> Extract
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html  # type: ignore[attr-defined]  # lxml ships no types

from rashomon.stages.ingest.extracts import Extract, UnreadableError, cleaned

_BLOCK = re.compile(
    r"address|article|aside|blockquote|br|d[dlt]|div|fig\w+|footer|form|h[1-6r]|header|li|main|nav|"
    r"[ou]l|p|pre|section|table|t[dhr]"
)
"""Elements that begin a line and end one."""

DATE_PARAMS = {
    "original_date": True,
    "extensive_search": False,  # dates guessed from running text are not the page's own
    "max_date": "2199-12-31",  # the default is today: the same page would change its date
}
"""How htmldate looks for the date of publication."""


def read_page_text(content: bytes, _limit: int) -> Extract:
    """Take a page apart; its paragraphs are the lines trafilatura writes."""
    import trafilatura

    found: str | None = trafilatura.extract(
        content, fast=True, include_comments=False, deduplicate=False
    )
    text = cleaned(found or "")
    if not text.strip():
        raise UnreadableError(error="no text in this page", hint="save the report as text.")
    return Extract(text, _stated(content), "paragraph", line_parts(text))


def line_parts(text: str) -> tuple[tuple[int, int, int], ...]:
    """Count the lines that hold anything: number, start and end of each."""
    found: list[tuple[int, int, int]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((len(found) + 1, at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def all_words(page: str) -> str:
    """Give all words of a page, for one that holds no article, such as a mail."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = html.fromstring(b"<div>" + page.encode("utf-8", "replace"), parser=parser)
    etree.strip_elements(root, "script", "style", "title", with_tail=False)
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, ("start", "end")):
        words = element.text if event == "start" else element.tail
        if _BLOCK.fullmatch(str(element.tag)):
            pieces.append("\n")
        pieces.append(" ".join((words or "").split("\n")))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _stated(content: bytes) -> dict[str, str | None]:
    """Read the metadata of a page; parsed anew, as extraction prunes its tree."""
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    tree = load_html(content)
    if tree is None:
        return {}
    found: Any = extract_metadata(tree, date_config=dict(DATE_PARAMS))
    return {
        "url": found.url,
        "title": found.title,
        "publisher": _sitename(found.sitename, found.url),
        "byline": found.author,
        "published": found.date,
        "language": tree.get("lang"),
    }


def _sitename(sitename: str | None, url: str | None) -> str | None:
    """Give the name a page states for its site; a bare host name is none."""
    host = urlsplit(url or "").hostname or ""
    if not sitename or sitename.lower().removeprefix("www.") == host.removeprefix("www."):
        return None
    return sitename
