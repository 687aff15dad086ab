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
    outside: list[str] = field(default_factory=list)
    """Those that no matter contains: nobody could see them in an account."""
    unheld: list[str] = field(default_factory=list)
    """Those in a matter of which a voice is in no account, with whose it is."""
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
    elif not any(pile.in_matter(x, y) for x, y in pairs):
        figures.outside.append(told)
    else:
        figures.unheld.append(told)


class _Pile:
    """Looks the accounts of a case up by claim."""

    def __init__(self, case: Row, gold: Row) -> None:
        self._case = case
        self._found = find_gold(case, gold)
        self._gold = {g["id"]: g for g in gold["claims"]}
        self._links = Links(case)
        self._publishers = {
            d["id"]: d["publisher"] or d["external_id"] for d in case["documents"]
        }
        self._claims = {c["id"]: c for c in case["claims"]}
        self._variants = {v["id"]: v for q in case["questions"] for v in q["variants"]}
        self._asked: dict[str, set[str]] = {}
        for question in case["questions"]:
            for variant in question["variants"]:
                for claim_id in variant["claims"]:
                    self._asked.setdefault(claim_id, set()).add(question["id"])

    def voice(self, claim: Row) -> str:
        """Name who holds a claim as the accounts do."""
        if claim["source"] is None:
            return self._publishers[claim["document"]]
        source = claim["source"]
        return source["actor_name"] or source["text"] or "unnamed source"

    def sides(self, row: Row) -> list[tuple[Row, Row]]:
        """Give the claims that stand for the two sides of a contradiction of the gold."""
        a, b = (self._found.hits.get(row[side], []) for side in "ab")
        return [*product(a, b)]

    def pairs(self, row: Row) -> list[tuple[Row, Row]]:
        """Give the claims by which a contradiction of the gold was found."""
        return [(x, y) for x, y in self.sides(row) if self._links.contradict(x, y)]

    def _holding(self, claim: Row) -> list[Row]:
        """Give the accounts that hold a claim's answer, its voice among the holders."""
        voice = self.voice(claim)
        return [
            account
            for account in self._case["accounts"]
            if voice in account["held_by"]
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

    def in_matter(self, x: Row, y: Row) -> bool:
        """Tell whether a matter with accounts has a question that both answer."""
        both = self._asked.get(x["id"], set()) & self._asked.get(y["id"], set())
        return any(both & set(m["questions"]) for m in self._case["matters"])

    def empty(self) -> Iterator[str]:
        """Name the holders of accounts none of whose answers the gold gives to them."""
        named = [(self._gold[k], c) for k, c in self._found.best.items()]
        by_claim = {c["id"]: source_fits(g["source"], c) for g, c in named}
        for account in self._case["accounts"]:
            held = {i for v in account["variants"] for i in self._variants[v]["claims"]}
            for name in account["held_by"]:
                own = [i for i in held if self.voice(self._claims[i]) == name]
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
        "| pile | matters | accounts | found | apart | together | in no account "
        "| in no matter | hold nothing | missed, together |\n" + "|---" * 10 + "|"
    )
    amiss: list[str] = []
    is_right = True
    for name, case, gold in piles():
        if names and name not in names:
            continue
        f = score(case, gold)
        cells = (f.together, f.unheld, f.outside, f.empty, f.unseen)
        counts = [f.matters, f.accounts, f.found, f.divided, *map(len, cells)]
        print(f"| {name} | " + " | ".join(map(str, counts)) + " |", flush=True)
        sorts = ("together", "in no account", "in no matter", "holds nothing")
        sorts = (*sorts, "missed")
        amiss += [f"{name}: {s}: {x}" for s, c in zip(sorts, cells, strict=True) for x in c]
        is_right &= not f.together and not f.empty
    print("\n" + "\n".join(amiss))
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
