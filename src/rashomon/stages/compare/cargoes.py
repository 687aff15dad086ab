"""Set claims of one convoy, ship or target against each other on what it was.

Pair -> arms, and nothing but flour; a command post, and a bakery -> Finding | None
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.model import Commitment, Level, Slot
from rashomon.stages.compare.denials import is_doubted
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts
from rashomon.stages.compare.levels import agent_level
from rashomon.stages.compare.loads import Load, load_parts
from rashomon.stages.compare.stories import near_topic, one_topic
from rashomon.stages.compare.words import stem
from rashomon.text.lexicon import load_rows

SURE = frozenset({Commitment.CERTAIN, Commitment.CERTAINLY_NOT})


def by_load(pair: Pair) -> Finding | None:
    """See one thing said to have held arms, and to have held none; one target of two kinds."""
    a, b = pair.a, pair.b
    if a.load is None or b.load is None or not load_parts(a.load, b.load):
        return None
    if not pair.may_dispute or not (_is_sure(a) and _is_sure(b)):
        return None
    if not _is_one(pair, a.load, b.load):
        return None
    said = ", ".join(
        f"{_said(side.load)} ({side.speaker.name})" for side in (a, b) if side.load
    )
    what = "was hit" if a.load.is_target else "was carried"
    grounds = pair.meeting.describe()
    return contradicts(
        Slot.OUTCOME, f"{grounds + '; ' if grounds else ''}differ on what {what}: {said}"
    )


def _is_sure(facets: Facets) -> bool:
    return facets.claim.factuality.source in SURE and not is_doubted(facets)


def _is_one(pair: Pair, a: Load, b: Load) -> bool:
    """Tell whether both speak of one load or one target.

    Of one matter there may be many strikes, so a target needs its day or the lead in common.
    """
    if pair.meeting.is_apart:
        return False
    if a.is_target:
        return _is_one_target(pair)
    if a.carriers and b.carriers and not _may_be_one(a, b):
        return False
    one, other = pair.a.report, pair.b.report
    if pair.is_one_report or one_topic(one, other):
        return True
    return bool(a.carriers and b.carriers) and near_topic(one, other)


def _is_one_target(pair: Pair) -> bool:
    if pair.meeting.places is Level.UNKNOWN and pair.a.places and pair.b.places:
        return False
    named = pair.meeting.names & {"day", "lead", "place"}
    if not named or not (pair.is_one_report or pair.meeting.is_firm):
        return False
    return _is_one_strike(pair.a, pair.b)


def _is_one_strike(a: Facets, b: Facets) -> bool:
    """Tell whether one strike hit both: done by one party, or with one thing they both name.

    "Drones were guided against the barracks", "a shell struck the clinic" are two.
    """
    if agent_level(a, b)[0] is Level.EXACT:
        return True
    left, right = (_arms() & {stem(token) for token in side.tokens} for side in (a, b))
    return bool(left & right) or not (left and right)


@lru_cache(maxsize=1)
def _arms() -> frozenset[str]:
    """Give the stems of words for what strikes: "drone", "projectile"."""
    rows = load_rows("plover_weapons")
    return frozenset(stem(row[0]) for row in rows) | {stem("projectile")}


WHEELED = frozenset(
    {"convoy", "column", "truck", "lorry", "vehicl", "wagon", "van", "car", "bus"}
)
AFLOAT = frozenset({"ship", "vessel", "boat", "ferry", "freighter", "tanker", "barg"})
LADEN = frozenset({"cargo", "shipment", "consignment", "container", "crate"})
"""Words of which any two may be for one thing."""


def _may_be_one(a: Load, b: Load) -> bool:
    if a.carriers & b.carriers or (a.carriers | b.carriers) & LADEN:
        return True
    return any(a.carriers & kin and b.carriers & kin for kin in (WHEELED, AFLOAT))


def _said(load: Load) -> str:
    no = "no " if load.is_barred else ""
    only = "nothing but " if load.is_all and not (load.is_target or load.is_barred) else ""
    return f"{no}{only}“{load.literal}”"
