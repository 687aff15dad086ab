"""Set two numbers of one kind of thing apart, where each report gives only that one.

    Pair -> "two guided bombs were employed", "four bombs fell" -> Finding | None

Nothing says what became of the bombs; that a report counts bombs once, and another report of
the matter does too, says that they count the same ones.
"""

from __future__ import annotations

from rashomon.model import Level, Slot
from rashomon.stages.compare.counts import is_alone, why_apart
from rashomon.stages.compare.events import is_only_count, one_matter
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import Figure, kinds_level, range_level
from rashomon.stages.compare.findings import Finding, Pair, contradicts
from rashomon.stages.compare.words import class_of


def by_amount(pair: Pair) -> Finding | None:
    """See two reports of one matter each give one number, and no other, of a kind of thing."""
    a, b = pair.a, pair.b
    if not pair.may_dispute or a.is_negative or b.is_negative or pair.meeting.is_apart:
        return None
    if not one_matter(a, b, pair.params):
        return None
    found = (
        why_apart(pair, f, g) for f in a.figures for g in b.figures if _part(a, b, f, g)
    )
    why = next(found, None)
    return None if why is None else contradicts(Slot.NUMBER, why)


def _part(a: Facets, b: Facets, f: Figure, g: Figure) -> bool:
    if not (_is_amount(a, f) and _is_amount(b, g)) or f.unit != g.unit:
        return False
    if kinds_level(f, g)[0] in {Level.INCOMPATIBLE, Level.UNKNOWN}:
        return False
    return range_level(f, g)[0] is Level.INCOMPATIBLE


def _is_amount(side: Facets, f: Figure) -> bool:
    """See a number of happenings, or of what they are done with: "four explosions", "two bombs"."""
    if f.state is not None or class_of(f.quantity.unit or "") is None:
        return False
    if f.is_vague or f.is_single or f.partial:
        return False
    return is_alone(f, side) and is_only_count(side, f)
