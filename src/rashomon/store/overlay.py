"""Look at a case as if some of its records were others. Nothing is written.

view, records of some types -> a view that gives these in place of the stored ones
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, cast

from rashomon.store.base import SEARCH_LIMIT, Hits, View, holds_any
from rashomon.store.kinds import R, Record, grouped, in_document, kind_of


class Overlay:
    """A view in which whole types of records are replaced.

    Only types that belong to no single document are: what was read in a document is not
    supposed to be otherwise.
    """

    def __init__(
        self,
        view: View,
        types: Iterable[type[Record]],
        records: Iterable[Record],
        run: Mapping[str, Any],
    ) -> None:
        self._view = view
        self._run = dict(run)
        self._mark = object()
        found = {kind.record: rows for kind, rows in grouped(records).items()}
        self._instead = {record: found.get(record, {}) for record in types}

    def all(self, record: type[R]) -> Iterator[R]:
        """Give every record of a type, replaced ones in the same order."""
        if record not in self._instead:
            return self._view.all(record)
        rows = sorted(self._instead[record].values(), key=kind_of(record).order)
        return iter(cast("list[R]", rows))

    def of_document(self, record: type[R], document_id: str) -> Iterator[R]:
        """Give one document's records of a type."""
        return self._view.of_document(in_document(record).record, document_id)  # type: ignore[return-value]

    def get(self, record: type[R], key: str) -> R | None:
        """Find one record by its id or key."""
        if record not in self._instead:
            return self._view.get(record, key)
        return cast("R | None", self._instead[record].get(key))

    def some(self, record: type[R], keys: Iterable[str]) -> Iterator[R]:
        """Find records by their ids or keys."""
        if record not in self._instead:
            return self._view.some(record, keys)
        rows = self._instead[record]
        return iter(cast("list[R]", [rows[key] for key in keys if key in rows]))

    def having(self, record: type[R], field: str, values: Iterable[str]) -> Iterator[R]:
        """Give the records of which a field is, or holds, one of some values."""
        if record not in self._instead:
            return self._view.having(record, field, values)
        wanted = frozenset(values)
        return (r for r in self.all(record) if holds_any(r, field, wanted))

    def state_of(self, *records: type[Record]) -> Hashable:
        """Give a mark that changes with the stored records, or with what replaces them."""
        instead = self._mark if any(r in self._instead for r in records) else None
        return self._view.state_of(*records), instead

    def worked(self, name: str, state: Hashable) -> str | None:
        """Give nothing: it was worked out of the records that are replaced."""
        del name, state
        return None

    def count(self, record: type[Record]) -> int:
        """Count the records of a type."""
        rows = self._instead.get(record)
        return self._view.count(record) if rows is None else len(rows)

    def document_ids(self) -> tuple[str, ...]:
        """Give the ids of all documents."""
        return self._view.document_ids()

    def has_document(self, document_id: str) -> bool:
        """Tell whether a document was stored."""
        return self._view.has_document(document_id)

    def search(self, query: str, limit: int = SEARCH_LIMIT) -> Hits:
        """Search claims and documents, of which none is replaced."""
        return self._view.search(query, limit)

    def run(self) -> dict[str, Any]:
        """Give the summary of the run as it would have been."""
        return dict(self._run)

    def runs(self) -> tuple[int, ...]:
        """Give the numbers of the closed runs."""
        return self._view.runs()

    def last_run(self) -> int:
        """Give the number of the last closed run."""
        return self._view.last_run()

    def changed_in(self, *records: type[Record]) -> tuple[int, ...]:
        """Give the closed runs that left stored records otherwise."""
        return self._view.changed_in(*records)

    def arrivals(self) -> Mapping[str, int]:
        """Give the run in which each document came."""
        return self._view.arrivals()

    def at(self, run: int) -> View:
        """Open a view on the case as a run left it, nothing replaced."""
        return self._view.at(run)
