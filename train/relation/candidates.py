"""Write the pairs of claims that the program itself brings together, to be labelled or taught.

    piles -> claims -> candidate pairs by key that may dispute -> rows: pile, words, words, label

    python -m train.relation.candidates --out .train/candidates.jsonl [PILE ...]

Without names: of all piles that teach, those of the examples and those that were written to teach
(`taught_piles`). The label is that of the gold or of `labelled.jsonl`, else null.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.corpora import EXAMPLES, compared_by_rules
from eval.golden import find_gold, gold_pairs, gold_sides, load_expected

from rashomon.stages.compare.findings import Pair
from rashomon.stages.compare.readable import statement

from .pairs import LABELLED, LABELLED_HELD, NEITHER, OPPOSED, SAME, labelled

WRITTEN = Path(__file__).parent / "taught_piles"
"""Reports that were written for nothing else."""

Labels = dict[frozenset[str], int]
"""What pairs are, by the ids of their claims or by their words."""

HELD = frozenset({"siege", "airfield", "refinery", "island"})
"""Piles no pair of which teaches; of the first two pairs are labelled."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    known = {
        frozenset((a, b)): label
        for file in (LABELLED, LABELLED_HELD)
        for a, b, label in labelled(file)
    }
    with asked.out.open("w", encoding="utf-8") as file:
        for folder in folders(asked.names):
            pairs, gold = read(folder)
            rows = list(rows_of(folder.name, pairs, gold, known))
            opposed = {pair for pair, label in gold.items() if label == OPPOSED}
            there = opposed & {frozenset((pair.a.id, pair.b.id)) for pair in pairs}
            labels = sum(row["label"] is not None for row in rows)
            print(
                f"{folder.name}: {len(rows)} pairs, {labels} labelled;"
                f" {len(there)} of {len(opposed)} gold contradictions among them"
            )
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def folders(names: list[str]) -> list[Path]:
    """Give the folders of piles by their names, or all that teach."""
    examples = [gold.parent for gold in sorted(EXAMPLES.parent.glob("*/expected.toml"))]
    every = examples + sorted(path for path in WRITTEN.iterdir() if path.is_dir())
    return [f for f in every if (f.name in names if names else f.name not in HELD)]


def rows_of(
    pile: str, pairs: list[Pair], gold: Labels, known: Labels
) -> Iterator[dict[str, Any]]:
    """Give each pair of wordings once, with what the gold or else a reader says of it."""
    seen: set[frozenset[str]] = set()
    for pair in pairs:
        a, b = statement(pair.a), statement(pair.b)
        words = frozenset((a, b))
        if len(words) < 2 or words in seen:
            continue
        seen.add(words)
        label = gold.get(frozenset((pair.a.id, pair.b.id)), known.get(words))
        yield {"pile": pile, "a": a, "b": b, "label": label}


def read(folder: Path) -> tuple[list[Pair], Labels]:
    """Give the candidate pairs of a pile, the earlier report first, and what the gold says."""
    reports = folder / "reports" if (folder / "reports").exists() else folder
    told, facets, keyed, params, _ = compared_by_rules(str(reports))
    found: list[Pair] = []
    for ids in sorted(map(sorted, keyed)):
        a, b = sorted((facets[i] for i in ids), key=lambda f: f.order)
        found.append(Pair(a, b, params))
    expected = folder / "expected.toml"
    gold = said_of(told, load_expected(expected)) if expected.exists() else {}
    return [pair for pair in found if pair.may_dispute], gold


def said_of(case: dict, gold: dict) -> Labels:
    best, found = find_gold(case, gold).best, {}
    for label, pairs in (
        (OPPOSED, gold_sides(gold["contradict"])),
        (SAME, gold_pairs(gold["same"])),
        (NEITHER, gold_sides(gold["traps"])),
    ):
        for pair in pairs:
            if all(name in best for name in pair):
                found[frozenset(best[name]["id"] for name in pair)] = label
    return found


if __name__ == "__main__":
    main()
