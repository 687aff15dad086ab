"""Bad input: each item is a failure that says what to do, and the rest is read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import rashomon
from conftest import Cli, run_cli
from made_files import encrypted_pdf, make_docx, make_pdf, make_zip
from rashomon.model import Document, Zone
from rashomon.pipeline import analyse as analyse_module
from rashomon.stages.segment import SegmentParams, find_zones

GOOD = "The mayor of Dolnik said on Monday that two bridges had fallen in the storm.\n"
FRENCH = (
    "Le maire de Dolnik a déclaré lundi que deux ponts s'étaient effondrés pendant la "
    "tempête et que personne n'avait été blessé dans la ville.\n"
)
PAGE = (
    "<html><head><title>Bridges</title><script>steal('cookies')</script></head><body>"
    "<article><p>The mayor of Dolnik said on Monday that two bridges had fallen in the storm "
    "and that nobody was hurt.</p><script>steal('more')</script><p onclick='steal()'>Rescue "
    "workers denied the report on Tuesday, saying that three bridges had fallen.</p></article>"
    "</body></html>"
)
ROW = '{"text": "The mayor said on Monday that %d bridges had fallen in Dolnik."}'


def _rows() -> bytes:
    """Twenty rows; line 4 has half a character, line 5 a NUL, line 17 is torn."""
    lines = [ROW % number for number in range(1, 21)]
    lines[3] = '{"text": "The mayor \\ud800 said that it rained in Dolnik."}'
    lines[4] = '{"text": "The mayor \\u0000 said that it rained in Dolnik."}'
    lines[16] = '{"text": "The mayor said that'
    return "\n".join(lines).encode()


FILES: dict[str, bytes] = {
    "good.txt": GOOD.encode(),
    "page.html": PAGE.encode(),
    "rows.jsonl": _rows(),
    "french.txt": FRENCH.encode(),
    "empty.txt": b"",
    "blank.md": b" \n\n\t\n",
    "binary.txt": bytes(range(256)) * 4,
    "photo.jpg": b"\xff\xd8\xff\xe0",
    "torn.txt": b"caf\xc3\xa9 and \xff\xfe and \xc3(",
    "nul.txt": b"The mayor\0 said that it rained.",
    "empty.html": b"<html><body><script>x()</script></body></html>",
    "empty.jsonl": b"",
    "scan.pdf": make_pdf([[], []]),
    "locked.pdf": encrypted_pdf([[GOOD]], "secret"),
    "torn.pdf": make_pdf([[GOOD]])[:200],
    "torn.docx": make_docx([GOOD])[:-300],
    "table.csv": b"title,body\nA,B\n",
    "no-head.eml": b"\n\nonly words",
    "bomb.zip": make_zip(
        {"bomb.txt": b"\0" * 9_000_000, "fine.txt": GOOD.encode() + b"Zip."}
    ),
    "deep.zip": make_zip({"b.zip": make_zip({"c.zip": make_zip({"d.txt": b"Deep."})})}),
    "list.jsonl": b"[1, 2]\n",
}

EXPECTED = {
    "nowhere": ("no such file", "check the spelling"),
    "empty.txt": ("no text", "leave it out"),
    "blank.md": ("no text", "leave it out"),
    "binary.txt": ("binary content", "convert it"),
    "photo.jpg": ("cannot be read", "known: "),
    "huge.txt": ("larger than 20 MB", "raise ingest.limit_mb"),
    "scan.pdf": ("no text on its 2 pages", "OCR"),
    "locked.pdf": ("asks for a password", "with its password"),
    "torn.pdf": ("broken PDF", "another copy"),
    "table.csv": ('no column "text" (columns: title, body)', "publisher"),
    "no-head.eml": ("no mail", "save it again"),
    "bomb.zip/bomb.txt": ("times as large as it is packed", "name the folder"),
    "deep.zip/b.zip/c.zip": ("packed in 2 files", "unpack the outer ones"),
    "torn.docx": ("broken Word file", "save it again"),
    "torn.txt": ("invalid UTF-8 at byte 10", "save it as UTF-8"),
    "nul.txt": ("binary content", "convert it"),
    "empty.html": ("no text in this page", "save the report as text"),
    "empty.jsonl": ("the file is empty", "one object a line"),
    "list.jsonl": ("line 1: JSON list", "one object a line"),
    "rows.jsonl:4": ("lone surrogate", "write the text out again"),
    "rows.jsonl:5": ("NUL character", "remove the character"),
    "rows.jsonl:17": ("invalid JSON", "one object a line"),
    "loop/again": ("symlink loop", "remove it"),
    "self.txt": ("symbolic links", "leads back to itself"),
    "gone.txt": ("no such file", "a link may point to a file that is gone"),
    "french": ("language 'fr' cannot be analysed yet", "stored and searchable"),
}
"""Item -> what its failure says, and what it says to do."""


@dataclass(frozen=True, slots=True)
class Read:
    """A run over everything that is bad."""

    result: Result
    case: dict[str, Any]
    folder: Path
    case_path: Path

    def failures(self) -> dict[str, tuple[str, str]]:
        """Give error and hint by item, below the folder."""
        return {
            f["item"].removeprefix(f"{self.folder}/"): (f["error"], f["hint"])
            for f in self.case["failures"]
        }


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Read:
    top = tmp_path_factory.mktemp("bad")
    folder = top / "in"
    (folder / "loop").mkdir(parents=True)
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_001)  # sparse: 200 MB that take no room
    (folder / "loop" / "again").symlink_to("..")
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "gone.txt").symlink_to("nothing")
    outputs = ("--json", top / "case.json", "--case", top / "case.db")
    nowhere = folder / "nowhere"
    result = run_cli(
        "read", folder, nowhere, *outputs, "--dossier", top / "d.html", "--workers", "1"
    )
    return Read(
        result, json.loads((top / "case.json").read_text()), folder, top / "case.db"
    )


def test_it_is_done_with_failures(bad: Read):
    assert bad.result.exit_code == 3
    assert f"{len(EXPECTED)} failures" in bad.result.stderr
    assert "Traceback" not in bad.result.stderr


@pytest.mark.parametrize("item", EXPECTED)
def test_the_failure_names_the_item_and_what_to_do(bad: Read, item: str):
    error, hint = bad.failures()[item]
    assert EXPECTED[item][0] in error
    assert EXPECTED[item][1] in hint
    line = next(x for x in bad.result.stderr.splitlines() if f"{item}: " in x)
    assert EXPECTED[item][0] in line
    assert EXPECTED[item][1] in line


def test_nothing_else_failed(bad: Read):
    assert set(bad.failures()) == set(EXPECTED)


def test_the_rest_is_read(bad: Read):
    read = {d["external_id"] for d in bad.case["documents"]}
    rows = {f"rows-{n}" for n in range(1, 21)} - {"rows-4", "rows-5", "rows-17"}
    assert read == {"good", "page", "french", "fine"} | rows
    heard = {c["document"] for c in bad.case["claims"]}
    french = {d["id"] for d in bad.case["documents"] if d["external_id"] == "french"}
    assert heard == {d["id"] for d in bad.case["documents"]} - french


def test_scripts_of_a_page_are_no_text(bad: Read):
    (page,) = [d for d in bad.case["documents"] if d["external_id"] == "page"]
    assert "two bridges had fallen" in page["text"]
    assert "steal" not in page["text"]


def test_a_report_in_french_is_stored_and_can_be_searched(bad: Read):
    from rashomon.store import open_store

    store = open_store(bad.case_path)
    hits = store.view().search("tempête effondrés")
    assert [store.view().get(Document, i).text for i in hits.document_ids] == [FRENCH]  # pyright: ignore[reportOptionalMemberAccess]
    store.close()


def test_the_dossier_tells_the_failures(bad: Read):
    page = (bad.case_path.parent / "d.html").read_text()
    assert "What could not be read" in page
    assert "rows.jsonl:17" in page


def test_too_little_text_for_a_language_is_read(tmp_path: Path):
    (tmp_path / "short.txt").write_text("It rained, the mayor said.")
    case = rashomon.read([tmp_path], workers=1)
    assert [d["language"] for d in case.documents] == [None]
    assert len(case.claims) == 1


# What cannot be written, and files that are no case: one message, no traceback.

Make = Callable[[Path], list[str | Path]]

UNWRITABLE: list[tuple[str, Make, str]] = [
    ("json is a folder", lambda p: ["--json", p], "it is a folder"),
    ("dossier is a folder", lambda p: ["--dossier", p], "it is a folder"),
    ("below a file", lambda p: ["--json", p / "file" / "case.json"], "cannot be written"),
    ("no such device", lambda _: ["--json", "/proc/case.json"], "cannot be written"),
    ("a full disk", lambda _: ["--json", "/dev/full"], "No space left"),
    ("case is a folder", lambda p: ["--case", p], "it is a directory"),
    ("case is a text", lambda p: ["--case", p / "file"], "it is not a case"),
    ("case is a database", lambda p: ["--case", p / "other.db"], "it is not a case"),
    ("case is nowhere", lambda _: ["--case", "/proc/case.db"], "unable to open"),
]


@pytest.fixture(name="place")
def place_fixture(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD)
    (tmp_path / "file").write_text("no case")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE notes (words TEXT)")
    return tmp_path


@pytest.mark.parametrize(
    ("make", "expected"), [u[1:] for u in UNWRITABLE], ids=[u[0] for u in UNWRITABLE]
)
def test_what_cannot_be_written_is_one_message(make: Make, expected: str, place: Path):
    before = sorted(place.rglob("*"))
    result = run_cli("read", place / "in", *make(place), "--quiet", "--workers", "1")
    assert result.exit_code == 1
    assert expected in result.stderr
    assert result.stderr.count("Hint: ") == 1
    assert "Traceback" not in result.stderr
    assert sorted(place.rglob("*")) == before  # nothing half-written stays


def test_an_earlier_file_stays_when_the_new_one_cannot_be_written(
    place: Path, monkeypatch: pytest.MonkeyPatch
):
    target = place / "case.json"
    target.write_text("earlier")

    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    result = run_cli("read", place / "in", "--json", target, "--quiet", "--workers", "1")
    assert result.exit_code == 1
    assert target.read_text() == "earlier"
    assert not list(place.glob("*.part"))


@pytest.mark.parametrize("command", ["show", "export", "dossier"])
@pytest.mark.parametrize("name", ["none.db", "file", "in"])
def test_showing_what_is_no_case(cli: Cli, place: Path, command: str, name: str):
    rest = {"show": ["claims"], "export": [], "dossier": [place / "d.html"]}[command]
    result = cli(command, place / name, *rest)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("Hint: ") == 1
    assert not (place / "none.db").exists()


# A crash in one document.


def test_a_crash_in_one_document_is_its_failure(
    place: Path, monkeypatch: pytest.MonkeyPatch
):
    (place / "in" / "cursed.txt").write_text(
        "The cursed report said that it rained all day."
    )

    def crash(document: Document, params: SegmentParams) -> tuple[Zone, ...]:
        if "cursed" in document.text:
            message = "no zones for you"
            raise RuntimeError(message)
        return find_zones(document, params)

    monkeypatch.setattr(analyse_module, "find_zones", crash)
    case_path = place / "case.db"
    result = run_cli("read", place / "in", "--case", case_path, "--workers", "1")
    assert result.exit_code == 3
    assert "cursed: RuntimeError: no zones for you" in result.stderr
    assert "Traceback" not in result.stderr
    case = rashomon.open_case(case_path)
    assert [d["external_id"] for d in case.documents] == ["cursed", "good"]
    assert [c["document"] for c in case.claims] == ["good"]
    assert "no zones for you" in case.to_json()["failures"][0]["error"]
    assert "traceback" not in json.dumps(case.to_json())  # its paths differ by machine
    case.close()
