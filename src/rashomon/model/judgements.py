"""A person's recorded decision: kept, dated, withdrawn by date, never deleted.

Judgement, ... -> those in force that nobody contradicts | those that persons differ on
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.comparison import Slot


class JudgementKind(StrEnum):
    """What a person says of two sides."""

    SAME = "same"
    """Two claims say the same."""
    DIFFERENT = "different"
    """Two claims say different things, and both can hold."""
    CONTRADICTS = "contradicts"
    """Two claims cannot both hold."""
    NOT_COMPARABLE = "not-comparable"
    """Two claims are not about the same thing: no question is asked of both."""
    JOIN = "join"
    """Two questions, events or actors are one."""
    SPLIT = "split"
    """Some claims are of another question, event or actor."""


class JudgedSort(StrEnum):
    """What sort of thing a judgement is about."""

    CLAIM = "claim"
    QUESTION = "question"
    EVENT = "event"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided of two sets of claims.

    Questions and events are named by their claims, since a question that gains a claim is
    another record. No id and no other record depends on the date of judging.
    """

    id: str
    kind: JudgementKind
    of: JudgedSort
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    """Ids of the claims held against each other: two claims; those of two questions, events
    or actors; those that are split off, and the rest. Each side sorted."""
    words: tuple[str, str]
    """What each side said or was called, so that it can be read without its documents."""
    by: str
    at: str
    """When it was judged: ISO 8601 in UTC."""
    note: str | None = None
    objects: tuple[str, ...] = ()
    """Ids of the actors, questions or events as they were named; empty: claims."""
    on: Slot | None = None
    """On what the claims part, or what the questions ask; None: not said."""
    read_as: str | None = None
    """What the two claims were read as when they were judged; None: nothing."""
    withdrawn_at: str | None = None
    """None: in force."""
    withdrawn_by: str | None = None

    @property
    def claims(self) -> frozenset[str]:
        """Ids of all claims it is about."""
        return frozenset(self.sides[0] + self.sides[1])


TOGETHER = {
    (JudgedSort.CLAIM, JudgementKind.SAME): JudgedSort.QUESTION,
    (JudgedSort.CLAIM, JudgementKind.CONTRADICTS): JudgedSort.QUESTION,
    (JudgedSort.QUESTION, JudgementKind.JOIN): JudgedSort.QUESTION,
    (JudgedSort.EVENT, JudgementKind.JOIN): JudgedSort.EVENT,
    (JudgedSort.ACTOR, JudgementKind.JOIN): JudgedSort.ACTOR,
}
"""Judgements that hold claims to belong to one question, event or actor."""

APART = {
    (JudgedSort.CLAIM, JudgementKind.NOT_COMPARABLE): JudgedSort.QUESTION,
    (JudgedSort.QUESTION, JudgementKind.SPLIT): JudgedSort.QUESTION,
    (JudgedSort.EVENT, JudgementKind.SPLIT): JudgedSort.EVENT,
    (JudgedSort.ACTOR, JudgementKind.SPLIT): JudgedSort.ACTOR,
}
"""Judgements that hold claims to belong to two."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What the judgements of several persons come to."""

    honoured: tuple[Judgement, ...]
    """In force, and contradicted by no other one; in id order."""
    differing: tuple[tuple[Judgement, Judgement], ...]
    """Pairs in force that contradict each other: neither is honoured, both are shown."""


def settle(judgements: Iterable[Judgement]) -> Settled:
    """Tell which judgements are honoured: those in force that no other one contradicts."""
    current = sorted((j for j in judgements if not j.withdrawn_at), key=lambda j: j.id)
    differing = tuple(pair for pair in _meeting(current) if disagree(*pair))
    torn = {j.id for pair in differing for j in pair}
    return Settled(tuple(j for j in current if j.id not in torn), differing)


def _meeting(
    judgements: Sequence[Judgement],
) -> Iterator[tuple[Judgement, Judgement]]:
    """Give each two that are about a claim in common, in their order: others cannot differ."""
    places: dict[str, list[int]] = {}
    for place, judged in enumerate(judgements):
        for claim in judged.claims:
            places.setdefault(claim, []).append(place)
    for place, judged in enumerate(judgements):
        later = {p for claim in judged.claims for p in places[claim] if p > place}
        yield from ((judged, judgements[p]) for p in sorted(later))


def disagree(a: Judgement, b: Judgement) -> bool:
    """Tell whether two judgements cannot both be honoured."""
    if not _share_a_pair(a, b):
        return False
    if a.of is b.of is JudgedSort.CLAIM:
        return a.kind is not b.kind
    one, other = (a.of, a.kind), (b.of, b.kind)
    return any(
        x in TOGETHER and y in APART and TOGETHER[x] is APART[y]
        for x, y in ((one, other), (other, one))
    )


def _share_a_pair(a: Judgement, b: Judgement) -> bool:
    """Tell whether some claim of each side is also across from one in the other judgement."""
    (p, q), (r, s) = (tuple(set(side) for side in j.sides) for j in (a, b))
    return bool((p & r and q & s) or (p & s and q & r))
