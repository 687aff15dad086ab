"""Compare statements on one disputed point, each a report of its own, in words chosen to be unlike.

    python -m eval.statements [--sets 100] [--part read|unread]

A set (`eval/statement_sets`, one JSON object a line) has a question `q`, three statements `a` that
give one answer, three `b` that give another, and five near misses `n` that say the same as none
and contradict none. All were written for this by writers who had seen no rule; they were asked
for words as unlike as rival reporters use, so the figures are a lower bound, and what is joined
wrongly counts more. Sets whose place divided by six leaves 0 or 1 have been read while rules were
written; the others nobody has read (part `unread`). No rule may be made from the words of these.
"""

from __future__ import annotations

import json
import sys
import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.corpora import case_of

FOLDER = Path(__file__).parent / "statement_sets"

READ = frozenset({0, 1})
"""Rests of the place of a set divided by six whose sets have been read."""

DAY = "2024-05-12"
"""On which all reports are published; the statements give no year."""

Set = dict[str, Any]


def find_sets(part: str) -> list[Set]:
    """Give the sets of a part, in the order of their files."""
    lines = [
        line
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    is_read = part == "read"
    return [json.loads(line) for k, line in enumerate(lines) if (k % 6 in READ) == is_read]


def compare(told: Set, folder: Path) -> Counter[str]:
    """Read the statements of a set as reports, and count what is joined rightly and wrongly."""
    for side in "abn":
        for k, words in enumerate(told[side]):
            write_report(folder / f"{side}{k}.txt", words)
    found: Counter[str] = Counter()
    for kind, first, second in joined(case_of(str(folder))):
        found[_verdict(kind, first, second)] += 1
    return found


def write_report(file: Path, words: str) -> None:
    """Write a statement as a report of its own."""
    words = words[:1].upper() + words[1:]
    sentence = words if words.endswith((".", "!", "?")) else f"{words}."
    file.write_text(f"---\npublished: {DAY}\n---\n{sentence}\n", encoding="utf-8")


def spread(rows: list[Any], count: int) -> list[Any]:
    """Choose so many of some rows, spread over all of them."""
    return rows[:: max(1, len(rows) // count)][:count]


def options(prog: str, what: str, parts: tuple[str, str], count: int) -> ArgumentParser:
    """Ask how many of what are read, and of which part; the first part unless told."""
    parser = ArgumentParser(prog=prog)
    parser.add_argument(f"--{what}", dest="count", type=int, default=count)
    parser.add_argument("--part", choices=parts, default=parts[0])
    return parser


def joined(case: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Give each pair of statements that is joined once, with how."""
    statement = {d["id"]: Path(d["path"]).stem for d in case["documents"]}
    of = {c["id"]: statement[c["document"]] for c in case["claims"]}
    yield from sorted(
        {(r["kind"], *sorted((of[r["a"]], of[r["b"]]))) for r in case["relations"]}
    )


def _verdict(kind: str, first: str, second: str) -> str:
    sides = first[0] + second[0]
    if kind == "contradicts":
        return "contradictions found" if sides == "ab" else "wrong contradictions"
    if kind == "same":
        return "same found" if sides in {"aa", "bb"} else "wrong same"
    return "other"


def main(arguments: list[str]) -> int:
    """Print how many pairs are found, and how many are joined wrongly."""
    asked = options("eval.statements", "sets", ("unread", "read"), 100).parse_args(
        arguments
    )
    sets = find_sets(asked.part)
    chosen = spread(sets, asked.count)
    total: Counter[str] = Counter()
    for told in chosen:
        with tempfile.TemporaryDirectory() as folder:
            total += compare(told, Path(folder))
    print(f"{len(chosen)} of {len(sets)} sets ({asked.part})")
    print(f"contradictions: {total['contradictions found']} of {9 * len(chosen)}")
    print(f"same: {total['same found']} of {6 * len(chosen)}")
    print(
        f"wrong: {total['wrong contradictions']} contradictions, {total['wrong same']} same"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
