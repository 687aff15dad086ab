"""Find what claims answer, and the answers they give.

    relations -> topics (a slot and what is asked of it) -> connected claims -> variants -> Question

A variant holds the claims whose answers are the same or leave room for each other. A claim
that leaves room for two answers ("at least 10" for 21 and for 24) stands in both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from rashomon.model import (
    Level,
    Question,
    Reading,
    Relation,
    RelationKind,
    Slot,
    Variant,
    content_id,
)
from rashomon.stages.compare.answers import HOUR, Told, answer_text
from rashomon.stages.compare.asking import question_text
from rashomon.stages.compare.befallen import fates_part
from rashomon.stages.compare.columns import voice_key
from rashomon.stages.compare.components import components
from rashomon.stages.compare.days import gap, on_one_scale
from rashomon.stages.compare.denials import focus
from rashomon.stages.compare.facets import Facets, Place
from rashomon.stages.compare.figures import (
    Figure,
    counted_states,
    is_near,
    range_level,
)
from rashomon.stages.compare.judged import NO_RULINGS, Rulings, regrouped
from rashomon.stages.compare.levels import figure_pairs, text_level
from rashomon.stages.compare.reports import count_key
from rashomon.stages.compare.ruins import damages_part
from rashomon.stages.compare.shapes import find_copies
from rashomon.stages.compare.topics import Topic, judged_topics
from rashomon.stages.compare.variants import (
    Parted,
    answers,
    asked_figure,
    asked_key,
    cut,
    is_hour,
)

BEGIN = "begin"
"""Stands for what is asked where the answers part on when something long began."""

LADEN = "laden"
"""Stands for what is asked where the answers part on what was carried or hit."""

CAUSED = "caused"
"""Stands for what is asked where the answers part on what something came from."""

HELD = "held"
"""Stands for what is asked where the answers part on who holds a place."""

RETAKEN = "retaken"
"""The same where one says that the place was taken back."""

HARMED = "harmed"
"""Stands for what is asked where the answers part on how badly a thing was harmed."""

FATED = "fated"
"""Stands for what is asked where the answers part on what became of people."""

NORMED = "normed"
"""Stands for what is asked where the answers part on whether a level keeps to its norm."""

FIRST = "first"
"""Stands for what is asked where the answers part on who was first."""

WISHED = "wished"
"""Stands for what is asked where the answers part on at whose wish somebody came or left."""

_ASKED: Mapping[str, Callable[[Facets], object]] = {
    HOUR: lambda f: f.clock,
    BEGIN: lambda f: f.begin,
    CAUSED: lambda f: f.cause,
    LADEN: lambda f: f.load,
    HELD: lambda f: f.hold,
    RETAKEN: lambda f: f.hold,
    FATED: lambda f: f.fates,
    HARMED: lambda f: f.damage,
    NORMED: lambda f: f.norm,
    FIRST: lambda f: f.first,
    WISHED: lambda f: f.wish,
}
"""What a claim must tell of to answer each."""

PARTING = frozenset({RelationKind.CONTRADICTS, RelationKind.UPDATES})
JOINING = frozenset({RelationKind.SAME, RelationKind.REFINES})
SHARED = frozenset({Level.EXACT, Level.COMPATIBLE})


def find_questions(
    reading: Reading,
    facets: Mapping[str, Facets],
    relations: Sequence[Relation],
    rulings: Rulings = NO_RULINGS,
) -> tuple[Question, ...]:
    """Give the questions, disputed ones first, then by documents and claims behind them."""
    joins = _joins(relations)
    topics = [*_parted_topics(facets, relations, joins), *_agreed_topics(facets, relations)]
    topics = judged_topics(topics, relations, rulings)
    told = Told(reading, find_copies(reading))
    questions = [_question(told, facets, topic, joins, rulings) for topic in topics]
    return tuple(sorted(questions, key=_rank))


Joins = Mapping[str, tuple[Relation, ...]]
"""Joining relations by each of their claims."""


def _joins(relations: Sequence[Relation]) -> Joins:
    found: dict[str, list[Relation]] = {}
    for relation in relations:
        if _is_joining(relation):
            found.setdefault(relation.a, []).append(relation)
            found.setdefault(relation.b, []).append(relation)
    return {claim_id: tuple(joined) for claim_id, joined in found.items()}


def _is_joining(relation: Relation) -> bool:
    """Tell whether two claims stand in one answer by what a rule or a person says.

    The reader of pairs is marked pair by pair, and an answer has no room for its mark; chained,
    what it takes for the same would be one answer about everything.
    """
    return relation.kind in JOINING and relation.chance is None


def _rank(question: Question) -> tuple[bool, int, int, str]:
    documents = {d for v in question.variants for d in v.document_ids}
    claims = {c for v in question.variants for c in v.claim_ids}
    return not question.disputed, -len(documents), -len(claims), question.id


def _parted_topics(
    facets: Mapping[str, Facets], relations: Sequence[Relation], joins: Joins
) -> list[Topic]:
    """Join, slot by slot, the claims that part, and those that say the same as one of them."""
    found: list[Topic] = []
    for slot in Slot:
        parting = [r for r in relations if r.kind in PARTING and r.on is slot]
        for subject, edges in _by_subject(slot, facets, parting):
            nodes = {claim_id for r in edges for claim_id in (r.a, r.b)}
            beside = (r for node in sorted(nodes) for r in joins.get(node, ()))
            joining = [r for r in beside if _answers(r, slot, subject, facets)]
            links = [(r.a, r.b) for r in (*edges, *joining)]
            members = sorted({claim_id for link in links for claim_id in link})
            counts = subject if slot is Slot.NUMBER else None
            found.extend(_topics(slot, counts, components(members, links), edges))
    return list(_once(found))


def _once(topics: Sequence[Topic]) -> Iterator[Topic]:
    """Make one of the topics on one slot that hold the same claims.

    Two claims said alike, each with others opposed to it, bring in each other.
    """
    alike: dict[tuple[Slot | None, str | None, tuple[str, ...]], list[Topic]] = {}
    for topic in topics:
        alike.setdefault((topic.slot, topic.counted, topic.claim_ids), []).append(topic)
    for same in alike.values():
        yield replace(
            same[0],
            apart=frozenset[frozenset[str]]().union(*(t.apart for t in same)),
            ran_on=frozenset[frozenset[str]]().union(*(t.ran_on for t in same)),
            contradicted=any(t.contradicted for t in same),
        )


def _by_subject(
    slot: Slot, facets: Mapping[str, Facets], parting: list[Relation]
) -> list[tuple[str, list[Relation]]]:
    """Part the pairs of one slot by what is counted or denied, so that topics stay apart."""
    if slot is Slot.CONTENT:
        return list(_by_hub(parting))
    subjects: dict[str, list[Relation]] = {}
    for relation in parting:
        a, b = facets[relation.a], facets[relation.b]
        subject = ""
        if slot is Slot.DENIAL:
            subject = _denied(a, b)
        elif slot is Slot.DATE:
            subject = _dated(a, b)
        elif slot is Slot.OUTCOME:
            subject = _told_of(a, b)
        elif slot is Slot.NUMBER:
            subject = counted(a, b)
        subjects.setdefault(subject, []).append(relation)
    return sorted(subjects.items())


def _by_hub(parting: list[Relation]) -> Iterator[tuple[str, list[Relation]]]:
    """Part pairs that are opposed as a whole by the claim most of them share.

    "Nobody was hurt" is opposed to three claims that answer nothing in common with the fourth that
    is opposed to one of them: chained, they would be one question about everything.
    """
    left = sorted(parting, key=lambda r: r.id)
    while left:
        shared = Counter(claim_id for r in left for claim_id in (r.a, r.b))
        hub = min(shared, key=lambda claim_id: (-shared[claim_id], claim_id))
        around = {claim_id for r in left if hub in (r.a, r.b) for claim_id in (r.a, r.b)}
        yield hub, [r for r in left if {r.a, r.b} <= around]
        left = [r for r in left if not {r.a, r.b} <= around]


def _denied(a: Facets, b: Facets) -> str:
    if a.is_confirmed is not None and b.is_confirmed is not None:
        return "confirmed"
    return focus(a if a.is_negative else b) or ""


def _told_of(a: Facets, b: Facets) -> str:
    """Name what is asked of two claims that part on what happened; "" where no name is listed."""
    return next((asked for asked, is_told in _TOLD if is_told(a, b)), "")


def _are_firsts(a: Facets, b: Facets) -> bool:
    return bool(a.first and b.first and a.first.deed & b.first.deed)


def _are_norms(a: Facets, b: Facets) -> bool:
    return bool(a.norm and b.norm and a.norm.measured & b.norm.measured)


def _are_harmed(a: Facets, b: Facets) -> bool:
    return bool(a.damage and b.damage and damages_part(a.damage, b.damage))


def _are_holds(a: Facets, b: Facets) -> bool:
    return a.hold is not None and b.hold is not None


def _are_retaken(a: Facets, b: Facets) -> bool:
    """See that one says a place was taken back: it may have been another's between."""
    return bool(a.hold and b.hold and (a.hold.is_again or b.hold.is_again))


