"""Find tellings in documents that share passages.

passages -> pairs of documents -> claims matched one to one -> Telling

The work grows with what is shared, never with all pairs of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rashomon.model import (
    Claim,
    Origin,
    OriginLevel,
    Passage,
    Reading,
    Span,
    find_crowds,
)
from rashomon.stages.lineage.claim_words import ClaimWords
from rashomon.stages.lineage.params import LineageParams
from rashomon.stages.lineage.recalling import Recall
from rashomon.stages.lineage.telling import Telling, Way
from rashomon.stages.lineage.wording import is_quoted

LEAST_WORDS = 3
"""Fewest words two claims in copies have in common: shorter ones are names."""

CONTAINED = 0.9
"""Share of the shorter claim's words that makes it a telling of a part of the longer."""

CONTAINED_WORDS = 6
"""Fewest words of a claim that may count as a part of another."""

QUOTED_ALIKE = 0.35
"""Share of words from which the quoted words of one speaker are one quotation in two copies of
one report: "None of our men was anywhere near it" for "No man of ours was within a mile"."""

ALONE_WORDS = 7
"""Fewest words in common of claims that stand in no shared passage: shorter ones ("killing at
least one person") are said of other happenings too."""


def find_in_copies(
    reading: Reading,
    words: ClaimWords,
    params: LineageParams,
    recall: Recall | None = None,
) -> Iterator[Telling]:
    """Find the tellings of every pair of documents that share a passage."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in reading.claims.values():
        by_document[claim.document_id].append(claim)
    shared = SharedOrigins(reading)
    crowds = find_crowds(reading.origins, reading.passages)
    for (a, b), passages in sorted(_by_pair(reading.passages).items()):
        origins = shared.of(a, b)
        if crowds.are_apart(a, b):
            continue
        found = _Found(reading, passages, origins, words, params)
        make = partial(_of_documents, by_document[a], by_document[b], found)
        if recall is None:
            yield from make()
        else:
            mark = recall.mark_of_copies((a, b), passages, are_copies=bool(origins))
            yield from recall.tellings(reading, mark, make)


def _of_documents(
    left: Sequence[Claim], right: Sequence[Claim], found: _Found
) -> Iterator[Telling]:
    """Find the tellings of two documents by their claims."""
    if not found.origins:
        left = _within(left, [p.a for p in found.passages])
        right = _within(right, [p.b for p in found.passages])
    return _matched(left, right, found)


class SharedOrigins:
    """Look up the document-level origins two documents both go back to."""

    def __init__(self, reading: Reading) -> None:
        self._of: dict[str, dict[str, Origin]] = defaultdict(dict)
        for origin in reading.origins:
            if origin.level is OriginLevel.DOCUMENT:
                for document_id in origin.document_ids:
                    self._of[document_id][origin.id] = origin

    def of(self, a: str, b: str) -> tuple[Origin, ...]:
        """Give the origins in id order; empty for documents that are no copies."""
        both = self._of[a].keys() & self._of[b].keys()
        return tuple(self._of[a][origin_id] for origin_id in sorted(both))


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of a pair of documents."""

    reading: Reading
    passages: Sequence[Passage]
    origins: tuple[Origin, ...]
    words: ClaimWords
    params: LineageParams


def _by_pair(passages: Iterable[Passage]) -> Mapping[tuple[str, str], list[Passage]]:
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        found[passage.a_document_id, passage.b_document_id].append(passage)
    return found


def _within(claims: Iterable[Claim], spans: Sequence[Span]) -> list[Claim]:
    """Keep the claims half of which stands in one of the spans."""
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    near = (c for c in claims if c.span.end > first and c.span.start < last)
    return [c for c in near if any(_covered(c.span, s) for s in spans)]


def _covered(claim: Span, span: Span) -> bool:
    both = min(claim.end, span.end) - max(claim.start, span.start)
    return both * 2 >= claim.end - claim.start


def _matched(
    left: Sequence[Claim], right: Sequence[Claim], found: _Found
) -> Iterator[Telling]:
    """Match claims one to one, the most alike first."""
    scored: list[tuple[float, int, Claim, Claim]] = []
    for a, b, common in _near(left, right, found.words):
        score = _score(found, a, b, common)
        if score >= _least(found, a, b):
            slots = abs(len(a.quantities) - len(b.quantities)) + _differ(a, b)
            scored.append((score, slots, a, b))
    used: set[str] = set()
    way = Way.COPY if found.origins else Way.PASSAGE
    for score, _, a, b in sorted(scored, key=lambda s: (-s[0], s[1], s[2].id, s[3].id)):
        if not used & {a.id, b.id}:
            used |= {a.id, b.id}
            yield Telling(a, b, way, score)


def _near(
    left: Sequence[Claim], right: Sequence[Claim], words: ClaimWords
) -> Iterator[tuple[Claim, Claim, int]]:
    """Give the claims with enough words in common, and how many; hardly any pair has."""
    others = [(claim, words.kinds(claim)) for claim in right]
    for a in left:
        mine = words.kinds(a)
        for b, theirs in others:
            common = len(mine & theirs)
            if common >= LEAST_WORDS:
                yield a, b, common


def _least(found: _Found, a: Claim, b: Claim) -> float:
    """Give how alike two claims must be; less for the quoted words of one speaker in copies."""
    speakers = [found.reading.source_actor(claim) for claim in (a, b)]
    if not found.origins or speakers[0] is None or speakers[1] is None:
        return found.params.similarity
    if speakers[0].id != speakers[1].id or not all(
        is_quoted(found.reading, claim) for claim in (a, b)
    ):
        return found.params.similarity
    return min(QUOTED_ALIKE, found.params.similarity)


def _differ(a: Claim, b: Claim) -> int:
    """Count slots of a sentence's claims that differ, to pair figure with figure."""
    first, second = ({q.unit for q in c.quantities} for c in (a, b))
    return len(first ^ second)


def _score(found: _Found, a: Claim, b: Claim, common: int) -> float:
    """Give the share of words in common; of the shorter's, where it is part of the other."""
    if common < ALONE_WORDS and not _in_one(found.passages, a, b):
        return 0.0
    shorter, longer = sorted(len(found.words.of(claim)) for claim in (a, b))
    score = found.words.similarity(a, b)
    part = score * (shorter + longer) / 2 / shorter
    if shorter >= CONTAINED_WORDS and part >= CONTAINED and longer <= 2 * shorter:
        return max(score, CONTAINED * part)
    return score


def _in_one(passages: Iterable[Passage], a: Claim, b: Claim) -> bool:
    """Tell whether two claims stand in one shared passage."""
    return any(p.a.overlaps(a.span) and p.b.overlaps(b.span) for p in passages)
