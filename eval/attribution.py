"""Score attributions against PolNeAR: who says what, found and credited.

    python eval/attribution.py [--split dev|train] [--every N] [--tagger rules|encoder|joint]
        [--shared ../shared] [--bootstrap N]

Prints the table of `score_polnear.py` (unchanged, run as it is), then recall with source on
the gold that names no source, the figures on direct quotations and on reporting cues only
(`eval/reporting_cues.tsv`), each with counts and a bootstrap interval over articles (seed 7).

A content is found where the character F1 of gold and predicted content is >= 0.5; "with
source" also wants the sources to overlap, or both to be absent. Nested attributions are left
out: PolNeAR is flat. Each line of an article is parsed as a block of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.model import Attribution, Document, Zone, ZoneKind, text_sha256
from rashomon.stages.extract.attributions import find_attributions
from rashomon.stages.extract.params import ExtractParams
from rashomon.text.parse import parse_blocks

ROLES = ("Source", "Cue", "Content")
MATCH_F1 = 0.5
"""Character F1 from which a content counts as found (the scorer's definition)."""
SPEECH_WORDS = 5
"""Shortest quotation counted as direct speech, in words."""

Chars = dict[str, set[int]]


@dataclass(frozen=True)
class Article:
    """One article with what the annotator and what we found, as sets of characters."""

    name: str
    text: str
    gold: list[Chars]
    found: list[Chars]


def main() -> None:
    asked = _arguments()
    split = asked.shared / "data" / "polnear" / asked.split
    if not split.exists():
        sys.exit(f"{split} is not there.\nHint: the evaluation data lie in ../shared.")
    texts = sorted((split / "text").glob("*.txt"))[:: asked.every]
    with tempfile.TemporaryDirectory() as folder:
        print(_scorer_table(asked, split, texts, Path(folder)))
    for name, keep in SELECTIONS.items():
        _print_row(name, [counts(a, keep) for a in ARTICLES], asked.bootstrap)


ARTICLES: list[Article] = []


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--split", default="dev")
    parser.add_argument("--every", type=int, default=1, help="read every Nth article")
    parser.add_argument("--tagger", default="rules")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--bootstrap", type=int, default=1000, help="resamples")
    return parser.parse_args()


def _scorer_table(
    asked: argparse.Namespace, split: Path, texts: Sequence[Path], folder: Path
) -> str:
    """Run the shared scorer over the articles read, laid out as a split of their own."""
    case: dict[str, list[dict[str, object]]] = {"documents": [], "attributions": []}
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    for path in texts:
        notes = sorted((split / "attributions").glob(f"{path.stem}_????.ann"))
        if not notes:
            continue
        for source, part in ((path, "text"), (notes[0], "attributions")):
            shutil.copy(source, folder / part / source.name)
        _read(path, notes[0], case, ExtractParams(tagger=asked.tagger))
    (folder / "case.json").write_text(json.dumps(case), encoding="utf-8")
    scorer = asked.shared / "eval" / "score_polnear.py"
    command = [sys.executable, str(scorer), str(folder), str(folder / "case.json")]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603


def _read(
    path: Path, notes: Path, case: dict[str, list[dict[str, object]]], params: ExtractParams
) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    document = Document(path.stem, path.stem, text, text_sha256(text))
    lines = [m.span() for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    zones = [Zone(document.id, ZoneKind.BODY, *line) for line in lines]
    attributions = find_attributions(document, zones, parse_blocks(text, lines), params)
    case["documents"].append({"id": path.stem, "external_id": path.stem})
    case["attributions"] += [_json(a) for a in attributions]
    found = [_chars_of(a) for a in attributions if a.outer_id is None]
    ARTICLES.append(Article(path.stem, text, gold_of(notes), found))


def _json(a: Attribution) -> dict[str, object]:
    spans = {"source": a.source, "cue": a.cue, "content": a.content}
    lists = {k: [{"start": s.start, "end": s.end} for s in v] for k, v in spans.items()}
    return {"id": a.id, "document": a.document_id, "parent": a.outer_id, **lists}


def _chars_of(a: Attribution) -> Chars:
    spans = dict(zip(ROLES, (a.source, a.cue, a.content), strict=True))
    return {r: {i for s in v for i in range(s.start, s.end)} for r, v in spans.items()}


def gold_of(path: Path) -> list[Chars]:
    """Read the attributions of an annotation file that have a content."""
    lines = path.read_text(encoding="utf-8").splitlines()
    spans: dict[str, set[int]] = {}
    for line in lines:
        if line.startswith("T"):
            key, where = line.split("\t", 2)[:2]
            pieces = where.split(" ", 1)[1].split(";")
            spans[key] = {i for p in pieces for i in range(*map(int, p.split()))}
    return [g for g in _events(lines, spans) if g["Content"]]


def _events(lines: Sequence[str], spans: dict[str, set[int]]) -> Iterator[Chars]:
    for line in lines:
        if line.startswith("E"):
            roles: Chars = {role: set() for role in ROLES}
            for pair in line.split("\t")[1].split():
                role, key = pair.split(":")
                role = role.rstrip("0123456789")
                if role in roles:
                    roles[role] |= spans.get(key, set())
            yield roles


def _is_found(gold: Chars, found: Chars) -> bool:
    both = len(gold["Content"] & found["Content"])
    return (
        2 * both >= MATCH_F1 * (len(gold["Content"]) + len(found["Content"])) and both > 0
    )


def _is_credited(gold: Chars, found: Chars) -> bool:
    a, b = gold["Source"], found["Source"]
    return _is_found(gold, found) and (bool(a & b) or not (a or b))


def _any(_: str, __: Chars) -> bool:
    return True


def _unnamed(_: str, one: Chars) -> bool:
    return not one["Source"]


def _direct(text: str, one: Chars) -> bool:
    first = min(one["Content"])
    words = "".join(text[i] for i in sorted(one["Content"])).split()
    return text[first] in "\"“'‘" and len(words) >= SPEECH_WORDS


def _reporting(text: str, one: Chars) -> bool:
    words = "".join(text[i] for i in sorted(one["Cue"])).lower()
    return not REPORTING.isdisjoint(re.findall(r"\w+", words))


def _reporting_words() -> frozenset[str]:
    path = Path(__file__).parent / "reporting_cues.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(w for line in lines if not line.startswith("#") for w in line.split())


REPORTING = _reporting_words()

Keep = Callable[[str, Chars], bool]
SELECTIONS: dict[str, Keep] = {
    "all": _any,
    "no source named": _unnamed,
    "direct quotation": _direct,
    "reporting cue": _reporting,
}


def counts(article: Article, keep: Keep) -> tuple[int, ...]:
    """Count gold, found, credited; then predicted, right, right with source."""
    gold = [g for g in article.gold if keep(article.text, g)]
    found = [f for f in article.found if keep(article.text, f)]
    return (
        len(gold),
        sum(any(_is_found(g, f) for f in article.found) for g in gold),
        sum(any(_is_credited(g, f) for f in article.found) for g in gold),
        len(found),
        sum(any(_is_found(g, f) for g in article.gold) for f in found),
        sum(any(_is_credited(g, f) for g in article.gold) for f in found),
    )


def f1(rows: Sequence[tuple[int, ...]], hit: int) -> tuple[float, float, float]:
    """Give precision, recall and F1 of counts: of content (`hit` 1) or with source (2)."""
    total = [sum(column) for column in zip(*rows, strict=True)]
    recall = total[hit] / max(total[0], 1)
    precision = total[hit + 3] / max(total[3], 1)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, f1


def _print_row(name: str, rows: Sequence[tuple[int, ...]], resamples: int) -> None:
    totals = [sum(column) for column in zip(*rows, strict=True)]
    for label, hit in (("content", 1), ("with source", 2)):
        p, r, f = f1(rows, hit)
        chance = random.Random(7)  # noqa: S311  resampling, not secrets
        drawn = sorted(
            f1(chance.choices(rows, k=len(rows)), hit)[2] for _ in range(resamples)
        )
        low, high = drawn[int(0.025 * resamples)], drawn[int(0.975 * resamples)]
        print(
            f"{name:17s} {label:12s} P {p:.3f} R {r:.3f} F1 {f:.3f} [{low:.3f}, {high:.3f}]"
            f" (gold {totals[0]}, predicted {totals[3]})"
        )


if __name__ == "__main__":
    main()
