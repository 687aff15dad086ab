"""`rashomon check`: one line for a sound case; what is wrong, where and what to do for another."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conftest import Cli, Examples
from rashomon.cli.checking import SHOWN


@pytest.fixture
def case(examples: Examples, tmp_path: Path) -> Path:
    return Path(shutil.copy(examples.case, tmp_path / "case.db"))


def spoil(case: Path, statement: str) -> None:
    with closing(sqlite3.connect(case)) as connection, connection:
        connection.execute(statement)


def test_a_case_that_was_read_is_sound(cli: Cli, case: Path):
    result = cli("check", case)
    assert result.exit_code == 0
    assert result.stdout.startswith("Sound: 1,")
    assert result.stderr == ""


def test_a_changed_text_is_named_with_what_to_do(cli: Cli, case: Path):
    spoil(
        case, "UPDATE document SET body = replace(body, 'bridge', 'bridle') WHERE seq = 1"
    )
    result = cli("check", case)
    assert result.exit_code == 3
    lines = result.stdout.splitlines()
    assert any(line.startswith("hashes: document doc-") for line in lines)
    assert any("was recorded as" in line for line in lines)
    assert (
        "Hint: read the reports into a new case, or go back to a copy of this one." in lines
    )
    assert "things are wrong in" in lines[-1]


def test_many_findings_are_counted_for_a_person_and_listed_for_a_machine(
    cli: Cli, case: Path
):
    spoil(case, "UPDATE claim SET digest = digest + 1")
    shown = [
        line for line in cli("check", case).stdout.splitlines() if line[:6] == "rows: "
    ]
    assert len(shown) == SHOWN + 1
    assert shown[-1].endswith("--json writes them all")
    result = cli("check", case, "--json")
    written = json.loads(result.stdout)
    assert result.exit_code == 3
    assert not written["sound"]
    with closing(sqlite3.connect(case)) as connection:
        (claims,) = connection.execute("SELECT count(*) FROM claim").fetchone()
    assert len(written["findings"]) == claims
    assert set(written["findings"][0]) == {"part", "where", "what", "hint"}


def test_what_a_stranger_wrote_does_not_steer_the_terminal(cli: Cli, case: Path):
    spoil(case, "UPDATE actor SET id = char(27) || '[2J' || id WHERE seq = 1")
    result = cli("check", case)
    assert result.exit_code == 3
    assert "\x1b" not in result.stdout


def test_what_is_no_case_is_an_error(cli: Cli, tmp_path: Path):
    (tmp_path / "note.txt").write_text("It rained.", encoding="utf-8")
    result = cli("check", tmp_path / "note.txt")
    assert result.exit_code == 1
    assert "it is not a case" in result.stderr
    assert result.stdout == ""
