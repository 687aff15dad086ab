"""Bring a case file to the layout this version reads, one recorded step at a time.

    user_version n -> [step n+1, ...] -> user_version len(STEPS)

A step is a named function. The steps that are missing run in one transaction, each with its row
in `migrations`. A step that was released is never edited: add another.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rashomon.store.migrations.m0001_initial import initial
from rashomon.store.migrations.m0002_page_map import page_map
from rashomon.store.migrations.m0003_upkeep import upkeep
from rashomon.store.migrations.m0004_superseded import superseded
from rashomon.store.migrations.m0005_digests import digests
from rashomon.store.migrations.m0006_trust import trust
from rashomon.store.migrations.m0007_corrections import corrections
from rashomon.store.migrations.m0008_worked import worked

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.engine import Connection

__all__ = ["APPLICATION_ID", "STEPS", "migrate", "version_of"]

APPLICATION_ID = 0x52534D4E
"""Marks a file as a case ("RSMN"), in the header field SQLite keeps for this."""

STEPS: tuple[tuple[str, Callable[[Connection], None]], ...] = (
    ("0001_initial", initial),
    ("0002_page_map", page_map),
    ("0003_upkeep", upkeep),
    ("0004_superseded", superseded),
    ("0005_digests", digests),
    ("0006_trust", trust),
    ("0007_corrections", corrections),
    ("0008_worked", worked),
)
"""Every step in order; its place is the `user_version` it leads to."""


def version_of(engine: Engine) -> int:
    """Read how many steps a file has gone through."""
    with engine.connect() as connection:
        return _version(connection)


def migrate(engine: Engine, to: int = len(STEPS)) -> None:
    """Take the steps that are missing, up to the layout `to`.

    All of them in one transaction, or none. The version is read again under the write lock: two
    processes may open one file at once.
    """
    if version_of(engine) >= to:
        return
    writing = engine.connect().execution_options(writes=True)
    with writing as connection, connection.begin():
        for number in range(_version(connection), to):
            _take(connection, number)


def _take(connection: Connection, number: int) -> None:
    name, step = STEPS[number]
    step(connection)
    row = (number + 1, name)
    connection.exec_driver_sql("INSERT INTO migrations VALUES (?, ?)", row)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {number + 1}")


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
