"""What `rashomon bulk` does; imported when it runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.cli.output import number_of, print_lines
from rashomon.config import Settings, load_settings
from rashomon.errors import SettingError
from rashomon.pipeline.bulk import BulkCounts, Cluster, How, read_archive


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
    cluster = Cluster(asked.master, dict(map(_parted, asked.conf)))
    counts = read_archive(asked.inputs, asked.out, settings, How(cluster, asked.portion))
    print_lines([*_lines(counts)], quiet=quiet)
    return counts.has_failures


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
