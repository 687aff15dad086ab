"""What `rashomon bulk` does; imported when it runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.cli.output import number_of, print_lines
from rashomon.config import Settings, load_settings
from rashomon.errors import SettingError
from rashomon.export import check_target
from rashomon.pipeline.bulk import (
    BulkCounts,
    Cluster,
    How,
    Sought,
    find_copies,
    find_documents,
    open_archive,
    read_archive,
    slice_archive,
)
from rashomon.pipeline.notes import sharing_notes
from rashomon.store import open_store
from rashomon.views import CaseIndex, summary_of


@dataclass(frozen=True, slots=True)
class AskedBulk:
    """What `bulk read` was asked to do."""

    inputs: Sequence[str]
    out: Path
    settings: Path | None
    master: str
    conf: Sequence[str]
    portion: int


def read_into(asked: AskedBulk, *, quiet: bool) -> bool:
    """Read an archive and say what was done.

    Returns:
        Whether anything failed.
    """
    settings = load_settings(asked.settings) if asked.settings else Settings()
    cluster = _cluster(asked.master, asked.conf)
    counts = read_archive(asked.inputs, asked.out, settings, How(cluster, asked.portion))
    print_lines([*_lines(counts)], quiet=quiet)
    return counts.has_failures


def copies_in(folder: Path, master: str, conf: Sequence[str], *, quiet: bool) -> None:
    """Find copies in an archive and say what was found."""
    archive = open_archive(folder)
    found = find_copies(archive, _cluster(master, conf))
    most = archive.settings.reuse.key_documents
    lines = [
        f"{number_of(found.pairs, 'pair')} worth a look, {found.sharing} share a passage",
        f"{found.copies} go back to one text, in {number_of(found.groups, 'group')}",
        *sharing_notes(found.capped, most),
    ]
    lines += [f"the widest was found in {found.widest}"] if found.capped else []
    print_lines(lines, quiet=quiet)


def _cluster(master: str, conf: Sequence[str]) -> Cluster:
    return Cluster(master, dict(map(_parted, conf)))


def slice_into(folder: Path, case: Path, sought: Sought, *, quiet: bool) -> bool:
    """Bring a matter into a case and say what it holds now.

    Returns:
        Whether any of its documents could not be read.
    """
    archive = open_archive(folder)
    if not case.exists():
        check_target(case)
        find_documents(archive, sought)  # what is refused leaves no case
    store = open_store(case, create=True)
    try:
        done = slice_archive(archive, sought, store)
        with store.snapshot() as view:
            summary = summary_of(CaseIndex.of(view))
    finally:
        store.close()
    lines = [
        f"{number_of(done.found, 'document')} found, {done.known} of them known before",
        f"{number_of(summary.documents, 'document')}, {number_of(summary.claims, 'claim')}",
        f"{summary.disputed_questions} of {number_of(summary.questions, 'question')} in dispute",
        *done.notes,
        number_of(done.failures, "failure"),
    ]
    print_lines(lines, quiet=quiet)
    return done.failures > 0


def _parted(pair: str) -> tuple[str, str]:
    name, sign, value = pair.partition("=")
    if not sign:
        raise SettingError.of("--conf", pair, "write NAME=VALUE")
    return name, value


def _lines(counts: BulkCounts) -> Iterator[str]:
    found = counts.counted
    yield (f"{number_of(counts.portions, 'portion')} read now, {counts.there} known before")
    yield f"{number_of(found['documents'], 'document')}, {number_of(found['claims'], 'claim')}"
    failed = found["failures"] + counts.unread
    yield number_of(failed, "failure")
    for failure in counts.failures:
        yield f"  {failure.item}: {failure.error} ({failure.hint})"
    if failed > len(counts.failures):
        yield f"  and {failed - len(counts.failures)} more, in failures.parquet of each portion"
