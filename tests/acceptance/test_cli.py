"""The command line: exit codes, help, formats, streams."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from acceptance_pages import parse
from conftest import REPORTS, ROOT, Cli, Examples

GOOD = "The mayor of Dolnik said on Monday that two bridges had fallen in the storm.\n"
COMMANDS = ("read", "show", "set", "remove", "diff", "export", "dossier")
TABLES = (
    *("questions", "claims", "origins", "accounts", "documents", "metadata"),
    *("relations", "removed", "runs"),
)
READ = ("read", "--workers", "1")


@pytest.fixture(name="report")
def report_fixture(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return path


# Help.


def test_the_help_lists_every_command(cli: Cli):
    result = cli("--help")
    assert result.exit_code == 0
    assert all(f"  {name} " in result.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_one_example(cli: Cli, command: str):
    result = cli(command, "--help")
    lines = result.stdout.rstrip().splitlines()
    assert result.exit_code == 0
    assert lines[-1].strip().startswith(f"Example: rashomon {command} ")
    assert result.stdout.count("Example: ") == 1


def test_help_is_quick_and_loads_nothing_heavy():
    code = (
        "import sys; from rashomon.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'numpy', 'sqlalchemy', 'trafilatura', 'pyarrow', 'ortools'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    _python(code)


def test_the_version(cli: Cli):
    assert cli("--version").stdout.startswith("rashomon, version ")


# Reading.


def test_the_summary_is_for_a_person(examples: Examples):
    said = examples.result.stderr
    assert examples.result.exit_code == 0
    assert examples.result.stdout == ""  # stdout is data
    for words in (
        "11 documents (11 read now, 0 known before)",
        "origins: ",
        " claims, ",
        " named sources",
        " in dispute",
        " from one origin",
        " accounts",
        "0 failures",
        f"Dossier: {examples.dossier}",
        f"JSON: {examples.json}",
    ):
        assert words in said


def test_no_progress_when_stderr_is_no_terminal(examples: Examples):
    assert "\x1b" not in examples.result.stderr
    assert "Reading" not in examples.result.stderr


def test_quiet_says_nothing(cli: Cli, report: Path):
    result = cli(*READ, report, "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_standard_input(cli: Cli, tmp_path: Path):
    out = tmp_path / "case.json"
    assert cli(*READ, "-", "--json", out, stdin=GOOD.encode()).exit_code == 0
    case = json.loads(out.read_text())
    assert [(d["external_id"], d["path"], d["text"]) for d in case["documents"]] == [
        ("stdin", None, GOOD)
    ]


def test_json_lines_on_standard_input(cli: Cli, tmp_path: Path):
    out = tmp_path / "case.json"
    rows = [
        {"text": GOOD, "publisher": p, "external_id": p} for p in ("Ostrel Wire", "Post")
    ]
    stream = "\n".join(map(json.dumps, rows)).encode() + b"\n{torn\n"
    result = cli(*READ, "-", "--json", out, stdin=stream)
    case = json.loads(out.read_text())
    assert result.exit_code == 3
    assert [d["publisher"] for d in case["documents"]] == ["Ostrel Wire", "Post"]
    assert [f["item"] for f in case["failures"]] == ["-:3"]


def test_a_folder_for_the_outputs_is_made(cli: Cli, report: Path, tmp_path: Path):
    targets = [tmp_path / "new" / name for name in ("case.db", "case.json", "dossier.html")]
    options = zip(("--case", "--json", "--dossier"), targets, strict=True)
    assert cli(*READ, report, *(x for pair in options for x in pair)).exit_code == 0
    assert all(target.stat().st_size for target in targets)


# Settings and names that do not exist.

SETTINGS = [
    ("[ingest]\nlimit_mbb = 3", "No setting of ingest named 'limit_mbb'", "'limit_mb'"),
    ("[ingset]\nlimit_mb = 3", "No stage named 'ingset'", "'ingest'"),
    ('[ingest]\nlimit_mb = "much"', "'ingest.limit_mb' is 'much'", "a number"),
    ("[ingest]\nlimit_mb = true", "'ingest.limit_mb' is True", "a number"),
    ("[accounts]\nmax_accounts = 50", "'accounts.max_accounts' is 50", "2 to 9"),
    ("[compare]\nsame_overlap = 2", "'compare.same_overlap' is 2", "0..1"),
    ('[extract]\ntagger = "magic"', "'extract.tagger' is 'magic'", "rules | encoder"),
    ('[weigh.grades]\nBob = "Z"', "'weigh.grades' is {'Bob': 'Z'}", "A..F"),
    ('[weigh]\ndistrust = "Bob"', "'weigh.distrust' is 'Bob'", "a list of texts"),
    ("[link]\nplaces_file = 3", "'link.places_file' is 3", "a text"),
    ("ingest = 3", "'ingest' is 3", "a table"),
    ("x = [", "'--settings' is ", "a readable TOML file"),
]


@pytest.mark.parametrize(("toml", "what", "hint"), SETTINGS)
def test_a_setting_that_cannot_be(
    cli: Cli, report: Path, tmp_path: Path, toml: str, what: str, hint: str
):
    settings = tmp_path / "settings.toml"
    settings.write_text(toml)
    result = cli(*READ, report, "--settings", settings, "--case", tmp_path / "case.db")
    assert result.exit_code == 2
    first, second = result.stderr.splitlines()
    assert what in first
    assert second.startswith("Hint: ")
    assert hint in second
    assert not (tmp_path / "case.db").exists()


def test_settings_change_what_is_done(cli: Cli, report: Path, tmp_path: Path):
    settings = tmp_path / "settings.toml"
    settings.write_text('[weigh]\ndistrust = ["Ostrel Wire"]\n[ingest]\nlimit_mb = 1\n')
    out = tmp_path / "case.json"
    assert cli(*READ, report, "--settings", settings, "--json", out).exit_code == 0
    params = json.loads(out.read_text())["run"]["params"]
    assert params["weigh"]["distrust"] == ["Ostrel Wire"]
    assert params["ingest"]["limit_mb"] == 1.0


USAGE = [
    ("read",),
    ("read", "--workers", "0", "x"),
    ("frobnicate",),
    ("show", "x.db", "questionz"),
    ("show", "x.db", "claims", "--format", "jsnl"),
    ("show", "x.db", "document"),
    ("show", "x.db", "claims", "doc-1"),
    ("export", "x.db", "--format", "xml"),
]


@pytest.mark.parametrize("words", USAGE, ids=" ".join)
def test_wrong_usage_is_exit_code_2(cli: Cli, words: tuple[str, ...]):
    result = cli(*words)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


# Showing.


@pytest.mark.parametrize("table", TABLES)
def test_every_format_shows_the_same_rows(cli: Cli, examples: Examples, table: str):
    jsonl = cli("show", examples.case, table, "--format", "jsonl").stdout
    printed = cli("show", examples.case, table, "--format", "csv").stdout
    rows = [json.loads(line) for line in jsonl.splitlines()]
    header, *cells = csv.reader(io.StringIO(printed))
    assert len(rows) == len(cells)
    assert all(list(row) == header for row in rows)
    assert rows or table in ("accounts", "removed")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_printed_for_a_person(cli: Cli, examples: Examples, table: str):
    result = cli("show", examples.case, table)
    assert result.exit_code == 0
    assert "━" in result.stdout or "No " in result.stderr


def test_one_document(cli: Cli, examples: Examples):
    def rows(key: str) -> list[str]:
        return cli(
            "show", examples.case, "document", key, "--format", "jsonl"
        ).stdout.splitlines()

    mine = [json.loads(x) for x in rows("01-wire")]
    ids = {r["document_id"] for r in mine}
    assert len(mine) > 5
    assert len(ids) == 1
    assert [json.loads(x) for x in rows(ids.pop())] == mine  # by its id as by its name
    starts = [r["start"] for r in mine]
    assert starts == sorted(starts)


def test_a_document_that_is_not_there(cli: Cli, examples: Examples):
    result = cli("show", examples.case, "document", "01-wier")
    assert result.exit_code == 2
    assert "did you mean '01-wire'?" in result.stderr


@pytest.mark.parametrize(("width", "told"), [("80", "info"), ("120", "information")])
def test_questions_fit_a_terminal(
    cli: Cli, examples: Examples, monkeypatch: pytest.MonkeyPatch, width: str, told: str
):
    monkeypatch.setenv("COLUMNS", width)
    lines = cli("show", examples.case, "questions").stdout.splitlines()
    assert max(map(len, lines)) <= int(width)
    headings = [h.strip() for h in lines[1].split("┃")]
    assert told in headings
    assert ("on" in headings) == (width == "120")


def test_export_is_what_read_wrote(cli: Cli, examples: Examples):
    assert cli("export", examples.case).stdout == examples.text()
    shown = cli("show", examples.case, "questions", "--format", "csv").stdout
    exported = cli(
        "export", examples.case, "--format", "csv", "--table", "questions"
    ).stdout
    assert exported == shown


def test_the_dossier_again(cli: Cli, examples: Examples, tmp_path: Path):
    whole, quotes = tmp_path / "new" / "whole.html", tmp_path / "quotes.html"
    assert cli("dossier", examples.case, whole).exit_code == 0
    assert whole.read_bytes() == examples.dossier.read_bytes()
    assert cli("dossier", examples.case, quotes, "--quotes-only").exit_code == 0
    text = json.loads(examples.text())["documents"][0]["text"]
    assert text in parse(whole.read_text()).text_content()
    assert text not in parse(quotes.read_text()).text_content()


# In a process of its own.


def test_json_to_a_pipe_is_data_and_the_rest_is_not(report: Path, tmp_path: Path):
    code = "from rashomon.cli import main; main()"
    inputs = (str(report), str(tmp_path / "none"))
    report.write_text(f"“{GOOD}”", encoding="utf-8")
    done = _python(code, *READ, *inputs, "--json", "/dev/stdout", check=False)
    assert done.returncode == 3
    assert [d["text"] for d in json.loads(done.stdout)["documents"]] == [f"“{GOOD}”"]
    assert "1 failure" in done.stderr


def _python(
    code: str, *arguments: str, check: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        check=check,
        cwd=REPORTS,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
    )
