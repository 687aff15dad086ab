"""Hold what was worked out of the records of a case, as long as they stay what they were.

    types, connection -> mark of their state      name, mark -> what was worked out in that state

One table holds what the last run left that worked something out; nothing of it is a record.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rashomon.model import Withdrawal
from rashomon.store.digests import body_digest
from rashomon.store.kinds import Record, kind_of
from rashomon.store.sqlite_layout import newest_and_ended

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


def state_in(
    connection: Connection, records: Sequence[type[Record]], run: int | None
) -> Hashable:
    """Give a mark that changes whenever records of these types come, go or change.

    Args:
        connection: To the case.
        records: Types of records.
        run: The run whose state it is; None: the present.
    """
    tables = tuple(kind_of(record).table for record in (*records, Withdrawal))
    rows = connection.execute(newest_and_ended(tables)).all()
    return tuple(_mark_of(row, run) for row in rows)


def _mark_of(row: Sequence[Any], run: int | None) -> Hashable:
    """Give the last row of a table, its last end, and how many rows have ended.

    What comes or changes is a new row; what goes without one has ended. Rows that a run has
    begun to change since are like those of no other state.
    """
    seq, made, end, count = row
    if run is not None and max(made or 0, end or 0) > run:
        return object()
    return seq or 0, end, count


def keep_worked(connection: Connection, bodies: Mapping[str, str], state: Hashable) -> None:
    """Hold what was worked out in a state, in the place of all that was held."""
    connection.exec_driver_sql("DELETE FROM worked")
    rows = [(n, _words(state), body, body_digest(body)) for n, body in bodies.items()]
    if rows:
        connection.exec_driver_sql("INSERT INTO worked VALUES (?, ?, ?, ?)", rows)


def find_worked(connection: Connection, name: str, state: Hashable) -> str | None:
    """Give what was worked out under a name in just this state; None: nothing was."""
    wanted = "SELECT state, body, digest FROM worked WHERE name = ?"
    for held, body, digest in connection.exec_driver_sql(wanted, (name,)):
        is_whole = isinstance(body, str) and body_digest(body) == digest
        if is_whole and held == _words(state):
            return body
    return None


def _words(state: Hashable) -> str | None:
    """Write a mark; None: it is like no other."""
    try:
        return json.dumps(state)
    except TypeError:
        return None
