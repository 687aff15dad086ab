"""Put what is uploaded or pasted into files beside the case, where a run reads it.

    case.db -> case.db.added/7/report.pdf        uploaded
               case.db.added/8/The title.txt     pasted, and .txt.toml with what is said of it
               case.db.added/9/story.html        fetched, and .html.toml with its address

A document names the file it came from; a folder for each time keeps two of one name apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from rashomon import pipeline
from rashomon.errors import CaseFileError, RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.datastructures import UploadFile

    from rashomon.serve.fetching import Fetched

LONGEST_NAME = 120
"""Code points of a file's name; file systems end at 255 bytes."""

CHUNK_BYTES = 1 << 20

_STRANGE = re.compile(r"[^\w .,()+-]+")


class Inbox:
    """The folder beside a case."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep_uploads(self, files: Sequence[UploadFile]) -> Path:
        """Write uploaded files into a folder of their own.

        Raises:
            CaseFileError: The folder cannot be written to.
        """
        place = self._next()
        taken: set[str] = set()
        for file in files:
            name = _free(plain_name(file.filename or "", "report"), taken)
            with (place / name).open("wb") as written:
                while chunk := file.file.read(CHUNK_BYTES):
                    written.write(chunk)
        return place

    def keep_text(self, text: str, known: Mapping[str, str]) -> Path:
        """Write a pasted text, with what is said of it beside it.

        Raises:
            CaseFileError: The folder cannot be written to.
            MetadataError: What is said of it cannot be.
            RequestError: There is no text.
        """
        if not text.strip():
            raise RequestError.nothing_to_read()
        name = f"{plain_name(known.get('title', ''), 'pasted')}.txt"
        return self._keep(name, text.encode("utf-8"), known)

    def keep_fetched(self, fetched: Fetched, known: Mapping[str, str]) -> Path:
        """Write a report that was fetched, with its address and what is said of it beside it.

        Raises:
            CaseFileError: The folder cannot be written to.
            MetadataError: What is said of it cannot be.
        """
        parts = urlsplit(fetched.url)
        last = unquote(parts.path.rstrip("/").rpartition("/")[2]).rpartition(".")
        name = (
            f"{plain_name(last[0] or last[2], parts.hostname or 'report')}{fetched.suffix}"
        )
        return self._keep(name, fetched.content, {"url": fetched.url, **known})

    def _keep(self, name: str, content: bytes, known: Mapping[str, str]) -> Path:
        pipeline.said_by_hand(
            known.items()
        )  # refused here, where it can be mended, not in the run
        report = self._next() / name
        report.write_bytes(content)
        lines = [f"{name} = {json.dumps(words)}\n" for name, words in known.items()]
        if lines:
            report.with_name(f"{report.name}.toml").write_text("".join(lines), "utf-8")
        return report.parent

    def _next(self) -> Path:
        """Make the next folder."""
        try:
            self._folder.mkdir(exist_ok=True)
            numbers = [int(p.name) for p in self._folder.iterdir() if p.name.isdecimal()]
            place = self._folder / str(max(numbers, default=0) + 1)
            place.mkdir()
        except OSError as error:
            why = error.strerror or "no place"
            raise CaseFileError.unwritable(str(self._folder), why) from error
        return place


def plain_name(said: str, otherwise: str) -> str:
    """Give a name that stays in its folder, whatever a browser or a person wrote.

    >>> plain_name("../../etc/pass wd.txt", "report"), plain_name("a<b>.pdf", "report")
    ('pass wd.txt', 'a b.pdf')
    >>> plain_name(".bashrc", "report"), plain_name("../", "report")
    ('bashrc', 'report')
    """
    last = re.split(r"[/\\]", said)[-1]
    stem, dot, suffix = _STRANGE.sub(" ", last).strip(" .").rpartition(".")
    if not dot:
        return suffix[:LONGEST_NAME].strip() or otherwise
    return f"{stem[:LONGEST_NAME].strip() or otherwise}.{suffix[:20].strip()}"


def _free(name: str, taken: set[str]) -> str:
    """Give a name that none of the same upload has."""
    stem, dot, suffix = name.rpartition(".")
    found, number = name, 1
    while found.lower() in taken:
        number += 1
        found = f"{stem}-{number}{dot}{suffix}" if dot else f"{name}-{number}"
    taken.add(found.lower())
    return found
