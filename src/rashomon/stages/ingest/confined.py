"""Parse hostile files in a process with limits on memory and time.

    bytes -> frame -> parser_process -> what it gives, as JSON | UnreadableError

One process serves many files. It is ended when a file takes too long or breaks it, and the next
file gets a new one: a file can cost its own text, never another's.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING, Any

from rashomon.stages.ingest.extracts import UnreadableError

if TYPE_CHECKING:
    from typing import Self

    from rashomon.stages.ingest.params import IngestParams

FILES_EACH = 200
"""Files after which a process is replaced, so that what a library keeps cannot pile up. To
start one takes about 0.2 s."""

ANSWER_BYTES = 1_000_000_000
"""Longest answer that is read; text is shorter than the file it unpacks from may be."""

MODULE = "rashomon.stages.ingest.parser_process"


class Confined:
    """Parsers behind a wall; a context manager that ends the process it started."""

    def __init__(self, params: IngestParams) -> None:
        self._params = params
        self._process: subprocess.Popen[bytes] | None = None
        self._served = 0
        self._is_late = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._end()

    def parse(self, name: str, content: bytes) -> dict[str, Any]:
        """Parse one file by the parser of this name.

        Returns:
            The fields of what the parser gives (`Extract`, `Rows`).

        Raises:
            UnreadableError: It gives no text, breaks the parser, or passes a limit.
        """
        if self._served >= FILES_EACH:
            self._end()
        process = self._process or self._start()
        self._served += 1
        self._is_late = False
        watch = Timer(self._params.parse_s, self._stop, (process,))
        watch.start()
        try:
            answer = self._exchange(process, name, content)
        finally:
            watch.cancel()
        if answer is None:
            raise self._broken_off(process)
        if "fatal" in answer:
            self._end()
        if "found" in answer:
            return answer["found"]
        raise UnreadableError(error=answer["error"], hint=answer["hint"])

    def _exchange(
        self, process: subprocess.Popen[bytes], name: str, content: bytes
    ) -> dict[str, Any] | None:
        """Send a file and wait; None: the process ended instead of answering."""
        asking, answering = process.stdin, process.stdout
        if asking is None or answering is None:
            return None
        limit = self._params.unpacked_bytes
        header = json.dumps({"format": name, "bytes": len(content), "limit": limit})
        try:
            asking.write(header.encode() + b"\n")
            asking.write(content)
            asking.flush()
            size = int(answering.readline(20) or b"-1")
            body = answering.read(size) if 0 <= size <= ANSWER_BYTES else b""
            return json.loads(body) if body and len(body) == size else None
        except (OSError, ValueError):
            return None

    def _start(self) -> subprocess.Popen[bytes]:
        # -P and no empty entry: a file beside the reports is never imported
        path = os.pathsep.join(entry for entry in sys.path if entry)
        command = [sys.executable, "-P", "-B", "-m", MODULE, str(self._params.parse_bytes)]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(  # noqa: S603  our own module
            command,
            stdin=pipe,
            stdout=pipe,
            stderr=nowhere,
            env=os.environ | {"PYTHONPATH": path},
        )
        self._served = 0
        return self._process

    def _stop(self, process: subprocess.Popen[bytes]) -> None:
        """End a process that takes too long; runs in the timer's thread."""
        self._is_late = True
        process.kill()

    def _broken_off(self, process: subprocess.Popen[bytes]) -> UnreadableError:
        self._end()
        if self._is_late:
            return UnreadableError(
                error=f"it takes longer than {self._params.parse_s:g} s",
                hint="split the file, or raise ingest.parse_s.",
            )
        return UnreadableError(
            error=f"it broke the process that parsed it ({_cause(process.returncode)})",
            hint="open it and save it again, or raise ingest.parse_mb.",
        )

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):  # what was not sent goes nowhere
                    pipe.close()
        process.wait()


def _cause(code: int) -> str:
    """Name how a process ended."""
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit code {code}"
