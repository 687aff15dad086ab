"""What the trained reader of pairs finds in piles that taught it nothing: does it hold?

    python -m eval.found                  print how much of it holds by two readers
    python -m eval.found --sheet FILE     write what nobody has read yet, for two readers

`found.jsonl` keeps pairs in words with what two readers, who did not see each other's labels, say
of them: C, the two cannot both be true; S, they say the same; N, anything else. What bounds in
`stages/compare/opposing.py` keep out is in it too, so that they can be chosen anew.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.corpora import EXAMPLES, case_of
from rashomon.stages.compare.readable import DENIED

READ = Path(__file__).with_name("found.jsonl")

PILES = ("siege", "airfield", "island", "refinery")
"""No pair of which teaches the reader."""

HOLDS = "C"

Words = frozenset[str]
"""The words of both claims of a pair."""


def main() -> int:
    """Print the figures, a line a pile and one of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheet", type=Path, help="write what is not read yet")
    asked = parser.parse_args()
    read = readings()
    for line in agreement(read):
        print(line)
    found = {pile: found_in(pile) for pile in PILES}
    if asked.sheet:
        write(found, read, asked.sheet)
    for pile, pairs in [
        *found.items(),
        ("all", [p for some in found.values() for p in some]),
    ]:
        known = [read[frozenset(pair)] for pair in pairs if frozenset(pair) in read]
        print(
            f"{pile}: {len(pairs)} found by the reader, {len(known)} of them read;"
            f" {sum(map(holds, known))} hold by both"
        )
    return 0


def readings() -> dict[Words, list[str]]:
    """Give what was said of each pair that was read."""
    rows = map(json.loads, READ.read_text(encoding="utf-8").splitlines())
    return {frozenset((row["a"], row["b"])): row["read"] for row in rows}


def holds(said: list[str]) -> bool:
    """Tell whether all who read a pair say that it holds."""
    return set(said) == {HOLDS}


def agreement(read: dict[Words, list[str]]) -> Iterator[str]:
    """Say how much was read, and how often readers agree."""
    every = list(read.values())
    agreed = sum(len(set(said)) == 1 for said in every)
    yield (
        f"read: {len(every)} pairs, {agreed} alike by both; {sum(map(holds, every))} hold by both"
    )


def found_in(pile: str) -> list[tuple[str, str]]:
    """Give what the reader finds in a pile, each pair of wordings once."""
    return once(case_of(str(EXAMPLES.parent / pile / "reports")))


def once(case: dict[str, Any]) -> list[tuple[str, str]]:
    """Give the words of all pairs that the reader decided, each pair of wordings once."""
    words = {c["id"]: words_of(c) for c in case["claims"]}
    pairs = [
        (words[r["a"]], words[r["b"]])
        for r in case["relations"]
        if r["kind"] == "contradicts" and r.get("chance") is not None
    ]
    return list({frozenset(pair): pair for pair in pairs}.values())


def words_of(claim: dict[str, Any]) -> str:
    """Write a claim as the reader of pairs is given it, from the JSON of a case."""
    by = claim["certainty_by"]
    is_inside = by is not None and claim["start"] <= by["start"] < claim["end"]
    is_denied = claim["certainty"] == "denied" and not is_inside
    return (DENIED if is_denied else "") + claim["quote"]


def write(
    found: dict[str, list[tuple[str, str]]], read: dict[Words, list[str]], sheet: Path
) -> None:
    """Write what nobody has read, tab separated: pile, claim, claim."""
    lines = [
        "\t".join((pile, *pair)) + "\n"
        for pile, pairs in found.items()
        for pair in pairs
        if frozenset(pair) not in read
    ]
    sheet.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
