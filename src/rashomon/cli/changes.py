"""What `diff` does; imported when it runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from rashomon.cli.output import plain
from rashomon.export import dump_diff
from rashomon.store import open_store
from rashomon.views import Change, ChangeKind, changes_since

NOT_KNOWN = "not known"

HEADS = {
    ChangeKind.DOCUMENT_ADDED: "Documents added",
    ChangeKind.DOCUMENT_REMOVED: "Documents removed",
    ChangeKind.METADATA_CHANGED: "Known otherwise of documents",
    ChangeKind.QUESTION_NEW: "New questions",
    ChangeKind.QUESTION_GONE: "Questions that are gone",
    ChangeKind.DISPUTE_BEGAN: "Questions now in dispute",
    ChangeKind.DISPUTE_ENDED: "Questions no longer in dispute",
    ChangeKind.ANSWER_NEW: "New answers",
    ChangeKind.ANSWER_GONE: "Answers that are gone",
    ChangeKind.ANSWER_MOVED: "Answers that moved",
    ChangeKind.CONTRADICTION_NEW: "New contradictions",
    ChangeKind.CONTRADICTION_GONE: "Contradictions that are gone",
    ChangeKind.ORIGINS_MERGED: "Origins merged",
    ChangeKind.ORIGINS_SPLIT: "Origins parted",
}
"""How each sort of change is headed for a person."""


def told_changes(case: Path, since: int | None, *, as_json: bool) -> str:
    """Say what changed in a case since a run.

    Raises:
        UnknownNameError: If no run has this number, or there was none.
    """
    store = open_store(case)
    try:
        with store.snapshot() as view:
            changes = changes_since(view, since)
    finally:
        store.close()
    if as_json:
        return dump_diff(changes.since, changes.until, changes.found)
    head = f"Since run {changes.since} (the last is {changes.until}):"
    return "\n".join((head, *change_lines(changes.found))) + "\n"


def change_lines(changes: Iterable[Change]) -> Iterator[str]:
    """Tell changes to a person, those of a kind below its heading."""
    is_empty = True
    for kind, group in groupby(changes, key=lambda change: change.kind):
        is_empty = False
        listed = list(group)
        yield f"{HEADS[kind]} ({len(listed)})"
        yield from (plain(f"  {_line(change)}") for change in listed)
    if is_empty:
        yield "nothing changed"


def _line(change: Change) -> str:
    is_known = change.before is not None and change.after is not None
    if is_known or change.kind is ChangeKind.METADATA_CHANGED:
        before, after = (v or NOT_KNOWN for v in (change.before, change.after))
        return f"{change.subject}: {before} -> {after}"
    rest = change.after if change.after is not None else change.before
    return change.subject if rest is None else f"{change.subject}: {rest}"
