"""Ask at whose wish somebody came, why somebody left, and how people took to him.

claims -> "At whose wish did Bhutan come to Andorra?", "Why did the mission leave?"
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.nations import nation_names
from rashomon.stages.compare.turns import COME, PACT
from rashomon.stages.compare.wishes import Wish
from rashomon.stages.compare.words import stem


def ask_wish(members: Sequence[Facets]) -> str:
    """Ask of who came or left, by a nation all claims name, else in the shortest words."""
    wishes = [f.wish for f in members if f.wish]
    if wishes[0].act == PACT:
        return "How did the contract end?"
    whom = _whom(wishes)
    if wishes[0].act == COME:
        return f"At whose wish did {whom} come{_where(members)}?"
    return f"Why did {whom} leave{_where(members, '')}?"


def _whom(wishes: Sequence[Wish]) -> str:
    nations = frozenset.intersection(*(w.nations for w in wishes))
    if nations:
        return nation_names(nations)
    by_length = sorted({w.whom for w in wishes}, key=lambda n: (len(n), n))
    named = [w for w in by_length if any(w == x.whom and not x.is_open for x in wishes)]
    words = named[0] if named else "they"
    return words.replace("The ", "the ", 1)


def _where(members: Sequence[Facets], to: str = " to") -> str:
    """Name the country of the coming, where one is named or reports open with one in common."""
    sites = frozenset.intersection(
        *(f.wish.sites or f.report.nations - f.wish.nations for f in members if f.wish)
    )
    return f"{to} {nation_names(sites)}" if len(sites) == 1 else ""


def ask_reception(members: Sequence[Facets]) -> str:
    """Ask why somebody left, where a claim grounds that so, else how people took to him."""
    told = [f.reception for f in members if f.reception]
    nations = frozenset.intersection(*(r.nations for r in told))
    names = frozenset.intersection(*(r.names for r in told))
    words = (w for f in members for w in _NAME.findall(f.claim.span.quote))
    whom = nation_names(nations) or next(
        (w for w in words if stem(w.lower()) in names), "they"
    )
    if any(r.is_ground for r in told):
        return f"Why did {whom} leave?"
    return f"How did people take to {whom}?"


_NAME = re.compile(r"[A-Z][\w-]+")
