"""Teach what tells, of many pairs at once, which may be opposed (`rashomon.text.gists`).

    pairs with the large network's word -> means of word vectors -> map, weights of a pair

A linear map and one linear layer over what two mapped statements are to each other: symmetric, so
that no order changes anything.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from rashomon.text.encoder import MODEL_FOLDER as TAGGER
from rashomon.text.gists import MODEL_FOLDER, SCALE, WIDTH, Gists
from rashomon.text.model_files import load_model
from rashomon.text.word_vectors import shared_tokenizer, shared_vectors
from train.rewording.vectors import find_vectors

from .pairs import OPPOSED

HELD = 20
"""One pair of so many is held out to choose the bias."""

KEPT = 0.25
"""Share of candidate pairs that are to score above 0."""

FULL = 127


class Screen(nn.Module):
    """Scores pairs by means of their word vectors, which are centred and scaled first."""

    def __init__(self, means: np.ndarray) -> None:
        super().__init__()
        self.register_buffer("middle", torch.from_numpy(means.mean(0)))
        self.register_buffer("scale", torch.from_numpy(means.std(0)))
        self.map = nn.Linear(means.shape[1], WIDTH)
        self.product, self.apart, self.both = (nn.Linear(WIDTH, 1) for _ in range(3))

    def gists(self, means):
        means = (means - self.middle) / self.scale
        return self.map(functional.dropout(means, 0.15, self.training))

    def forward(self, a, b):
        a, b = self.gists(a), self.gists(b)
        told = self.product(a * b) + self.apart((a - b).abs()) + self.both(a + b)
        return told[:, 0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--taught", type=Path, required=True, help="train.relation.teach")
    parser.add_argument("--asked", type=Path, required=True, help="to choose the bias by")
    parser.add_argument("--out", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    manifest(asked.out)
    reading = reading_of(asked.out)
    taught, wanted = (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in (asked.taught, asked.asked)
    )
    said = sorted({text for row in (*taught, *wanted) for text in row[:2]})
    means = np.stack([reading.means(text) for text in said])
    place = {text: k for k, text in enumerate(said)}
    model = teach(means, place, taught, asked)
    write(model, means, place, wanted, asked.out)
    manifest(asked.out)


def reading_of(folder: Path) -> Gists:
    told, files = load_model(folder)
    return Gists(shared_tokenizer(told, files), shared_vectors(told, files), None)


def teach(means, place: dict[str, int], taught: list[list], asked) -> Screen:
    torch.manual_seed(asked.seed)
    rng, model, states = random.Random(asked.seed), Screen(means), torch.from_numpy(means)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.05)
    steps = asked.rounds * len(taught) // 256 + asked.rounds
    falling = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, steps)
    for _ in range(asked.rounds):
        drawn = rng.sample(taught, len(taught))
        for start in range(0, len(drawn), 256):
            some = drawn[start : start + 256]
            a, b = ([place[row[k]] for row in some] for k in (0, 1))
            wanted = torch.tensor([row[3 + OPPOSED] for row in some])
            loss = functional.binary_cross_entropy_with_logits(
                model(states[a], states[b]), wanted
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            falling.step()
    return model.eval()


@torch.inference_mode()
def write(model: Screen, means, place, wanted: list[list], folder: Path) -> None:
    """Write the weights so that a gist fits into a byte each and a score of 0 keeps KEPT."""
    gists = model.gists(torch.from_numpy(means)).numpy()
    step = np.quantile(np.abs(gists), 0.9995) / FULL
    scaled = (model.map.weight / model.scale).numpy() / step
    middle = model.map.bias.numpy() / step - scaled @ model.middle.numpy()
    whole = (gists / step).round().clip(-FULL, FULL)
    parts = (model.product, step**2), (model.apart, step), (model.both, step)
    product, apart, both = (
        (part.weight[0].numpy() * by * SCALE).round().astype(np.int64) for part, by in parts
    )
    a, b = (whole[[place[row[k]] for row in wanted]] for k in (0, 1))
    scores = a * b @ product + np.abs(a - b) @ apart + (a + b) @ both
    cut = np.quantile(scores, 1 - KEPT)
    over = np.array([row[3 + OPPOSED] for row in wanted]) > 0.9
    kept = ((scores > cut) & over).sum()
    print(f"of {len(wanted)} candidates a {KEPT} is kept: {kept} of {over.sum()} over .9")
    np.savez_compressed(
        folder / "weights.npz",
        map=scaled.T.astype(np.float16),
        middle=middle.astype(np.float32),
        product=product,
        apart=apart,
        both=both,
        bias=np.int64(-cut.round()),
    )


def manifest(folder: Path) -> None:
    """Pin the weights, and the tagger's files that are shared."""
    shared = ("model.onnx", "tokenizer.json")
    files = {f"../{TAGGER.name}/{name}": TAGGER / name for name in shared}
    own = folder / "weights.npz"
    files |= {own.name: own} if own.exists() else {}
    content = {
        "format": "rashomon-gists/1",
        "tokenizer": f"../{TAGGER.name}/tokenizer.json",
        "vectors": {"file": f"../{TAGGER.name}/model.onnx", **find_vectors(TAGGER / "model.onnx")},
        "sha256": {n: hashlib.sha256(p.read_bytes()).hexdigest() for n, p in files.items()},
    }  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(content, indent=2) + "\n")


if __name__ == "__main__":
    main()
