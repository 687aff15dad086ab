"""What `diff` does; imported when it runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from rashomon.cli.output import plain
from rashomon.errors import UnknownNameError
from rashomon.export import dump_diff
from rashomon.store import open_store
from rashomon.views import CaseIndex, Change, ChangeKind, find_changes

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
            runs = view.runs()
            start = _before_last(runs) if since is None else since
            changes = find_changes(CaseIndex.of(view.at(start)), CaseIndex.of(view))
    finally:
        store.close()
    if as_json:
        return dump_diff(start, runs[-1], changes)
    head = f"Since run {start} (the last is {runs[-1]}):"
    return "\n".join((head, *_lines(changes))) + "\n"


def _before_last(runs: tuple[int, ...]) -> int:
    """Give the run before the last; the only one where there is one: nothing has changed."""
    if not runs:
        raise UnknownNameError.of("run", "0", ["none was closed; read reports first"])
    return runs[-2:][0]


def _lines(changes: Iterable[Change]) -> Iterator[str]:
    is_empty = True
    for kind, group in groupby(changes, key=lambda change: change.kind):
        is_empty = False
        listed = list(group)
        yield f"{HEADS[kind]} ({len(listed)})"
        yield from (plain(f"  {_line(change)}") for change in listed)
    if is_empty:
        yield "nothing changed"


def _line(change: Change) -> str:
    if change.before is not None and change.after is not None:
        return f"{change.subject}: {change.before} -> {change.after}"
    rest = change.after if change.after is not None else change.before
    return change.subject if rest is None else f"{change.subject}: {rest}"
