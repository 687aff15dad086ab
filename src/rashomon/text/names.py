"""Find names and their kinds from what the tagger and parser have already read.

parsed pieces -> one row of numbers a token -> scores of begin, inside, last, alone -> best path

The packaged pipeline reads every text twice: once for tagger and parser, once for names, and
the second reading costs as much as all the rest. Here a small network (one hidden layer,
taught to say what the packaged names say) reads the vectors the first reading leaves behind,
beside what the packaged pipeline knows of each word by itself. Its card lies with its weights.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.errors import DataFileError
from rashomon.text.name_paths import Found, best_paths

Floats = npt.NDArray[np.float32]

MODEL_FOLDER = Path(__file__).parent.parent / "data" / "models" / "names"

REACH = 2
"""Tokens on each side whose rows are read with a token's own. The rows already hold four
tokens on each side each; the tagger's reading does not."""


class NameReader:
    """The trained network. Reads all pieces of one document together; keeps nothing."""

    def __init__(
        self,
        nlp: Any,  # noqa: ANN401  spaCy ships no complete types
        weights: dict[str, Floats],
        kinds: tuple[str, ...],
    ) -> None:
        self._nlp = nlp
        self._kinds = kinds
        self._hidden, self._hidden_bias = weights["hidden"], weights["hidden_bias"]
        self._out, self._out_bias = weights["out"], weights["out_bias"]

    def read(self, docs: Sequence[Any]) -> list[list[Found]]:
        """Find the names of each piece, in text order.

        Args:
            docs: The parsed pieces of one document, with the tagger's vectors.
        """
        if not docs:
            return []
        scores = self.scores(padded_rows(self._nlp, docs))
        return [
            best_paths(scores[first:last], self._kinds) for first, last in _places(docs)
        ]

    def scores(self, rows: Floats) -> Floats:
        """Give the scores of every class for every row but the padding at both ends."""
        count = len(rows) - 2 * REACH
        hidden = np.tile(self._hidden_bias, (count, 1))
        for step, part in enumerate(self._hidden):
            hidden += rows[step : step + count] @ part
        best = hidden.reshape(count, 2, -1).max(axis=1)
        return best @ self._out + self._out_bias


def padded_rows(nlp: Any, docs: Sequence[Any]) -> Floats:  # noqa: ANN401  spaCy ships no complete types
    """Give a row for each token: the tagger's vector, then the word's own.

    REACH rows of nought stand before, between and after the pieces, so that no window
    crosses from one into another.
    """
    words = _word_vectors(nlp, docs)
    gap = np.zeros((REACH, 2 * words[0].shape[1]), dtype=np.float32)
    parts = [gap]
    for doc, own in zip(docs, words, strict=True):
        parts += [np.hstack([doc.tensor, own]), gap]
    return np.concatenate(parts)


def _word_vectors(nlp: Any, docs: Sequence[Any]) -> list[Floats]:  # noqa: ANN401  spaCy ships no complete types
    """Embed each different word of the document once, as the packaged names do.

    Not kept from one document to the next: a product of matrices may round otherwise in
    another batch, and what is found in a document must not depend on those read before.
    """
    from spacy.tokens import Doc

    ids = [doc.to_array("ORTH") for doc in docs]
    unique, places = np.unique(np.concatenate(ids), return_inverse=True)
    words = Doc(nlp.vocab, words=[nlp.vocab.strings[int(i)] for i in unique])
    embed = nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0].layers[0]
    vectors = embed.predict([words])[0]
    ends = np.cumsum([len(i) for i in ids])[:-1]
    return np.split(vectors[places], ends)


def _places(docs: Sequence[Any]) -> list[tuple[int, int]]:
    """Give where each piece's rows begin and end among the scores."""
    found: list[tuple[int, int]] = []
    at = 0
    for doc in docs:
        found.append((at, at + len(doc)))
        at += len(doc) + REACH
    return found


@lru_cache(maxsize=1)
def load_weights(folder: Path = MODEL_FOLDER) -> tuple[dict[str, Floats], tuple[str, ...]]:
    """Load the weights and the kinds of names they tell apart.

    Raises:
        DataFileError: If the weights are missing or are not those of the manifest.
    """
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    path = folder / "weights.npz"
    held = path.read_bytes() if path.exists() else b""
    found = hashlib.sha256(held).hexdigest() if held else "none"
    if found != manifest["sha256"]["weights.npz"]:
        raise DataFileError.changed(str(path), manifest["sha256"]["weights.npz"], found)
    with np.load(io.BytesIO(held)) as arrays:
        weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return weights, tuple(manifest["kinds"])
