"""Run the examples of a page and put their real output in.

A block to be run has `<!-- run -->` on the line above it:

    console   lines from "$ " on are commands, the lines between them their output; a command is
              `rashomon ...`, may end in `| head -N`, and lines after the N-th become "..."
    python    what it prints goes to the `text` block right after it
"""

from __future__ import annotations

import io
import os
import re
import shlex
from contextlib import redirect_stdout
from unittest.mock import patch

from click.testing import CliRunner

from rashomon.cli import main as cli

WIDTH = 100

_BLOCK = re.compile(
    r"(<!-- run -->\n```(console|python)\n)(.*?)(\n```)(\n\n```text\n(?:.*?\n)?```(?!\w))?",
    re.DOTALL,
)
_HEAD = re.compile(r"\s*\|\s*head -(\d+)$")


def with_output(page: str) -> str:
    """Give a page with the output of its examples, run in the current folder in order."""
    return _BLOCK.sub(_fresh, page)


def _fresh(match: re.Match[str]) -> str:
    start, kind, inside, end, printed = match.groups()
    if kind == "python":
        said = _run_python(inside)
        after = f"\n\n```text\n{said}\n```" if printed or said else ""
        return f"{start}{inside}{end}{after}"
    commands = [line for line in inside.splitlines() if line.startswith("$ ")]
    told = [part for line in commands for part in (line, run_command(line)) if part]
    return start + "\n".join(told) + end + (printed or "")


def run_command(line: str) -> str:
    """Run one command line of a page; give what it prints, stderr included."""
    command, limit = line.removeprefix("$ ").split("  #")[0].strip(), None
    if match := _HEAD.search(command):
        command, limit = command[: match.start()], int(match[1])
    program, *words = shlex.split(command)
    if program != "rashomon":
        message = f"only rashomon is run in a page, not {program!r}"
        raise ValueError(message)
    with patch.dict(os.environ, {"COLUMNS": str(WIDTH)}):
        result = CliRunner().invoke(cli, words, catch_exceptions=False)
    if result.exit_code == 2:
        message = f"{line}: {result.output}"
        raise ValueError(message)
    lines = [line.rstrip() for line in result.output.splitlines()]
    return "\n".join(
        [*lines[:limit], *(["..."] if len(lines) > len(lines[:limit]) else [])]
    )


def _run_python(code: str) -> str:
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(code, "example", "exec"), {"__name__": "example"})  # noqa: S102  our page
    return printed.getvalue().rstrip()
