"""Read a sample of what the comparison finds: are these contradictions, do these say the same?

    python -m eval.precision --sheet FILE     write the sample with its texts, for one reader
    python -m eval.precision                  print how far the readers agree, and the precision

The sample is drawn once over the contested events, the founding reports and the topics of ECB+
(dev), each pair of wordings once, and kept by document and span: `precision.tsv`. Each reader
writes labels into a file of his own (`precision_KEY.tsv`: number, label) without seeing the
other's. A sheet holds the corpora's text and stays outside the project.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import tempfile
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from eval.corpora import EVENTS, SHARED, case_of, event_case, has_shared
from eval.ecb import load_reports

SAMPLE = Path(__file__).with_name("precision.tsv")
KINDS = ("contradicts", "same")
SIZE = 100
"""Pairs of each kind."""

SEED = 20261121

LABELS = {
    "yes": "what is found holds",
    "no": "it does not",
    "open": "a careful reader cannot tell from the words",
}


@dataclass(frozen=True)
class Pair:
    """One relation of the sample, by the places of its two claims."""

    kind: str
    on: str
    corpus: str
    a: str
    a_start: int
    a_end: int
    b: str
    b_start: int
    b_end: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheet", type=Path, help="write the sample with its texts here")
    parser.add_argument("--draw", action="store_true", help="draw the sample anew")
    asked = parser.parse_args()
    if asked.draw:
        _write(draw())
    elif asked.sheet:
        asked.sheet.write_text("\n".join(sheet(load_sample())), encoding="utf-8")
    else:
        print("\n".join(table(load_sample(), load_readers())))


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Read every corpus the sample is drawn from."""
    if not has_shared():
        print(f"{SHARED} is not there: nothing to draw from")
        return
    for name in EVENTS:
        yield name, event_case(name)
    yield "seeds", case_of(str(SHARED / "seeds"))
    reports = load_reports(SHARED / "data/ecbplus/ECB_Dev_corpus.txt")
    by_topic = sorted(reports, key=lambda r: r.topic)
    for topic, members in groupby(by_topic, key=lambda r: r.topic):
        with tempfile.TemporaryDirectory() as folder:
            lines = Path(folder) / f"ecb-{topic}.jsonl"
            rows = ({"id": r.name, "text": r.document.text} for r in members)
            lines.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
            yield f"ecb-{topic}", case_of(str(lines))


def draw() -> list[Pair]:
    """Draw the sample: each pair of wordings once, corpora and what they part on in turn."""
    found: dict[str, dict[str, list[Pair]]] = {kind: {} for kind in KINDS}
    for corpus, case in cases():
        for kind in KINDS:
            for pair in _pairs(corpus, case, kind):
                found[kind].setdefault(f"{corpus} {pair.on}", []).append(pair)
    chance = random.Random(SEED)  # noqa: S311  a sample, no secret
    return [pair for kind in KINDS for pair in _in_turn(found[kind], chance)]


def _pairs(corpus: str, case: dict[str, Any], kind: str) -> Iterator[Pair]:
    claims = {c["id"]: c for c in case["claims"]}
    names = {d["id"]: d["external_id"] for d in case["documents"]}
    seen: set[frozenset[str]] = set()
    for relation in case["relations"]:
        a, b = claims[relation["a"]], claims[relation["b"]]
        wordings = frozenset(" ".join(c["quote"].lower().split()) for c in (a, b))
        if relation["kind"] != kind or wordings in seen or len(wordings) < len(KINDS):
            continue
        seen.add(wordings)
        places = ((names[c["document"]], c["start"], c["end"]) for c in (a, b))
        yield Pair(kind, relation["on"] or "", corpus, *(x for p in places for x in p))


def _in_turn(found: dict[str, list[Pair]], chance: random.Random) -> list[Pair]:
    """Take one pair of each corpus in turn, in drawn order, until there are enough."""
    drawn = {corpus: chance.sample(pairs, len(pairs)) for corpus, pairs in found.items()}
    taken: list[Pair] = []
    while len(taken) < SIZE and any(drawn.values()):
        taken += [pairs.pop() for pairs in drawn.values() if pairs]
    return taken[:SIZE]


