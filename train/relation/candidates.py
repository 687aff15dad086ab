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
from unittest.mock import patch

from eval.corpora import EXAMPLES
from eval.golden import find_gold, gold_pairs, gold_sides, load_expected

import rashomon
from rashomon.config import Settings, with_values
from rashomon.stages.compare import compare
from rashomon.stages.compare.findings import Pair
from rashomon.stages.compare.opposing import statement

from .pairs import LABELLED, LABELLED_HELD, NEITHER, OPPOSED, SAME, labelled

WRITTEN = Path(__file__).parent / "taught_piles"
"""Reports that were written for nothing else."""

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
            rows = list(rows_of(folder, known))
            print(folder.name, len(rows), sum(row["label"] is not None for row in rows))
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def folders(names: list[str]) -> list[Path]:
    """Give the folders of piles by their names, or all that teach."""
    examples = [gold.parent for gold in sorted(EXAMPLES.parent.glob("*/expected.toml"))]
    every = examples + sorted(path for path in WRITTEN.iterdir() if path.is_dir())
    return [f for f in every if (f.name in names if names else f.name not in HELD)]


def rows_of(folder: Path, known: dict[frozenset[str], int]) -> Iterator[dict]:
    """Give each pair of wordings once."""
    pairs, gold = read(folder)
    seen: set[frozenset[str]] = set()
    for pair in pairs:
        a, b = statement(pair.a), statement(pair.b)
        words = frozenset((a, b))
        if len(words) < 2 or words in seen or not pair.may_dispute:
            continue
        seen.add(words)
        label = gold.get(frozenset((pair.a.id, pair.b.id)), known.get(words))
        yield {"pile": folder.name, "a": a, "b": b, "label": label}


def read(folder: Path) -> tuple[list[Pair], dict[frozenset[str], int]]:
    """Give the candidate pairs of a pile, the earlier report first, and what the gold says."""
    found: list[Pair] = []
    find_pairs = compare.find_pairs

    def heard(facets, *others):
        candidates = find_pairs(facets, *others)
        for ids in candidates:
            a, b = sorted((facets[i] for i in ids), key=lambda f: f.order)
            found.append(Pair(a, b, settings.compare))
        return candidates

    settings = with_values(Settings(), {"compare": {"pairs_read": 0}})
    reports = folder / "reports" if (folder / "reports").exists() else folder
    with patch.object(compare, "find_pairs", heard):
        case = rashomon.read([str(reports)], settings=settings)
        told = case.to_json()
        case.close()
    expected = folder / "expected.toml"
    return found, said_of(told, load_expected(expected)) if expected.exists() else {}


def said_of(case: dict, gold: dict) -> dict[frozenset[str], int]:
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
