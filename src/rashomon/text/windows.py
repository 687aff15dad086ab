"""Cut a text into the windows of tokens that the tagger reads.

    text -> tokens and words with their offsets -> Window, mostly one a paragraph

Words are what the tokenizer parts at spaces and marks; everything found later begins and
ends at one of them. Offsets are code points of the text given, whatever the tokenizer drops.

The name of a state is one word, and the same token for every state: the tagger must not know
which side it reads about (`NEUTRAL`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import numpy as np
import numpy.typing as npt

from rashomon.text.state_names import StateNameKind, find_state_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

SHAPES = 13
"""Kinds of outer shape: 0 for [CLS] and [SEP], else 1 + 4 * case + 2 * space before + space
after. The uncased tokens have lost both; names and straight quotation marks need them."""

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""The only code points a str can hold and the tokenizer cannot."""

NEUTRAL = {
    StateNameKind.COUNTRY: "france",
    StateNameKind.ADJECTIVE: "french",
    StateNameKind.PEOPLE: "germans",
    StateNameKind.CAPITAL: "paris",
}
"""The token that stands for every name of a kind. Common ones, so that what the base has
learned of such names is kept; which one is of no matter."""

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
    tokens = _tokens(tokenizer, text)
    ids = np.array(tokens.ids, np.int64)
    shapes = np.array([_shape(text, *place) for place in tokens.places], np.int64)
    spans, bounds = tokens.words, np.array(tokens.starts, np.int64)
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


def words_of(tokenizer: Tokenizer, text: str) -> tuple[list[int], list[int]]:
    """Give the tokens of a text, and the first of each word and their number.

    The same as in its windows, where it is one: all of it, without [CLS] and [SEP].
    """
    tokens = _tokens(tokenizer, text)
    return tokens.ids, tokens.starts


@dataclass(frozen=True, slots=True)
class _Tokens:
    """A text as tokens, where each name of a state is one."""

    ids: list[int]
    places: list[tuple[int, int, str]]
    """Offsets of each token, and how it is spelt; empty: as it stands."""
    words: list[tuple[int, int]]
    """Offsets of each word."""
    starts: list[int]
    """First token of each word, and the number of tokens."""


def _tokens(tokenizer: Tokenizer, text: str) -> _Tokens:
    encoding = tokenizer.encode(_encodable(text), add_special_tokens=False)
    ids, offsets = encoding.ids, encoding.offsets
    of_word = np.array(encoding.word_ids, dtype=np.int64)
    bounds = [*np.flatnonzero(np.diff(of_word, prepend=-1)).tolist(), len(ids)]
    words = [(offsets[a][0], offsets[b - 1][1]) for a, b in pairwise(bounds)]
    found = _Tokens([], [], [], [])
    at = 0
    for name in [*find_state_names([text[a:b] for a, b in words]), None]:
        until = name.first if name else len(words)
        low, high = bounds[at], bounds[until]
        found.starts.extend(first - low + len(found.ids) for first in bounds[at:until])
        found.ids.extend(ids[low:high])
        found.places.extend((start, end, "") for start, end in offsets[low:high])
        found.words.extend(words[at:until])
        if name:
            span = words[name.first][0], words[name.last - 1][1]
            found.starts.append(len(found.ids))
            found.ids.append(cast("int", tokenizer.token_to_id(NEUTRAL[name.kind])))
            found.places.append((*span, "Name"))
            found.words.append(span)
            at = name.last
    found.starts.append(len(found.ids))
    return found


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


def _shape(text: str, start: int, end: int, spelling: str) -> int:
    token = spelling or text[start:end]
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
