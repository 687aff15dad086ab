"""Describe to programs what a form may hold, and what an answer is that refuses.

names of fields -> a request body of OpenAPI; the one form that errors have -> "4XX"
"""

from __future__ import annotations

from typing import Any

_WORDS = {"type": "string"}

PERSON = ("by", "note")
"""Who decides, and why."""

REFUSED: dict[int | str, dict[str, Any]] = {
    "4XX": {
        "description": "Refused: what is wrong, then what to do.",
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "ok": {"const": False},
                        "error": _WORDS,
                        "errors": {"type": "array", "items": _WORDS, "minItems": 1},
                        "status": {"type": "integer"},
                    },
                    "required": ["ok", "error", "errors", "status"],
                }
            }
        },
    }
}
"""What every address may answer."""


def form_of(*names: str, several: tuple[str, ...] = (), files: str = "") -> dict[str, Any]:
    """Describe the form that an address reads.

    Args:
        names: Fields of words.
        several: Fields that may stand more than once.
        files: The field of files; "": it takes none.
    """
    properties: dict[str, Any] = dict.fromkeys(("token", *names), _WORDS)
    properties |= {name: {"type": "array", "items": _WORDS} for name in several}
    kind = "application/x-www-form-urlencoded"
    if files:
        kind = "multipart/form-data"
        one = {"type": "string", "format": "binary"}
        properties[files] = {"type": "array", "items": one}
    schema = {"type": "object", "properties": properties}
    return {"requestBody": {"content": {kind: {"schema": schema}}}}
