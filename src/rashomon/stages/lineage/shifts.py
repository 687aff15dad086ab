"""Find where one telling handles a content differently from another.

    tellings -> direction -> [handling rules, content rules] -> Shift

A shift is a difference in wording that a reader can see, not a verdict on motive. Where it
is not known who came first, `a` is the fuller telling: the one with the source, the hedge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from rashomon.model import (
    Claim,
    Evidence,
    Reading,
    Shift,
    ShiftKind,
    content_id,
)
from rashomon.stages.lineage.contents import CONTENT_RULES
from rashomon.stages.lineage.findings import Found, Pair
from rashomon.stages.lineage.handling import HANDLING_RULES
from rashomon.stages.lineage.recalling import Recall
from rashomon.stages.lineage.telling import Telling, Way
from rashomon.stages.lineage.wording import label
from rashomon.text.order import is_before

GAINS = frozenset(
    {ShiftKind.ATTRIBUTION_ADDED, ShiftKind.HEDGE_ADDED, ShiftKind.CUE_WEAKENED}
)
"""Kinds that are told the other way round where the direction is open."""

Rule = Callable[[Pair], Found | None]


def find_shifts(
    reading: Reading, tellings: Iterable[Telling], recall: Recall | None = None
) -> tuple[Shift, ...]:
    """Find the shifts of all tellings, in order of their claims and kinds."""
    found = {s.id: s for telling in tellings for s in _known(reading, telling, recall)}
    return tuple(sorted(found.values(), key=lambda s: (s.a, s.b, s.kind)))


def _known(reading: Reading, telling: Telling, recall: Recall | None) -> Iterable[Shift]:
    """Give the shifts of a telling as they were found before, if they were."""
    first = _first(reading, telling)
    make = partial(_shifts, reading, telling, first)
    return make() if recall is None else recall.shifts(telling, first, make)


def _shifts(reading: Reading, telling: Telling, first: str | None) -> Iterator[Shift]:
    a, b = telling.a, telling.b
    if first == b.document_id != a.document_id:
        a, b = b, a
    pair = Pair(reading, a, b, telling)
    for kind, found in _findings(pair):
        if first or kind not in GAINS:
            yield _shift(pair, found, directed=first is not None)
    if first is None and telling.way is not Way.HEADLINE:
        turned = replace(pair, a=b, b=a)
        for kind, found in _findings(turned):
            if kind in LOSSES:
                yield _shift(turned, found, directed=False)


LOSSES = frozenset(
    {
        ShiftKind.ATTRIBUTION_DROPPED,
        ShiftKind.HEDGE_DROPPED,
        ShiftKind.CUE_STRENGTHENED,
        ShiftKind.QUALIFICATION_OMITTED,
    }
)
"""Kinds that have a direction of their own: looked for both ways."""


def _findings(pair: Pair) -> Iterator[tuple[ShiftKind, Found]]:
    for rule in (*HANDLING_RULES, *CONTENT_RULES):
        found = rule(pair)
        if found:
            yield found.kind, found


def _first(reading: Reading, telling: Telling) -> str | None:
    """Find the document that came first; None: open, or one document."""
    a, b = telling.a.document_id, telling.b.document_id
    if a == b:
        return None
    for origin in telling.origins:
        if origin.first_id in (a, b):
            return origin.first_id
    published = [reading.documents[d].published for d in (a, b)]
    if is_before(published[0], published[1]):
        return a
    return b if is_before(published[1], published[0]) else None


def _shift(pair: Pair, found: Found, *, directed: bool) -> Shift:
    a, b = pair.a, pair.b
    return Shift(
        id=content_id("shift", found.kind, a.id, b.id),
        kind=found.kind,
        a=a.id,
        b=b.id,
        evidence=Evidence(
            found.kind.value,
            f"{found.before} in {_where(pair, a)} {'became' if directed else 'is'} "
            f"{found.after} in {_where(pair, b)}.",
            (_place(a), _place(b)),
        ),
        directed=directed,
    )


def _where(pair: Pair, claim: Claim) -> str:
    if pair.telling.way is Way.HEADLINE:
        return f"the {claim.zone.value} of {label(pair.reading, claim.document_id)}"
    return label(pair.reading, claim.document_id)


def _place(claim: Claim) -> tuple[str, int, int]:
    return claim.document_id, claim.span.start, claim.span.end
