"""Make room for what persons judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_TABLE = """
CREATE TABLE judgement (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  run INTEGER NOT NULL,
  superseded_run INTEGER,
  body TEXT NOT NULL,
  digest INTEGER
)"""

_CURRENT = """
CREATE UNIQUE INDEX judgement_current ON judgement (id) WHERE superseded_run IS NULL"""

_SUPERSEDED = """
CREATE INDEX judgement_superseded ON judgement (superseded_run, id)
WHERE superseded_run IS NOT NULL"""


def judgements(connection: Connection) -> None:
    """Create the table of judgements."""
    for statement in (_TABLE, _CURRENT, _SUPERSEDED):
        connection.exec_driver_sql(statement.strip())
