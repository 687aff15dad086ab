"""Cut a text into the windows of tokens that the tagger reads.

    text -> tokens and words with their offsets -> Window, mostly one a paragraph

Words are what the tokenizer parts at spaces and marks; everything found later begins and
ends at one of them. Offsets are code points of the text given, whatever the tokenizer drops.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

SHAPES = 13
"""Kinds of outer shape: 0 for [CLS] and [SEP], else 1 + 4 * case + 2 * space before + space
after. The uncased tokens have lost both; names and straight quotation marks need them."""

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""The only code points a str can hold and the tokenizer cannot."""

SENTENCE_ENDS = frozenset(".!?\"”’'")


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words of one text that is read at once."""

    ids: Ints
    """Token ids with [CLS] and [SEP]."""
    shapes: Ints
    first: Ints
    """Position in `ids` of the first token of each word."""
    spans: list[tuple[int, int]]
    """Offsets of each word."""
    owned: tuple[int, int]
    """First and one past the last word whose cues this window answers for."""


def windows_of(tokenizer: Tokenizer, text: str, max_tokens: int) -> Iterator[Window]:
    """Cut a text into windows of at most `max_tokens` tokens, in order; mostly it is one.

    Neighbouring windows share up to a quarter, from a sentence's beginning where there is one.
    Tokens that no word can be read of (spaces, control characters) are in none.
    """
    encoding = tokenizer.encode(_encodable(text), add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    words = np.array(encoding.word_ids, dtype=np.int64)
    offsets = encoding.offsets
    starts = np.flatnonzero(np.diff(words, prepend=-1))
    bounds = np.append(starts, len(ids))
    spans = [
        (offsets[a][0], offsets[b - 1][1])
        for a, b in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
    ]
    shapes = np.array([_shape(text, start, end) for start, end in offsets], dtype=np.int64)
    edges = cast(
        "tuple[int, int]", (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    )
    for (a, b), owned in _cuts(text, spans, bounds, max_tokens):
        low, high = int(bounds[a]), int(bounds[b])
        yield Window(
            ids=np.concatenate([[edges[0]], ids[low:high], [edges[1]]]),
            shapes=np.concatenate([[0], shapes[low:high], [0]]),
            first=bounds[a:b] - low + 1,
            spans=spans[a:b],
            owned=(owned[0] - a, owned[1] - a),
        )


def _cuts(
    text: str, spans: list[tuple[int, int]], bounds: Ints, max_tokens: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Give the words of each window and those of them it answers for."""
    begin = owned = 0
    while begin < len(spans):
        fits = int(np.searchsorted(bounds, bounds[begin] + max_tokens, side="right")) - 1
        end = max(fits, begin + 1)
        if end >= len(spans):
            yield (begin, len(spans)), (owned, len(spans))
            return
        quarter = (end - begin) // 4
        until = _sentence_start(text, spans, (end - quarter, end)) or end - quarter // 2
        yield (begin, end), (owned, until)
        again = max(until - quarter, begin + 1)
        begin, owned = _sentence_start(text, spans, (again, until)) or again, until


def _sentence_start(
    text: str, spans: list[tuple[int, int]], words: tuple[int, int]
) -> int | None:
    """Find the last word of a range that follows a sentence's end."""
    for word in range(words[1] - 1, max(words[0], 1) - 1, -1):
        start, end = spans[word - 1]
        if text[start:end] in SENTENCE_ENDS and spans[word][0] > end:
            return word
    return None


def _shape(text: str, start: int, end: int) -> int:
    token = text[start:end]
    if token.islower() or token.lower() == token:
        case = 0
    else:
        case = 2 if len(token) > 1 and token.isupper() else 1
    before = start == 0 or text[start - 1].isspace()
    after = end >= len(text) or text[end].isspace()
    return 1 + 4 * case + 2 * before + after


def _encodable(text: str) -> str:
    """Put U+FFFD, which the tokenizer skips, in the place of each lone surrogate."""
    return LONE_SURROGATE.sub("\ufffd", text)
