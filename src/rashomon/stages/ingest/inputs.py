"""Find the files that the inputs name and load their bytes.

    paths, folders, "-" -> one Path per file, sorted -> Item | Failure

Folders are walked to the bottom. Hidden entries and the folders of saved pages are left
out, links are followed, and what leads back to a folder above is reported. The order of the
inputs changes nothing.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeVar

from rashomon.model import Failure
from rashomon.stages.ingest.items import Item, failure, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from rashomon.stages.ingest.params import IngestParams

STDIN = "-"

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})

P = TypeVar("P", bound=PurePath)

HEAD_BYTES = 4000
"""How much of a file of an unknown suffix is looked at."""

HINTS = {
    errno.ENOENT: "check the spelling; a link may point to a file that is gone.",
    errno.EACCES: "give yourself permission to read it.",
    errno.EPERM: "give yourself permission to read it.",
    errno.ELOOP: "the link leads back to itself; remove it or name its target.",
    errno.ENAMETOOLONG: "the name is too long for this system.",
}


def find_files(inputs: Iterable[str]) -> Iterator[Path | Failure]:
    """Find every file the inputs lead to.

    Yields:
        Each file once, by name; a failure for each input or entry that leads nowhere.
    """
    found: dict[str, Path | Failure] = {}
    for name in inputs:
        for path in _expand(name):
            key = path.item if isinstance(path, Failure) else str(path)
            found.setdefault(key, path)
    seen: set[str] = set()
    for _, path in sorted(found.items()):
        real = path.item if isinstance(path, Failure) else os.path.realpath(path)
        if real not in seen:
            seen.add(real)
            yield path


def load_file(path: Path, params: IngestParams) -> Item | Failure:
    """Load a file, its size checked before anything is read."""
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            return failure(str(path), "not a regular file", "name a file or a folder.")
        limit = params.limit_of(path.suffix.lower())
        if info.st_size > limit:
            return too_large(str(path), params)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError as error:
        return _system_failure(str(path), error)
    if len(content) > limit:
        return too_large(str(path), params)
    name = printable(str(path))
    return Item(name, printable(path.stem), name, content)


def load_head(path: Path) -> bytes:
    """Load the first bytes of a file; empty where that fails, as `load_file` will tell."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError:
        return b""


def load_stream(stream: BinaryIO, params: IngestParams) -> Item | Failure:
    """Load a stream to its end, or to the limit."""
    content = stream.read(params.limit_bytes + 1)
    if len(content) > params.limit_bytes:
        return too_large(STDIN, params)
    return Item(STDIN, "stdin", None, content)


def too_large(name: str, params: IngestParams) -> Failure:
    """Say that a file is larger than what is read."""
    setting = "unpacked_mb" if name.lower().endswith(".zip") else "limit_mb"
    return failure(
        name,
        f"larger than {getattr(params, setting):g} MB",
        f"split it, or raise ingest.{setting}.",
    )


def saved_folders(files: Iterable[P]) -> set[P]:
    """Name the folders that a browser saves beside a page: "story_files" for "story.html"."""
    pages = [path for path in files if path.suffix.lower() in PAGE_SUFFIXES]
    return {
        page.with_name(page.stem + end) for page in pages for end in ("_files", ".files")
    }


def _system_failure(name: str, error: OSError) -> Failure:
    what = (error.strerror or str(error)).lower()
    hint = HINTS.get(error.errno or 0, "see the message of the system.")
    return failure(name, what, hint)


def _expand(name: str) -> Iterator[Path | Failure]:
    """Give the files below an input; the input itself when it is a file."""
    if not name or "\0" in name:
        yield failure(name, "not a file name", "name a file, a folder or '-'.")
        return
    path = Path(name)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except OSError as error:
        yield _system_failure(name, error)
        return
    if not is_folder:
        yield path
        return
    below = list(_walk(path))
    if not below:
        yield failure(name, "no files in this folder", "hidden files are left out.")
    yield from below


def _walk(top: Path) -> Iterator[Path | Failure]:
    """Walk a folder without recursion; each real folder is entered once."""
    entered = {os.path.realpath(top)}
    todo = [top]
    while todo:
        folder = todo.pop()
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            yield _system_failure(str(folder), error)
            continue
        beside = saved_folders(entries)
        hidden = (".", "~$")
        for entry in entries:
            if entry.name.startswith(hidden) or entry in beside:
                continue
            kind = _kind(entry)
            if kind is not None:
                yield kind
            elif (real := os.path.realpath(entry)) not in entered:
                entered.add(real)
                todo.append(entry)


def _kind(entry: Path) -> Path | Failure | None:
    """Give a file as itself; None for a folder to enter; else why neither."""
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        return _system_failure(str(entry), error)
    if not stat.S_ISDIR(mode):
        return entry
    if _is_loop(entry):
        return _system_failure(str(entry), OSError(errno.ELOOP, "symlink loop"))
    return None


def _is_loop(folder: Path) -> bool:
    """Tell whether a link leads to a folder it lies in."""
    if not folder.is_symlink():
        return False
    at = Path(os.path.realpath(folder.parent))
    return at.is_relative_to(os.path.realpath(folder))
