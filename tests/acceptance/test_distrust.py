"""Without somebody: counted anew at once, nothing written, unknown names refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import rashomon
from conftest import REPORTS, Examples, run_cli
from rashomon.errors import UnknownNameError


@pytest.fixture(name="case")
def case_fixture(examples: Examples, tmp_path: Path) -> Path:
    path = tmp_path / "case.db"
    shutil.copy(examples.case, path)
    return path


def exported(case: Path, *more: str) -> dict[str, Any]:
    return json.loads(run_cli("export", case, *more).stdout)


def without(case: Path) -> dict[str, Any]:
    return exported(case, "--distrust", "BriefBox")


def test_a_look_counts_anew_and_writes_nothing(case: Path, examples: Examples):
    before = case.read_bytes()
    made, plain = without(case), json.loads(examples.text())
    assert case.read_bytes() == before
    printed = {d["id"] for d in made["documents"] if d["publisher"] == "BriefBox"}
    of = {c["id"]: c["document"] for c in made["claims"]}
    answers = [{q["id"]: len(q["variants"]) for q in c["questions"]} for c in (made, plain)]
    assert answers[0] == answers[1]
    variants = [v for q in made["questions"] for v in q["variants"]]
    assert not any(printed & {of[c] for c in v["claims"]} for v in variants)
    left_out = [c for v in variants for c in v["left_out"]]
    assert left_out
    assert {of[c] for c in left_out} == printed
    assert made["run"]["params"]["weigh"]["distrust"] == ["BriefBox"]
    assert any("as you distrust BriefBox" in note for note in made["run"]["notes"])


def test_what_falls_is_said(case: Path, examples: Examples):
    made, plain = without(case), json.loads(examples.text())
    disputed = [{q["id"] for q in c["questions"] if q["disputed"]} for c in (plain, made)]
    fallen = {f["subject"] for f in made["falls"] if f["kind"] == "dispute"}
    assert fallen == disputed[0] - disputed[1] != set()
    empty = {v["id"] for q in made["questions"] for v in q["variants"] if not v["claims"]}
    assert empty == {f["subject"] for f in made["falls"] if f["kind"] == "answer"}
    assert all(f["names"] == ["BriefBox"] for f in made["falls"])
    said = run_cli("show", case, "questions", "--distrust", "BriefBox").stderr
    assert "without BriefBox: 9 claims that answer a question left out" in said
    assert "Questions no longer in dispute (2)" in said
    assert plain["falls"] == []


def test_a_run_that_distrusts_gives_what_a_look_shows(
    case: Path, examples: Examples, tmp_path: Path
):
    looked = without(case)
    result = run_cli("read", "--case", case, "--distrust", "BriefBox")
    assert "Questions no longer in dispute (2)" in result.stderr
    assert exported(case) == looked
    run_cli("remove", case, "11-elsewhere", "--quiet")  # what is kept up keeps the distrust
    run_cli("remove", case, "11-elsewhere", "--undo", "--quiet")
    assert exported(case) == looked
    run_cli("dossier", case, tmp_path / "dossier.html")
    page = (tmp_path / "dossier.html").read_text()
    assert "What falls without those who are distrusted" in page
    assert page.count('class="meta">left out (') >= 2
    run_cli("read", REPORTS, "--case", case, "--quiet", "--workers", "1")
    assert run_cli("export", case).stdout == examples.text()  # and another run is without


def test_a_look_at_a_case_that_distrusts_leaves_both_out(case: Path):
    run_cli("read", "--case", case, "--distrust", "BriefBox", "--quiet")
    both = exported(case, "--distrust", "Jonna Ferrick")
    named = {name for fall in both["falls"] for name in fall["names"]}
    assert named == {"BriefBox", "Jonna Ferrick"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Brief Box", "did you mean 'BriefBox'?"),
        ("Jonna Ferick", "did you mean 'Jonna Ferrick' or"),
        ("Zzyzx Qwv", "look at what the case holds."),
    ],
)
def test_a_name_that_nobody_has_is_refused(case: Path, name: str, said: str):
    before = run_cli("export", case).stdout
    for command in (
        ("show", case, "questions"),
        ("export", case),
        ("dossier", case, case.with_suffix(".html")),
        ("read", "--case", case),
    ):
        result = run_cli(*command, "--distrust", name)
        assert result.exit_code == 2
        assert f"No source, publisher or informant named '{name}'" in result.stderr
        assert said in result.stderr
    assert not case.with_suffix(".html").exists()
    assert run_cli("export", case).stdout == before


def test_a_look_from_python(case: Path):
    opened = rashomon.open_case(case)
    seen = opened.without("briefbox")
    assert len(seen.falls) == 4
    assert len(opened.falls) == 0
    assert seen.summary.disputed_questions == opened.summary.disputed_questions - 2
    with pytest.raises(UnknownNameError):
        opened.without("Brief Box")
    opened.close()