def _are_wished(a: Facets, b: Facets) -> bool:
    return bool(a.wish and b.wish and a.wish.act == b.wish.act and a.wish.way != b.wish.way)


_TOLD: tuple[tuple[str, Callable[[Facets, Facets], bool]], ...] = (
    (FIRST, _are_firsts),
    (NORMED, _are_norms),
    (WISHED, _are_wished),
    (HARMED, _are_harmed),
    (FATED, fates_part),
    (CAUSED, lambda a, b: a.cause is not None and b.cause is not None),
    (LADEN, lambda a, b: a.load is not None and b.load is not None),
    (RETAKEN, _are_retaken),
    (HELD, _are_holds),
)
"""What two claims may part on, and when they do; the first that fits is asked."""


def _dated(a: Facets, b: Facets) -> str:
    if a.begin and b.begin and a.begin.days != b.begin.days:
        return BEGIN
    days_part = a.own_days and b.own_days and gap(*on_one_scale(a.own_days, b.own_days))
    return "day" if days_part else HOUR


def counted(a: Facets, b: Facets) -> str:
    """Name what the first figures of two claims that part count."""
    for f, g in figure_pairs(a, b):
        if range_level(f, g)[0] is Level.INCOMPATIBLE:
            return min(count_key(f), count_key(g))
    return ""


