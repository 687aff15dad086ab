"""Read attributions out of text with the trained tagger.

    texts -> windows -> encoder -> cue candidates -> roles for each cue -> TaggedAttribution

Two small graphs: `model.onnx` reads a window
once and says which words may be a cue; `roles.onnx` takes what the first one has read, with one
cue marked, and says what each word is *for that cue*, whether the cue hands over a content at
all, and whether it names no source. Each cue has its own roles, so contents may be in pieces.

A window is run alone, never padded beside others: the int8 graphs scale their activations
by the largest value of a run, so a neighbour in the batch would change what is found.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from rashomon.text.model_files import load_model, open_graph
from rashomon.text.windows import Ints, Window, windows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]
Spans = tuple[tuple[int, int], ...]

MODEL_FOLDER = Path(__file__).parent.parent / "data" / "models" / "attribution"

OUTSIDE, SOURCE, CUE, CONTENT = range(4)
"""What a word is for one cue; the order of the last axis of the role logits."""

FAR = 16
"""Distances to the cue are told apart in 2 * FAR steps; see `distance_steps`."""

CUE_FLOOR = 0.2
"""Least probability at which a word is looked at as a possible cue. The second graph throws
most of the weak ones out again: .12 asks it for 13% more cues and finds no more (PolNeAR dev)."""

FORBIDDEN = 1e4
"""Taken off a logit that must not win."""

CUE_KEEP = 0.4
"""A cue's outer words need this share of its best word's probability."""


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """One cue with its content and source, as offsets (code points) in the text given.

    All spans are in text order and begin and end at words or marks, never at a space.
    """

    source: Spans
    """Empty: nobody is named."""
    cue: Spans
    content: Spans
    """Never empty; more than one span where the cue or something else stands between."""
    score: float
    """How sure the tagger is that this is an attribution, in [0, 1]."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What was measured with the weights and is stored beside them."""

    max_tokens: int = 254
    threshold: float = 0.5
    """Least score of an attribution that is given out."""
    unnamed: float = 0.5
    """The same where nobody is named: such cues are rarer, and score lower when they are right."""
    cue_weight: float = 0.5
    """Share of the first graph's opinion on the cue in the score."""
    no_source: float = 0.5
    """From this probability on, a cue is said to name nobody."""
    source_bonus: float = 0.0
    """Added to the logits of a source where one is named."""
    switch: float = 0.0
    """Cost of each change of role from word to word."""


class Backend(Protocol):
    """The two graphs. Arrays have the window (first graph) or the cue (second) as first axis."""

    def read(self, ids: Ints, shapes: Ints) -> tuple[Floats, Floats]:
        """Give what was read of each token, and its logits of outside, begin, inside a cue."""
        ...

    def roles(self, hidden: Floats, distance: Ints) -> tuple[Floats, Floats]:
        """Give role logits of each token, and logits of "is one" and "names nobody"."""
        ...


def tag_attributions(
    texts: Sequence[str], *, cue_bias: float = 0.0
) -> list[list[TaggedAttribution]]:
    """Find who is credited with what.

    Args:
        texts: Paragraphs or other blocks; nothing is found across two of them.
        cue_bias: Added to the log odds of every cue. Below 0: fewer and surer.

    Returns:
        For each text its attributions, ordered by cue. Same text, same result, whatever
        stands beside it.

    Raises:
        DataFileError: When a file of the model is missing or is not the one recorded.
    """
    return load_tagger().tag(texts, cue_bias=cue_bias)


@lru_cache(maxsize=2)
def load_tagger(folder: Path = MODEL_FOLDER) -> Tagger:
    """Load the tagger of a folder after checking each file's SHA-256 against its manifest.

    Raises:
        DataFileError: When a file is missing or has another hash.
    """
    from tokenizers import Tokenizer

    manifest, files = load_model(folder)
    return Tagger(
        Tokenizer.from_str(files["tokenizer.json"].decode()),
        OnnxBackend(folder / "model.onnx", folder / "roles.onnx"),
        Settings(**manifest["settings"]),
    )


