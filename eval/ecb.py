"""Count how often two different events of one topic are merged as copies, on ECB+.

    python -m eval.ecb [--pairs]

Each ECB+ topic holds reports of two events of one kind: the documents named `..._Necb` tell of
one, those named `..._Necbplus` of another. A pair of documents, one of each, counts as merged
when an origin holds both. Pairs of reports of one event are counted beside them: these may be
copies, and some are. Texts are the corpus's words joined as they are printed.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations, groupby
from pathlib import Path

from train.rewording.corpus import printed

from eval.corpora import SHARED
from rashomon.config import Settings
from rashomon.model import Document, Sentence, ZoneKind, content_id, text_sha256
from rashomon.pipeline import run
from rashomon.stages.reuse import ReuseParams, find_reuse
from rashomon.store import View, open_store

FILES = ("ECB_Train_corpus.txt", "ECB_Dev_corpus.txt")
FOLDER = SHARED / "data/ecbplus"


@dataclass(frozen=True)
class Report:
    """One document of the corpus."""

    name: str
    document: Document
    sentences: tuple[Sentence, ...]

    @property
    def topic(self) -> str:
        """Number of the topic."""
        return self.name.split("_", maxsplit=1)[0]

    @property
    def is_plus(self) -> bool:
        """Whether it tells of the topic's second event."""
        return self.name.endswith("plus")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", action="store_true", help="name the pairs merged")
    asked = parser.parse_args()
    for file in FILES:
        reports = list(load_reports(FOLDER / file))
        merged = merged_pairs(reports)
        apart, same = Tally(), Tally()
        for one, other in combinations(reports, 2):
            if one.topic == other.topic:
                tally = same if one.is_plus == other.is_plus else apart
                tally.add(one, other, is_merged=(one.name, other.name) in merged)
        print(f"{file}: {len(reports)} documents")
        print(f"  two events of one topic merged as copies: {apart}")
        print(f"  reports of one event judged copies: {same}")
        if asked.pairs:
            print("\n".join(f"    {name}" for name in apart.names))


class Tally:
    """Pairs merged, and pairs in all."""

    def __init__(self) -> None:
        self.pairs = 0
        self.names: list[str] = []

    def add(self, one: Report, other: Report, *, is_merged: bool) -> None:
        """Count a pair."""
        self.pairs += 1
        if is_merged:
            self.names.append(f"{one.name} {other.name}")

    def __str__(self) -> str:
        merged = len(self.names)
        return f"{merged / max(1, self.pairs):.4f} ({merged} of {self.pairs})"


def load_reports(path: Path) -> Iterator[Report]:
    """Read the documents of a file in its order."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    words = [row for row in rows if len(row) >= 4]
    for name, group in groupby(words, key=lambda row: row[0]):
        lines = [
            printed([row[3] for row in sentence])
            for _, sentence in groupby(group, key=lambda row: row[1])
        ]
        text = "\n".join(lines)
        key = content_id("document", name)
        document = Document(key, name, text, text_sha256(text), language="en")
        starts = [sum(len(line) + 1 for line in lines[:k]) for k in range(len(lines))]
        yield Report(
            name,
            document,
            tuple(
                Sentence(key, start, start + len(line), ZoneKind.BODY)
                for start, line in zip(starts, lines, strict=True)
            ),
        )


@contextmanager
def read_as_case(reports: Iterable[Report]) -> Generator[View]:
    """Read some reports as a case and give its records while it lasts."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "topic.jsonl"
        rows = ({"id": r.name, "text": r.document.text} for r in reports)
        lines.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        store = open_store(str(Path(folder) / "topic.db"), create=True)
        run([str(lines)], store, Settings())
        yield store.view()
        store.close()


def merged_pairs(reports: list[Report]) -> set[tuple[str, str]]:
    """Give the pairs of names, both ways, that one origin holds."""
    names = {r.document.id: r.name for r in reports}
    found = find_reuse(
        [r.document for r in reports],
        [s for r in reports for s in r.sentences],
        ReuseParams(),
    )
    return {
        (names[a], names[b])
        for origin in found.origins
        for a in origin.document_ids
        for b in origin.document_ids
        if a != b
    }


if __name__ == "__main__":
    main()
