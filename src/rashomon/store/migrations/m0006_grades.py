"""Make room for the grades the user gives to sources and publishers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_TABLE = """
CREATE TABLE grade (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  run INTEGER NOT NULL,
  superseded_run INTEGER,
  body TEXT NOT NULL,
  digest INTEGER
)"""

_CURRENT = """
CREATE UNIQUE INDEX grade_current ON grade (id) WHERE superseded_run IS NULL"""

_SUPERSEDED = """
CREATE INDEX grade_superseded ON grade (superseded_run, id)
WHERE superseded_run IS NOT NULL"""


def grades(connection: Connection) -> None:
    """Create the table of grades."""
    for statement in (_TABLE, _CURRENT, _SUPERSEDED):
        connection.exec_driver_sql(statement.strip())
