"""Teach the network for names what the packaged pipeline says, and score it.

    python -m train.names.train --polnear ../shared/data/polnear [--seed 7] [--epochs 6]
    python -m train.names.train --polnear ../shared/data/polnear --score-only

Writes weights and manifest below src/rashomon/data/models/names; prints the scores on dev.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from thinc.api import Adam, Maxout, Softmax, chain, fix_random_seed

from rashomon.text.name_paths import best_paths
from rashomon.text.names import MODEL_FOLDER, REACH, NameReader, load_weights
from rashomon.text.parser import load_parser
from train.names.data import KINDS, Taught, read_split

BATCH, RATE, DROPOUT = 1024, 0.001, 0.1
CLASSES = 1 + 4 * len(KINDS)


def main() -> None:
    options = _options()
    if not options.score_only:
        taught = read_split(options.polnear / "train", options.limit)
        print(f"{len(taught.classes):,} tokens of the training articles", flush=True)
        _write(_taught_network(taught, options), options.out)
    load_weights.cache_clear()
    weights, kinds = load_weights(options.out)
    print(report(read_split(options.polnear / "dev"), weights, kinds))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--hidden", type=int, default=96)
    parser.add_argument("--limit", type=int, help="articles; all without it")
    parser.add_argument("--score-only", action="store_true")
    return parser.parse_args()


def _taught_network(taught: Taught, options: argparse.Namespace):
    """Train with a rate that falls to nought; every token of every article once an epoch."""
    fix_random_seed(options.seed)
    order = np.random.default_rng(options.seed)
    network = chain(
        Maxout(options.hidden, nP=2, dropout=DROPOUT, normalize=False), Softmax()
    )
    network.initialize(_windows(taught, np.arange(8)), np.zeros((8, CLASSES), np.float32))
    adam, count = Adam(RATE), len(taught.classes)
    for epoch in range(options.epochs):
        shuffled, right = order.permutation(count), 0
        for at in range(0, count, BATCH):
            adam.learn_rate = RATE * (1 - (epoch + at / count) / options.epochs)
            some = shuffled[at : at + BATCH]
            wanted = taught.classes[some]
            said, finish = network.begin_update(_windows(taught, some))
            right += int((said.argmax(1) == wanted).sum())
            gradient = said.copy()
            gradient[np.arange(len(some)), wanted] -= 1
            finish(gradient)
            network.finish_update(adam)
        print(
            f"epoch {epoch + 1}: {right / count:.4f} of tokens right in training",
            flush=True,
        )
    return network


def _windows(taught: Taught, some: np.ndarray) -> np.ndarray:
    near = taught.places[some][:, None] + np.arange(-REACH, REACH + 1)
    return taught.rows[near].reshape(len(some), -1).astype(np.float32)


def _write(network, folder: Path) -> None:
    """Store the weights as `names.NameReader` multiplies them."""
    hidden, out = network.layers[0].layers[0], network.layers[1]  # without the dropout
    width = 2 * REACH + 1
    matrix = hidden.get_param("W")  # hidden, pieces, window * row
    matrix = matrix.transpose(1, 0, 2).reshape(-1, width, matrix.shape[2] // width)
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        folder / "weights.npz",
        hidden=matrix.transpose(1, 2, 0).astype(np.float16),
        hidden_bias=hidden.get_param("b").T.reshape(-1).astype(np.float16),
        out=out.get_param("W").T.astype(np.float16),
        out_bias=out.get_param("b").astype(np.float16),
    )
    digest = hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()
    manifest = {
        "format": "rashomon-names/1",
        "kinds": KINDS,
        "sha256": {"weights.npz": digest},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


def report(gold: Taught, weights, kinds) -> str:
    """Score names against the teacher's: same tokens and kind, same tokens, by kind."""
    reader = NameReader(load_parser().nlp, weights, kinds)
    scores = reader.scores(gold.rows.astype(np.float32))[gold.places - REACH]
    perfect = np.full(scores.shape, -9.0, np.float32)
    perfect[np.arange(len(perfect)), gold.classes] = 9.0
    found, wanted = set(), set()
    for first, last in zip([0, *gold.ends[:-1]], gold.ends, strict=True):
        found |= {
            (first + a, first + b, k) for a, b, k in best_paths(scores[first:last], kinds)
        }
        wanted |= {
            (first + a, first + b, k) for a, b, k in best_paths(perfect[first:last], kinds)
        }
    lines = [
        _line("names and kinds", found, wanted),
        _line("names", {f[:2] for f in found}, {w[:2] for w in wanted}),
    ]
    for kind in kinds:
        of = [{n for n in names if n[2] == kind} for names in (found, wanted)]
        lines.append(_line(kind, *of))
    return "\n".join(lines)


def _line(name: str, found: set, wanted: set) -> str:
    both = len(found & wanted)
    f1 = 2 * both / max(1, len(found) + len(wanted))
    precision, recall = both / max(1, len(found)), both / max(1, len(wanted))
    return (
        f"{name:16s} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} "
        f"(teacher {len(wanted)}, found {len(found)})"
    )


if __name__ == "__main__":
    main()
