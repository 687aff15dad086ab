"""Take a dossier apart: what is ours in it, and what came from the reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from lxml import html  # pyright: ignore[reportMissingTypeStubs, reportAttributeAccessIssue]

VERDICTS = re.compile(r"\b(true|false|fake|lie|lies|lying|propaganda|bias|biased)\b", re.I)
"""Words never said in our own voice of a document or a person."""

_TAG = re.compile(r"<([a-zA-Z][\w-]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)=")
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
REPORT_PARTS = "//bdi | //blockquote/bdi | //*[contains(@class, 'text')]"


def parse(page: str) -> Any:
    """Parse a page as a browser would."""
    return html.document_fromstring(page)


@cache
def template() -> str:
    """Give the dossier's templates, one after another."""
    folder = files("rashomon.dossier") / "templates"
    pages = sorted(p.name for p in folder.iterdir() if p.name.endswith(".html"))
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in pages)


@cache
def written_by_us() -> frozenset[tuple[str, str]]:
    """List the (element, attribute) pairs of the template; "" for the element alone."""
    found: set[tuple[str, str]] = {("tbody", ""), ("html", ""), ("p", "")}
    headed = template().replace("{{ level }}", "4")  # of the headings of an account
    for tag, rest in _TAG.findall(_JINJA.sub("x", headed)):
        found |= {(tag, ""), *((tag, name) for name in _ATTRIBUTE.findall(rest))}
    return frozenset((tag.lower(), name.lower()) for tag, name in found)


def parts(tree: Any) -> Iterator[tuple[str, str]]:
    """Give every (element, attribute) pair of a page; "" for the element alone."""
    for element in tree.iter():
        if isinstance(element.tag, str):
            yield element.tag, ""
            yield from ((element.tag, name) for name in element.attrib)


def own_words(page: str) -> str:
    """Give what a page says in our own voice: reports, quotes and names are taken out."""
    tree = parse(page)
    for part in tree.xpath(f"{REPORT_PARTS} | //style | //script"):
        tail = part.tail or ""
        part.drop_tree()
        del tail
    titles = [t for t in tree.xpath("//@title | //@aria-label") if isinstance(t, str)]
    return " ".join([tree.text_content(), *titles])
