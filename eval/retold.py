"""What is called the same, or said to refine: is it, by a reader of both reports?

    python -m eval.retold

`retold.tsv` keeps pairs of places in the reports of piles, of ECB+, of the two contested events and
of two weeks of PolNeAR's training articles, each with what a reader said who did not know what had
found it: S, two tellings of one claim; P, they agree on one happening and one says materially more;
N, they are of two things; C, they contradict each other; X, not to be read as cut. Drawn were pairs
that the trained reader of pairs took for the same with a chance of .6 or more, and pairs that rules
called the same. What is called so now is looked up there. Without `../shared` only piles are read.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from eval.corpora import EVENTS, EXAMPLES, case_of, event_case, has_shared
from eval.found import PILES as HELD
from eval.ordinary import Place, campaign, related, topics

READ = Path(__file__).with_name("retold.tsv")

FORTNIGHT = "2016-06"
"""Part of the articles on one campaign."""

DAYS = tuple(f"2016-06-{day:02}" for day in range(1, 15))


class Read(NamedTuple):
    """Two places of a part, what had found them, and what a reader says."""

    part: str
    places: frozenset[Place]
    by: str
    label: str


def main() -> int:
    """Print what was labelled, and what of it is said now."""
    rows = list(readings())
    by = Counter((row.by, row.label) for row in rows)
    for (found, label), count in sorted(by.items()):
        print(f"labelled, found by {found}, {label}: {count}")
    labels = {(row.part, row.places): row.label for row in rows}
    told: Counter[tuple[str, str, str, str]] = Counter()
    for part, case in cases({row.part for row in rows}):
        for kind in ("same", "refines"):
            for pair in related(case, kind):
                label = labels.get((part, frozenset(pair.places)))
                told[group_of(part), kind, pair.by, label or "not read"] += 1
    for (group, kind, found, label), count in sorted(told.items()):
        print(f"{group}, {kind}, by {found}, {label}: {count}")
    return 0


def group_of(part: str) -> str:
    """Name the group a part is counted under: piles that taught the reader, and what did not."""
    if part in HELD:
        return "piles that did not teach it"
    if (EXAMPLES.parent / part).is_dir():
        return "piles that taught it"
    if part in EVENTS:
        return "the two events"
    return "the campaign" if part == FORTNIGHT else "ECB+"


def readings() -> Iterator[Read]:
    """Load what was labelled."""
    lines = READ.read_text(encoding="utf-8").splitlines()
    told = csv.reader((x for x in lines if not x.startswith("#")), delimiter="\t")
    for part, a, i, j, b, k, m, by, label in told:
        places = frozenset(((a, int(i), int(j)), (b, int(k), int(m))))
        yield Read(part, places, by, label)


def cases(parts: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read the reports of each part; give its name and the case."""
    piles = sorted(p for p in parts if (EXAMPLES.parent / p).is_dir())
    for pile in piles:
        yield pile, case_of(str(EXAMPLES.parent / pile / "reports"))
    if not has_shared():
        return
    for event in sorted(parts.intersection(EVENTS)):
        yield event, event_case(event)
    if FORTNIGHT in parts:
        yield FORTNIGHT, campaign(DAYS)
    yield from (topic for topic in topics() if topic[0] in parts)


if __name__ == "__main__":
    sys.exit(main())
