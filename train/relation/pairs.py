"""Pairs of statements with what they are to each other, drawn anew for each stretch of teaching.

statement sets, disputed events, told situations, claims of the piles -> (one, other, label)
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from eval.corpora import SHARED
from eval.disputed import find_events
from eval.ecb import FILES, FOLDER, load_reports
from eval.ordinary import ECB, READ, named, part_of
from eval.situations import find_situations, pairs_of, pieces_of
from eval.statements import FOLDER as SETS

from rashomon.stages.compare.readable import DENIED

NEITHER, SAME, OPPOSED = range(3)

UNKNOWN = -1
"""Label of a pair that nobody has labelled."""

LABELLED = Path(__file__).parent / "labelled.jsonl"
"""Candidate pairs of the piles that teach, with what a reader of the reports says of each."""

LABELLED_HELD = LABELLED.with_name("labelled_held.jsonl")
"""The same of two held piles: what a teacher took for opposed (.4) or the same (.6)."""

LABELLED_NEWS = LABELLED.with_name("labelled_news.tsv")
"""Pairs of claims of PolNeAR's training articles: places in their texts, and a reader's label."""

LETTERS = {"C": OPPOSED, "S": SAME, "N": NEITHER}

HELD_SET = 12
"""One set of so many is left out of what teaches."""

NEAREST = 8
"""Of so many pairs one is taken for its words."""

STRETCH = 1280
"""Pairs that are drawn at once and sorted by length."""

SHARES = {"events": 0.2, "sets": 0.06, "chance": 0.02, "situations": 0.27, "piles": 0.45}
"""What a stretch is made of; chance and piles are mostly pairs that are neither.

Claims of the piles stand for what the program asks; the others are many more and cleaner."""

LABELS = {None: NEITHER, "same": SAME, "contradicts": OPPOSED}
"""Of the pairs of a situation."""


class Told(NamedTuple):
    """Two statements and what they are to each other."""

    a: str
    b: str
    label: int


def load_sets(*, held: bool) -> list[dict]:
    lines = [
        line
        for path in sorted(SETS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [json.loads(line) for k, line in enumerate(lines) if (k % HELD_SET == 0) == held]


def load_events(*, held: bool) -> list[dict]:
    return find_events("measured" if held else "taught")


def load_situations(*, held: bool) -> list[list[Told]]:
    """Give of each situation all pairs of pieces of two reports."""
    return [every_pair(told) for told in find_situations("measured" if held else "taught")]


def every_pair(situation: dict) -> list[Told]:
    said = {place: piece["t"] for place, piece in pieces_of(situation).items()}
    return [Told(said[a], said[b], LABELS[kind]) for kind, a, b in pairs_of(situation)]


def load_piles(file: Path) -> list[Told]:
    """Read what `train.relation.candidates` wrote."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    found = ((r["a"], r["b"], r["label"]) for r in rows)
    return [Told(a, b, UNKNOWN if label is None else label) for a, b, label in found]


def labelled(file: Path) -> list[Told]:
    """Give pairs in words, and what a reader says they are to each other."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [Told(row["a"], row["b"], LETTERS[row["label"]]) for row in rows]


def load_news(*, held: bool) -> list[Told]:
    """Give labelled pairs of real reports: the dev part of ECB+ is held, the rest may teach."""
    topics = {report.topic for report in load_reports(FOLDER / FILES[1])}
    texts = {
        report.name: report.document.text
        for file in FILES
        for report in load_reports(FOLDER / file)
    }
    found = [
        Told(*(texts[name][i:j] for name, i, j in pair.places), LETTERS[pair.label])
        for pair in named(READ)
        if part_of(pair.event) == ECB  # the others measure only
        and (pair.event.removesuffix("plus").removesuffix("ecb") in topics) == held
    ]
    return found if held else found + list(_articles())


def _articles() -> Iterator[Told]:
    """Give the labelled pairs of PolNeAR's articles."""
    folder = SHARED / "data" / "polnear" / "train" / "text"
    rows = csv.reader(
        LABELLED_NEWS.read_text(encoding="utf-8").splitlines(), delimiter="\t"
    )
    for row in rows:
        if not row[0].startswith("#"):
            *places, label, denied = row
            said = [
                (DENIED if side in denied else "")
                + (folder / f"{name}.txt").read_text(encoding="utf-8")[int(i) : int(j)]
                for side, (name, i, j) in zip("ab", (places[:3], places[3:]), strict=True)
            ]
            yield Told(*said, LETTERS[label])


