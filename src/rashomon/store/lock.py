"""Let one process at a time change a case; the next one waits and is told for whom.

    case.db -> case.db.lock, held with flock -> the work -> no lock file

The operating system lets go of the lock when its process ends, however it ends: a file that a
killed process left behind stops nobody. It is a file of its own, because SQLite loses its own
locks when somebody else opens and closes the case file in the same process.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import stat
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from rashomon.errors import CaseBusyError, CaseFileError
from rashomon.store.sqlite_errors import folder_errors

_LOG = logging.getLogger("rashomon")
"""Without a handler Python prints warnings on stderr, which is where a command speaks."""

_FLAGS = (
    os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
)
"""A lock that is a link to another file, or a pipe, is not followed and not waited for."""

_HOLDER_BYTES = 1000
"""Longest note of a holder that is read: a lock file may be a stranger's."""


@contextmanager
def reserved(path: Path, *, wait: bool = True) -> Generator[None]:
    """Hold a case for this process; wait, with one message, while another one holds it.

    Args:
        path: The case file.
        wait: Whether to wait; a server tells whoever asks instead.

    Raises:
        CaseBusyError: Another one holds it, and nobody waits.
        CaseFileError: The folder takes no lock file, or its file system has no locks.
    """
    lock = path.with_name(path.name + ".lock")
    with folder_errors(path):
        held = _hold(path, lock, wait=wait)
    try:
        yield
    finally:
        # Removed while it is held: whoever waits finds that and begins anew.
        lock.unlink(missing_ok=True)
        os.close(held)


def hold_file(opened: int) -> None:
    """Hold an open file until it is closed; where the system has no locks, go on without."""
    try:
        import fcntl
    except ImportError:
        return
    with suppress(OSError):
        fcntl.flock(opened, fcntl.LOCK_EX)


def _hold(path: Path, lock: Path, *, wait: bool) -> int:
    while True:
        opened = os.open(lock, _FLAGS, 0o666)
        try:
            _check_plain(path, opened)
            _take(path, opened, wait=wait)
            if _is_still_there(opened, lock):
                _sign(opened)
                return opened
        except BaseException:
            os.close(opened)
            raise
        os.close(opened)


def _take(path: Path, opened: int, *, wait: bool) -> None:
    try:
        import fcntl  # not there on Windows, where a case can still be shown
    except ImportError as error:
        raise _no_locks(path, "Windows has no flock") from error
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        if not wait:
            raise CaseBusyError.of(str(path), _holder(opened)) from error
        _LOG.warning(
            "Case %r is in use by %s; waiting until it is done.", str(path), _holder(opened)
        )
        fcntl.flock(opened, fcntl.LOCK_EX)
    except OSError as error:
        raise _no_locks(path, f"its file system has none: {error.strerror}") from error


def _no_locks(path: Path, why: str) -> CaseFileError:
    return CaseFileError.of(
        str(path),
        f"it cannot be reserved for one run ({why})",
        "copy the case to a disk of a Linux or macOS machine and read there",
    )


def _check_plain(path: Path, opened: int) -> None:
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        raise CaseFileError.of(
            str(path), "its lock is no plain file", f"remove {path.name}.lock beside it"
        )


def _is_still_there(opened: int, lock: Path) -> bool:
    """Tell whether the lock that was got is the one others will ask for."""
    try:
        return os.path.samestat(os.fstat(opened), lock.stat())
    except FileNotFoundError:
        return False


def _sign(opened: int) -> None:
    """Say who holds it, for those who wait."""
    holder = {
        "process": os.getpid(),
        "machine": socket.gethostname(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]]),
    }
    os.ftruncate(opened, 0)
    os.pwrite(opened, json.dumps(holder).encode(), 0)


def _holder(opened: int) -> str:
    """Name who holds it, as far as the file says so."""
    try:
        read = json.loads(os.pread(opened, _HOLDER_BYTES, 0))
        said = "process {process} on {machine} ({command}) since {since}".format(**read)
    except (ValueError, KeyError, TypeError):
        return "another process"
    return "".join(c if c.isprintable() else " " for c in said)
