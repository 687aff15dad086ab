"""See whether what one tells of lies outside the time a denial can speak of.

"no shell fell since 13 September", told of on the 12th   -> before
"none of ours was killed", "one died on Friday" after it  -> after
"""

from __future__ import annotations

from rashomon.stages.compare.cores import Core, Sort
from rashomon.stages.compare.days import OPEN_DAYS, gap, length, on_one_scale
from rashomon.stages.compare.doings import done_in
from rashomon.stages.compare.facets import Facets


def is_before(no: Facets, yes: Facets) -> bool:
    """Tell whether what one tells of was told before the day since when the other denies it."""
    since, told = no.own_days, yes.report.published
    if not no.is_negative or since is None or length(since) <= OPEN_DAYS or told is None:
        return False
    return gap(*on_one_scale(since, told)) > 0


def came_after(no: Facets, yes: Facets) -> bool:
    """Tell whether what one tells of came only after the other had said that it had not.

    What is there was there before; the day must be that of the deed itself.
    """
    day, told = yes.own_days, no.report.published
    if day is None or told is None or yes.report is no.report:
        return False
    if no.core is None or no.core.sort is not Sort.DEED or not _is_dated(no.core, yes):
        return False
    first, second = on_one_scale(day, told)
    return first[0] > second[1]


def _is_dated(core: Core, yes: Facets) -> bool:
    """Tell whether a claim's day is that of what is denied.

    Not so in "forty have burned down, this reporter counted them on Wednesday".
    """
    return bool(core.verb & done_in(yes.claim.span.quote, yes.claim.predicate or ""))
