"""Tell what likeness by meaning would bring to `same`, were it asked, and what it would cost.

    python -m eval.meaning WHEELS       WHEELS: a folder with the packages (eval/likeness.py)

Five tables: how near the gold pairs of the piles lie that we join and that we miss; how many
open pairs of which one side denies lie near, and how many of them part by gold; how many of the
nearest pairs that nothing joins say the same (one reader, `meaning.tsv`, list `near`); the same
of pairs that give the same exact figures (list `figures`); and how many pairs of ECB+ dev
sentences of one content would be joined, beside how many new pairs are of two events.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

from eval.corpora import has_shared
from eval.likeness import Likeness
from eval.meaning_cases import (
    TOPICS,
    Case,
    case_named,
    corpora,
    gold_of,
    gold_sentences,
    labelled,
    one_figure,
    passes,
)
from rashomon.stages.compare.findings import Pair
from rashomon.stages.compare.retold import tell_one_deed

NEAR = (0.6, 0.7, 0.75, 0.8)
"""Cosines at which cuts are shown."""

NEAR_DENIAL = 0.5
"""The same for a denial and what it denies."""

ALIKE = 0.4
"""Cosine of two static vectors from which predicates are alike ("strike", "hit")."""

Test = Callable[[Pair, str, str], bool]


def main(arguments: list[str]) -> int:
    """Print the tables."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    like = Likeness(Path(arguments[0]))
    print_gold(like)
    print_denials(like)
    print_near(like)
    print_figures(like)
    if has_shared():
        print_topics(like)
    return 0


def print_gold(like: Likeness) -> None:
    """Print how near gold pairs lie, and what cuts would find of those missed."""
    found: dict[str, list[tuple[float, float, float]]] = {}
    stopped: list[tuple[float, bool]] = []
    for case in map(case_named, corpora()):
        for kind, pairs in gold_of(case).items():
            for claims in filter(None, pairs):
                wanted = "same" if kind == "same" else "contradicts"
                is_found = any(case.joined.get(frozenset(p)) == wanted for p in claims)
                name = f"{kind}, {'found' if is_found else 'not found'}"
                texts = [(case.text(a), case.text(b)) for a, b in claims]
                found.setdefault(name, []).append(_nearest(like, texts))
                if kind == "same" and not is_found:
                    open_ = [p for p in claims if passes(case.pair(*p))]
                    near = [like.cosine(case.text(a), case.text(b)) for a, b in open_]
                    stopped.append((max(near, default=0.0), bool(open_)))
    print("gold pairs (medians)              pairs  MiniLM  words  reranker")
    for name, rows in sorted(found.items()):
        cells = [median(row[k] for row in rows) for k in range(3)]
        print(
            f"  {name:30s} {len(rows):6d} {cells[0]:7.2f} {cells[1]:6.2f} {cells[2]:8.1f}"
        )
    print(
        f"  same, not found: {sum(o for _, o in stopped)} of {len(stopped)} pass the guards"
    )
    for cut in NEAR:
        print(f"    with MiniLM >= {cut}: {sum(o and near >= cut for near, o in stopped)}")


def _nearest(like: Likeness, texts: list[tuple[str, str]]) -> tuple[float, float, float]:
    measures = like.cosine, like.words, like.rerank
    cells = [max(measure(a, b) for a, b in texts) for measure in measures]
    return cells[0], cells[1], cells[2]


def print_denials(like: Likeness) -> None:
    """Print how many open pairs of opposite polarity lie near, and how many part by gold."""
    near: list[bool] = []
    missed: list[bool] = []
    for case in map(case_named, corpora()):
        gold = {frozenset(p) for pairs in gold_of(case)["contradict"] for p in pairs}
        for a, b in case.open_pairs:
            pair = case.pair(a, b)
            if pair.a.is_negative == pair.b.is_negative or not pair.may_dispute:
                continue
            is_near = like.cosine(case.text(a), case.text(b)) >= NEAR_DENIAL
            parts = frozenset((a, b)) in gold
            near += [parts] * is_near
            missed += [is_near] * parts
    print(
        f"\none side denies, MiniLM >= {NEAR_DENIAL}: {len(near)} open pairs, {sum(near)} part"
    )
    print(f"  of {len(missed)} pairs missed that part so, {sum(missed)} lie as near")


