"""Take each claim back to its informant.

claim -> credited actor, named words, words within one text, agency, or the text itself

"Residents" in two independent reports are two informants; in two copies of one text they
are one. A copy that dropped the credit still goes back to the informant of the words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import (
    Actor,
    ActorKind,
    Claim,
    Origin,
    OriginKind,
    OriginLevel,
    Passage,
    Reading,
    Span,
)
from rashomon.stages.lineage.names import Names
from rashomon.stages.lineage.telling import Telling, Way
from rashomon.text.agencies import agency_name
from rashomon.text.lexicon import load_words
from rashomon.text.shingles import find_words

COPIED = 0.75
"""Share of words from which a claim in a copy is its partner's very sentence, so that both
go back to one informant whatever happened to the credit."""


NAMED = 1
"""Highest rank of an informant who is an actor or has a name of their own."""


@dataclass(frozen=True, slots=True, order=True)
class Informant:
    """Whom a claim goes back to. Ordered by how firmly it is named, the firmest first."""

    rank: int
    key: tuple[str, ...]
    """Equal for claims of one informant."""
    kind: OriginKind
    name: str | None


def find_informants(reading: Reading) -> dict[str, Informant]:
    """Give the informant of every claim by its own words, by claim id."""
    texts = _Texts(reading)
    names, bodies = Names(reading), _bodies(reading)
    return {
        claim.id: _own(reading, claim, bodies)
        or _informant(reading, claim, texts.of(claim), names)
        for claim in reading.claims.values()
    }


def _informant(
    reading: Reading, claim: Claim, text: Origin | None, names: Names
) -> Informant:
    text_id = text.id if text else claim.document_id
    if claim.source is None:
        return _of_text(text, text_id)
    speaker = reading.speaker(claim)
    agency = agency_name(speaker.name)
    if agency:
        return Informant(2, ("agency", agency), OriginKind.CREDIT, agency)
    if speaker.actor_id:
        key = ("actor", speaker.actor_id)
        return Informant(0, key, OriginKind.INFORMANT, speaker.name)
    words = _words(speaker.name)
    name = names.full(claim.document_id, speaker.name)
    if name:
        return Informant(1, ("name", *_words(name)), OriginKind.INFORMANT, name)
    if claim.source.span is None or not words:
        return Informant(4, ("unnamed", text_id), OriginKind.INFORMANT, None)
    return Informant(3, ("words", text_id, *words), OriginKind.INFORMANT, speaker.name)


def _bodies(reading: Reading) -> dict[str, Actor]:
    """Give the publishers that are actors themselves and no paper: their word is their own."""
    actors = {name: reading.actors[i] for name, i in reading.publishing().items()}
    return {name: a for name, a in actors.items() if a.kind is not ActorKind.MEDIA}


def _own(reading: Reading, claim: Claim, bodies: Mapping[str, Actor]) -> Informant | None:
    """Take a body's statement back to the body, as a report that quotes it is."""
    publisher = reading.publisher_name(claim.document_id)
    if claim.source is not None or publisher not in bodies:
        return None
    body = bodies[publisher]
    return Informant(0, ("actor", body.id), OriginKind.INFORMANT, body.name)


def _of_text(text: Origin | None, text_id: str) -> Informant:
    """Take the document's own voice back to the agency it credits, else to the text."""
    if text and text.name and agency_name(text.name):
        return Informant(5, ("agency", text.name), OriginKind.CREDIT, text.name)
    kind = OriginKind.CREDIT if text and text.name else OriginKind.UNSOURCED
    return Informant(6, ("text", text_id), kind, text.name if text else None)


@lru_cache(maxsize=1 << 13)
def _words(name: str) -> tuple[str, ...]:
    """Give the words of a source that articles and case do not change; none of a pronoun."""
    norms = find_words(name, [(0, len(name))]).norms
    empty = load_words("determiners") | load_words("pronouns")
    return tuple(w for w in norms if w not in empty)


class _Texts:
    """Find the document-level origin a claim's words go back to."""

    def __init__(self, reading: Reading) -> None:
        self._origins: dict[str, list[Origin]] = defaultdict(list)
        for origin in reading.origins:
            if origin.level is OriginLevel.DOCUMENT:
                for document_id in origin.document_ids:
                    self._origins[document_id].append(origin)
        self._shared: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for passage in reading.passages:
            self._add(passage)

    def _add(self, passage: Passage) -> None:
        a, b = passage.a_document_id, passage.b_document_id
        if len(self._origins[a]) > 1:
            self._shared[a].append((passage.a, b))
        if len(self._origins[b]) > 1:
            self._shared[b].append((passage.b, a))

    def of(self, claim: Claim) -> Origin | None:
        """Choose among several origins the one that shares the claim's words, else the largest."""
        origins = self._origins[claim.document_id]
        if len(origins) < 2:
            return origins[0] if origins else None
        partners = {
            other
            for span, other in self._shared[claim.document_id]
            if span.overlaps(claim.span)
        }
        return min(
            origins,
            key=lambda o: (not partners & set(o.document_ids), -len(o.document_ids), o.id),
            default=None,
        )


def join_copies(
    found: Mapping[str, Informant], tellings: Iterable[Telling]
) -> dict[str, Informant]:
    """Give claims that are one sentence in copies of one text one informant."""
    parent = {claim_id: claim_id for claim_id in found}

    def root(claim_id: str) -> str:
        while parent[claim_id] != claim_id:
            parent[claim_id] = parent[parent[claim_id]]
            claim_id = parent[claim_id]
        return claim_id

    for telling in tellings:
        if telling.way is Way.COPY and telling.similarity >= COPIED:
            first, second = root(telling.a.id), root(telling.b.id)
            parent[max(first, second)] = min(first, second)
    groups: dict[str, list[str]] = defaultdict(list)
    for claim_id in found:
        groups[root(claim_id)].append(claim_id)
    joint = {name: _joint([found[c] for c in group]) for name, group in groups.items()}
    return {claim_id: joint[root(claim_id)] for claim_id in found}


def _joint(informants: Sequence[Informant]) -> Informant:
    """Choose the firmest; among as firm ones the one most copies have, not a reworded one's."""
    firm = min(informant.rank for informant in informants)
    counts = Counter(informant for informant in informants if informant.rank == firm)
    return min(counts, key=lambda informant: (-counts[informant], informant))
