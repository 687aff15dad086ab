"""Say how well the network reads what did not teach it: sets, events, situations, piles."""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from eval.statements import spread
from sklearn.metrics import average_precision_score

from .model import Batches, Judge, chances
from .pairs import (
    LABELLED_HELD,
    OPPOSED,
    SAME,
    Told,
    labelled,
    load_events,
    load_sets,
    load_situations,
    of_event,
    of_set,
)

NAMES = {SAME: "same", OPPOSED: "opposed"}

CUTS = (0.5, 0.6, 0.7, 0.8, 0.9)


Read = Callable[[list[tuple[str, str]]], np.ndarray]
"""Gives of pairs the chances of neither, same, opposed."""


def report(read: Read, seed: int = 5) -> None:
    rng = random.Random(seed)
    sets = [p for told in load_sets(held=True) for p in of_set(told, rng)]
    events = [p for event in load_events(held=True) for p in of_event(event, rng)]
    report_pairs("sets", sets, read)
    report_pairs("events", events, read)
    held = labelled(LABELLED_HELD)
    report_cuts("held piles", *report_pairs("held piles", held, read))


def report_situations(read: Read, count: int) -> None:
    """Print how well all pairs of some held situations are told apart: few are anything."""
    chosen = spread(load_situations(held=True), count)
    pairs = [pair for situation in chosen for pair in situation]
    told, labels = report_pairs(f"{len(chosen)} situations", pairs, read)
    report_cuts("situations", told, labels)


def report_cuts(name: str, told, labels) -> None:
    for cut in CUTS:
        for kind, how in NAMES.items():
            sure = labels[told[:, kind] > cut]
            right, every = (sure == kind).sum(), (labels == kind).sum()
            print(
                f"{name} > {cut}: {right} of {len(sure)} {how} right, of {every} there are"
            )


def report_pairs(name: str, pairs: list[Told], read: Read):
    """Print how well pairs are told apart, and give their chances and labels."""
    told = read([(p.a, p.b) for p in pairs])
    labels = np.array([p.label for p in pairs])
    right = ", ".join(f"{(told.argmax(1)[labels == k] == k).mean():.3f}" for k in range(3))
    same, opposed = (average_precision_score(labels == k, told[:, k]) for k in NAMES)
    print(
        f"{name}: {len(pairs)} pairs, right of neither, same, opposed: {right};"
        f" average precision of same {same:.3f}, of opposed {opposed:.3f}"
    )
    return told, labels


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument(
        "--situations",
        type=int,
        default=12,
        help="held situations, of which all pairs are read",
    )
    asked = parser.parse_args()
    model, batches = Judge(asked.base), Batches(asked.base)
    model.load_state_dict(torch.load(asked.weights, weights_only=True))

    def read(pairs):
        return chances(model, batches, pairs)

    report_situations(read, asked.situations)
    report(read)


if __name__ == "__main__":
    main()
