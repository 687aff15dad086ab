"""Where things lie in an archive: a folder of portions, each of which is there wholly or not.

    DIR/archive.json                 what every portion was made with
    DIR/copies/                      which documents go back to one text, if it was asked
    DIR/portions/NAME/               one portion of one file, read
        portion.json                 where it comes from, and counts
        documents.parquet            a row a document, without its text
        records.parquet              all records, as the case file keeps them
        failures.parquet             what could not be read, in words
        keys.parquet                 hashed runs of words, by which copies are found
        terms.parquet                each word with the documents that hold it

A portion is named by its file, its first row and what its bytes hash to: to be there is to be
done, and no list has to be kept that could say otherwise.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rashomon.config import Settings, settings_of
from rashomon.errors import ArchiveError
from rashomon.model import canonical_json, content_id
from rashomon.pipeline.keeping import rules_hashed
from rashomon.stages.ingest import Portion

FORMAT = "rashomon-archive/1"

ABOUT = "archive.json"
PORTIONS = "portions"
PORTION = "portion.json"
COPIES = "copies"

DIGITS = 12
"""Hex digits of a hash in a portion's name: 48 bits, of a million portions one in 300 archives
has two alike, and they would have to be of one file and one row besides."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that was begun."""

    folder: Path
    about: Mapping[str, Any]

    @property
    def settings(self) -> Settings:
        """The settings its documents were read with."""
        return settings_of(self.about)

    @property
    def portions(self) -> Path:
        """The folder of all portions."""
        return self.folder / PORTIONS

    def resolved(self) -> Archive:
        """Give the same archive under a name that holds in any working folder."""
        return replace(self, folder=self.folder.resolve())

    def done(self) -> frozenset[str]:
        """Name the portions that are there."""
        found = os.scandir(self.portions) if self.portions.is_dir() else ()
        return frozenset(entry.name for entry in found if not entry.name.startswith("."))

    def held(self) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        """Give each portion with what it says of itself, in the order of files and rows."""
        told = [
            (self.portions / name, _loaded(self.portions / name)) for name in self.done()
        ]
        yield from sorted(told, key=lambda one: (one[1]["path"], one[1]["first"]))


def name_of(portion: Portion) -> str:
    """Name a portion by its file, its first row, and its bytes.

    Not by its number: the same rows keep their name when a file grows at its end.
    """
    file = content_id("file", portion.path).partition("-")[2][:DIGITS]
    return f"{file}-{portion.first:010d}-{portion.digest[:DIGITS]}"


def begin_archive(folder: Path, settings: Settings, rows: int) -> Archive:
    """Begin an archive, or go on with one that was begun with the same settings.

    Args:
        folder: Where it lies; made where it is not there.
        settings: Parameters of all stages.
        rows: Rows of a portion.

    Raises:
        ArchiveError: It was begun otherwise, or the folder holds something else.
    """
    about = {
        "format": FORMAT,
        "versions": {"rashomon": version("rashomon")},
        "rules": _rules(settings),
        "params": asdict(settings),
        "portion_rows": rows,
    }
    path = folder / ABOUT
    if path.exists():
        known = open_archive(folder)
        changed = [k for k in ("rules", "portion_rows") if known.about.get(k) != about[k]]
        if changed:
            raise ArchiveError.begun_otherwise(str(folder), is_rules=changed[0] == "rules")
        return known
    if folder.is_dir() and any(folder.iterdir()):
        raise ArchiveError.of(
            str(folder), "it is not empty and no archive", "name another folder"
        )
    (folder / PORTIONS).mkdir(parents=True, exist_ok=True)
    new = folder / f".{ABOUT}.{uuid.uuid4().hex}"
    new.write_text(canonical_json(about) + "\n", encoding="utf-8")
    new.replace(path)
    return open_archive(folder)


def _rules(settings: Settings) -> str:
    """Hash what a document's records and keys depend on; what puts a case together is left out."""
    reading = (settings.ingest, settings.segment, settings.extract)
    keys = (settings.reuse.shingle_words, settings.reuse.shingle_window)
    return rules_hashed((reading, keys)).hex()


def open_archive(folder: Path) -> Archive:
    """Open an archive that was begun.

    Raises:
        ArchiveError: There is none, or one of another format.
    """
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ArchiveError.of(
            str(folder),
            "it is no archive",
            "`rashomon bulk read INPUT --out DIR` makes one",
        ) from None
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise ArchiveError.of(
            str(folder), f"it is not of the format {FORMAT}", "read its input again"
        )
    return Archive(folder, about)


@contextmanager
def whole_folder(target: Path) -> Generator[Path]:
    """Give a folder to write to that becomes `target` when all is written, or nothing.

    Where `target` is there by then (somebody else was faster) it stays.
    """
    at = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
    at.mkdir(parents=True)
    try:
        yield at
        for path in at.iterdir():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        _renamed(at, target)
    finally:
        shutil.rmtree(at, ignore_errors=True)


def _renamed(at: Path, target: Path) -> None:
    try:
        at.rename(target)
    except OSError:
        if not target.is_dir():
            raise


def clear_unfinished(archive: Archive) -> None:
    """Take away what runs left that were ended while they wrote."""
    for path in archive.portions.glob(".*"):
        shutil.rmtree(path, ignore_errors=True)


def write_about(folder: Path, about: Mapping[str, Any]) -> None:
    """Write what a portion says of itself."""
    (folder / PORTION).write_text(canonical_json(about) + "\n", encoding="utf-8")


def _loaded(folder: Path) -> Mapping[str, Any]:
    try:
        return json.loads((folder / PORTION).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ArchiveError.of(
            str(folder), "this portion is damaged", "remove it, then read its input again"
        ) from None
