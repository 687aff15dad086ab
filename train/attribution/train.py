"""Train the tagger. The last state and the averaged one are written to --out."""

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

from rashomon.text.encoder import (
    Settings,
    cue_candidates,
    cue_chances,
    cue_distance,
    word_means,
)

from .data import (
    IGNORED,
    Renaming,
    batches,
    by_token,
    latin_tokenizer,
    load,
    padded,
    rows_of,
    tensors,
    weights_of,
)
from .evaluate import TorchBackend, score
from .model import BASES, Tagger


def options(description: str | None) -> argparse.ArgumentParser:
    """Ask what any teaching of a tagger needs to know."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--base", choices=tuple(BASES), default="minilm")
    parser.add_argument("--base-folder", type=Path, help="of mpnet: train.relation.base")
    parser.add_argument("--shared", type=int, default=5, help="layers that read once")
    parser.add_argument("--own", type=int, default=2, help="layers that read for each cue")
    parser.add_argument(
        "--frozen", type=int, default=0, help="lowest layers left as they are"
    )
    parser.add_argument("--rate", type=float, default=1.6e-4)
    parser.add_argument("--decay", type=float, default=0.9, help="rate of each lower layer")
    parser.add_argument("--budget", type=int, default=2560, help="padded tokens a batch")
    parser.add_argument(
        "--empty", type=float, default=0.6, help="share of windows without one"
    )
    parser.add_argument(
        "--rename", type=float, default=0.15, help="share of names put in others' place"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--init", type=Path, help="go on from these weights")
    parser.add_argument(
        "--minutes", type=float, default=1e9, help="end, rate decayed, by then"
    )
    return parser


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--smooth", type=float, default=0.03)
    parser.add_argument("--limit", type=int, default=0, help="examples, for a trial")
    asked = parser.parse_args()
    model, tokenizer, rng = begun(asked)
    found = load(asked.polnear / "train", tokenizer)
    found = rng.sample(found, asked.limit) if asked.limit else found
    full, empty = [e for e in found if e.golds], [e for e in found if not e.golds]
    rename = Renaming(found, tokenizer, asked.rename)

    def an_epoch(rng):
        chosen = full + rng.sample(empty, int(asked.empty * len(empty)))
        return batches([rename(e, rng) for e in chosen], asked.budget, rng)

    def lost(batch):
        return losses(model, batch, asked.smooth, rng)

    train(model, an_epoch, lost, tokenizer, asked, rng)


def begun(asked) -> tuple[Tagger, Tokenizer, random.Random]:
    """Give the network as it is begun with, its tokenizer, and the dice."""
    torch.manual_seed(asked.seed)
    torch.set_num_threads(asked.threads)
    asked.out.mkdir(parents=True, exist_ok=True)
    vocabulary, rows = latin_tokenizer()
    (asked.out / "tokenizer.json").write_text(vocabulary, encoding="utf-8")
    (asked.out / "options.json").write_text(json.dumps(vars(asked), default=str))
    model = Tagger(len(rows), asked.shared, asked.own, base=BASES[asked.base])
    rows = rows if asked.base == "minilm" else rows_of(asked.base_folder, vocabulary)
    model.load_base(weights_of(asked.base, asked.base_folder), rows)
    if asked.init:
        state = torch.load(asked.init, weights_only=True)
        model.load_state_dict(without_layers_above(state, asked))
    model.reader.words.weight.requires_grad_(False)  # half of all weights; time, not score
    for layer in model.reader.layers[: asked.frozen]:
        layer.requires_grad_(False)
    print(sum(p.numel() for p in model.parameters()), "weights", flush=True)
    return model, Tokenizer.from_str(vocabulary), random.Random(asked.seed)


def train(model, an_epoch, lost, tokenizer, asked, rng) -> None:
    """Teach for some epochs, or until the minutes are over; `lost` gives a batch's losses."""
    steps_an_epoch = len(an_epoch(random.Random(0)))
    total = steps_an_epoch * asked.epochs
    optimizer = torch.optim.AdamW(
        groups(model, asked), weight_decay=0.01, betas=(0.9, 0.98)
    )
    began = time.monotonic()

    def done(step: int) -> float:
        return max(step / total, (time.monotonic() - began) / 60 / asked.minutes)

    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(1, (step + 1) / (0.05 * total)) * max(0.01, 1 - done(step)),
    )
    average = torch.optim.swa_utils.AveragedModel(
        model,
        avg_fn=lambda old, new, n: torch.lerp(old, new, max(0.006, float(9 / (10 + n)))),
    )
    step, sums = 0, 0.0
    for epoch in range(asked.epochs):
        model.train()
        for batch in an_epoch(rng):
            parts = lost(batch)
            sum(parts).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
            average.update_parameters(model)
            step += 1
            if done(step) >= 1:
                break
            sums += np.array([float(p.detach()) for p in parts])
            if step % 50 == 0:
                at = (time.monotonic() - began) / 60
                print(f"{step}/{total} {at:.1f} min", (sums / 50).round(4), flush=True)
                sums = 0.0
                torch.save(average.module.state_dict(), asked.out / "averaged.pt")
        torch.save(average.module.state_dict(), asked.out / "averaged.pt")
        print("epoch", epoch + 1, flush=True)
        if done(step) >= 1:
            break
    backend = TorchBackend(average.module.eval())
    print(score(tokenizer, backend, Settings(), asked.polnear / "dev"), flush=True)


