"""Read what lies beside a report: `report.txt.toml` says who published `report.txt`, and when.

path of the report -> TOML -> MetadataValue, ... | Failure, ...
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.model import Failure, MetadataField, MetadataValue
from rashomon.stages.ingest.given import field_of, given_value, near_field
from rashomon.stages.ingest.inputs import load_file
from rashomon.stages.ingest.items import printable
from rashomon.stages.ingest.metadata_table import STAGE

if TYPE_CHECKING:
    from rashomon.stages.ingest.params import IngestParams

SUFFIX = ".toml"
"""Added to the whole name of the report."""

HINT = "mend the line, or remove it; the rest was used."


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a file beside a report says about it."""

    values: tuple[MetadataValue, ...]
    failures: tuple[Failure, ...]


def is_sidecar(path: Path) -> bool:
    """Tell whether a file lies beside a report and speaks of it."""
    return path.suffix == SUFFIX and path.with_suffix("").is_file()


def sidecar_path(report: Path) -> Path:
    """Give the path of the file that would speak of a report."""
    return report.with_name(report.name + SUFFIX)


def load_sidecar(report: Path, params: IngestParams) -> Sidecar | None:
    """Read the file beside a report; None: there is none."""
    path = sidecar_path(report)
    if not path.is_file():
        return None
    name = printable(str(path))
    item = load_file(path, params)
    if isinstance(item, Failure):
        return Sidecar((), (Failure(STAGE, name, item.error, item.hint),))
    try:
        pairs = tomllib.loads(item.content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        what = printable(f"it is no TOML ({error})")
        hint = 'write lines like publisher = "Kamen Post".'
        return Sidecar((), (Failure(STAGE, name, what, hint),))
    read: dict[MetadataField, MetadataValue] = {}
    failures: list[Failure] = []
    for part in _values(name, pairs):
        if isinstance(part, Failure):
            failures.append(part)
        else:
            read[part.field] = part
    return Sidecar(tuple(read.values()), tuple(failures))


def _values(name: str, pairs: dict[str, object]) -> Iterator[MetadataValue | Failure]:
    for key, given in pairs.items():
        field = field_of(key)
        if field is None:
            near = near_field(key)
            known = ", ".join(f.value for f in MetadataField)
            hint = f"did you mean {near!r}?" if near else f"known: {known}."
            yield Failure(STAGE, name, printable(f"no field named {key!r}"), hint)
            continue
        words = _words(given)
        value = f"{given!r} is no text" if words is None else None
        value = value or given_value(field, words or "", name)
        if isinstance(value, str):
            yield Failure(STAGE, name, printable(f"{key}: {value}"), HINT)
        elif words and words.strip():
            yield value


def _words(given: object) -> str | None:
    """Give a value as text; None where it is neither text nor a date."""
    if isinstance(given, datetime):
        return given.date().isoformat()
    if isinstance(given, date):
        return given.isoformat()
    return given if isinstance(given, str) else None
