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

from .data import IGNORED, Example, Renaming, batches, by_token, padded, tensors
from .teach import Taught
from .train import begun, options, role_labels, train

MOST_CUES = 160
"""Cues a step: the second graph costs more than the first where a window has many."""

LEAST = 0.05
"""Least weight of a candidate's roles: what the words are for no cue hardly matters."""


@dataclass
class Learnt(Example):
    """A window with the teacher's word, and whether its gold counts."""

    taught: Taught
    has_gold: bool


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--taught", type=Path, required=True, help="what teach wrote")
    parser.add_argument(
        "--share", type=float, default=0.7, help="weight of the teacher where there is gold"
    )
    asked = parser.parse_args()
    model, tokenizer, rng = begun(asked)
    rows = pickle.loads(asked.taught.read_bytes())  # noqa: S301  our own, of this machine
    found = [
        Learnt(**vars(e), taught=Taught(**told), has_gold=gold) for e, told, gold in rows
    ]
    full = [e for e in found if len(e.taught.spans)]
    empty = [e for e in found if not len(e.taught.spans)]
    rename = Renaming(found, tokenizer, asked.rename)
    print(
        len(full), "windows with a cue that may be one,", len(empty), "without", flush=True
    )

    def an_epoch(rng):
        chosen = full + rng.sample(empty, int(asked.empty * len(empty)))
        return batches([rename(e, rng) for e in chosen], asked.budget, rng)

    def lost(batch):
        return losses(model, batch, asked.share, rng)

    train(model, an_epoch, lost, tokenizer, asked, rng)


@dataclass
class Candidate:
    """A cue the teacher was asked for, and the annotated attribution it meets, if any."""

    window: int
    """Place in the batch."""
    example: Learnt
    number: int
    """Among the cues the teacher was asked for."""

    @property
    def span(self) -> tuple[int, int]:
        return self.example.taught.spans[self.number]

    @property
    def gold(self):
        met = [
            g
            for g in self.example.golds
            if g.cue[0] < self.span[1] and self.span[0] < g.cue[1]
        ]
        same = [g for g in met if g.cue == self.span]
        return (same or met or [None])[0]

    @property
    def chances(self) -> tuple[float, float]:
        """That it is one and that it names nobody, by the teacher."""
        one, nobody = 1 / (
            1 + np.exp(-self.example.taught.heads[self.number].astype(float))
        )
        return float(one), float(nobody)


def losses(model, batch: list[Learnt], share: float, rng) -> list[torch.Tensor]:
    """Give the losses on cues, roles, "is one" and "names nobody"."""
    ids, shapes, mask = tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden, logits = model.reader(ids, shapes, mask)
    told = _filled([e.taught.cues for e in batch], ids.shape[1])
    tags = padded([_cue_tags(e) for e in batch], IGNORED)
    cue = 3 * mixed(logits[..., :3].float(), told, tags, mask, share)
    found = [
        Candidate(k, e, n) for k, e in enumerate(batch) for n in range(len(e.taught.spans))
    ]
    if not found:
        return [cue, *[cue * 0] * 3]
    chosen = rng.sample(found, min(MOST_CUES, len(found)))
    chosen += [chosen[0]] * (-len(chosen) % 16)  # few shapes: kernels are made for each
    return [cue, *role_losses(model, chosen, hidden, mask, share)]


def role_losses(model, chosen: list[Candidate], hidden, mask, share: float):
    width = hidden.shape[1]
    at = torch.tensor([c.window for c in chosen])
    distance = padded([cue_distance(c.example, c.span) for c in chosen], 0, width)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        roles, heads = model.roles(hidden[at], distance, mask[at])
    labels = padded([role_labels(c.example, c.gold) for c in chosen], IGNORED, width)
    told = _filled([c.example.taught.roles[c.number] for c in chosen], width)
    sure = torch.tensor([max(c.chances[0], LEAST) for c in chosen])
    role = mixed(roles.float(), told, labels, mask[at], share, weight=sure)
    return [2 * role, *_of_heads(chosen, heads.float(), share)]


def _cue_tags(example: Learnt) -> np.ndarray:
    if not example.has_gold:
        return np.full(len(example.ids), IGNORED)
    return by_token(example, example.tags[:, 0])


def mixed(logits, told, labels, mask, share: float, weight=None) -> torch.Tensor:
    """Give the mean over tokens of the distance to the teacher and to the gold, weighed."""
    weight = mask.float() if weight is None else mask.float() * weight[:, None]
    own = logits.log_softmax(-1)
    soft = -(told.softmax(-1) * own).sum(-1)
    has_gold = labels != IGNORED
    hard = -own.gather(-1, labels.clamp(min=0)[..., None])[..., 0]
    loss = torch.where(has_gold, share * soft + (1 - share) * hard, soft)
    return (loss * weight).sum() / weight.sum().clamp(min=1)


def _of_heads(chosen: list[Candidate], heads, share: float) -> list[torch.Tensor]:
    wanted, nobody = [], []
    for candidate in chosen:
        one, none = candidate.chances
        if candidate.example.has_gold:
            one = share * one + (1 - share) * (candidate.gold is not None)
            if candidate.gold is not None:
                none = share * none + (1 - share) * candidate.gold.no_source
        wanted.append(one)
        nobody.append(none)
    is_one, is_nobody = torch.tensor(wanted), torch.tensor(nobody)
    odds = functional.binary_cross_entropy_with_logits
    return [
        0.5 * odds(heads[:, 0], is_one),
        0.5 * odds(heads[:, 1], is_nobody, weight=is_one),
    ]


def _filled(rows: list[np.ndarray], width: int) -> torch.Tensor:
    out = np.zeros((len(rows), width, rows[0].shape[-1]), np.float32)
    for at, row in enumerate(rows):
        out[at, : len(row)] = row
    return torch.from_numpy(out)


if __name__ == "__main__":
    main()
