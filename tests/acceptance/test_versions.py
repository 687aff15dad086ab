"""A newer version of a known address: both kept, the newer counts, what changed is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import run_cli
from rashomon.export import load_schema

FIRST = (
    "The army said on Monday that ten rebels were killed in Dolnik. The mayor of Dolnik said the "
    "bridge over the Teslo was closed after the storm and that nobody had crossed it since.\n"
)
SECOND = FIRST.replace("ten rebels", "24 rebels")
OTHER = "The council of Dolnik said that three rebels were killed in Dolnik on Monday.\n"
URL = "https://kamenpost.example.org/2031/dolnik"


@pytest.fixture(name="case")
def case_fixture(tmp_path: Path) -> Path:
    case = tmp_path / "case.db"
    rows = [
        ("first", FIRST, URL),
        ("other", OTHER, None),
        ("second", SECOND, f"{URL}?utm_id=3"),
    ]
    for run in (rows[:2], rows[2:]):
        stream = "\n".join(
            json.dumps({"text": text, "external_id": name, "url": url})
            for name, text, url in run
        )
        result = run_cli(
            "read", "-", "--case", case, "--workers", "1", stdin=stream.encode()
        )
        assert result.exit_code == 0
    return case


@pytest.fixture(name="made")
def made_fixture(case: Path) -> dict[str, Any]:
    return json.loads(run_cli("export", case).stdout)


def test_it_has_the_shape_of_the_format(made: dict[str, Any]):
    jsonschema.validate(made, load_schema())


def test_both_are_kept_and_the_newer_counts(made: dict[str, Any]):
    ids = {d["external_id"]: d["id"] for d in made["documents"]}
    assert set(ids) == {"first", "second", "other"}
    [version] = made["versions"]
    assert (version["older"], version["newer"]) == (ids["first"], ids["second"])
    assert version["why"] == "it was read in an earlier run"
    counted = {
        i for q in made["questions"] for v in q["variants"] for i in v["document_ids"]
    }
    assert ids["first"] not in counted
    assert any(c["document"] == ids["first"] for c in made["claims"])
    assert all(ids["first"] not in o["documents"] for o in made["origins"])


def test_what_changed_is_a_shift(made: dict[str, Any]):
    documents = {c["id"]: c["document"] for c in made["claims"]}
    [version] = made["versions"]
    between = [
        s
        for s in made["shifts"]
        if {documents[s["a"]], documents[s["b"]]} == {version["older"], version["newer"]}
    ]
    assert "number_changed" in {s["kind"] for s in between}


def test_it_is_shown(case: Path, tmp_path: Path):
    rows = [
        json.loads(line)
        for line in run_cli(
            "show", case, "documents", "--format", "jsonl"
        ).stdout.splitlines()
    ]
    assert {r["external_id"]: r["newer"] for r in rows} == {
        "first": "second",
        "second": None,
        "other": None,
    }
    run_cli("dossier", case, tmp_path / "dossier.html")
    assert (
        "an older version; <bdi>second</bdi> counts"
        in (tmp_path / "dossier.html").read_text()
    )


def test_without_the_newer_one_the_older_counts_again(case: Path):
    assert run_cli("remove", case, "second").exit_code == 0
    made = json.loads(run_cli("export", case).stdout)
    assert made["versions"] == []
    first = next(d["id"] for d in made["documents"] if d["external_id"] == "first")
    assert any(first in o["documents"] for o in made["origins"])
