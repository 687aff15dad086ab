"""Part the front matter of a text, Markdown or plain, from its body.

    "---" lines "---" body -> fields, body

Front matter is YAML by intent and whatever people write in fact: what is no YAML is read line by
line, so that "title: Army: 21 dead" is a title.
"""

from __future__ import annotations

import re
from typing import Any

from rashomon.stages.ingest.rows import canonical

FENCE = "---"
"""The line above and below front matter."""

LIMIT = 20_000
"""Longest front matter, in code points. What is longer is a text that begins with a rule."""

_PAIR = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]+(\S.*)")
_LINE_END = re.compile(r"\r\n|\n|\r")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Part front matter from the body.

    Returns:
        Its fields, keys as in `Stated`, and the text after the closing line and one blank
        line. Without a closing line or any field, the whole text is the body.
    """
    first = _LINE_END.search(text)
    if first is None or text[: first.start()].rstrip() != FENCE:
        return {}, text
    start = first.end()
    for end in _LINE_END.finditer(text, start, start + LIMIT):
        if text[start : end.start()].rstrip() == FENCE:
            fields = _fields(text[first.end() : start])
            return (fields, _after_blank(text, end.end())) if fields else ({}, text)
        start = end.end()
    return {}, text


def _fields(matter: str) -> dict[str, str]:
    """Read the fields: as YAML, and by line what YAML does not give."""
    lines = (_PAIR.match(line) for line in _LINE_END.split(matter))
    by_line = {m[1].lower(): _unquoted(m[2].strip()) for m in lines if m}
    parsed = {key: _words(value) for key, value in _yaml(matter).items()}
    return canonical(by_line | {key: words for key, words in parsed.items() if words})


def _yaml(matter: str) -> dict[str, Any]:
    """Parse YAML to strings, lists and mappings; empty where it is none."""
    import yaml

    class Plain(yaml.BaseLoader):
        """Makes strings of all scalars and follows no alias: aliases can nest without end."""

        def compose_node(self, parent: Any, index: Any) -> Any:  # noqa: ANN401  as yaml has it
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError
            return super().compose_node(parent, index)

    try:
        found = yaml.load(matter, Plain)  # noqa: S506  BaseLoader makes strings, no objects
    except (yaml.YAMLError, RecursionError):
        return {}
    return {str(k).lower(): v for k, v in found.items()} if isinstance(found, dict) else {}


def _words(value: object) -> str:
    """Write a value as words; a list (of authors) with commas; empty: it has none."""
    if isinstance(value, list):
        return ", ".join(word for word in value if isinstance(word, str))
    return " ".join(value.split()) if isinstance(value, str) else ""


def _after_blank(text: str, start: int) -> str:
    blank = _LINE_END.search(text, start)
    if blank and not text[start : blank.start()].strip():
        start = blank.end()
    return text[start:]


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
