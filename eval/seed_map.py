"""Check the map of the founding five against what a reader decided of each of its lines.

    seed_map.tsv (ids, verdicts, no words) + case JSON -> right, wrong, not looked at, gone

A tie is right when the report says it of these two parties, in this direction, of this kind and
with this hedge; a cause when the report makes the one bring about the other and both sides are
its own words for them. The verdicts were given line by line with the reports at hand.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from eval.corpora import SHARED, case_of

ROWS = Path(__file__).with_name("seed_map.tsv")
MISSED = Path(__file__).with_name("seed_map_missed.tsv")
"""Ties the same reader sees in the reports and the map had not when it was checked."""

Row = dict[str, Any]


def verdicts() -> dict[str, tuple[str, str]]:
    """Give the verdict on each line and its reason, by id."""
    found: dict[str, tuple[str, str]] = {}
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, verdict, why = line.split("\t")
            found[name] = verdict, why
    return found


def score(case: Row) -> dict[str, Counter[str]]:
    """Count the lines of a map by verdict: `ties` and `causes`."""
    known = verdicts()
    return {
        sort: Counter(known.get(row["id"], ("not looked at", ""))[0] for row in rows)
        for sort, rows in case["system"].items()
    }


def main() -> int:
    """Print the counts and every line that is wrong or not looked at."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        print("the founding five reports are not here")
        return 0
    case = case_of(str(folder))
    known = verdicts()
    for sort, counts in score(case).items():
        looked_at = counts["right"] + counts["wrong"]
        print(
            f"{sort}: {counts['right']} of {looked_at} right, {counts['not looked at']} new"
        )
    for row in (*case["system"]["ties"], *case["system"]["causes"]):
        verdict, why = known.get(row["id"], ("not looked at", ""))
        if verdict != "right":
            print(f"  {row['id']} {verdict} {why}".rstrip())
    missed = [line for line in MISSED.read_text("utf-8").splitlines() if line[:1] != "#"]
    print(f"{len(missed)} ties of the reports were missing when it was checked")
    now = {row["id"] for rows in case["system"].values() for row in rows}
    gone = [name for name in known if name not in now]
    print(f"{len(gone)} lines of the list are no longer found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