def _write(pairs: list[Pair]) -> None:
    with SAMPLE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter="\t", lineterminator="\n")
        rows.writerows((number, *astuple(pair)) for number, pair in enumerate(pairs, 1))


def load_sample() -> dict[int, Pair]:
    """Load the pairs by number."""
    found: dict[int, Pair] = {}
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        for number, kind, on, corpus, *places in csv.reader(file, delimiter="\t"):
            a, a_start, a_end, b, b_start, b_end = places
            found[int(number)] = Pair(
                kind, on, corpus, a, int(a_start), int(a_end), b, int(b_start), int(b_end)
            )
    return found


def sheet(pairs: dict[int, Pair]) -> Iterator[str]:
    """Write the pairs for a reader, each claim with the sentence around it and its source."""
    for corpus, case in cases():
        documents = {d["external_id"]: d for d in case["documents"]}
        claims = {(c["document"], c["start"], c["end"]): c for c in case["claims"]}
        for number, pair in pairs.items():
            if pair.corpus != corpus:
                continue
            yield f"## {number}: {pair.kind} {pair.on}"
            for name, start, end in (
                (pair.a, pair.a_start, pair.a_end),
                (pair.b, pair.b_start, pair.b_end),
            ):
                document = documents[name]
                text, at = document["text"], max(start - 200, 0)
                claim = claims.get((document["id"], start, end))
                source = claim and claim["source"] and claim["source"]["text"]
                told = text[at:start], text[start:end], text[end : end + 200]
                words = " ".join("{}[[{}]]{}".format(*told).split())
                date = (document.get("published") or {}).get("edtf")
                yield f"  ({name}, {date or 'no date'}; source: {source or 'own voice'})"
                yield f"    {words}"


Labels = dict[int, str]


def load_readers() -> dict[str, Labels]:
    """Load the labels of every reader, by his key."""
    found: dict[str, Labels] = {}
    for path in sorted(SAMPLE.parent.glob("precision_*.tsv")):
        rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
        found[path.stem.removeprefix("precision_")] = {
            int(r[0]): r[1] for r in rows if r[0]
        }
    return found


def table(pairs: dict[int, Pair], readers: dict[str, Labels]) -> Iterator[str]:
    """Print precision by reader and kind, and how far the readers agree."""
    for kind in KINDS:
        mine = [number for number, pair in pairs.items() if pair.kind == kind]
        yield f"{kind}: {len(mine)} pairs"
        for key, labels in readers.items():
            read = [labels[n] for n in mine if n in labels]
            yield "  " + f"reader {key}: " + _share(read)
        if len(readers) > 1:
            one, other = list(readers.values())[:2]
            both = [(one[n], other[n]) for n in mine if n in one and n in other]
            yield f"  agreement {_agreement(both)}"
            firm = [a for a, b in both if a == b]
            yield f"  where both say the same: {_share(firm)}"


def _share(labels: list[str]) -> str:
    yes, no = labels.count("yes"), labels.count("no")
    held = yes / (yes + no) if yes + no else 0.0
    return f"precision {held:.3f} ({yes} yes, {no} no, {labels.count('open')} open)"


def _agreement(both: list[tuple[str, str]]) -> str:
    """Give the share of equal labels, and Cohen's (1960) kappa."""
    if not both:
        return "no pair read by both"
    same = sum(a == b for a, b in both) / len(both)
    chance = (
        sum(
            sum(a == label for a, _ in both) * sum(b == label for _, b in both)
            for label in LABELS
        )
        / len(both) ** 2
    )
    kappa = (same - chance) / (1 - chance) if chance < 1 else 1.0
    return f"{same:.3f} of {len(both)}, kappa {kappa:.2f}"


if __name__ == "__main__":
    main()
