"""Open the tagger's word vectors and tokenizer, which further readers share.

A model's manifest says where in the tagger's file the vectors lie, so that they are kept once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vectors:
    """A vector of each token, quantised."""

    rows: npt.NDArray[np.uint8]
    zero: int
    scale: float

    def of(self, ids: Any) -> Floats:  # noqa: ANN401  an index or a slice
        """Give the vectors of tokens."""
        return (self.rows[ids].astype(np.float32) - self.zero) * np.float32(self.scale)


def shared_vectors(manifest: Mapping[str, Any], files: Mapping[str, bytes]) -> Vectors:
    """Give the vectors that a manifest names."""
    at = manifest["vectors"]
    count = at["rows"] * at["width"]
    raw = np.frombuffer(files[at["file"]], np.uint8, count, at["offset"])
    return Vectors(raw.reshape(at["rows"], at["width"]), at["zero"], at["scale"])


def shared_tokenizer(manifest: Mapping[str, Any], files: Mapping[str, bytes]) -> Tokenizer:
    """Give the tokenizer that a manifest names; it neither pads nor cuts."""
    from tokenizers import Tokenizer

    tokenizer: Tokenizer = Tokenizer.from_str(files[manifest["tokenizer"]].decode())
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
