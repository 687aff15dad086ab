from __future__ import annotations

from pathlib import Path

import pytest

import rashomon
from rashomon.config import Settings, with_values

SPUN = """Riots broke out successful the north of the state on Monday aft the price of bread rose.
The subject said that nary soldier had been hurt, and that the roadworthy to the port was open.
Residents told a antithetic story: galore shops were burnt, and equipped men stood betwixt the
marketplace and the span until the evening.
"""
NOTE = "words put in by a thesaurus were not looked for: that needs the encoder"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "spun.txt"
    path.write_text(SPUN, encoding="utf-8")
    return path


def test_signs_belong_to_the_reading_of_a_document(report: Path):
    case = rashomon.read([report], workers=1)
    first = case.to_json()["signs"]
    assert {"aft", "nary", "betwixt"} <= {sign["text"] for sign in first}
    case.read([report], workers=1)  # known: nothing is read again, nothing is lost
    assert case.to_json()["signs"] == first
    case.close()


def test_without_the_encoder_a_run_says_what_it_did_not_look_for(report: Path):
    settings = with_values(Settings(), {"extract": {"tagger": "rules"}})
    case = rashomon.read([report], settings=settings, workers=1)
    assert case.to_json()["signs"] == []
    assert case.counts is not None
    assert NOTE in case.counts.notes
    case.close()
