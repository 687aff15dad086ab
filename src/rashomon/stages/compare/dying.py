"""Set claims against each other on the death of one person: on which day, and of what.

Pair -> "Felt died on Friday", "Felt died of heart failure Thursday" -> Finding | None

One dies once: whoever is named in full by both has one day and one death, however little else two
reports share.
"""

from __future__ import annotations

from rashomon.model import Slot
from rashomon.stages.compare.days import Days, length, on_one_scale, show_days
from rashomon.stages.compare.deaths import Death
from rashomon.stages.compare.denials import is_doubted
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts
from rashomon.stages.compare.persons import are_full, fits
from rashomon.stages.compare.stories import one_story


def by_death(pair: Pair) -> Finding | None:
    """See one person's death put on two days, or told to be of two kinds."""
    a, b = pair.a.death, pair.b.death
    if a is None or b is None or not pair.may_dispute or not _is_one(pair, a, b):
        return None
    if is_doubted(pair.a) or is_doubted(pair.b):
        return None
    who = " ".join(word.title() for word in max(a.name, b.name, key=len))
    days = _days(pair, a, b)
    if days is not None:
        return contradicts(Slot.DATE, f"one death ({who}); differ on the day: {days}")
    if not _rule_out(a, b):
        return None
    told = f"{_of(pair.a, a)}, {_of(pair.b, b)}"
    return contradicts(Slot.OUTCOME, f"one death ({who}); differ on what it was of: {told}")


def _is_one(pair: Pair, a: Death, b: Death) -> bool:
    if not fits(a.name, b.name):
        return False
    is_full = are_full((a.name, b.name))
    return is_full or pair.is_one_report or one_story(pair.a, pair.b, pair.params)


def _days(pair: Pair, a: Death, b: Death) -> str | None:
    """Write two days that are not one; None: they may be one, or are not said."""
    if a.barred or b.barred:
        return None
    first, second = _day(pair.a), _day(pair.b)
    if first is not None and second is not None:
        if on_one_scale(first, second)[0] == on_one_scale(first, second)[1]:
            return None
        told = show_days(first), show_days(second)
    elif a.weekday and b.weekday and a.weekday != b.weekday:
        told = a.weekday.title(), b.weekday.title()
    else:
        return None
    sides = zip(told, (pair.a, pair.b), strict=True)
    return ", ".join(f"{day} ({side.speaker.name})" for day, side in sides)


def _day(side: Facets) -> Days | None:
    """Give the one day a claim names itself."""
    days = side.own_days
    return days if days is not None and length(days) == 1 else None


def _rule_out(a: Death, b: Death) -> bool:
    """Tell whether two deaths are of kinds that cannot both be."""
    if a.barred & b.kinds or b.barred & a.kinds:
        return True
    return bool(a.kinds and b.kinds) and not a.kinds & b.kinds


def _of(side: Facets, death: Death) -> str:
    words = ", ".join(sorted(death.kinds or death.barred))
    return f"{'not ' if death.barred else ''}{words} ({side.speaker.name})"
