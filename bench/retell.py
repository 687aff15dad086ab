"""Make many reports of one event out of the few of an example.

    the reports of a pile -> paragraphs of several, in another order -> other words, other figures

Each made report has its own draw of all three, so that hardly two share a passage; names, days
and the words for what happened stay, so that all of them are of one event. That is what is
dear to compare: nearly every claim may meet every other.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from bench.texts import ROOT, Report
from rashomon.text.lexicon import load_words

PILES = ROOT / "examples"

KEPT = 0.7
"""Share of a report's paragraphs that stay in a report made of it, the first always."""

BORROWED = 3
"""Paragraphs taken from other reports of the pile."""

EXCHANGED = 0.5
"""Share of the longer common words that are exchanged, as in `bench.texts`."""

RECOUNTED = 0.4
"""Share of the figures that are changed."""

SWING = 0.3
"""How far a changed figure lies from the one printed, at most, as a share of it."""

RANKS = 8
"""Words that change places lie within this many ranks of frequency, as in `bench.texts`."""

LATER_DAYS = 3
"""Days after a report on which one made of it is published, at most."""

WORD = re.compile(r"\b[a-z]{5,}\b")

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)

FIGURE = re.compile(
    rf"(?<![\w.,:/-])(?:(?:{MONTHS}|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.? \d+|\d[\d.,:/-]*\d|\d)\b"
    rf"(?: (?:{MONTHS})\b)?"
)
"""What holds figures; only a bare number below 1,000 is changed: no day, hour or year."""


def retell(pile: str, count: int) -> Iterator[Report]:
    """Give reports of one event, the same ones every time, the pile's own first."""
    originals = reports_of(pile)
    yield from originals[:count]
    for number in range(len(originals), count):
        yield _made(pile, number)


@cache
def reports_of(pile: str) -> tuple[Report, ...]:
    """Read the reports of an example."""
    return tuple(map(_read, sorted((PILES / pile / "reports").glob("*.md"))))


def _read(path: Path) -> Report:
    _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
    stated = dict(line.split(": ", 1) for line in front.splitlines() if ": " in line)
    return Report(path.stem, text.strip(), stated.get("publisher"), stated.get("published"))


def _made(pile: str, number: int) -> Report:
    """Make one report out of one of the pile and some paragraphs of the others."""
    dice = random.Random(number)  # noqa: S311  a fixed draw, nothing secret
    originals = reports_of(pile)
    base = originals[number % len(originals)]
    first, *rest = base.text.split("\n\n")
    others = [p for r in originals if r is not base for p in r.text.split("\n\n")[1:]]
    kept = [p for p in rest if dice.random() < KEPT] + dice.sample(others, BORROWED)
    dice.shuffle(kept)
    told = _reworded("\n\n".join([first, *kept]), _other_words(pile, dice), dice)
    return Report(
        f"{base.external_id}-{number:03d}", told, f"Outlet {number}", _day(base, dice)
    )


def _day(base: Report, dice: random.Random) -> str | None:
    if base.published is None:
        return None
    first = date.fromisoformat(base.published[:10])
    return str(first + timedelta(days=dice.randint(0, LATER_DAYS)))


def _reworded(text: str, other: Mapping[str, str], dice: random.Random) -> str:
    def recount(match: re.Match[str]) -> str:
        printed = match[0]
        if not (printed.isdigit() and len(printed) < 4) or dice.random() > RECOUNTED:
            return printed
        return str(max(1, round(int(printed) * (1 + dice.uniform(-SWING, SWING)))))

    return FIGURE.sub(recount, WORD.sub(lambda m: other.get(m[0], m[0]), text))


def _other_words(pile: str, dice: random.Random) -> dict[str, str]:
    """Draw the exchange of words for one report."""
    found: dict[str, str] = {}
    for words in _groups(pile):
        for low in range(0, len(words), RANKS):
            near = words[low : low + RANKS]
            pairs = zip(near, dice.sample(near, len(near)), strict=True)
            found.update({a: b for a, b in pairs if dice.random() < EXCHANGED})
    return found


@cache
def _groups(pile: str) -> tuple[tuple[str, ...], ...]:
    """Group the words of a pile that may change places: of one ending, by falling frequency.

    What the comparison looks up as a happening or a kind of people stays, as in `bench.reletter`.
    """
    listed = load_words("compare_classes") | load_words("compare_groups")
    counts = Counter(w for r in reports_of(pile) for w in WORD.findall(r.text))
    groups: dict[str, list[str]] = defaultdict(list)
    for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if word not in listed:
            groups[word[-3:]].append(word)
    return tuple(tuple(words) for _, words in sorted(groups.items()))
