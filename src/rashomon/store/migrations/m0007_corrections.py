"""Make room for what persons read otherwise than the machine, and for their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.store.migrations.m0006_trust import create_tables

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_TABLES = ("correction", "note")


def corrections(connection: Connection) -> None:
    """Create a table of each."""
    create_tables(connection, _TABLES)
