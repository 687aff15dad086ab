"""What tests share: the command line in this process, and one reading of the examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rashomon.cli import main

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "examples" / "kamen-bridge" / "reports"

Cli = Callable[..., Result]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Examples:
    """What one `rashomon read` of the examples wrote and said."""

    case: Path
    json: Path
    dossier: Path
    result: Result

    def text(self) -> str:
        """Give the JSON as written."""
        return self.json.read_text(encoding="utf-8")


def run_cli(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """Run a command; an error that is not the program's own comes through."""
    words = [str(a) for a in arguments]
    return CliRunner().invoke(main, words, input=stdin, catch_exceptions=False)


@pytest.fixture(name="cli")
def cli_fixture() -> Cli:
    """Give the command line."""
    return run_cli


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Examples:
    """Read the examples once, through the command line, in this process."""
    folder = tmp_path_factory.mktemp("examples")
    paths = folder / "case.db", folder / "case.json", folder / "dossier.html"
    outputs = ("--case", paths[0], "--json", paths[1], "--dossier", paths[2])
    result = run_cli("read", REPORTS, *outputs, "--workers", "1")
    return Examples(*paths, result)
