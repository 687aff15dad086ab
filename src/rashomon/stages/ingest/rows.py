"""Make a document of one row: a line of JSON Lines, a row of a table.

row of fields -> keys as in Stated -> Document | Failure
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.stages.ingest.documents import KEYS, make_document, stated_of
from rashomon.stages.ingest.items import Item, failure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rashomon.model import Document, Failure
    from rashomon.stages.ingest.tools import Tools

ALIASES = {"date": "published", "author": "byline", "lang": "language", "id": "external_id"}
"""Other keys that front matter, tables and JSON Lines commonly use for the same."""

TEXT = "text"
"""The key of the report itself."""


def canonical(found: Mapping[str, Any]) -> dict[str, Any]:
    """Rename other keys to those of `Stated`; a key of `Stated` itself goes first."""
    renamed = {name: found[alias] for alias, name in ALIASES.items() if alias in found}
    return renamed | dict(found)


def read_row(
    row: Mapping[str, Any], item: Item, media_type: str, hint: str, tools: Tools
) -> Document | Failure:
    """Read a row with a text and whatever it states of it; other keys are left alone."""
    values = canonical(row)
    if isinstance(values.get("external_id"), int):
        values["external_id"] = str(values["external_id"])
    text = values.get(TEXT)
    if not isinstance(text, str):
        return failure(item.name, f'no string under "{TEXT}"', hint)
    wrong = [key for key in KEYS if not isinstance(values.get(key), str | None)]
    if wrong:
        return failure(item.name, f'"{wrong[0]}" is not a string', hint)
    stated = stated_of({key: values.get(key) for key in KEYS}, "row")
    return make_document(text, stated, item, media_type, tools.params)
