"""Spun and untouched texts as windows of words with a label each.

paragraph -> as it is | slips of a foreign writer | spun -> windows (the product's own) -> Example
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from rashomon.text.windows import Window, windows_of

from .spinner import Put, Spinner, stems, with_slips
from .thesaurus import Table, is_for_test

MAX_TOKENS = 126
UNTOUCHED = 0.25
"""Share of the texts that are not spun at all."""

SLIPS = 0.35
"""Share of all texts that get the slips of a foreign writer, spun or not: those are no signs."""


@dataclass
class Example:
    window: Window
    spun: np.ndarray
    """1 for each word that was put in."""
    words: list[str]
    earlier: list[str]
    """What stood there; the word itself where none was put in."""
    weights: np.ndarray
    """How much each word's label counts."""


UNSEEN = 0.3
"""Weight of an untouched word that only the test spinner puts in. Trained on at full weight,
such words are learned as never put in: the list would be shared the other way round."""


class Weights:
    """Gives each word the weight of its label."""

    def __init__(self, table: Table) -> None:
        words = {w.lower() for others in table.values() for w in others}
        self._unseen = {w for w in words if is_for_test(w)}

    def of(self, word: str) -> float:
        lower = word.lower()
        forms = (lower, *(base for base, _ in stems(lower)))
        return UNSEEN if any(form in self._unseen for form in forms) else 1.0


def make(text: str, spinner: Spinner, rng: random.Random) -> tuple[str, list[Put]]:
    """Spin a text, or leave it; some get slips first."""
    if rng.random() < SLIPS:
        text = with_slips(text, rng.uniform(0.02, 0.12), rng)
    if rng.random() < UNTOUCHED:
        return text, []
    return spinner.spin(text, rng.uniform(0.04, 0.3), rng)


def examples(
    text: str, puts: list[Put], tokenizer: Tokenizer, weights: Weights | None = None
) -> list[Example]:
    """Cut a text into windows and label their words."""
    starts = {at: put for put in puts for at in range(put.start, put.end)}
    found = []
    for window in windows_of(tokenizer, text, MAX_TOKENS):
        at = [starts.get(start) for start, _ in window.spans]
        words = [text[a:b] for a, b in window.spans]
        spun = np.array([put is not None for put in at], dtype=np.int64)
        earlier = [put.earlier if put else w for put, w in zip(at, words, strict=True)]
        of = [
            1.0 if put or not weights else weights.of(w)
            for put, w in zip(at, words, strict=True)
        ]
        found.append(Example(window, spun, words, earlier, np.array(of)))
    return found
