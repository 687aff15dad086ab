"""Tell of many pairs of statements at once whether they may be opposed, by a vector of each.

    statement -> mean of its word vectors, and the mean weighted by how rare a word is -> gist
    two gists -> a score, the same in either order

Reading a pair with the network is dear, and a claim has several candidates; a score costs next to
nothing beside it. How it is joined with other signs stands in `stages/compare/opposing.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from rashomon.text.model_files import load_model
from rashomon.text.name_numbers import names_as_one
from rashomon.text.spun_words import word_frequency
from rashomon.text.windows import windows_of, words_of
from rashomon.text.word_vectors import Vectors, shared_tokenizer, shared_vectors

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]
Whole = npt.NDArray[np.float64]
"""Whole numbers of at most 53 bits."""
Gist = npt.NDArray[np.int8]

MODEL_FOLDER = Path(__file__).parent.parent / "data" / "models" / "gists"

WIDTH = 128
"""Numbers of a gist, a byte each."""

COMMON = 7.5
"""Zipf frequency of the commonest words, which weigh next to nothing."""

LEAST_WEIGHT = 0.05
"""Weight of such a word."""

MAX_TOKENS = 254

WORDS_HELD = 1 << 15
"""Words whose rarity is held, 5 MB."""

PAIRS_AT_ONCE = 1 << 13
"""Pairs whose scores are worked out at once: 8 MB for each of their products."""

SCALE = 1 << 20
"""What the weights of a score are multiplied by and rounded. Sums of whole numbers are exact in
any order, so that a score is the same whatever pairs it is worked out beside."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A map from word vectors to gists, and how two gists are weighed."""

    map: Floats
    """Twice the width of a word vector x WIDTH."""
    middle: Floats
    product: Whole
    """Weights of the products of two gists' numbers."""
    apart: Whole
    """Weights of their differences, whichever is larger."""
    both: Whole
    """Weights of their sums."""
    bias: Whole
    """One number."""


class Gists:
    """A tokenizer, word vectors and the weights that make gists of them."""

    def __init__(self, tokenizer: Tokenizer, vectors: Vectors, weights: Weights) -> None:
        self._tokenizer = tokenizer
        self._vectors = vectors
        self._weights = weights
        self._rare: dict[tuple[int, ...], float] = {}

    def of(self, text: str) -> Gist:
        """Give the gist of a statement."""
        found = self.means(text) @ self._weights.map + self._weights.middle
        return found.round().clip(-127, 127).astype(np.int8)

    def means(self, text: str) -> Floats:
        """Give the mean of a statement's word vectors, and the mean weighted by rarity."""
        ids, told = list[int](), list[float]()
        for part, starts in self._parts(names_as_one(text)):
            ids += part
            for a, b in pairwise(starts):
                told += [self._rarity(tuple(part[a:b]))] * (b - a)
        if not ids:
            return np.zeros(2 * self._vectors.rows.shape[1], np.float32)
        vectors = self._vectors.of(np.array(ids, np.int64))
        rarity = np.array(told, np.float32)
        return np.concatenate([vectors.mean(0), rarity @ vectors / rarity.sum()])

    def _parts(self, text: str) -> Iterator[tuple[list[int], list[int]]]:
        """Give the tokens of a text, and where each word begins; of a long one by windows."""
        ids, starts = words_of(self._tokenizer, text)
        if len(ids) <= MAX_TOKENS:
            yield ids, starts
            return
        for window in windows_of(self._tokenizer, text, MAX_TOKENS):
            part = window.ids[1:-1].tolist()
            yield part, [*(window.first - 1).tolist(), len(part)]

    def _rarity(self, ids: tuple[int, ...]) -> float:
        """Weigh a word by how rare it is."""
        found = self._rare.get(ids)
        if found is None:
            if len(self._rare) >= WORDS_HELD:
                self._rare.clear()
            found = self._rare[ids] = _rarity(self._word(ids))
        return found

    def _word(self, ids: Sequence[int]) -> str:
        """Give a word as its tokens have it: of every state it is the same."""
        pieces = (self._tokenizer.id_to_token(number) or "" for number in ids)
        return "".join(piece.removeprefix("##") for piece in pieces)

    def score(self, a: Any, b: Any) -> npt.NDArray[np.float64]:  # noqa: ANN401  numpy arrays
        """Say how likely the statements of some pairs are opposed, as log odds.

        Args:
            a: Gists of the first statements, pairs x WIDTH.
            b: Gists of the second ones.
        """
        weights, found = self._weights, np.empty(len(a), np.float64)
        for start in range(0, len(a), PAIRS_AT_ONCE):
            one = a[start : start + PAIRS_AT_ONCE].astype(np.float64)
            other = b[start : start + PAIRS_AT_ONCE].astype(np.float64)
            found[start : start + PAIRS_AT_ONCE] = (
                (one * other) @ weights.product
                + np.abs(one - other) @ weights.apart
                + (one + other) @ weights.both
            )
        return (found + weights.bias) / SCALE


@lru_cache(maxsize=2)
def load_gists(folder: Path = MODEL_FOLDER) -> Gists:
    """Load what makes and weighs gists, from a folder.

    Raises:
        DataFileError: When a file of the model is missing or is not the one recorded.
    """
    manifest, files = load_model(folder)
    with np.load(BytesIO(files["weights.npz"])) as stored:
        told = {name: stored[name] for name in stored.files}
    maps = {name: told.pop(name).astype(np.float32) for name in ("map", "middle")}
    weights = Weights(
        **maps, **{name: one.astype(np.float64) for name, one in told.items()}
    )
    return Gists(
        shared_tokenizer(manifest, files), shared_vectors(manifest, files), weights
    )


def _rarity(word: str) -> float:
    return max(0.0, COMMON - word_frequency(word)) + LEAST_WEIGHT
