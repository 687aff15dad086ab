"""Set claims against each other on at whose wish somebody came or left.

Pair -> "at Andorra's request", "uninvited" | "threw the mission out", "left of its own accord"
-> Finding | None

Somebody comes and leaves more than once, so it must be one coming: of one name in one matter, or
of one nation's people into one country within a few years.
"""

from __future__ import annotations

import re

from rashomon.model import Commitment, Level, Slot
from rashomon.stages.compare.days import gap, on_one_scale
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.settings import MAX_BEGIN_DAYS
from rashomon.stages.compare.stories import one_story
from rashomon.stages.compare.turns import (
    ASKED,
    BROKEN,
    COME,
    DONE,
    GUISE,
    LAPSED,
    LEAVE,
    MADE,
    OWN,
    PACT,
)
from rashomon.stages.compare.wishes import Wish, body_kind

_RIVALS = frozenset(
    {
        (COME, frozenset({ASKED, OWN})),
        (COME, frozenset({ASKED, GUISE})),
        (LEAVE, frozenset({MADE, OWN})),
        (LEAVE, frozenset({MADE, DONE})),
        (PACT, frozenset({LAPSED, BROKEN})),
    }
)
"""What cannot both be of one coming, leaving or contract."""

STATED = frozenset({Commitment.CERTAIN, Commitment.CERTAINLY_NOT, Commitment.PROBABLE})

_OPEN = re.compile(
    r"\b(?:would|could|might|may|should|shall|if|whether|unless|plans?|hopes?|wants?|unclear"
    r"|alleged(?:ly)?|will(?! of\b)(?<!\bfree will)(?<!\bown will))\b",
)
"""Words by which it is not told as done."""


def by_wish(pair: Pair) -> Finding | None:
    """See one coming or leaving put down to two wishes, or to one twice."""
    a, b = pair.a.wish, pair.b.wish
    if a is None or b is None or a.act != b.act or not _may_meet(pair):
        return None
    if not _is_one(pair, a, b):
        return None
    if (a.act, frozenset({a.way, b.way})) in _RIVALS:
        return contradicts(
            Slot.OUTCOME, f"{_told(pair, a.act)}: {_said(pair.a)}, {_said(pair.b)}"
        )
    if a.way == b.way and a.way in {ASKED, MADE} and not (a.is_open or b.is_open):
        return same(f"both say at whose wish: {_said(pair.a)}, {_said(pair.b)}")
    return None


def _may_meet(pair: Pair) -> bool:
    return pair.may_dispute and _is_stated(pair.a) and _is_stated(pair.b)


def _is_stated(side: Facets) -> bool:
    quote = side.claim.span.quote
    return side.claim.factuality.source in STATED and _OPEN.search(quote) is None


def _is_one(pair: Pair, a: Wish, b: Wish) -> bool:
    """Tell whether both tell of one coming, leaving or contract."""
    if _are_years_apart(pair):
        return False
    if a.nations and b.nations and not (a.names and b.names):
        return bool(a.nations & b.nations) and bool(_sites(pair.a) & _sites(pair.b))
    is_near = pair.is_one_report or one_story(pair.a, pair.b, pair.params)
    return is_near and pair.meeting.places is not Level.INCOMPATIBLE and _one_mover(pair)


def _one_mover(pair: Pair) -> bool:
    """Tell whether one name came or left, or one that is open may be the other."""
    a, b = pair.a.wish, pair.b.wish
    if a is None or b is None or a.act == PACT:
        return True
    if a.is_open or b.is_open:
        return _may_be(pair.a, pair.b) and _may_be(pair.b, pair.a)
    return bool(a.names & b.names)


def _may_be(side: Facets, other: Facets) -> bool:
    """Tell whether who is open on one side may be whom the other names, or leaves as open.

    "The mission" may be one named in its report; those sent are not those paid.
    """
    mine, theirs = side.wish, other.wish
    if mine is None or theirs is None or not mine.is_open:
        return True
    if theirs.is_open:
        return bool(mine.bodies & theirs.bodies)
    kinds = {body_kind(body) for body in theirs.bodies} or {None}
    is_named = bool(theirs.names & side.report.topic.keys())
    return is_named and any(
        body_kind(body) in kinds or None in kinds for body in mine.bodies
    )


def _sites(side: Facets) -> frozenset[str]:
    """Give the nations whose country it is: the claim's, else those its report opens with."""
    wish = side.wish
    return frozenset() if wish is None else wish.sites or side.report.nations - wish.nations


def _are_years_apart(pair: Pair) -> bool:
    days = pair.a.own_days, pair.b.own_days
    if days[0] is None or days[1] is None:
        return False
    return gap(*on_one_scale(days[0], days[1])) > MAX_BEGIN_DAYS


_PARTED = {
    COME: "differ on at whose wish they came",
    LEAVE: "differ on why they left",
    PACT: "differ on how the contract ended",
}


def _told(pair: Pair, act: str) -> str:
    grounds = pair.meeting.describe()
    return f"{grounds + '; ' if grounds else ''}{_PARTED[act]}"


def _said(side: Facets) -> str:
    return f"“{side.wish.literal if side.wish else ''}” ({side.speaker.name})"
