"""The network: an encoder reads both statements at once; what it made of each is set side by side.

"<s> a </s></s> b </s>" -> encoder -> means over a and over b -> neither, same, opposed
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import MPNetConfig, MPNetModel

from rashomon.text.pair_reader import MAX_TOKENS

START, PAD, END = 0, 1, 2
"""Tokens of the base."""


class Judge(nn.Module):
    """Reads two statements at once."""

    def __init__(self, base: Path, dropout: float = 0.1) -> None:
        super().__init__()
        self.enc = MPNetModel.from_pretrained(base, add_pooling_layer=False)
        width = MPNetConfig.from_pretrained(base).hidden_size
        self.head = head_of(width, dropout)

    def forward(self, ids, is_second, mask):
        hidden = self.enc(ids, attention_mask=mask).last_hidden_state
        return self.head(set_beside(hidden, is_second, mask))


def head_of(width: int, dropout: float) -> nn.Sequential:
    """Make what says of two means, side by side, which of the three a pair is."""
    return nn.Sequential(
        nn.Dropout(dropout),
        nn.Linear(4 * width, 256),
        nn.GELU(),
        nn.Dropout(dropout),
        nn.Linear(256, 3),
    )


def set_beside(hidden, is_second, mask):
    """Give the means of both statements, how they differ, and their product."""
    first, second = _mean(hidden, (1 - is_second) * mask), _mean(hidden, is_second * mask)
    return torch.cat([first, second, (first - second).abs(), first * second], -1)


def _mean(hidden, mask):
    mask = mask[..., None].to(hidden.dtype)
    return (hidden * mask).sum(1) / mask.sum(1).clamp(min=1)


class Batches:
    """Writes pairs as tokens; each statement is cut into tokens once."""

    def __init__(self, base: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, list[int]] = {}

    def tokens(self, said: str) -> list[int]:
        if said not in self._known:
            found = self._tokenizer.encode(said, add_special_tokens=False).ids
            self._known[said] = found[:MAX_TOKENS]
        return self._known[said]

    def length(self, a: str, b: str) -> int:
        return len(self.tokens(a)) + len(self.tokens(b)) + 4

    def of(self, pairs):
        """Give tokens, which stand in the second statement, and which are no padding."""
        rows = [
            ([START, *self.tokens(a), END], [END, *self.tokens(b), END]) for a, b in pairs
        ]
        shape = (len(rows), max(len(a) + len(b) for a, b in rows))
        ids = torch.full(shape, PAD)
        is_second, mask = (
            torch.zeros(shape, dtype=torch.long),
            torch.zeros(shape, dtype=torch.long),
        )
        for k, (a, b) in enumerate(rows):
            ids[k, : len(a) + len(b)] = torch.tensor(a + b)
            is_second[k, len(a) : len(a) + len(b)] = 1
            mask[k, : len(a) + len(b)] = 1
        return ids, is_second, mask


@torch.inference_mode()
def chances(model: Judge, batches: Batches, pairs, size: int = 64) -> np.ndarray:
    """Give of each pair the chances of neither, same, opposed: the mean of both orders."""
    model.eval()
    found = np.zeros((len(pairs), 3), np.float32)
    order = sorted(range(len(pairs)), key=lambda k: batches.length(*pairs[k]))
    for start in range(0, len(order), size):
        places = order[start : start + size]
        some = [pairs[k] for k in places]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            either = [model(*batches.of(p)) for p in (some, [(b, a) for a, b in some])]
        found[places] = sum(one.float().softmax(-1) for one in either).numpy() / 2
    return found
