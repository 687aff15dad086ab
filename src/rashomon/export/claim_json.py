"""Write one claim as JSON: whose it is, how sure, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.model import Role
from rashomon.views import corrections_of

if TYPE_CHECKING:
    from rashomon.model import Claim, Mention, Quantity, Source, Span
    from rashomon.views import CaseIndex

Json = dict[str, Any]


def claim_to_json(index: CaseIndex, claim: Claim) -> Json:
    """Give a claim with what its words were linked to."""
    return {
        "id": claim.id,
        "document": claim.document_id,
        "zone": claim.zone.value,
        "attribution": claim.attribution_id,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.span.quote,
        "found_at": index.found_at(claim),
        "source": _source(index, claim, claim.source) if claim.source else None,
        "voice": _voice(index, claim),
        "cue": span_to_json(claim.cue) if claim.cue else None,
        "factuality": {
            "source": claim.factuality.source.value,
            "author": claim.factuality.author.value,
        },
        "certainty": claim.certainty.value,
        "certainty_by": span_to_json(claim.certainty_by) if claim.certainty_by else None,
        "condition": span_to_json(claim.condition) if claim.condition else None,
        "predicate": claim.predicate,
        "negated": claim.negated,
        "quantities": [quantity_to_json(q) for q in claim.quantities],
        "times": [{"edtf": t.edtf, **span_to_json(t.span)} for t in claim.times],
        "places": [_place(index, claim, m) for m in claim.places],
        "actors": [_actor_mention(index, claim, m) for m in claim.actors],
        "event": _event(index, claim),
        "origins": [origin.id for origin in index.origins_of_claim.get(claim.id, ())],
        "corrections": [
            row.correction.id
            for row in corrections_of(index, claim.id)
            if not row.correction.withdrawn_at
        ],
        "as_read": _as_read(index.corrected.as_read.get(claim.id)),
    }


def _voice(index: CaseIndex, claim: Claim) -> str | None:
    """Name whom the accounts take it to be the word of, as they name their holders."""
    voice = index.speakers.of(claim)
    return voice.name if voice else None


def _as_read(claim: Claim | None) -> Json | None:
    """Give what the machine read where a person reads otherwise."""
    if claim is None:
        return None
    source = claim.source.span if claim.source else None
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.span.quote,
        "source": span_to_json(source) if source else None,
        "chain": list(claim.source.chain) if claim.source else None,
        "attribution": claim.attribution_id,
        "factuality": {
            "source": claim.factuality.source.value,
            "author": claim.factuality.author.value,
        },
        "certainty": claim.certainty.value,
        "quantities": [quantity_to_json(q) for q in claim.quantities],
    }


def span_to_json(span: Span) -> Json:
    """Give the words of a span and where they stand."""
    return {"text": span.quote, "start": span.start, "end": span.end}


def _source(index: CaseIndex, claim: Claim, source: Source) -> Json:
    """Give who a claim is credited to; without text where nobody is named."""
    words: Json = {"text": None, "start": None, "end": None}
    if source.span:
        words = span_to_json(source.span)
    actor = index.reading.source_actor(claim)
    antecedent = source.antecedent.quote if source.antecedent else None
    return {
        **words,
        "actors": [actor.id] if actor else _joint_sources(index, claim, source),
        "actor_name": actor.name if actor else antecedent,
        "antecedent": span_to_json(source.antecedent) if source.antecedent else None,
        "chain": list(source.chain),
    }


def _joint_sources(index: CaseIndex, claim: Claim, source: Source) -> list[str]:
    """Find the actors named one by one within the words of a source."""
    if source.span is None:
        return []
    named = [m.span for m in claim.actors if m.role is Role.SOURCE]
    inside = [span for span in named if source.span.contains(span)]
    actors = [index.reading.actor_of(claim.document_id, span) for span in inside]
    return sorted({actor.id for actor in actors if actor})


def quantity_to_json(quantity: Quantity) -> Json:
    """Give a figure with its bounds, and what it counts."""
    return {
        "value": quantity.value,
        "min": quantity.min,
        "max": quantity.max,
        "comparator": quantity.comparator.value,
        "unit": quantity.unit,
        "group": quantity.group,
        "state": quantity.state,
        "base": quantity.base,
        "si": None,
        **span_to_json(quantity.span),
    }


def _place(index: CaseIndex, claim: Claim, mention: Mention) -> Json:
    place = index.reading.place_of(claim.document_id, mention.span)
    return {
        **span_to_json(mention.span),
        "name": place.name if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
    }


def _actor_mention(index: CaseIndex, claim: Claim, mention: Mention) -> Json:
    actor = index.reading.actor_of(claim.document_id, mention.span)
    return {
        "id": actor.id if actor else None,
        "role": mention.role.value,
        **span_to_json(mention.span),
    }


def _event(index: CaseIndex, claim: Claim) -> Json | None:
    """Give what happens in a claim, and which event of the case it is about."""
    shared = index.event_of.get(claim.id)
    stated = claim.event
    if stated is None and shared is None:
        return None
    return {
        "type": stated.type if stated else None,
        "mode": stated.mode if stated else None,
        "agent": stated.agent if stated else None,
        "recipient": stated.recipient if stated else None,
        "event": shared.id if shared else None,
    }
