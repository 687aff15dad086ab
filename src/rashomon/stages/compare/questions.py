"""Find what claims answer, and the answers they give.

    relations -> topics (a slot and what is asked of it) -> connected claims -> variants -> Question

A variant holds the claims whose answers are the same or leave room for each other. A claim
that leaves room for two answers ("at least 10" for 21 and for 24) stands in both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model import (
    Question,
    Reading,
    Relation,
    RelationKind,
    Slot,
    Variant,
    content_id,
)
from rashomon.stages.compare.answers import answer_text
from rashomon.stages.compare.asking import question_text
from rashomon.stages.compare.components import components
from rashomon.stages.compare.facets import Facets

PARTING = frozenset({RelationKind.CONTRADICTS, RelationKind.UPDATES})
JOINING = frozenset({RelationKind.SAME, RelationKind.REFINES})


@dataclass(slots=True)
class _Topic:
    """Claims that answer one thing."""

    slot: Slot | None
    claim_ids: tuple[str, ...]
    apart: set[frozenset[str]] = field(default_factory=set[frozenset[str]])
    """Pairs whose answers differ."""
    contradicted: bool = False


def find_questions(
    reading: Reading, facets: Mapping[str, Facets], relations: Sequence[Relation]
) -> tuple[Question, ...]:
    """Give the questions, disputed ones first, then by documents and claims behind them."""
    topics = [*_parted_topics(relations), *_agreed_topics(facets, relations)]
    questions = [_question(reading, facets, topic, relations) for topic in topics]
    return tuple(sorted(questions, key=_rank))


def _rank(question: Question) -> tuple[bool, int, int, str]:
    documents = {d for v in question.variants for d in v.document_ids}
    claims = {c for v in question.variants for c in v.claim_ids}
    return not question.disputed, -len(documents), -len(claims), question.id


def _parted_topics(relations: Sequence[Relation]) -> list[_Topic]:
    """Join, slot by slot, the claims that part, and those that say the same as one of them."""
    found: list[_Topic] = []
    for slot in Slot:
        parting = [r for r in relations if r.kind in PARTING and r.on is slot]
        nodes = {claim_id for r in parting for claim_id in (r.a, r.b)}
        joining = [
            r for r in relations if r.kind in JOINING and (r.a in nodes or r.b in nodes)
        ]
        links = [(r.a, r.b) for r in (*parting, *joining)]
        members = sorted({claim_id for link in links for claim_id in link} | nodes)
        found.extend(_topic(slot, group, parting) for group in components(members, links))
    return found


def _topic(slot: Slot, group: tuple[str, ...], parting: list[Relation]) -> _Topic:
    inside = set(group)
    mine = [r for r in parting if r.a in inside and r.b in inside]
    return _Topic(
        slot=slot,
        claim_ids=group,
        apart={frozenset((r.a, r.b)) for r in mine},
        contradicted=any(r.kind is RelationKind.CONTRADICTS for r in mine),
    )


def _agreed_topics(
    facets: Mapping[str, Facets], relations: Sequence[Relation]
) -> list[_Topic]:
    """Join the claims that say the same and that nothing parts from."""
    disputed = {c for r in relations if r.kind in PARTING for c in (r.a, r.b)}
    joining = [r for r in relations if r.kind in JOINING]
    members = sorted({c for r in joining for c in (r.a, r.b)})
    groups = components(members, [(r.a, r.b) for r in joining])
    return [
        _Topic(None, group)
        for group in groups
        if not disputed & set(group) and any(facets[c].is_settled for c in group)
    ]


def _question(
    reading: Reading,
    facets: Mapping[str, Facets],
    topic: _Topic,
    relations: Sequence[Relation],
) -> Question:
    members = [facets[claim_id] for claim_id in topic.claim_ids]
    groups = _variant_groups(topic, relations)
    groups.sort(key=lambda group: (-len(_documents(facets, group)), -len(group), group))
    variants = tuple(_variant(reading, facets, topic, group) for group in groups)
    return Question(
        id=content_id("question", topic.slot, *topic.claim_ids),
        text=question_text(topic.slot, members),
        on=topic.slot,
        variants=variants,
        disputed=topic.contradicted and len(variants) > 1,
    )


def _variant_groups(topic: _Topic, relations: Sequence[Relation]) -> list[tuple[str, ...]]:
    """Cut a topic into sets of claims that are joined and of which no two part.

    Claims are taken in id order; each joins every set all of whose members it is joined
    with by a path of joining relations and none of whose members it parts from.
    """
    inside = set(topic.claim_ids)
    joined = [(r.a, r.b) for r in relations if r.kind in JOINING and {r.a, r.b} <= inside]
    groups: list[tuple[str, ...]] = []
    for group in components(topic.claim_ids, joined):
        groups.extend(_without_rivals(group, topic.apart, joined))
    return groups


def _without_rivals(
    group: tuple[str, ...], apart: set[frozenset[str]], joined: list[tuple[str, str]]
) -> list[tuple[str, ...]]:
    """Split a joined set that holds rivals: one set for each rival, shared by those between."""
    rivals = sorted({c for pair in apart if pair <= set(group) for c in pair})
    if not rivals:
        return [group]
    seeds = components(
        rivals,
        [
            (a, b)
            for a, b in joined
            if a in rivals and b in rivals and not _part(a, b, apart)
        ],
    )
    links = {frozenset(pair) for pair in joined}
    found: list[tuple[str, ...]] = []
    for seed in seeds:
        others = (
            c
            for c in group
            if c not in rivals
            and not any(_part(c, s, apart) for s in seed)
            and any(frozenset((c, s)) in links for s in seed)
        )
        found.append(tuple(sorted((*seed, *others))))
    placed = {c for members in found for c in members}
    rest = tuple(c for c in group if c not in placed)
    return [*found, rest] if rest else found


def _part(a: str, b: str, apart: set[frozenset[str]]) -> bool:
    return frozenset((a, b)) in apart


def _documents(facets: Mapping[str, Facets], group: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({facets[c].report.id for c in group}))


def _variant(
    reading: Reading, facets: Mapping[str, Facets], topic: _Topic, group: tuple[str, ...]
) -> Variant:
    ordered = sorted((facets[c] for c in group), key=lambda f: f.order)
    return Variant(
        id=content_id("variant", topic.slot, *topic.claim_ids, "|", *group),
        answer=answer_text(reading, topic.slot, ordered),
        claim_ids=group,
        document_ids=_documents(facets, group),
    )
