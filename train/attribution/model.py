"""The tagger's network: a BERT encoder, cue heads, and layers that read again for one cue."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder

from rashomon.text.encoder import FAR
from rashomon.text.windows import SHAPES

HEADS, POSITIONS = 12, 256


@dataclass(frozen=True)
class Base:
    """What the layers are begun from: sizes, and how its file names its weights."""

    width: int
    inner: int
    layers: int
    names: dict[str, str]
    """Of the parts of a layer."""
    first_place: int = 0
    eps: float = 1e-12
    buckets: int = 0
    """Of relative positions; 0: none."""


REST = {
    "wide": "intermediate.dense", "narrow": "output.dense", "norm2": "output.LayerNorm",
}  # fmt: skip

MINILM = Base(
    width=384, inner=1536, layers=6,
    names=REST | {
        "query": "attention.self.query", "key": "attention.self.key",
        "value": "attention.self.value", "mixed": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
    },
)  # fmt: skip

MPNET = Base(
    width=768, inner=3072, layers=12, first_place=2, eps=1e-5, buckets=32,
    names=REST | {
        "query": "attention.attn.q", "key": "attention.attn.k",
        "value": "attention.attn.v", "mixed": "attention.attn.o",
        "norm1": "attention.LayerNorm",
    },
)  # fmt: skip

BASES = {"minilm": MINILM, "mpnet": MPNET}

WIDTH = MINILM.width


class Layer(nn.Module):
    def __init__(self, dropout: float, base: Base = MINILM) -> None:
        super().__init__()
        width = self.width = base.width
        self.query, self.key, self.value, self.mixed = (
            nn.Linear(width, width) for _ in range(4)
        )
        self.wide, self.narrow = nn.Linear(width, base.inner), nn.Linear(base.inner, width)
        self.norm1, self.norm2 = (nn.LayerNorm(width, eps=base.eps) for _ in range(2))
        self.dropout = nn.Dropout(dropout)
        self.names = base.names

    def forward(self, x, mask=None):
        rows, length = x.shape[0], x.shape[1]
        shape = (rows, length, HEADS, self.width // HEADS)
        if mask is None or torch.onnx.is_in_onnx_export():
            q, k, v = (
                part.view(shape).transpose(1, 2)
                for part in self.at_once(x).split(self.width, -1)
            )
            scores = q @ k.transpose(-1, -2)
            seen = (scores if mask is None else scores + mask).softmax(-1) @ v
        else:
            q, k, v = (
                f(x).view(shape).transpose(1, 2) for f in (self.query, self.key, self.value)
            )
            seen = functional.scaled_dot_product_attention(
                q, k, v, attn_mask=mask.to(q.dtype) if mask.is_floating_point() else mask,
                dropout_p=0.1 if self.training else 0.0,
            )  # fmt: skip
        seen = seen.transpose(1, 2).reshape(rows, length, self.width)
        x = self.norm1(x + self.dropout(self.mixed(seen)))
        return self.norm2(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))

    def at_once(self, x):
        """Query, key and value by one product; the scale of the scores is in the query."""
        scale = (self.width // HEADS) ** -0.5
        weight = torch.cat([self.query.weight * scale, self.key.weight, self.value.weight])
        bias = torch.cat([self.query.bias * scale, self.key.bias, self.value.bias])
        return functional.linear(x, weight, bias)

    def load(self, weights, number: int) -> None:
        for own, theirs in self.names.items():
            for kind in ("weight", "bias"):
                value = weights[f"encoder.layer.{number}.{theirs}.{kind}"]
                getattr(getattr(self, own), kind).data.copy_(value)


class Seen(nn.Module):
    """Which tokens see which, and how the base weighs the way between them, if it does."""

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.weights = nn.Embedding(base.buckets, HEADS) if base.buckets else None

    def forward(self, ids, mask):
        """Give what a layer takes as its mask; None: everything, all ways alike."""
        if self.weights is None:
            return None if mask is None else mask[:, None, None]
        at = torch.arange(ids.shape[1], device=ids.device)
        ways = MPNetEncoder.relative_position_bucket(
            at[None] - at[:, None], num_buckets=self.weights.num_embeddings
        )
        bias = self.weights(ways).permute(2, 0, 1)[None]
        if mask is None:
            return bias
        return bias.masked_fill(~mask[:, None, None], UNSEEN)


UNSEEN = -1e4
"""Added to a score nobody should see."""


class Reader(nn.Module):
    """Reads a window once: hidden states, and logits of cue, source and content tags."""

    def __init__(self, rows: int, layers: int, dropout: float, base: Base) -> None:
        super().__init__()
        width = base.width
        self.words, self.places = nn.Embedding(rows, width), nn.Embedding(POSITIONS, width)
        self.shapes = nn.Embedding(SHAPES, width)
        self.norm = nn.LayerNorm(width, eps=base.eps)
        self.dropout = nn.Dropout(dropout)
        self.seen = Seen(base)
        self.layers = nn.ModuleList(Layer(dropout, base) for _ in range(layers))
        self.tags = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 9))

    def forward(self, ids, shapes, mask=None):
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        mask = self.seen(ids, mask)
        for layer in self.layers:
            x = layer(x, mask)
        return x, self.tags(x)

    def load(self, weights, rows: list[int], base: Base) -> None:
        self.words.weight.data.copy_(weights["embeddings.word_embeddings.weight"][rows])
        places = weights["embeddings.position_embeddings.weight"]
        places = places[base.first_place : base.first_place + POSITIONS]
        kind = weights.get("embeddings.token_type_embeddings.weight", torch.zeros(1, 1))[0]
        self.places.weight.data.copy_(places + kind)
        self.shapes.weight.data.zero_()
        for part in ("weight", "bias"):
            getattr(self.norm, part).data.copy_(weights[f"embeddings.LayerNorm.{part}"])
        if self.seen.weights is not None:
            ways = weights["encoder.relative_attention_bias.weight"]
            self.seen.weights.weight.data.copy_(ways)
        for number, layer in enumerate(self.layers):
            layer.load(weights, number)


class Roles(nn.Module):
    """Reads a window again with one cue marked: a role for each token, two opinions on the cue."""

    def __init__(self, layers: int, dropout: float, base: Base) -> None:
        super().__init__()
        width = base.width
        self.distance = nn.Embedding(2 * FAR, width)
        self.norm = nn.LayerNorm(width, eps=base.eps)
        self.seen = Seen(base)
        self.layers = nn.ModuleList(Layer(dropout, base) for _ in range(layers))
        self.roles = nn.Linear(width, 4)
        self.heads = nn.Sequential(
            nn.Linear(2 * width, width), nn.GELU(), nn.Linear(width, 2)
        )

    def forward(self, hidden, distance, mask=None):
        x = self.norm(hidden + self.distance(distance))
        mask = self.seen(distance, mask)
        for layer in self.layers:
            x = layer(x, mask)
        at = (distance == FAR).to(x.dtype)[..., None]
        cue = (x * at).sum(1) / at.sum(1).clamp(min=1)
        return self.roles(x), self.heads(torch.cat([cue, x[:, 0]], -1))


class Tagger(nn.Module):
    def __init__(
        self, rows: int, shared: int, own: int, dropout: float = 0.1, base: Base = MINILM
    ) -> None:
        super().__init__()
        self.base = base
        self.reader = Reader(rows, shared, dropout, base)
        self.roles = Roles(own, dropout, base)

    def load_base(self, file: Path, rows: list[int]) -> None:
        weights = {k.removeprefix("bert."): v for k, v in load_file(str(file)).items()}
        self.reader.load(weights, rows, self.base)
        self.reader.tags[-1].bias.data[::3] = 3.0  # most words are outside
        self.roles.distance.weight.data.normal_(0, 0.02)
        self.roles.distance.weight.data[FAR] += 0.3 * torch.randn(self.base.width)
        if self.roles.seen.weights is not None:
            self.roles.seen.load_state_dict(self.reader.seen.state_dict())
        shared = len(self.reader.layers)
        for number, layer in enumerate(self.roles.layers):
            layer.load(weights, min(shared + number, self.base.layers - 1))
