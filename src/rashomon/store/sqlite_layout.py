"""Describe the tables of a case to SQLAlchemy, and which of their rows are shown.

    Kind -> table -> rows that are current, in text order | rows with all terms of a query

A row is current while `superseded_run` is null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Integer,
    MetaData,
    Select,
    Table,
    TableClause,
    Text,
    TextClause,
    and_,
    column,
    exists,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
    union_all,
)

from rashomon.model import Document
from rashomon.store.kinds import Kind, Record, kind_of, kinds


@cache
def layout() -> dict[str, Table]:
    """Describe the tables of the current layout to SQLAlchemy, by name."""
    metadata = MetaData()
    tables = {kind.table: _described(kind, metadata) for kind in kinds().values()}
    number = Column("number", Integer, primary_key=True)
    body, digest = Column("body", Text), Column("digest", Integer)
    tables["run"] = Table("run", metadata, number, body, digest)
    return tables


def _described(kind: Kind, metadata: MetaData) -> Table:
    columns: list[Column[Any]] = [Column("seq", Integer, primary_key=True)]
    columns.append(Column("id", Text))
    if kind.of_document:
        columns.append(Column("document_id", Text))
        columns += [Column("span_start", Integer), Column("span_end", Integer)]
    columns += [Column("run", Integer), Column("superseded_run", Integer)]
    columns += [Column("body", Text), Column("digest", Integer)]
    return Table(kind.table, metadata, *columns)


def is_shown(kind: Kind, run: int | None) -> ColumnElement[bool]:
    """Say which rows are current, now or after a run, and of no document withdrawn then."""
    rows, gone = layout()[kind.table], layout()["withdrawal"]
    current = _is_current(rows, run)
    if not kind.hides:
        return current
    owner = rows.c.id if kind.record is Document else rows.c.document_id
    withdrawn = select(gone.c.document_id).where(_is_current(gone, run))
    return and_(current, owner.not_in(withdrawn))


def _is_current(rows: Table, run: int | None) -> ColumnElement[bool]:
    ended = rows.c.superseded_run
    if run is None:
        return ended.is_(None)
    return and_(rows.c.run <= run, or_(ended.is_(None), ended > run))


def is_or_holds(kind: Kind, field: str, values: Iterable[str]) -> ColumnElement[bool]:
    """Say which rows have one of some values in a field of their record.

    The values are one parameter: SQLite takes no more than some thousand.
    """
    body = layout()[kind.table].c.body
    held = func.json_each(body, f"$.{field}").table_valued("value", name="held")
    wanted = func.json_each(json.dumps(sorted(values))).table_valued("value", name="wanted")
    return exists().where(held.c.value.in_(select(wanted.c.value)))


def live(kind: Kind, run: int, keys: Sequence[str]) -> CompoundSelect[Any, Any, Any, Any]:
    """Ask for rows under these keys that are current, or were until this run.

    Two look-ups, each with an index of its own: one condition with OR reads the whole table.
    """
    rows = layout()[kind.table]
    wanted = select(rows.c.seq, rows.c.id, rows.c.body, rows.c.superseded_run)
    wanted = wanted.where(rows.c.id.in_(keys))
    ended = rows.c.superseded_run
    return union_all(
        wanted.where(ended.is_(None)), wanted.where(ended == run, ended.is_not(None))
    )


def order_of(kind: Kind) -> tuple[Column[Any], ...]:
    """Give the columns by which the rows of a type are in text order."""
    rows = layout()[kind.table]
    if not kind.of_document:
        return (rows.c.id,)
    return rows.c.document_id, rows.c.span_start, rows.c.span_end, rows.c.id


@cache
def newest_and_ended(tables: tuple[str, ...]) -> TextClause:
    """Ask for the last row of tables with its run, their last end, and how many rows have ended.

    One statement, kept as text: every look asks for it, and building it from columns took far
    longer than SQLite takes to answer.
    """
    return text(" UNION ALL ".join(map(_newest_and_ended, tables)))


def _newest_and_ended(name: str) -> str:
    last = f"FROM {name} ORDER BY seq DESC LIMIT 1"
    ended = f"FROM {name} WHERE superseded_run IS NOT NULL"
    if name == kind_of(Document).table:  # which never ends
        return f"SELECT (SELECT seq {last}), (SELECT run {last}), NULL, 0"
    ends = f"(SELECT MAX(superseded_run) {ended}), (SELECT COUNT(*) {ended})"
    return f"SELECT (SELECT seq {last}), (SELECT run {last}), {ends}"


LAST_RUN = text("SELECT MAX(number) FROM run")


def search_table(kind: Kind) -> TableClause:
    """Name the search index of a type."""
    return table(f"{kind.table}_search", column("rowid"), column("terms"))


def matching(
    record: type[Record], name: str, terms: tuple[str, ...], run: int | None
) -> Select[Any]:
    """Ask for the records with all terms; each is quoted, so none can be an operator."""
    kind = kind_of(record)
    rows, found = layout()[kind.table], search_table(kind)
    query = " ".join(f'"{term}"' for term in terms)
    rank = func.bm25(literal_column(f"{kind.table}_search"))
    return (
        select(rows.c[name])
        .join_from(found, rows, rows.c.seq == found.c.rowid)
        .where(found.c.terms.op("MATCH")(query), is_shown(kind, run))
        .order_by(rank, rows.c.id)
    )
