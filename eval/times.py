"""Score time expressions against TempEval-3 training data (TimeBank and AQUAINT, TIMEX3).

    .venv/bin/python eval/times.py [../shared/data/tempeval3/Training] [--errors N]

Definitions. A gold expression is a TIMEX3 inside TEXT; the creation time is given to the reader
as the date of publication. strict: same first and last character. relaxed: spans share a character,
one to one, in text order. value: relaxed, and the TIMEX3 values are equal (the TempEval-3 attribute
score). Nothing is fitted to these texts; they are measured only and never quoted in the project.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from rashomon.model import EventDate
from rashomon.text.parse import parse_blocks
from rashomon.text.times import find_time_values

FOLDER = Path("../shared/data/tempeval3/Training")
RESAMPLES = 1000


@dataclass(frozen=True)
class Expression:
    """A gold or found expression."""

    start: int
    end: int
    kind: str
    value: str | None


@dataclass(frozen=True)
class Report:
    """One file: its text, creation date and gold expressions."""

    name: str
    text: str
    created: str
    gold: list[Expression]


def read_report(path: Path) -> Report:
    root = ET.fromstring(path.read_text(encoding="utf-8", errors="replace"))  # noqa: S314  our own data folder
    created = root.find("./DCT/TIMEX3")
    body = root.find("TEXT")
    if created is None or body is None:
        raise SystemExit(1)
    parts: list[str] = []
    gold: list[Expression] = []
    _walk(body, parts, gold)
    return Report(path.stem, "".join(parts), created.get("value", "")[:10], gold)


def _walk(node: ET.Element, parts: list[str], gold: list[Expression]) -> None:
    start = sum(map(len, parts))
    parts.append(node.text or "")
    for child in node:
        _walk(child, parts, gold)
        parts.append(child.tail or "")
    if node.tag == "TIMEX3":
        end = sum(map(len, parts))
        gold.append(Expression(start, end, node.get("type", ""), node.get("value")))


def found_in(report: Report) -> list[Expression]:
    blocks = [m.span() for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", report.text)]
    parse = parse_blocks(report.text, blocks)
    created = EventDate(report.created, report.created)
    return [
        Expression(t.start, t.end, t.kind, t.value)
        for t in find_time_values(parse, created)
    ]


def pairs_of(
    gold: list[Expression], found: list[Expression]
) -> Iterator[tuple[Expression, Expression]]:
    rest = list(found)
    for g in gold:
        hit = next((f for f in rest if f.start < g.end and g.start < f.end), None)
        if hit:
            rest.remove(hit)
            yield g, hit


def counts_of(gold: list[Expression], found: list[Expression]) -> Counter[str]:
    pairs = list(pairs_of(gold, found))
    exact = {(f.start, f.end) for f in found}
    return Counter(
        gold=len(gold),
        found=len(found),
        strict=sum((g.start, g.end) in exact for g in gold),
        relaxed=len(pairs),
        value=sum(g.value == f.value for g, f in pairs),
        kind=sum(g.kind == f.kind for g, f in pairs),
    )


def f1(counts: Counter[str], key: str) -> tuple[float, float, float]:
    p, r = counts[key] / max(1, counts["found"]), counts[key] / max(1, counts["gold"])
    return p, r, 2 * p * r / max(1e-9, p + r)


def interval(per_file: list[Counter[str]], key: str) -> tuple[float, float]:
    """Give the 95% bootstrap interval of F1 over files."""
    rng = random.Random(0)  # noqa: S311  resampling
    scores = sorted(
        f1(sum(rng.choices(per_file, k=len(per_file)), Counter()), key)[2]
        for _ in range(RESAMPLES)
    )
    return scores[int(0.025 * RESAMPLES)], scores[int(0.975 * RESAMPLES)]


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    args.add_argument(
        "--errors", type=int, default=0, help="shapes of misses and false finds to print"
    )
    options = args.parse_args()
    paths = [
        p for p in sorted(options.folder.rglob("*.tml")) if p.parent.name != "testpipeline"
    ]
    reports = [read_report(path) for path in paths]
    per_file: list[Counter[str]] = []
    shapes: dict[str, Counter[tuple[str, ...]]] = {
        k: Counter() for k in ("missed", "extra", "span", "value")
    }
    for report in reports:
        found = found_in(report)
        per_file.append(counts_of(report.gold, found))
        note_errors(report, found, shapes)
    total = sum(per_file, Counter())
    print(f"{len(reports)} files, {total['gold']} gold, {total['found']} found")
    for key in ("strict", "relaxed", "value", "kind"):
        p, r, f = f1(total, key)
        low, high = interval(per_file, key)
        print(
            f"{key:8s} P {p:.3f}  R {r:.3f}  F1 {f:.3f} [{low:.3f}, {high:.3f}]  ({total[key]})"
        )
    for name, counter in shapes.items():
        for shape, n in counter.most_common(options.errors):
            print(f"{name:7s} {n:4d}  {' | '.join(shape)}")


def note_errors(
    report: Report, found: list[Expression], shapes: dict[str, Counter[tuple[str, ...]]]
) -> None:
    """Count errors by the expression alone, digits as 9: for causes, not for lists."""

    def shape(one: Expression) -> str:
        return re.sub(
            "[0-9]", "9", " ".join(report.text[one.start : one.end].lower().split())
        )

    pairs = list(pairs_of(report.gold, found))
    hit, used = [g for g, _ in pairs], [f for _, f in pairs]
    shapes["missed"].update((shape(g),) for g in report.gold if g not in hit)
    shapes["extra"].update((shape(f), f.kind) for f in found if f not in used)
    for g, f in pairs:
        if (g.start, g.end) != (f.start, f.end):
            shapes["span"][shape(g), shape(f)] += 1
        elif g.value != f.value:
            shapes["value"][shape(g), str(g.value), str(f.value), report.created] += 1


if __name__ == "__main__":
    main()
