"""Make room for what persons read otherwise than the machine, and for their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_TABLES = ("correction", "note")

_STATEMENTS = (
    """
CREATE TABLE {table} (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  run INTEGER NOT NULL,
  superseded_run INTEGER,
  body TEXT NOT NULL,
  digest INTEGER
)""",
    """
CREATE UNIQUE INDEX {table}_current ON {table} (id) WHERE superseded_run IS NULL""",
    """
CREATE INDEX {table}_superseded ON {table} (superseded_run, id)
WHERE superseded_run IS NOT NULL""",
)


def corrections(connection: Connection) -> None:
    """Create a table of each."""
    for table in _TABLES:
        for statement in _STATEMENTS:
            connection.exec_driver_sql(statement.strip().format(table=table))
