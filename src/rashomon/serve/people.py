"""Keep who may sign in to a case, in a file of its own beside it.

    case.db.people.json: {"format", "people": [{"name", "role", "password", "since"}]}

It is no part of the case (ADR 0011): whoever gets a copy of the case gets no hash of a
password, and nobody's rights come with somebody else's file. It is read by its owner alone.
"""

from __future__ import annotations

import os
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import msgspec

from rashomon.errors import PeopleError, PeopleFileError
from rashomon.serve.passwords import hash_of
from rashomon.serve.roles import Role
from rashomon.store.lock import reserved

FORMAT = "rashomon-people/1"

LONGEST_NAME = 200
"""As a name that somebody judges under."""

MOST_BYTES = 10_000_000
"""A file that is longer is none of ours: 10,000 people take 2 MB."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in."""

    name: str
    role: Role
    password: str
    """Its argon2id hash."""
    since: str
    """When they were added: ISO 8601 in UTC."""


@dataclass(frozen=True, slots=True)
class _Kept:
    format: str
    people: tuple[Person, ...]


State: TypeAlias = tuple[int, ...]


def people_path(case: Path) -> Path:
    """Give where the people of a case are kept."""
    return case.with_name(f"{case.name}.people.json")


class People:
    """Who may sign in to a case; the file is read again whenever somebody changed it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._state: State | None = None
        self._listed: tuple[Person, ...] = ()

    def listed(self) -> tuple[Person, ...]:
        """Give everybody by name; nobody where there is no file.

        Raises:
            PeopleFileError: It cannot be read, or is none of ours.
        """
        state = _state_of(self._path)
        if state != self._state:
            self._listed = _read(self._path) if state else ()
            self._state = state
        return self._listed

    def find(self, name: str) -> Person | None:
        """Find somebody, however the name is capitalised or spaced; None: there is nobody.

        Raises:
            PeopleFileError: It cannot be read, or is none of ours.
        """
        key = key_of(name)
        return next((p for p in self.listed() if key_of(p.name) == key), None)

    def add(self, name: str, role: Role, password: str) -> Person:
        """Let somebody sign in.

        Raises:
            PeopleError: The name is taken or cannot be shown, or the password is too short.
        """
        plain = _plain_name(name)
        since = datetime.now(UTC).isoformat(timespec="seconds")
        person = Person(plain, role, hash_of(password, plain), since)

        def added(people: Sequence[Person]) -> list[Person]:
            taken = next((p for p in people if key_of(p.name) == key_of(plain)), None)
            if taken:
                raise PeopleError.taken(taken.name)
            return [*people, person]

        self._change(added)
        return person

    def remove(self, name: str) -> Person:
        """Let somebody sign in no more; their sessions end.

        Raises:
            PeopleError: There is nobody of the name, or no owner would be left.
        """
        return self._put(name, lambda _: None)

    def set_role(self, name: str, role: Role) -> Person:
        """Let somebody do more or less, from their next click on.

        Raises:
            PeopleError: There is nobody of the name, or no owner would be left.
        """
        return self._put(name, lambda person: replace(person, role=role))

    def set_password(self, name: str, password: str) -> Person:
        """Give somebody another password; their sessions end.

        Raises:
            PeopleError: There is nobody of the name, or the password is too short.
        """
        hashed = hash_of(password, name)
        return self._put(name, lambda person: replace(person, password=hashed))

    def _put(self, name: str, change: Callable[[Person], Person | None]) -> Person:
        """Change one of them; None takes them out. Gives them as they were."""
        found: list[Person] = []

        def changed(people: Sequence[Person]) -> list[Person]:
            found.extend(p for p in people if key_of(p.name) == key_of(name))
            if not found:
                raise PeopleError.unknown(name, [p.name for p in people])
            rest = [p for p in people if p is not found[0]]
            now = change(found[0])
            kept = [*rest, *([now] if now else [])]
            if kept and all(p.role != Role.OWNER for p in kept):
                _check_owner(people)
            return kept

        self._change(changed)
        return found[0]

    def _change(self, work: Callable[[Sequence[Person]], list[Person]]) -> None:
        """Write the file anew, whole or not at all, one process at a time."""
        with reserved(self._path):
            kept = sorted(work(self.listed()), key=lambda p: key_of(p.name))
            try:
                _write(self._path, _Kept(FORMAT, tuple(kept)))
            except OSError as error:
                why = error.strerror or "no place"
                raise PeopleFileError.unwritable(str(self._path), why) from error


def key_of(name: str) -> str:
    """Give what names that look alike share.

    >>> key_of("Ann  Berg") == key_of("ann berg"), key_of("Ann") == key_of("\uff21nn")
    (True, True)
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _check_owner(people: Sequence[Person]) -> None:
    """Keep the last owner, without whom nobody could change anything of this."""
    if any(p.role == Role.OWNER for p in people):
        raise PeopleError.last_owner()


def _plain_name(name: str) -> str:
    plain = " ".join(unicodedata.normalize("NFC", name).split())
    if not plain or not plain.isprintable() or len(plain) > LONGEST_NAME:
        raise PeopleError.no_name(plain[:LONGEST_NAME])
    return plain


def _state_of(path: Path) -> State | None:
    """Give what tells whether a file was written since; None: there is none."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PeopleFileError.unreadable(
            str(path), error.strerror or "unreadable"
        ) from error
    return state.st_mtime_ns, state.st_size, state.st_ino, state.st_ctime_ns


def _read(path: Path) -> tuple[Person, ...]:
    try:
        with path.open("rb") as file:
            kept = msgspec.json.decode(file.read(MOST_BYTES), type=_Kept)
    except OSError as error:
        raise PeopleFileError.unreadable(
            str(path), error.strerror or "unreadable"
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PeopleFileError.unreadable(str(path), "it is no list of people") from error
    if kept.format != FORMAT:
        raise PeopleFileError.unreadable(str(path), f"its format is {kept.format!r}")
    return kept.people


def _write(path: Path, kept: _Kept) -> None:
    """Put a file in the place of the one before, readable by its owner alone."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    opened = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(opened, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(kept)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
