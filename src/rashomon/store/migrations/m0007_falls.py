"""Make room for what falls with those whom the user distrusts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_TABLE = """
CREATE TABLE fall (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  run INTEGER NOT NULL,
  superseded_run INTEGER,
  body TEXT NOT NULL,
  digest INTEGER
)"""

_CURRENT = """
CREATE UNIQUE INDEX fall_current ON fall (id) WHERE superseded_run IS NULL"""

_SUPERSEDED = """
CREATE INDEX fall_superseded ON fall (superseded_run, id)
WHERE superseded_run IS NOT NULL"""


def falls(connection: Connection) -> None:
    """Create the table of falls."""
    for statement in (_TABLE, _CURRENT, _SUPERSEDED):
        connection.exec_driver_sql(statement.strip())
