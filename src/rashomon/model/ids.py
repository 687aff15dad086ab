"""Name records by what makes them themselves: same input, same id, on any machine.

parts -> canonical JSON -> SHA-256 -> "kind-0123456789abcdef"
"""

from __future__ import annotations

import hashlib
import json

ID_DIGITS = 16
"""Hex digits kept of the hash: 64 bits, under one collision expected in 10^9 records."""

_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True)
"""Made once: to make it takes as long as to write the parts of an id."""

Part = str | int | float | bool | None | tuple["Part", ...]


def canonical_json(value: object) -> str:
    """Write a value so that equal values give equal bytes.

    Lone surrogates are kept as escapes, so any decoded text can be named.
    """
    return _CANONICAL.encode(value)


def content_id(kind: str, *parts: Part) -> str:
    """Give the id of a record from its kind and the parts that identify it.

    Args:
        kind: Short word that makes a mixed-up id visible ("claim", "doc").
        parts: What makes the record itself. Order matters; `None` differs from "".

    Returns:
        The kind, a hyphen and `ID_DIGITS` hex digits.
    """
    digest = hashlib.sha256(canonical_json([kind, *parts]).encode("ascii")).hexdigest()
    return f"{kind}-{digest[:ID_DIGITS]}"


def text_sha256(text: str) -> str:
    """Hash a text as UTF-8; a lone surrogate counts as its own three bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
