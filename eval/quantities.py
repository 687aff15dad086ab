"""Score quantities against the development half of NewsQuant.

    .venv/bin/python eval/quantities.py [../shared/data/newsquant] [--errors N]

Definitions. Gold gives each quantity a value or a range, a unit (printed and normalised) and a
change (= ~ > < up down). A figure is found with value, min or max; one gold value is met by one
found value within a millionth. A gold range is met by one found range, or by two figures with its
two ends ("from 5 to 8" is two quantities here and one there): one hit, no false find. Gold writes
"dozens" as 12 to 120; our least value inside those ends meets it. Found quantities without any
number ("several") are not scored.

unit: of the hits, the units agree: equal short forms of units of measure (`units.tsv` read both
ways), or our lemma is the last word of the gold unit, printed or normalised, or both say none.
bound: of the hits, our comparator and the gold change agree; "up" and "down" are directions
and bound nothing, so they count as "=". Nothing is fitted to these sentences.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.model import Comparator, Quantity
from rashomon.text.lexicon import load_rows
from rashomon.text.parse import parse_blocks
from rashomon.text.quantities import find_quantities

FOLDER = Path("../shared/data/newsquant")
RESAMPLES = 1000
CHANGES = {
    Comparator.EXACT: "=",
    Comparator.BETWEEN: "=",
    Comparator.UNKNOWN: "=",
    Comparator.ABOUT: "~",
    Comparator.AT_LEAST: ">",
    Comparator.AT_MOST: "<",
}
GOLD_NAMES = {"percentage": "%", "percent": "%", "dollar": "USD", "year of age": "year-old"}
"""Normalised names of NewsQuant that are no form of `units.tsv`."""


@dataclass(frozen=True)
class Gold:
    """A gold quantity: its value or the two ends of its range, its units and change."""

    ends: tuple[float, ...]
    unit: str
    normalised: str
    change: str


def gold_of(row: dict[str, Any]) -> Gold:
    ends = tuple(float(x) for x in re.split(r"(?<=[0-9]) *- *", str(row["value"])))
    change = row["change"] if row["change"] in ("~", "<", ">") else "="
    return Gold(ends, row["unit"], row["normalized_unit"], change)


def ends_of(found: Quantity) -> tuple[float, ...]:
    return tuple(x for x in (found.value, found.min, found.max) if x is not None)


def same(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return len(a) == len(b) and all(
        abs(x - y) <= 1e-6 * max(1.0, abs(x))
        for x, y in zip(sorted(a), sorted(b), strict=True)
    )


def hits_of(
    gold: list[Gold], found: list[Quantity]
) -> tuple[list[tuple[Gold, Quantity]], list[Quantity]]:
    """Give the pairs and the found quantities left over."""
    rest, pairs = list(found), []
    for g in sorted(gold, key=lambda one: -len(one.ends)):
        hits = [f for f in rest if same(ends_of(f), g.ends)]
        if not hits and len(g.ends) == 2:
            ends = [next((f for f in rest if same(ends_of(f), (e,))), None) for e in g.ends]
            hits = [f for f in ends if f] if all(ends) else []
            for f in hits[1:]:
                rest.remove(f)
        if not hits and len(g.ends) == 2 and max(g.ends) == 10 * min(g.ends):
            hits = [
                f
                for f in rest
                if f.min and f.max is None and g.ends[0] <= f.min <= g.ends[1]
            ]
        if hits:
            best = max(
                hits[:1] if len(g.ends) == 2 else hits, key=lambda f: unit_agrees(g, f)
            )
            rest.remove(best)
            pairs.append((g, best))
    return pairs, rest


def words_of(unit: str) -> list[str]:
    return re.findall(r"\w+", unit.lower())


def canonical(unit: str) -> str:
    """Give the short form of a unit of measure; the words themselves where it is none."""
    words = " ".join(re.findall(r"\w+|[^\w\s]", unit.lower()))
    table = {form: name for form, name, _ in reversed(load_rows("units"))}
    parts = re.split(r" per | a | / ", words)
    short = [GOLD_NAMES.get(p) or table.get(p) or p for p in parts]
    return GOLD_NAMES.get(words) or table.get(words) or "/".join(short)


def unit_agrees(gold: Gold, found: Quantity) -> bool:
    ours = found.unit or "-"
    theirs = {canonical(gold.unit), canonical(gold.normalised)}
    if ours in theirs or (ours == "year-old" and "year-old" in theirs):
        return True
    last = {words[-1] for words in map(words_of, (gold.unit, gold.normalised)) if words}
    return ours in last or (ours == "person" and bool(last & {"people", "persons"}))


def counts_of(gold: list[Gold], found: list[Quantity]) -> tuple[Counter[str], Any]:
    scored = [f for f in found if ends_of(f)]
    pairs, rest = hits_of(gold, scored)
    bounded = [(g, f) for g, f in pairs if g.change != "="]
    counts = Counter(
        gold=len(gold),
        found=len(pairs) + len(rest),
        value=len(pairs),
        unit=sum(unit_agrees(g, f) for g, f in pairs),
        bound=sum(CHANGES[f.comparator] == g.change for g, f in pairs),
        bounded=len(bounded),
        bounded_kept=sum(CHANGES[f.comparator] == g.change for g, f in bounded),
    )
    return counts, (pairs, rest)


def f1(counts: Counter[str], key: str) -> tuple[float, float, float]:
    p, r = counts[key] / max(1, counts["found"]), counts[key] / max(1, counts["gold"])
    return p, r, 2 * p * r / max(1e-9, p + r)


def interval(rows: list[Counter[str]], key: str) -> tuple[float, float]:
    """Give the 95% bootstrap interval of F1 over sentences."""
    rng = random.Random(0)  # noqa: S311  resampling
    scores = sorted(
        f1(sum(rng.choices(rows, k=len(rows)), Counter()), key)[2] for _ in range(RESAMPLES)
    )
    return scores[int(0.025 * RESAMPLES)], scores[int(0.975 * RESAMPLES)]


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    args.add_argument("--errors", type=int, default=0, help="errors of each kind to print")
    options = args.parse_args()
    rows = json.loads((options.folder / "dev.json").read_text(encoding="utf-8"))
    scores: list[Counter[str]] = []
    for row in rows:
        text = row["text"]
        found = list(find_quantities(parse_blocks(text, [(0, len(text))])))
        gold = [gold_of(q) for q in row["quantities"]]
        counts, outcome = counts_of(gold, found)
        scores.append(counts)
        if options.errors:
            print_errors(text, gold, *outcome)
    total = sum(scores, Counter())
    print(f"{len(rows)} sentences, {total['gold']} gold, {total['found']} found")
    for key in ("value", "unit"):
        p, r, f = f1(total, key)
        low, high = interval(scores, key)
        print(
            f"{key:6s} P {p:.3f}  R {r:.3f}  F1 {f:.3f} [{low:.3f}, {high:.3f}]  ({total[key]})"
        )
    share = total["bound"] / max(1, total["value"])
    print(f"bound kept: {total['bound']} of {total['value']} = {share:.3f}")
    print(f"  where gold has a bound: {total['bounded_kept']} of {total['bounded']}")


def print_errors(
    text: str, gold: list[Gold], pairs: list[tuple[Gold, Quantity]], rest: list[Quantity]
) -> None:
    """Show a reader of errors what went wrong; the sentences stay on the screen."""
    hit = [g for g, _ in pairs]
    lines = [f"  missed {g.ends} {g.unit}" for g in gold if g not in hit]
    lines += [f"  extra  {f.span.quote!r} {ends_of(f)} {f.unit}" for f in rest]
    for g, f in pairs:
        if not unit_agrees(g, f):
            lines.append(
                f"  unit   {g.ends} {g.unit!r} / {g.normalised!r}, ours {f.unit!r}"
            )
        if CHANGES[f.comparator] != g.change:
            lines.append(
                f"  bound  {g.ends} {g.change} ours {f.comparator} {f.span.quote!r}"
            )
    if lines:
        print(text, *lines, sep="\n")


if __name__ == "__main__":
    main()
