"""Set two shares or speeds of one thing against each other.

Pair -> "turnout reached 71 per cent", "no more than 54 per cent took part" -> Finding | None
"""

from __future__ import annotations

from rashomon.model import Level, Slot
from rashomon.stages.compare.denials import is_doubted, is_of_another
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import range_level
from rashomon.stages.compare.findings import Finding, Pair, contradicts
from rashomon.stages.compare.holders import is_name_of
from rashomon.stages.compare.rates import SPEED, VOTES, Rate
from rashomon.stages.compare.stories import one_matter
from rashomon.stages.compare.words import find_tokens


def by_rate(pair: Pair) -> Finding | None:
    """See one turnout, one share of the votes or one speed put at two figures."""
    a, b = pair.a.rate, pair.b.rate
    if a is None or b is None or a.kind != b.kind or not _may_meet(pair):
        return None
    if not _is_of_one(pair) or range_level(a.figure, b.figure)[0] is not Level.INCOMPATIBLE:
        return None
    told = f"“{a.figure.literal}” ({pair.a.speaker.name}), “{b.figure.literal}”"
    grounds = pair.meeting.describe()
    return contradicts(
        Slot.NUMBER,
        f"{grounds + '; ' if grounds else ''}differ on the {a.kind}: {told} "
        f"({pair.b.speaker.name}) do not fit together",
    )


def _may_meet(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    if not pair.may_dispute or pair.is_one_voice or pair.meeting.is_apart:
        return False
    if any(is_doubted(side) or is_of_another(side) for side in (a, b)):
        return False
    return _places(a) == _places(b) and one_matter(a, b, pair.params)


def _places(facets: Facets) -> frozenset[str]:
    """Give the places a claim names: the turnout of a town is not the country's."""
    return frozenset(place.name for place in facets.places if facets.claim.places)


def _is_of_one(pair: Pair) -> bool:
    a, b = pair.a.rate, pair.b.rate
    if a is None or b is None:
        return False
    if a.kind == VOTES:
        return any(is_name_of(m, n) for m in _whose(pair.a, a) for n in _whose(pair.b, b))
    return a.kind != SPEED or bool(a.of & b.of)


def _whose(facets: Facets, rate: Rate) -> frozenset[str]:
    """Give the names of whose votes they are: the town where they were cast won none."""
    towns = {word for place in facets.places for word in find_tokens(place.name)}
    return frozenset(name for name in rate.of if not towns.issuperset(find_tokens(name)))
