"""What is found in real reports: in ECB+, in one matter, in many articles on one campaign.

    python -m eval.ordinary [--sheet FILE]

ECB+ has 66 events, 3 to 22 reports of one to six sentences each, and hardly any dispute. Readers
of all reports of an event named where two contradict each other (`ordinary_disputed.tsv`). What
the trained reader of pairs held to be opposed there, and in the 36 reports of a ceasefire, was
labelled (`ordinary_read.tsv`), and so was, by two readers, all that rules or the reader ever found
in PolNeAR's training articles of January and February 2016, put together as one case; so was what
it called the same there and in those of May (`ordinary_same.tsv`). All keep places in the texts,
no words. Without `../shared` nothing is measured.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from eval.corpora import EVENTS, SHARED, case_of, event_case, has_shared
from eval.ecb import FILES, FOLDER, load_reports
from eval.golden import covers

DISPUTED = Path(__file__).with_name("ordinary_disputed.tsv")
READ = Path(__file__).with_name("ordinary_read.tsv")
SAME = Path(__file__).with_name("ordinary_same.tsv")

ECB, CEASEFIRE, CAMPAIGN = "ECB+", EVENTS[1], "campaign"

ARTICLES = SHARED / "data" / "polnear" / "train" / "text"

MONTHS = {
    CAMPAIGN: ("2016-01", "2016-02"),
    "May": ("2016-05", *(f"2016-06-{day:02}" for day in range(1, 5))),
}
"""Of the articles on the campaign, how their days begin; their names have the day. Those of May
were read last, to measure."""

Place = tuple[str, int, int]
"""A report, and where in its text."""


class Named(NamedTuple):
    """Two passages of an event, and what a reader says of them."""

    event: str
    places: tuple[Place, Place]
    label: str
    """A letter a reader."""
    chance: float | None
    """How sure the reader of pairs was when they were labelled; None: it was not asked."""


SURE = 0.7
"""Chance from which the program shows what the reader of pairs finds."""


def main() -> int:
    """Print what was labelled, what is found, and what became of what readers named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheet", type=Path, help="write what was found and not read")
    asked = parser.parse_args()
    if not has_shared():
        print("left out, ../shared is not there")
        return 0
    read, wanted = list(named(READ)), list(named(DISPUTED))
    print("\n".join(of_labels(read)))
    print("\n".join(of_same()))
    labels = {(n.event, frozenset(n.places)): n.label for n in read}
    found: Counter[tuple[str, str, str]] = Counter()
    became: Counter[tuple[str, str]] = Counter()
    unread: list[str] = []
    for event, case in cases():
        for pair in related(case, "contradicts"):
            label = labels.get((event, frozenset(pair.places)), "not read")
            found[part_of(event), pair.by, label] += 1
            unread += ["\t".join((event, pair.by, *pair.words)) + "\n"] * (
                label == "not read"
            )
        became.update((n.label, outcome(case, n)) for n in wanted if n.event == event)
    for (part, by, label), count in sorted(found.items()):
        print(f"{part}, found by {by}, {label}: {count}")
    for (label, how), count in sorted(became.items()):
        print(f"named by readers ({label}), {how}: {count}")
    if asked.sheet:
        asked.sheet.write_text("".join(unread), encoding="utf-8")
    return 0


def of_labels(read: Sequence[Named]) -> Iterator[str]:
    """Say how much of what was labelled is what, of all and of what would have been shown."""
    for part, least in product((ECB, CEASEFIRE), (0.0, SURE)):
        some = (n for n in read if part_of(n.event) == part)
        told = Counter(n.label for n in some if n.chance and n.chance >= least)
        yield f"{part}, labelled, chance of {least} or more: {dict(told)}"


def of_same() -> Iterator[str]:
    """Say how much of what was called the same in articles on one campaign holds, then and now."""
    rows = [line.split("\t") for line in SAME.read_text(encoding="utf-8").splitlines()]
    labels = {
        (part, frozenset(((a, int(i), int(j)), (b, int(k), int(m))))): label
        for part, a, i, j, b, k, m, label in (r for r in rows if not r[0].startswith("#"))
    }
    for part, months in MONTHS.items():
        told = Counter(
            f"{where(places)}, {label}"
            for (of, places), label in labels.items()
            if of == part
        )
        yield f"{part}, called the same before: {dict(sorted(told.items()))}"
        now: Counter[str] = Counter()
        for places in {frozenset(r.places) for r in related(campaign(months), "same")}:
            now[f"{where(places)}, {labels.get((part, places), 'not read')}"] += 1
        yield f"{part}, called the same now: {dict(sorted(now.items()))}"


