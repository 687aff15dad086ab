"""Check every row against its record, and what the record says against the rest of the case.

    row -> digest, columns -> record -> hashes, spans, references -> Finding

Rows that were superseded are checked for their words only: what they led to may be gone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rashomon.errors import CaseFileError
from rashomon.model import Document, RawContent, text_sha256
from rashomon.store.checks.findings import ANEW, Finding, Part, hint_for
from rashomon.store.checks.references import References
from rashomon.store.checks.spans import Texts, wrong_parts, wrong_spans
from rashomon.store.codec import decode_record, decode_run
from rashomon.store.digests import body_digest
from rashomon.store.kinds import Kind, Record, kinds

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


@dataclass(slots=True)
class Tally:
    """How many rows were looked at."""

    rows: int = 0


def check_rows(connection: Connection, tally: Tally) -> Iterator[Finding]:
    """Check the rows of every table, documents first, and of the runs."""
    texts, references = Texts(connection), References(connection)
    for kind in kinds().values():
        for row in connection.exec_driver_sql(_query(kind)):
            tally.rows += 1
            yield from _check_row(kind, row, texts, references)
    runs = connection.exec_driver_sql("SELECT number, body, digest FROM run")
    for number, body, digest in runs:
        tally.rows += 1
        yield from _check_run(f"run {number}", body, digest)


def _query(kind: Kind) -> str:
    place = "document_id, span_start, span_end" if kind.of_document else "NULL, 0, 0"
    return (
        f"SELECT id, superseded_run, body, digest, {place} FROM {kind.table}"  # noqa: S608
        " ORDER BY seq"
    )


def _check_row(
    kind: Kind, row: Sequence[Any], texts: Texts, references: References
) -> Iterator[Finding]:
    key, superseded, body, digest, *place = row
    where = f"{kind.table} {key}"
    if body_digest(str(body)) != digest:
        what = "it is not the record that was stored"
        yield Finding(Part.ROWS, where, what, hint_for(kind.record))
    if superseded is not None:
        return
    try:
        record = decode_record(kind.record, body)
    except CaseFileError as error:
        said = str(error).partition("\n")[0]
        yield Finding(Part.ROWS, where, said, hint_for(kind.record))
        return
    yield from _check_columns(kind, record, key, place)
    yield from _check_hash(record, where)
    for said in (*wrong_spans(kind, record, texts), *wrong_parts(record)):
        yield Finding(Part.SPANS, where, said, hint_for(kind.record))
    for said in references.broken(record):
        yield Finding(Part.REFERENCES, where, said, hint_for(kind.record))


def _check_columns(
    kind: Kind, record: Record, key: str, place: Sequence[Any]
) -> Iterator[Finding]:
    """Compare what a row is found by with what its record says."""
    document_id = kind.document_id(record)
    expected = [document_id, *(kind.range_of(record) if kind.of_document else (0, 0))]
    own_key = kind.key(record) if kind.fields == ("id",) else key
    if (key, list(place)) != (own_key, expected):
        what = f"it is kept as {key!r}, but is {own_key!r} of {document_id}"
        yield Finding(Part.ROWS, f"{kind.table} {key}", what, hint_for(kind.record))


def _check_hash(record: Record, where: str) -> Iterator[Finding]:
    if isinstance(record, Document):
        found, stored = text_sha256(record.text), record.sha256
    elif isinstance(record, RawContent):
        found, stored = hashlib.sha256(record.content).hexdigest(), record.sha256
    else:
        return
    if found != stored:
        what = f"its SHA-256 is {found}, it came in with {stored}"
        yield Finding(Part.HASHES, where, what, ANEW)


def _check_run(where: str, body: str, digest: int) -> Iterator[Finding]:
    if body_digest(str(body)) != digest:
        yield Finding(Part.ROWS, where, "it is not the record that was stored", ANEW)
    try:
        decode_run(body)
    except CaseFileError as error:
        yield Finding(Part.ROWS, where, str(error).partition("\n")[0], ANEW)
