"""Tell what a run found otherwise than the one before, before anything is held for writing.

records found, View -> keys that stay or come, by type; records that are new or other

Whoever judges waits while a unit of work is open. Of a large case that took as long as everything
found takes to store; most of it is what the run before had found, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from rashomon.store import Record, View, Writer
from rashomon.store.kinds import grouped


@dataclass(frozen=True, slots=True)
class Replacing:
    """What a unit of work has to do so that records take the place of those before."""

    keys: Mapping[type[Record], Collection[str]]
    """Of every record found, by type: all others of the type go."""
    records: tuple[Record, ...]
    """Those that are not stored as they are."""

    @classmethod
    def of(
        cls, view: View, types: Iterable[type[Record]], records: Iterable[Record]
    ) -> Replacing:
        """Compare what was found with what is stored, one type after the other.

        Args:
            view: The case; nobody else writes records of these types meanwhile.
            types: Types of which everything was found anew.
            records: What was found.
        """
        rows_of = {kind.record: (kind, rows) for kind, rows in grouped(records).items()}
        keys: dict[type[Record], Collection[str]] = {}
        other: list[Record] = []
        for record in types:
            if record not in rows_of:
                keys[record] = ()
                continue
            kind, rows = rows_of[record]
            keys[record] = rows.keys()
            same = {
                key for one in view.all(record) if rows.get(key := kind.key(one)) == one
            }
            other += [one for key, one in rows.items() if key not in same]
        return cls(keys, tuple(other))

    def write(self, writer: Writer) -> None:
        """Do it."""
        for record, keys in self.keys.items():
            writer.keep_only(record, keys)
        writer.add(self.records)
