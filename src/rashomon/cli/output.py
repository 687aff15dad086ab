"""Say things to a person or to the next program."""

from __future__ import annotations

import io
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rashomon.cli.upkeep import Done
    from rashomon.export import Row
    from rashomon.pipeline import Preview, Progress, RunCounts
    from rashomon.views import Summary

CELL = 120
"""Longest cell of a printed table, in code points; csv and jsonl are never cut."""

STAGES = {"read": "Reading", "compare": "Comparing what they say"}


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where `read` writes."""

    dossier: Path | None
    json: Path | None
    run_record: Path | None = None
    quiet: bool = False


def speak_utf8() -> None:
    """Write data in UTF-8 whatever the locale; a terminal gets "?" for what it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


@contextmanager
def progress_bar(*, quiet: bool) -> Generator[Progress]:
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
    documents = number_of(summary.documents, "document")
    origins = number_of(summary.document_origins, "origin")
    claims = number_of(summary.claims, "claim")
    questions = number_of(summary.questions, "question")
    repeated = number_of(summary.repeated_single_origin_variants, "answer")
    lines = [
        f"{documents} ({counts.read} read now, {counts.known} known before)",
        f"{origins}: documents that share their text count once",
        f"{claims}, {number_of(summary.named_sources, 'named source')}",
        f"{summary.disputed_questions} of {questions} in dispute",
        f"{repeated} repeated from one origin",
        number_of(summary.accounts, "account"),
        *told(counts),
    ]
    lines += [f"Dossier: {outputs.dossier}"] if outputs.dossier else []
    lines += [f"JSON: {outputs.json}"] if outputs.json else []
    lines += [f"Run record: {outputs.run_record}"] if outputs.run_record else []
    click.echo("\n".join(lines), err=True)


def number_of(count: int, thing: str) -> str:
    """Write how many of a thing there are.

    >>> number_of(1, "claim"), number_of(1200, "claim")
    ('1 claim', '1200 claims')
    """
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def told(counts: RunCounts) -> list[str]:
    """Say what else a run did, and what failed."""
    lines = [f"{number_of(counts.dated, 'document')} dated again"] if counts.dated else []
    lines += [plain(note) for note in counts.notes]
    lines += [number_of(len(counts.failures), "failure")]
    return lines + [plain(f"  {f.item}: {f.error} ({f.hint})") for f in counts.failures]


def print_preview(shown: Preview, *, quiet: bool) -> None:
    """Print a line a document that a run would read (on stdout), and the counts (on stderr)."""
    plan, intake = shown.plan, shown.intake
    for what, documents in (
        ("read", plan.new),
        ("read again", plan.whole),
        ("date again", plan.dates),
    ):
        for document in documents:
            click.echo(
                f"{what}\t{plain(document.external_id)}\t{plain(document.path or '-')}"
            )
    known = intake.again - sum(d.id in intake.known for d in plan.whole)
    lines = [f"{len(plan.new) + len(plan.whole)} would be read, {known} are known"]
    lines += [f"{len(plan.dates)} would be dated again"] if plan.dates else []
    lines += [f"{len(intake.back)} would come back"] if intake.back else []
    lines += [f"{len(plan.given)} would be known otherwise"] if plan.given else []
    lines += [*plan.notes, number_of(len(plan.failures), "failure")]
    lines += [f"  {f.item}: {f.error} ({f.hint})" for f in plan.failures]
    print_lines([*lines, "nothing was written"], quiet=quiet)


def print_done(done: Done, *, quiet: bool) -> None:
    """Print what a change did (on stderr), and what one would change (on stdout)."""
    for line in done.changes:
        click.echo(line)
    print_lines(done.lines, quiet=quiet)


def print_lines(lines: Sequence[str], *, quiet: bool) -> None:
    """Print lines for a person (on stderr), unless nothing shall be said."""
    if not quiet:
        click.echo("\n".join(map(plain, lines)), err=True)


