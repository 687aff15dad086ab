"""Weigh the words of one text together, once it is known that many of them were put in.

    words with their odds -> figures of each -> two small layers -> log odds
    -> these and the figures, other places, neighbours -> two small layers -> log odds

The reader sees a window and not the text. A thesaurus prints "aforementioned" forty times where
the language has it once, and the word that was to be expected not at all; a synonym that fits
its place is told by that. Which of the figures weigh how much is trained on spun copies of
articles that nothing else was trained on (`train/rewording/together.py`). No figure tells
which word it is about, so no list of words can be learned.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from rashomon.text.model_files import load_model
from rashomon.text.spun_words import (
    MODEL_FOLDER,
    Floats,
    Like,
    WordOdds,
    load_spotter,
    word_frequency,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

NONE = -4.0
"""Log odds that stand for a neighbour where there is none: those of most untouched words."""

AROUND = 6
"""Words to each side of which the share put in is a figure."""

NEXT, NEAR = (-1, 1), (-2, -1, 1, 2)
"""Words beside a word whose figures count for it, too, in the first and the second layers: what is
wrong beside a put-in word is often that word's fault. With them .02 more of the put-in words are
found at the same precision (the dev articles that a cut is chosen by)."""

ENOUGH = 2
"""Other places of a word from which on what they say counts in full."""

UNSEEN = 0.3
"""Places added to what is counted and to what is expected, so that no figure is endless."""


def weigh_together(text: str, words: Sequence[WordOdds]) -> list[float]:
    """Give the log odds of each word of a spun text, in the order given.

    Args:
        text: The whole text; the words' offsets are in it.
        words: All words read, in text order.

    Raises:
        DataFileError: When a file of the model is missing or is not the one recorded.
    """
    if not words:
        return []
    first, second = _layers()
    printed = [text[w.start : w.end] for w in words]
    rows = figures(printed, words)
    odds = first.of(beside_each_other(rows, NEXT))
    return second.of(figures_of_places(printed, odds, rows)).tolist()


def figures(printed: Sequence[str], words: Sequence[WordOdds]) -> Floats:
    """Give a row of figures for each word: what the reader says of it, and how often it stands."""
    lower = [p.lower() for p in printed]
    odds = np.array([w.odds for w in words])
    like = load_spotter().like(lower, [w.expected for w in words])
    counts = Counter(lower)
    chance = _chance(odds)
    rows = [
        [
            *(_beside(odds, k, step) for step in (0, -1, 1)),
            word_frequency(word),
            len(word),
            float(printed[k][0].isupper()),
            *_likeness(one),
            word_frequency(one.name),
            _excess(counts[word], word, len(lower)),
            _excess(counts[one.name], one.name, len(lower)),
            float(np.log(counts[word])),
            (float(chance.sum()) - float(chance[k])) / max(1, len(lower) - 1),
        ]
        for k, (word, one) in enumerate(zip(lower, like, strict=True))
    ]
    places = [[mean, around] for _, mean, _, _, _, around in _places(lower, odds)]
    return np.hstack([np.array(rows), np.array(places)]).astype(np.float32)


def figures_of_places(printed: Sequence[str], odds: Floats, rows: Floats) -> Floats:
    """Give a row of figures for each word, once its log odds were worked out.

    Args:
        printed: The words.
        odds: Their log odds.
        rows: What `figures` says of them.

    Returns:
        Its log odds, its other places' and its neighbours'; the same of the two words on either
        side (what is wrong beside a put-in word is often that word's fault); its `rows`.
    """
    places = np.array(_places([p.lower() for p in printed], odds), dtype=np.float32)
    return np.hstack([beside_each_other(places, NEAR), rows])


def beside_each_other(rows: Floats, steps: Sequence[int]) -> Floats:
    """Put beside each word's row those of its neighbours; log odds are their first column."""
    return np.hstack([rows, *(_moved(rows, step) for step in steps)])


def _moved(rows: Floats, step: int) -> Floats:
    """Give for each word the row of the one so many words further on."""
    found = np.zeros_like(rows)
    found[:, 0] = NONE
    if step > 0:
        found[:-step] = rows[step:]
    else:
        found[-step:] = rows[:step]
    return found


def _likeness(like: Like) -> tuple[float, ...]:
    return like.own, like.best, like.rank, like.cosine, float(like.own == like.best)


def _excess(count: int, word: str, words: int) -> float:
    """Tell how many times as often a word stands as it does in the language, as a logarithm."""
    expected = words * 10 ** (word_frequency(word) - 9)
    return float(np.log10((count + UNSEEN) / (expected + UNSEEN)))


def _places(lower: Sequence[str], odds: Floats) -> list[list[float]]:
    """Give for each word: odds, mean of its other places, how many, both neighbours, around."""
    of_word: dict[str, list[float]] = defaultdict(list)
    for word, value in zip(lower, odds.tolist(), strict=True):
        of_word[word].append(value)
    sums = {word: sum(every) for word, every in of_word.items()}
    chance = np.concatenate([[0.0], np.cumsum(_chance(odds))])
    found: list[list[float]] = []
    for k, (word, value) in enumerate(zip(lower, odds.tolist(), strict=True)):
        others = len(of_word[word]) - 1
        mean = (sums[word] - value) / others if others else 0.0
        low, high = max(0, k - AROUND), min(len(lower), k + AROUND + 1)
        around = chance[high] - chance[low] - (chance[k + 1] - chance[k])
        found.append(
            [
                value,
                mean * min(1.0, others / ENOUGH),
                float(min(others, 2 * ENOUGH)),
                _beside(odds, k, -1),
                _beside(odds, k, 1),
                float(around) / max(1, high - low - 1),
            ]
        )
    return found


def _beside(odds: Floats, k: int, step: int) -> float:
    return float(odds[k + step]) if 0 <= k + step < len(odds) else NONE


def _chance(odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-odds)), np.float32)


@dataclass(frozen=True, slots=True)
class Layers:
    """Two layers on figures that are brought to one scale."""

    mean: Floats
    scale: Floats
    wide: Floats
    wide_bias: Floats
    narrow: Floats
    narrow_bias: float

    def of(self, rows: Floats) -> Floats:
        """Give the log odds of each row."""
        inner = (rows - self.mean) / self.scale @ self.wide + self.wide_bias
        return np.tanh(inner) @ self.narrow + self.narrow_bias


@lru_cache(maxsize=1)
def _layers() -> tuple[Layers, Layers]:
    _, files = load_model(MODEL_FOLDER)
    kept = json.loads(files["together.json"])
    return layers_of(kept["words"]), layers_of(kept["places"])


def layers_of(kept: dict[str, Any]) -> Layers:
    """Read two layers as `together.json` holds them."""
    arrays = {name: np.array(kept[name]) for name in ("mean", "scale", "wide", "wide_bias")}
    return Layers(
        **arrays, narrow=np.array(kept["narrow"]), narrow_bias=float(kept["narrow_bias"])
    )
