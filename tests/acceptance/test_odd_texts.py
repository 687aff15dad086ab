"""Texts that no editor saw: nothing crashes, every quote is verbatim, the rest stays read."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon

SAID = "The mayor of Dolnik said on Monday that two bridges had fallen in the storm. "
FRENCH = (
    "Le maire de Dolnik a déclaré lundi que deux ponts s'étaient effondrés dans la nuit."
)

TEXTS: dict[str, str] = {
    "one sentence of 300 kB": SAID[:-2]
    + " and so"
    + " pneumonoultramicroscopicsilicovolcanoconiosis" * 6_500
    + " fell.",
    "run-on speech": "he said she said " * 400,
    "all capitals": SAID.upper() * 10,
    "no punctuation": SAID.replace(".", "") * 60,
    "a table": "\n".join(f"Dolnik\t12\t{n}\t|killed|\t14.{n}" for n in range(200)),
    "a list": "\n".join(
        f"- {n}. The mayor said {n} people were killed" for n in range(100)
    ),
    "mixed quotation marks": '“The mayor " said ‘that” the bridge « fell ’” in „the“ storm. '
    * 30,
    "quotation marks that open only": "“The mayor said " * 300,
    "zero-width and right-to-left marks": SAID.replace(" ", " \u200b\u200f\u202e\ufeff")
    * 10,
    "emoji": SAID.replace("storm", "🌊👨‍👩‍👧‍👦 storm") * 10,
    "combining marks": "The mayor sa\u0301\u0323id that e\u0301\u0323\u0300 fell. " * 50,
    "French inside English": SAID * 5 + "\n\n" + FRENCH + "\n\n" + SAID * 5,
    "45 non-breaking spaces": SAID + "\u00a0" * 45 + SAID.replace(" ", "\u00a0" * 45),
    "line ends of three systems": SAID.join(
        ["", "\r\n\r\n", "\r", "\n\u2028\u0085\x0b\x0c", ""]
    ),
    "brackets": "(" * 800 + SAID + ")" * 800,
    "one word": "a" * 100_000,
    "only digits": "1,000,000 " * 2_000,
    "dates": "on Monday 3 May 2031 " * 300,
    "a rule of dashes": "-----\n" * 1_000 + SAID,
    "mostly white space": " " * 50_000 + "\n" * 50_000 + SAID,
    "joined subjects": "Dolnik and " * 400 + "Ostrel said that it rained.",
    "brackets of a template": SAID.replace("storm", "{{ storm }} {% storm %}") * 3,
}


SEEN = {
    "one sentence of 300 kB",
    "no punctuation",
    "French inside English",
    "45 non-breaking spaces",
    "mostly white space",
    "a rule of dashes",
}
"""Texts in which the mayor is still heard."""


@pytest.mark.parametrize("name", TEXTS)
def test_it_is_read_to_the_letter(name: str, tmp_path: Path):
    text = TEXTS[name]
    (tmp_path / "odd.txt").write_bytes(text.encode())
    case = rashomon.read([tmp_path], workers=1)
    told = case.to_json()
    case.save_dossier(tmp_path / "dossier.html")
    assert told["failures"] == []
    assert [d["text"] for d in told["documents"]] == [text]
    for claim in told["claims"]:
        assert claim["quote"] == text[claim["start"] : claim["end"]]
    heard = any("bridges" in c["quote"] and c["source"] for c in told["claims"])
    assert heard or name not in SEEN