def _answers(
    relation: Relation, slot: Slot, subject: str, facets: Mapping[str, Facets]
) -> bool:
    """Tell whether a joining relation brings in a claim that answers what is asked."""
    a, b = facets[relation.a], facets[relation.b]
    asked = _ASKED.get(subject)
    if asked is not None and not (asked(a) and asked(b)):
        return False
    if slot is Slot.NUMBER:
        return all(asked_figure(side, subject) is not None for side in (a, b))
    if _agreed_counts(facets, relation) and text_level(a, b)[0] not in SHARED:
        return False  # one toll told in two sentences brings in only the toll
    return answers(slot, a) and answers(slot, b)


def _topics(
    slot: Slot,
    counts: str | None,
    groups: Sequence[tuple[str, ...]],
    parting: Sequence[Relation],
) -> Iterator[Topic]:
    """Make a topic of each group, with the pairs that part inside it."""
    group_of = {claim_id: k for k, group in enumerate(groups) for claim_id in group}
    inside: dict[int, list[Relation]] = {}
    for relation in parting:
        inside.setdefault(group_of[relation.a], []).append(relation)
    for k, group in enumerate(groups):
        mine = inside.get(k, [])
        yield Topic(
            slot=slot,
            claim_ids=group,
            counted=counts,
            apart=frozenset(frozenset((r.a, r.b)) for r in mine),
            ran_on=frozenset(
                frozenset((r.a, r.b)) for r in mine if r.kind is RelationKind.UPDATES
            ),
            contradicted=any(r.kind is RelationKind.CONTRADICTS for r in mine),
        )


def _agreed_topics(
    facets: Mapping[str, Facets], relations: Sequence[Relation]
) -> list[Topic]:
    """Join the claims that say the same and that nothing parts from.

    One voice that says a thing twice in one report answers nobody: there is no question.

    Claims that count are joined count by count: "24 dead and 200 injured" answers two
    questions, and a dispute on the injured leaves the dead agreed.
    """
    disputed = _disputed(facets, relations)
    joining: dict[str | None, list[tuple[str, str]]] = {}
    for r in relations:
        if _is_joining(r):
            for key in _agreed_counts(facets, r) or (None,):
                joining.setdefault(key, []).append((r.a, r.b))
    return [
        Topic(None, group, key)
        for key, links in sorted(joining.items(), key=lambda item: item[0] or "")
        for group in components(sorted({c for link in links for c in link}), links)
        if not disputed.get(key, set()).intersection(group)
        and any(_stands_alone(facets[c]) for c in group)
        and len({(facets[c].report.id, *voice_key(facets[c])) for c in group}) > 1
    ]


