"""Say what a result was made with: packages and their versions, data files and their hashes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from pathlib import Path

PACKAGE = "rashomon"

CHUNK_BYTES = 1 << 20

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def package_versions() -> dict[str, str]:
    """Give the version of this package and of every package it needs, near or far, by name."""
    found: dict[str, str] = {}
    todo = [PACKAGE]
    while todo:
        name = re.sub(r"[-_.]+", "-", todo.pop()).lower()
        if name in found:
            continue
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue  # not needed on this machine
        todo += _needed(name)
    return dict(sorted(found.items()))


def data_hashes() -> dict[str, str]:
    """Give the SHA-256 of every word list, model and schema shipped, by path below `data`."""
    top = Path(str(files(PACKAGE).joinpath("data")))
    paths = sorted(path for path in top.rglob("*") if path.is_file())
    return {path.relative_to(top).as_posix(): file_sha256(path) for path in paths}


def file_sha256(path: Path) -> str:
    """Hash a file, a piece at a time."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(CHUNK_BYTES):
            digest.update(piece)
    return digest.hexdigest()


def _needed(name: str) -> Iterator[str]:
    """Give the packages a package needs without its extras."""
    for line in requires(name) or ():
        wanted = _NAME.match(line)
        if wanted and "extra ==" not in line:
            yield wanted[0]
