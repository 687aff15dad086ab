"""Tell which claims rest only on those whom the user distrusts.

    names -> every name they go by -> speakers, publishers, informants, texts -> claim: on whom

A claim rests on everybody through whom it came: the speaker, each link of the chain before, the
informant a copy silently goes back to, the publisher who printed it, and the text it was taken
from. Where two sources say it jointly, both have to be distrusted. Another document that has
it on another word keeps its own claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.model import (
    Actor,
    Claim,
    Origin,
    OriginKind,
    OriginLevel,
    Reading,
    Role,
    Span,
)
from rashomon.text.given_names import fold_name
from rashomon.text.speakers import Speakers

COVERED = 0.5
"""Share of a claim's length that must lie in a passage shared with a text for the claim to
rest on that text: more than half, as for the copies of a crowd."""


def find_distrusted(
    reading: Reading, origins: Iterable[Origin], names: Collection[str]
) -> dict[str, str]:
    """Give the claims that rest only on somebody distrusted, and on whom.

    Args:
        reading: The case.
        origins: Claim-level origins.
        names: Of sources, publishers and informants, as the user writes them.

    Returns:
        By claim id, the name as the reports write it; in text order.
    """
    if not names:
        return {}
    refused = _every_name(reading, names)
    known = (_informants(origins), _texts(reading, refused), Speakers(reading))
    looked_up = _Ways(reading, refused, *known)
    found = ((claim.id, looked_up.rests_on(claim)) for claim in reading.claims.values())
    return {claim_id: name for claim_id, name in found if name is not None}


def known_names(reading: Reading, origins: Iterable[Origin]) -> frozenset[str]:
    """Give every name that grades and distrust can be looked up by, as the reports write it."""
    found = {reading.publisher_name(document_id) for document_id in reading.documents}
    found |= {o.name for o in (*origins, *reading.origins) if o.name}
    speakers = Speakers(reading)
    for claim in reading.claims.values():
        if claim.source is not None:
            speaker = reading.speaker(claim)
            found |= {speaker.name, speakers.name_of(claim), *claim.source.chain}
            actor = reading.actors.get(speaker.actor_id or "")
            found |= {actor.name, *actor.aliases} if actor else set()
    return frozenset(found)


def _every_name(reading: Reading, names: Collection[str]) -> frozenset[str]:
    """Add the other names of the actors named; a name of two actors stands for itself alone."""
    found = {fold_name(name) for name in names}
    called: dict[str, list[Actor]] = defaultdict(list)
    for actor in reading.actors.values():
        for name in {fold_name(n) for n in (actor.name, *actor.aliases)}:
            called[name].append(actor)
    for name in tuple(found):
        own = [a for a in called[name] if fold_name(a.name) == name] or called[name]
        if len(own) == 1:
            found |= {fold_name(n) for n in (own[0].name, *own[0].aliases)}
    return frozenset(found)


def _informants(origins: Iterable[Origin]) -> dict[str, str]:
    """Give the named informant of each claim, by claim id."""
    return {
        claim_id: o.name
        for o in origins
        if o.level is OriginLevel.CLAIM and o.kind is not OriginKind.UNSOURCED and o.name
        for claim_id in o.claim_ids
    }


Texts = Mapping[str, tuple[tuple[Span, str], ...]]
"""By document: what it shares with a distrusted text, and whose text that is."""


def _texts(reading: Reading, refused: frozenset[str]) -> Texts:
    """Find what documents took from a text of somebody distrusted.

    Either all of them go back to it by its credit, or it is known to be the first of them.
    """
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for origin in reading.origins:
        credited = origin.name if fold_name(origin.name or "") in refused else None
        first = origin.first_id
        printed = reading.publisher_name(first) if first else ""
        printed = printed if fold_name(printed) in refused else ""
        if not credited and not printed:
            continue
        members = frozenset(origin.document_ids)
        for passage in reading.passages:
            ends = (passage.a_document_id, passage.b_document_id)
            if not members.issuperset(ends) or not (credited or first in ends):
                continue
            for document_id, span in zip(ends, (passage.a, passage.b), strict=True):
                found[document_id].append((span, credited or printed))
    return {document_id: tuple(spans) for document_id, spans in found.items()}


@dataclass(frozen=True, slots=True)
class _Ways:
    """Looks a claim's way up, step by step."""

    reading: Reading
    refused: frozenset[str]
    informants: Mapping[str, str]
    texts: Texts
    speakers: Speakers

    def rests_on(self, claim: Claim) -> str | None:
        """Name the first on its way who is distrusted; None: it stands without them."""
        for name in self._way(claim):
            if fold_name(name) in self.refused:
                return name
        return self._joint(claim) or self._text(claim)

    def _way(self, claim: Claim) -> Iterator[str]:
        """Give everybody it came through, the publisher first."""
        yield self.reading.publisher_name(claim.document_id)
        if claim.id in self.informants:
            yield self.informants[claim.id]
        if claim.source is None:
            return
        yield self.reading.speaker(claim).name
        yield self.speakers.name_of(claim)
        yield from claim.source.chain
        yield from self._outer(claim)

    def _outer(self, claim: Claim) -> Iterator[str]:
        """Give the actors that the earlier links of the chain mean."""
        found = self.reading.attributions.get(claim.attribution_id or "")
        while found is not None:
            for span in found.source:
                actor = self.reading.actor_of(claim.document_id, span)
                if actor:
                    yield actor.name
            found = self.reading.attributions.get(found.outer_id or "")

    def _joint(self, claim: Claim) -> str | None:
        """Name the sources of a claim that several say jointly, if all are distrusted."""
        if claim.source is None or claim.source.span is None:
            return None
        words = claim.source.span
        spans = [m.span for m in self.reading.mentions(claim, Role.SOURCE)]
        within = [span for span in spans if words.contains(span)]
        actors = [self.reading.actor_of(claim.document_id, span) for span in within]
        names = sorted(
            {a.name if a else s.quote for a, s in zip(actors, within, strict=True)}
        )
        is_all = bool(names) and all(fold_name(name) in self.refused for name in names)
        return " and ".join(names) if is_all else None

    def _text(self, claim: Claim) -> str | None:
        """Name whose text the words of a claim were taken from."""
        length = claim.span.end - claim.span.start
        for span, name in self.texts.get(claim.document_id, ()):
            shared = min(span.end, claim.span.end) - max(span.start, claim.span.start)
            if shared > COVERED * length:
                return name
        return None
