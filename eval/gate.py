"""Hold every figure against its floor.

    python -m eval.gate                      print the table; exit 1 when a figure fell
    python -m eval.gate --update             raise the floors to what was measured
    python -m eval.gate --update --allow-regression

Everything measured here is deterministic, so the noise is nought: any fall is a change. A floor
is raised by hand or by --update and lowered only with --allow-regression and a changelog line.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from eval.corpora import (
    EVENTS,
    EXAMPLES,
    SHARED,
    corpus_sha256,
    event_case,
    examples_case,
    has_shared,
    shared_scores,
)
from eval.golden import load_expected, score_case
from eval.seeds import seeds_scores

FLOORS = Path(__file__).with_name("floors.json")
LOWER_IS_BETTER = frozenset({"traps", "density", "signs astray"})

Scores = dict[str, tuple[int, int]]


def measure() -> dict[str, tuple[str, Scores]]:
    """Measure every corpus that is there: its hash and its figures."""
    found = {
        "examples": (
            corpus_sha256(*(EXAMPLES / "reports").iterdir(), EXAMPLES / "expected.toml"),
            score_case(examples_case(), load_expected()),
        )
    }
    if not has_shared():
        print(f"{SHARED} is not there: only the examples are measured")
        return found
    for name in EVENTS:
        folder = SHARED / "data" / "events" / name
        scores = shared_scores(event_case(name), folder / "gold.json")
        found[name] = (corpus_sha256(*folder.glob("*.txt"), folder / "gold.json"), scores)
    seeds = SHARED / "seeds"
    found["seeds"] = (corpus_sha256(*seeds.glob("*.txt")), seeds_scores())
    return found


def falls(
    name: str, sha256: str, scores: Scores, floors: dict[str, dict[str, float]]
) -> list[str]:
    """Name the figures of one corpus that are worse than their floor."""
    pinned = floors.get(name)
    if pinned is None:
        return [f"{name}: no floors; run with --update"]
    if pinned.get("corpus") != sha256:
        return [f"{name}: the corpus changed; look at it and run with --update"]
    worse: list[str] = []
    for figure, (hits, of) in scores.items():
        floor = float(pinned.get(figure, 0.0))
        share = round(hits / of, 4) if of else 0.0
        fell = share > floor if figure in LOWER_IS_BETTER else share < floor
        if fell:
            worse.append(f"{name}: {figure} is {share:.3f}, floor {floor:.3f}")
    return worse


def main(arguments: list[str]) -> int:
    """Measure, print, compare or update."""
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    measured = measure()
    problems: list[str] = []
    for name, (sha256, scores) in measured.items():
        print(f"\n{name}")
        for figure, (hits, of) in scores.items():
            print(f"  {figure:18s} {hits:5d} of {of:5d}  {hits / of if of else 0:.3f}")
        problems += falls(name, sha256, scores, floors)
    regressions = [p for p in problems if "floor " in p]
    if "--update" in arguments and ("--allow-regression" in arguments or not regressions):
        FLOORS.write_text(json.dumps(_floors(floors, measured), indent=1) + "\n")
        print(f"\nfloors written to {FLOORS.name}")
        return 0
    print("\n" + ("\n".join(problems) or "no figure fell"))
    return 1 if problems else 0


def _floors(
    floors: dict[str, dict[str, float]], measured: dict[str, tuple[str, Scores]]
) -> dict[str, object]:
    made: dict[str, object] = dict(floors)
    for name, (sha256, scores) in measured.items():
        shares = {k: round(n / of, 4) if of else 0.0 for k, (n, of) in scores.items()}
        made[name] = {"corpus": sha256, **shares}
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
