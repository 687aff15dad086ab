"""Print the contradictions found among the reports of each ECB+ topic, to be read by a person.

    python -m eval.parted [TOPIC ...]

These reports tell of two events of one kind a topic, from many outlets, and hardly dispute
anything: what is found here is mostly an error of ours, and shows where. Topics are numbers;
without any, all are read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from eval.ecb import FILES, FOLDER, Report, load_reports, read_as_case
from rashomon.model import Reading, Relation, RelationKind
from rashomon.views.index import reading_of


def main(topics: list[str]) -> None:
    """Print a line a contradiction, and how many there are in how many reports."""
    reports = sorted(
        (r for file in FILES for r in load_reports(FOLDER / file)),
        key=lambda r: int(r.topic),
    )
    chosen = [r for r in reports if not topics or r.topic in topics]
    found = 0
    for topic, members in groupby(chosen, key=lambda r: r.topic):
        for reading, relation in parted(list(members)):
            found += 1
            a, b = (reading.claims[key].span.quote for key in (relation.a, relation.b))
            print(f"{topic} | {a} | {b} | {relation.why}")
    print(f"{found} contradictions in {len(chosen)} reports")


def parted(reports: list[Report]) -> Iterator[tuple[Reading, Relation]]:
    """Read some reports as a case and give its contradictions."""
    with read_as_case(reports) as view:
        reading = reading_of(view)
        for relation in sorted(view.all(Relation), key=lambda r: r.id):
            if relation.kind is RelationKind.CONTRADICTS:
                yield reading, relation


if __name__ == "__main__":
    main(sys.argv[1:])
