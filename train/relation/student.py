"""The small network: reads both statements at once, begun from layers of what was taught before.

"[CLS] a [SEP] [SEP] b [SEP]" -> word vectors, places, which statement -> layers -> means of both
-> neither, same, opposed

Names are numbered as they are met, so that none reads otherwise than another (`names_numbered`).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

from rashomon.text.name_numbers import names_numbered
from rashomon.text.pair_reader import MAX_TOKENS
from train.attribution.data import latin_tokenizer, rows_of, weights_of
from train.attribution.model import BASES, Base, Layer, Seen

from .model import head_of, set_beside

PLACES = 2 * MAX_TOKENS + 4


class Student(nn.Module):
    """Gives of pairs the logits of neither, same, opposed."""

    def __init__(self, rows: int, layers: int, base: Base, dropout: float = 0.1) -> None:
        super().__init__()
        width = base.width
        self.base = base
        self.words = nn.Embedding(rows, width)
        self.places, self.sides = nn.Embedding(PLACES, width), nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=base.eps)
        self.dropout = nn.Dropout(dropout)
        self.seen = Seen(base)
        self.layers = nn.ModuleList(Layer(dropout, base) for _ in range(layers))
        self.head = head_of(width, dropout)

    def forward(self, ids, sides, mask=None):
        x, seen = self.met(ids, sides, mask)
        for layer in self.layers:
            x = layer(x, seen)
        there = torch.ones_like(sides) if mask is None else mask.long()
        return self.head(set_beside(x, sides, there))

    def met(self, ids, sides, mask):
        """Give what the first layer reads, and which tokens see which."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.sides(sides)
        return self.dropout(self.norm(x)), self.seen(ids, mask)

    def load(self, weights, rows: list[int], chosen: list[int]) -> None:
        """Begin from a base's weights, with those of its layers."""
        base = self.base
        self.words.weight.data.copy_(weights["embeddings.word_embeddings.weight"][rows])
        places = weights["embeddings.position_embeddings.weight"]
        places = places[base.first_place : base.first_place + PLACES]
        kind = weights.get("embeddings.token_type_embeddings.weight", torch.zeros(2, 1))
        self.places.weight.data.copy_(places + kind[0])
        self.sides.weight.data.zero_()
        for part in ("weight", "bias"):
            getattr(self.norm, part).data.copy_(weights[f"embeddings.LayerNorm.{part}"])
        if self.seen.weights is not None:
            ways = weights["encoder.relative_attention_bias.weight"]
            self.seen.weights.weight.data.copy_(ways)
        for layer, number in zip(self.layers, chosen, strict=True):
            layer.load(weights, number)


def begun(base: str, layers: int, folder: Path | None, teacher: Path | None):
    """Give a student and its tokenizer; with a teacher's weights, every so many of its layers."""
    vocabulary, rows = latin_tokenizer()
    if base == "mpnet":
        rows = rows_of(folder, vocabulary)
    model = Student(len(rows), layers, BASES[base])
    weights = load_file(str(weights_of(base, folder)))
    weights = {
        k.removeprefix("bert.").removeprefix("mpnet."): v for k, v in weights.items()
    }
    taught = torch.load(teacher, weights_only=True) if teacher else {}
    weights |= {
        k.removeprefix("enc."): v for k, v in taught.items() if k.startswith("enc.")
    }
    there = BASES[base].layers
    chosen = [round((k + 1) * there / layers) - 1 for k in range(layers)]
    model.load(weights, rows, chosen)
    head = {k.removeprefix("head."): v for k, v in taught.items() if k.startswith("head.")}
    if head:
        model.head.load_state_dict(head)
    model.words.weight.requires_grad_(False)
    return model, Tokenizer.from_str(vocabulary)


class Pairs:
    """Writes pairs as tokens."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._edges = [tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]")]
        self._known: dict[str, list[int]] = {}

    def row(self, a: str, b: str) -> tuple[list[int], list[int]]:
        """Give the tokens of each side of a pair."""
        first, second = (self._cut(said) for said in names_numbered(a, b))
        start, end = self._edges
        return [start, *first, end], [end, *second, end]

    def _cut(self, said: str) -> list[int]:
        if said not in self._known:
            found = self._tokenizer.encode(said, add_special_tokens=False).ids
            self._known[said] = found[:MAX_TOKENS]
        return self._known[said]


def stacked(rows: list[tuple[list[int], list[int]]]):
    """Give ids, which stand in the second statement, and which are no padding."""
    width = max(len(a) + len(b) for a, b in rows)
    ids, sides = (
        np.zeros((len(rows), width), np.int64),
        np.zeros((len(rows), width), np.int64),
    )
    mask = np.zeros((len(rows), width), bool)
    for k, (a, b) in enumerate(rows):
        ids[k, : len(a) + len(b)] = a + b
        sides[k, len(a) : len(a) + len(b)] = 1
        mask[k, : len(a) + len(b)] = True
    return torch.from_numpy(ids), torch.from_numpy(sides), torch.from_numpy(mask)


@torch.inference_mode()
def chances(model: Student, pairs: Pairs, asked, size: int = 64) -> np.ndarray:
    """Give of each pair the chances of neither, same, opposed: the mean of both orders."""
    model.eval()
    rows = [pairs.row(a, b) for a, b in asked] + [pairs.row(b, a) for a, b in asked]
    found = np.zeros((len(rows), 3), np.float32)
    order = sorted(range(len(rows)), key=lambda k: len(rows[k][0]) + len(rows[k][1]))
    for start in range(0, len(order), size):
        places = order[start : start + size]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            told = model(*stacked([rows[k] for k in places]))
        found[places] = told.float().softmax(-1).numpy()
    return found.reshape(2, len(asked), 3).mean(0)