def without_layers_above(state: dict, asked) -> dict:
    """Leave out the layers that a shallower network does not have."""
    kept = {"reader": asked.shared, "roles": asked.own}
    return {
        name: weight
        for name, weight in state.items()
        if name.split(".")[1] != "layers"
        or int(name.split(".")[2]) < kept[name.split(".")[0]]
    }


def groups(model, asked) -> list[dict]:
    """The lower the layer, the lower the rate; new parts learn five times faster."""
    depth = asked.shared + asked.own
    rates: dict[float, list] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        part = name.split(".")
        if part[1] == "layers":
            level = int(part[2]) + (asked.shared if part[0] == "roles" else 0)
            rate = asked.rate * asked.decay ** (depth - 1 - level)
        elif part[1] in ("words", "places", "seen") or name.startswith("reader.norm"):
            rate = asked.rate * asked.decay**depth
        else:
            rate = asked.rate * 5
        rates.setdefault(rate, []).append(parameter)
    return [{"params": p, "lr": rate} for rate, p in rates.items()]


def losses(model, batch, smooth, rng) -> list[torch.Tensor]:
    ids, shapes, mask = tensors(batch)
    tags = [padded([by_token(e, e.tags[:, k]) for e in batch], IGNORED) for k in range(3)]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden, logits = model.reader(ids, shapes, mask)
    logits = logits.float()
    cue, source, content = (
        functional.cross_entropy(
            logits[..., 3 * k : 3 * k + 3].flatten(0, 1), tags[k].flatten(),
            ignore_index=IGNORED, label_smoothing=smooth,
        )
        for k in range(3)
    )  # fmt: skip
    parts = [3 * cue, 0.2 * source + 0.2 * content]
    chosen = candidates(batch, logits[..., :3].detach().numpy(), rng)
    if not chosen:
        return [*parts, *[logits.sum() * 0] * 3]
    chosen += [(chosen[0][0], chosen[0][1], "filler")] * (-len(chosen) % 16)
    return parts + role_losses(model, batch, hidden, mask, chosen, smooth)


def role_losses(model, batch, hidden, mask, chosen, smooth) -> list[torch.Tensor]:
    at = torch.tensor([k for k, _, _ in chosen])
    asked = torch.tensor([float(gold != "filler") for _, _, gold in chosen])
    width = hidden.shape[1]
    distance = padded([cue_distance(batch[k], cue) for k, cue, _ in chosen], 0, width)
    labels = padded([role_labels(batch[k], gold) for k, _, gold in chosen], IGNORED, width)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        roles, heads = model.roles(hidden[at], distance, mask[at])
    heads = heads.float()
    real = torch.tensor([float(gold is not None) for _, _, gold in chosen])
    nobody = torch.tensor(
        [float(getattr(gold, "no_source", False)) for _, _, gold in chosen]
    )
    role = functional.cross_entropy(
        roles.float().flatten(0, 1), labels.flatten(), ignore_index=IGNORED,
        label_smoothing=smooth, reduction="sum",
    ) / (labels != IGNORED).sum().clamp(min=1)  # fmt: skip
    is_one = functional.binary_cross_entropy_with_logits(
        heads[:, 0], real * (1 - 2 * smooth) + smooth, weight=asked
    )
    no_source = functional.binary_cross_entropy_with_logits(
        heads[:, 1], nobody, weight=real
    )
    return [2 * role, 0.5 * is_one, 0.5 * no_source]


def candidates(batch, logits, rng) -> list[tuple]:
    """The gold cues, often as the model itself would cut them, and what it takes for cues."""
    chosen, wrong = [], []
    for k, example in enumerate(batch):
        chance, begins = cue_chances(
            word_means(logits[k, : len(example.ids)], example.first), 0
        )
        guesses = cue_candidates(chance, begins)
        for gold in example.golds:
            near = [g for g in guesses if g[0] < gold.cue[1] and gold.cue[0] < g[1]]
            chosen.append(
                (k, rng.choice(near) if near and rng.random() < 0.6 else gold.cue, gold)
            )
        for guess in guesses:
            if not any(guess[0] < g.cue[1] and g.cue[0] < guess[1] for g in example.golds):
                wrong.append((k, guess, None))
    room = len(chosen) // 4 + 1  # an untrained model takes every word for a cue
    return chosen + rng.sample(wrong, min(len(wrong), room))


def role_labels(example, gold) -> np.ndarray:
    if gold is None or gold == "filler":
        return np.full(len(example.ids), IGNORED)
    return by_token(example, gold.roles)


if __name__ == "__main__":
    main()
