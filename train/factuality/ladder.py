"""Fit the graded numbers of the ladder on the train parts of UW and MEANTIME.

    PYTHONPATH=src python -m train.factuality.ladder

Coordinate descent on squared error plus a little absolute error, each rung held near its start
(`PULL`); a rung seen less than `FEWEST` times keeps it. The columns `sign` and `most` are the
language's, not fitted. It starts at `ladder_start.tsv`, not at what was fitted before, so that
same data give same numbers; a minute on one core.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
from eval.factuality import read_sentences, scores, token_at

from rashomon.stages.extract.factuality import Rung, ladder, steps_at
from rashomon.stages.extract.steps import Step
from rashomon.text.parse import parse_blocks

SIZES = (0.3, 0.15, 0.08, 0.04)
"""Sizes of a move, one pass over the rungs each."""

FEWEST = 5
PULL = 0.5
ABSOLUTE = 0.3
"""Weight of the absolute error beside the squared one."""

Example = tuple[list[Step], float]


def examples(corpus: str, split: str) -> list[Example]:
    found = []
    for sentence in read_sentences(corpus, split):
        parse = parse_blocks(sentence.text, [(0, len(sentence.text))])
        for target in sentence.targets:
            steps = steps_at(parse, token_at(parse, target).i)
            found.append((steps, target.label / 3))
    return found


def value(steps: list[Step], rungs: dict[str, Rung]) -> float:
    at = 1.0
    for step in steps:
        rung = rungs.get(step.affirmed if at >= 0 else step.negated)
        if rung:
            at = rung.climb(at)
    return at


def fit(data: list[Example], rungs: dict[str, Rung]) -> dict[str, Rung]:
    names = [{n for s in steps for n in (s.affirmed, s.negated)} for steps, _ in data]
    with_name = defaultdict(list)
    for (steps, gold), inside in zip(data, names, strict=True):
        for name in inside:
            with_name[name].append((steps, gold))
    seen = Counter({name: len(rows) for name, rows in with_name.items()})
    start, rungs = dict(rungs), dict(rungs)
    for size in SIZES:
        for name, _ in sorted(seen.items(), key=lambda item: (-item[1], item[0])):
            if name in rungs and seen[name] >= FEWEST:
                _move(with_name[name], rungs, name, start[name], size)
    return rungs


def _move(
    rows: list[Example], rungs: dict[str, Rung], name: str, start: Rung, size: float
) -> None:
    def cost() -> float:
        errors = [value(steps, rungs) - gold for steps, gold in rows]
        held = (rungs[name].a - start.a) ** 2 + (rungs[name].b - start.b) ** 2
        return sum(e * e + ABSOLUTE * abs(e) for e in errors) + PULL * held

    best = cost()
    for _ in range(4):
        moved = False
        for da, db in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1)):
            old = rungs[name]
            a = max(-1.0, min(1.0, old.a + da * size))
            b = max(-1.5, min(1.5, old.b + db * size))
            rungs[name] = replace(old, a=round(a, 2), b=round(b, 2))
            new = cost()
            if new < best - 1e-6:
                best, moved = new, True
            else:
                rungs[name] = old
        if not moved:
            return


def starting_rungs() -> dict[str, Rung]:
    """The shipped rungs with the numbers the fit begins at."""
    lines = Path(__file__).with_name("ladder_start.tsv").read_text(encoding="utf-8")
    rows = [x.split("\t") for x in lines.splitlines() if x and not x.startswith("#")]
    shipped = ladder()
    return {r[0]: replace(shipped[r[0]], a=float(r[2]), b=float(r[3])) for r in rows}


def write(rungs: dict[str, Rung]) -> None:
    path = Path(str(files("rashomon") / "data" / "lexicons" / "ladder.tsv"))
    kept = [x for x in path.read_text(encoding="utf-8").splitlines() if x.startswith("#")]
    rows = [
        f"{n}\t{'signed' if r.signed else 'size'}\t{r.a:.2f}\t{r.b:.2f}\t{r.sign}\t{r.most}"
        for n, r in sorted(rungs.items())
    ]
    path.write_text("\n".join([*kept, *rows]) + "\n", encoding="utf-8")


def main() -> None:
    train = examples("UW", "train") + examples("MEANTIME", "train")
    known = starting_rungs()
    unknown = Counter(
        n for steps, _ in train for s in steps for n in {s.affirmed, s.negated} - set(known)
    )
    print("without a rung:", unknown.most_common())
    rungs = fit(train, known)
    write(rungs)
    for name, data in (
        ("train", train),
        ("UW dev", examples("UW", "dev")),
        ("MEANTIME dev", examples("MEANTIME", "dev")),
    ):
        rows = np.array([(3 * value(steps, rungs), 3 * gold) for steps, gold in data])
        print(f"{name}: {len(data)}, r %.3f, MAE %.3f" % scores(rows))


if __name__ == "__main__":
    main()
