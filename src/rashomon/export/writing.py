"""Write a file whole or not at all.

    words -> file beside it -> renamed into place

A device or a pipe (/dev/stdout) cannot be replaced; it is written to as it is.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from rashomon.errors import CaseFileError


def check_target(path: Path) -> None:
    """Make the folder of a file and see that it can be written, before hours are spent on it.

    Raises:
        CaseFileError: If it cannot.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise PermissionError(None, "permission denied")


def write_file(path: Path, words: str) -> None:
    """Write a text file; nothing half-written stays, links are followed.

    Raises:
        CaseFileError: If it cannot be written.
    """
    with _told(path):
        if path.exists() and not path.is_file():
            path.write_text(words, encoding="utf-8")
        else:
            _replace(Path(os.path.realpath(path)), words)


def _replace(path: Path, words: str) -> None:
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_text(words, encoding="utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def _told(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise CaseFileError.unwritable(str(path), why) from None
