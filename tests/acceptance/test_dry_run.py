"""What would be read is said, and nothing is written."""

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
