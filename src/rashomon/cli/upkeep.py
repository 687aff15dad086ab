"""What the commands that change a case do; imported when one of them runs."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rashomon.cli.changes import change_lines
from rashomon.cli.output import number_of, told
from rashomon.config import Settings, settings_of
from rashomon.errors import MetadataError
from rashomon.pipeline import (
    RunCounts,
    bring_back,
    remove_document,
    said_by_hand,
    set_metadata,
)
from rashomon.stages.ingest import named_field
from rashomon.store import Store, open_store, trial_store
from rashomon.views import changes_since


@dataclass(frozen=True, slots=True)
class Target:
    """What a change is made to."""

    case: Path
    document: str
    """Id or external id."""
    dry_run: bool = False
    """On a copy of the case, which is thrown away."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a change did."""

    lines: tuple[str, ...]
    """For a person."""
    has_failures: bool
    changes: tuple[str, ...] = ()
    """What it would change, where nothing was written."""


def set_values(target: Target, pairs: Sequence[str], unset: Sequence[str]) -> Done:
    """Say what is known of a document, and put the case together anew.

    Raises:
        MetadataError: If a pair is none, or its value cannot be.
        UnknownNameError: If there is no such field or document.
    """
    values = said_by_hand([_parted(pair) for pair in pairs])
    taken_back = tuple(named_field(name) for name in unset)
    name = target.document
    return _changed(
        target,
        lambda store, settings: set_metadata(store, settings, name, values, taken_back),
    )


def take_out(target: Target, why: str | None) -> Done:
    """Remove a document.

    Raises:
        UnknownNameError: If there is no such document.
    """
    name = target.document
    return _changed(
        target,
        lambda store, settings: remove_document(store, settings, name, why),
        f"{name} is out of the case; `rashomon remove {target.case} {name} --undo` puts it back",
    )


def put_back(target: Target) -> Done:
    """Put a removed document back.

    Raises:
        UnknownNameError: If no document of this name was removed.
    """
    name = target.document
    return _changed(
        target,
        lambda store, settings: bring_back(store, settings, name),
        f"{name} is in the case again",
    )


def _changed(
    target: Target, change: Callable[[Store, Settings], RunCounts], *lines: str
) -> Done:
    """Change a case with the settings it was put together with."""
    with _opened(target) as store:
        last = next(reversed(store.view().runs()), None)
        counts = change(store, settings_of(store.view().run()))
        changes: tuple[str, ...] = ()
        if target.dry_run:
            changes = tuple(change_lines(changes_since(store.view(), last).found))
    failed = bool(counts.failures)
    read = number_of(counts.read, "document")
    if target.dry_run:
        would = [f"{read} would be read again"] if counts.read else []
        again = number_of(counts.dated, "document")
        would += [f"{again} would be dated again"] if counts.dated else []
        return Done((*would, "nothing was written"), failed, changes)
    again = [f"{read} read again"] if counts.read else []
    return Done((*lines, *again, *told(counts)), failed)


@contextmanager
def _opened(target: Target) -> Generator[Store]:
    if target.dry_run:
        with trial_store(target.case) as store:
            yield store
        return
    store = open_store(target.case)
    try:
        yield store
    finally:
        store.close()


def _parted(pair: str) -> tuple[str, str]:
    name, sign, words = pair.partition("=")
    if not sign:
        raise MetadataError.of(pair, "it has no =", "write FIELD=VALUE")
    return name, words
