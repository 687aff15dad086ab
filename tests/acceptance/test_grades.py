"""The user's grades: kept in the case, named as theirs, taken back, refused when wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import rashomon
from conftest import REPORTS, Examples, run_cli

GRADES = "name,grade,note\nJonna Ferrick,B,was at the checkpoint\nCapital Observer,D,\n"


@pytest.fixture(name="case")
def case_fixture(examples: Examples, tmp_path: Path) -> Path:
    path = tmp_path / "case.db"
    shutil.copy(examples.case, path)
    return path


@pytest.fixture(name="grades")
def grades_fixture(tmp_path: Path) -> Path:
    path = tmp_path / "grades.csv"
    path.write_text(GRADES)
    return path


def exported(case: Path) -> dict[str, Any]:
    return json.loads(run_cli("export", case).stdout)


def letters(made: dict[str, Any]) -> set[str]:
    return {v["weight"]["source"] for q in made["questions"] for v in q["variants"]}


def test_a_case_is_weighed_anew_and_keeps_the_grades(
    case: Path, grades: Path, examples: Examples
):
    result = run_cli("read", "--case", case, "--grades", grades)
    assert result.exit_code == 0
    made = exported(case)
    assert made["grades"] == [
        {"name": "Capital Observer", "grade": "D", "note": None},
        {"name": "Jonna Ferrick", "grade": "B", "note": "was at the checkpoint"},
    ]
    reasons = [
        v["weight"]["why"]
        for q in made["questions"]
        for v in q["variants"]
        if v["weight"]["source"] == "B"
    ]
    assert reasons
    named = "source B: Jonna Ferrick (“was at the checkpoint”), as graded by you"
    assert all(why[0] == named for why in reasons)
    assert all(why[1].startswith("source F by the text alone") for why in reasons)
    run_cli("read", REPORTS, "--case", case, "--quiet", "--workers", "1")
    assert exported(case) == made  # the next run uses them
    rows = run_cli("show", case, "grades", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(row)["grade"] for row in rows] == ["D", "B"]
    assert letters(json.loads(examples.text())) == {"F"}


def test_a_file_without_grades_takes_them_back(
    case: Path, grades: Path, tmp_path: Path, examples: Examples
):
    run_cli("read", "--case", case, "--grades", grades, "--quiet")
    (tmp_path / "none.csv").write_text("name,grade\n")
    run_cli("read", "--case", case, "--grades", tmp_path / "none.csv", "--quiet")
    assert run_cli("export", case).stdout == examples.text()


def test_a_file_that_is_wrong_changes_nothing(case: Path, tmp_path: Path):
    before = run_cli("export", case).stdout
    bad = tmp_path / "bad.csv"
    bad.write_text("name,grade\nJonna Ferrick,Q\n")
    for more in ((), ("--dry-run",)):
        result = run_cli("read", "--case", case, "--grades", bad, *more)
        assert result.exit_code == 2
        assert "bad.csv', line 2: 'Q' is no grade (for 'Jonna Ferrick')" in result.stderr
        assert "Hint: write one of the letters A, B, C, D, E, F." in result.stderr
    assert run_cli("export", case).stdout == before


def test_nothing_to_read_is_an_error_and_makes_no_case(tmp_path: Path, grades: Path):
    new = tmp_path / "new.db"
    assert run_cli("read", "--case", new).exit_code == 2
    assert run_cli("read", "--grades", grades).exit_code == 2
    assert run_cli("read", "--case", new, "--grades", grades).exit_code == 1
    assert not new.exists()


def test_grades_from_python(case: Path):
    opened = rashomon.open_case(case)
    opened.set_grades({"Jonna Ferrick": "B"})
    assert [row["grade"] for row in opened.grades] == ["B"]
    assert {"B", "F"} == {str(row["source"]) for row in opened.questions}
    opened.close()
