"""What the commands that change a case do; imported when one of them runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.cli.output import told
from rashomon.config import Settings, settings_of
from rashomon.errors import MetadataError, UnknownNameError
from rashomon.model import Basis, MetadataField, MetadataValue
from rashomon.pipeline import RunCounts, bring_back, remove_document, set_metadata
from rashomon.stages.ingest import field_of, given_value
from rashomon.store import Store, open_store

BY_HAND = "rashomon set"
"""Where a value given by the command was read."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a change did."""

    lines: tuple[str, ...]
    """For a person."""
    has_failures: bool


def set_values(case: Path, name: str, pairs: Sequence[str], unset: Sequence[str]) -> Done:
    """Say what is known of a document, and put the case together anew.

    Raises:
        MetadataError: If a pair is none, or its value cannot be.
        UnknownNameError: If there is no such field or document.
    """
    values = tuple(_values(pairs))
    taken_back = tuple(_field(field) for field in unset)
    return _changed(
        case,
        lambda store, settings: set_metadata(store, settings, name, values, taken_back),
    )


def take_out(case: Path, name: str, why: str | None) -> Done:
    """Remove a document.

    Raises:
        UnknownNameError: If there is no such document.
    """
    return _changed(
        case,
        lambda store, settings: remove_document(store, settings, name, why),
        f"{name} is out of the case; `rashomon remove {case} {name} --undo` puts it back",
    )


def put_back(case: Path, name: str) -> Done:
    """Put a removed document back.

    Raises:
        UnknownNameError: If no document of this name was removed.
    """
    return _changed(
        case,
        lambda store, settings: bring_back(store, settings, name),
        f"{name} is in the case again",
    )


def _changed(
    case: Path, change: Callable[[Store, Settings], RunCounts], *lines: str
) -> Done:
    """Change a case with the settings it was put together with."""
    store = open_store(case)
    try:
        counts = change(store, settings_of(store.view().run()))
    finally:
        store.close()
    read = [f"{counts.read} documents read again"] if counts.read else []
    return Done((*lines, *read, *told(counts)), bool(counts.failures))


def _values(pairs: Iterable[str]) -> Iterator[MetadataValue]:
    seen: set[MetadataField] = set()
    for pair in pairs:
        name, sign, words = pair.partition("=")
        if not sign:
            raise MetadataError.of(pair, "it has no =", "write FIELD=VALUE")
        field = _field(name)
        if field in seen:
            raise MetadataError.of(pair, f"{field} is given twice", "give it once")
        seen.add(field)
        if not words.strip():
            yield MetadataValue(field, None, Basis.GIVEN, BY_HAND)
            continue
        value = given_value(field, words, BY_HAND)
        if isinstance(value, str):
            raise MetadataError.of(
                pair, value, "write a date as 2031-05-03, 2031-05 or 2031"
            )
        yield value


def _field(name: str) -> MetadataField:
    field = field_of(name)
    if field is None:
        raise UnknownNameError.of("field", name, [f.value for f in MetadataField])
    return field
