"""What claims that answer one thing are, before their answers are told apart, and as judged.

topics, relations, judgements on questions -> topics united or parted as persons say
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.model import (
    JudgedSort,
    Judgement,
    JudgementKind,
    Relation,
    RelationKind,
    Slot,
)
from rashomon.stages.compare.judged import Rulings, components_held, held


@dataclass(frozen=True, slots=True)
class Topic:
    """Claims that answer one thing."""

    slot: Slot | None
    claim_ids: tuple[str, ...]
    counted: str | None = None
    """What is counted, as `count_key` writes it, where claims part or agree on a number."""
    apart: frozenset[frozenset[str]] = frozenset()
    """Pairs whose answers differ."""
    ran_on: frozenset[frozenset[str]] = frozenset()
    """Those of them of which the later count brings the earlier one up to date."""
    contradicted: bool = False


def judged_topics(
    topics: Sequence[Topic], relations: Sequence[Relation], rulings: Rulings
) -> list[Topic]:
    """Unite and part topics as judged; the rest stay as they are.

    Args:
        topics: As the relations make them.
        relations: With the judged ones.
        rulings: What persons decided.
    """
    found = list(topics)
    if not rulings.groups and not rulings.pairs:
        return found
    for one in rulings.groups:
        if one.of is JudgedSort.QUESTION and one.kind is JudgementKind.JOIN:
            found = _united(found, one)
    return [part for topic in found for part in _parted(topic, relations, rulings)]


def _united(topics: Sequence[Topic], judged: Judgement) -> list[Topic]:
    """Make one topic of those that hold most of either side."""
    ends = [_home(topics, side, judged.on) for side in judged.sides]
    first, second = ends
    if first is None or second is None or first is second:
        return list(topics)
    slots = {topic.slot for topic in (first, second)} - {None}
    if len(slots) > 1:
        return list(topics)  # they came to ask of two things since it was judged
    united = Topic(
        slot=slots.pop() if slots else None,
        claim_ids=tuple(sorted({*first.claim_ids, *second.claim_ids})),
        counted=first.counted or second.counted,
        apart=first.apart | second.apart,
        ran_on=first.ran_on | second.ran_on,
        contradicted=first.contradicted or second.contradicted,
    )
    rest = [t for t in topics if t is not first and t is not second]
    return [*rest, united]


def _home(topics: Iterable[Topic], side: Iterable[str], on: Slot | None) -> Topic | None:
    """Give the topic that holds most claims of a side; None: none holds any."""
    wanted = frozenset(side)
    fitting = (t for t in topics if on is None or t.slot in (on, None))
    holding = [t for t in fitting if wanted.intersection(t.claim_ids)]
    return max(
        holding,
        key=lambda t: (t.slot is on, len(wanted.intersection(t.claim_ids)), t.claim_ids),
        default=None,
    )


def _parted(
    topic: Topic, relations: Sequence[Relation], rulings: Rulings
) -> Iterator[Topic]:
    together = held(rulings, JudgedSort.QUESTION, topic.claim_ids, topic.slot)
    if not together.apart:
        yield topic
        return
    inside = set(topic.claim_ids)
    own = [r for r in relations if r.a in inside and r.b in inside]
    links = [(r.a, r.b) for r in own if r.on in (None, topic.slot)]
    named = {claim_id for link in together.links for claim_id in link}
    named |= {c for pair in together.apart - rulings.pairs.keys() for c in pair}
    for group in components_held(topic.claim_ids, links, together):
        members = set(group)
        if len(group) == 1 and not members & named:
            continue  # nothing answers with it, and nobody asked for it by itself
        yield replace(
            topic,
            claim_ids=group,
            apart=frozenset(pair for pair in topic.apart if pair <= members),
            ran_on=frozenset(pair for pair in topic.ran_on if pair <= members),
            contradicted=any(
                r.kind is RelationKind.CONTRADICTS
                and r.on is topic.slot
                and {r.a, r.b} <= members
                for r in own
            ),
        )
