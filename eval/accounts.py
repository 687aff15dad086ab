"""Hold the accounts of every pile against the gold of its contradictions.

    case JSON, gold -> Figures; python -m eval.accounts [PILE ...]

What the gold says of accounts beyond any doubt is in its contradictions: two voices of whom it
says that they contradict each other cannot tell one story. Only contradictions that the case
has found are looked at; whether it finds them is measured elsewhere (`eval.gate`, `eval.blind`).
A voice holds something when the gold credits one of its claims in the account to it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from eval.blind import PILES, UNREAD
from eval.corpora import EVENTS, EXAMPLES, SHARED, case_of, event_case, has_shared
from eval.golden import Links, find_gold, load_expected, source_fits

Row = dict[str, Any]

FIRM = "contradiction"
"""Strength of a contradiction in the gold of the events; "tension" is less. The examples have
no other."""


@dataclass(slots=True)
class Figures:
    """What the accounts of one pile come to."""

    matters: int
    accounts: int
    found: int = 0
    """Contradictions of the gold that the case has found."""
    divided: int = 0
    """Those whose voices stand in different accounts of one matter."""
    together: list[str] = field(default_factory=list)
    """Those whose two voices lie in one account, each with its answer: never right."""
    unknown: list[str] = field(default_factory=list)
    """Those with a voice of nobody who could be known again: "residents", "the note"."""
    own: list[str] = field(default_factory=list)
    """Those of one voice: it gave both answers, or two reports say so."""
    left_out: list[str] = field(default_factory=list)
    """The rest: a voice that gave both answers or tells with both sides, of which a note says
    so, or no matter."""
    unseen: list[str] = field(default_factory=list)
    """Those the case has not found, and whose two answers lie in one account for that."""
    empty: list[str] = field(default_factory=list)
    """Holders of an account of whose claims in it the gold credits none to them."""


def score(case: Row, gold: Row) -> Figures:
    """Hold the accounts of a case against its gold."""
    pile = _Pile(case, gold)
    figures = Figures(len(case["matters"]), len(case["accounts"]))
    firm = (r for r in gold["contradict"] if r.get("strength", FIRM) == FIRM)
    for row in firm:
        pairs = pile.pairs(row)
        name = f"{row['a']} / {row['b']}"
        if pairs:
            figures.found += 1
            _place(figures, pile, name, pairs)
        elif any(pile.share(x, y) for x, y in pile.sides(row)):
            figures.unseen.append(name)
    figures.empty = [*pile.empty()]
    return figures


def _place(figures: Figures, pile: _Pile, name: str, pairs: list[tuple[Row, Row]]) -> None:
    """Count one contradiction by where its voices stand."""
    voices = [(pile.voice(x), pile.voice(y)) for x, y in pairs]
    told = f"{name}: {' | '.join(sorted({f'{a} - {b}' for a, b in voices}))}"
    if any(pile.share(x, y) for x, y in pairs):
        figures.together.append(told)
    if any(pile.part(x, y) for x, y in pairs):
        figures.divided += 1
    elif not any(x["voice"] and y["voice"] for x, y in pairs):
        figures.unknown.append(told)
    elif all(x["voice"] == y["voice"] for x, y in pairs if x["voice"] and y["voice"]):
        figures.own.append(told)
    else:
        figures.left_out.append(told)


class _Pile:
    """Looks the accounts of a case up by claim."""

    def __init__(self, case: Row, gold: Row) -> None:
        self._case = case
        self._found = find_gold(case, gold)
        self._gold = {g["id"]: g for g in gold["claims"]}
        self._links = Links(case)
        self._claims = {c["id"]: c for c in case["claims"]}
        self._variants = {v["id"]: v for q in case["questions"] for v in q["variants"]}

    def voice(self, claim: Row) -> str:
        """Name who holds a claim as the accounts do, else the words of its source."""
        source = claim["source"] or {}
        words = source.get("actor_name") or source.get("text") or "unnamed source"
        return claim["voice"] or str(words)

    def sides(self, row: Row) -> list[tuple[Row, Row]]:
        """Give the claims that stand for the two sides of a contradiction of the gold."""
        a, b = (self._found.hits.get(row[side], []) for side in "ab")
        return [*product(a, b)]

    def pairs(self, row: Row) -> list[tuple[Row, Row]]:
        """Give the claims by which a contradiction of the gold was found."""
        return [(x, y) for x, y in self.sides(row) if self._links.contradict(x, y)]

    def _holding(self, claim: Row) -> list[Row]:
        """Give the accounts that hold a claim's answer, its voice among the holders."""
        return [
            account
            for account in self._case["accounts"]
            if claim["voice"] in account["held_by"]
            and any(claim["id"] in self._variants[v]["claims"] for v in account["variants"])
        ]

    def share(self, x: Row, y: Row) -> bool:
        """Tell whether one account has both voices, each with its answer."""
        theirs = {account["id"] for account in self._holding(y)}
        apart = self.voice(x) != self.voice(y)
        return apart and any(account["id"] in theirs for account in self._holding(x))

    def part(self, x: Row, y: Row) -> bool:
        """Tell whether two accounts of one matter have one voice each."""
        return any(
            a["id"] != b["id"] and a["matter"] == b["matter"]
            for a, b in product(self._holding(x), self._holding(y))
        )

    def empty(self) -> Iterator[str]:
        """Name the holders of accounts none of whose answers the gold gives to them."""
        named = [(self._gold[k], c) for k, c in self._found.best.items()]
        by_claim = {c["id"]: source_fits(g["source"], c) for g, c in named}
        for account in self._case["accounts"]:
            held = {i for v in account["variants"] for i in self._variants[v]["claims"]}
            for name in account["held_by"]:
                own = [i for i in held if self._claims[i]["voice"] == name]
                judged = [by_claim[i] for i in own if i in by_claim]
                if not own or (judged and len(judged) == len(own) and not any(judged)):
                    yield f"{account['title']}: {name}"


def piles() -> Iterator[tuple[str, Row, Row]]:
    """Give every pile that is here, with its gold."""
    for name in (pile for pile in PILES if pile not in UNREAD):
        folder = EXAMPLES.parent / name
        gold = load_expected(folder / "expected.toml")
        yield name, case_of(str(folder / "reports")), gold
    for name in EVENTS if has_shared() else ():
        path = SHARED / "data" / "events" / name / "gold.json"
        yield name, event_case(name), json.loads(path.read_text(encoding="utf-8"))


def main(names: list[str]) -> int:
    """Print a line a pile, and what is amiss; exit 1 where voices lie together."""
    print(
        "| pile | matters | accounts | found | apart | together | of nobody | of one voice "
        "| left out | hold nothing | missed, together |\n" + "|---" * 11 + "|"
    )
    amiss: list[str] = []
    is_right = True
    for name, case, gold in piles():
        if names and name not in names:
            continue
        f = score(case, gold)
        cells = (f.together, f.unknown, f.own, f.left_out, f.empty, f.unseen)
        counts = [f.matters, f.accounts, f.found, f.divided, *map(len, cells)]
        print(f"| {name} | " + " | ".join(map(str, counts)) + " |", flush=True)
        sorts = ("together", "of nobody", "of one voice", "left out", "holds nothing")
        sorts = (*sorts, "missed")
        amiss += [f"{name}: {s}: {x}" for s, c in zip(sorts, cells, strict=True) for x in c]
        is_right &= not f.together and not f.empty
    print("\n" + "\n".join(amiss))
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
