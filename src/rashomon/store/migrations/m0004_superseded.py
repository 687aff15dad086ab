"""Index what each run superseded: a record that is found again is looked up by its run.

Without it SQLite reads a whole table for every batch of records, which makes the time to store
what a run found grow with the square of the case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_SUPERSEDED = """
CREATE INDEX {name}_superseded ON {name} (superseded_run, id)
WHERE superseded_run IS NOT NULL"""

_TABLES = (
    *("raw_content", "failure", "zone", "sentence", "attribution", "claim", "actor"),
    *("link", "passage", "origin", "sign", "shift", "event", "relation", "question"),
    *("weight", "account", "tie", "cause", "entry", "page_map", "given"),
    *("activity", "withdrawal"),
)
"""Every table so far but `document`, which is never superseded."""


def superseded(connection: Connection) -> None:
    """Add the index to every table."""
    for name in _TABLES:
        connection.exec_driver_sql(_SUPERSEDED.format(name=name).strip())
