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

from rashomon.errors import ArchiveError
from rashomon.model import Failure
from rashomon.pipeline.bulk.layout import Archive
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


def slice_archive(
    archive: Archive, about: Sequence[str], store: Store, most: int = MOST
) -> Slice:
    """Bring the documents of a matter into a case, and put it together.

    Args:
        archive: What was read.
        about: Each some words; a document is brought that holds all words of one of them, in
            its text or title.
        store: The case.
        most: More documents than these are refused, and nothing is written.

    Raises:
        ArchiveError: Nothing to look for, nothing found, or too much.
    """
    found = find_documents(archive, about, most)
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
        _, notes = put_together(store, archive.settings)
    count = sum(len(held.numbers) for held in found)
    return Slice(count, known, failed, notes)


def find_documents(archive: Archive, about: Sequence[str], most: int) -> list[Held]:
    """Find the documents that hold all words of one of some queries, each once.

    Returns:
        In the order of files and rows; a document that stands in two places is the first one.

    Raises:
        ArchiveError: A query has no words, nothing was found, or too much.
    """
    found = _found(archive, about)
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
