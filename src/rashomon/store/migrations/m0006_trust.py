"""Make room for the user's grades, for what falls without somebody, and for judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_TABLES = ("grade", "fall", "judgement")

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


def trust(connection: Connection) -> None:
    """Create a table of each."""
    create_tables(connection, _TABLES)


def create_tables(connection: Connection, tables: tuple[str, ...]) -> None:
    """Create tables of records with their indexes; a later step may call it, none may change it."""
    for table in tables:
        for statement in _STATEMENTS:
            connection.exec_driver_sql(statement.strip().format(table=table))
