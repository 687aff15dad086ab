"""Teach a linear map of what the tagger has read that brings statements on one point near.

    statement -> tagger's first graph -> mean state of its words -> map -> unit vector

The reader of pairs is dear, so each claim is to be read beside its few nearest only. The states are
there already when a report has been read. Taught by contrast (InfoNCE: van den Oord, Li and Vinyals
2018, arXiv:1807.03748): of all statements of a situation those on its point are to be nearest.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from eval.corpora import EXAMPLES, case_of
from eval.disputed import find_events
from eval.golden import load_expected
from eval.situations import find_situations, pairs_of, pieces_of
from torch import nn
from torch.nn import functional
from wordfreq import zipf_frequency

from rashomon.text.encoder import load_tagger
from rashomon.text.windows import windows_of

from .piles import HELD, NEAR, gold_and_near, words_alike, words_of

COMMON = 7.5
"""Zipf frequency of the commonest words: they weigh next to nothing."""

LEAST = 0.05
"""Weight of such a word."""

KEPT = (3, 5, 8, 12, 20)
"""How many nearest are kept."""

WORDS_SHARE = 0.5
"""Weight of shared words beside the vectors."""


@dataclass
class Told:
    """Statements of one matter."""

    said: list[str]
    reports: np.ndarray
    """Of each: statements of one report are no pair."""
    pairs: list[tuple[str, int, int]]
    """What is something: "same" or "contradicts", and two places."""
    states: np.ndarray
    """statements x 768: the mean, and the mean weighted by how rare a word is."""


class Reading:
    """Gives what the tagger has read of a statement."""

    def __init__(self) -> None:
        self._tagger = load_tagger()

    def states(self, said: list[str]) -> np.ndarray:
        return np.stack([self._states(one) for one in said])

    def _states(self, said: str) -> np.ndarray:
        read, weights = [np.zeros((1, 384), np.float32)], [np.full(1, 1e-6)]
        for window in windows_of(self._tagger._tokenizer, said, 254):  # noqa: SLF001
            hidden, _ = self._tagger._backend.read(  # noqa: SLF001
                window.ids[None], window.shapes[None]
            )
            read.append(hidden[0, 1:-1])
            weights.append(_rarity(window, said))
        states, rare = np.concatenate(read), np.concatenate(weights)[:, None]
        plain = np.minimum(rare, LEAST)
        means = [(states * w).sum(0) / w.sum() for w in (plain, rare)]
        return np.concatenate(means).astype(np.float32)


def _rarity(window, said: str) -> np.ndarray:
    """Weigh each token by how rare its word is."""
    bounds = [*(window.first - 1).tolist(), len(window.ids) - 2]
    words = [said[a:b].lower() for a, b in window.spans]
    heavy = [max(0.0, COMMON - zipf_frequency(word, "en")) + LEAST for word in words]
    return np.repeat(heavy, np.diff(bounds))


class Near(nn.Module):
    """The map. Its inputs are centred and scaled first, by the statements that teach."""

    def __init__(self, states: np.ndarray, width: int) -> None:
        super().__init__()
        self.register_buffer("middle", torch.from_numpy(states.mean(0)))
        self.register_buffer("scale", torch.from_numpy(states.std(0)))
        self.map = nn.Linear(states.shape[1], width)
        self.heat = nn.Parameter(torch.tensor(2.5))

    def forward(self, states):
        states = functional.dropout(
            (states - self.middle) / self.scale, 0.15, self.training
        )
        return functional.normalize(self.map(states), dim=-1)


def situations(reading: Reading, part: str) -> Iterator[Told]:
    for situation in find_situations(part):
        pieces = pieces_of(situation)
        at = {place: k for k, place in enumerate(pieces)}
        said = [piece["t"] for piece in pieces.values()]
        pairs = [(kind, at[a], at[b]) for kind, a, b in pairs_of(situation) if kind]
        reports = np.array([place[0] for place in pieces])
        yield Told(said, reports, pairs, reading.states(said))


def events(reading: Reading) -> Iterator[Told]:
    """Each statement is a report of its own."""
    for event in find_events("taught"):
        points = [p["a"] + p["b"] for p in event["points"]]
        starts = np.cumsum([0, *map(len, points)]).tolist()
        pairs = [
            ("one point", starts[k] + i, starts[k] + j)
            for k, point in enumerate(points)
            for j in range(len(point))
            for i in range(j)
        ]
        said = [s for p in points for s in p] + event["facts"] + event["near"]
        yield Told(said, np.arange(len(said)), pairs, reading.states(said))


def held_piles(reading: Reading) -> Iterator[Told]:
    for name in HELD:
        folder = EXAMPLES.parent / name
        case = case_of(str(folder / "reports"))
        found, _ = gold_and_near(case, load_expected(folder / "expected.toml"), NEAR)
        said = [words_of(claim) for claim in case["claims"]]
        reports = np.array([claim["document"] for claim in case["claims"]])
        pairs = [(kind, a, b) for (a, b), kind in found.items()]
        yield Told(said, reports, pairs, reading.states(said))


def teach(taught: list[Told], width: int, rounds: int, seed: int) -> Near:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = Near(np.concatenate([t.states for t in taught]), width)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.05)
    cooling = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.9)
    for _ in range(rounds):
        for some in np.array_split(rng.sample(taught, len(taught)), len(taught) // 4):
            loss = sum(_loss(model, told) for told in some)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        cooling.step()
    return model.eval()


def _loss(model: Near, told: Told):
    found = model(torch.from_numpy(told.states))
    asked = torch.from_numpy(told.reports[:, None] != told.reports[None])
    alike = (found @ found.T * model.heat.exp()).masked_fill(~asked, -1e4).log_softmax(1)
    wanted = torch.zeros_like(asked)
    for _, a, b in told.pairs:
        wanted[a, b] = wanted[b, a] = True
    wanted &= asked
    counts = wanted.sum(1)
    return -((alike * wanted).sum(1) / counts.clamp(min=1))[counts > 0].mean()


def report(name: str, matters: list[Told], alike: Callable[[Told], np.ndarray]) -> None:
    """Print of how many pairs one is among the other's nearest of other reports."""
    ranks: dict[str, list[int]] = {}
    for told in matters:
        found = alike(told).copy()
        found[told.reports[:, None] == told.reports[None]] = -9
        rank = np.argsort(np.argsort(-found, 1), 1)
        for kind, a, b in told.pairs:
            ranks.setdefault(kind, []).append(min(rank[a, b], rank[b, a]))
    for kind, found in sorted(ranks.items()):
        shares = ", ".join(f"{np.mean(np.array(found) < k):.3f} of {k}" for k in KEPT)
        print(f"{name}, {kind} ({len(found)}): {shares}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    reading = Reading()
    taught = [*situations(reading, "taught"), *events(reading)]
    model = teach(taught, asked.width, asked.rounds, asked.seed)
    torch.save(model.state_dict(), asked.out)

    @torch.inference_mode()
    def near(told: Told) -> np.ndarray:
        found = model(torch.from_numpy(told.states)).numpy()
        return found @ found.T

    for name, matters in (
        ("situations", list(situations(reading, "measured"))),
        ("piles", list(held_piles(reading))),
    ):
        report(f"{name} by words", matters, lambda t: words_alike(t.said))
        report(f"{name} by states", matters, near)
        report(
            f"{name} by both",
            matters,
            lambda t: near(t) + WORDS_SHARE * words_alike(t.said),
        )


if __name__ == "__main__":
    main()
