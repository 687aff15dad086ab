"""Make room for where a text stands in its original: page, paragraph or row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_TABLE = """
CREATE TABLE page_map (
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
CREATE UNIQUE INDEX page_map_current ON page_map (id) WHERE superseded_run IS NULL"""

_IN_TEXT = """
CREATE INDEX page_map_in_text ON page_map (document_id, span_start, span_end, id)
WHERE superseded_run IS NULL"""


def page_map(connection: Connection) -> None:
    """Create the table of page maps."""
    for statement in (_TABLE, _CURRENT, _IN_TEXT):
        connection.exec_driver_sql(statement.strip())
