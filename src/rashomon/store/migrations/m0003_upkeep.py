"""Make room for what the user gives and takes back, and for how readings ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_TABLE = """
CREATE TABLE {name} (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document_id TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  run INTEGER NOT NULL,
  superseded_run INTEGER,
  body TEXT NOT NULL
)"""

_CURRENT = """
CREATE UNIQUE INDEX {name}_current ON {name} (id) WHERE superseded_run IS NULL"""

_IN_TEXT = """
CREATE INDEX {name}_in_text ON {name} (document_id, span_start, span_end, id)
WHERE superseded_run IS NULL"""


def upkeep(connection: Connection) -> None:
    """Create the tables of given metadata, withdrawals and activities."""
    for name in ("given", "activity", "withdrawal"):
        for statement in (_TABLE, _CURRENT, _IN_TEXT):
            connection.exec_driver_sql(statement.format(name=name).strip())
