"""Teach a small tagger what a larger one says of every window (`train.attribution.teach`).

Where a window has gold, each loss is a mean of both; where it has none, the teacher alone is heard
(knowledge distillation: Hinton, Vinyals and Dean 2015, arXiv:1503.02531).
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from rashomon.text.encoder import cue_distance

from .data import IGNORED, Example, Renaming, batches, by_token, padded
from .teach import Taught
from .train import begun, options, role_labels, train

MOST_CUES = 160
"""Cues a step: the second graph costs more than the first where a window has many."""


@dataclass
class Learnt(Example):
    """A window with the teacher's word, and whether its gold counts."""

    taught: Taught
    has_gold: bool


def main() -> None:
    asked = options(__doc__, _more)
    model, tokenizer, rng = begun(asked)
    rows = pickle.loads(asked.taught.read_bytes())  # noqa: S301  our own, of this machine
    found = [Learnt(**vars(e), taught=t, has_gold=gold) for e, t, gold in rows]
    full = [e for e in found if len(e.taught.spans)]
    empty = [e for e in found if not len(e.taught.spans)]
    rename = Renaming(found, tokenizer, asked.rename)
    print(
        len(full), "windows with a cue that may be one,", len(empty), "without", flush=True
    )

    def an_epoch(rng):
        chosen = full + rng.sample(empty, int(asked.empty * len(empty)))
        return batches([rename(e, rng) for e in chosen], asked.budget, rng)

    train(
        model, an_epoch, lambda b: losses(model, b, asked.share, rng), tokenizer, asked, rng
    )


def _more(parser) -> None:
    parser.add_argument(
        "--taught", type=Path, required=True, help="of train.attribution.teach"
    )
    parser.add_argument(
        "--share", type=float, default=0.7, help="weight of the teacher where there is gold"
    )


def losses(model, batch: list[Learnt], share: float, rng) -> list[torch.Tensor]:
    """Give the losses on cues, roles, "is one" and "names nobody"."""
    ids, shapes = padded([e.ids for e in batch], 0), padded([e.shapes for e in batch], 0)
    mask = padded([np.ones(len(e.ids), dtype=np.int64) for e in batch], 0).bool()
    width = ids.shape[1]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden, logits = model.reader(ids, shapes, mask)
    tags = padded(
        [
            by_token(e, e.tags[:, 0]) if e.has_gold else np.full(len(e.ids), IGNORED)
            for e in batch
        ],
        IGNORED,
    )
    told = _filled([e.taught.cues for e in batch], width)
    cue = mixed(logits[..., :3].float(), told, tags, mask, share)
    asked = [(k, n) for k, e in enumerate(batch) for n in range(len(e.taught.spans))]
    if not asked:
        return [3 * cue, *[cue * 0] * 3]
    asked = rng.sample(asked, min(MOST_CUES, len(asked)))
    asked += [asked[0]] * (-len(asked) % 16)  # few shapes: kernels are made for each
    at = torch.tensor([k for k, _ in asked])
    spans = [batch[k].taught.spans[n] for k, n in asked]
    distance = padded(
        [cue_distance(batch[k], s) for (k, _), s in zip(asked, spans, strict=True)],
        0,
        width,
    )
    with torch.autocast("cpu", dtype=torch.bfloat16):
        roles, heads = model.roles(hidden[at], distance, mask[at])
    golds = [_gold_of(batch[k], s) for (k, _), s in zip(asked, spans, strict=True)]
    labels = padded(
        [role_labels(batch[k], g) for (k, _), g in zip(asked, golds, strict=True)],
        IGNORED,
        width,
    )
    told = _filled([batch[k].taught.roles[n] for k, n in asked], width)
    role = mixed(roles.float(), told, labels, mask[at], share, weight=_is_one(batch, asked))
    return [3 * cue, 2 * role, *_of_heads(batch, asked, golds, heads.float(), share)]


def mixed(logits, told, labels, mask, share: float, weight=None) -> torch.Tensor:
    """Give the mean over tokens of the distance to the teacher and to the gold, weighed."""
    weight = mask.float() if weight is None else mask.float() * weight[:, None]
    own = logits.log_softmax(-1)
    soft = -(told.softmax(-1) * own).sum(-1)
    has_gold = labels != IGNORED
    hard = -own.gather(-1, labels.clamp(min=0)[..., None])[..., 0]
    loss = torch.where(has_gold, share * soft + (1 - share) * hard, soft)
    return (loss * weight).sum() / weight.sum().clamp(min=1)


def _is_one(batch: list[Learnt], asked) -> torch.Tensor:
    """Give how sure the teacher is of each cue; what the words are for no cue is of no weight."""
    chance = [_chance(batch[k].taught.heads[n][0]) for k, n in asked]
    return torch.tensor([max(c, 0.05) for c in chance])


def _of_heads(batch: list[Learnt], asked, golds, heads, share: float) -> list[torch.Tensor]:
    wanted, nobody = [], []
    for (k, n), gold in zip(asked, golds, strict=True):
        one, none = (_chance(x) for x in batch[k].taught.heads[n])
        if batch[k].has_gold:
            one = share * one + (1 - share) * (gold is not None)
            if gold is not None:
                none = share * none + (1 - share) * gold.no_source
        wanted.append(one)
        nobody.append(none)
    real = torch.tensor(wanted)
    return [
        0.5 * functional.binary_cross_entropy_with_logits(heads[:, 0], real),
        0.5
        * functional.binary_cross_entropy_with_logits(
            heads[:, 1], torch.tensor(nobody), weight=real
        ),
    ]


def _gold_of(example: Learnt, span: tuple[int, int]):
    """Give the annotated attribution whose cue a candidate meets, if any."""
    met = [g for g in example.golds if g.cue[0] < span[1] and span[0] < g.cue[1]]
    same = [g for g in met if g.cue == span]
    return (same or met or [None])[0]


def _chance(logit) -> float:
    return float(1 / (1 + np.exp(-np.float32(logit))))


def _filled(rows: list[np.ndarray], width: int) -> torch.Tensor:
    out = np.zeros((len(rows), width, rows[0].shape[-1]), np.float32)
    for at, row in enumerate(rows):
        out[at, : len(row)] = row
    return torch.from_numpy(out)


if __name__ == "__main__":
    main()
