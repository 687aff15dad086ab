"""Find pairs of claims that tell one content: in copies, by a relation, head and body.

passages, relations, zones -> Telling

Copies are compared only where they share a passage, so that the work grows with what is
shared, never with all pairs of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from rashomon.model import (
    Claim,
    OriginLevel,
    Passage,
    Quantity,
    Reading,
    Relation,
    RelationKind,
    Span,
    ZoneKind,
)
from rashomon.stages.lineage.params import LineageParams
from rashomon.text.lexicon import load_words
from rashomon.text.shingles import find_words

LEAST_WORDS = 4
"""Fewest words two claims in copies have in common: shorter ones are names."""

CONTAINED = 0.9
"""Share of the shorter claim's words that makes it a telling of a part of the longer."""

CONTAINED_WORDS = 6
"""Fewest words of a claim that may count as a part of another."""

CONTENT_LETTERS = 4
"""Fewest letters of the words a headline and its body are compared by."""

HEADLINE_WORDS = 3
"""Fewest such words in common."""

TOLD_ALIKE = 0.5
"""Share of words from which two claims that contradict are two tellings of one sentence."""


RELATED = 0.5
"""Share of the shorter claim's content words that related claims share: two reports that
answer one question in words of their own are no tellings of one sentence."""

RELATED_WORDS = 2
"""Fewest such words. Names do not count: all claims of one case share them."""


KEY_CLAIMS = 20
"""Most claims of one informant with one figure that are compared with each other."""

SMALL = 2.0
"""Figures up to this one are too common to tell that two claims are one."""


class Way(StrEnum):
    """How two tellings were found."""

    COPY = "copy"
    PASSAGE = "passage"
    """Both stand in a shared passage of documents that are no copies."""
    RELATION = "relation"
    HEADLINE = "headline"
    SPEAKER = "speaker"
    """One informant gives one figure in two documents."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Two claims that tell one content. For HEADLINE, `a` is the body's."""

    a: Claim
    b: Claim
    way: Way
    similarity: float
    """Share of words in common order, in [0, 1]."""
    updates: bool = False
    """The later one brings an evolving figure up to date."""


def find_tellings(
    reading: Reading,
    relations: Sequence[Relation],
    informants: Mapping[str, Hashable],
    params: LineageParams,
) -> tuple[Telling, ...]:
    """Find pairs of tellings, each pair once, in id order.

    Args:
        reading: Claims, passages, document-level origins.
        relations: What claims are to each other.
        informants: For each claim id credited to somebody, what is equal for one informant.
        params: How alike two tellings must be.
    """
    words = _Words(reading)
    updates = {frozenset((r.a, r.b)) for r in relations if r.kind is RelationKind.UPDATES}
    found: dict[frozenset[str], Telling] = {}
    for telling in (
        *_in_copies(reading, words, params),
        *_related(reading, relations, words),
        *_headlines(reading, words, params),
        *_of_speakers(reading, informants, words),
    ):
        pair = frozenset((telling.a.id, telling.b.id))
        if pair not in found:
            found[pair] = _marked(telling, is_update=pair in updates)
    return tuple(sorted(found.values(), key=lambda t: (t.a.id, t.b.id)))


def _marked(telling: Telling, *, is_update: bool) -> Telling:
    if not is_update:
        return telling
    return Telling(telling.a, telling.b, telling.way, telling.similarity, updates=True)


class _Words:
    """Cut every claim into words once."""

    def __init__(self, reading: Reading) -> None:
        self._texts = {d.id: d.text for d in reading.documents.values()}
        self._cut: dict[str, tuple[str, ...]] = {}
        self._plain: dict[str, frozenset[str]] = {}

    def of(self, claim: Claim) -> tuple[str, ...]:
        if claim.id not in self._cut:
            span = (claim.span.start, claim.span.end)
            words = find_words(self._texts[claim.document_id], [span])
            self._cut[claim.id] = words.norms
        return self._cut[claim.id]

    def plain(self, claim: Claim) -> frozenset[str]:
        """Give the words that carry content, without names (printed with a capital)."""
        if claim.id not in self._plain:
            text = self._texts[claim.document_id]
            cut = find_words(text, [(claim.span.start, claim.span.end)])
            found = zip(cut.norms, cut.starts, strict=True)
            low = (norm for norm, start in found if not text[start].isupper())
            empty = load_words("closed_class")
            self._plain[claim.id] = frozenset(_content(low) - empty)
        return self._plain[claim.id]

    def similarity(self, a: Claim, b: Claim) -> float:
        from rapidfuzz.distance import Indel

        return Indel.normalized_similarity(self.of(a), self.of(b))


def _in_copies(reading: Reading, words: _Words, params: LineageParams) -> Iterator[Telling]:
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in reading.claims.values():
        by_document[claim.document_id].append(claim)
    for (a, b), passages in sorted(_by_pair(reading.passages).items()):
        way = Way.COPY if share_origin(reading, a, b) else Way.PASSAGE
        left, right = by_document[a], by_document[b]
        if way is Way.PASSAGE:
            left = _within(left, [p.a for p in passages])
            right = _within(right, [p.b for p in passages])
        yield from _matched(left, right, way, words, params)


def _by_pair(passages: Iterable[Passage]) -> Mapping[tuple[str, str], list[Passage]]:
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        found[passage.a_document_id, passage.b_document_id].append(passage)
    return found


def share_origin(reading: Reading, a: str, b: str) -> bool:
    """Tell whether two documents go back to one text."""
    return any(
        a in origin.document_ids and b in origin.document_ids
        for origin in reading.origins
        if origin.level is OriginLevel.DOCUMENT
    )


