"""Set claims of one happening against each other on who did it and how it came out.

Pair -> two doers of one deed; two states that cannot both hold -> Finding | None

Who did it is asked only of deeds that one side does to another.
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.model import Level, Slot
from rashomon.stages.compare.days import Days, edtf_days, gap, on_one_scale
from rashomon.stages.compare.denials import STANDS_BY, is_doubted
from rashomon.stages.compare.events import one_matter
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts
from rashomon.stages.compare.levels import agent_level, patient_level
from rashomon.stages.compare.states import opposites
from rashomon.stages.compare.words import find_tokens, term
from rashomon.text.lexicon import load_rows

MIN_TARGET = 4.0
"""Least weight of the words two claims must share beside the deed itself, so that it is one
deed on one target: "convoy" and "bridge" weigh 2.2 and 1.7, a name 4."""

MIN_SUBJECT = 3.0
"""Least weight of what two states are said of, where it is not what both reports are about."""

MIN_SUBJECT_SHARE = 0.5
"""Share of the shorter claim's other words that the longer one has."""


def by_doer(pair: Pair) -> Finding | None:
    """See one deed on one target laid at two doors."""
    a, b = pair.a, pair.b
    if a.predicate != b.predicate or a.predicate not in _deeds():
        return None
    if agent_level(a, b)[0] is not Level.INCOMPATIBLE or a.is_negative or b.is_negative:
        return None
    if not pair.may_dispute or pair.meeting.is_apart or not _one_deed(pair):
        return None
    doers = f"{a.agents[0].literal} ({a.speaker.name}), {b.agents[0].literal}"
    return contradicts(
        Slot.RESPONSIBILITY,
        f"{pair.meeting.describe()}; differ on who did it: {doers} ({b.speaker.name})",
    )


def _one_deed(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    if patient_level(a, b)[0] is Level.INCOMPATIBLE:
        return False
    if not pair.meeting.is_firm or not pair.meeting.names & {"place", "day"}:
        return False
    agents = {word for side in (a, b) for p in side.agents for word in p.words}
    target = {
        t: w for t, w in a.words.items() if t in b.words and t not in agents | {a.predicate}
    }
    return sum(target.values()) >= MIN_TARGET


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    """Give the classes of deeds that one side does to another."""
    return frozenset(row[0] for row in load_rows("compare_deeds"))


def by_outcome(pair: Pair) -> Finding | None:
    """See two states said of one thing that cannot both hold."""
    a, b = pair.a, pair.b
    if not a.states or not b.states:
        return None
    if not pair.may_dispute or a.is_negative != b.is_negative:
        return None
    if (
        pair.meeting.places is Level.INCOMPATIBLE
        or not {a.claim.factuality.source, b.claim.factuality.source} <= STANDS_BY
    ):
        return None
    met = _opposites(a, b)
    if met is None or is_doubted(a) or is_doubted(b):
        return None
    first, second, slot = met
    if not _one_subject(pair, first, second) or _at_other_times(pair, first, second):
        return None
    states = f"“{first}” ({a.speaker.name}), “{second}” ({b.speaker.name})"
    grounds = pair.meeting.describe()
    return contradicts(
        slot, f"{grounds + '; ' if grounds else ''}cannot both hold: {states}"
    )


def _opposites(a: Facets, b: Facets) -> tuple[str, str, Slot] | None:
    """Find a state of one claim whose opposite the other states, and it does not itself."""
    for state in a.states:
        for opposite, slot in opposites()[state]:
            if opposite in b.states and opposite not in a.states:
                return state, opposite, Slot(slot)
    return None


def _at_other_times(pair: Pair, first: str, second: str) -> bool:
    """Tell whether the days said of the states themselves do not meet.

    "A truce signed on 1 June was in force" dates the signing, "lapsed on 9 June" the state:
    only a time that follows the words of the state is the state's.
    """
    left, right = _state_days(pair.a, first), _state_days(pair.b, second)
    return bool(left and right and gap(*on_one_scale(left, right)) > 0)


def _state_days(facets: Facets, state: str) -> Days | None:
    quote = facets.claim.span.quote.lower()
    at = quote.rfind(state.rsplit(maxsplit=1)[-1])
    times = (t for t in facets.claim.times if t.span.start - facets.claim.span.start > at)
    return next((d for t in times if (d := edtf_days(t.edtf)) is not None), None)


def _one_subject(pair: Pair, first: str, second: str) -> bool:
    """Tell whether the two states are said of one thing."""
    a, b = pair.a, pair.b
    if not (pair.is_one_report or pair.meeting.is_firm or one_matter(a, b, pair.params)):
        return False
    open_places = pair.meeting.places is Level.UNKNOWN and a.places and b.places
    if open_places or pair.meeting.places is Level.INCOMPATIBLE:
        return False
    states = {term(token) for token in find_tokens(f"{first} {second}")}
    left = {t: w for t, w in a.content.items() if t not in states}
    right = {t: w for t, w in b.content.items() if t not in states}
    shared = {t: w for t, w in left.items() if t in right or t in b.context}
    shared |= {t: w for t, w in right.items() if t in a.context}
    fewer = min(sum(left.values()), sum(right.values()))
    heavy = sum(shared.values())
    if not shared or heavy < MIN_SUBJECT_SHARE * fewer:
        return False
    common = a.report.topic.keys() & b.report.topic.keys()
    return heavy >= MIN_SUBJECT or bool(shared.keys() & common)
