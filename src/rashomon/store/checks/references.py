"""Check that every id in a record leads to a current record of the right type.

record -> [(field, id), ...] -> ids that lead nowhere
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from rashomon.errors import CaseFileError
from rashomon.model import Question, Relation, Shift
from rashomon.store.checks.inner import inner_values
from rashomon.store.codec import decode_record
from rashomon.store.kinds import Record, kinds

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

LEADS_TO = {
    "document_id": "document",
    "a_document_id": "document",
    "b_document_id": "document",
    "document_ids": "document",
    "first_id": "document",
    "claim_ids": "claim",
    "left_out": "claim",
    "crux_claim_ids": "claim",
    "attribution_id": "attribution",
    "outer_id": "attribution",
    "actor_id": "actor",
    "from_id": "actor",
    "to_id": "actor",
    "origin_ids": "origin",
    "unsourced_ids": "origin",
    "variant_id": "variant",
    "variant_ids": "variant",
    "silent_on": "question",
    "account_ids": "account",
}
"""Table by the name of a field that holds an id or ids. A variant stands inside a question."""

BETWEEN_CLAIMS = (Relation, Shift)
"""Records whose fields `a` and `b` are claim ids."""


class References:
    """Knows the key of every current record."""

    def __init__(self, connection: Connection) -> None:
        self._keys = {
            kind.table: _keys(connection, kind.table) for kind in kinds().values()
        }
        self._keys["variant"] = set(_variants(connection))

    def broken(self, record: Record) -> Iterator[str]:
        """Say which ids of a record lead nowhere."""
        for name, table, key in _named(record):
            if key not in self._keys[table]:
                yield f"{name} names the {table} {key}, which is not in the case"


def _named(value: object) -> Iterator[tuple[str, str, str]]:
    """Find the ids in a record, however deep: field, table, id."""
    if is_dataclass(value):
        for field in fields(value):
            held = getattr(value, field.name)
            table = _table(value, field.name)
            if table is None:
                yield from _named(held)
            else:
                keys = held if isinstance(held, tuple) else (held,)
                yield from ((field.name, table, key) for key in keys if key is not None)
    else:
        for inner in inner_values(value):
            yield from _named(inner)


def _table(record: object, name: str) -> str | None:
    if name in {"a", "b"} and isinstance(record, BETWEEN_CLAIMS):
        return "claim"
    return LEADS_TO.get(name)


def _keys(connection: Connection, table: str) -> set[str]:
    query = f"SELECT id FROM {table} WHERE superseded_run IS NULL"  # noqa: S608  our tables
    return set(connection.exec_driver_sql(query).scalars())


def _variants(connection: Connection) -> Iterator[str]:
    query = "SELECT body FROM question WHERE superseded_run IS NULL"
    for body in connection.exec_driver_sql(query).scalars():
        try:
            yield from (v.id for v in decode_record(Question, body).variants)
        except CaseFileError:
            continue  # said where its row is checked
