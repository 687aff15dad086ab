"""Read what the user thinks of sources and publishers (`--grades FILE`).

    FILE.csv: name,grade,note | FILE.toml: "Name" = "B" or {grade, note} -> Grade, ...

A grade that is read amiss would weigh every answer of its source amiss, so nothing is passed
over: the first thing that is wrong stops the run, with the line it stands in.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import GradesError
from rashomon.model import LETTERS, Failure, Grade
from rashomon.stages.ingest.decoding import Undecodable, decode
from rashomon.stages.ingest.inputs import load_file
from rashomon.stages.ingest.metadata_table import DELIMITERS
from rashomon.text.given_names import fold_name

if TYPE_CHECKING:
    from rashomon.stages.ingest.params import IngestParams

COLUMNS = ("name", "grade", "note")
"""Columns of a table; `note` may be left out."""

_AT_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class _Given:
    """One grade as it stands in the file, unchecked."""

    line: int
    name: str
    letter: object
    note: object


def grades_of(
    given: str | Path | Mapping[str, str], params: IngestParams
) -> tuple[Grade, ...]:
    """Give grades from a file, or from letters by name.

    Raises:
        GradesError: If something in them is no grade.
    """
    if isinstance(given, Mapping):
        listed = (_Given(n, name, given[name], "") for n, name in enumerate(given, 1))
        return _all_checked("the grades given", listed)
    return load_grades(Path(given), params)


def load_grades(path: Path, params: IngestParams) -> tuple[Grade, ...]:
    """Read the grades of a file, by name.

    Raises:
        GradesError: If it cannot be read, or something in it is no grade.
    """
    item = load_file(path, params)
    if isinstance(item, Failure):
        raise GradesError.of(str(path), None, item.error, item.hint)
    decoded = decode(item.content)
    if isinstance(decoded, Undecodable):
        raise GradesError.of(str(path), None, decoded.error, decoded.hint)
    is_toml = path.suffix.lower() == ".toml"
    given = (_of_toml if is_toml else _of_table)(str(path), decoded.text)
    return _all_checked(str(path), given)


def _all_checked(path: str, given: Iterable[_Given]) -> tuple[Grade, ...]:
    found: dict[str, tuple[int, Grade]] = {}
    for one in given:
        grade = _checked(path, one)
        earlier = found.setdefault(fold_name(grade.name), (one.line, grade))[0]
        if earlier != one.line:
            what = f"{grade.name!r} was graded in line {earlier} already"
            raise GradesError.of(path, one.line, what, "keep one of the two")
    grades = (grade for _line, grade in found.values())
    return tuple(sorted(grades, key=lambda g: (fold_name(g.name), g.name)))


def _checked(path: str, given: _Given) -> Grade:
    name, note = _plain(given.name), _plain(given.note or "")
    if name == "":
        raise GradesError.of(path, given.line, "the name is blank", "name a source")
    if note is None or name is None:
        what = "a name or note that is no line of text"
        raise GradesError.of(path, given.line, what, "write it in one line")
    letter = str(given.letter).strip().upper()
    if len(letter) != 1 or letter not in LETTERS:
        what = f"{given.letter!r} is no grade (for {name!r})"
        hint = f"write one of the letters {', '.join(LETTERS)}"
        raise GradesError.of(path, given.line, what, hint)
    return Grade(name, letter, note or None)


def _plain(words: object) -> str | None:
    """Give one line of text; None: it is none, or holds control characters."""
    if not isinstance(words, str):
        return None
    plain = " ".join(words.split())
    return plain if plain.isprintable() else None


# A table.


def _of_table(path: str, text: str) -> Iterator[_Given]:
    first = text.splitlines()[0] if text.strip() else ""
    read = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=max(DELIMITERS, key=first.count),
        strict=True,
    )
    try:
        places = _places(path, next(read, []))
        for cells in read:
            if any(cell.strip() for cell in cells):
                yield _of_row(path, read.line_num, cells, places)
    except csv.Error as error:
        what = f"it is no CSV ({error})"
        raise GradesError.of(path, read.line_num, what, "write it out again") from None


def _places(path: str, header: Sequence[str]) -> dict[str, int]:
    """Find the columns by their names."""
    names = [cell.strip().lower() for cell in header]
    for name in names:
        if name not in COLUMNS or names.count(name) > 1:
            what = f"the column {name!r} says nothing here, or is there twice"
            raise GradesError.of(path, 1, what, f"name the columns {', '.join(COLUMNS)}")
    for name in COLUMNS[:2]:
        if name not in names:
            what = f"there is no column {name!r}"
            raise GradesError.of(path, 1, what, f"name the columns {', '.join(COLUMNS)}")
    return {name: names.index(name) for name in names}


def _of_row(path: str, line: int, cells: Sequence[str], places: dict[str, int]) -> _Given:
    if len(cells) != len(places):
        what = f"{len(cells)} cells, the header has {len(places)}"
        hint = "put a cell that holds a comma between quotation marks"
        raise GradesError.of(path, line, what, hint)
    note = cells[places["note"]] if "note" in places else ""
    return _Given(line, cells[places["name"]], cells[places["grade"]], note)


# TOML.


def _of_toml(path: str, text: str) -> Iterator[_Given]:
    try:
        pairs = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else None
        hint = 'write lines like "Civic Ledger" = "B"'
        raise GradesError.of(path, line, f"it is no TOML ({error})", hint) from None
    for name, value in pairs.items():
        line = _line_of(text, name)
        if not isinstance(value, dict):
            yield _Given(line, name, value, "")
            continue
        unknown = sorted(value.keys() - {"grade", "note"})
        if unknown or "grade" not in value:
            what = f"{name!r} has {', '.join(sorted(value)) or 'nothing'}"
            raise GradesError.of(
                path, line, what, "give it a grade, and a note if you like"
            )
        yield _Given(line, name, value["grade"], value.get("note", ""))


def _line_of(text: str, name: str) -> int:
    """Find the line in which a name is a key: TOML's reader does not say."""
    key = re.compile(rf"\s*\[?\s*([\"']?){re.escape(name)}\1\s*[=\]]")
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if key.match(line)), 1)
