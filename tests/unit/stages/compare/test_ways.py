"""Who did it to whom: what both deny, and what the reader takes for the same, is one way round."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon

QUAY = "Clashes broke out at the quay in Harsund on Monday."


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Nobody shot at the police, a paper wrote.", 0),
        ("Nobody was shot by the police, a paper wrote.", 1),
    ],
)
def test_a_deed_turned_round_is_another_deed(tmp_path: Path, other: str, expected: int):
    told = ("No person was shot by the police, the mayor said.", other)
    for number, words in enumerate(told):
        head = f"---\npublished: 2026-05-1{number}\npublisher: Paper {number}\n---\n"
        (tmp_path / f"{number}.md").write_text(f"{head}{QUAY} {words}\n", encoding="utf-8")
    case = rashomon.read([str(tmp_path)]).to_json()
    said = {c["id"]: c["quote"] for c in case["claims"]}
    pairs = [r for r in case["relations"] if "police" in said[r["a"]] + said[r["b"]]]
    assert [r["kind"] for r in pairs] == ["same"] * expected
