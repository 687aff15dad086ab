"""Claims of real reports, and what other reports might say of the same happening.

    place of a claim, six sentences written for it -> pairs that are the same, opposed, or neither

Words part nothing here: what says the same shares few of them with its claim, and what is neither
shares many. Of the reports only places are kept (`retold.jsonl`); the sentences are our own.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from eval.corpora import SHARED

from .pairs import NEITHER, OPPOSED, SAME, Told

RETOLD = Path(__file__).with_name("retold.jsonl")

HELD_CLAIM = 12
"""One claim of so many is left out of what teaches."""

CLAIM = "claim"

BETWEEN = (
    (CLAIM, "s", SAME),
    (CLAIM, "t", SAME),
    ("s", "t", SAME),
    (CLAIM, "c", OPPOSED),
    ("s", "c", OPPOSED),
    ("t", "c", OPPOSED),
    (CLAIM, "d", OPPOSED),
    ("s", "d", OPPOSED),
    (CLAIM, "n", NEITHER),
    ("s", "n", NEITHER),
    (CLAIM, "m", NEITHER),
    ("s", "m", NEITHER),
    ("t", "m", NEITHER),
)
"""Which two of a claim and its sentences are what to each other: s and t say the same, c and d are
opposed (d with a word of negation), n and m neither (m with one)."""


def load_retold(*, held: bool) -> list[Told]:
    """Give the pairs; one claim of twelve is held."""
    lines = RETOLD.read_text(encoding="utf-8").splitlines()
    return [
        pair
        for k, line in enumerate(lines)
        if (k % HELD_CLAIM == 0) == held
        for pair in _pairs(json.loads(line))
    ]


def _pairs(row: dict) -> Iterator[Told]:
    told = row | {CLAIM: claim_at(row["place"])}
    for a, b, label in BETWEEN:
        yield Told(told[a], told[b], label)


def claim_at(place: list) -> str:
    """Give the words that stand at a place of the measuring data."""
    corpus, *where = place
    return {"polnear": _of_article, "rte": _of_snippet, "claimdiff": _of_outlet}[corpus](
        *where
    )


def _of_article(name: str, start: int, end: int) -> str:
    folder = SHARED / "data" / "polnear" / "train" / "text"
    return (folder / f"{name}.txt").read_text(encoding="utf-8")[start:end]


def _of_snippet(part: str, number: str, start: int, end: int) -> str:
    return _snippets(part)[number][start:end]


@cache
def _snippets(part: str) -> dict[str, str]:
    with zipfile.ZipFile(SHARED / "data" / "pairs" / "rte_nltk" / "rte.zip") as packed:
        root = ET.fromstring(packed.read(f"rte/{part}.xml"))  # noqa: S314  our data
    return {pair.attrib["id"]: (pair.findtext("t") or "").strip() for pair in root}


def _of_outlet(part: str, number: str, side: str) -> str:
    return _outlets(part)[number][f"claim_{side}"].strip()


@cache
def _outlets(part: str) -> dict[str, dict]:
    file = SHARED / "data" / "claimdiff" / f"ClaimDiff-{part}-train.json"
    rows = json.loads(file.read_text(encoding="utf-8"))["data"]
    return {row["pair_id"]: row for row in rows}
