"""Find words that do not belong where they stand, as a thesaurus puts them in.

    text -> windows -> the tagger's word vectors -> graph -> odds of each word -> WordOdds
    WordOdds -> nearest words to the vector expected at its place

The graph was trained on news with words exchanged by a thesaurus (`train/rewording`). It looks
at the place, not at a list: "successful" is flagged in "riots successful the north", not in "a
successful strike". Word vectors and tokenizer are the tagger's; every state's name is one token.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from rashomon.text.model_files import load_model, open_graph
from rashomon.text.windows import Ints, Window, windows_of
from rashomon.text.word_vectors import Vectors, shared_tokenizer, shared_vectors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]

MODEL_FOLDER = Path(__file__).parent.parent / "data" / "models" / "rewording"

STEPS = 17
"""Steps of word frequency: half a step of the Zipf scale of wordfreq each; 0: not known."""

RARE_STEP = 5
"""Step of `frequency_step` below which a word is rare: Zipf 2.5."""

PLAIN = re.compile(r"[A-Za-z]+")

LIKELY_LEAST = 0.3
"""Least chance of a word that is named as the likely earlier one: from here on about half of
the words named are the very ones that stood there, for put-in words no training text was given
(`python -m eval.spun`); at .1 a third."""

LIKELY_WORDS = 3
"""Most likely words named."""


@dataclass(frozen=True, slots=True)
class WordOdds:
    """How a word fits its place, as offsets (code points) in the text given."""

    start: int
    end: int
    odds: float
    """Log odds that it was put in, in a text of which every tenth word or more was."""
    expected: Floats
    """Vector of what is expected at its place; `likely_words` names it."""


def read_words(text: str) -> list[WordOdds]:
    """Read how well each plain word of a paragraph fits, in text order.

    Names, figures and parts of hyphenated words are left out: a thesaurus has none.

    Raises:
        DataFileError: When a file of the model is missing or is not the one recorded.
    """
    return list(load_spotter().read(text))


def likely_words(word: WordOdds, printed: str) -> tuple[str, ...]:
    """Name what may have stood in a word's place, the likeliest first; empty: not known."""
    return load_spotter().likely(word.expected, printed)


@lru_cache(maxsize=2)
def load_spotter(folder: Path = MODEL_FOLDER) -> Spotter:
    """Load the graph of a folder, and tokenizer and word vectors beside it.

    Raises:
        DataFileError: When a file is missing or is not the one recorded.
    """
    manifest, files = load_model(folder)
    return Spotter(
        shared_tokenizer(manifest, files),
        shared_vectors(manifest, files),
        open_graph(folder / "model.onnx"),
        manifest["max_tokens"],
    )


@dataclass(frozen=True, slots=True)
class Like:
    """How like what is expected at its place a word is, and what is most like it."""

    own: float
    """Log chance of the word itself among all that can be named; UNNAMED where it cannot."""
    best: float
    """Log chance of the likeliest word."""
    rank: float
    """Logarithm of one more than the number of words that are likelier."""
    cosine: float
    """Likeness of the word's vector to the one expected; 0 where it has none of its own."""
    name: str
    """The likeliest word."""


UNNAMED = -12.0
"""Log chance of a word that cannot be named, being several tokens: below nearly all others."""

UNNAMED_RANK = 8.0

AT_ONCE = 64
"""Words whose likeness to all others is worked out at once: 6 MB."""


