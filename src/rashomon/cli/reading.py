"""What the commands do, with the heavy parts; imported when a command runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from rashomon.cli.output import Outputs, print_summary, progress_bar
from rashomon.config import Settings, load_settings
from rashomon.dossier import DossierOptions, render_dossier
from rashomon.errors import UnknownNameError
from rashomon.export import Row, check_target, dump_case, rows_of, write_file
from rashomon.pipeline import run
from rashomon.store import memory_store, open_store
from rashomon.views import CaseIndex, summary_of


def read_case(
    inputs: Sequence[str],
    case_path: Path | None,
    settings_path: Path | None,
    workers: int | None,
    outputs: Outputs,
) -> bool:
    """Read inputs into a case and write what was asked for.

    Returns:
        Whether anything failed.
    """
    settings = load_settings(settings_path) if settings_path else Settings()
    is_new = case_path and not case_path.exists()
    for path in (outputs.dossier, outputs.json, case_path if is_new else None):
        if path:
            check_target(path)
    store = open_store(case_path, create=True) if case_path else memory_store()
    try:
        with progress_bar(quiet=outputs.quiet) as tell:
            stdin = sys.stdin.buffer if "-" in inputs else None
            counts = run(
                inputs, store, settings, workers=workers, progress=tell, stdin=stdin
            )
            with store.snapshot() as view:
                if outputs.json:
                    write_file(outputs.json, dump_case(view))
                if outputs.dossier:
                    write_file(outputs.dossier, render_dossier(view, DossierOptions()))
                summary = None if outputs.quiet else summary_of(CaseIndex.of(view))
        if summary:
            print_summary(summary, counts, outputs)
    finally:
        store.close()
    return bool(counts.failures)


def shown_rows(case: Path, table: str) -> list[Row]:
    """Give the rows of one table of a case."""
    store = open_store(case)
    try:
        with store.snapshot() as view:
            return rows_of(view, table)
    finally:
        store.close()


def rows_of_document(case: Path, name: str) -> list[Row]:
    """Give the claims of one document in text order.

    Raises:
        UnknownNameError: If no document has this id or external id.
    """
    rows = shown_rows(case, "claims")
    found = [r for r in rows if name in (r["document_id"], r["document"])]
    if not found:
        documents = shown_rows(case, "documents")
        known = [str(d["external_id"]) for d in documents]
        if name not in known and name not in [d["id"] for d in documents]:
            raise UnknownNameError.of("document", name, known)
    return found


def case_json(case: Path) -> str:
    """Give a case as `rashomon-case/1`."""
    store = open_store(case)
    try:
        with store.snapshot() as view:
            return dump_case(view)
    finally:
        store.close()


def write_dossier(case: Path, target: Path, *, quotes_only: bool) -> None:
    """Render the dossier of a case into a file."""
    check_target(target)
    store = open_store(case)
    try:
        with store.snapshot() as view:
            page = render_dossier(view, DossierOptions(quotes_only=quotes_only))
    finally:
        store.close()
    write_file(target, page)
