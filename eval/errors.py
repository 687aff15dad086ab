"""Draw errors of reading to be read by a person, and count the causes that were noted.

    python -m eval.errors attribution rules miss      30 misses, with their words, on the screen
    python -m eval.errors quantities - false          30 false finds
    python -m eval.errors --counts                    the causes in eval/errors.tsv, by head

An error is named by its text and first and last character, so that the notes hold no words of
the texts. The draw is the same for the same figures (seed 7). Heads: attribution (tagger rules
or joint; PolNeAR dev), quantities (NewsQuant dev half), times (TimeBank and AQUAINT); a dash
stands where a head has one reader only.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.corpora import SHARED

NOTES = Path(__file__).with_name("errors.tsv")

DRAWN = 30
"""Errors read of each kind."""

BESIDE = 160
"""Code points of context that are shown."""


@dataclass(frozen=True)
class Error:
    """One miss or false find: where, and what to show of it."""

    text_id: str
    start: int
    end: int
    shown: str

    @property
    def name(self) -> str:
        """Name it without its words."""
        return f"{self.text_id}:{self.start}-{self.end}"


def attribution_errors(tagger: str) -> dict[str, list[Error]]:
    """Find the contents of PolNeAR dev that are missed, and those found that are none."""
    from eval import attribution as scorer
    from rashomon.stages.extract.params import ExtractParams

    split = SHARED / "data" / "polnear" / "dev"
    case: dict[str, list[dict[str, object]]] = {"documents": [], "attributions": []}
    for path in sorted((split / "text").glob("*.txt")):
        notes = sorted((split / "attributions").glob(f"{path.stem}_????.ann"))
        if notes:
            scorer._read(path, notes[0], case, ExtractParams(tagger=tagger))  # noqa: SLF001
    found: dict[str, list[Error]] = {"miss": [], "false": []}
    for article in scorer.ARTICLES:
        for kind, these, others in (
            ("miss", article.gold, article.found),
            ("false", article.found, article.gold),
        ):
            for one in these:
                if not any(scorer._is_found(one, o) for o in others):  # noqa: SLF001
                    found[kind].append(_attribution_error(article, one, others))
    return found


def _attribution_error(article: Any, one: Any, others: Any) -> Error:  # noqa: ANN401
    first, last = min(one["Content"]), max(one["Content"]) + 1
    text = article.text
    near = [o for o in others if o["Content"] & one["Content"]]
    rows = [f"    {_roles(text, one)}", *(f"    instead {_roles(text, o)}" for o in near)]
    around = " ".join(text[max(first - BESIDE, 0) : last + BESIDE].split())
    return Error(article.name, first, last, "\n".join([around, *rows]))


def _roles(text: str, one: Any) -> str:  # noqa: ANN401
    words = ("".join(text[i] for i in sorted(one[r])) for r in ("Source", "Cue", "Content"))
    return " | ".join(words)


def quantity_errors(_: str) -> dict[str, list[Error]]:
    """Find the figures of NewsQuant's dev half that are missed, and those found that are none."""
    import json

    from eval import quantities as scorer
    from rashomon.text.parse import parse_blocks
    from rashomon.text.quantities import find_quantities

    rows = json.loads((SHARED / "data/newsquant/dev.json").read_text(encoding="utf-8"))
    found: dict[str, list[Error]] = {"miss": [], "false": []}
    for number, row in enumerate(rows):
        text = row["text"]
        got = list(find_quantities(parse_blocks(text, [(0, len(text))])))
        gold = [scorer.gold_of(q) for q in row["quantities"]]
        _, (pairs, rest) = scorer.counts_of(gold, got)
        hit = [g for g, _ in pairs]
        for k, g in enumerate(gold):
            if g not in hit:
                shown = f"{text}\n    {g.ends} {g.change} {g.unit}"
                found["miss"].append(Error(f"newsquant-{number}", k, k, shown))
        for q in rest:
            shown = f"{text}\n    {q.span.quote!r} {scorer.ends_of(q)} {q.unit}"
            found["false"].append(
                Error(f"newsquant-{number}", q.span.start, q.span.end, shown)
            )
    return found


def time_errors(_: str) -> dict[str, list[Error]]:
    """Find the time expressions that are missed, those found that are none, and wrong values."""
    from eval import times as scorer

    found: dict[str, list[Error]] = {"miss": [], "false": [], "value": []}
    paths = (p for p in scorer.FOLDER.rglob("*.tml") if p.parent.name != "testpipeline")
    for path in sorted(paths):
        report = scorer.read_report(path)
        ours = scorer.found_in(report)
        for kind, these, others in (
            ("miss", report.gold, ours),
            ("false", ours, report.gold),
        ):
            spans = {(o.start, o.end) for o in others}
            for one in these:
                if (one.start, one.end) not in spans:
                    near = [o for o in others if o.start < one.end and one.start < o.end]
                    found[kind].append(_time_error(report, one, near))
        by_span = {(o.start, o.end): o for o in ours}
        for one in report.gold:
            other = by_span.get((one.start, one.end))
            if other is not None and other.value != one.value:
                found["value"].append(_time_error(report, one, [other]))
    return found


def _time_error(report: Any, one: Any, near: Any) -> Error:  # noqa: ANN401
    text = report.text
    around = " ".join(text[max(one.start - 60, 0) : one.end + 40].split())
    rows = [f"    {text[o.start : o.end]!r} {o.value}" for o in (one, *near)]
    lines = [f"{around}  (printed {report.created})", *rows]
    return Error(report.name, one.start, one.end, "\n".join(lines))


HEADS = {
    "attribution": attribution_errors,
    "quantities": quantity_errors,
    "times": time_errors,
}


def drawn(errors: list[Error]) -> list[Error]:
    """Draw the errors that are read, in text order."""
    chance = random.Random(7)  # noqa: S311  a sample, not secrets
    few = errors if len(errors) <= DRAWN else chance.sample(errors, DRAWN)
    return sorted(few, key=lambda e: (e.text_id, e.start))


def notes() -> Iterator[tuple[str, ...]]:
    """Give the noted causes: head, tagger, kind, name, cause."""
    for line in NOTES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))


def print_counts() -> None:
    """Print how often each cause was noted, by head, tagger and kind."""
    counts: dict[tuple[str, ...], Counter[str]] = {}
    for head, tagger, kind, _, cause in notes():
        counts.setdefault((head, tagger, kind), Counter())[cause] += 1
    for key, causes in counts.items():
        print(*key, f"({causes.total()} read)")
        for cause, n in sorted(causes.items(), key=lambda c: (-c[1], c[0])):
            print(f"  {n:3d}  {cause}")


def main() -> int:
    """Print a draw, or the counts."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("head", nargs="?", choices=sorted(HEADS))
    parser.add_argument("tagger", nargs="?", default="-")
    parser.add_argument("kind", nargs="?", default="miss")
    parser.add_argument("--counts", action="store_true")
    asked = parser.parse_args()
    if asked.counts or asked.head is None:
        print_counts()
        return 0
    every = HEADS[asked.head](asked.tagger)[asked.kind]
    print(f"{len(every)} in all")
    for error in drawn(every):
        print(error.name, error.shown, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
