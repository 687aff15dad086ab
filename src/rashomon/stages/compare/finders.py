"""Say how each facet of a claim is found.

    "figures" -> the figures of its quantities;  "told" -> what its sentence tells of

A finder is asked once for a claim, when a rule first asks for what it finds (`facets.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from rashomon.model import (
    Certainty,
    Claim,
    Role,
)
from rashomon.stages.compare.aims import find_aim
from rashomon.stages.compare.begins import find_begin
from rashomon.stages.compare.causes import Cause, find_cause
from rashomon.stages.compare.charges import Charge, find_charge
from rashomon.stages.compare.clocks import claim_clock
from rashomon.stages.compare.confirms import find_confirmation, is_confirmed_by
from rashomon.stages.compare.cores import Core, find_core
from rashomon.stages.compare.custody import find_custody
from rashomon.stages.compare.damages import find_damage
from rashomon.stages.compare.days import Clock, Days
from rashomon.stages.compare.deaths import find_death
from rashomon.stages.compare.deeds import Deed, find_deed, rejects_several
from rashomon.stages.compare.effects import Effect, find_effect
from rashomon.stages.compare.ends import find_end
from rashomon.stages.compare.fates import Fate, find_fates
from rashomon.stages.compare.firsts import find_first
from rashomon.stages.compare.holders import Holder, voice_holder
from rashomon.stages.compare.holds import Hold, find_hold
from rashomon.stages.compare.loads import Load, find_load
from rashomon.stages.compare.losing import Loss, find_loss
from rashomon.stages.compare.names import names_of
from rashomon.stages.compare.norms import find_norm
from rashomon.stages.compare.notices import Notice, find_notice
from rashomon.stages.compare.particulars import find_particulars
from rashomon.stages.compare.parties import (
    Party,
    find_agents,
    find_parties,
    unlinked_party,
)
from rashomon.stages.compare.phrasing import find_words
from rashomon.stages.compare.places import find_bearing
from rashomon.stages.compare.polarity import (
    is_negative,
    is_settled,
    negation_words,
)
from rashomon.stages.compare.rates import find_rate
from rashomon.stages.compare.receptions import find_reception
from rashomon.stages.compare.reports import (
    claim_days,
    claim_figures,
)
from rashomon.stages.compare.states import find_states
from rashomon.stages.compare.surroundings import (
    names_its_day,
    narrowest_days,
    places_of,
)
from rashomon.stages.compare.territories import Territory, find_territory
from rashomon.stages.compare.wishes import Wish, find_wish
from rashomon.stages.compare.words import (
    class_of,
    find_tokens,
    is_light,
    shared,
    stem,
    term,
    weight,
    weighted_terms,
)

if TYPE_CHECKING:
    from rashomon.stages.compare.facets import Facets, Place

PARTY_ROLES = (Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.OTHER)

CONTENT_WEIGHT = 0.6
"""Lightest word that is content: "people" weighs 0.6, "them" 0.1."""


def _words(facets: Facets) -> dict[str, float]:
    return weighted_terms(_kept(facets))


def _kept(facets: Facets) -> tuple[str, ...]:
    return tuple(t for t in facets.tokens if stem(t) not in negation_words())


def _content(facets: Facets) -> dict[str, float]:
    names, classes = facets.names, facets.classes
    return {
        t: w
        for t, w in facets.words.items()
        if w >= CONTENT_WEIGHT and not is_light(t) and (t not in names or t in classes)
    }


def _classes(facets: Facets) -> frozenset[str]:
    return shared(c for t in _kept(facets) if (c := class_of(t)) is not None)


def _parties(facets: Facets, *roles: Role) -> tuple[Party, ...]:
    return find_parties(facets.reading, facets.claim, facets.report.patrons, *roles)


def _clock(facets: Facets) -> Clock | None:
    claim = facets.claim
    return claim_clock(facets.reading.documents[claim.document_id].text, claim)


def _days(facets: Facets) -> Days | None:
    if facets.own_days is not None or names_its_day(_quote(facets)):
        return facets.own_days
    return facets.setting.days


def _has_several_days(facets: Facets) -> bool:
    return facets.own_days is None and len(claim_days(facets.claim)) > 1


def _deed(facets: Facets) -> Deed:
    voice = facets.setting.voice
    return find_deed(facets.reading, facets.claim, facets.report.patrons, voice)


def _holder(facets: Facets) -> Holder:
    return voice_holder(facets.setting.voice, facets.speaker.name)


def _effect(facets: Facets) -> Effect | None:
    agents, denied = facets.agents, facets.is_negative
    return find_effect(_quote(facets), _before(facets), agents, is_negative=denied)


def _load(facets: Facets) -> Load | None:
    return find_load(_quote(facets), _paragraph(facets), is_negative=facets.is_negative)


def _cause(facets: Facets) -> Cause | None:
    denied = facets.is_negative or facets.claim.is_doubting
    topic = facets.report.topic
    return find_cause(_quote(facets), _paragraph(facets), topic, is_negative=denied)


def _hold(facets: Facets) -> Hold | None:
    holder, denied = _holder(facets), facets.is_negative
    return find_hold(_quote(facets), _before(facets), holder, is_negative=denied)


def _notice(facets: Facets) -> Notice | None:
    holder, denied = _holder(facets), facets.is_negative
    return find_notice(_quote(facets), _before(facets), holder, is_negative=denied)


def _wish(facets: Facets) -> Wish | None:
    denied = facets.claim.certainty is Certainty.DENIED and not facets.claim.negated
    return find_wish(_quote(facets), _before(facets), facets.agents, is_denied=denied)


def _territory(facets: Facets) -> Territory | None:
    denied = facets.is_negative
    return find_territory(_quote(facets), _before(facets), is_negative=denied)


def _loss(facets: Facets) -> Loss | None:
    start = facets.claim.span.start
    return find_loss(_quote(facets), start, facets.figures, _holder(facets))


def _fates(facets: Facets) -> tuple[Fate, ...]:
    around = (_before(facets), _paragraph(facets))
    return find_fates(_quote(facets), around, is_negative=facets.is_negative)


def _charge(facets: Facets) -> Charge | None:
    return find_charge(
        facets.reading,
        facets.claim,
        facets.report.patrons,
        facets.setting.voice or unlinked_party(facets.speaker.name),
        is_negative=facets.is_negative,
    )


def _core(claim: Claim) -> Core | None:
    if not is_negative(claim):
        return None
    words = [
        word
        for word in find_words(claim.span.quote)
        if not any(
            t.span.start <= claim.span.start + word.start < t.span.end for t in claim.times
        )
    ]
    return find_core(words, claim.predicate)


def _is_confirmed(claim: Claim) -> bool | None:
    found = find_confirmation(claim.span.quote)
    if found is not None or claim.cue is None or claim.source is None:
        return found
    source = " ".join(claim.source.chain[-1:])
    return True if is_confirmed_by(claim.cue.quote, source) else None


def _order(facets: Facets) -> Place:
    claim, report = facets.claim, facets.report
    day = report.published[0] if report.published else 10**9
    return day, report.name, report.id, claim.span.start, claim.span.end, claim.id


def _numbers(facets: Facets) -> tuple[str, ...]:
    digits = [t for t in facets.tokens if t[0].isdigit()]
    spelt = (f for f in facets.figures if not f.quantity.span.quote[0].isdigit())
    return tuple(sorted([*digits, *(f"{f.low}/{f.high}" for f in spelt)]))


def _predicate(claim: Claim) -> str | None:
    """Give the term of the main verb, "machine-gunned" in one piece."""
    if not claim.predicate:
        return None
    predicate = claim.predicate.lower()
    joined = (t for t in find_tokens(claim.span.quote) if "-" in t)
    whole = (t for t in joined if stem(t.rpartition("-")[2]) == stem(predicate))
    return term(next(whole, predicate))


_PRONOUN = re.compile(r"^\W*(?:it|they|he|she|this|these)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?:it|them)\W*$", re.IGNORECASE)
_SUCH = re.compile(
    r"\b(?:these|those|such|the|this)\s+(?:statement|claim|report|allegation|accusation)s?",
    re.IGNORECASE,
)

CONTEXT_CHARS = 400
"""How far back, in code points, the words a pronoun may stand for are looked for."""


def _context(facets: Facets) -> frozenset[str]:
    """Give the terms of the claim's sentence up to it and of the sentence before it."""
    if not any(p.search(_quote(facets)) for p in (_PRONOUN, _OBJECT, _SUCH)):
        return shared(())
    return shared(term(t) for t in find_tokens(_before(facets)) if weight(t) > 0)