def print_rows(rows: Sequence[Row], form: str, table: str) -> None:
    """Print rows as a table for a person, JSON Lines or CSV."""
    from rashomon.export import to_csv, to_jsonl

    if form == "jsonl":
        click.echo(to_jsonl(rows), nl=False)
    elif form == "csv":
        click.echo(to_csv(table, rows), nl=False)
    elif table == "contradictions" and rows:
        from rashomon.cli.cards import card_lines

        click.echo("\n".join(card_lines(rows)), nl=False)
    else:
        _print_table(rows, table)


def _print_table(rows: Sequence[Row], table: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        click.echo(f"No {table} in this case.", err=True)
        return
    console = Console()
    is_narrow = console.width < NARROW
    spared = SPARED.get(table, ()) if is_narrow else ()
    columns = [
        c for c in COLUMNS[table] if c in rows[0] and _is_told(c, rows) and c not in spared
    ]
    printed = Table(show_lines=False)
    for name in columns:
        header = SHORT.get(name, name) if is_narrow else name
        printed.add_column(header.replace("_", " "), overflow="fold")
    thing, said_once = GROUPED.get(table, ("", ()))
    above: object = None
    for row in rows:
        blank = said_once if thing and row[thing] == above else ()
        printed.add_row(*(Text("" if c in blank else _cell(row[c])) for c in columns))
        above = row[thing] if thing else None
    console.print(printed)


def _is_told(name: str, rows: Sequence[Row]) -> bool:
    """Tell whether a column is worth its room: plain texts have no pages."""
    return name != "found_at" or any(row[name] for row in rows)


NARROW = 120
"""Characters of a line from which every column of the questions leaves room for words: 47 go to
their headings, 22 to the lines between."""

SPARED = {"questions": ("on",)}
"""Columns a narrow terminal does without: what a question is on is in its words."""

SHORT = {"documents": "docs", "information": "info", "unsourced": "own"}
"""Headings of narrow columns in a narrow terminal."""

COLUMNS = {
    "people": ("name", "role", "since"),
    "questions": (
        "question",
        "on",
        "answer",
        "documents",
        "origins",
        "unsourced",
        "source",
        "information",
    ),
    "claims": ("document", "found_at", "speaker", "certainty", "quote"),
    "origins": ("level", "kind", "name", "documents", "document_names"),
    "accounts": ("account", "title", "held_by", "answers"),
    "hinges": ("question", "answer", "ends", "origins", "unsourced"),
    "silence": ("document", "claims", "own", "named", "unnamed", "hedged", "actors"),
    "documents": ("external_id", "publisher", "published", "language", "claims", "signs"),
    "metadata": ("document", "field", "value", "basis", "where", "in_force"),
    "judgements": ("id", "kind", "a", "b", "by", "at", "note", "state"),
    "corrections": (
        "id",
        "quote",
        "field",
        "read_as",
        "words",
        "by",
        "at",
        "note",
        "state",
    ),
    "notes": ("id", "of", "words", "text", "by", "at", "withdrawn_by"),
    "falls": ("kind", "text", "names"),
    "grades": ("name", "grade", "note"),
    "removed": ("external_id", "id", "why"),
    "runs": ("run", "documents", "claims", "questions"),
    "relations": ("kind", "on", "a_quote", "b_quote", "why"),
}
"""What a person sees of a table in a terminal; csv and jsonl have every column."""

GROUPED = {
    "questions": ("question_id", ("question", "on")),
    "claims": ("document_id", ("document",)),
    "hinges": ("question_id", ("question",)),
    "metadata": ("document_id", ("document",)),
}
"""What several rows are about, and the columns that only the first of them shows."""


def _cell(value: object) -> str:
    """Shorten a cell and take control characters out of it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    listed = isinstance(value, list)
    words = "" if value is None else "; ".join(map(str, value)) if listed else str(value)
    shown = plain(words)
    if len(shown) <= CELL:
        return shown
    return f"{shown[:CELL].rpartition(' ')[0] or shown[: CELL - 2]} …"


def plain(words: str) -> str:
    """Take out what would steer a terminal: escapes, bidi marks, line breaks of strangers."""
    return "".join(c if c.isprintable() else " " for c in words)