class Tagger:
    """A tokenizer, two graphs and the settings they were measured with."""

    def __init__(self, tokenizer: Tokenizer, backend: Backend, settings: Settings) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._backend = backend
        self._settings = settings

    def tag(
        self, texts: Sequence[str], *, cue_bias: float = 0.0
    ) -> list[list[TaggedAttribution]]:
        """Find the attributions of each text; see `tag_attributions`."""
        return [
            [
                found
                for window in windows_of(self._tokenizer, text, self._settings.max_tokens)
                for found in self._of_window(window, cue_bias)
            ]
            for text in texts
        ]

    def _of_window(self, window: Window, cue_bias: float) -> Iterator[TaggedAttribution]:
        hidden, logits = self._backend.read(window.ids[None], window.shapes[None])
        chance, begins = cue_chances(word_means(logits[0], window.first), cue_bias)
        first, last = window.owned
        cues = [c for c in cue_candidates(chance, begins) if first <= c[0] < last]
        if not cues:
            return
        distance = np.stack([cue_distance(window, cue) for cue in cues])
        roles, heads = self._backend.roles(np.repeat(hidden, len(cues), axis=0), distance)
        for cue, role, head in zip(cues, roles, heads, strict=True):
            odds = self._odds(chance[cue[0] : cue[1]], float(head[0]), cue_bias)
            score = 1 / (1 + math.exp(-odds))
            logits = word_means(role, window.first)
            nobody = float(head[1]) >= log_odds(self._settings.no_source)
            logits[:, SOURCE] += -FORBIDDEN if nobody else self._settings.source_bonus
            roles_of_words = best_roles(logits, self._settings.switch)
            source, cue_spans, content = _spans(window, cue, roles_of_words)
            least = self._settings.threshold if source else self._settings.unnamed
            if content and score >= least:
                yield TaggedAttribution(source, cue_spans, content, score)

    def _odds(self, chance: Floats, is_one: float, cue_bias: float) -> float:
        """Weigh the opinions of the two graphs on whether this is an attribution."""
        share = self._settings.cue_weight
        seen = log_odds(float(chance.max()))  # the bias is in it already
        return share * seen + (1 - share) * (is_one + cue_bias)


class OnnxBackend:
    """The graphs in ONNX Runtime, one thread each: processes are the way to use more cores."""

    def __init__(self, model: bytes | Path, roles: bytes | Path) -> None:
        self._model, self._roles = open_graph(model), open_graph(roles)

    def read(self, ids: Ints, shapes: Ints) -> tuple[Floats, Floats]:
        """Run the first graph."""
        hidden, cues = self._model.run(None, {"ids": ids, "shapes": shapes})
        return hidden, cues

    def roles(self, hidden: Floats, distance: Ints) -> tuple[Floats, Floats]:
        """Run the second graph."""
        roles, heads = self._roles.run(None, {"hidden": hidden, "distance": distance})
        return roles, heads


def cue_chances(logits: Floats, bias: float) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Turn cue logits of words into the chance of being in a cue, and whether one begins."""
    inside = np.logaddexp(logits[:, 1], logits[:, 2]) - logits[:, 0] + bias
    return (1 / (1 + np.exp(-inside))).astype(np.float32), logits[:, 1] > logits[:, 2]


def cue_candidates(chance: Floats, begins: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Find runs of words that may be a cue, as first and one past the last word, in order."""
    likely = chance >= CUE_FLOOR
    after = np.concatenate([[False], likely[:-1]])
    heads = np.flatnonzero(likely & (begins | ~after))
    found: list[tuple[int, int]] = []
    for head in heads.tolist():
        tail = head + 1
        while tail < len(chance) and likely[tail] and not begins[tail]:
            tail += 1
        strong = np.flatnonzero(chance[head:tail] >= CUE_KEEP * chance[head:tail].max())
        found.append((head + int(strong[0]), head + int(strong[-1]) + 1))
    return found


