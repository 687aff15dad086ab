"""Find which documents share text and what they go back to.

documents, sentences -> candidate pairs -> bodies of these -> decisions -> groups -> origins
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from rashomon.model import Document, Origin, Passage, Sentence
from rashomon.stages.reuse.bodies import find_bodies
from rashomon.stages.reuse.candidates import Candidates, find_candidates
from rashomon.stages.reuse.credits import find_credits
from rashomon.stages.reuse.decisions import Pair, decide_all
from rashomon.stages.reuse.groups import find_groups
from rashomon.stages.reuse.origins import find_origins
from rashomon.stages.reuse.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rashomon.stages.reuse.params import ReuseParams
    from rashomon.stages.reuse.recalling import Recall

    Read = tuple[Document, Sequence[Sentence]]

PAIRS = 48
"""Pairs compared at once: with fewer, calls take longer than the work; with twice as many, what is
made on the way leaves the processor's cache and half as much time again goes to equal seeds."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """What documents share and what that goes back to."""

    passages: tuple[Passage, ...]
    """By document and place; also of documents that are no copies."""
    origins: tuple[Origin, ...]
    """Document level, in id order; every document is in at least one."""
    pairs_examined: int = 0
    capped: int = 0
    """Runs of words found in too many documents to compare all of these with each other."""


def find_reuse(
    documents: Iterable[Document],
    sentences: Iterable[Sentence],
    params: ReuseParams,
    recall: Recall | None = None,
) -> Reuse:
    """Find passages and origins.

    Args:
        documents: In any order.
        sentences: Of the zones that are read, of all documents, in any order.
        params: Sizes and caps.
        recall: What was decided before; None: nothing.
    """
    read: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sorted(sentences, key=lambda s: (s.document_id, s.start)):
        read[sentence.document_id].append(sentence)
    ordered = sorted(documents, key=lambda d: d.id)
    candidates = find_candidates(((d, read[d.id]) for d in ordered), params)
    decide = decide_pairs if recall is None else partial(_recalled, recall)
    pairs = list(decide(candidates, ordered, read, params))
    groups = find_groups(pair.copy for pair in pairs if pair.copy)
    given = {d.id: find_credits(d, read[d.id]) for d in ordered}
    return Reuse(
        passages=_in_order(p for pair in pairs for p in pair.passages),
        origins=find_origins({d.id: d for d in ordered}, groups, given),
        pairs_examined=len(candidates),
        capped=candidates.capped,
    )


def decide_pairs(
    candidates: Candidates,
    documents: Sequence[Document],
    read: Mapping[str, Sequence[Sentence]],
    params: ReuseParams,
) -> Iterator[Pair]:
    """Decide candidate pairs and give those that share a run of words.

    Only documents of a pair are laid out, once each.
    """
    shelf = Shelf(documents, read)
    places = iter(candidates)
    while some := list(islice(places, PAIRS)):
        # pairs come in order of their first one
        bodies = shelf.take({number for pair in some for number in pair}, some[0][0])
        found = [(bodies[i], bodies[j]) for i, j in some]
        yield from decide_all(found, params.passage_words)
    shelf.close()


def _recalled(
    recall: Recall,
    candidates: Candidates,
    documents: Sequence[Document],
    read: Mapping[str, Sequence[Sentence]],
    params: ReuseParams,
) -> Iterator[Pair]:
    """Decide the pairs that are not known; give all that share a run of words, in their order."""
    import numpy as np

    known = (recall.knows(documents[i], documents[j]) for i, j in candidates)
    is_known = np.fromiter(known, bool, len(candidates))
    first, second = candidates.first[~is_known], candidates.second[~is_known]
    others = Candidates(first, second, candidates.capped)
    decided = {(p.a, p.b): p for p in decide_pairs(others, documents, read, params)}
    for (i, j), is_so in zip(candidates, is_known.tolist(), strict=True):
        a, b = documents[i], documents[j]
        pair = recall.pair(a, b) if is_so else decided.get((a.id, b.id))
        if not is_so:
            recall.add(a, b, pair)
        if pair is not None:
            yield pair


def decide_documents(
    pairs: Sequence[tuple[Read, Read]], params: ReuseParams
) -> Iterator[Pair]:
    """Decide pairs of documents with their sentences; give those that share a run of words.

    For an engine that brings both documents of a pair: each is laid out once here, too.
    """
    read = {document.id: (document, said) for pair in pairs for document, said in pair}
    laid = dict(zip(read, find_bodies(read.values()), strict=True))
    some = [(laid[a.id], laid[b.id]) for (a, _), (b, _) in pairs]
    yield from decide_all(some, params.passage_words)


def _in_order(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    found: Sequence[Passage] = sorted(
        passages,
        key=lambda p: (p.a_document_id, p.a.start, p.b_document_id, p.b.start),
    )
    return tuple(found)
