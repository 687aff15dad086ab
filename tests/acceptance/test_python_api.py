"""`import rashomon` gives in ten lines what the command line gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import rashomon
from conftest import REPORTS, Examples, run_cli
from rashomon.config import Settings, with_values
from rashomon.errors import CaseFileError, MetadataError, UnknownNameError
from rashomon.views import ChangeKind

TABLES = ("documents", "claims", "questions", "origins", "accounts", "relations")
WIRE = REPORTS / "01-wire.md"


@pytest.fixture(scope="module")
def wire() -> rashomon.Case:
    return rashomon.read([WIRE], workers=1)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_comes_as_frames(examples: Examples, name: str):
    case = rashomon.open_case(examples.case)
    table = getattr(case, name)
    arrow, pandas, polars = table.to_arrow(), table.to_pandas(), table.to_polars()
    assert len(table) == arrow.num_rows == len(pandas) == polars.height
    assert list(pandas.columns) == arrow.column_names == polars.columns
    assert len(table) > 0 or name == "accounts"
    case.close()


def test_it_gives_what_the_command_line_gives(examples: Examples, tmp_path: Path):
    case = rashomon.open_case(examples.case)
    case.save_json(tmp_path / "case.json")
    case.save_dossier(tmp_path / "dossier.html")
    assert (tmp_path / "case.json").read_bytes() == examples.json.read_bytes()
    assert (tmp_path / "dossier.html").read_bytes() == examples.dossier.read_bytes()
    assert case.to_json() == json.loads(examples.text())
    assert case.counts is None  # nothing was read since it was opened
    case.close()


def test_counts_and_summary(wire: rashomon.Case):
    assert wire.counts is not None
    assert (wire.counts.read, wire.counts.known, wire.counts.failures) == (1, 0, ())
    assert wire.summary.documents == wire.summary.document_origins == 1
    assert wire.summary.claims == len(wire.claims)


def test_reading_the_same_again_changes_nothing(wire: rashomon.Case):
    before = wire.to_json()
    counts = wire.read([WIRE], workers=1)
    assert (counts.read, counts.known) == (0, 1)
    assert wire.to_json() == before


def test_settings_are_passed_on(tmp_path: Path):
    settings = with_values(Settings(), {"ingest": {"limit_mb": 0.001}})
    report = tmp_path / "report.txt"
    report.write_text("The mayor said that it rained. " * 60)
    case = rashomon.read([report], settings=settings)
    assert case.counts is not None
    assert [f.item for f in case.counts.failures] == [str(report)]


def test_progress_is_told(tmp_path: Path):
    report = tmp_path / "report.txt"
    report.write_text("The mayor of Dolnik said that it rained.")
    told: list[tuple[str, int, int]] = []
    case = rashomon.read([], case=tmp_path / "case.db")
    case.read([report], progress=lambda *what: told.append(what))
    assert told == [("read", 1, 1), ("compare", 0, 0)]
    case.close()


def test_a_case_that_is_not_there(tmp_path: Path):
    with pytest.raises(CaseFileError, match="Hint: write it first"):
        rashomon.open_case(tmp_path / "none.db")


def test_a_place_that_cannot_be_written(wire: rashomon.Case, tmp_path: Path):
    with pytest.raises(CaseFileError, match="Hint: name a file in a folder"):
        wire.save_dossier(tmp_path)


# Keeping a case up.


def test_setting_removing_and_putting_back_is_what_the_commands_do(tmp_path: Path):
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    reports = [WIRE, REPORTS / "03-edited.md"]
    case = rashomon.read(reports, case=here, workers=1)
    run_cli("read", *reports, "--case", there, "--workers", "1", "--quiet")
    for change, command in (
        (
            lambda: case.set("01-wire", publisher="Lisk Wire", title=None),
            ("set", there, "01-wire", "publisher=Lisk Wire", "title="),
        ),
        (
            lambda: case.set("01-wire", unset=["title"], published="2024-06-12"),
            ("set", there, "01-wire", "--unset", "title", "published=2024-06-12"),
        ),
        (
            lambda: case.remove("03-edited", "a draft"),
            ("remove", there, "03-edited", "--why", "a draft"),
        ),
        (lambda: case.put_back("03-edited"), ("remove", there, "03-edited", "--undo")),
    ):
        counts = change()
        assert case.counts is counts
        assert counts.failures == ()
        assert run_cli(*command, "--quiet").exit_code == 0
        assert case.to_json() == json.loads(run_cli("export", there).stdout)
    told = json.loads(run_cli("diff", there, "--since", "1", "--json").stdout)["changes"]
    found = case.diff(since=1)
    assert [(c.kind, c.subject, c.before, c.after, [*c.ids]) for c in found] == [
        (c["kind"], c["subject"], c["before"], c["after"], c["ids"]) for c in told
    ]
    assert {c.kind for c in found} >= {ChangeKind.METADATA_CHANGED}
    assert case.runs == (1, 2, 3, 4, 5)
    case.close()


def test_a_case_in_memory_is_kept_up_too():
    case = rashomon.read([WIRE], workers=1)
    case.remove("01-wire")
    assert len(case.documents) == len(case.claims) == 0
    assert [c.subject for c in case.diff()][:1] == ["01-wire"]
    case.put_back("01-wire")
    assert len(case.documents) == 1
    assert case.diff(since=1) == ()


def test_what_cannot_be_kept_up_changes_nothing(wire: rashomon.Case):
    before = wire.to_json()
    with pytest.raises(MetadataError, match="Hint: write a date as"):
        wire.set("01-wire", published="soon")
    with pytest.raises(UnknownNameError, match="did you mean 'publisher'"):
        wire.set("01-wire", publishr="A")
    with pytest.raises(UnknownNameError, match="No document named '99'"):
        wire.remove("99")
    with pytest.raises(UnknownNameError, match="No run named '99'"):
        wire.diff(since=99)
    assert wire.to_json() == before


def test_an_unknown_name_of_the_package():
    with pytest.raises(AttributeError, match="frobnicate"):
        _ = rashomon.frobnicate  # pyright: ignore[reportAttributeAccessIssue]  the point
