"""Make room for what the run that put the case together worked out for pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_TABLE = """
CREATE TABLE worked (
  name TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  body TEXT NOT NULL,
  digest INTEGER NOT NULL
)"""


def worked(connection: Connection) -> None:
    """Create its table; an older case has none until it is put together again."""
    connection.exec_driver_sql(_TABLE.strip())
