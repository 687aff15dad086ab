"""Bring one matter out of an archive into a case; nothing is read again, and no Spark is needed.

    words -> index of each portion -> documents -> their records -> case -> put together

What an archive keeps of a document is what a case keeps of it, so that the case is put together
as if its documents had been read into it one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.config import Settings
from rashomon.errors import ArchiveError
from rashomon.model import Failure
from rashomon.pipeline.bulk.layout import COPIES, Archive
from rashomon.pipeline.bulk.tables import Row, table_path
from rashomon.pipeline.local import put_together
from rashomon.store import Record, Store
from rashomon.store.base import search_terms
from rashomon.store.codec import decode_record
from rashomon.store.kinds import kinds

MOST = 2_000
"""Documents that are brought into a case unless more are asked for: a case of 5,000 takes 2 GB
and more to be put together."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is brought out of an archive."""

    about: Sequence[str]
    """Each some words; a document is brought that holds all words of one of them, in its text or
    title."""
    most: int = MOST
    """More documents than these are refused."""
    with_copies: bool = False
    """Whether documents come too that go back to one text with one of these."""
    settings: Settings | None = None
    """By which the case is put together; None: those the archive was begun with."""


@dataclass(frozen=True, slots=True)
class Slice:
    """What was brought out."""

    found: int
    """Documents with the words asked for."""
    known: int
    """Those of them that the case held before."""
    failures: int
    """Those of them in which nothing could be read."""
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Documents of one portion."""

    folder: Path
    numbers: Mapping[int, str]
    """Ids by number in the portion, in its order."""


def slice_archive(archive: Archive, sought: Sought, store: Store) -> Slice:
    """Bring the documents of a matter into a case, and put it together.

    Args:
        archive: What was read.
        sought: Which.
        store: The case.

    Raises:
        ArchiveError: Nothing to look for, nothing found, or too much.
    """
    found = find_documents(archive, sought)
    known = failed = 0
    with store.reserved():
        view = store.view()
        for held in found:
            for document_id, records in records_of(held):
                if view.has_document(document_id):
                    known += 1
                    continue
                failed += any(isinstance(record, Failure) for record in records)
                with store.writer() as writer:
                    writer.add(records)
        _, notes = put_together(store, sought.settings or archive.settings)
    count = sum(len(held.numbers) for held in found)
    return Slice(count, known, failed, notes)


def find_documents(archive: Archive, sought: Sought) -> list[Held]:
    """Find the documents that are sought, each once.

    Returns:
        In the order of files and rows; a document that stands in two places is the first one.

    Raises:
        ArchiveError: A query has no words, nothing was found, or too much; or copies are asked
            for and were not looked for.
    """
    about, most = sought.about, sought.most
    found = _found(archive, about)
    if sought.with_copies:
        found = _with_copies(archive, found)
    count = sum(len(held.numbers) for held in found)
    words = " | ".join(about)
    if not count:
        raise ArchiveError.of(
            str(archive.folder),
            f"no document holds all words of {words!r}",
            "write them as reports print them, or fewer of them",
        )
    if count > most:
        raise ArchiveError.of(
            str(archive.folder),
            f"{count} documents hold the words {words!r}, more than {most}",
            "add words that only this matter has, or raise --most",
        )
    return found


def _found(archive: Archive, about: Sequence[str]) -> list[Held]:
    asked = [frozenset(search_terms(query)) for query in about]
    if not asked or not all(asked):
        raise ArchiveError.of(
            str(archive.folder), "there are no words to look for", "write --about 'WORDS'"
        )
    seen: set[str] = set()
    found: list[Held] = []
    for folder, _ in archive.held():
        numbers = _numbers(folder, asked)
        ids = _ids(folder, numbers) if numbers else {}
        fresh = {number: name for number, name in ids.items() if name not in seen}
        seen.update(fresh.values())
        if fresh:
            found.append(Held(folder, fresh))
    return found


def _with_copies(archive: Archive, found: Sequence[Held]) -> list[Held]:
    """Add the members of every group that has one of these documents."""
    import pyarrow.dataset as ds

    groups = archive.folder / COPIES / "groups"
    if not groups.is_dir():
        raise ArchiveError.of(
            str(archive.folder),
            "its copies were not looked for",
            "`rashomon bulk copies DIR` does so; or leave --with-copies out",
        )
    names = {name for held in found for name in held.numbers.values()}
    wanted = set(names)
    for batch in ds.dataset(groups, format="parquet").to_batches(columns=["members"]):
        for members in batch.column(0).to_pylist():
            if not names.isdisjoint(members):
                wanted.update(members)
    return list(_named(archive, wanted))


def _named(archive: Archive, names: set[str]) -> Iterator[Held]:
    """Find documents by their ids, each once; in the order of files and rows."""
    left = set(names)
    for folder, _ in archive.held():
        rows = _rows(folder, "documents", ["number", "id"], [("id", "in", sorted(left))])
        numbers = {row["number"]: row["id"] for row in rows}
        left.difference_update(numbers.values())
        if numbers:
            yield Held(folder, numbers)
        if not left:
            return


def records_of(held: Held) -> Iterator[tuple[str, list[Record]]]:
    """Give some documents of a portion with all their records, in the portion's order."""
    types = {kind.table: kind.record for kind in kinds().values()}
    records: dict[str, list[Record]] = {name: [] for name in held.numbers.values()}
    wanted = [("number", "in", list(held.numbers))]
    for row in _rows(held.folder, "records", ["document_id", "kind", "record"], wanted):
        record = decode_record(types[row["kind"]], row["record"])
        records[row["document_id"]].append(record)
    for row in _rows(held.folder, "failures", None, None):
        if row["document_id"] in records:
            records[row["document_id"]].append(Failure(**row))
    yield from records.items()


def _numbers(folder: Path, asked: Sequence[Collection[str]]) -> list[int]:
    """Look the words up in the index of a portion."""
    terms = sorted({term for words in asked for term in words})
    rows = _rows(folder, "terms", None, [("term", "in", terms)])
    holding = {row["term"]: frozenset(row["documents"]) for row in rows}
    found: set[int] = set()
    for words in asked:
        some = [holding.get(term, frozenset()) for term in words]
        found |= frozenset.intersection(*some)
    return sorted(found)


def _ids(folder: Path, numbers: Sequence[int]) -> dict[int, str]:
    wanted = [("number", "in", list(numbers))]
    rows = _rows(folder, "documents", ["number", "id"], wanted)
    return {row["number"]: row["id"] for row in rows}


def _rows(
    folder: Path,
    name: str,
    columns: Sequence[str] | None,
    wanted: Sequence[tuple[str, str, Any]] | None,
) -> list[Row]:
    """Read rows of a table; row groups that hold none of those wanted are not unpacked.

    Raises:
        ArchiveError: The file is damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = table_path(folder, name)
    try:
        table = pq.read_table(
            path, columns=columns, filters=wanted, use_threads=False, pre_buffer=False
        )
    except (pa.ArrowException, OSError) as error:
        said = str(error).split("\n", 1)[0][:100]
        raise ArchiveError.of(
            str(folder),
            f"{path.name} is damaged ({said})",
            "remove this portion, then read its input again",
        ) from error
    return table.to_pylist()
