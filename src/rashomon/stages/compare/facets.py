"""Look at a claim the way it is compared: words, figures, days, places, parties, polarity.

    Claim + Reading -> Facets

Computed once a claim. What a claim leaves out is taken from its own sentence, never from
the date of the report; what stays out is unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

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
from rashomon.stages.compare.holders import voice_holder
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


@dataclass(frozen=True, slots=True)
class Facets:
    """One claim as it is compared."""

    claim: Claim
    order: Place
    """Place in the order in which pairs are written: first report first."""
    report: Report
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
        claim.id: look_at(reading, claim, reports[claim.document_id], settings[claim.id])
        for claim in reading.claims.values()
        if is_compared(claim)
    }


def is_compared(claim: Claim) -> bool:
    """Tell whether a claim is compared at all."""
    return claim.zone is not ZoneKind.BOILERPLATE


def look_at(
    reading: Reading, claim: Claim, report: Report, setting: Surroundings
) -> Facets:
    """Look at one claim.

    Args:
        reading: Its document and what its words mean.
        claim: The claim.
        report: What is known of its document.
        setting: What its sentence tells of.
    """
    tokens = find_tokens(claim.span.quote)
    kept = tuple(t for t in tokens if stem(t) not in negation_words())
    words = weighted_terms(kept)
    own = narrowest_days(claim)
    predicate, figures = _predicate(claim), claim_figures(claim)
    denied = is_negative(claim)
    agents = find_agents(reading, claim, report.patrons)
    speaker = reading.speaker(claim)
    before, paragraph = _before(reading, claim), _paragraph(reading, claim)
    holder = voice_holder(setting.voice, speaker.name)
    places = places_of(reading, claim)
    parties = find_parties(reading, claim, report.patrons, *PARTY_ROLES)
    classes = shared(c for t in kept if (c := class_of(t)) is not None)
    names = names_of(claim, parties, places)
    content = {
        t: w
        for t, w in words.items()
        if w >= CONTENT_WEIGHT and not is_light(t) and (t not in names or t in classes)
    }
    return Facets(
        claim=claim,
        order=_order(claim, report),
        report=report,
        speaker=speaker,
        tokens=tokens,
        words=words,
        total=sum(words.values()),
        content=content,
        content_total=sum(content.values()),
        names=names,
        classes=classes,
        told=setting.told,
        predicate=predicate,
        states=find_states(claim.span.quote, tokens, predicate),
        numbers=_numbers(tokens, figures),
        context=_context(claim, before),
        is_negative=denied,
        is_settled=is_settled(claim),
        figures=figures,
        days=own or setting.days,
        own_days=own,
        has_several_days=own is None and len(claim_days(claim)) > 1,
        clock=claim_clock(reading.documents[claim.document_id].text, claim),
        places=places or setting.places,
        bearing=find_bearing(claim.span.quote),
        agents=agents,
        patients=find_parties(reading, claim, report.patrons, Role.PATIENT, Role.RECIPIENT),
        parties=parties,
        deed=find_deed(reading, claim, report.patrons, setting.voice),
        rejects=rejects_several(claim),
        aim=find_aim(claim.span.quote, is_negative=denied),
        effect=find_effect(
            claim.span.quote,
            before,
            agents,
            is_negative=denied,
        ),
        load=find_load(claim.span.quote, paragraph, is_negative=denied),
        cause=find_cause(
            claim.span.quote,
            paragraph,
            report.topic,
            is_negative=denied or claim.is_doubting,
        ),
        hold=find_hold(
            claim.span.quote,
            before,
            holder,
            is_negative=denied,
        ),
        loss=find_loss(claim.span.quote, claim.span.start, figures, holder),
        norm=find_norm(claim.span.quote, is_negative=denied),
        first=find_first(claim.span.quote, is_negative=denied),
        damage=find_damage(claim.span.quote, before, is_negative=denied),
        fates=find_fates(
            claim.span.quote,
            (before, paragraph),
            is_negative=denied,
        ),
        begin=find_begin(claim),
        end=find_end(claim),
        custody=find_custody(claim.span.quote, before, is_negative=denied),
        charge=find_charge(
            reading,
            claim,
            report.patrons,
            setting.voice or unlinked_party(speaker.name),
            is_negative=denied,
        ),
        core=_core(claim),
        is_confirmed=_is_confirmed(claim),
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


def _order(claim: Claim, report: Report) -> Place:
    day = report.published[0] if report.published else 10**9
    return day, report.name, report.id, claim.span.start, claim.span.end, claim.id


def _numbers(tokens: tuple[str, ...], figures: tuple[Figure, ...]) -> tuple[str, ...]:
    digits = [t for t in tokens if t[0].isdigit()]
    spelt = (f for f in figures if not f.quantity.span.quote[0].isdigit())
    return tuple(sorted([*digits, *(f"{f.low}/{f.high}" for f in spelt)]))


def _predicate(claim: Claim) -> str | None:
    if not claim.predicate:
        return None
    return term(claim.predicate.lower())


_PRONOUN = re.compile(r"^\W*(?:it|they|he|she|this|these)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?:it|them)\W*$", re.IGNORECASE)
_SUCH = re.compile(
    r"\b(?:these|those|such|the|this)\s+(?:statement|claim|report|allegation|accusation)s?",
    re.IGNORECASE,
)

CONTEXT_CHARS = 400
"""How far back, in code points, the words a pronoun may stand for are looked for."""


def _context(claim: Claim, before: str) -> frozenset[str]:
    """Give the terms of the claim's sentence up to it and of the sentence before it."""
    if not any(p.search(claim.span.quote) for p in (_PRONOUN, _OBJECT, _SUCH)):
        return shared(())
    return shared(term(t) for t in find_tokens(before) if weight(t) > 0)


def _before(reading: Reading, claim: Claim) -> str:
    """Give the claim's sentence up to it and the sentence before it."""
    sentences = reading.sentences.get(claim.document_id, ())
    at = bisect_right(sentences, claim.span.start, key=lambda s: s.start) - 1
    first = sentences[max(at - 1, 0)].start if sentences else 0
    text = reading.documents[claim.document_id].text
    return text[max(first, claim.span.start - CONTEXT_CHARS) : claim.span.start]


def _paragraph(reading: Reading, claim: Claim) -> str:
    """Give the claim's paragraph up to it."""
    text = reading.documents[claim.document_id].text
    before = text[max(0, claim.span.start - CONTEXT_CHARS) : claim.span.start]
    return before.rsplit("\n", 1)[-1]
