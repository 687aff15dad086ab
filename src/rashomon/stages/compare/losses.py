"""Set against each other how many of its own a side is said to have lost.

    "the army has lost 400 dead", "our losses: 64", "23 servicemen gave their lives"
    figures + words + who speaks -> Loss(whose, figure) -> Finding | None

Each side counts its own and the other's dead, and few words are shared: "militants
neutralised", "comrades fallen". What makes two counts one is whose dead they are.
"""

from __future__ import annotations

import re

from rashomon.model import Level, RelationKind, Slot
from rashomon.stages.compare.days import gap, length
from rashomon.stages.compare.denials import is_doubted, is_of_another
from rashomon.stages.compare.events import is_only_count
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import Figure, range_level
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.holders import are_one, to_holder
from rashomon.stages.compare.stories import one_matter
from rashomon.stages.compare.words import stem

LONG_DAYS = 3
"""Days from which a stretch is of a campaign: of "on Friday" and "since spring" the dead differ."""

MAX_RISE = 3.0
"""How many times as many the other side may count within RIVAL_DAYS of a side that counted its
own dead, and still bring its count up to date; a count that "has risen" does in any case."""

RIVAL_DAYS = 3
"""Days over which that is so: weeks later an inquiry may count many more."""

_RISEN = re.compile(r"\b(?:risen|rose|climbed|grown|passed|reached)\b", re.IGNORECASE)
"""Words by which a count itself says that it was lower before."""

_BEFELL = re.compile(r"\b(?:killed|died|dead|fallen|fell|perished|lives?)\b", re.IGNORECASE)
"""What befell them, behind the figure: "killed nine" is told of one occasion."""

_RUNNING = re.compile(
    r"\b(?:has|have|had) been killed\b|\bso far\b|\brisen to\b|\bnumber of\b"
    r"|\bdays of (?:fighting|war|clashes|combat)\b|\bbetween\b",
    re.IGNORECASE,
)
"""Words by which a count is of all the fighting up to a day."""

_ON_ONE_OCCASION = re.compile(
    r"\b(?:in|during|by) (?:the|this|that|these|those|an?) (?!fighting|war|conflict|clashes|"
    r"hostilities|operation|whole|course)",
    re.IGNORECASE,
)
"""Words by which it is of one of many occasions: "in these attempts"."""


def by_loss(pair: Pair) -> Finding | None:
    """See one side's own dead counted alike, or apart."""
    a, b = pair.a, pair.b
    if a.loss is None or b.loss is None or not pair.are_settled or not _is_one_count(pair):
        return None
    level = range_level(a.loss.figure, b.loss.figure)[0]
    whose = f"the dead of {a.loss.whose.literal}"
    if level is Level.EXACT:
        return same(f"one count of {whose}: {a.loss.figure.literal}")
    if level is not Level.INCOMPATIBLE or not pair.may_dispute:
        return None
    told = f"“{a.loss.figure.literal}” ({a.speaker.name}), “{b.loss.figure.literal}”"
    if _rises(pair):
        return Finding(
            RelationKind.UPDATES, Slot.NUMBER, f"the later report counts more of {whose}"
        )
    return contradicts(
        Slot.NUMBER, f"differ on {whose}: {told} ({b.speaker.name}) do not fit together"
    )


def _is_one_count(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    if a.loss is None or b.loss is None or not are_one(a.loss.whose, b.loss.whose):
        return False
    if is_doubted(a) or is_doubted(b) or is_of_another(a) or is_of_another(b):
        return False
    if not (pair.is_one_report or one_matter(a, b, pair.params)) or pair.meeting.is_apart:
        return False
    return _is_whole(a) and _is_whole(b)


def _is_whole(facets: Facets) -> bool:
    """Tell whether a count is of the whole fighting, not of a day or a place of it.

    A side's "nine servicemen were killed" is, where the report counts no others.
    """
    if facets.loss is None or facets.loss.figure.partial:
        return False
    if facets.loss.figure.scope - {stem("since")}:
        return False
    if facets.own_days is not None:
        return length(facets.own_days) >= LONG_DAYS
    return facets.loss.is_toll or _is_all(facets, facets.loss.figure)


def _is_all(facets: Facets, figure: Figure) -> bool:
    """Tell whether so many soldiers of a side are all it lost, by its words or as the only one."""
    quote = facets.claim.span.quote
    if _ON_ONE_OCCASION.search(quote) or facets.places:
        return False
    after = quote[figure.quantity.span.end - facets.claim.span.start :]
    is_only = bool(_BEFELL.search(after)) and is_only_count(facets, figure)
    return is_only or bool(_RUNNING.search(quote))


def _rises(pair: Pair) -> bool:
    """Tell whether the later report counts more: the dead grow more with the fighting."""
    a, b = pair.a, pair.b
    first, second = a.report.published, b.report.published
    if a.loss is None or b.loss is None or first is None or second is None:
        return False
    apart = gap(first, second)
    is_more = b.loss.figure.low > a.loss.figure.high > 0
    has_risen = _RISEN.search(b.claim.span.quote) is not None
    if not is_more or (apart == 0 and not has_risen):
        return False
    is_rival = _counts_own(a) and not _counts_own(b) and not has_risen
    is_rivals = apart <= RIVAL_DAYS and is_rival
    return not (is_rivals and b.loss.figure.low > MAX_RISE * a.loss.figure.high)


def _counts_own(facets: Facets) -> bool:
    """Tell whether the side whose dead they are counts them."""
    return facets.loss is not None and are_one(
        to_holder(facets.speaker.name), facets.loss.whose
    )
