"""Compare four reports of one situation, of which every piece is labelled.

    python -m eval.situations [--situations 12] [--part measured|taught]

A situation (`eval/told_situations`, one JSON object a line) has points, each with a question and
its answers, and four reports in pieces; the pieces of a report, put together, are its text. A piece
says `on` which points it answers, and how: two of unlike reports say the same where they give one
answer to a point, contradict each other where they give two, and are neither everywhere else. Of
every file each ninth situation, from its fifth on, measures; the others may teach a reader of
pairs.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from eval.corpora import case_of
from eval.disputed import PARTS, find_part
from eval.statements import options, spread

FOLDER = Path(__file__).parent / "told_situations"

Situation = dict[str, Any]
Piece = tuple[int, int]
"""Number of the report, number of the piece in it."""


class Joined(NamedTuple):
    """Two pieces and what they are to each other."""

    kind: str
    pieces: tuple[Piece, Piece]


def find_situations(part: str) -> list[Situation]:
    """Give the situations of a part, in the order of their files."""
    return find_part(FOLDER, part)


def pieces_of(situation: Situation) -> dict[Piece, dict[str, Any]]:
    """Give the pieces of all reports, in order."""
    return {
        (r, p): piece
        for r, report in enumerate(situation["reports"])
        for p, piece in enumerate(report["pieces"])
    }


def relation_of(first: dict[str, Any], second: dict[str, Any]) -> str | None:
    """Tell what two pieces are to each other; None: nothing.

    Where they answer two points, one alike and one otherwise, they contradict each other.
    """
    shared = first["on"].keys() & second["on"].keys()
    if not shared:
        return None
    alike = all(first["on"][point] == second["on"][point] for point in shared)
    return "same" if alike else "contradicts"


def pairs_of(situation: Situation) -> Iterator[tuple[str | None, Piece, Piece]]:
    """Give all pairs of pieces of two reports, with what they are to each other."""
    pieces = pieces_of(situation)
    for first, second in combinations(pieces, 2):
        if first[0] != second[0]:
            yield relation_of(pieces[first], pieces[second]), first, second


def write_reports(situation: Situation, folder: Path) -> tuple[Path, list[list[int]]]:
    """Write the reports as JSON lines; give the file, and where each piece of each begins."""
    lines, begins = [], []
    for number, report in enumerate(situation["reports"]):
        told = [piece["t"] for piece in report["pieces"]]
        begins.append([sum(len(t) + 1 for t in told[:k]) for k in range(len(told))])
        record = {
            "text": " ".join(told), "external_id": str(number),
            "publisher": report["voice"].split(",")[0], "published": report["day"],
        }  # fmt: skip
        lines.append(json.dumps(record, ensure_ascii=False))
    file = folder / "reports.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file, begins


def piece_of(case: dict[str, Any], begins: list[list[int]]) -> dict[str, Piece]:
    """Give the piece in which each claim stands, by the claim's id."""
    report_of = {d["id"]: int(d["external_id"]) for d in case["documents"]}
    found: dict[str, Piece] = {}
    for claim in case["claims"]:
        number = report_of[claim["document"]]
        middle = (claim["start"] + claim["end"]) / 2
        found[claim["id"]] = number, sum(b <= middle for b in begins[number]) - 1
    return found


def compare(situation: Situation, folder: Path) -> set[Joined]:
    """Read the reports, and give what is joined of two of them."""
    file, begins = write_reports(situation, folder)
    case = case_of(str(file))
    place = piece_of(case, begins)
    found = set()
    for row in case["relations"]:
        first, second = sorted((place[row["a"]], place[row["b"]]))
        if first[0] != second[0] and row["kind"] in MEANT:
            found.add(Joined(row["kind"], (first, second)))
    return found


MEANT = {"contradicts": "contradicts", "same": "same", "refines": "same"}
"""What two pieces are whose claims the program joins so."""


def main(arguments: list[str]) -> int:
    """Print how many pairs are found, and how many are joined wrongly."""
    asked = options("eval.situations", "situations", PARTS, 12).parse_args(arguments)
    situations = find_situations(asked.part)
    chosen = spread(situations, asked.count)
    pairs: Counter[str | None] = Counter()
    found: Counter[tuple[str, str | None]] = Counter()
    for situation in chosen:
        is_what = {(a, b): kind for kind, a, b in pairs_of(situation)}
        pairs.update(is_what.values())
        with tempfile.TemporaryDirectory() as folder:
            joined = compare(situation, Path(folder))
        found.update((kind, is_what[pieces]) for kind, pieces in joined)
    print(f"{len(chosen)} of {len(situations)} situations ({asked.part})")
    for kind, meant in MEANT.items():
        wrong = sum(n for (told, is_), n in found.items() if told == kind and is_ != meant)
        print(f"{kind}: {found[kind, meant]} of {pairs[meant]} found, {wrong} wrong")
    print(f"pairs that are neither: {pairs[None]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
