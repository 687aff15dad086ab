"""Set claims against each other on a number that is one person's or one place's own.

Pair -> "Zurana Horton, a mother of 12", "a mother of 13, Zurana Horton" -> Finding | None
"""

from __future__ import annotations

from rashomon.model import Level, Slot
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import range_level
from rashomon.stages.compare.findings import Finding, Pair, contradicts
from rashomon.stages.compare.particulars import Particular, particular_words
from rashomon.stages.compare.persons import are_full, fits, full_name
from rashomon.stages.compare.stories import one_story, one_time

ROUNDED = {"inhabitants": 1.25}
"""How many times the larger may be the smaller, by rounding or by another census."""


def by_particular(pair: Pair) -> Finding | None:
    """See one age, one number of children or of inhabitants put at two figures."""
    if not pair.may_dispute or pair.a.is_negative or pair.b.is_negative:
        return None
    if not one_time(pair.a.report, pair.b.report, pair.params):
        return None
    for p in pair.a.particulars:
        for q in pair.b.particulars:
            if p.kind == q.kind and _differ(p, q) and _is_one(pair, p, q):
                who = " ".join(word.title() for word in max(p.name, q.name, key=len))
                return contradicts(
                    Slot.NUMBER,
                    f"one name ({who}); differ on the {particular_words()[p.kind]}: "
                    f"{_told(pair.a, p)}, {_told(pair.b, q)} do not fit together",
                )
    return None


def _differ(p: Particular, q: Particular) -> bool:
    if range_level(p.figure, q.figure)[0] is not Level.INCOMPATIBLE:
        return False
    low, high = sorted((p.figure.low, q.figure.low))
    return high > low * ROUNDED.get(p.kind, 1.0)


def _is_one(pair: Pair, p: Particular, q: Particular) -> bool:
    """Tell whether both are of one: named in full by both, or named in reports of one story."""
    if not fits(p.name, q.name):
        return False
    named = full_name(p.name, pair.a.parties), full_name(q.name, pair.b.parties)
    if not fits(*named):
        return False
    return are_full(named) or pair.is_one_report or one_story(pair.a, pair.b, pair.params)


def _told(side: Facets, particular: Particular) -> str:
    return f"“{particular.figure.literal}” ({side.speaker.name})"
