"""Cut what documents may share into words, many documents at once.

documents, sentences -> CutDocuments, a batch after the other
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from rashomon.model import Document, Sentence, ZoneKind
from rashomon.text.word_arrays import CutTexts, cut_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Read = tuple[Document, Sequence[Sentence]]

TOGETHER = 1 << 16
"""Code points cut into words at once: with much less, calls take longer than the work; with
more, it leaves the processor's cache."""


@dataclass(frozen=True, slots=True)
class CutDocuments:
    """Some documents and their words."""

    documents: Sequence[Document]
    sizes: Sequence[int]
    """How many sentences of each are read."""
    texts: CutTexts


def cut_documents(documents: Iterable[Read]) -> Iterator[CutDocuments]:
    """Cut documents into words, in their order; no more are read than are cut at once."""
    batch: list[tuple[Document, Sequence[tuple[int, int]]]] = []
    size = 0
    for document, sentences in documents:
        batch.append((document, [(s.start, s.end) for s in shared_sentences(sentences)]))
        size += len(document.text)
        if size >= TOGETHER:
            yield _cut(batch)
            batch, size = [], 0
    if batch:
        yield _cut(batch)


def _cut(batch: Sequence[tuple[Document, Sequence[tuple[int, int]]]]) -> CutDocuments:
    texts = cut_texts([(document.text, ranges) for document, ranges in batch])
    return CutDocuments([d for d, _ in batch], [len(r) for _, r in batch], texts)


def shared_sentences(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Give the sentences of a document that another one may share, in text order.

    Captions and headlines are left out where there is a body: agencies sell pictures with
    their own lines, and desks write their own headlines.
    """
    body = [s for s in sentences if s.zone is ZoneKind.BODY]
    return tuple(sorted(body or sentences, key=attrgetter("start")))
