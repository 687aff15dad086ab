"""Keep who changed a case by the workbench, in a file that can only be added to.

    case.db.audit.jsonl: {"number", "at", "by", "what", "subject", "run", "role", "before", "hash"}

Each line holds the hash of the one before, and its own hash over all of it: a line that is
changed, taken out or put in between breaks the chain, and `check` says where. What is cut off at
the end leaves the rest whole: whoever must be sure of that keeps the last hash elsewhere.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from rashomon.model import canonical_json
from rashomon.store.lock import hold_file
from rashomon.store.sqlite_errors import folder_errors

LAST_BYTES = 1 << 16
"""How much of the end of the file is read for its last line; a line is far below."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change."""

    at: str
    """ISO 8601 in UTC."""
    by: str | None
    """The name they gave; None: they gave none."""
    what: str
    subject: str
    """Ids or names of what was changed."""
    run: int
    """The run that closed it."""
    role: str | None = None
    """The role of the name, where they signed in by it; None: the name is what they wrote."""


def audit_path(case: Path) -> Path:
    """Give where the changes of a case are kept."""
    return case.with_name(f"{case.name}.audit.jsonl")


def add_entry(path: Path, entry: AuditEntry) -> None:
    """Add a line, on the disk before this returns; one at a time, whoever adds.

    Raises:
        CaseFileError: The file cannot be written to.
    """
    with folder_errors(path):
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        opened = os.open(path, flags, 0o600)
        try:
            hold_file(opened)  # whoever manages people does not hold the case
            size = os.fstat(opened).st_size
            end = os.pread(opened, LAST_BYTES, max(size - LAST_BYTES, 0))
            lines = end.splitlines()
            number, before = _last(lines)
            line = _sealed({"number": number + 1, **asdict(entry), "before": before})
            torn = b"" if not end or end.endswith(b"\n") else b"\n"
            os.write(opened, torn + canonical_json(line).encode() + b"\n")
            os.fsync(opened)
        finally:
            os.close(opened)


def broken_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Give the lines at which the chain is broken, from 1, and what is wrong there."""
    if not path.is_file():
        return
    before, number = "", 0
    with path.open("rb") as lines:
        for place, line in enumerate(lines, 1):
            entry = _entry(line)
            if entry is None:
                yield place, "it is no entry"
                continue
            wrong = _wrong(entry, number + 1, before)
            if wrong:
                yield place, wrong
            before, number = str(entry.get("hash")), _number(entry)


def _wrong(entry: Mapping[str, object], number: int, before: str) -> str | None:
    body = {key: value for key, value in entry.items() if key != "hash"}
    if _sealed(body)["hash"] != entry.get("hash"):
        return "it was changed after it was written"
    if entry.get("before") != before or entry.get("number") != number:
        return "it does not follow the line before"
    return None


def _last(lines: list[bytes]) -> tuple[int, str]:
    """Give the number and hash of the last whole entry."""
    for line in reversed(lines):
        entry = _entry(line)
        if entry is not None:
            return _number(entry), str(entry.get("hash"))
    return 0, ""


def _number(entry: Mapping[str, object]) -> int:
    number = entry.get("number")
    return number if isinstance(number, int) else 0


def _entry(line: bytes) -> dict[str, object] | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def _sealed(body: Mapping[str, object]) -> dict[str, object]:
    return {**body, "hash": sha256(canonical_json(body).encode()).hexdigest()}
