"""A document that is taken out leaves no trace in what is said, and nothing of it is lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import rashomon
from conftest import REPORTS, Examples, run_cli
from rashomon.pipeline import analyse

FILES = tuple(sorted(REPORTS.iterdir()))

OTHERS = (*FILES[:2], *FILES[3:])
"""All but 03-edited."""


@pytest.fixture(name="case")
def case_fixture(examples: Examples, tmp_path: Path) -> Path:
    path = tmp_path / "case.db"
    shutil.copy(examples.case, path)
    return path


@pytest.fixture(name="without", scope="module")
def without_fixture() -> dict[str, Any]:
    """Give the case as if the document had never been there."""
    return rashomon.read(OTHERS, workers=1).to_json()


def exported(case: Path) -> dict[str, Any]:
    return json.loads(run_cli("export", case).stdout)


def test_its_claims_leave_every_question(case: Path, without: dict[str, Any]):
    result = run_cli("remove", case, "03-edited", "--why", "it was a draft")
    assert result.exit_code == 0
    assert "03-edited is out of the case" in result.stderr
    made = exported(case)
    [removed] = made.pop("removed")
    assert (removed["external_id"], removed["why"]) == ("03-edited", "it was a draft")
    assert made == {k: v for k, v in without.items() if k != "removed"}
    rows = run_cli("show", case, "removed", "--format", "jsonl").stdout
    assert json.loads(rows) == removed
    assert run_cli("show", case, "document", "03-edited").exit_code == 2


def test_the_dossier_says_so(case: Path, tmp_path: Path):
    run_cli("remove", case, "03-edited", "--why", "<b>it was a draft</b>", "--quiet")
    run_cli("dossier", case, tmp_path / "dossier.html")
    page = (tmp_path / "dossier.html").read_text()
    assert "What was taken out" in page
    assert "&lt;b&gt;it was a draft&lt;/b&gt;" in page


def test_it_comes_back_and_nothing_is_read_again(
    case: Path, examples: Examples, monkeypatch: pytest.MonkeyPatch
):
    def never(*_: object) -> object:
        raise AssertionError

    monkeypatch.setattr(analyse, "read_document", never)
    run_cli("remove", case, "03-edited", "--quiet")
    result = run_cli("remove", case, "03-edited", "--undo")
    assert "03-edited is in the case again" in result.stderr
    assert run_cli("export", case).stdout == examples.text()


def test_naming_its_file_brings_it_back(case: Path, examples: Examples):
    run_cli("remove", case, "03-edited", "--quiet")
    result = run_cli("read", FILES[2], "--case", case, "--workers", "1")
    assert "11 documents (0 read now, 1 known before)" in result.stderr
    assert run_cli("export", case).stdout == examples.text()


def test_reading_its_folder_does_not(case: Path):
    run_cli("remove", case, "03-edited", "--quiet")
    result = run_cli("read", REPORTS, "--case", case, "--workers", "1")
    assert "10 documents (0 read now, 10 known before)" in result.stderr
    assert "left out, as you removed them: 03-edited; name their files" in result.stderr
    assert len(exported(case)["documents"]) == 10


def test_what_it_failed_at_goes_with_it(tmp_path: Path):
    case = tmp_path / "case.db"
    row = {"text": "Il a plu à Dolnik lundi soir, dit le maire.", "language": "fr"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row | {"external_id": "french"}))
    run_cli("read", tmp_path / "rows.jsonl", "--case", case, "--quiet")
    assert len(exported(case)["failures"]) == 1
    assert run_cli("remove", case, "french").exit_code == 0
    assert exported(case)["failures"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("03-edit",), "did you mean '03-edited'?"),
        (
            ("03-edited", "--undo"),
            "No removed document named '03-edited'.\nHint: there is none.",
        ),
    ],
)
def test_a_document_that_is_not_there(case: Path, words: tuple[str, ...], said: str):
    result = run_cli("remove", case, *words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_one_that_is_removed_cannot_be_removed_again(case: Path):
    run_cli("remove", case, "03-edited", "--quiet")
    assert run_cli("remove", case, "03-edited").exit_code == 2


def test_a_document_that_was_removed_is_said_to_be(case: Path):
    run_cli("remove", case, "03-edited", "--quiet")
    for words in (
        ("remove", case, "03-edited"),
        ("set", case, "03-edited", "title=A"),
        ("show", case, "document", "03-edited"),
    ):
        result = run_cli(*words)
        assert result.exit_code == 2
        assert "The document '03-edited' was removed.\nHint: " in result.stderr
        assert "--undo" in result.stderr
