"""Group claims by the happening they are about.

claims with an event + relations between them -> connected components -> Event

An event takes a day and a place only where most of its claims name one. An agreement and the
abduction it is to end are two events, though a claim may join them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.model import Event, JudgedSort, Relation, content_id
from rashomon.stages.compare.components import components
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.judged import NO_RULINGS, Rulings, components_held, held


def find_events(
    facets: Mapping[str, Facets],
    relations: Sequence[Relation],
    rulings: Rulings = NO_RULINGS,
) -> tuple[Event, ...]:
    """Give the happenings that claims of at least two places in the text are about.

    Every relation rests on one happening, so its claims belong together, unless they tell of
    two kinds of it. A claim without an event type joins through its relations only, where all
    it is related to are of one kind.
    """
    kinds = _kinds(facets, relations)
    linked = sorted({claim_id for r in relations for claim_id in (r.a, r.b)})
    links = [(r.a, r.b) for r in relations if r.a in kinds and kinds[r.a] == kinds.get(r.b)]
    judged = held(rulings, JudgedSort.EVENT, linked)
    groups = components(linked, links)
    if not judged.is_empty:
        groups = components_held(linked, links, judged)
    told = (
        group for group in groups if len(group) > 1 and not kinds.keys().isdisjoint(group)
    )
    return tuple(_event(kinds, [facets[claim_id] for claim_id in group]) for group in told)


def _kinds(facets: Mapping[str, Facets], relations: Sequence[Relation]) -> dict[str, str]:
    """Give the event type of each related claim: its own, else that of all it is related to."""
    linked = {claim_id for r in relations for claim_id in (r.a, r.b)}
    own = {c: e.type for c in linked if (e := facets[c].claim.event) is not None}
    near: dict[str, set[str]] = {}
    for relation in relations:
        for one, other in ((relation.a, relation.b), (relation.b, relation.a)):
            if one not in own and other in own:
                near.setdefault(one, set()).add(own[other])
    return own | {c: next(iter(types)) for c, types in near.items() if len(types) == 1}


def _event(kinds: Mapping[str, str], members: list[Facets]) -> Event:
    types = Counter(kinds[f.id] for f in members if f.id in kinds)
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
