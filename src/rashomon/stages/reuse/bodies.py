"""Lay out what of a document can be shared: its body's words, and which are quoted.

documents, sentences -> Body
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from rashomon.model import Document, Sentence, ZoneKind
from rashomon.text.blocks import Lookup, look_up
from rashomon.text.quoting import find_quotations
from rashomon.text.word_arrays import WordArrays, cut_texts

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a document that another document may share."""

    document: Document
    words: WordArrays
    """Of the sentences that may be shared."""
    lookup: Lookup
    """Of the words, for alignment."""
    sentence_words: list[int]
    """The first word of each sentence, and one past the last word of all."""
    quoted: int
    """Which words stand inside quotation marks, one bit each: word k is bit k."""


def find_bodies(documents: Sequence[tuple[Document, Sequence[Sentence]]]) -> list[Body]:
    """Lay out documents for comparison; some at once take less time each."""
    ordered = [shared_sentences(sentences) for _, sentences in documents]
    cut = cut_texts(
        [
            (document.text, [(s.start, s.end) for s in read])
            for (document, _), read in zip(documents, ordered, strict=True)
        ]
    )
    parts = zip(documents, ordered, cut, strict=True)
    return [_body(document, read, words) for (document, _), read, words in parts]


def _body(document: Document, read: Sequence[Sentence], words: WordArrays) -> Body:
    import numpy as np

    first = np.searchsorted(words.starts, [s.start for s in read]).tolist()
    quoted = _inside(words, tuple(find_quotations(document.text)))
    return Body(document, words, look_up(words.hashes), [*first, len(words)], quoted)


def shared_sentences(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Give the sentences of a document that another one may share, in text order.

    Captions and headlines are left out where there is a body: agencies sell pictures with
    their own lines, and desks write their own headlines.
    """
    body = [s for s in sentences if s.zone is ZoneKind.BODY]
    return tuple(sorted(body or sentences, key=attrgetter("start")))


def _inside(words: WordArrays, spans: Sequence[tuple[int, int]]) -> int:
    """Tell which words one of the spans (in text order) holds."""
    import numpy as np

    if not spans:
        return 0
    opened = np.array([start for start, _ in spans])
    closed = np.array([end for _, end in spans])
    at = np.searchsorted(opened, words.starts, side="right") - 1
    held = (at >= 0) & (closed[at] >= words.ends)
    return int.from_bytes(np.packbits(held, bitorder="little").tobytes(), "little")
