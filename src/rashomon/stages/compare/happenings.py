"""Group claims by the happening they are about.

claims with an event + relations between them -> connected components -> Event

An event takes a day and a place only where most of its claims name one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.model import Event, Relation, content_id
from rashomon.stages.compare.components import components
from rashomon.stages.compare.facets import Facets


def find_events(
    facets: Mapping[str, Facets], relations: Sequence[Relation]
) -> tuple[Event, ...]:
    """Give the happenings that claims of at least two places in the text are about.

    Every relation rests on one happening, so its claims belong together. A claim without
    an event type joins through its relations only.
    """
    linked = sorted({claim_id for r in relations for claim_id in (r.a, r.b)})
    groups = components(linked, [(r.a, r.b) for r in relations])
    events = (_event([facets[claim_id] for claim_id in group]) for group in groups)
    return tuple(event for event in events if event is not None)


def _event(members: list[Facets]) -> Event | None:
    types = Counter(f.claim.event.type for f in members if f.claim.event)
    if not types:
        return None
    kind = min(types, key=lambda name: (-types[name], name))
    days = Counter(t.edtf for f in members for t in f.claim.times if t.edtf)
    places = Counter(p.place.name if p.place else p.name for f in members for p in f.places)
    ids = tuple(sorted(f.id for f in members))
    return Event(
        id=content_id("event", *ids),
        type=kind,
        edtf=_most(days),
        place=_most(places),
        claim_ids=ids,
    )


def _most(counts: Counter[str]) -> str | None:
    """Give what most claims say; None: nothing, or no single answer leads."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
