"""What the commands that change a case do; imported when one of them runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from rashomon.cli.output import told
from rashomon.config import settings_of
from rashomon.errors import MetadataError, UnknownNameError
from rashomon.model import Basis, MetadataField, MetadataValue
from rashomon.pipeline import RunCounts, set_metadata
from rashomon.stages.ingest import field_of, given_value
from rashomon.store import open_store

BY_HAND = "rashomon set"
"""Where a value given by the command was read."""


def set_values(
    case: Path, name: str, pairs: Sequence[str], unset: Sequence[str], *, quiet: bool
) -> bool:
    """Say what is known of a document, and put the case together anew.

    Returns:
        Whether anything failed.

    Raises:
        MetadataError: If a pair is none, or its value cannot be.
        UnknownNameError: If there is no such field or document.
    """
    values = tuple(_values(pairs))
    taken_back = tuple(_field(field) for field in unset)
    store = open_store(case)
    try:
        settings = settings_of(store.view().run())
        counts = set_metadata(store, settings, name, values, taken_back)
    finally:
        store.close()
    if not quiet:
        click.echo(said(counts), err=True)
    return bool(counts.failures)


def said(counts: RunCounts) -> str:
    """Say what a change made necessary."""
    read = f"{counts.read} documents read again"
    return "\n".join(told(counts)) if not counts.read else "\n".join([read, *told(counts)])


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
