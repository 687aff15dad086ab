"""Ask when somebody died, of what, and for a number that is one person's or one place's own.

claims -> "When did Mark Orre die?", "What did he die of?", "What is the age of Luan Orre?"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.particulars import Particular, particular_words
from rashomon.stages.compare.persons import Name, fits


def ask_particular(members: Sequence[Facets]) -> str | None:
    """Ask for what most claims tell of one name; None: they tell of no one such number."""
    told = Counter((p.kind, p.name[-1]) for f in members for p in f.particulars)
    if not told:
        return None
    kind, last = min(told, key=lambda one: (-told[one], one))
    ours = [_of(f.particulars, kind, last) for f in members]
    if not all(ours):
        return None
    name = _printed(p.name for some in ours for p in some)
    return f"What is the {particular_words()[kind]} of {name}?"


def ask_death_day(members: Sequence[Facets]) -> str | None:
    """Ask when one died of whose death all claims tell; None: they do not."""
    name = _one_dead(members)
    return f"When did {name} die?" if name else None


def ask_death(members: Sequence[Facets]) -> str:
    """Ask what one died of of whose death all claims tell."""
    return f"What did {_one_dead(members)} die of?"


def tells_cause(facets: Facets) -> bool:
    """Tell whether a claim says what one person died of, or not of."""
    death = facets.death
    return death is not None and bool(death.kinds or death.barred)


def _one_dead(members: Sequence[Facets]) -> str | None:
    deaths = [f.death for f in members if f.death is not None]
    if len(deaths) < len(members) or not all(fits(deaths[0].name, d.name) for d in deaths):
        return None
    return _printed(death.name for death in deaths)


def _of(particulars: Sequence[Particular], kind: str, last: str) -> list[Particular]:
    return [p for p in particulars if p.kind == kind and p.name[-1] == last]


def _printed(names: Iterable[Name]) -> str:
    """Write the longest of some names."""
    longest = max(names, key=lambda name: (len(name), name))
    return " ".join(word.title() for word in longest)