def _within(claims: Iterable[Claim], spans: Sequence[Span]) -> list[Claim]:
    """Keep the claims half of which stands in one of the spans."""
    return [c for c in claims if any(_covered(c.span, s) for s in spans)]


def _covered(claim: Span, span: Span) -> bool:
    both = min(claim.end, span.end) - max(claim.start, span.start)
    return both * 2 >= claim.end - claim.start


def _matched(
    left: Sequence[Claim],
    right: Sequence[Claim],
    way: Way,
    words: _Words,
    params: LineageParams,
) -> Iterator[Telling]:
    """Match claims one to one, the most alike first."""
    scored: list[tuple[float, int, Claim, Claim]] = []
    for a in left:
        for b in right:
            score = _score(words, a, b)
            if score >= params.similarity:
                slots = abs(len(a.quantities) - len(b.quantities)) + _differ(a, b)
                scored.append((score, slots, a, b))
    used: set[str] = set()
    for score, _, a, b in sorted(scored, key=lambda s: (-s[0], s[1], s[2].id, s[3].id)):
        if not used & {a.id, b.id}:
            used |= {a.id, b.id}
            yield Telling(a, b, way, score)


def _differ(a: Claim, b: Claim) -> int:
    """Count slots of a sentence's claims that differ, to pair figure with figure."""
    first, second = ({q.unit for q in c.quantities} for c in (a, b))
    return len(first ^ second)


def _score(words: _Words, a: Claim, b: Claim) -> float:
    """Give the share of words in common; of the shorter's, where it is part of the other."""
    first, second = words.of(a), words.of(b)
    shorter, longer = sorted((len(first), len(second)))
    common = len(set(first) & set(second))
    if common < LEAST_WORDS:
        return 0.0
    score = words.similarity(a, b)
    part = score * (shorter + longer) / 2 / shorter
    if shorter >= CONTAINED_WORDS and part >= CONTAINED and longer <= 2 * shorter:
        return max(score, CONTAINED * part)
    return score


def _related(
    reading: Reading, relations: Iterable[Relation], words: _Words
) -> Iterator[Telling]:
    for relation in relations:
        a, b = reading.claims.get(relation.a), reading.claims.get(relation.b)
        if a is None or b is None:
            continue
        if a.document_id == b.document_id or not _about_alike(words, a, b):
            continue
        score = words.similarity(a, b)
        is_rival = relation.kind is RelationKind.CONTRADICTS
        if not is_rival or score >= TOLD_ALIKE or _one_speaker(reading, a, b):
            yield Telling(a, b, Way.RELATION, score)


def _about_alike(words: _Words, a: Claim, b: Claim) -> bool:
    """Tell whether two claims share enough words to be tellings of one sentence."""
    first, second = words.plain(a), words.plain(b)
    common = len(first & second)
    return common >= RELATED_WORDS and common >= RELATED * min(len(first), len(second))


def _one_speaker(reading: Reading, a: Claim, b: Claim) -> bool:
    first, second = reading.source_actor(a), reading.source_actor(b)
    return first is not None and second is not None and first.id == second.id


def _headlines(reading: Reading, words: _Words, params: LineageParams) -> Iterator[Telling]:
    body: dict[str, list[Claim]] = defaultdict(list)
    heads: list[Claim] = []
    for claim in reading.claims.values():
        if claim.zone is ZoneKind.HEADLINE:
            heads.append(claim)
        elif claim.zone is ZoneKind.BODY:
            body[claim.document_id].append(claim)
    for head in heads:
        best = _best_body(head, body[head.document_id], words, params)
        if best:
            yield Telling(best, head, Way.HEADLINE, words.similarity(best, head))


def _best_body(
    head: Claim, body: Sequence[Claim], words: _Words, params: LineageParams
) -> Claim | None:
    """Find the body's claim that holds most of a headline's words; None: not enough."""
    wanted = _content(words.of(head))
    least = max(HEADLINE_WORDS, params.headline_share * len(wanted))
    scored = [(len(wanted & _content(words.of(claim))), claim) for claim in body]
    good = [(n, c) for n, c in scored if n >= least]
    if not good:
        return None
    return min(good, key=lambda s: (-s[0], len(words.of(s[1])), s[1].span.start, s[1].id))[
        1
    ]


def _content(words: Iterable[str]) -> set[str]:
    """Give the words that carry content: long ones, and figures."""
    return {w for w in words if len(w) >= CONTENT_LETTERS or w[0].isdigit()}


def _of_speakers(
    reading: Reading, informants: Mapping[str, Hashable], words: _Words
) -> Iterator[Telling]:
    """Pair claims of one informant that have one figure, across documents."""
    by_key: dict[tuple[Hashable, float], list[Claim]] = defaultdict(list)
    for claim in reading.claims.values():
        if claim.id in informants:
            for number in sorted({n for q in claim.quantities for n in _numbers(q)}):
                by_key[informants[claim.id], number].append(claim)
    for claims in by_key.values():
        if len(claims) <= KEY_CLAIMS:
            for a, b in combinations(claims, 2):
                if a.document_id != b.document_id and words.plain(a) & words.plain(b):
                    yield Telling(a, b, Way.SPEAKER, words.similarity(a, b))


def _numbers(quantity: Quantity) -> set[float]:
    found = (quantity.value, quantity.min, quantity.max)
    return {n for n in found if n is not None and n > SMALL}
