"""Lay out a new case: one table a record type, two search tables, runs, migrations.

The names are written out here, not taken from `kinds`: a released step never changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_DOCUMENT = """
CREATE TABLE document (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  run INTEGER NOT NULL,
  superseded_run INTEGER CHECK (superseded_run IS NULL),
  body TEXT NOT NULL
)"""

_OF_DOCUMENT = """
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

_OF_CASE = """
CREATE TABLE {name} (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  run INTEGER NOT NULL,
  superseded_run INTEGER,
  body TEXT NOT NULL
)"""

_CURRENT = """
CREATE UNIQUE INDEX {name}_current ON {name} (id) WHERE superseded_run IS NULL"""

_IN_TEXT = """
CREATE INDEX {name}_in_text ON {name} (document_id, span_start, span_end, id)
WHERE superseded_run IS NULL"""

_SEARCH = """
CREATE VIRTUAL TABLE {name}_search USING fts5 (terms, content='', tokenize='unicode61')"""
# Contentless: the words are stored once, in `document`; rowid is the seq of the record.

_RUN = "CREATE TABLE run (number INTEGER PRIMARY KEY, body TEXT NOT NULL)"

_MIGRATIONS = "CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"


def initial(connection: Connection) -> None:
    """Create every table of the first layout."""
    of_document = (
        "raw_content",
        "zone",
        "sentence",
        "attribution",
        "claim",
        "link",
        "sign",
    )
    of_case = (
        *("failure", "actor", "passage", "origin", "shift", "event", "relation"),
        *("question", "weight", "account", "tie", "cause", "entry"),
    )
    statements = [_MIGRATIONS, _RUN, _DOCUMENT]
    for name in of_document:
        statements += [s.format(name=name) for s in (_OF_DOCUMENT, _CURRENT, _IN_TEXT)]
    for name in of_case:
        statements += [s.format(name=name) for s in (_OF_CASE, _CURRENT)]
    statements += [_SEARCH.format(name=name) for name in ("document", "claim")]
    for statement in statements:
        connection.exec_driver_sql(statement.strip())
