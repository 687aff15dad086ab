"""The reader's network: the base's layers on the tagger's word vectors, two heads.

vectors, shapes, frequencies of tokens -> layers -> put in or not, vector of what stood there
"""

from __future__ import annotations

import torch
from safetensors.torch import load_file
from torch import nn

from rashomon.text.spun_words import STEPS
from rashomon.text.windows import SHAPES
from train.attribution.data import base_folder
from train.attribution.model import WIDTH, Layer

from .data import MAX_TOKENS

PLACES = MAX_TOKENS + 2


class Reader(nn.Module):
    """Reads a window once; the vectors of its tokens are given, not learned."""

    def __init__(self, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.places = nn.Embedding(PLACES, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.frequencies = nn.Embedding(STEPS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.spun = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, 1))
        self.likely = nn.Sequential(
            nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.LayerNorm(WIDTH), nn.Linear(WIDTH, WIDTH)
        )

    def forward(self, vectors, shapes, frequencies, mask=None):
        places = self.places(torch.arange(shapes.shape[1], device=shapes.device))
        x = vectors + places + self.shapes(shapes) + self.frequencies(frequencies)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return self.spun(x)[..., 0], self.likely(x)

    def load_base(self) -> None:
        weights = load_file(str(base_folder() / "model.safetensors"))
        weights = {k.removeprefix("bert."): v for k, v in weights.items()}
        places = weights["embeddings.position_embeddings.weight"][:PLACES]
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        self.places.weight.data.copy_(places + kind)
        for part in ("weight", "bias"):
            getattr(self.norm, part).data.copy_(weights[f"embeddings.LayerNorm.{part}"])
        for number, layer in enumerate(self.layers):
            layer.load(weights, number)
        self.shapes.weight.data.zero_()
        self.frequencies.weight.data.normal_(0, 0.01)
