"""Read invented passages of 32 kinds of news again: how many judged faults of reading are left.

    python -m eval.turns [--show]

`eval/turns/KIND.txt` has 50 passages each, one a line (a backslash and "n" begin another line of
the passage), invented for this project in the manner of that kind of news. `eval/turns.tsv` has
what their writer, who read every claim the program gave at first, found wrong (G: a reader would
be told what the text does not say; M: a claim is cut or labelled wrong, or one is missing; L:
clumsy), each beside the claim as it came out then. The first 37 passages of ten kinds, and 25 of
the 22 written later, were read when rules were mended; of the others only counts were.
`eval/turns_first.tsv` has the round in which each kind was written, after the mends of the rounds
before, and `eval/turns_compared.tsv` what six readers say of passages read before and after.
A fault is left while the same claim comes out with the same label, source and words; claims that
come out otherwise are counted as unread. Missing claims are not followed up.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from eval.corpora import case_of

FOLDER = Path(__file__).with_name("turns")
FAULTS = Path(__file__).with_name("turns.tsv")
FIRST = Path(__file__).with_name("turns_first.tsv")
COMPARED = Path(__file__).with_name("turns_compared.tsv")

PUBLISHED = "2026-05-13"
"""Day all passages are read as of, a Wednesday."""

SEEN, SEEN_LATE = 37, 25
"""Passages of each kind that were read when rules were mended, and of those written later."""

LATE = frozenset(
    {"broadsheet", "dispute", "statements", "wire"}
    | {"assessment", "liveblog", "partisan", "sitrep", "verification"}
    | {"diplomacy", "inquiry", "insurgency"}
    | {"briefings", "bulletins", "channels", "summaries"}
    | {"interviews", "notes", "posts"}
    | {"columns", "papers", "spun"}
)
"""Kinds written and judged when most was mended that the others had shown."""


class Fault(NamedTuple):
    """A claim that came out wrong, and how bad that is."""

    kind: str
    passage: int
    claim: str
    grade: str


def main() -> int:
    """Print what is left of the faults, for the passages that were read and the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--show", action="store_true", help="print faults left in those read"
    )
    asked = parser.parse_args()
    faults = list(load_faults())
    lines = {path.stem: read_passages(path) for path in sorted(FOLDER.glob("*.txt"))}
    left = [f for f in faults if f.claim in lines[f.kind][f.passage]]
    print("\n".join((*of_rounds(faults, left), *of_compared())))
    for part, is_of in (("read", True), ("held", False)):
        mine = [f for f in faults if is_read(f.kind, f.passage) is is_of]
        here = [f for f in left if is_read(f.kind, f.passage) is is_of]
        first, now = (
            dict(sorted(Counter(f.grade for f in x).items())) for x in (mine, here)
        )
        count = sum(
            len(claims)
            for kind, each in lines.items()
            for number, claims in each.items()
            if is_read(kind, number) is is_of
        )
        print(f"passages {part}: faults {first} at first, {now} left; {count} claims now")
    if asked.show:
        for fault in left:
            if is_read(fault.kind, fault.passage):
                print(f"{fault.grade} {fault.kind} {fault.passage}: {fault.claim}")
    return 0


def is_read(kind: str, passage: int) -> bool:
    """Tell whether a passage was read when rules were mended."""
    return passage < (SEEN_LATE if kind in LATE else SEEN)


def load_faults() -> Iterator[Fault]:
    """Load what was judged."""
    for kind, passage, grade, claim in rows_of(FAULTS):
        yield Fault(kind, int(passage), claim, grade)


def rows_of(file: Path) -> Iterator[list[str]]:
    """Give the rows of a table, its comments left out."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if not line.startswith("#"))


def of_rounds(faults: list[Fault], left: list[Fault]) -> Iterator[str]:
    """Say how many claims of each round were gravely wrong when judged, and how many are left."""
    rounds = {kind: number for kind, number, _ in rows_of(FIRST)}
    for number in sorted(set(rounds.values())):
        kinds = sorted(kind for kind, n in rounds.items() if n == number)
        claims = sum(int(count) for kind, _, count in rows_of(FIRST) if kind in kinds)
        at_first, now = (
            Counter(is_read(f.kind, f.passage) for f in some if is_grave(f, kinds))
            for some in (faults, left)
        )
        count = sum(at_first.values())
        yield (
            f"{', '.join(kinds)}: {count} of {claims} grave at first "
            f"({100 * count / claims:.1f}%); left {now[True]} of {at_first[True]} read, "
            f"{now[False]} of {at_first[False]} held"
        )


def is_grave(fault: Fault, kinds: list[str]) -> bool:
    """Tell whether a fault of one of some kinds is grave."""
    return fault.kind in kinds and fault.grade == "G"


def of_compared() -> Iterator[str]:
    """Say what each reader found in passages read before and after."""
    rows = list(rows_of(COMPARED))
    for reader in sorted({row[2] for row in rows}):
        mine = [row for row in rows if row[2] == reader]
        before, after = (
            [
                sum(map(int, counts))
                for counts in zip(*(r[k].split("/") for r in mine), strict=True)
            ]
            for k in (3, 4)
        )
        better = dict(sorted(Counter(row[5] for row in mine).items()))
        yield f"reader {reader}: {before} before, {after} after, better: {better}"


def read_passages(path: Path) -> dict[int, list[str]]:
    """Read passages, each as a document, and give the claims of each as they are written down."""
    passages = path.read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as room:
        for number, passage in enumerate(passages):
            head = f"---\npublished: {PUBLISHED}\n---\n"
            file = Path(room) / f"{number:03}.md"
            laid_out = passage.replace("\\n", "\n")
            file.write_text(f"{head}{laid_out}\n", encoding="utf-8")
        case = case_of(room)
    names = {d["id"]: int(d["external_id"]) for d in case["documents"]}
    found: dict[int, list[str]] = {number: [] for number in range(len(passages))}
    for claim in sorted(case["claims"], key=lambda c: c["start"]):
        found[names[claim["document"]]].append(written(claim))
    return found


def written(claim: dict[str, Any]) -> str:
    """Write a claim down: label, factuality, who says it, its words, condition and times."""
    source = claim["source"]
    who = "the author"
    if source is not None:
        who = " < ".join(source["chain"]) or source["text"] or "unnamed"
    condition = f" | if {claim['condition']['text']}" if claim["condition"] else ""
    times = ", ".join(t["edtf"] or "?" for t in claim["times"])
    units = ", ".join(f"{q['unit'] or ''}" for q in claim["quantities"])
    words = " ".join(claim["quote"].split())
    told = f"{claim['certainty']} {claim['factuality']['source']} {who}: {words}{condition}"
    return told + (f" | {times}" if times else "") + (f" | {units}" if units else "")


if __name__ == "__main__":
    sys.exit(main())
