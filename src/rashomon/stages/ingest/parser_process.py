"""The process that parses hostile files, with limits it cannot lift again.

    frame on stdin -> parser of the format -> frame on stdout, until stdin ends

A frame is a line that tells the number of bytes, and the bytes. The process can write no file.
It ends itself when memory or stack ran out, so that the next file finds a fresh one.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rashomon.stages.ingest.extracts import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from rashomon.stages.ingest.extracts import Extract
    from rashomon.stages.ingest.mail_parts import Mail
    from rashomon.stages.ingest.table_rows import Rows

PARSERS = {
    "page": "rashomon.stages.ingest.page_text:read_page_text",
    "pdf": "rashomon.stages.ingest.pdf:read_pdf",
    "docx": "rashomon.stages.ingest.docx:read_docx",
    "mail": "rashomon.stages.ingest.mail_parts:read_mail",
    "web archive": "rashomon.stages.ingest.mail_parts:read_web_archive",
    "csv": "rashomon.stages.ingest.table_rows:read_csv_rows",
    "parquet": "rashomon.stages.ingest.table_rows:read_parquet_rows",
}
"""Format -> module and function; loaded when first asked for."""

MESSAGE_LIMIT = 200
"""Code points kept of what a library says of a file."""

BROKEN_HINT = "open it, save it again under its format, or ask for another copy."


def main() -> None:
    """Answer requests until there are no more."""
    limit_resources(int(sys.argv[1]))
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a library that prints spoils no answer
    while header := asked.readline():
        request: dict[str, Any] = json.loads(header)
        content = asked.read(request["bytes"])
        answer = _answer(request["format"], content, request["limit"])
        _send(answers, answer)
        if "fatal" in answer:
            return


def limit_resources(memory: int) -> None:
    """Cap memory, forbid files and core dumps; where the system has no such limits, go on."""
    try:
        import resource
    except ImportError:  # Windows
        return
    caps = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for what, cap in caps.items():
        with suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(what, (cap, cap))


def _answer(name: str, content: bytes, limit: int) -> dict[str, Any]:
    try:
        return {"found": asdict(_parser(name)(content, limit))}
    except UnreadableError as error:
        return {"error": error.error, "hint": error.hint}
    except MemoryError:
        hint = "split the file, or raise ingest.parse_mb."
        return {"error": "it needs more memory than it may", "hint": hint, "fatal": True}
    except RecursionError:
        return {"error": "nested too deep", "hint": BROKEN_HINT, "fatal": True}
    except Exception as error:  # noqa: BLE001  the item boundary: any file may break any parser
        said = " ".join(f"{type(error).__name__}: {error}".split())[:MESSAGE_LIMIT]
        return {"error": f"broken ({said})", "hint": BROKEN_HINT}


def _parser(name: str) -> Callable[[bytes, int], Extract | Mail | Rows]:
    module, function = PARSERS[name].split(":")
    return getattr(importlib.import_module(module), function)


def _send(answers: BinaryIO, answer: dict[str, Any]) -> None:
    body = json.dumps(answer).encode()
    answers.write(b"%d\n" % len(body))
    answers.write(body)
    answers.flush()


if __name__ == "__main__":
    main()
