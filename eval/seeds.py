"""Check the sentences of the founding five that must come out right, each by its offsets.

    seeds.toml (offsets and readings, no sentence) + case JSON -> n of 21 come out

A sentence comes out when every check of its row holds. Checks are small and named:

    claim     the claim that overlaps a range best: source (author, unnamed, or the range of the
              source's words), certainty, factuality of source, chain length, figures
    apart     claims of two ranges stand as rivals: contradicting or in one question
    sign      a sign overlaps a range
    cause     a cause runs from words in one range to words in another
    zone      the zone of the best claim
    agent     no claim over a range makes the actor at another range its agent
    refines   a relation of that kind joins claims of two ranges
    shift     a shift of that kind joins claims of two ranges
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from eval.corpora import SHARED, case_of

ROWS = Path(__file__).with_name("seeds.toml")

Row = dict[str, Any]
Range = tuple[str, int, int]


class Reading:
    """The case, looked up by ranges of the seeds."""

    def __init__(self, case: Row) -> None:
        self.case = case
        self.ids = {d["external_id"][:3]: d["id"] for d in case["documents"]}
        self.claims: dict[str, Row] = {c["id"]: c for c in case["claims"]}

    def over(self, at: list[Any]) -> list[Row]:
        """Give the claims that share at least half of the smaller of claim and range."""
        doc, start, end = self._range(at)
        found: list[Row] = []
        for claim in self.case["claims"]:
            both = min(end, claim["end"]) - max(start, claim["start"])
            smaller = min(end - start, claim["end"] - claim["start"])
            if claim["document"] == doc and both >= 0.5 * smaller:
                found.append(claim)
        return found

    def best(self, at: list[Any]) -> Row | None:
        """Give the claim with the largest character F1."""
        _, start, end = self._range(at)
        return max(self.over(at), key=lambda c: _f1(start, end, c), default=None)

    def touches(self, at: list[Any], row: Row) -> bool:
        """Tell whether a row with document, start and end overlaps a range."""
        doc, start, end = self._range(at)
        return row["document"] == doc and row["start"] < end and start < row["end"]

    def words(self, at: list[Any]) -> str:
        """Give the words of a range."""
        doc, start, end = self._range(at)
        text = next(d["text"] for d in self.case["documents"] if d["id"] == doc)
        return " ".join(text[start:end].split())

    def _range(self, at: list[Any]) -> Range:
        return self.ids[at[0]], int(at[1]), int(at[2])


def _f1(start: int, end: int, claim: Row) -> float:
    both = max(0, min(end, claim["end"]) - max(start, claim["start"]))
    return 2 * both / (end - start + claim["end"] - claim["start"])


def _claim(reading: Reading, check: Row) -> bool:
    claim = reading.best(check["at"])
    return claim is not None and all(
        test(reading, claim, check[name]) for name, test in ASPECTS.items() if name in check
    )


def _source(reading: Reading, claim: Row, expected: Any) -> bool:  # noqa: ANN401
    source = claim["source"]
    if expected == "author":
        return source is None
    if source is None:
        return False
    if expected == "unnamed":
        return not source["actor_name"]
    at = {"document": claim["document"], "start": source["start"], "end": source["end"]}
    if source["start"] is not None and reading.touches(expected, at):
        return True
    name = source["actor_name"] or ""
    return bool(name) and name.lower() in reading.words(expected).lower()


def _figures(_: Reading, claim: Row, expected: list[Row]) -> bool:
    found = claim["quantities"]
    return all(
        any(all(q.get(k) == v for k, v in e.items()) for q in found) for e in expected
    )


ASPECTS: dict[str, Callable[[Reading, Row, Any], bool]] = {
    "source": _source,
    "certainty": lambda _, c, e: c["certainty"] in e.split("|"),
    "factuality": lambda _, c, e: c["factuality"]["source"] in e.split("|"),
    "chain": lambda _, c, e: c["source"] is not None and len(c["source"]["chain"]) == e,
    "quantities": _figures,
    "times": lambda _, c, e: e in {t["edtf"] for t in c["times"]},
    "base": lambda _, c, __: any(q["base"] for q in c["quantities"]),
}


def _pairs(reading: Reading, check: Row) -> list[tuple[Row, Row]]:
    return [(a, b) for a in reading.over(check["a"]) for b in reading.over(check["b"])]


def _apart(reading: Reading, check: Row) -> bool:
    joined = {
        frozenset((r["a"], r["b"]))
        for r in reading.case["relations"]
        if r["kind"] == "contradicts" and check.get("on") in {None, r["on"]}
    }
    return any(frozenset((a["id"], b["id"])) in joined for a, b in _pairs(reading, check))


def _related(reading: Reading, check: Row) -> bool:
    kinds = set(check["kind"].split("|"))
    joined = {
        frozenset((r["a"], r["b"])) for r in reading.case["relations"] if r["kind"] in kinds
    }
    return any(frozenset((a["id"], b["id"])) in joined for a, b in _pairs(reading, check))


def _shift(reading: Reading, check: Row) -> bool:
    joined = {
        frozenset((s["a"], s["b"]))
        for s in reading.case["shifts"]
        if s["kind"] in check["kind"].split("|")
    }
    return any(frozenset((a["id"], b["id"])) in joined for a, b in _pairs(reading, check))


def _sign(reading: Reading, check: Row) -> bool:
    return any(reading.touches(check["at"], s) for s in reading.case["signs"])


def _cause(reading: Reading, check: Row) -> bool:
    cause, effect = reading.words(check["a"]), reading.words(check["b"])
    return any(
        c["cause"] in cause
        and c["effect"] in effect
        and c["certainty"] == check["certainty"]
        for c in reading.case["system"]["causes"]
    )


def _zone(reading: Reading, check: Row) -> bool:
    claim = reading.best(check["at"])
    return claim is not None and claim["zone"] == check["zone"]


def _agent(reading: Reading, check: Row) -> bool:
    doc, start, end = reading._range(check["never"])  # noqa: SLF001
    mentions = [m for c in reading.over(check["at"]) for m in c["actors"]]
    del doc
    return not any(
        m["role"] == "agent" and m["start"] < end and start < m["end"] for m in mentions
    )


def _nobody(reading: Reading, check: Row) -> bool:
    return not reading.over(check["at"])


CHECKS: dict[str, Callable[[Reading, Row], bool]] = {
    "claim": _claim,
    "apart": _apart,
    "related": _related,
    "shift": _shift,
    "sign": _sign,
    "cause": _cause,
    "zone": _zone,
    "agent": _agent,
    "nobody": _nobody,
}


def check_seeds(case: Row) -> list[tuple[str, list[str]]]:
    """Give each sentence's name and the checks that do not hold."""
    reading = Reading(case)
    rows = tomllib.loads(ROWS.read_text(encoding="utf-8"))["sentences"]
    return [
        (
            row["name"],
            [_named(c) for c in row["checks"] if not CHECKS[c["check"]](reading, c)],
        )
        for row in rows
    ]


def _named(check: Row) -> str:
    rest = {k: v for k, v in check.items() if k != "check"}
    return f"{check['check']} {rest}"


def seeds_scores() -> dict[str, tuple[int, int]]:
    """Count the sentences that come out."""
    outcome = check_seeds(case_of(str(SHARED / "seeds")))
    return {"sentences": (sum(not failed for _, failed in outcome), len(outcome))}


def main() -> int:
    """Print each sentence with what does not hold."""
    outcome = check_seeds(case_of(str(SHARED / "seeds")))
    for name, failed in outcome:
        print(("ok  " if not failed else "--  ") + name)
        for what in failed:
            print("      " + what)
    print(f"{sum(not f for _, f in outcome)} of {len(outcome)} come out")
    return 0


if __name__ == "__main__":
    sys.exit(main())
