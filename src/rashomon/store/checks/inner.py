"""Go into a record: what its fields and tuples hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import cast


def inner_values(value: object) -> Iterator[object]:
    """Give what a record or a tuple holds; nothing for a plain value."""
    if isinstance(value, tuple):
        yield from cast("tuple[object, ...]", value)
    elif is_dataclass(value):
        yield from (getattr(value, field.name) for field in fields(value))
