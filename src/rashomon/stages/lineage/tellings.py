"""Find pairs of claims that tell one content: in copies, by a relation, head and body.

passages, relations, zones -> Telling

Copies are compared only where they share a passage, so that the work grows with what is
shared, never with all pairs of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations

from rashomon.model import (
    Claim,
    Quantity,
    Reading,
    Relation,
    RelationKind,
)
from rashomon.stages.lineage.claim_words import ClaimWords
from rashomon.stages.lineage.copies import SharedOrigins, find_in_copies
from rashomon.stages.lineage.headlines import find_in_headlines
from rashomon.stages.lineage.params import LineageParams
from rashomon.stages.lineage.recalling import Recall
from rashomon.stages.lineage.telling import Telling, Way
from rashomon.text.edtf import parse_edtf

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


def find_tellings(
    reading: Reading,
    relations: Sequence[Relation],
    informants: Mapping[str, Hashable],
    params: LineageParams,
    recall: Recall | None = None,
) -> tuple[Telling, ...]:
    """Find pairs of tellings, each pair once, in id order.

    Args:
        reading: Claims, passages, document-level origins.
        relations: What claims are to each other.
        informants: For each claim id credited to somebody, what is equal for one informant.
        params: How alike two tellings must be.
        recall: What was traced before; None: nothing.
    """
    words = ClaimWords(reading)
    updates = {frozenset((r.a, r.b)) for r in relations if r.kind is RelationKind.UPDATES}
    shared = SharedOrigins(reading)
    found: dict[frozenset[str], Telling] = {}
    for telling in (
        *find_in_copies(reading, words, params, recall),
        *_related(reading, relations, words, recall),
        *find_in_headlines(reading, words, params, recall),
        *_of_speakers(reading, informants, words),
        *_of_clocks(reading, words),
    ):
        pair = frozenset((telling.a.id, telling.b.id))
        origins = shared.of(telling.a.document_id, telling.b.document_id)
        if pair not in found:
            found[pair] = replace(telling, origins=origins, updates=pair in updates)
    return tuple(sorted(found.values(), key=lambda t: (t.a.id, t.b.id)))


def _related(
    reading: Reading,
    relations: Iterable[Relation],
    words: ClaimWords,
    recall: Recall | None,
) -> Iterator[Telling]:
    for relation in relations:
        a, b = reading.claims.get(relation.a), reading.claims.get(relation.b)
        if a is None or b is None or a.document_id == b.document_id:
            continue
        make = partial(_of_related, reading, (a, b), relation.kind, words)
        if recall is None:
            yield from make()
        else:
            mark = recall.mark_of_related(a, b, relation.kind)
            yield from recall.tellings(reading, mark, make)


def _of_related(
    reading: Reading, pair: tuple[Claim, Claim], kind: RelationKind, words: ClaimWords
) -> Iterator[Telling]:
    a, b = pair
    if not _about_alike(words, a, b):
        return
    score = words.similarity(a, b)
    is_rival = kind is RelationKind.CONTRADICTS
    if not is_rival or score >= TOLD_ALIKE or _one_speaker(reading, a, b):
        yield Telling(a, b, Way.RELATION, score)


def _about_alike(words: ClaimWords, a: Claim, b: Claim) -> bool:
    """Tell whether two claims share enough words to be tellings of one sentence."""
    first, second = words.plain(a), words.plain(b)
    common = len(first & second)
    return common >= RELATED_WORDS and common >= RELATED * min(len(first), len(second))


def _one_speaker(reading: Reading, a: Claim, b: Claim) -> bool:
    first, second = reading.source_actor(a), reading.source_actor(b)
    return first is not None and second is not None and first.id == second.id


def _of_speakers(
    reading: Reading, informants: Mapping[str, Hashable], words: ClaimWords
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
                if a.document_id != b.document_id and _about_alike(words, a, b):
                    yield Telling(a, b, Way.SPEAKER, words.similarity(a, b))


def _numbers(quantity: Quantity) -> set[float]:
    found = (quantity.value, quantity.min, quantity.max)
    return {n for n in found if n is not None and n > SMALL}


def _of_clocks(reading: Reading, words: ClaimWords) -> Iterator[Telling]:
    """Pair claims with one clock time of one day, whose zone only one of them states.

    Where the text leaves the day open, both reports must be of one day.
    """
    by_clock: dict[tuple[str, str], list[tuple[bool, Claim]]] = defaultdict(list)
    for claim in reading.claims.values():
        for key, zoned in _clocks(reading, claim):
            by_clock[key].append((zoned, claim))
    for claims in by_clock.values():
        if len(claims) <= KEY_CLAIMS:
            for (zoned, a), (other, b) in combinations(claims, 2):
                if zoned != other and a.document_id != b.document_id:
                    yield Telling(a, b, Way.CLOCK, words.similarity(a, b))


def _clocks(reading: Reading, claim: Claim) -> Iterator[tuple[tuple[str, str], bool]]:
    """Give day and hands of the clock times of a claim, and whether the zone is stated."""
    for time in claim.times:
        interval = parse_edtf(time.edtf) if time.edtf else None
        if time.edtf and interval and interval.clock:
            day, _, clock = time.edtf.partition("T")
            if not interval.day_known:
                day = _printed_on(reading, claim)
            yield (day, clock[:5]), interval.zoned


def _printed_on(reading: Reading, claim: Claim) -> str:
    """Give the day a claim was published on, marked as such; its document if not stated."""
    published = reading.documents[claim.document_id].published
    return f"printed {published.edtf[:10] if published else claim.document_id}"
