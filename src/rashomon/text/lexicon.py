"""Load the word lists shipped with the package.

    data/lexicons/NAME.tsv -> header comments, then one entry a line, columns by tab

Each file's header names its source and licence (`# source: ...`, `# licence: ...`).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from rashomon.errors import DataFileError

KEPT = 256
"""Lists kept in memory, of about 140: a list that falls out is read and cut again."""


@lru_cache(maxsize=KEPT)
def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Load the rows of a list in file order.

    Args:
        name: File name below `data/lexicons` without ".tsv".

    Raises:
        DataFileError: If the rows have different numbers of columns.
    """
    path = files("rashomon") / "data" / "lexicons" / f"{name}.tsv"
    rows: list[tuple[str, ...]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = tuple(cell.strip() for cell in line.split("\t"))
        if rows and len(row) != len(rows[0]):
            raise DataFileError.malformed(f"{name}.tsv", number, f"{len(row)} columns")
        rows.append(row)
    return tuple(rows)


@lru_cache(maxsize=KEPT)
def load_words(name: str) -> frozenset[str]:
    """Load the first column of a list as a set."""
    return frozenset(row[0] for row in load_rows(name))


@lru_cache(maxsize=KEPT)
def load_mapping(name: str) -> dict[str, str]:
    """Load the first two columns of a list as a mapping. Treat it as read-only."""
    return {row[0]: row[1] for row in load_rows(name)}
