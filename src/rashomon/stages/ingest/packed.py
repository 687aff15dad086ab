"""Open packed files: what is in a zip, one by one, within limits.

    Item -> entries -> an Item each | Failure

Nothing is written to disk, so that no name in a zip can lead anywhere. What is unpacked is
counted as it comes, whatever the zip says of its sizes, and over all that is packed in it.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from rashomon.stages.ingest.inputs import saved_folders, too_large
from rashomon.stages.ingest.items import Item, Record, cleaned_name, failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.model import Failure
    from rashomon.stages.ingest.tools import Tools

RATIO = 200
"""Times an entry may be larger than it is packed. Prose packs to a third or a fifth, a table that
repeats itself to a fiftieth; what is made to fill a disk, to a thousandth."""

RATIO_FROM = 1_000_000
"""Bytes from which the ratio is looked at: little is no harm."""

BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError),
)
"""What the standard library raises over broken and odd entries."""

BOMB_HINT = "it may be made to fill the disk; else unpack it and name the folder."


def read_zip(item: Item, tools: Tools) -> Iterator[Record | Item]:
    """Give what is in a zip, in the order of its names; folders and hidden files left out."""
    try:
        with zipfile.ZipFile(BytesIO(item.content)) as pile:
            yield from _contents(pile, item, tools)
    except BROKEN as error:
        hint = "pack it again, or ask for another copy."
        yield failure(item.name, f"a broken zip ({_said(error)})", hint)


def _contents(pile: zipfile.ZipFile, item: Item, tools: Tools) -> Iterator[Record | Item]:
    shown = _shown(pile)
    limit = tools.params.packed_files
    if len(shown) > limit:
        hint = "unpack it and name the folder, or raise ingest.packed_files."
        yield failure(item.name, f"{len(shown)} files in one zip", hint)
        return
    if not shown:
        yield failure(item.name, "no files in this zip", "hidden files are left out.")
    for done, (name, info) in enumerate(shown):
        if item.allowance.is_spent:
            mb = tools.params.unpacked_mb
            what = (
                f"it unpacks to more than {mb:g} MB: {len(shown) - done} files are not read"
            )
            hint = "unpack it and name the folder, or raise ingest.unpacked_mb."
            yield failure(item.name, what, hint)
            return
        yield _entry(pile, info, item, name, tools)


def _shown(pile: zipfile.ZipFile) -> Sequence[tuple[str, zipfile.ZipInfo]]:
    """List the files of a zip by cleaned name, those left out that a folder leaves out."""
    entries = [i for i in pile.infolist() if not i.filename.endswith(("/", "\\"))]
    files = [(cleaned_name(info.filename), info) for info in entries]
    beside = saved_folders(PurePosixPath(name) for name, _ in files)
    shown = [(name, info) for name, info in files if _is_shown(name, beside)]
    return sorted(shown, key=lambda entry: (entry[0], entry[1].header_offset))


def _is_shown(name: str, beside: set[PurePosixPath]) -> bool:
    path = PurePosixPath(name)
    if beside & set(path.parents):
        return False
    return not any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)


def _entry(
    pile: zipfile.ZipFile, info: zipfile.ZipInfo, item: Item, name: str, tools: Tools
) -> Item | Failure:
    """Unpack one entry; what is wrong with it is no matter of the others."""
    inner = item.inside(name, b"")
    wrong = _refusal(info)
    if wrong:
        return failure(inner.name, *wrong)
    cap = tools.params.limit_of(inner.suffix)
    try:
        with pile.open(info) as file:
            content = file.read(min(cap, item.allowance.left) + 1)
    except BROKEN as error:
        hint = "pack it again, or ask for another copy."
        return failure(inner.name, f"it cannot be unpacked ({_said(error)})", hint)
    item.allowance.take(len(content))
    if len(content) > cap:
        return too_large(inner.name, tools.params)
    if item.allowance.is_spent:
        return failure(inner.name, "too much for what is left to unpack", BOMB_HINT)
    return item.inside(name, content)


def _refusal(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    """Say what keeps an entry packed, and what to do; None: nothing."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link, not a file", "pack the file it leads to."
    if info.flag_bits & 1:
        hint = "unpack it with its password and name the folder."
        return "an encrypted file that asks for a password", hint
    ratio = info.file_size / max(info.compress_size, 1)
    if info.file_size > RATIO_FROM and ratio > RATIO:
        return f"{ratio:.0f} times as large as it is packed", BOMB_HINT
    return None


def _said(error: Exception) -> str:
    return " ".join(f"{error}".split())[:100] or type(error).__name__
