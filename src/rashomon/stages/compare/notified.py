"""Set claims against each other on whether word reached somebody.

Pair -> "the mayor was warned", "nobody warned him" -> Finding | None

That none came is denied by one message of the kind; of another kind of message, or to somebody
else, it says nothing.
"""

from __future__ import annotations

from rashomon.model import Slot
from rashomon.stages.compare.days import gap, on_one_scale
from rashomon.stages.compare.denials import is_doubted
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.holders import is_name_of
from rashomon.stages.compare.notices import ANY, WARNING, Notice
from rashomon.stages.compare.stories import one_story

BEHIND = 160
"""Code points behind which "no such report" no longer points back at what was told before it."""


def by_notice(pair: Pair) -> Finding | None:
    """See word said to have reached somebody, and said not to; or twice not to."""
    a, b = pair.a.notice, pair.b.notice
    if a is None or b is None or (a.is_given and b.is_given) or not _may_meet(pair):
        return None
    if not _is_one_kind(a, b):
        return None
    if a.is_given == b.is_given:
        is_one = _is_one_told(a, b) and a.kinds == b.kinds and a.about == b.about
        return (
            same(f"{_grounds(pair)}both say that none came: {_said(pair)}")
            if is_one
            else None
        )
    no, yes = (pair.a, pair.b) if b.is_given else (pair.b, pair.a)
    if no.notice is None or yes.notice is None or not pair.may_dispute:
        return None
    is_one = _is_one_told(no.notice, yes.notice) or _points_back(no, yes)
    if not is_one or not _is_about(no.notice, yes) or _came_later(no, yes):
        return None
    return contradicts(
        Slot.DENIAL, f"{_grounds(pair)}differ on whether word came: {_said(pair)}"
    )


def _may_meet(pair: Pair) -> bool:
    if not pair.are_settled or is_doubted(pair.a) or is_doubted(pair.b):
        return False
    return pair.is_one_report or one_story(pair.a, pair.b, pair.params)


def _is_one_kind(a: Notice, b: Notice) -> bool:
    """Tell whether two messages may be of one kind: a warning comes as a call or a letter."""
    kinds = a.kinds | b.kinds
    return bool(a.kinds & b.kinds) or ANY in kinds or WARNING in kinds


def _is_one_told(a: Notice, b: Notice) -> bool:
    """Tell whether one and the same is told; a warning to nobody by name is to all there."""
    if not a.to and not b.to:
        return a.kinds == b.kinds == frozenset({WARNING})
    if a.names and b.names:
        return any(is_name_of(m, n) for m in a.names for n in b.names)
    return bool(a.to & b.to)


def _points_back(no: Facets, yes: Facets) -> bool:
    """See "they reported it to the warden. Orla Venn says she received no such report"."""
    if no.report.id != yes.report.id or "such" not in no.tokens:
        return False
    return 0 <= no.claim.span.start - yes.claim.span.end <= BEHIND


def _is_about(no: Notice, yes: Facets) -> bool:
    """Tell whether the other claim has what names what is denied: "no GALE warning"."""
    told = {*yes.words, *yes.context, *yes.tokens}
    if no.topic and no.topic.isdisjoint({*told, *yes.report.topic, *no.to}):
        return False  # "nobody called him about the brewery"
    return all(any(is_name_of(m, n) for n in told) for m in no.about)


def _came_later(no: Facets, yes: Facets) -> bool:
    """Tell whether it came after the days for which it is denied, or before them."""
    if no.own_days is None or yes.own_days is None:
        return False
    return gap(*on_one_scale(no.own_days, yes.own_days)) > 0


def _grounds(pair: Pair) -> str:
    told = pair.meeting.describe()
    return f"{told}; " if told else ""


def _said(pair: Pair) -> str:
    said = (
        f"“{side.notice.literal}” ({side.speaker.name})"
        for side in (pair.a, pair.b)
        if side.notice is not None
    )
    return ", ".join(said)
