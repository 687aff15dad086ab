"""Reports in other formats, through the command line: a quote leads to its page."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import Cli
from made_files import make_docx, make_pdf

ARMY = "The army said that 24 workers were killed in Paris on 3 May 2031."
COUNCIL = "The council said that 12 workers were killed in Paris on 3 May 2031."


def test_a_quote_leads_to_its_page(cli: Cli, tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "army.pdf").write_bytes(
        make_pdf([["Bulletin of the army."], [ARMY]])
    )
    (tmp_path / "in" / "council.docx").write_bytes(make_docx(["Lisk, Tuesday", COUNCIL]))
    case, dossier = tmp_path / "case.db", tmp_path / "dossier.html"
    assert cli("read", tmp_path / "in", "--case", case, "--dossier", dossier).exit_code == 0
    rows = map(
        json.loads, cli("show", case, "claims", "--format", "jsonl").stdout.splitlines()
    )
    found = {row["quote"]: row["found_at"] for row in rows}
    assert found[ARMY[19:-1]] == "page 2"
    assert found[COUNCIL[22:-1]] == "paragraph 2"
    assert "page 2" in cli("show", case, "claims").stdout
    page = dossier.read_text()
    assert "</a>, page 2</span>" in page  # beside the quote in the question
    assert 'title="reported · The army · page 2' in page  # over the words in the report
    made = json.loads(cli("export", case).stdout)
    kinds = {d["external_id"]: [p["kind"] for p in d["parts"]] for d in made["documents"]}
    assert kinds == {"army": ["page", "page"], "council": ["paragraph", "paragraph"]}