def _disputed(
    facets: Mapping[str, Facets], relations: Sequence[Relation]
) -> dict[str | None, set[str]]:
    """Give the claims in dispute on each count; under None, those in any dispute."""
    found: dict[str | None, set[str]] = {None: set()}
    for r in relations:
        if r.kind in PARTING:
            found[None] |= {r.a, r.b}
            if r.on is Slot.NUMBER:
                key = counted(facets[r.a], facets[r.b])
                found.setdefault(key, set()).update((r.a, r.b))
    return found


def _agreed_counts(facets: Mapping[str, Facets], joined: Relation) -> list[str]:
    """Name every count of a state that two claims agree on, or are judged to."""
    a, b = facets[joined.a], facets[joined.b]
    alike = (
        min(count_key(f), count_key(g))
        for f, g in figure_pairs(a, b)
        if f.state in counted_states()
        and not (f.is_single or g.is_single or f.is_vague or g.is_vague)
        and (joined.judged_by or _is_one_count(f, g))
    )
    return sorted(set(alike))


def _is_one_count(f: Figure, g: Figure) -> bool:
    return range_level(f, g)[0] is not Level.INCOMPATIBLE and is_near(f, g)


_RELATIVE = re.compile(r"\W*(?:who|whom|whose|which|that|where|when|as)\b", re.IGNORECASE)


def _stands_alone(facets: Facets) -> bool:
    """Tell whether a claim can be asked about: settled, and no clause that hangs on another."""
    return facets.is_settled and not _RELATIVE.match(facets.claim.span.quote)


def _question(
    told: Told,
    facets: Mapping[str, Facets],
    topic: Topic,
    joins: Joins,
    rulings: Rulings,
) -> Question:
    members = [facets[claim_id] for claim_id in topic.claim_ids]
    inside = set(topic.claim_ids)
    beside = (r for claim_id in topic.claim_ids for r in joins.get(claim_id, ()))
    joined = sorted({(r.a, r.b) for r in beside if r.a in inside and r.b in inside})
    by_id = {f.id: f for f in members}
    key = topic.counted or asked_key(members)
    groups = cut(topic.slot, by_id, joined, Parted(topic.apart, topic.ran_on), key)
    if rulings.pairs:
        groups = regrouped(groups, topic.apart, rulings)
    groups.sort(key=lambda group: _variant_order(facets, group))
    if topic.slot is Slot.DATE and is_hour(by_id, topic.apart):
        key = HOUR
    told_by = partial(_variant, told, facets, topic, key)
    variants = tuple(told_by(group) for group in groups)
    return Question(
        id=content_id("question", topic.slot or topic.counted, *topic.claim_ids),
        text=question_text(topic.slot, members, told.copies, topic.counted),
        on=topic.slot,
        variants=variants,
        disputed=topic.contradicted and len(variants) > 1,
    )


def _variant_order(
    facets: Mapping[str, Facets], group: tuple[str, ...]
) -> tuple[int, int, Place]:
    """Put first what most documents say, then what most claims say, then what is told first."""
    first = min(facets[c].order for c in group)
    return -len(_documents(facets, group)), -len(group), first


def _documents(facets: Mapping[str, Facets], group: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({facets[c].report.id for c in group}))


def _variant(
    told: Told,
    facets: Mapping[str, Facets],
    topic: Topic,
    key: str | None,
    group: tuple[str, ...],
) -> Variant:
    ordered = sorted((facets[c] for c in group), key=lambda f: f.order)
    return Variant(
        id=content_id(
            "variant", topic.slot or topic.counted, *topic.claim_ids, "|", *group
        ),
        answer=answer_text(
            told, topic.slot, ordered, key, is_count=topic.counted is not None
        ),
        claim_ids=group,
        document_ids=_documents(facets, group),
    )
