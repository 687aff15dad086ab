"""Count what each bound on the reader of pairs costs, on situations of which all is labelled.

    python -m eval.asked_pairs [--situations 12] [--part measured|taught]

Two tables. The first puts the bounds on one after the other, as the program does, and counts the
contradicting pairs of pieces that are left, and the pairs of claims. The second leaves each bound
out by itself and counts what the reader then finds over its least chance, and how much is right.
No pair is shown: nobody is to read the misses of what measures.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from eval.corpora import compared_by_rules
from eval.disputed import PARTS
from eval.situations import (
    Piece,
    Situation,
    find_situations,
    pairs_of,
    piece_of,
    write_reports,
)
from eval.statements import options, spread
from rashomon.stages.compare.findings import Pair
from rashomon.stages.compare.opposing import BOUNDS, LEAST_OPPOSED, read_opposed
from rashomon.stages.compare.readable import statement

KEYS, RULES = "brought together by keys, or a word", "no rule speaks of them"


@dataclass(frozen=True, slots=True)
class Asked:
    """Two claims of two reports: what their pieces are, and which bounds let them through."""

    pieces: tuple[int, Piece, Piece]
    """Number of the situation, and both pieces."""
    contradict: bool
    let_by: frozenset[str]
    """Names of the bounds that let the pair through."""
    said: tuple[str, str]


def asked_of(number: int, situation: Situation) -> Iterator[Asked]:
    """Give the pairs of claims of two reports of a situation."""
    with tempfile.TemporaryDirectory() as room:
        file, begins = write_reports(situation, Path(room))
        case, facets, keyed, params, loose = compared_by_rules(str(file))
    place = piece_of(case, begins)
    is_what = {(a, b): kind for kind, a, b in pairs_of(situation)}
    ruled = {frozenset((r["a"], r["b"])) for r in case["relations"]}
    for a, b in combinations(sorted(facets.values(), key=lambda f: f.order), 2):
        first, second = sorted((place[a.id], place[b.id]))
        if first[0] == second[0]:
            continue
        ids, pair = frozenset((a.id, b.id)), Pair(a, b, params)
        is_met = ids in keyed or ids in loose
        let_by = {name for name, lets in BOUNDS.items() if is_met and lets(pair)}
        let_by |= {KEYS} if is_met else set()
        let_by |= {RULES} if ids not in ruled else set()
        contradict = is_what[first, second] == "contradicts"
        said = (statement(a), statement(b))
        yield Asked((number, first, second), contradict, frozenset(let_by), said)


Pairs = set[tuple[int, Piece, Piece]]
"""Pairs of pieces, by their situation."""


def left_after(asked: list[Asked]) -> Iterator[tuple[str, int, int]]:
    """Put one bound on after the other: its name, contradicting pairs of pieces, pairs left."""
    left = asked
    for name in (KEYS, RULES, *BOUNDS):
        left = [pair for pair in left if name in pair.let_by]
        yield name, len({pair.pieces for pair in left if pair.contradict}), len(left)


def found_without(asked: list[Asked], left_out: str | None) -> tuple[int, int]:
    """Count what the reader finds without one bound: right pairs of pieces, and all of them."""
    wanted = {KEYS, RULES, *BOUNDS} - {left_out}
    read = (pair for pair in asked if wanted <= pair.let_by)
    found = [pair for pair in read if read_opposed(*pair.said) >= LEAST_OPPOSED]
    right: Pairs = {pair.pieces for pair in found if pair.contradict}
    return len(right), len({pair.pieces for pair in found})


def main(arguments: list[str]) -> int:
    """Print both tables."""
    asked = options("eval.asked_pairs", "situations", PARTS, 12).parse_args(arguments)
    chosen = spread(find_situations(asked.part), asked.count)
    pairs = [pair for k, one in enumerate(chosen) for pair in asked_of(k, one)]
    wanted = sum(kind == "contradicts" for one in chosen for kind, *_ in pairs_of(one))
    print(
        f"{len(chosen)} situations ({asked.part}), {wanted} contradicting pairs of pieces"
    )
    print(
        f"| bound | contradicting | of all {len(pairs)} pairs of claims |\n|---|---:|---:|"
    )
    for name, contradict, left in left_after(pairs):
        print(f"| {name} | {contradict} | {left} |")
    print("\n| without | right | of all found |\n|---|---:|---:|")
    for name in (None, *BOUNDS):
        right, found = found_without(pairs, name)
        print(f"| {name or 'none left out'} | {right} | {found} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
