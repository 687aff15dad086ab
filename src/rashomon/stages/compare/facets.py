"""Look at a claim the way it is compared: words, figures, days, places, parties, polarity.

    Claim + Reading -> Facets

Each facet is found once, when it is first asked for: a pair of claims that has nothing to it is
asked for a few of the forty. What a claim leaves out is taken from its own sentence, never from
the date of the report; what stays out is unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import (
    Claim,
    Reading,
    Role,
    Speaker,
    ZoneKind,
)
from rashomon.stages.compare.aims import Aim, find_aim
from rashomon.stages.compare.begins import Begin, find_begin
from rashomon.stages.compare.causes import Cause, find_cause
from rashomon.stages.compare.charges import Charge, find_charge
from rashomon.stages.compare.clocks import claim_clock
from rashomon.stages.compare.confirms import find_confirmation, is_confirmed_by
from rashomon.stages.compare.cores import Core, find_core
from rashomon.stages.compare.custody import Custody, find_custody
from rashomon.stages.compare.damages import Damage, find_damage
from rashomon.stages.compare.days import Clock, Days
from rashomon.stages.compare.deeds import Deed, find_deed, rejects_several
from rashomon.stages.compare.effects import Effect, find_effect
from rashomon.stages.compare.ends import End, find_end
from rashomon.stages.compare.fates import Fate, find_fates
from rashomon.stages.compare.figures import Figure
from rashomon.stages.compare.firsts import First, find_first
from rashomon.stages.compare.holders import Holder, voice_holder
from rashomon.stages.compare.holds import Hold, find_hold
from rashomon.stages.compare.loads import Load, find_load
from rashomon.stages.compare.losing import Loss, find_loss
from rashomon.stages.compare.names import names_of
from rashomon.stages.compare.norms import Norm, find_norm
from rashomon.stages.compare.parties import (
    Party,
    find_agents,
    find_parties,
    unlinked_party,
)
from rashomon.stages.compare.phrasing import find_words
from rashomon.stages.compare.places import Bearing, Named, find_bearing
from rashomon.stages.compare.polarity import (
    is_negative,
    is_settled,
    negation_words,
)
from rashomon.stages.compare.reports import (
    Report,
    claim_days,
    claim_figures,
    find_reports,
)
from rashomon.stages.compare.states import find_states
from rashomon.stages.compare.surroundings import (
    Surroundings,
    find_surroundings,
    names_its_day,
    narrowest_days,
    places_of,
)
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

Place = tuple[int, str, str, int, int, str]
"""Day, name and id of the report, start, end and id of the claim."""

PARTY_ROLES = (Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.OTHER)

CONTENT_WEIGHT = 0.6
"""Lightest word that is content: "people" weighs 0.6, "them" 0.1."""


@dataclass(frozen=True, slots=True, init=False, eq=False, repr=False)
class Facets:
    """One claim as it is compared."""

    reading: Reading
    """Its document and what its words mean."""
    claim: Claim
    report: Report
    """What is known of its document."""
    setting: Surroundings
    """What its sentence tells of."""
    order: Place
    """Place in the order in which pairs are written: first report first."""
    speaker: Speaker
    tokens: tuple[str, ...]
    words: Mapping[str, float]
    """Weighted terms without words of negation."""
    total: float
    names: frozenset[str]
    """Terms that are names: of parties, of places, or capitalised."""
    content: Mapping[str, float]
    """The words without light ones and without names: what is said of those named."""
    content_total: float
    classes: frozenset[str]
    told: frozenset[str]
    """Happenings its sentence names that a report can lead with: what the claim is part of."""
    predicate: str | None
    """Class of the main predicate, else its stem."""
    context: frozenset[str]
    """Terms of the sentence before, for a claim whose subject is a pronoun; else empty."""
    states: tuple[str, ...]
    """States it says something is in, of those that have an opposite."""
    numbers: tuple[str, ...]
    """Its figures, sorted, for the comparison of wordings."""
    is_negative: bool
    is_settled: bool
    """States something as having happened or holding; not an opinion, prediction, condition."""
    figures: tuple[Figure, ...]
    days: Days | None
    own_days: Days | None
    """Days the claim itself names, without its sentence's."""
    has_several_days: bool
    """It names times that do not lie in one another: which is meant is open."""
    clock: Clock | None
    places: tuple[Named, ...]
    bearing: Bearing | None
    agents: tuple[Party, ...]
    patients: tuple[Party, ...]
    parties: tuple[Party, ...]
    """Everybody named, in any role but the source."""
    deed: Deed
    rejects: bool
    """It denies accounts told before it, without saying which ("both accounts")."""
    aim: Aim | None
    """What became of an aim."""
    effect: Effect | None
    """What somebody's coming or deed did to public safety."""
    load: Load | None
    """What something carried, or what was hit."""
    cause: Cause | None
    """What brought something down, or did not."""
    hold: Hold | None
    """Who holds a place, or does not."""
    loss: Loss | None
    """Whose dead it counts."""
    damage: Damage | None
    """How badly one thing was harmed."""
    norm: Norm | None
    """How a level stands to its norm."""
    first: First | None
    """Who was the first to do something."""
    fates: tuple[Fate, ...]
    """What became of people."""
    begin: Begin | None
    """When a long happening began."""
    end: End | None
    """Until when something holds."""
    custody: Custody | None
    """Whether somebody is held."""
    charge: Charge | None
    """Whom it lays a deed to in any words, or clears of it."""
    core: Core | None
    """What it denies, without asides; None: nothing, or it is not negative."""
    is_confirmed: bool | None
    """Whether it says that somebody in office confirms something; None: neither."""

    def __init__(
        self, reading: Reading, claim: Claim, report: Report, setting: Surroundings
    ) -> None:
        """Look at one claim."""
        put = object.__setattr__
        put(self, "reading", reading)
        put(self, "claim", claim)
        put(self, "report", report)
        put(self, "setting", setting)

    if not TYPE_CHECKING:  # a name that is none stays an error of types

        def __getattr__(self, name: str) -> object:
            """Find a facet that was not asked for before."""
            find = _FINDERS.get(name)
            if find is None:
                raise AttributeError(name)
            found = find(self)
            object.__setattr__(self, name, found)
            return found

    @property
    def doers(self) -> tuple[Party, ...]:
        """Whom it lays a deed to, by a verb of harm or in other words."""
        return self.deed.doers or (self.charge.shown if self.charge else ())

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id


def find_facets(
    reading: Reading, settings: Mapping[str, Surroundings] | None = None
) -> dict[str, Facets]:
    """Look at every claim, in the order of the reading.

    Args:
        reading: Claims, and what their words mean.
        settings: What the sentence of each tells of; None: it is looked at here.
    """
    reports = find_reports(reading)
    settings = find_surroundings(reading) if settings is None else settings
    return {
        claim.id: Facets(reading, claim, reports[claim.document_id], settings[claim.id])
        for claim in reading.claims.values()
        if is_compared(claim)
    }


def is_compared(claim: Claim) -> bool:
    """Tell whether a claim is compared at all."""
    return claim.zone is not ZoneKind.BOILERPLATE


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


_FINDERS: Mapping[str, Callable[[Facets], object]] = {
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
