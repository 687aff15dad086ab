"""Lay out what of a document can be shared: its body's words, and which are quoted.

documents, sentences -> Body
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rashomon.model import Document, Sentence
from rashomon.stages.reuse.cutting import CutDocuments, cut_documents
from rashomon.text.quoted_words import find_quoted
from rashomon.text.seeds import SEED, Lookup, look_up
from rashomon.text.shingles import run_keys
from rashomon.text.word_arrays import WordArrays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


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


def find_bodies(documents: Iterable[tuple[Document, Sequence[Sentence]]]) -> Iterator[Body]:
    """Lay out documents for comparison, in their order; some at once take less time each."""
    for cut in cut_documents(documents):
        yield from _lay_out(cut)


def _lay_out(cut: CutDocuments) -> Iterator[Body]:
    import numpy as np

    texts, words = cut.texts, cut.texts.words
    quoted = find_quoted(texts.text, words.starts)
    seeds = run_keys(words.hashes, SEED)
    begins = texts.firsts - np.repeat(texts.bounds[:-1], cut.sizes)
    edges = texts.bounds.tolist()
    read = 0
    for document, size, at, first, last in zip(
        cut.documents, cut.sizes, texts.offsets.tolist(), edges, edges[1:], strict=False
    ):
        part = slice(first, last)
        hashes = words.hashes[part].copy()  # a view would keep all documents' in memory
        starts = (words.starts[part] - at).astype(np.uint32)
        ends = (words.ends[part] - at).astype(np.uint32)
        yield Body(
            document,
            WordArrays(hashes, starts, ends),
            look_up(hashes, seeds[first : max(first, last - SEED + 1)]),
            sentence_words=[*begins[read : read + size].tolist(), last - first],
            quoted=_bits(quoted[part]),
        )
        read += size


def _bits(held: Any) -> int:  # noqa: ANN401
    import numpy as np

    return int.from_bytes(np.packbits(held, bitorder="little").tobytes(), "little")
