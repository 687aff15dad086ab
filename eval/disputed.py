"""Compare statements on the eight disputed points of one event, each a report of its own.

    python -m eval.disputed [--events 12] [--part measured|taught]

An event (`eval/disputed_events`, one JSON object a line) has eight points, each with a question
`q`, three statements `a` that give one answer and three `b` that give another, eight `facts`
nobody disputes and eight `near` misses. What is said on one point contradicts and repeats nothing
that is said on another, so all other pairs of an event are wrong to join: some hundred that are
right among two thousand. Of every file each ninth event, from its fifth on, measures; the others
may teach a reader of pairs.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.corpora import case_of
from eval.statements import joined, options, spread, write_report

FOLDER = Path(__file__).parent / "disputed_events"

EVERY, FIRST = 9, 4
"""One event of so many measures, and the place of the first that does."""

Event = dict[str, Any]


PARTS = ("measured", "taught")


def find_events(part: str) -> list[Event]:
    """Give the events of a part, in the order of their files."""
    return find_part(FOLDER, part)


def find_part(folder: Path, part: str) -> list[dict[str, Any]]:
    """Give what the lines of a folder's files hold, of the part that measures or the other."""
    return [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for k, line in enumerate(path.read_text(encoding="utf-8").splitlines())
        if (k % EVERY == FIRST) == (part == "measured")
    ]


def statements_of(event: Event) -> Iterator[tuple[str, str]]:
    """Give each statement with its label: "p3-a-1" is the second on a side of the fourth point."""
    for place, point in enumerate(event["points"]):
        for side in "ab":
            yield from ((f"p{place}-{side}-{k}", s) for k, s in enumerate(point[side]))
    for kind in ("facts", "near"):
        yield from ((f"{kind}-{k}", s) for k, s in enumerate(event[kind]))


def relation_of(first: str, second: str) -> str | None:
    """Tell from two labels what the statements are to each other; None: nothing."""
    if not (first.startswith("p") and second.startswith("p")):
        return None
    (point, side, _), (other_point, other_side, _) = first.split("-"), second.split("-")
    if point != other_point:
        return None
    return "same" if side == other_side else "contradicts"


def compare(event: Event, folder: Path) -> Counter[str]:
    """Read the statements of an event as reports, and count what is joined rightly and wrongly."""
    for label, words in statements_of(event):
        write_report(folder / f"{label}.txt", words)
    found: Counter[str] = Counter()
    for kind, first, second in joined(case_of(str(folder))):
        if kind in {"same", "contradicts"}:
            found[f"{kind} {relation_of(first, second) == kind}"] += 1
    return found


def main(arguments: list[str]) -> int:
    """Print how many pairs are found, and how many are joined wrongly."""
    asked = options("eval.disputed", "events", PARTS, 12).parse_args(arguments)
    events = find_events(asked.part)
    chosen = spread(events, asked.count)
    total: Counter[str] = Counter()
    pairs: Counter[str | None] = Counter()
    for event in chosen:
        labels = [label for label, _ in statements_of(event)]
        pairs.update(relation_of(a, b) for k, b in enumerate(labels) for a in labels[:k])
        with tempfile.TemporaryDirectory() as folder:
            total += compare(event, Path(folder))
    print(f"{len(chosen)} of {len(events)} events ({asked.part})")
    for kind in ("contradicts", "same"):
        right, wrong = total[f"{kind} True"], total[f"{kind} False"]
        print(f"{kind}: {right} of {pairs[kind]} found, {wrong} wrong")
    print(f"pairs that are neither: {pairs[None]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
