"""Look through a case, part by part; a part that breaks off does not stop the next one.

path -> [file, rows, search] -> Checked
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import CaseFileError
from rashomon.store.audit import audit_path, broken_lines
from rashomon.store.checks.findings import ANEW, ELSEWHERE, Checked, Finding, Part
from rashomon.store.checks.kept import check_kept
from rashomon.store.checks.rows import Tally, check_rows
from rashomon.store.checks.search import check_search
from rashomon.store.connection import connect
from rashomon.store.migrations import STEPS, version_of
from rashomon.store.soundness import check_header, check_layout, check_schema
from rashomon.store.sqlite_errors import case_errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.engine import Connection

MOST_OF_FILE = 100
"""Lines asked of SQLite's own check: a torn file has one for every page."""


def check_case(path: Path) -> Checked:
    """Check a case file against itself.

    Raises:
        CaseFileError: It is missing, no case, or from a newer version.
    """
    check_header(path, create=False)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    engine = connect(path, only_read=not writable)
    try:
        with case_errors(path):
            layout = version_of(engine)
            check_layout(path, layout)
            check_schema(path, engine, layout)
        # One transaction, rolled back at the end: what is written meanwhile is not looked at.
        with case_errors(path), engine.connect() as connection:
            return _checked(path, layout, connection)
    finally:
        engine.dispose()


def _checked(path: Path, layout: int, connection: Connection) -> Checked:
    tally = Tally()
    parts: list[tuple[Part, Callable[[], Iterator[Finding]]]] = [
        (Part.FILE, lambda: _check_file(connection)),
        (Part.ROWS, lambda: check_rows(connection, tally)),
        (Part.SEARCH, lambda: check_search(connection)),
        (Part.AUDIT, lambda: _check_audit(path)),
        (Part.KEPT, lambda: check_kept(path)),
    ]
    if layout < len(STEPS):
        parts = parts[:1]  # the tables of an older layout are not what is read here
    found: list[Finding] = []
    for part, check in parts:
        try:
            with case_errors(path):
                # One at a time: what was found before a part broke off is kept.
                for finding in check():
                    found.append(finding)  # noqa: PERF402
        except CaseFileError as error:
            said, _, hint = str(error).partition("\nHint: ")
            found.append(Finding(part, path.name, said, hint))
    order = list(Part)
    found.sort(key=lambda finding: order.index(finding.part))
    return Checked(str(path), layout, tally.rows, tuple(found))


def _check_audit(path: Path) -> Iterator[Finding]:
    audit = audit_path(path)
    for line, what in broken_lines(audit):
        yield Finding(Part.AUDIT, f"{audit.name}, line {line}", what, ELSEWHERE)


def _check_file(connection: Connection) -> Iterator[Finding]:
    """Let SQLite check its pages and indexes, then its keys."""
    whole = connection.exec_driver_sql(f"PRAGMA integrity_check({MOST_OF_FILE})").scalars()
    for said in whole:
        if said != "ok":
            yield Finding(Part.FILE, "SQLite's pages", str(said), ANEW)
    for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(
            Part.FILE, f"{table}, row {row}", f"it belongs to no row of {other!r}", ANEW
        )
    steps = connection.exec_driver_sql(
        "SELECT number, name FROM migrations ORDER BY number"
    )
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    taken = [(number, name) for number, (name, _) in enumerate(STEPS[:version], 1)]
    if [tuple(step) for step in steps] != taken:
        what = f"the steps it went through are not those of layout {version}"
        yield Finding(Part.FILE, "migrations", what, ANEW)
