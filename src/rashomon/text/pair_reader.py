"""Read what two statements are to each other with a trained network: same, opposed or neither.

    pair -> names numbered -> tokens of both -> graph -> PairChances

The network was taught on situations told in several ways (`train/relation`); its card is beside
it. It has no knowledge of the world and gives chances, no grounds. A pair is run alone, never
padded beside others: the int8 graph scales its activations by the largest value of a run, so a
neighbour in the batch would change what is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from rashomon.text.model_files import load_model, open_graph
from rashomon.text.name_numbers import names_numbered
from rashomon.text.windows import LONE_SURROGATE
from rashomon.text.word_vectors import shared_tokenizer

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]

MODEL_FOLDER = Path(__file__).parent.parent / "data" / "models" / "relation"

MAX_TOKENS = 60
"""Tokens of a statement that are read; claims have 19 on average."""

DIGITS = 3
"""Digits of a chance that are kept: the last ones differ between machines."""

THREADS = 2
"""Of the graph: pairs are read where the rest of the program waits for them."""


@dataclass(frozen=True, slots=True)
class PairChances:
    """How likely two statements are what to each other, in [0, 1]; together 1."""

    neither: float
    same: float
    opposed: float


class PairReader:
    """A tokenizer and the graph that reads pairs."""

    def __init__(self, tokenizer: Tokenizer, graph: Any) -> None:  # noqa: ANN401
        self._tokenizer = tokenizer
        self._graph = graph
        self._start, self._end = map(tokenizer.token_to_id, ("[CLS]", "[SEP]"))

    def read(self, a: str, b: str) -> PairChances:
        """Read a pair in both orders and give the mean, which no order changes."""
        told = (self._chances(x, y) for x, y in ((a, b), (b, a)))
        return _rounded(np.mean(list(told), axis=0))

    def read_once(self, a: str, b: str) -> PairChances:
        """Read a pair in one order: half the work, to see whether the other is worth it."""
        return _rounded(self._chances(a, b))

    def _chances(self, a: str, b: str) -> Floats:
        first, second = map(self._tokens, names_numbered(a, b))
        ids = [self._start, *first, self._end, self._end, *second, self._end]
        sides = [0] * (len(first) + 2) + [1] * (len(second) + 2)
        inputs = {"ids": np.array([ids], np.int64), "sides": np.array([sides], np.int64)}
        (logits,) = self._graph.run(None, inputs)
        chances = np.exp(logits[0] - logits[0].max())
        return chances / chances.sum()

    def _tokens(self, text: str) -> list[int]:
        plain = LONE_SURROGATE.sub("\ufffd", text)
        return self._tokenizer.encode(plain, add_special_tokens=False).ids[:MAX_TOKENS]


def _rounded(chances: Floats) -> PairChances:
    return PairChances(*(round(chance, DIGITS) for chance in chances.tolist()))


@lru_cache(maxsize=2)
def load_pair_reader(folder: Path = MODEL_FOLDER) -> PairReader:
    """Load the reader of a folder.

    Raises:
        DataFileError: When a file of the model is missing or is not the one recorded.
    """
    manifest, files = load_model(folder)
    return PairReader(
        shared_tokenizer(manifest, files), open_graph(folder / "model.onnx", THREADS)
    )
