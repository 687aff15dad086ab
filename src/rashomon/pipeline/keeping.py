"""Take what one document gives from what is kept, or make it and keep it.

    rules, parameters, records of a document -> hash -> kept under it? -> taken | made, kept

The hash holds everything the making looks at, so that whatever changes (a word of the document,
what the user says of it, a setting, a table, the code) makes it anew. What is kept may be thrown
away.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from rashomon.model import Claim, Document, Sentence
from rashomon.store import Kept

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

T = TypeVar("T")

KEEP_FROM = 100
"""Documents of a case from which anything is kept: putting fewer together takes three seconds
or less, for which no file has to lie beside the case."""

PORTION = 200
"""Documents whose bodies are written at once, some 5 MB: a run that is killed loses no more."""

_CODE = frozenset({".py", ".tsv", ".json"})
"""Files of the package that decide: code, tables, and what names the weights of a model."""

_PARTED = b"\0"


@dataclass(frozen=True, slots=True)
class Sort(Generic[T]):
    """What is kept of every document."""

    name: str
    type: Any
    """What the bodies are read as: anything msgspec knows."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """What a run takes from what is kept, and makes."""

    kept: Kept

    def of_each(
        self,
        sort: Sort[T],
        made_from: Mapping[str, bytes],
        make: Callable[[str], object],
    ) -> Iterator[tuple[str, T]]:
        """Give for each name what is kept under its hash, or what is made now; by name.

        Args:
            sort: What is asked for.
            made_from: Hash of everything each is made from, by name.
            make: Makes it for a name: what can be read as the sort says.
        """
        import msgspec

        decoder = msgspec.msgpack.Decoder(sort.type)
        fresh: list[tuple[str, bytes, bytes]] = []
        for name, made in sorted(made_from.items()):
            body = self.kept.find(sort.name, name, made)
            found = None if body is None else _decoded(decoder, body)
            if found is None:
                body = msgspec.msgpack.encode(make(name))
                fresh.append((name, made, body))
                found = decoder.decode(body)  # as the next run finds it, to the digit
            if len(fresh) == PORTION:
                self.kept.put(sort.name, fresh)
                fresh.clear()
            yield name, found
        self.kept.put(sort.name, fresh)
        self.kept.only(sort.name, made_from)

    def found(self, sort: Sort[T], name: str, made_from: bytes) -> T | None:
        """Give what is kept under one name; None: nothing is, or it cannot be read."""
        import msgspec

        body = self.kept.find(sort.name, name, made_from)
        return None if body is None else _decoded(msgspec.msgpack.Decoder(sort.type), body)

    def keep(self, sort: Sort[T], name: str, made_from: bytes, made: T) -> None:
        """Keep one thing that was made."""
        import msgspec

        body = msgspec.msgpack.encode(made)
        self.kept.put(sort.name, [(name, made_from, body)])


def _decoded(decoder: Any, body: bytes) -> Any:  # noqa: ANN401  what the sort says
    import msgspec

    try:
        return decoder.decode(body)
    except (msgspec.MsgspecError, UnicodeError):
        return None  # of another version, or nothing: it is made


def hashed(*parts: bytes) -> bytes:
    """Hash some parts so that no other parts give the same."""
    made = hashlib.blake2b(digest_size=32)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


def records_hashed(records: Iterable[Claim | Sentence]) -> dict[str, bytes]:
    """Hash the records of each document, in their order, as they are looked at.

    Not as they are stored: what persons corrected counts.
    """
    import msgspec

    encode = msgspec.msgpack.encode
    found: dict[str, Any] = {}
    for record in records:
        if record.document_id not in found:
            found[record.document_id] = hashlib.blake2b(digest_size=32)
        body = encode(record)
        found[record.document_id].update(len(body).to_bytes(8, "big"))
        found[record.document_id].update(body)
    return {document_id: whole.digest() for document_id, whole in found.items()}


def documents_hashed(
    documents: Sequence[Document], prints: Sequence[Mapping[str, bytes]], by: bytes
) -> dict[str, bytes]:
    """Hash what each document is, what was read in it, and what it is looked at by.

    Args:
        documents: As they are known now.
        prints: Hashes of what belongs to each, by document id.
        by: Hash of rules and parameters.
    """
    import msgspec

    encode = msgspec.msgpack.encode
    return {
        d.id: hashed(by, encode(d), *(some.get(d.id, b"") for some in prints))
        for d in documents
    }


def rules_hashed(params: object, *paths: str | None) -> bytes:
    """Hash the code, the tables and the libraries, parameters, and the user's own tables."""
    own = (Path(path).read_bytes() if path else b"" for path in paths)
    return hashed(_program(), repr(params).encode("utf-8", "surrogatepass"), *own)


@cache
def _program() -> bytes:
    """Hash the package and the versions of what it needs.

    The files and not the version number: a checkout that is worked on changes its rules and
    keeps its number.
    """
    whole = hashlib.blake2b(digest_size=32)
    for name, content in sorted(_sources(files("rashomon"), "")):
        whole.update(hashed(name.encode(), content))
    for name in _libraries():
        whole.update(name.encode() + _PARTED)
    return whole.digest()


def _sources(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{above}/{entry.name}"
        if entry.is_dir():
            yield from _sources(entry, name)
        elif name[name.rfind(".") :] in _CODE:
            yield name, entry.read_bytes()


def _libraries() -> Iterator[str]:
    """Give the libraries that are needed, with their versions."""
    yield sys.version
    for line in sorted(requires("rashomon") or ()):
        name = re.split(r"[^\w.-]", line)[0]
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} -"
