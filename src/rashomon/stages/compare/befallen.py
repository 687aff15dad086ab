"""Set claims against each other on what became of those who were in one thing, or of one person.

Pair -> all safe, and two dead; nobody hurt, and two hurt; dead, and speaking a day later -> Finding

That two were hurt and that one died may both be so; that all are alive and one is dead may not.
"""

from __future__ import annotations

import re

from rashomon.model import Commitment, Level, Slot
from rashomon.stages.compare.aboard import (
    Group,
    is_on_board,
    is_one_group,
    is_one_person,
    widens,
)
from rashomon.stages.compare.days import Days, gap, on_one_scale
from rashomon.stages.compare.denials import is_doubted, is_early, is_of_another
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.fates import BURIED, DEED, Fate
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.lookouts import is_by_other
from rashomon.stages.compare.meanings import base
from rashomon.stages.compare.places import is_in_part
from rashomon.stages.compare.reports import led_day
from rashomon.stages.compare.stories import near_topic, one_matter, shared_terms
from rashomon.stages.compare.things import sorts_in
from rashomon.stages.compare.whys import FEW, MIN_TERMS
from rashomon.stages.compare.words import class_of, find_tokens, is_light, term

RULES_OUT = {
    "unhurt": {"slight", "hurt", "grave", "dead"},
    "safe": {"dead", "missing", "captured"},
    "alive": {"dead"},
    "dead": {"alive", "safe", "unhurt", "slight"},
    "found": {"missing"},
    "free": {"captured"},
}
"""What may have become of none, where this became of all."""

LIVING = RULES_OUT["dead"] | {DEED}
"""What only the living can be said to be or to have done."""

HOUSED = frozenset({"patient"})
"""Groups of which a matter has one in each house: both claims must tell of the house."""

SURE = frozenset({Commitment.CERTAIN, Commitment.CERTAINLY_NOT})

SETTING = frozenset({"lead", "toll"})
"""Grounds that set two claims in one happening, where no ship or aircraft does."""


def by_fate(pair: Pair) -> Finding | None:
    """See one group, or one person, said to have come to two ends."""
    if not pair.may_dispute:
        return None
    for f in pair.a.fates:
        for g in pair.b.fates:
            if not _parts(pair, f, g):
                continue
            may_meet = _is_plain(pair) if _are_persons(f, g) else _may_meet(pair)
            if not (may_meet and _is_one_case(pair, f, g)):
                continue
            grounds = pair.meeting.describe()
            return contradicts(
                Slot.OUTCOME,
                f"{grounds + '; ' if grounds else ''}differ on what became of "
                f"{_whom(f, g)}: {_told(pair.a, f)}, {_told(pair.b, g)}",
            )
    return None


def by_same_fate(pair: Pair) -> Finding | None:
    """See one end told twice of all who were in one thing."""
    if not pair.are_settled:
        return None
    for f in pair.a.fates:
        for g in pair.b.fates:
            is_point = _is_point(pair.a, f) and _is_point(pair.b, g)
            if not (is_point and _is_same(f, g)):
                continue
            if _may_meet(pair) and _is_one_case(pair, f, g):
                return same(
                    f"both say what became of {_whom(f, g)}: "
                    f"{_told(pair.a, f)}, {_told(pair.b, g)}"
                )
    return None


def fates_part(a: Facets, b: Facets) -> bool:
    """Tell whether two claims tell of two ends that cannot both be, days left out."""
    return any(
        _all_against(f, g) or _all_against(g, f) or _is_fewer(f, g) or _is_fewer(g, f)
        for f in a.fates
        for g in b.fates
    )


def _are_persons(f: Fate, g: Fate) -> bool:
    """Tell whether both are of a person: who is alive months after his death parts from it."""
    return f.group.is_person and g.group.is_person


def _may_meet(pair: Pair) -> bool:
    if pair.meeting.is_other_time and not _name_day(pair.a, pair.b):
        return False
    return _is_plain(pair)


def _is_plain(pair: Pair) -> bool:
    """Tell whether both claims say surely, and not early or of another happening, what became."""
    a, b = pair.a, pair.b
    if _names_other(a, b) or _names_other(b, a):
        return False
    if any(no.is_negative and is_by_other(no, yes) for no, yes in ((a, b), (b, a))):
        return False
    if not (_is_sure(a) and _is_sure(b)) or is_of_another(a) or is_of_another(b):
        return False
    return not is_early(a) and not is_early(b)


_IN_IT = re.compile(
    r"\b(?:in|by|during|from) (?:the|this|that) (?:[\w-]+ )?(?P<noun>[\w-]+)\W*$",
    re.IGNORECASE,
)
"""In what it befell them, as the claim ends: "in the blaze"."""