class Spotter:
    """A tokenizer, word vectors and the graph that was trained on them."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        vectors: Vectors,
        graph: Any,  # noqa: ANN401
        max_tokens: int,
    ) -> None:
        self._tokenizer = tokenizer
        self._vectors = vectors
        self._graph = graph
        self._max_tokens = max_tokens

    def read(self, text: str) -> Iterator[WordOdds]:
        """Read the words of a text; see `read_words`."""
        for window in windows_of(self._tokenizer, text, self._max_tokens):
            yield from self._of_window(text, window)

    def _of_window(self, text: str, window: Window) -> Iterator[WordOdds]:
        words = [text[start:end] for start, end in window.spans]
        if not words:
            return
        odds, expected = self._graph.run(
            None,
            {
                "vectors": self._vectors.of(window.ids)[None],
                "shapes": window.shapes[None],
                "frequencies": frequencies(window, words)[None],
            },
        )
        for k in range(*window.owned):
            start, end = window.spans[k]
            at = window.first[k]
            if _may_be_put_in(text, start, end):
                yield WordOdds(start, end, float(odds[0, at]), expected[0, at])

    def likely(self, expected: Floats, printed: str) -> tuple[str, ...]:
        """Name the words whose vectors are nearest to what is expected at a place."""
        names, vectors = self._nameable()
        scores = vectors @ expected
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        best = np.argsort(-chances, kind="stable")[: LIKELY_WORDS + 1].tolist()
        named = (names[k] for k in best if chances[k] >= LIKELY_LEAST)
        return tuple(name for name in named if name != printed.lower())[:LIKELY_WORDS]

    def like(self, words: Sequence[str], expected: Sequence[Floats]) -> list[Like]:
        """Tell how like what is expected at their places words in small letters are."""
        found: list[Like] = []
        for at in range(0, len(words), AT_ONCE):
            some = np.stack(expected[at : at + AT_ONCE])
            found += self._like(words[at : at + AT_ONCE], some)
        return found

    def _like(self, words: Sequence[str], expected: Floats) -> Iterator[Like]:
        names, vectors = self._nameable()
        numbers, lengths = self._named()
        scores = expected @ vectors.T
        best = scores.argmax(axis=1)
        highest = scores.max(axis=1)
        whole = np.log(np.exp(scores - highest[:, None]).sum(axis=1)) + highest
        for k, word in enumerate(words):
            top, total = float(highest[k]), float(whole[k])
            own, rank, cosine = UNNAMED, UNNAMED_RANK, 0.0
            at = numbers.get(word)
            if at is not None:
                score = scores[k, at]
                own = float(score) - total
                rank = float(np.log1p((scores[k] > score).sum()))
                cosine = float(score / (lengths[at] * np.linalg.norm(expected[k])))
            yield Like(own, top - total, rank, cosine, names[best[k]])

    @lru_cache(maxsize=1)  # noqa: B019  one spotter lives as long as the process
    def _named(self) -> tuple[dict[str, int], Floats]:
        """Give the place of each word that can be named, and the length of its vector."""
        names, vectors = self._nameable()
        lengths = np.linalg.norm(vectors, axis=1)
        return {name: k for k, name in enumerate(names)}, lengths

    @lru_cache(maxsize=1)  # noqa: B019  one spotter lives as long as the process
    def _nameable(self) -> tuple[list[str], Floats]:
        """Give the words that can be named, with their vectors."""
        tokens = (self._tokenizer.id_to_token(k) for k in range(len(self._vectors.rows)))
        named = [(k, name) for k, name in enumerate(tokens) if name and _is_word(name)]
        return [name for _, name in named], self._vectors.of([k for k, _ in named])


def _is_word(piece: str) -> bool:
    """Tell a word of the vocabulary from a mark, a figure, an ending."""
    return PLAIN.fullmatch(piece) is not None and (len(piece) > 1 or piece in {"a", "i"})


def frequencies(window: Window, words: list[str]) -> Ints:
    """Give each token of a window the step of its word's frequency; 0 for [CLS] and [SEP]."""
    ends = np.append(window.first[1:], len(window.ids) - 1)
    steps = np.zeros(len(window.ids), dtype=np.int64)
    for word, start, end in zip(words, window.first, ends, strict=True):
        steps[start:end] = frequency_step(word)
    return steps


def frequency_step(word: str) -> int:
    """Give the step of a word's frequency in English."""
    return min(STEPS - 1, int(2 * word_frequency(word)))


@lru_cache(maxsize=1 << 16)
def word_frequency(word: str) -> float:
    """Give a word's frequency in English on the Zipf scale of wordfreq; 0: not known."""
    from wordfreq import zipf_frequency

    return zipf_frequency(word.lower(), "en")


def is_rare(word: str) -> bool:
    """Know a word that stands less than once in three million words (Zipf 2.5)."""
    return frequency_step(word) < RARE_STEP


def _may_be_put_in(text: str, start: int, end: int) -> bool:
    """Leave out names, parts of hyphenated words and what is no word: a thesaurus has none."""
    word = text[start:end]
    joined = text[start - 1 : start] in JOINTS or text[end : end + 1] in JOINTS
    if joined or not PLAIN.fullmatch(word):
        return False
    if word.islower():
        return True
    before = text[:start].rstrip(" \"“‘'(")
    return word[1:].islower() and (not before or before[-1] in ".!?\n:")


JOINTS = frozenset("-’'@#_/–")
