"""Count how often two reports share enough of their own terms to be of one topic, on ECB+.

    python -m eval.topics

Pairs of reports of one event should, pairs of two topics should not, and those of the two
events of one topic (two quakes, two trials) mostly should not.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from eval.ecb import FILES, FOLDER, Report, load_reports
from rashomon.model import Reading
from rashomon.stages.compare.reports import find_reports
from rashomon.stages.compare.stories import comes_back


def main() -> None:
    reports = [report for file in FILES for report in load_reports(FOLDER / file)]
    looked = find_reports(Reading.of([r.document for r in reports]))
    all_pairs, joined = Counter[str](), Counter[str]()
    for one, other in combinations(reports, 2):
        kind = kind_of_pair(one, other)
        all_pairs[kind] += 1
        joined[kind] += comes_back(looked[one.document.id], looked[other.document.id])
    for kind, pairs in sorted(all_pairs.items()):
        print(f"{kind:24} {joined[kind]:6} of {pairs:6}  {joined[kind] / pairs:.5f}")


def kind_of_pair(one: Report, other: Report) -> str:
    """Name what two reports have in common, by the corpus."""
    if one.topic != other.topic:
        return "two topics"
    return "one event" if one.is_plus == other.is_plus else "two events of one topic"


if __name__ == "__main__":
    main()
