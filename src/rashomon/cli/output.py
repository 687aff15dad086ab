"""Say things to a person or to the next program."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rashomon.pipeline import Progress, RunCounts
    from rashomon.views import Summary

CELL = 60
"""Longest cell of a printed table, in code points; csv and jsonl are never cut."""

PROGRESS_AFTER_S = 1.0
"""A bar for less would only flicker."""

STAGES = {"read": "Reading", "compare": "Comparing what they say"}


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where `read` writes."""

    dossier: Path | None
    json: Path | None
    quiet: bool = False


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress]:
    """Show progress on stderr when it is a terminal; else nothing."""
    if quiet or not sys.stderr.isatty():
        yield _tell_nobody
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {k: bar.add_task(v, total=None, visible=False) for k, v in STAGES.items()}

        def tell(stage: str, done: int, total: int) -> None:
            bar.update(tasks[stage], completed=done, total=total or None, visible=True)

        yield tell


def _tell_nobody(stage: str, done: int, total: int) -> None:
    """Take part in the protocol without a word."""


def print_summary(summary: Summary, counts: RunCounts, outputs: Outputs) -> None:
    """Print what was read and found, and what failed, for a person (on stderr)."""
    lines = [
        f"{summary.documents} documents ({counts.read} read now, {counts.known} known before)",
        f"{summary.origins} origins: texts that go back to one another count once",
        f"{summary.claims} claims by {summary.sources} named sources",
        f"{summary.disputed} of {summary.questions} questions are in dispute",
        f"{summary.single_origin} answers rest on a single origin",
        *counts.notes,
        f"{len(counts.failures)} failures",
    ]
    lines += [f"  {f.item}: {f.error} ({f.hint})" for f in counts.failures]
    lines += [f"Dossier: {outputs.dossier}"] if outputs.dossier else []
    lines += [f"JSON: {outputs.json}"] if outputs.json else []
    click.echo("\n".join(lines), err=True)


def print_json(value: Mapping[str, Any]) -> None:
    """Print one JSON object."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def print_rows(rows: Sequence[Mapping[str, Any]], form: str, title: str) -> None:
    """Print rows as a table for a person, JSON Lines or CSV."""
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif form == "csv":
        _print_csv(rows)
    else:
        _print_table(rows, title)


def _print_csv(rows: Sequence[Mapping[str, Any]]) -> None:
    from rashomon.export import csv_cell

    if not rows:
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(rows[0])
    writer.writerows([csv_cell(v) for v in row.values()] for row in rows)


def _print_table(rows: Sequence[Mapping[str, Any]], title: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        click.echo(f"No {title} in this case.", err=True)
        return
    table = Table(title=None)
    for name in rows[0]:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(v)) for v in row.values()))
    Console().print(table)


def _cell(value: object) -> str:
    """Shorten a cell and take control characters out of hostile text."""
    words = "" if value is None else str(value)
    plain = "".join(c if c.isprintable() else " " for c in words)
    return plain if len(plain) <= CELL else plain[: CELL - 1] + "…"