def distance_steps(length: int, start: int, end: int) -> Ints:
    """Give each token's signed distance to the cue in steps from 1 to 2 * FAR - 1; FAR is in it.

    Up to 8 tokens each distance is a step; beyond, each doubling is two.
    """
    at = np.arange(length)
    away = np.where(at < start, at - start, np.where(at >= end, at - end + 1, 0))
    size = np.abs(away)
    far = 8 + np.floor(2 * np.log2(np.maximum(size, 8) / 8) + 1e-9)
    return (
        FAR + np.sign(away) * np.minimum(np.where(size <= 8, size, far), FAR - 1)
    ).astype(np.int64)


def cue_distance(window: Window, cue: tuple[int, int]) -> Ints:
    """Give the distance steps of a window's tokens to the words of a cue."""
    ends = np.append(window.first, len(window.ids) - 1)
    return distance_steps(len(window.ids), int(ends[cue[0]]), int(ends[cue[1]]))


def log_odds(chance: float) -> float:
    """Give the log odds of a chance, kept away from certainty."""
    kept = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(kept / (1 - kept))


def word_means(tokens: Floats, first: Ints) -> Floats:
    """Average the rows of each word's tokens; the last row is [SEP]'s and belongs to none."""
    if not len(first):
        return tokens[:0]
    counts = np.diff(np.append(first, len(tokens) - 1))
    sums = np.add.reduceat(tokens[:-1], first, axis=0)
    return (sums / counts[:, None]).astype(np.float32)


def best_roles(logits: Floats, switch: float) -> list[int]:
    """Choose the likeliest role of each word, where each change of role costs `switch`."""
    if switch <= 0:
        return [int(role) for role in logits.argmax(axis=1)]
    best, *others = logits.tolist()
    back: list[list[int]] = []  # of each word, for each role, the role before it
    for row in others:
        top = best.index(max(best))
        switched = best[top] - switch
        stays = [kept >= switched for kept in best]
        back.append([role if stay else top for role, stay in enumerate(stays)])
        ways = zip(best, stays, row, strict=True)
        best = [(kept if stay else switched) + own for kept, stay, own in ways]
    path = [best.index(max(best))]
    for before in reversed(back):
        path.append(before[path[-1]])
    return path[::-1]


def _spans(
    window: Window, cue: tuple[int, int], roles: list[int]
) -> tuple[Spans, Spans, Spans]:
    """Give source, cue and content of one cue from the role of each word.

    A source is one run; of several the one nearest to the cue.
    """
    cue = _nearest(_runs(roles, CUE), cue)
    sources = sorted(
        _runs(roles, SOURCE), key=lambda run: (max(run[0] - cue[1], cue[0] - run[1]), run)
    )
    return (
        _offsets(window, sources[:1]),
        _offsets(window, [cue]),
        _offsets(window, _runs(roles, CONTENT)),
    )


def _runs(roles: list[int], role: int) -> list[tuple[int, int]]:
    """Find the runs of words with one role, as first and one past the last."""
    marks = np.flatnonzero(
        np.diff(np.array([0, *(r == role for r in roles), 0], dtype=np.int8))
    )
    return list(zip(marks[::2].tolist(), marks[1::2].tolist(), strict=True))


def _nearest(runs: list[tuple[int, int]], cue: tuple[int, int]) -> tuple[int, int]:
    """Take the run that overlaps the candidate most; the candidate itself where none does."""
    shared = [(min(b, cue[1]) - max(a, cue[0]), (a, b)) for a, b in runs]
    best = max(shared, default=(0, cue), key=lambda pair: pair[0])
    return best[1] if best[0] > 0 else cue


def _offsets(window: Window, runs: list[tuple[int, int]]) -> Spans:
    return tuple((window.spans[a][0], window.spans[b - 1][1]) for a, b in runs)