def _before(facets: Facets) -> str:
    """Give the claim's sentence up to it and the sentence before it."""
    reading, claim = facets.reading, facets.claim
    sentences = reading.sentences.get(claim.document_id, ())
    at = bisect_right(sentences, claim.span.start, key=lambda s: s.start) - 1
    first = sentences[max(at - 1, 0)].start if sentences else 0
    text = reading.documents[claim.document_id].text
    return text[max(first, claim.span.start - CONTEXT_CHARS) : claim.span.start]


def _paragraph(facets: Facets) -> str:
    """Give the claim's paragraph up to it."""
    claim = facets.claim
    text = facets.reading.documents[claim.document_id].text
    before = text[max(0, claim.span.start - CONTEXT_CHARS) : claim.span.start]
    return before.rsplit("\n", 1)[-1]


def _quote(facets: Facets) -> str:
    return facets.claim.span.quote


FINDERS: Mapping[str, Callable[[Facets], object]] = {
    "order": _order,
    "speaker": lambda f: f.reading.speaker(f.claim),
    "tokens": lambda f: find_tokens(_quote(f)),
    "words": _words,
    "total": lambda f: sum(f.words.values()),
    "names": lambda f: names_of(f.claim, f.parties, places_of(f.reading, f.claim)),
    "content": _content,
    "content_total": lambda f: sum(f.content.values()),
    "classes": _classes,
    "told": lambda f: f.setting.told,
    "predicate": lambda f: _predicate(f.claim),
    "context": _context,
    "states": lambda f: find_states(_quote(f), f.tokens, f.predicate),
    "numbers": _numbers,
    "is_negative": lambda f: is_negative(f.claim),
    "is_settled": lambda f: is_settled(f.claim),
    "figures": lambda f: claim_figures(f.claim),
    "days": _days,
    "own_days": lambda f: narrowest_days(f.claim),
    "has_several_days": _has_several_days,
    "clock": _clock,
    "places": lambda f: places_of(f.reading, f.claim) or f.setting.places,
    "bearing": lambda f: find_bearing(_quote(f)),
    "agents": lambda f: find_agents(f.reading, f.claim, f.report.patrons),
    "patients": lambda f: _parties(f, Role.PATIENT, Role.RECIPIENT),
    "parties": lambda f: _parties(f, *PARTY_ROLES),
    "deed": _deed,
    "rejects": lambda f: rejects_several(f.claim),
    "aim": lambda f: find_aim(_quote(f), is_negative=f.is_negative),
    "effect": _effect,
    "load": _load,
    "cause": _cause,
    "hold": _hold,
    "loss": _loss,
    "damage": lambda f: find_damage(_quote(f), _before(f), is_negative=f.is_negative),
    "norm": lambda f: find_norm(_quote(f), is_negative=f.is_negative),
    "notice": _notice,
    "territory": _territory,
    "wish": _wish,
    "reception": lambda f: find_reception(_quote(f), _before(f), is_negative=f.is_negative),
    "rate": lambda f: find_rate(_quote(f), f.claim.span.start, f.figures),
    "particulars": lambda f: find_particulars(_quote(f), f.claim.span.start, f.figures),
    "death": lambda f: find_death(
        _quote(f), f.predicate, (*f.agents, *f.patients), is_negative=f.is_negative
    ),
    "first": lambda f: find_first(_quote(f), is_negative=f.is_negative),
    "fates": _fates,
    "begin": lambda f: find_begin(f.claim),
    "end": lambda f: find_end(f.claim),
    "custody": lambda f: find_custody(_quote(f), _before(f), is_negative=f.is_negative),
    "charge": _charge,
    "core": lambda f: _core(f.claim),
    "is_confirmed": lambda f: _is_confirmed(f.claim),
}
"""How each facet is found."""
