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


BODY = ZoneKind.BODY
"""Once: to look a member up takes longer than to compare it."""


@dataclass(frozen=True, slots=True)
class CutDocuments:
    """Some documents and their words."""

    documents: Sequence[Document]
    sizes: Sequence[int]
    """How many sentences of each are read."""
    texts: CutTexts


def cut_documents(documents: Iterable[Read]) -> Iterator[CutDocuments]:
    """Cut documents into words, in their order; no more are read than are cut at once."""
    batch: list[Document] = []
    ranges: list[tuple[list[int], list[int]]] = []
    size = 0
    for document, sentences in documents:
        read = shared_sentences(sentences)
        batch.append(document)
        ranges.append(([s.start for s in read], [s.end for s in read]))
        size += len(document.text)
        if size >= TOGETHER:
            yield _cut(batch, ranges)
            batch, ranges, size = [], [], 0
    if batch:
        yield _cut(batch, ranges)


def _cut(
    documents: Sequence[Document], ranges: Sequence[tuple[list[int], list[int]]]
) -> CutDocuments:
    texts = cut_texts([document.text for document in documents], ranges)
    return CutDocuments(documents, [len(starts) for starts, _ in ranges], texts)


def shared_sentences(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Give the sentences of a document that another one may share, in text order.

    Captions and headlines are left out where there is a body: agencies sell pictures with
    their own lines, and desks write their own headlines.
    """
    body = [s for s in sentences if s.zone is BODY] or sentences
    starts = [s.start for s in body]
    return body if starts == sorted(starts) else sorted(body, key=attrgetter("start"))
