"""Keep a digest beside every record, so that `rashomon check` finds one that was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.store.digests import body_digest

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_TABLES = (
    *("document", "raw_content", "page_map", "failure", "given", "activity", "withdrawal"),
    *("zone", "sentence", "attribution", "claim", "actor", "link", "passage", "origin"),
    *("sign", "shift", "event", "relation", "question", "weight", "account", "tie"),
    *("cause", "entry", "run"),
)

_BATCH = 500


def digests(connection: Connection) -> None:
    """Add the column to every table and fill it for what is there."""
    for table in _TABLES:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN digest INTEGER")
        _fill(connection, table, "number" if table == "run" else "seq")


def _fill(connection: Connection, table: str, key: str) -> None:
    """Go through a table in batches; a large case is not read into memory."""
    batch = f"SELECT {key}, body FROM {table} WHERE {key} > ? ORDER BY {key} LIMIT {_BATCH}"  # noqa: S608
    change = f"UPDATE {table} SET digest = ? WHERE {key} = ?"  # noqa: S608
    last = 0
    while rows := connection.exec_driver_sql(batch, (last,)).all():
        filled = [(body_digest(body), number) for number, body in rows]
        connection.exec_driver_sql(change, filled)
        last = rows[-1][0]
