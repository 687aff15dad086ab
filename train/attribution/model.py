"""The tagger's network: a BERT encoder, cue heads, and layers that read again for one cue."""

from __future__ import annotations

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from rashomon.text.encoder import FAR
from rashomon.text.windows import SHAPES

from .data import base_folder

WIDTH, HEADS, INNER, POSITIONS = 384, 12, 1536, 256


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (
            nn.Linear(WIDTH, WIDTH) for _ in range(4)
        )
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask=None):
        rows, length = x.shape[0], x.shape[1]
        shape = (rows, length, HEADS, WIDTH // HEADS)
        if mask is None:  # the graph that is exported
            q, k, v = (
                part.view(shape).transpose(1, 2)
                for part in self.at_once(x).split(WIDTH, -1)
            )
            seen = (q @ k.transpose(-1, -2)).softmax(-1) @ v
        else:
            q, k, v = (
                f(x).view(shape).transpose(1, 2) for f in (self.query, self.key, self.value)
            )
            seen = functional.scaled_dot_product_attention(
                q,
                k,
                v,
                attn_mask=mask[:, None, None],
                dropout_p=0.1 if self.training else 0.0,
            )
        seen = seen.transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.norm1(x + self.dropout(self.mixed(seen)))
        return self.norm2(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))

    def at_once(self, x):
        """Query, key and value by one product; the scale of the scores is in the query."""
        scale = (WIDTH // HEADS) ** -0.5
        weight = torch.cat([self.query.weight * scale, self.key.weight, self.value.weight])
        bias = torch.cat([self.query.bias * scale, self.key.bias, self.value.bias])
        return functional.linear(x, weight, bias)

    def load(self, weights, number: int) -> None:
        names = {
            "query": "attention.self.query", "key": "attention.self.key",
            "value": "attention.self.value", "mixed": "attention.output.dense",
            "norm1": "attention.output.LayerNorm", "wide": "intermediate.dense",
            "narrow": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for own, theirs in names.items():
            for kind in ("weight", "bias"):
                value = weights[f"encoder.layer.{number}.{theirs}.{kind}"]
                getattr(getattr(self, own), kind).data.copy_(value)


class Reader(nn.Module):
    """Reads a window once: hidden states, and logits of cue, source and content tags."""

    def __init__(self, rows: int, layers: int, dropout: float) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(rows, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.tags = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, 9))

    def forward(self, ids, shapes, mask=None):
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x, self.tags(x)

    def load(self, weights, rows: list[int]) -> None:
        weights = {k.removeprefix("bert."): v for k, v in weights.items()}
        self.words.weight.data.copy_(weights["embeddings.word_embeddings.weight"][rows])
        places = weights["embeddings.position_embeddings.weight"][:POSITIONS]
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        self.places.weight.data.copy_(places + kind)
        self.shapes.weight.data.zero_()
        for part in ("weight", "bias"):
            getattr(self.norm, part).data.copy_(weights[f"embeddings.LayerNorm.{part}"])
        for number, layer in enumerate(self.layers):
            layer.load(weights, number)


class Roles(nn.Module):
    """Reads a window again with one cue marked: a role for each token, two opinions on the cue."""

    def __init__(self, layers: int, dropout: float) -> None:
        super().__init__()
        self.distance = nn.Embedding(2 * FAR, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.roles = nn.Linear(WIDTH, 4)
        self.heads = nn.Sequential(
            nn.Linear(2 * WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, 2)
        )

    def forward(self, hidden, distance, mask=None):
        x = self.norm(hidden + self.distance(distance))
        for layer in self.layers:
            x = layer(x, mask)
        at = (distance == FAR).to(x.dtype)[..., None]
        cue = (x * at).sum(1) / at.sum(1).clamp(min=1)
        return self.roles(x), self.heads(torch.cat([cue, x[:, 0]], -1))


class Tagger(nn.Module):
    def __init__(self, rows: int, shared: int, own: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.reader, self.roles = Reader(rows, shared, dropout), Roles(own, dropout)

    def load_base(self, rows: list[int]) -> None:
        weights = load_file(str(base_folder() / "model.safetensors"))
        self.reader.load(weights, rows)
        self.reader.tags[-1].bias.data[::3] = 3.0  # most words are outside
        self.roles.distance.weight.data.normal_(0, 0.02)
        self.roles.distance.weight.data[FAR] += 0.3 * torch.randn(WIDTH)
        shared = len(self.reader.layers)
        for number, layer in enumerate(self.roles.layers):
            layer.load(weights, min(shared + number, 5))
