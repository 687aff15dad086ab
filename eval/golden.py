"""Score a case against `expected.toml`: what a careful reader of the examples finds.

    case JSON, expected -> {"reading": (hits, of), ...}

A gold claim is found by the claim of its document that overlaps it best: character F1 of at
least 0.5, or 70% of the gold covered by a claim not longer than twice the gold. Contradictions
are strict when joined by a relation, loose when they stand as different answers to one
question. Traps are pairs that only look like contradictions: fewer is better.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

EXPECTED = Path("examples/kamen-bridge/expected.toml")
UNSOURCED = ("unnamed", "unattributed")
EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "its",
        "of",
        "on",
        "or",
        "the",
    ]
)

Score = tuple[int, int]
Row = dict[str, Any]


@dataclass(slots=True)
class Found:
    """What of the case stands for each gold claim."""

    hits: dict[str, list[Row]] = field(default_factory=dict)
    best: dict[str, Row] = field(default_factory=dict)


def load_expected(path: Path = EXPECTED) -> Row:
    """Load the gold of a pile; a part of which it holds nothing is empty."""
    return dict.fromkeys(PARTS, ()) | tomllib.loads(path.read_text(encoding="utf-8"))


PARTS = ("claims", "same", "contradict", "traps", "copies", "drift", "signs")
"""What the gold of a pile may hold."""


def score_case(case: Row, gold: Row) -> dict[str, Score]:
    """Score a case; every figure is (hits, of)."""
    found = find_gold(case, gold)
    links = Links(case)
    return {
        **_score_claims(found, gold),
        "same": _count(found, gold_pairs(gold["same"]), links.agree),
        "contradict strict": _count(
            found, gold_sides(gold["contradict"]), links.contradict
        ),
        "contradict loose": _count(found, gold_sides(gold["contradict"]), links.part),
        "traps": _count(found, gold_sides(gold["traps"]), links.part),
        "drift": _count(found, gold_pairs(gold["drift"]), links.shifted),
        **_score_copies(case, gold),
        **_score_signs(case, gold),
    }


def find_gold(case: Row, gold: Row) -> Found:
    """Find the claims of a case that stand for each claim of the gold."""
    texts = {d["external_id"]: d for d in case["documents"]}
    found = Found()
    for claim in gold["claims"]:
        document = texts.get(claim["doc"])
        at = document["text"].find(claim["quote"]) if document else -1
        if document is None or at < 0:
            continue
        span = at, at + len(claim["quote"])
        near = [
            c
            for c in case["claims"]
            if c["document"] == document["id"] and covers(span, (c["start"], c["end"]))
        ]
        if near:
            found.hits[claim["id"]] = near
            found.best[claim["id"]] = max(
                near, key=lambda c: (_f1(span, (c["start"], c["end"])), -c["start"])
            )
    return found


def _f1(gold: Score, other: Score) -> float:
    both = max(0, min(gold[1], other[1]) - max(gold[0], other[0]))
    return 2 * both / (gold[1] - gold[0] + other[1] - other[0])


def covers(gold: Score, other: Score) -> bool:
    both = max(0, min(gold[1], other[1]) - max(gold[0], other[0]))
    size, length = gold[1] - gold[0], other[1] - other[0]
    return _f1(gold, other) >= 0.5 or (both >= 0.7 * size and length <= 2 * size)


def _score_claims(found: Found, gold: Row) -> dict[str, Score]:
    claims = [g for g in gold["claims"] if g["id"] in found.best]
    sources = {g["id"]: source_fits(g["source"], found.best[g["id"]]) for g in claims}
    labels = {g["id"]: found.best[g["id"]]["certainty"] == g["certainty"] for g in claims}
    figures = [g for g in gold["claims"] if _numbers(g)]
    quantified = sum(
        any(
            _numbers(g) & _numbers(q)
            for c in found.hits.get(g["id"], [])
            for q in c["quantities"]
        )
        for g in figures
    )
    total = len(gold["claims"])
    return {
        "claims": (len(claims), total),
        "source": (sum(sources.values()), len(claims)),
        "certainty": (sum(labels.values()), len(claims)),
        "reading": (sum(sources[k] and labels[k] for k in sources), total),
        "quantity": (quantified, len(figures)),
    }


def _numbers(row: Row) -> set[float]:
    values = (row.get(k) for k in ("value", "min", "max"))
    return {float(v) for v in values if isinstance(v, int | float)}


def source_fits(gold: str, claim: Row) -> bool:
    """Tell whether a claim is credited to whom the gold credits it."""
    source = claim["source"] or {}
    named = " ".join(w for w in (source.get("text"), source.get("actor_name")) if w)
    if gold == "author":
        return not named
    if gold.lower().startswith(UNSOURCED):
        return not source.get("actor_name")
    a, b = _words(gold), _words(named)
    return bool(a and b) and 2 * len(a & b) >= min(len(a), len(b))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w'’]+", text.lower())) - EMPTY_WORDS


class Links:
    """Tells how a case joins two claims."""

    def __init__(self, case: Row) -> None:
        self._joined = {
            kind: {
                frozenset((r["a"], r["b"])) for r in case["relations"] if r["kind"] == kind
            }
            for kind in ("same", "contradicts")
        }
        self._shifts = {frozenset((s["a"], s["b"])) for s in case["shifts"]}
        self._variants: dict[str, set[str]] = {}
        self._questions: dict[str, set[str]] = {}
        for question in case["questions"]:
            for variant in question["variants"]:
                for claim in variant["claims"]:
                    self._variants.setdefault(claim, set()).add(variant["id"])
                    self._questions.setdefault(claim, set()).add(question["id"])

    def contradict(self, a: Row, b: Row) -> bool:
        """Tell whether a relation says that two claims contradict each other."""
        return frozenset((a["id"], b["id"])) in self._joined["contradicts"]

    def rivals(self, a: Row, b: Row) -> bool:
        """Tell whether two claims answer one question otherwise."""
        one = self._questions.get(a["id"], set()) & self._questions.get(b["id"], set())
        return bool(one) and not self._together(a, b)

    def part(self, a: Row, b: Row) -> bool:
        """Tell whether two claims are set against each other at all."""
        return self.contradict(a, b) or self.rivals(a, b)

    def agree(self, a: Row, b: Row) -> bool:
        """Tell whether two claims are said to say the same."""
        same = frozenset((a["id"], b["id"])) in self._joined["same"]
        return (same or self._together(a, b)) and not self.rivals(a, b)

    def shifted(self, a: Row, b: Row) -> bool:
        """Tell whether something changed from one claim to the other."""
        return frozenset((a["id"], b["id"])) in self._shifts

    def _together(self, a: Row, b: Row) -> bool:
        return bool(self._variants.get(a["id"], set()) & self._variants.get(b["id"], set()))


def gold_pairs(groups: list[Row]) -> list[tuple[str, str]]:
    return [pair for g in groups for pair in combinations(g["claims"], 2)]


def gold_sides(rows: list[Row]) -> list[tuple[str, str]]:
    return [(r["a"], r["b"]) for r in rows]


def _count(found: Found, pairs: list[tuple[str, str]], test: Any) -> Score:  # noqa: ANN401
    hit = sum(
        any(
            test(x, y)
            for x in found.hits.get(a, [])
            for y in found.hits.get(b, [])
            if x["id"] != y["id"]
        )
        for a, b in pairs
    )
    return hit, len(pairs)


def _score_copies(case: Row, gold: Row) -> dict[str, Score]:
    names = {d["id"]: d["external_id"] for d in case["documents"]}
    expected = _groups([g["docs"] for g in gold["copies"]])
    made = _groups(
        [
            [names[d] for d in o["documents"]]
            for o in case["origins"]
            if o["level"] == "document"
        ]
    )
    both = len(expected & made)
    return {"copies precision": (both, len(made)), "copies recall": (both, len(expected))}


def _groups(groups: list[list[str]]) -> set[frozenset[str]]:
    return {frozenset(p) for g in groups for p in combinations(sorted(set(g)), 2)}


def _score_signs(case: Row, gold: Row) -> dict[str, Score]:
    names = {d["id"]: d["external_id"] for d in case["documents"]}
    expected = {(s["doc"], s["quote"]) for s in gold["signs"]}
    documents = {doc for doc, _ in expected}
    made = {(names[s["document"]], s["text"]) for s in case["signs"]}
    astray = [m for m in made if m[0] not in documents]
    both = sum(
        any(d == doc and (q in text or text in q) for d, text in made)
        for doc, q in expected
    )
    return {"signs": (both, len(expected)), "signs astray": (len(astray), len(made))}
