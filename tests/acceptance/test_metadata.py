"""Publishers and dates that a user gives: kept apart, taken back, and no more work than needed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import rashomon
from conftest import Examples, run_cli
from rashomon.config import Settings
from rashomon.dossier import DossierOptions, render_dossier
from rashomon.export import dump_case
from rashomon.pipeline import Inputs, analyse, local, run
from rashomon.store import memory_store, open_store

TOLD = (
    "Bridge falls at Dolnik\n\nDOLNIK - The mayor of Dolnik said on Monday that two bridges had "
    "fallen. Last week a third one was closed, the army said, fighting into the night.\n"
)
OTHER = "The army said on Tuesday that four bridges had fallen in Dolnik.\n"

Row = dict[str, Any]


@pytest.fixture(name="folder")
def folder_fixture(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TOLD)
    (folder / "b.txt").write_text(OTHER)
    return folder


def read(folder: Path, *options: str | Path) -> Any:
    return run_cli(
        "read", folder, "--case", folder.parent / "case.db", "--workers", "1", *options
    )


def change(folder: Path, *words: str) -> Any:
    return run_cli("set", folder.parent / "case.db", *words)


def exported(folder: Path) -> Row:
    return json.loads(run_cli("export", folder.parent / "case.db").stdout)


def document(folder: Path, name: str = "a") -> Row:
    return next(d for d in exported(folder)["documents"] if d["external_id"] == name)


def known(folder: Path, field: str, name: str = "a") -> list[tuple[str | None, str, bool]]:
    rows = document(folder, name)["metadata"]
    return [(r["value"], r["basis"], r["in_force"]) for r in rows if r["field"] == field]


def table(folder: Path, *lines: str) -> Path:
    path = folder.parent / "meta.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


# Giving.


def test_a_table_gives_publishers_and_dates(folder: Path):
    meta = table(folder, "file,publisher,published", "a.txt,Kamen Post,2031-05-06")
    assert read(folder, "--meta", meta).exit_code == 0
    made = document(folder)
    assert made["publisher"] == "Kamen Post"
    assert made["published"] == {"edtf": "2031-05-06", "literal": "2031-05-06"}
    assert known(folder, "publisher") == [("Kamen Post", "given", True)]
    [row] = [r for r in made["metadata"] if r["field"] == "publisher"]
    assert row["where"] == f"{meta}, row 2"


def test_what_is_wrong_with_a_table_is_said_and_the_rest_goes_on(folder: Path):
    lines = ("a.txt,soon,A", "none.txt,2031,N", "b.txt,2031,B", "c.txt,,C", "c.txt,,D")
    meta = table(folder, "file,date,publisher", *lines)
    result = read(folder, "--meta", meta)
    assert result.exit_code == 3
    for words in (
        f"{meta}:2: column 'date': 'soon' is no date",
        f"{meta}:3: column 'file': no document of this case has the file 'none.txt'",
        f"{meta}:5: column 'file': 'c.txt' is in rows 5, 6; none of them was used",
        f"{meta}:6: column 'file': 'c.txt' is in rows 5, 6; none of them was used",
        "4 failures",
    ):
        assert words in result.stderr
    names = [document(folder, name)["publisher"] for name in ("a", "b")]
    assert names == ["A", "B"]
    mended = read(folder, "--meta", table(folder, "file,date", "b.txt,2031"))
    assert mended.exit_code == 0
    assert exported(folder)["failures"] == []


def test_a_table_that_cannot_be_used_begins_no_case(folder: Path):
    result = read(folder, "--meta", table(folder, "a.txt,Kamen Post"))
    assert result.exit_code == 2
    assert "no column names the documents" in result.stderr
    assert not (folder.parent / "case.db").exists()


def test_a_file_beside_a_report_gives(folder: Path):
    beside = folder / "a.txt.toml"
    beside.write_text('publisher = "Kamen Post"\n')
    assert read(folder).exit_code == 0
    assert known(folder, "publisher") == [("Kamen Post", "given", True)]
    beside.write_text('publisher = "Kamen Post"\ndate = "soon"\n')
    result = read(folder)
    assert (result.exit_code, "date: 'soon' is no date" in result.stderr) == (3, True)
    beside.unlink()
    assert read(folder).exit_code == 0
    assert known(folder, "publisher") == []
    assert exported(folder)["failures"] == []


def test_given_found_and_guessed_are_kept_apart(tmp_path: Path):
    folder = tmp_path / "in"
    folder.mkdir()
    row = {"text": OTHER, "url": "https://www.kamenpost.co.uk/a", "external_id": "a"}
    (folder / "rows.jsonl").write_text(json.dumps(row))
    read(folder)
    assert known(folder, "publisher") == [("kamenpost.co.uk", "guessed", True)]
    assert known(folder, "url") == [(row["url"], "found", True)]
    assert known(folder, "language") == [("en", "guessed", True)]
    assert change(folder, "a", "publisher=Kamen Post").exit_code == 0
    assert document(folder)["publisher"] == "Kamen Post"
    assert known(folder, "publisher") == [
        ("Kamen Post", "given", True),
        ("kamenpost.co.uk", "guessed", False),
    ]
    shown = run_cli("show", tmp_path / "case.db", "document", "a").stdout
    assert "Kamen Post" in shown
    assert "guessed" in shown


# Setting.


def test_set_and_unset(folder: Path):
    read(folder)
    before = exported(folder)
    words = (
        "publisher=Kamen Post",
        "published=6 May 2031",
        "title=Bridges",
        "language=en-GB",
    )
    assert change(folder, "a", *words, "url=https://kamenpost.org/a").exit_code == 0
    made = document(folder)
    assert (made["publisher"], made["title"], made["language"]) == (
        "Kamen Post",
        "Bridges",
        "en",
    )
    assert made["published"] == {"edtf": "2031-05-06", "literal": "6 May 2031"}
    unset = [("--unset", f) for f in ("publisher", "published", "title", "language", "url")]
    assert change(folder, "a", *(w for pair in unset for w in pair)).exit_code == 0
    assert exported(folder) == before


def test_said_not_to_be_known(folder: Path):
    meta = table(folder, "file,publisher", "a.txt,Kamen Post")
    read(folder, "--meta", meta)
    assert change(folder, "a", "publisher=").exit_code == 0
    assert document(folder)["publisher"] is None
    assert known(folder, "publisher") == [
        (None, "given", True),
        ("Kamen Post", "given", False),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a", "pubisher=A"), "did you mean 'publisher'?"),
        (("a", "published=soon"), "'soon' is no date"),
        (("a", "published=03/05/2031"), "day and month of '03/05/2031' can be exchanged"),
        (("a", "language=xx"), "'xx' is no language"),
        (("a", "url=kamenpost"), "is no address"),
        (("a", "publisher"), "it has no ="),
        (("a", "title=A", "title=B"), "title is given twice"),
        (("a", "--unset", "name"), "No field named 'name'"),
        (("x", "title=A"), "No document named 'x'"),
        (("a",), "give FIELD=VALUE"),
    ],
)
def test_what_cannot_be_set(folder: Path, words: tuple[str, ...], said: str):
    read(folder)
    before = exported(folder)
    result = change(folder, *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert exported(folder) == before


# Only what depends on a change is done anew.


@pytest.fixture(name="counts")
def counts_fixture(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    names: tuple[str, ...] = ("read_document", "with_dates", "find_zones")
    counts: dict[str, int] = dict.fromkeys(names, 0)

    def counted(name: str, plain: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            counts[name] += 1
            return plain(*arguments)

        return call

    for name in counts:
        monkeypatch.setattr(analyse, name, counted(name, getattr(analyse, name)))
    return counts


WORK = [
    (("publisher=Kamen Post",), (0, 0, 0)),
    (("url=https://kamenpost.org/a", "byline=Mara Teel"), (0, 0, 0)),
    (("published=2031-05-06",), (0, 1, 0)),
    (("published=2031-05-06", "publisher=Kamen Post"), (0, 1, 0)),
    (("language=fr",), (0, 0, 0)),  # not read any more
    (("title=Rain in Ostrel",), (0, 0, 0)),  # the same lines are headlines
    (
        ("title=DOLNIK - The mayor of Dolnik said on Monday that two bridges had fallen.",),
        None,
    ),
]


@pytest.mark.parametrize(("words", "work"), WORK, ids=lambda v: str(v)[:40])
def test_extraction_is_reused(
    folder: Path,
    counts: dict[str, int],
    words: tuple[str, ...],
    work: tuple[int, int, int] | None,
):
    read(folder)
    assert counts["read_document"] == 2
    counts.update(dict.fromkeys(counts, 0))
    change(folder, "a", *words)
    assert tuple(counts.values()) in ([work] if work else [(0, 0, 0), (1, 0, 1)])
    counts.update(dict.fromkeys(counts, 0))
    change(folder, "a", *words)  # said again: nothing is left to do
    assert set(counts.values()) == {0}


DATES = ("2031-05-06", "2030", "2031-02")


@pytest.mark.parametrize("date", DATES)
def test_a_date_given_later_is_as_one_given_at_once(folder: Path, date: str):
    meta = table(folder, "file,published,publisher,title", f"a.txt,{date},Kamen Post,Rain")
    at_once = rashomon.read([folder], workers=1)
    run(Inputs([str(folder)], meta=meta), at_once._store, Settings(), workers=1)
    first = memory_store()
    run(Inputs([str(folder)], meta=meta), first, Settings(), workers=1)
    assert dump_case(at_once._store.view()) == dump_case(first.view())
    assert any(c["times"] for c in at_once.to_json()["claims"])


def test_examples_dated_later_are_as_if_dated_at_once(examples: Examples, tmp_path: Path):
    """Take every date away, then give it back: the case is the same to the byte."""
    case = tmp_path / "case.db"
    case.write_bytes(examples.case.read_bytes())
    names = [d["external_id"] for d in json.loads(examples.text())["documents"]]
    for name in names:
        run_cli("set", case, name, "published=", "--quiet")
    assert run_cli("export", case).stdout != examples.text()
    for name in names:
        run_cli("set", case, name, "--unset", "published", "--quiet")
    assert run_cli("export", case).stdout == examples.text()
    store = open_store(case)
    page = render_dossier(store.view(), DossierOptions())
    store.close()
    assert page == examples.dossier.read_text(encoding="utf-8")


def test_a_publication_date_is_no_date_of_an_event(folder: Path):
    (folder / "a.txt").write_text("Two bridges fell in Dolnik, the mayor said.\n")
    (folder / "b.txt").unlink()
    read(folder)
    change(folder, "a", "published=2031-05-06")
    case = exported(folder)
    assert all(not c["times"] for c in case["claims"])
    assert all(e["edtf"] is None for e in case["events"])


def test_a_change_that_was_broken_off_is_made_good(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object) -> object:
        raise RuntimeError

    read(folder)
    with monkeypatch.context() as patch:
        patch.setattr(local, "date_again", broken)
        with pytest.raises(RuntimeError):
            change(folder, "a", "published=2031-05-06")
    read(folder)  # any run finds that the dates are not those of the publication known now
    mended = exported(folder)
    change(folder, "a", "published=")
    change(folder, "a", "published=2031-05-06")
    assert exported(folder) == mended
    dates = [t["edtf"] or "" for c in mended["claims"] for t in c["times"]]
    assert any(date.startswith("2031") for date in dates)


def test_what_cannot_be_dated_again_is_read_as_a_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object) -> object:
        raise ValueError

    read(folder)
    with monkeypatch.context() as patch:
        patch.setattr(analyse, "with_dates", broken)
        assert "1 document read again" in change(folder, "a", "published=2031-05-06").stderr
    whole = exported(folder)
    change(folder, "a", "published=")
    assert "1 document dated again" in change(folder, "a", "published=2031-05-06").stderr
    assert exported(folder) == whole


# What a line of the text states.

DATED = (
    "Bridge falls at Dolnik\n\nBy Mara Teel\n\nDOLNIK, 12 May 2031 (Agency) - The mayor of Dolnik "
    "said on Sunday that two bridges had fallen.\n"
)


def test_a_date_line_and_a_byline_are_found_with_their_place(folder: Path):
    (folder / "a.txt").write_text(DATED)
    assert read(folder).exit_code == 0
    rows = {r["field"]: r for r in document(folder)["metadata"]}
    for field, value, literal in (
        ("published", "2031-05-12", "12 May 2031"),
        ("byline", "Mara Teel", "Mara Teel"),
    ):
        row = rows[field]
        assert (row["value"], row["basis"]) == (value, "found")
        assert DATED[row["start"] : row["end"]] == literal
    assert run_cli("check", folder.parent / "case.db").exit_code == 0


def test_a_date_line_never_counts_before_a_date_that_is_stated_or_given(folder: Path):
    row = {"id": "d", "text": DATED, "date": "2031-05-14", "author": "Jon Osk"}
    (folder / "d.jsonl").write_text(json.dumps(row) + "\n")
    (folder / "a.txt").write_text(DATED)
    meta = table(folder, "file,published", "a.txt,2031-05-13")
    assert read(folder, "--meta", meta).exit_code == 0
    assert known(folder, "published") == [
        ("2031-05-13", "given", True),
        ("2031-05-12", "found", False),
    ]
    assert known(folder, "published", "d") == [("2031-05-14", "found", True)]
    assert known(folder, "byline", "d") == [("Jon Osk", "found", True)]
