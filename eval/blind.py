"""Print the figures of the piles that were written blind, beside the examples.

    python -m eval.blind [PILE ...]

There are no floors: they tell how the program does on what it was not made on, or was when the
misses of a pile were first read (docs/explanation/evaluation.md).
"""

from __future__ import annotations

import sys

from eval.corpora import EXAMPLES, case_of
from eval.golden import load_expected, score_case

PILES = (
    "kamen-bridge",
    "pipeline",
    "battle",
    "airraid",
    "crater",
    "lagoon",
    "ridge",
    "harbour",
    "ballot",
    "ferry",
    "border",
    "dam",
    "convoy",
    "siege",
    "airfield",
    "island",
    "refinery",
)

UNREAD = frozenset({"ballot", "airfield", "island", "refinery"})
"""Piles whose misses nobody has read: no command prints anything of them but figures. What was
found in `airfield` was read once, to mend it."""

LEFT_OUT = frozenset({"signs", "signs astray"})
"""Few of these piles hold signs of rewording."""


def main(names: list[str]) -> int:
    """Print the figures, a column a pile."""
    piles = names or list(PILES)
    folders = [EXAMPLES.parent / name for name in piles]
    scores = [
        score_case(case_of(str(f / "reports")), load_expected(f / "expected.toml"))
        for f in folders
    ]
    print("| | " + " | ".join(piles) + " |\n|---" + "|---" * len(piles) + "|")
    for figure in (f for f in scores[0] if f not in LEFT_OUT):
        cells = [
            f"{n / of:.3f} ({n} of {of})" if of else ""
            for n, of in (s[figure] for s in scores)
        ]
        print(f"| {figure} | " + " | ".join(cells) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