def where(places: Iterable[Place]) -> str:
    """Tell whether two places lie in one report."""
    return "within one" if len({name for name, *_ in places}) == 1 else "across"


def part_of(event: str) -> str:
    """Name the part an event is counted under."""
    return event if event in {CEASEFIRE, CAMPAIGN} else ECB


def named(file: Path) -> Iterator[Named]:
    """Read pairs of passages with their labels."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            event, a, i, j, b, k, m, label, last = line.split("\t")
            chance = float(last) if file == READ else None
            yield Named(event, ((a, int(i), int(j)), (b, int(k), int(m))), label, chance)


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Read the reports of each event; give its name and the case."""
    yield from topics()
    yield CEASEFIRE, event_case(CEASEFIRE)
    yield CAMPAIGN, campaign(MONTHS[CAMPAIGN])


def topics() -> Iterator[tuple[str, dict[str, Any]]]:
    """Read the reports of each event of ECB+; give its name and the case."""
    events = defaultdict(list)
    for file in FILES:
        for report in load_reports(FOLDER / file):
            events[report.topic + ("plus" if report.is_plus else "ecb")].append(report)
    for event, reports in events.items():
        with tempfile.TemporaryDirectory() as room:
            for report in reports:
                path = Path(room) / f"{report.name}.txt"
                path.write_text(report.document.text, encoding="utf-8")
            yield event, case_of(room)


@cache
def campaign(months: tuple[str, ...]) -> dict[str, Any]:
    """Read the articles of some months on one campaign as one case, each with its day."""
    with tempfile.TemporaryDirectory() as room:
        for file in ARTICLES.glob("*.txt"):
            day = file.stem.split("_")[1]
            if day.startswith(months):
                head = f"---\npublished: {day}\n---\n"
                text = head + file.read_text(encoding="utf-8")
                (Path(room) / f"{file.stem}.md").write_text(text, encoding="utf-8")
        return case_of(room)


class Related(NamedTuple):
    """Two claims that are said to contradict each other, or to say the same."""

    by: str
    places: tuple[Place, Place]
    words: tuple[str, str]


def related(case: dict[str, Any], kind: str) -> Iterator[Related]:
    """Give the pairs of claims of a case that are one kind to each other, each once."""
    names = {d["id"]: d["external_id"] for d in case["documents"]}
    claims = {c["id"]: c for c in case["claims"]}
    for relation in case["relations"]:
        if relation["kind"] == kind:
            a, b = claims[relation["a"]], claims[relation["b"]]
            first, second = ((names[c["document"]], c["start"], c["end"]) for c in (a, b))
            by = "rules" if relation["chance"] is None else "the reader of pairs"
            yield Related(by, (first, second), (a["quote"], b["quote"]))


def outcome(case: dict[str, Any], wanted: Named) -> str:
    """Say what became of a contradiction that readers named."""
    first, second = (near(case, place) for place in wanted.places)
    if not first or not second:
        return "no claim there"
    kinds = {frozenset((r["a"], r["b"])): r["kind"] for r in case["relations"]}
    told = {kinds.get(frozenset(pair)) for pair in product(first, second)}
    for kind in ("contradicts", "updates", "same", "refines"):
        if kind in told:
            return kind
    return "not found"


def near(case: dict[str, Any], place: Place) -> list[str]:
    """Give the claims that stand for a passage, or hold it."""
    name, start, end = place
    (document,) = (d["id"] for d in case["documents"] if d["external_id"] == name)
    return [
        c["id"]
        for c in case["claims"]
        if c["document"] == document
        and (
            covers((start, end), (c["start"], c["end"]))
            or (c["start"] <= start and end <= c["end"])
        )
    ]


if __name__ == "__main__":
    sys.exit(main())
