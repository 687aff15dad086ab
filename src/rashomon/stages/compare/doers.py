"""Set claims of one deed against each other on who did it.

Pair -> two doers of one deed -> Finding | None

Two sides often do the like to each other, so that both "killed villagers" sets nobody apart.
Something must show that it is one deed: its place or day and its target, words by which one
side says that the other is wrongly blamed, or one report that lays one target at two doors.
"""

from __future__ import annotations

from collections.abc import Set

from rashomon.model import Level, Slot
from rashomon.stages.compare.deeds import ANY, deed_names
from rashomon.stages.compare.denials import is_of_another
from rashomon.stages.compare.events import leads_with
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import wider_kinds
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.levels import coverage
from rashomon.stages.compare.meanings import listed
from rashomon.stages.compare.parties import Party, parties_level
from rashomon.stages.compare.places import area_words
from rashomon.stages.compare.stories import one_matter
from rashomon.stages.compare.wordings import numbers_fit
from rashomon.stages.compare.words import stem, term

MIN_TARGET = 4.0
"""Least weight of the words two claims must share beside the deed itself, so that it is one
deed on one target: "convoy" and "bridge" weigh 2.2 and 1.7, a name 4."""

MIN_COVERAGE = 0.45
"""Share of the shorter claim's words that the longer has, where doer, deed, target and a name
are shared already: instruments and hours are put in other words."""

SHARED = frozenset({Level.EXACT, Level.COMPATIBLE})

MIN_ONE_TARGET = 1.6
"""The same within one report, where both speak of what it is about."""


def by_doer(pair: Pair) -> Finding | None:
    """See one deed on one target laid at two doors."""
    a, b = pair.a, pair.b
    if a.deed.kind is None or a.deed.kind != b.deed.kind:
        return None
    doers = parties_level(a.deed.doers, b.deed.doers)[0]
    if doers is not Level.INCOMPATIBLE or a.is_negative or b.is_negative:
        return None
    if not pair.may_dispute or is_of_another(a) or is_of_another(b) or _has_hours(pair):
        return None
    if pair.meeting.is_apart or not _is_one_deed(pair):
        return None
    if pair.is_one_report and a.figures and b.figures and not numbers_fit(a, b):
        return None  # one report tells of eight dead here and of three there
    grounds = pair.meeting.describe()
    return contradicts(
        Slot.RESPONSIBILITY,
        f"{grounds + '; ' if grounds else ''}differ on who did it: {_laid(a)}, {_laid(b)}",
    )


def _has_hours(pair: Pair) -> bool:
    """Tell whether one side tells of two deeds, each with its hour."""
    return pair.is_one_voice and None not in {pair.a.clock, pair.b.clock}


def by_answer(pair: Pair) -> Finding | None:
    """See a deed laid at somebody's door, and said not to be his; or twice said not to be.

    "Denied responsibility for the strike" is set against "the Front fired on the convoy",
    whatever the words, where both are of one deed.
    """
    a, b = pair.a, pair.b
    if not (a.is_negative or b.is_negative) or not (a.deed.doers and b.deed.doers):
        return None
    if not pair.are_settled or not any(
        _meet(p, q) for p in a.deed.doers for q in b.deed.doers
    ):
        return None
    if is_of_another(a) or is_of_another(b) or not _is_answered(pair):
        return None
    if a.is_negative and b.is_negative:
        return same(f"both deny that it was {a.deed.doers[0].literal}; {_of_deed(pair)}")
    if not pair.may_dispute or pair.is_one_voice:
        return None
    no, yes = (a, b) if a.is_negative else (b, a)
    return contradicts(
        Slot.RESPONSIBILITY,
        f"{_of_deed(pair)}; differ on who did it: {_laid(yes)}, "
        f"not {no.deed.doers[0].literal} ({no.speaker.name})",
    )


REJECTED_REACH = 800
"""Code points before "both accounts" in which those accounts were told."""


def by_rejection(pair: Pair) -> Finding | None:
    """See both doors a deed was laid at rejected by a third: "it denied both accounts"."""
    a, b = pair.a, pair.b
    if a.rejects == b.rejects or not pair.is_one_report or not pair.may_dispute:
        return None
    no, yes = (a, b) if a.rejects else (b, a)
    before = no.claim.span.start - yes.claim.span.end
    if not yes.deed.doers or yes.is_negative or not 0 <= before <= REJECTED_REACH:
        return None
    return contradicts(
        Slot.RESPONSIBILITY,
        f"{no.speaker.name} denies “{' '.join(no.claim.span.quote.split())}”, told before: "
        f"{_laid(yes)}",
    )


def _is_answered(pair: Pair) -> bool:
    """Tell whether the denial and the other claim are of one deed."""
    a, b = pair.a, pair.b
    kinds = deed_names(a.deed, a.report.leads) & deed_names(b.deed, b.report.leads)
    if pair.meeting.is_apart or _open_places(pair) or not kinds or _by_other_means(a, b):
        return False
    if parties_level(_targets(a), _targets(b))[0] is Level.INCOMPATIBLE:
        return False
    if pair.is_one_report:
        return is_one_target(a, b)
    if one_matter(a, b, pair.params) and all(_is_of_lead(f, kinds, pair) for f in (a, b)):
        return True
    return ANY not in {a.deed.kind, b.deed.kind} and (
        pair.meeting.is_firm and is_one_target(a, b)
    )


