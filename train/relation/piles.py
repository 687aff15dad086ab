"""Read the piles of the examples, and write pairs of their claims with what the gold says of them.

Of all piles but the held ones: gold pairs, pairs that were labelled (`labelled.jsonl`), and some
near ones, taken to be neither. Of each held pile its gold pairs and a sample of the near ones, each
with the number it stands for.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np
from eval.corpora import EXAMPLES, case_of
from eval.golden import find_gold, gold_pairs, gold_sides, load_expected

from .pairs import DENIED, NEITHER, OPPOSED, SAME

HELD = ("siege", "airfield", "ferry", "dam", "convoy")
"""Piles no pair of which teaches."""

NEAR = 12
"""A claim's nearest claims of other reports, by the words they share."""

TAUGHT, MEASURED = 60, 400
"""Near pairs of a pile that teach, or measure; of those that teach one in ten is not neither."""

LABELLED = Path(__file__).parent / "labelled.jsonl"
"""Near pairs of the piles that teach, with what a reader of the reports says of each."""

LABELLED_HELD = LABELLED.with_name("labelled_held.jsonl")
"""The same of the held piles: what the first teacher took for opposed (.7) or the same (.75)."""

LETTERS = {"C": OPPOSED, "S": SAME, "N": NEITHER}

LABELS = {"contradict": OPPOSED, "same": SAME, "trap": NEITHER, "-": NEITHER}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    rng, held = random.Random(5), []
    taught = labelled(LABELLED)
    for gold in sorted(EXAMPLES.parent.glob("*/expected.toml")):
        rows = rows_of(gold.parent, rng)
        print(gold.parent.name, Counter(kind for _, _, kind, _ in rows))
        if gold.parent.name in HELD:
            held.append({"name": gold.parent.name, "rows": rows})
        else:
            taught += [(a, b, LABELS[kind]) for a, b, kind, _ in rows]
    asked.out.write_text(json.dumps(taught), encoding="utf-8")
    asked.out.with_suffix(".held.json").write_text(json.dumps(held), encoding="utf-8")


def labelled(file: Path) -> list[tuple[str, str, int]]:
    """Give pairs in words, and what a reader says they are to each other."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [(row["a"], row["b"], LETTERS[row["label"]]) for row in rows]


def rows_of(folder: Path, rng) -> list[tuple[str, str, str, float]]:
    """Give gold pairs of a pile and some near ones: words, words, kind, number it stands for."""
    case = case_of(str(folder / "reports"))
    found, near = gold_and_near(case, load_expected(folder / "expected.toml"), NEAR)
    some = rng.sample(near, min(len(near), MEASURED if folder.name in HELD else TAUGHT))
    told = [words_of(claim) for claim in case["claims"]]
    rows = [(told[a], told[b], kind, 1.0) for (a, b), kind in found.items()]
    return rows + [(told[a], told[b], "-", len(near) / len(some)) for a, b in some]


def near_rows(folder: Path, most: int) -> list[tuple[str, str]]:
    """Give the near pairs of a pile in words, without those of the gold and of the rules."""
    case = case_of(str(folder / "reports"))
    _, near = gold_and_near(case, load_expected(folder / "expected.toml"), most)
    told = [words_of(claim) for claim in case["claims"]]
    return sorted({(told[a], told[b]) for a, b in near if told[a] != told[b]})


def gold_and_near(case: dict, gold: dict, most: int):
    """Give the pairs of the gold with their kind, and the near pairs nothing is said of."""
    claims, best = case["claims"], find_gold(case, gold).best
    place = {claim["id"]: k for k, claim in enumerate(claims)}
    found: dict[tuple[int, int], str] = {}
    for kind, pairs in (
        ("contradict", gold_sides(gold["contradict"])),
        ("same", gold_pairs(gold["same"])),
        ("trap", gold_sides(gold["traps"])),
    ):
        for pair in pairs:
            if all(name in best for name in pair):
                a, b = sorted(place[best[name]["id"]] for name in pair)
                found |= {(a, b): kind} if a != b else {}
    joined = {tuple(sorted((place[r["a"]], place[r["b"]]))) for r in case["relations"]}
    near = near_pairs(claims, most)
    return found, [pair for pair in near if pair not in found and pair not in joined]


def words_of(claim: dict) -> str:
    return (DENIED if claim["certainty"] == "denied" else "") + claim["quote"]


def near_pairs(claims: list[dict], most: int) -> list[tuple[int, int]]:
    """Give the pairs of two reports of which one is among the other's nearest."""
    alike = words_alike([claim["quote"] for claim in claims])
    reports = np.array([claim["document"] for claim in claims])
    alike[reports[:, None] == reports[None]] = -1
    rank = np.argsort(np.argsort(-alike, 1), 1)
    is_near = (np.minimum(rank, rank.T) < most) & (alike > 0)
    return [(a, b) for a, b in combinations(range(len(claims)), 2) if is_near[a, b]]


def words_alike(said: list[str]) -> np.ndarray:
    """Give the cosine of the words of each two, weighted by how few statements have them."""
    words = [Counter(re.findall(r"[a-z0-9]{3,}", one.lower())) for one in said]
    known = Counter(word for told in words for word in told)
    column = {word: k for k, word in enumerate(known)}
    weights = np.zeros((len(said), len(known)), np.float32)
    for k, told in enumerate(words):
        for word in told:
            weights[k, column[word]] = np.log(len(said) / known[word])
    weights /= np.linalg.norm(weights, axis=1, keepdims=True) + 1e-9
    return weights @ weights.T


if __name__ == "__main__":
    main()