def _names_other(one: Facets, other: Facets) -> bool:
    """See "nobody was hurt in the blaze", "on the left bank": elsewhere somebody may have been."""
    if is_in_part(one.claim.span.quote, other.claim.span.quote):
        return True
    match = _IN_IT.search(one.claim.span.quote)
    kinds = _happenings(match["noun"].lower()) if match else frozenset[str]()
    if not kinds:
        return False
    told = {kind for token in other.tokens for kind in _happenings(token)}
    return not kinds & (told | other.told | other.context)


def _happenings(word: str) -> frozenset[str]:
    """Give what a word says happened: fires, blasts and attacks, by any of their names."""
    kind = class_of(word)
    return sorts_in(word, "event") | frozenset([kind] if kind else [])


def _name_day(a: Facets, b: Facets) -> bool:
    """Tell whether the report of the claim that is not dated names the day of the other."""
    dated, other = (a, b) if a.days is not None else (b, a)
    days = dated.days
    if days is None or other.days is not None or other.has_several_days:
        return False
    return any(gap(*on_one_scale(days, day)) == 0 for day in other.report.dated)


def _is_sure(facets: Facets) -> bool:
    return facets.claim.factuality.source in SURE and not is_doubted(facets)


def _parts(pair: Pair, f: Fate, g: Fate) -> bool:
    if _are_persons(f, g):
        return _lived_on(pair, f, g)
    if _all_against(f, g):
        return not _came_later(pair.b, g, pair.a)
    if _all_against(g, f):
        return not _came_later(pair.a, f, pair.b)
    if _is_fewer(f, g) or _is_fewer(g, f):
        few, of_few = (pair.a, f) if _is_fewer(f, g) else (pair.b, g)
        return not _is_told_before(few, pair.b if of_few is f else pair.a)
    return False


def _all_against(every: Fate, some: Fate) -> bool:
    """Tell whether what became of all leaves no room for what became of some."""
    if every.group.share != "all" or some.state not in RULES_OUT.get(every.state, ()):
        return False
    return _covers(every, some)


def _covers(every: Fate, some: Fate) -> bool:
    """Tell whether all of one group are certainly the other group too, or it is a part of them."""
    p, q = every.group, some.group
    if p.is_person or q.is_person:
        is_of_them = q.role is not None and p.kind in {q.role} | widens(q.role)
        is_anybody = p.is_every and p.kind is None and q.is_person
        return is_one_person(p, q) or is_of_them or is_anybody
    if p.kind == q.kind or (p.whole is not None and p.whole == q.whole):
        return True
    if p.kind is None:
        return p.is_every or is_on_board(q.kind) or q.kind in {None, "people"}
    if p.kind in widens(q.kind):
        return True
    return _is_of_them(p, some)


def _is_of_them(p: Group, some: Fate) -> bool:
    """See "two of its men", "two people were hurt when the helicopter came down"."""
    if not is_on_board(p.kind) or not some.is_told:
        return False
    if some.group.kind in {None, "people"}:
        return p.kind == "aboard"
    return some.group.kind == "man" and some.group.is_owned and p.kind in {"aboard", "crew"}


def _is_fewer(few: Fate, every: Fate) -> bool:
    """See "two of the nine died" beside "all nine died"."""
    p, q = few.group, every.group
    if few.state != every.state or few.state != "dead":
        return False
    if (p.share, q.share) != ("some", "all") or q.is_person or p.number is None:
        return False
    is_one = p.kind == q.kind and is_on_board(p.kind)
    whole = p.whole or q.number
    if not is_one and not (p.whole is not None and p.whole == q.number):
        return False
    return whole is not None and p.number < whole


def _is_same(f: Fate, g: Fate) -> bool:
    if f.state != g.state or f.state == DEED or {f.group.share, g.group.share} != {"all"}:
        return False
    if f.group.is_person or g.group.is_person:
        return is_one_person(f.group, g.group)
    if f.group.number and g.group.number and f.group.number != g.group.number:
        return False
    if f.group.kind != g.group.kind:
        return False
    return bool(f.things & g.things) or _spares_a_kind(f, g)


def _spares_a_kind(f: Fate, g: Fate) -> bool:
    """See "no civilian lost his life", "no civilians were among the dead": none of one kind."""
    is_told = f.group.is_every and g.group.is_every and not (f.is_told or g.is_told)
    return is_told and f.group.kind not in {None, "people", "man"}


def _is_point(facets: Facets, fate: Fate) -> bool:
    """Tell whether a fate is what a claim says: "accused of killing her" says another thing."""
    predicate = facets.predicate
    if fate.literal.lower() in BURIED:
        return False
    if predicate is None or is_light(predicate):
        return True
    told = find_tokens(fate.literal)
    return predicate in {term(form) for token in told for form in (token, base(token))}