def _by_other_means(a: Facets, b: Facets) -> bool:
    """See "denied firing rockets" and "shot 27 villagers": two deeds."""
    return any(_was_shooting(p) and _names_no_gun(q) for p, q in ((a, b), (b, a)))


def _was_shooting(side: Facets) -> bool:
    return (side.claim.predicate or "").lower() == "shoot" and not _arms(side) - GUNS


def _names_no_gun(side: Facets) -> bool:
    arms = _arms(side)
    return bool(arms) and not arms & GUNS


def _arms(side: Facets) -> frozenset[str]:
    sorts = listed("sort")
    return frozenset(t for t in map(stem, side.tokens) if "weapon" in sorts.get(t, ()))


GUNS = frozenset(map(stem, ("gun", "rifle", "pistol", "revolver", "shotgun", "bullet")))
"""What people are shot with at close range."""


def _is_of_lead(side: Facets, kinds: Set[str], pair: Pair) -> bool:
    """Tell whether a deed is what its report leads with; one not named may be."""
    if side.deed.kind == ANY:
        return True
    days = pair.params.report_days
    return any(leads_with(side, kind, days) for kind in kinds & side.told)


def _of_deed(pair: Pair) -> str:
    return pair.meeting.describe() or "what both reports lead with"


def by_deed(pair: Pair) -> Finding | None:
    """See one deed on one target told of one doer in other words."""
    a, b = pair.a, pair.b
    if a.deed.kind is None or a.deed.kind != b.deed.kind or a.is_negative != b.is_negative:
        return None
    if parties_level(a.deed.doers, b.deed.doers)[0] not in SHARED or not pair.are_settled:
        return None
    if pair.meeting.is_apart or _open_places(pair) or is_of_another(a) or is_of_another(b):
        return None
    if parties_level(_targets(a), _targets(b))[0] is Level.INCOMPATIBLE:
        return None
    if not is_one_target(a, b) or not _tells_same(pair):
        return None
    return same(
        f"one {a.deed.kind} by {a.deed.doers[0].literal}; {pair.meeting.describe()}"
    )


def _tells_same(pair: Pair) -> bool:
    """Tell whether a name is shared, and most of the claim that says less."""
    a, b = pair.a, pair.b
    named = [t for t in a.names if t in b.names and t not in _doer_words(a)]
    if not named or not pair.meeting.names:
        return False
    less, more = sorted((a, b), key=lambda f: (f.total, f.order))
    return coverage(less, more) >= MIN_COVERAGE and numbers_fit(a, b)


def _laid(side: Facets) -> str:
    names = " and ".join(p.literal for p in side.deed.doers)
    return f"{names} ({side.speaker.name})"


def _is_one_deed(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    if _open_places(pair):
        return False
    if _blames(a, b) or _blames(b, a):
        return pair.is_one_report or pair.meeting.is_firm or one_matter(a, b, pair.params)
    if parties_level(_targets(a), _targets(b))[0] is Level.INCOMPATIBLE:
        return False
    of_one_lead = pair.meeting.is_firm and "lead" in pair.meeting.names
    if (pair.is_one_report or of_one_lead) and is_one_target(a, b):
        return True
    if not pair.meeting.is_firm or not pair.meeting.names & {"place", "day"}:
        return False
    acting = _doer_words(a) | _doer_words(b) | {a.deed.kind}
    return sum(w for t, w in a.words.items() if t in b.words and t not in acting) >= (
        MIN_TARGET
    )


def _open_places(pair: Pair) -> bool:
    """Tell whether both name places of which it is open whether they are one."""
    return bool(pair.meeting.places is Level.UNKNOWN and pair.a.places and pair.b.places)


def _blames(one: Facets, other: Facets) -> bool:
    """Tell whether one claim says that the other's doer is wrongly blamed, or did not do it."""
    named = (*one.deed.framed, *one.deed.cleared)
    return any(_meet(p, q) for p in named for q in other.deed.doers)


def _meet(p: Party, q: Party) -> bool:
    return bool(p.nations & q.nations or p.words & q.words)


def _targets(side: Facets) -> tuple[Party, ...]:
    """Give those to whom it was done; a doer the parse took for one is left out."""
    return tuple(
        p for p in side.patients if not any(_meet(p, doer) for doer in side.deed.doers)
    )


def is_one_target(a: Facets, b: Facets) -> bool:
    """Tell whether two claims of one report tell of one thing hit, that is no whole town."""
    left, right = _target_words(a), _target_words(b)
    shared = {t: w for t, w in left.items() if t in right or t in b.context}
    shared |= {t: w for t, w in right.items() if t in a.context}
    return sum(shared.values()) >= MIN_ONE_TARGET or any(
        p in wider_kinds(q) or q in wider_kinds(p)
        for p in left
        for q in right
        if p != "people" and q != "people"
    )


def _target_words(side: Facets) -> dict[str, float]:
    terms = [term(token) for token in side.tokens]
    told = {side.predicate, side.deed.kind}
    at = next((i for i, name in enumerate(terms) if name in told), len(terms))
    left_out = _doer_words(side) | told | area_words()
    after = set(terms[at + 1 :])
    return {t: w for t, w in side.content.items() if t in after and t not in left_out}


def _doer_words(side: Facets) -> set[str | None]:
    return {word for party in side.deed.doers for word in party.words}