def print_near(like: Likeness) -> None:
    """Print how many of the nearest open pairs say the same, by each measure."""
    rows = [(case.text(a), case.text(b), label) for case, a, b, label in labelled("near")]
    print(f"\nnearest pairs that nothing joined: {len(rows)} read; share that say the same")
    measures = {"MiniLM": like.cosine, "words": like.words, "reranker": like.rerank}
    for name, measure in measures.items():
        ranked = sorted(rows, key=lambda row: -measure(row[0], row[1]))
        cells = [f"top {k} {_share([r[2] for r in ranked[:k]])}" for k in (20, 40, 60)]
        print(f"  {name:10s} {'; '.join(cells)}")
    for cut in NEAR:
        labels = [label for a, b, label in rows if like.cosine(a, b) >= cut]
        print(f"  MiniLM >= {cut}: {_share(labels)}")


def print_figures(like: Likeness) -> None:
    """Print how many pairs that give the same figures say the same, by what is asked beside."""
    rows = [row for row in labelled("figures") if one_figure(row[0].pair(row[1], row[2]))]
    print(
        f"\npairs that give the same exact figures: {len(rows)} read; share that say the same"
    )
    for name, test in _figure_tests(like).items():
        labels = [
            (label, case.name.startswith("ecb-"))
            for case, a, b, label in rows
            if test(case.pair(a, b), case.text(a), case.text(b))
        ]
        topics, piles = (
            [y for y, is_topic in labels if is_topic is k] for k in (True, False)
        )
        every = _share([y for y, _ in labels])
        print(f"  {name:36s} {every}; ECB+ {_share(topics)}; piles {_share(piles)}")


def _figure_tests(like: Likeness) -> dict[str, Test]:
    return {
        "nothing": lambda *_: True,
        "MiniLM >= .6": lambda _, a, b: like.cosine(a, b) >= 0.6,
        "predicates alike": lambda p, *_: predicates_alike(like, p),
        "MiniLM >= .55, predicates alike": lambda p, a, b: (
            like.cosine(a, b) >= 0.55 and predicates_alike(like, p)
        ),
        "words alone, as the rule asks": lambda p, *_: tell_one_deed(p.a, p.b),
    }


def predicates_alike(like: Likeness, pair: Pair) -> bool:
    """Tell whether both claims have a predicate and these are alike in meaning."""
    one, other = (f.claim.predicate for f in (pair.a, pair.b))
    return bool(one and other) and like.predicates(str(one), str(other)) >= ALIKE


def print_topics(like: Likeness) -> None:
    """Print what would be joined in ECB+ dev, and how many new pairs are of two events."""
    tests: dict[str, Test] = {
        "MiniLM >= .75": lambda p, a, b: like.cosine(a, b) >= 0.75 and passes(p),
        "MiniLM >= .85": lambda p, a, b: like.cosine(a, b) >= 0.85 and passes(p),
        "MiniLM >= .75, ground, predicates": lambda p, a, b: (
            like.cosine(a, b) >= 0.75
            and passes(p)
            and p.meeting.own_grounds > 0
            and predicates_alike(like, p)
        ),
        "one figure, MiniLM >= .6": lambda p, a, b: (
            one_figure(p) and like.cosine(a, b) >= 0.6
        ),
        "one figure, words alone": lambda p, *_: one_figure(p) and tell_one_deed(p.a, p.b),
    }
    cases = [case_named(f"ecb-{number}") for number in TOPICS]
    gold = [pairs for number in TOPICS for pairs in gold_sentences(number)]
    now = [pair for pair in gold if _joins(pair, cases)]
    print(f"\nECB+ dev, sentences of one content: {len(now)} of {len(gold)} joined now")
    for name, test in tests.items():
        new = {
            frozenset((a, b)): _is_plus(case, a) != _is_plus(case, b)
            for case in cases
            for a, b in case.open_pairs
            if test(case.pair(a, b), case.text(a), case.text(b))
        }
        hits = sum(_joins(pair, cases) or _has(pair, new.keys()) for pair in gold)
        print(f"  {name:36s} {hits}; new {len(new)}, of two events {sum(new.values())}")


def _joins(pair: tuple[list[str], list[str]], cases: list[Case]) -> bool:
    same = (k for case in cases for k, kind in case.joined.items() if kind == "same")
    return _has(pair, set(same))


def _has(pair: tuple[list[str], list[str]], keys: object) -> bool:
    return any(frozenset((a, b)) in keys for a in pair[0] for b in pair[1])  # type: ignore[operator]


def _is_plus(case: Case, claim: str) -> bool:
    return case.report(claim).endswith("plus")


def _share(labels: list[bool]) -> str:
    return (
        f"{sum(labels) / len(labels):.2f} ({sum(labels)} of {len(labels)})"
        if labels
        else "-"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