def of_set(told: dict, rng, most=(3, 4, 4)) -> list[Told]:
    sides = [told["a"], told["b"]]
    same = [Told(x, y, SAME) for s in sides for k, y in enumerate(s) for x in s[:k]]
    opposed = [Told(x, y, OPPOSED) for x in sides[0] for y in sides[1]]
    near = [Told(n, s, NEITHER) for n in told["n"] for side in sides for s in side]
    near += [Told(x, y, NEITHER) for k, y in enumerate(told["n"]) for x in told["n"][:k]]
    return (
        _some(same, rng, most[0]) + _some(opposed, rng, most[1]) + _some(near, rng, most[2])
    )


def of_event(event: dict, rng, most=(5, 6, 10)) -> list[Told]:
    same, opposed = [], []
    for point in event["points"]:
        for side in "ab":
            told = point[side]
            same += [Told(x, y, SAME) for k, y in enumerate(told) for x in told[:k]]
        opposed += [Told(x, y, OPPOSED) for x in point["a"] for y in point["b"]]
    neither = list(_neither(event, rng))[: most[2]]
    return _some(same, rng, most[0]) + _some(opposed, rng, most[1]) + neither


def of_situation(pairs: list[Told], rng, most=(6, 8, 18)) -> list[Told]:
    """Draw pairs; of those that are neither, half are among the ones that share most words."""
    same, opposed, neither = (
        [p for p in pairs if p.label == k] for k in (SAME, OPPOSED, NEITHER)
    )
    near = sorted(
        rng.sample(neither, min(NEAREST * most[2], len(neither))),
        key=lambda p: -len(_words(p.a) & _words(p.b)),
    )
    drawn = near[: most[2] // 2] + rng.sample(neither, most[2] // 2)
    return _some(same, rng, most[0]) + _some(opposed, rng, most[1]) + drawn


def _neither(event: dict, rng):
    """Pair statements of two points, and facts and near misses with what shares most words."""
    points = [p["a"] + p["b"] for p in event["points"]]
    told = [s for p in points for s in p]
    for near in rng.sample(event["near"], 4):
        yield Told(near, _nearest(near, rng.sample(told, 16)), NEITHER)
    for _ in range(3):
        one, other = rng.sample(points, 2)
        said = rng.choice(one)
        yield Told(said, rng.choice([_nearest(said, other), rng.choice(other)]), NEITHER)
    for fact in rng.sample(event["facts"], 2):
        yield Told(fact, _nearest(fact, rng.sample(told, 16)), NEITHER)
    yield Told(rng.choice(event["near"]), rng.choice(event["facts"]), NEITHER)


def _nearest(said: str, others: list[str]) -> str:
    return max(others, key=lambda other: len(_words(said) & _words(other)))


def _words(said: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z0-9]{4,}|[0-9]+", said.lower())}


def _some(pairs: list[Told], rng, most: int) -> list[Told]:
    return rng.sample(pairs, min(most, len(pairs)))


def a_stretch(sets, events, situations, piles: list[Told], rng) -> list[Told]:
    """Draw pairs of each source, and of two sets at random; and vary them."""
    drawn: list[Told] = []
    of = {
        "events": lambda: of_event(rng.choice(events), rng),
        "sets": lambda: of_set(rng.choice(sets), rng),
        "situations": lambda: of_situation(rng.choice(situations), rng),
    }
    for name, draw in of.items():
        until = len(drawn) + STRETCH * SHARES[name]
        while len(drawn) < until:
            drawn += draw()
    for _ in range(int(STRETCH * SHARES["chance"])):
        one, other = (
            rng.choice(told["a"] + told["b"] + told["n"]) for told in rng.sample(sets, 2)
        )
        drawn.append(Told(one, other, NEITHER))
    drawn += rng.sample(piles, min(len(piles), int(STRETCH * SHARES["piles"])))
    return [varied(told, rng) for told in drawn]


def varied(told: Told, rng) -> Told:
    """Put a pair the other way round, deny one of two that are the same, or tell one twice."""
    a, b, label = told if rng.random() < 0.5 else Told(told.b, told.a, told.label)
    chance = rng.random()
    if label == SAME and chance < 0.06 and not (a + b).startswith(DENIED):
        return Told(DENIED + a, b, OPPOSED)
    if label == SAME and chance < 0.16:
        return Told(a, _told_again(a, rng), SAME)
    return Told(a, b, label)


def _told_again(said: str, rng) -> str:
    """Tell a statement once more as a copy does: as it is, or without what hangs on its end."""
    head, comma, _ = said.rpartition(",")
    is_shorter = comma and len(head) > 0.6 * len(said) and rng.random() < 0.5
    return head if is_shorter else said.rstrip(".")
