"""Read one portion of an archive: what an engine does with each, whichever engine it is.

Portion -> documents -> Analysis, in a process apart -> tables -> the portion's folder
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from rashomon.config import Settings
from rashomon.model import Document, Failure, PageMap, RawContent
from rashomon.pipeline.analyse import analyse
from rashomon.pipeline.bulk.layout import Archive, name_of, whole_folder, write_about
from rashomon.pipeline.bulk.tables import Columns, DocumentRead, RecordsFile
from rashomon.pipeline.intake import Beside
from rashomon.pipeline.workers import ProcessApart, Work
from rashomon.stages.ingest import IngestParams, Portion, read_portion

Taken = Document | Beside | Failure

TRIES = 2
"""Times a portion is taken in before it counts as one that ends the process: the first may have
been ended from outside."""


@dataclass(frozen=True, slots=True)
class PortionWork:
    """Reads portions into an archive. Goes to the workers of an engine."""

    archive: Archive
    settings: Settings
    work: Work | None = None
    """What is done with a document; None: all per-document stages."""

    def __call__(self, portion: Portion) -> Mapping[str, Any]:
        """Read a portion, unless it is there, and give what it says of itself."""
        target = self.archive.portions / name_of(portion)
        apart = process_apart()
        with whole_folder(target) as folder:
            columns, records = Columns(), RecordsFile(folder)
            for found in self._read(portion, apart):
                if isinstance(found, Failure):
                    columns.fail(found)
                else:
                    records.add(columns.add(found))
            records.close()
            columns.write(folder, self.settings.reuse)
            about = _about(portion, columns)
            write_about(folder, about)
        return about

    def _read(
        self, portion: Portion, apart: ProcessApart
    ) -> Iterator[DocumentRead | Failure]:
        taken = _take_in(portion, self.settings.ingest, apart)
        yield from (record for record in taken if isinstance(record, Failure))
        documents = [record for record in taken if isinstance(record, Document)]
        beside: dict[str, list[Beside]] = {d.id: [] for d in documents}
        for record in taken:
            if isinstance(record, RawContent | PageMap):
                beside[record.document_id].append(record)
        work = self.work or partial(analyse, settings=self.settings)
        for analysis in apart.read(documents, work):
            yield DocumentRead(analysis, tuple(beside[analysis.document.id]))


@cache
def process_apart() -> ProcessApart:
    """Give the one process of this worker that reads: its models stay from portion to portion."""
    return ProcessApart()


def _take_in(
    portion: Portion, params: IngestParams, apart: ProcessApart
) -> Sequence[Taken]:
    """Take the documents of a portion in, in the process apart: its bytes may be hostile."""
    for _ in range(TRIES):
        try:
            return apart.do(partial(_taken, portion, params))
        except BrokenProcessPool:
            continue
    last = portion.first + portion.rows - 1
    item = f"{portion.path}:{portion.first}-{last}"
    what = "the process that took these rows in was ended twice"
    return [Failure("ingest", item, what, "write the file again, in smaller row groups")]


def _taken(portion: Portion, params: IngestParams) -> Sequence[Taken]:
    return list(read_portion(portion, params))


def _about(portion: Portion, columns: Columns) -> Mapping[str, Any]:
    return {
        "path": portion.path,
        "first": portion.first,
        "rows": portion.rows,
        "digest": portion.digest,
        "documents": len(columns.documents),
        "characters": sum(row["characters"] for row in columns.documents),
        "claims": sum(row["claims"] for row in columns.documents),
        "failures": len(columns.failures),
    }
