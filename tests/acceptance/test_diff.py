"""What changed since a run, through the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import run_cli

TEXTS = (
    "The army said ten rebels were killed in Dolnik on 3 May 2031.\n",
    "The council of Dolnik said 24 rebels were killed in Dolnik on 3 May 2031.\n",
)


@pytest.fixture(name="case")
def case_fixture(tmp_path: Path) -> Path:
    """Give a case of three runs: one report, a second one, the first one dated."""
    case = tmp_path / "case.db"
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text)
        run_cli("read", tmp_path / f"{number}.txt", "--case", case, "--quiet")
    run_cli("set", case, "0", "published=2031-05-04", "--quiet")
    return case


def changes(case: Path, *options: str) -> list[dict[str, Any]]:
    told = json.loads(run_cli("diff", case, "--json", *options).stdout)
    assert (told["format"], told["until"]) == ("rashomon-diff/1", 3)
    return told["changes"]


def test_since_the_run_before_the_last(case: Path):
    [change] = changes(case)
    assert (change["kind"], change["subject"]) == ("metadata_changed", "0: published")
    assert (change["before"], change["after"]) == (None, "2031-05-04")


def test_since_an_earlier_run(case: Path):
    kinds = [c["kind"] for c in changes(case, "--since", "1")]
    assert kinds[:2] == ["document_added", "metadata_changed"]
    assert changes(case, "--since", "3") == []


def test_for_a_person(case: Path):
    said = run_cli("diff", case, "--since", "1").stdout
    assert said.startswith("Since run 1 (the last is 3):\nDocuments added (1)\n  1\n")
    assert "nothing changed" in run_cli("diff", case, "--since", "3").stdout
    rows = run_cli("show", case, "runs", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(r)["documents"] for r in rows] == [1, 2, 2]


def test_a_run_there_was_not(case: Path):
    result = run_cli("diff", case, "--since", "9")
    assert result.exit_code == 2
    assert "No run named '9'.\nHint: known: 1, 2, 3." in result.stderr


def test_the_only_run(tmp_path: Path):
    (tmp_path / "a.txt").write_text(TEXTS[0])
    run_cli("read", tmp_path / "a.txt", "--case", tmp_path / "case.db", "--quiet")
    assert "nothing changed" in run_cli("diff", tmp_path / "case.db").stdout
