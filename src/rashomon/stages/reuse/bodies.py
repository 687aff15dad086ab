"""Lay out what of a document can be shared: its body's words, and which are quoted.

documents, sentences -> Body
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from rashomon.model import Document, Sentence, ZoneKind
from rashomon.text.blocks import Lookup, look_up
from rashomon.text.quoting import find_quotations
from rashomon.text.word_arrays import WordArrays, cut_texts

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Body:
    """The words of a document that another document may share."""

    document: Document
    sentences: tuple[Sentence, ...]
    words: WordArrays
    """Of `sentences`."""
    lookup: Lookup
    """Of the words, for alignment."""

    @cached_property
    def quoted(self) -> int:
        """Which words stand inside quotation marks, one bit each: word k is bit k."""
        return _inside(self.words, tuple(find_quotations(self.document.text)))

    @cached_property
    def sentence_words(self) -> list[int]:
        """The first word of each sentence, and one past the last word of all."""
        import numpy as np

        starts = [s.start for s in self.sentences]
        return [*np.searchsorted(self.words.starts, starts).tolist(), len(self.words)]


def find_bodies(documents: Sequence[tuple[Document, Sequence[Sentence]]]) -> list[Body]:
    """Lay out documents for comparison; some at once take less time each."""
    ordered = [shared_sentences(sentences) for _, sentences in documents]
    cut = cut_texts(
        [
            (document.text, [(s.start, s.end) for s in read])
            for (document, _), read in zip(documents, ordered, strict=True)
        ]
    )
    return [
        Body(document, read, words, look_up(words.hashes))
        for (document, _), read, words in zip(documents, ordered, cut, strict=True)
    ]


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