def _lived_on(pair: Pair, f: Fate, g: Fate) -> bool:
    """See somebody told to be alive after the day of the death told of him."""
    (life, at), (death, of) = ((f, pair.a), (g, pair.b))
    if life.state == "dead":
        (life, at), (death, of) = (death, of), (life, at)
    if life.state not in LIVING or death.state != "dead":
        return False
    if not is_one_person(life.group, death.group) or not _may_be_linked(
        at, of, death.group
    ):
        return False
    is_met = life.literal.endswith(
        " reporter"
    )  # by who writes it: as late as what he writes
    is_deed = life.state == DEED and not is_met
    own = None if is_met else at.own_days
    lived, died = (
        own or (None if is_deed else at.report.published),
        _day_of_death(of),
    )
    if lived is None or died is None:
        return False
    first, second = on_one_scale(lived, died)
    return first[0] > second[1] or (first[0] == second[1] and not is_deed)


def _may_be_linked(a: Facets, b: Facets, person: Group) -> bool:
    """Tell whether the name is not known to be two persons' in the two reports."""
    first, second = (
        {p.actor_id for p in side.parties if p.actor_id and p.words & person.names}
        for side in (a, b)
    )
    return not (first and second) or bool(first & second)


def _day_of_death(facets: Facets) -> Days | None:
    """Give the last day on which somebody told dead can have died."""
    if facets.days is not None:
        return facets.days
    return led_day(facets.report) or facets.report.published


def _came_later(some: Facets, fate: Fate, every: Facets) -> bool:
    """Tell whether some may have come to it after all were told to be well.

    A wound that was not yet mortal, or those not yet found: what is missing may be found later.
    """
    told, after = every.report.published, some.report.published
    if told is None or after is None:
        return some.own_days is not None
    if some.own_days is not None and gap(*on_one_scale(some.own_days, told)) > 0:
        return on_one_scale(some.own_days, told)[0][0] > told[1]
    return fate.state == "missing" and after[1] < told[0]


def _is_told_before(few: Facets, every: Facets) -> bool:
    """Tell whether fewer dead were told first: more may have died since."""
    first, second = few.report.published, every.report.published
    return first is not None and second is not None and first[1] < second[0]


def _is_one_case(pair: Pair, f: Fate, g: Fate) -> bool:
    """Tell whether both speak of one person, or of those in one thing, once."""
    if _are_persons(f, g):
        return pair.is_one_report or near_topic(pair.a.report, pair.b.report)
    if _is_elsewhere(pair) or _are_two(f, g):
        return False
    matter = pair.is_one_report or one_matter(pair.a, pair.b, pair.params)
    if f.things & g.things & FEW:
        return matter or _is_on_one_day(pair)
    named = bool(pair.meeting.names & SETTING)
    if is_on_board(f.group.kind) and is_on_board(g.group.kind):
        return matter and (named or bool(f.things & g.things))
    if is_one_group(f.group.kind) and f.group.kind == g.group.kind:
        return matter and (f.group.kind not in HOUSED or bool(f.things & g.things))
    is_first = not (_is_of_other(pair.a) or _is_of_other(pair.b))
    is_spared = _is_same(f, g) and _spares_a_kind(f, g)
    return matter and is_first and (is_spared or (named and pair.meeting.is_firm))


_OTHER = re.compile(
    r"\b(?:first|second|third|earlier|previous|later|latest)\b", re.IGNORECASE
)


def _is_of_other(facets: Facets) -> bool:
    """See "no one was hurt in the second strike": in the first some may have been."""
    return _OTHER.search(facets.claim.span.quote) is not None


def _are_two(f: Fate, g: Fate) -> bool:
    """Tell whether the things they were in are two: a ferry and a tanker, a ship and a bus."""
    if f.things and g.things and not f.things & g.things:
        return True
    return bool(f.called and g.called and not f.called & g.called)


def _is_on_one_day(pair: Pair) -> bool:
    """Tell whether both date it alike, in reports that share some of their own terms."""
    a, b = pair.a, pair.b
    is_one = "day" in pair.meeting.names or _name_day(a, b)
    return is_one and shared_terms(a.report, b.report) >= MIN_TERMS


def _is_elsewhere(pair: Pair) -> bool:
    return Level.INCOMPATIBLE in {pair.meeting.days, pair.meeting.places}


def _whom(f: Fate, g: Fate) -> str:
    """Name whom both speak of."""
    if f.group.is_person:
        return f.group.literal
    kind = f.group.kind if f.group.kind == g.group.kind else None
    things = sorted(f.things & g.things)
    if things and (kind is None or is_on_board(kind)):
        whom = "those" if kind in {None, "aboard"} else f"the {kind}"
        return f"{whom} of one {things[0]}"
    return f"people ({kind})" if kind else "people"


def _told(facets: Facets, fate: Fate) -> str:
    return f"“{fate.literal}”: {fate.group.literal} ({facets.speaker.name})"
