"""What would be read or changed is said, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import run_cli

TOLD = "The mayor of Dolnik said on Monday that two bridges had fallen.\n"


@pytest.fixture(name="folder")
def folder_fixture(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"{name}. {TOLD}")
    return folder


def everything(top: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(top.rglob("*")) if p.is_file()}


def dry(folder: Path, *options: str | Path) -> tuple[list[list[str]], str, int]:
    result = run_cli("read", folder, "--dry-run", *options)
    assert "nothing was written" in result.stderr
    return (
        [line.split("\t") for line in result.stdout.splitlines()],
        result.stderr,
        result.exit_code,
    )


def test_without_a_case(folder: Path, tmp_path: Path):
    before = everything(tmp_path)
    lines, said, code = dry(
        folder, "--case", tmp_path / "case.db", "--json", tmp_path / "o.json"
    )
    assert lines == [["read", name, str(folder / f"{name}.txt")] for name in "abc"]
    assert "3 would be read, 0 are known" in said
    assert (code, everything(tmp_path)) == (0, before)


def test_with_a_case(folder: Path, tmp_path: Path):
    case = tmp_path / "case.db"
    run_cli("read", folder / "a.txt", folder / "b.txt", "--case", case, "--quiet")
    run_cli("remove", case, "b", "--quiet")
    meta = tmp_path / "meta.csv"
    meta.write_text("file,published\na.txt,2031-05-06\nb.txt,2031\n")
    before = everything(tmp_path)
    lines, said, code = dry(folder, "--case", case, "--meta", meta)
    assert [line[:2] for line in lines] == [["read", "c"], ["date again", "a"]]
    for words in (
        "1 would be read, 1 are known",
        "1 would be dated again",
        "1 would be known otherwise",
        "left out, as you removed them: b",
        "no document of this case has the file 'b.txt'",
    ):
        assert words in said
    assert (code, everything(tmp_path)) == (3, before)


def test_what_was_said_is_what_is_done(folder: Path, tmp_path: Path):
    case = tmp_path / "case.db"
    lines, _, _ = dry(folder, "--case", case)
    said = run_cli("read", folder, "--case", case, "--workers", "1").stderr
    assert f"3 documents ({len(lines)} read now, 0 known before)" in said
    assert dry(folder, "--case", case)[0] == []


# What would change: `set`, `remove`.

CHANGES = (
    ("set", "a", "published=2031-05-06", "publisher=Dolnik Post"),
    ("set", "a", "--unset", "language"),
    ("remove", "a"),
    ("remove", "c", "--undo"),
)


@pytest.fixture(name="kept")
def kept_fixture(folder: Path, tmp_path: Path) -> Path:
    """Give a case of two reports, and one that was removed."""
    case = tmp_path / "case.db"
    run_cli("read", folder, "--case", case, "--workers", "1", "--quiet")
    run_cli("remove", case, "c", "--quiet")
    return case


@pytest.mark.parametrize("change", CHANGES, ids=" ".join)
def test_what_is_said_to_change_changes(
    kept: Path, tmp_path: Path, change: tuple[str, ...]
):
    verb, *rest = change
    before = everything(tmp_path)
    tried = run_cli(verb, kept, *rest, "--dry-run")
    assert tried.exit_code == 0
    assert tried.stderr.endswith("nothing was written\n")
    assert "failure" not in tried.stderr
    if "published=2031-05-06" in change:
        assert "1 document would be dated again" in tried.stderr
    assert everything(tmp_path) == before
    assert run_cli(verb, kept, *rest, "--quiet").exit_code == 0
    _, _, told = run_cli("diff", kept).stdout.partition("\n")
    assert tried.stdout == told


def test_a_case_of_an_older_layout_stays_as_it_is(tmp_path: Path):
    from rashomon.store.connection import connect
    from rashomon.store.migrations import migrate

    engine = connect(tmp_path / "old.db")
    migrate(engine, to=1)
    engine.dispose()
    before = everything(tmp_path)
    assert (
        "No document named 'a'"
        in run_cli("remove", tmp_path / "old.db", "a", "--dry-run").stderr
    )
    assert everything(tmp_path) == before


def test_what_cannot_be_changed_is_said_of_the_case(kept: Path, tmp_path: Path):
    for words, said in (
        (("remove", kept, "x", "--dry-run"), "No document named 'x'"),
        (("set", kept, "a", "published=soon", "--dry-run"), "'soon' is no date"),
        (("remove", tmp_path / "none.db", "a", "--dry-run"), f"{tmp_path / 'none.db'}"),
    ):
        result = run_cli(*words)
        assert result.exit_code in {1, 2}
        assert said in result.stderr
    kept.write_bytes(kept.read_bytes()[:20_000])
    damaged = run_cli("remove", kept, "a", "--dry-run")
    assert (damaged.exit_code, str(kept) in damaged.stderr) == (1, True)
