"""Choose the texts that are timed: the same ones every time, for any number.

    PolNeAR training articles (../shared), else the examples -> documents -> JSON Lines

More texts than there are come from copies with other names, figures and words. A copy takes
each name from among equally frequent ones, so that the few names everybody writes of stay the
few names everybody writes of: that skew is what makes candidate pairs.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path

from rashomon.model import Document
from rashomon.stages.ingest import IngestParams, read_inputs

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("RASHOMON_SHARED", ROOT.parent / "shared"))
ARTICLES = SHARED / "data" / "polnear"
EXAMPLES = ROOT / "examples" / "kamen-bridge" / "reports"

RANKS = 8
"""Words that change places in a copy lie within this many ranks of frequency."""

CHANGED = 0.5
"""Share of a copy's longer common words that are exchanged. With names and figures changed
too, hardly a passage of a copy is long enough to count as reused."""

WORD = re.compile(r"[A-Za-z]{2,}|\d+")


@dataclass(frozen=True, slots=True)
class Report:
    """One line of JSON Lines input."""

    external_id: str
    text: str
    publisher: str | None = None
    published: str | None = None
    title: str | None = None


def origin() -> str:
    """Say in words where the texts come from."""
    if _has_articles():
        return "PolNeAR training articles"
    return "the examples, perturbed (../shared is not there)"


def choose(count: int) -> Iterator[Report]:
    """Give reports in a fixed order; the first n are the same whatever the count."""
    return islice(_endless(), count)


def write_lines(count: int, target: Path) -> Path:
    """Write reports as JSON Lines."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8") as file:
        for report in choose(count):
            known = {k: v for k, v in asdict(report).items() if v is not None}
            file.write(json.dumps(known, ensure_ascii=False) + "\n")
    return target


def read_documents(path: Path) -> list[Document]:
    """Read JSON Lines as `rashomon read` does."""
    found = read_inputs([str(path)], IngestParams(), None)
    return [item for item in found if isinstance(item, Document)]


def count_words(documents: Sequence[Document]) -> int:
    """Count what stands between spaces."""
    return sum(len(d.text.split()) for d in documents)


def _has_articles() -> bool:
    return (ARTICLES / "train" / "text").is_dir()


@cache
def originals() -> tuple[Report, ...]:
    """Give every article there is, in the order in which they are chosen."""
    found = _articles() if _has_articles() else _examples()
    return tuple(
        sorted(found, key=lambda r: hashlib.sha256(r.external_id.encode()).digest())
    )


def _articles() -> Iterator[Report]:
    with (ARTICLES / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        rows = {r["filename"]: r for r in csv.DictReader(file, delimiter="\t")}
    for path in (ARTICLES / "train" / "text").glob("*.txt"):
        row: Mapping[str, str] = rows.get(path.stem, {})
        text = path.read_text(encoding="utf-8")
        stated = (row.get(k) or None for k in ("publisher", "publication_date", "title"))
        yield Report(path.stem, text, *stated)


def _examples() -> Iterator[Report]:
    for path in EXAMPLES.glob("*.md"):
        _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
        stated = dict(line.split(": ", 1) for line in front.splitlines() if ": " in line)
        yield Report(
            path.stem, text.strip(), stated.get("publisher"), stated.get("published")
        )


def _endless() -> Iterator[Report]:
    yield from originals()
    number = 1
    while True:
        other = _other_words(number)
        for report in originals():
            text = _exchange(report.text, other)
            name = f"{report.external_id}-{number:03d}"
            yield replace(report, external_id=name, text=text, title=None)
        number += 1


def _exchange(text: str, other: Mapping[str, str]) -> str:
    return WORD.sub(lambda m: other.get(m[0], m[0]), text)


@cache
def words_by_frequency() -> tuple[str, ...]:
    """Give the words of all originals, the most frequent first."""
    return tuple(word for word, _ in _counted())


@cache
def _counted() -> tuple[tuple[str, int], ...]:
    counts = Counter(w for r in originals() for w in WORD.findall(r.text))
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


@cache
def _classes() -> tuple[tuple[str, ...], ...]:
    """Group words that may change places, each group by falling frequency."""
    groups: dict[str, list[str]] = defaultdict(list)
    counts = dict(_counted())
    for word in counts:
        groups[_class_of(word, counts)].append(word)
    return tuple(tuple(words) for name, words in sorted(groups.items()) if name)


def _class_of(word: str, counts: Mapping[str, int]) -> str:
    """Name what a word can stand for: a figure of its length, a name, a word of its ending."""
    if word.isdigit():
        return f"{len(word)} digits"
    if word[0].isupper():
        return "name" if word.lower() not in counts and not word.isupper() else ""
    return f"-{word[-3:]}" if len(word) >= 5 else ""


def _other_words(number: int) -> dict[str, str]:
    """Draw the exchange of words for one round of copies."""
    dice = random.Random(number)  # noqa: S311  a fixed draw, nothing secret
    found: dict[str, str] = {}
    for words in _classes():
        for low in range(0, len(words), RANKS):
            near = words[low : low + RANKS]
            drawn = dice.sample(near, len(near))
            keep = CHANGED if near[0].islower() else 1.0
            pairs = zip(near, drawn, strict=True)
            found.update({a: b for a, b in pairs if dice.random() < keep})
    return found
