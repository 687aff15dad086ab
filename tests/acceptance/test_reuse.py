"""What one report shares and takes, through the command line."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from conftest import Cli, Examples, run_cli


def reuse_of(case: Path, name: str) -> dict[str, Any]:
    told = json.loads(run_cli("show", case, "document", name, "--reuse", "--json").stdout)
    assert (told["format"], told["external_id"]) == ("rashomon-reuse/1", name)
    return told


def test_for_a_person(cli: Cli, examples: Examples):
    said = cli("show", examples.case, "document", "03-edited", "--reuse").stdout
    lines = [line.strip() for line in said.splitlines()]
    assert lines[0] == "03-edited, The Daily Plainsman, 2024-06-13"
    for words in (
        "Shares with 01-wire: ",
        "it came before",
        "[-Losing it could-] {+will+} lead to hunger",
        "The Daily Plainsman (03-edited) carries the text without naming Corvane.",
        "“The army said it had killed 21 rebels that night.”",
    ):
        assert words in said
    assert "as in 01-wire" in lines  # words of the other reprint are not printed again


def test_signs_of_rewording_are_named(cli: Cli, examples: Examples):
    said = cli("show", examples.case, "document", "04-spun", "--reuse").stdout
    assert "spun “carapaces”" in said


def test_a_report_that_shares_nothing(cli: Cli, tmp_path: Path):
    (tmp_path / "lone.txt").write_text("The mayor of Dolnik said two bridges had fallen.\n")
    cli("read", tmp_path / "lone.txt", "--case", tmp_path / "c.db", "--quiet")
    said = cli("show", tmp_path / "c.db", "document", "lone", "--reuse").stdout
    assert "  itself: no other report was found to go back to its text" in said
    assert "Shares with" not in said


def test_every_range_quotes_its_document(examples: Examples):
    texts = {d["id"]: d["text"] for d in json.loads(examples.text())["documents"]}
    told = reuse_of(examples.case, "04-spun")
    text = texts[told["document"]]
    assert told["characters"]["all"] == len(text)
    assert {p["kind"] for p in told["parts"]} >= {"own", "taken"}
    ranges = [(text, p) for p in (*told["parts"], *told["signs"])]
    for other in told["shared_with"]:
        for passage in other["passages"]:
            for pair in (passage, *passage["changes"]):
                ranges += [(text, pair["here"]), (texts[other["document"]], pair["there"])]
    assert all(of[r["start"] : r["end"]] == r["text"] for of, r in ranges)
    changed = {
        (change["there"]["text"], change["here"]["text"])
        for other in told["shared_with"]
        for passage in other["passages"]
        for change in passage["changes"]
    }
    assert ("shells", "carapaces") in changed


@pytest.mark.parametrize(
    "words", [("claims", "--reuse"), ("document", "01-wire", "--json"), ("runs", "--json")]
)
def test_reuse_is_of_one_document(cli: Cli, examples: Examples, words: tuple[str, ...]):
    result = cli("show", examples.case, *words)
    assert result.exit_code == 2
    assert "show CASE document ID --reuse" in result.stderr


def test_a_document_there_is_not(cli: Cli, examples: Examples):
    result = cli("show", examples.case, "document", "01-wier", "--reuse")
    assert result.exit_code == 2
    assert "did you mean '01-wire'?" in result.stderr


LINES = (
    "The mayor’s café in Zhelva was shut on Friday, said Renée Ålund, who’d leased it for "
    "nine years. “Nobody told the cooks,” her cousin Zoë Ilk wrote to the paper of Ostrel. "
    "Two boys from the school found the keys in the river ten days later.\n"
)

FILES = {
    "utf8": LINES.encode(),
    "marked": LINES.encode("utf-8-sig"),
    "utf16": LINES.encode("utf-16"),
    "windows": LINES.encode("cp1252"),
    "decomposed": unicodedata.normalize("NFD", LINES).encode(),
    "straight": LINES.translate(str.maketrans("’“”", '\'""')).encode(),
    "hyphens": LINES.replace("Nobody", "No\u00adbody")
    .replace("later", "la\u00adter")
    .encode(),
}


def test_one_text_in_several_encodings_is_one_origin(cli: Cli, tmp_path: Path):
    folder, case = tmp_path / "reports", tmp_path / "case.db"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / f"{name}.txt").write_bytes(content)
    assert cli("read", folder, "--case", case, "--quiet", "--workers", "1").exit_code == 0
    told = reuse_of(case, "hyphens")
    assert [len(origin["documents"]) for origin in told["origins"]] == [len(FILES)]
    passages = [p for other in told["shared_with"] for p in other["passages"]]
    assert {p["similarity"] for p in passages} == {1.0}
    assert len(passages) == len(FILES) - 1
    assert [p["changes"] for p in passages if p["changes"]] == []
