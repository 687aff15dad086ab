"""Honour what persons judged of actors: two are one, or some words mean another one.

actors, links, judgements -> actors united -> words split off -> actors, links with the reason
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model import (
    Actor,
    Claim,
    Document,
    JudgedSort,
    Judgement,
    JudgementKind,
    Span,
    content_id,
    settle,
)
from rashomon.stages.link.linked import Linked


def judge_actors(
    linked: Linked,
    documents: Iterable[Document],
    claims: Iterable[Claim],
    judgements: Iterable[Judgement],
) -> Linked:
    """Unite and part actors as judged.

    Args:
        linked: As read from the words.
        documents: Where the words stand.
        claims: Whose words are split off.
        judgements: All there are; those on other things are passed over.
    """
    ours = [j for j in settle(judgements).honoured if j.of is JudgedSort.ACTOR]
    if not ours:
        return linked
    united = _united(linked, [j for j in ours if j.kind is JudgementKind.JOIN])
    texts = {d.id: d.text for d in documents}
    known = {c.id: c for c in claims}
    for judged in (j for j in ours if j.kind is JudgementKind.SPLIT):
        united = _split(united, judged, known, texts)
    return united


def _united(linked: Linked, judged: Sequence[Judgement]) -> Linked:
    """Make one actor of those judged to be one: the one most words mean gives the name."""
    actors = {a.id: a for a in linked.actors}
    counts = Counter(link.actor_id for link in linked.links)
    stands_for = {actor_id: actor_id for actor_id in actors}
    whys: dict[str, str] = {}
    for one in judged:
        if not actors.keys() >= set(one.objects):
            continue
        a, b = (stands_for[actor_id] for actor_id in one.objects)
        kept, given_up = sorted((a, b), key=lambda i: (-counts[i], i))
        if kept == given_up:
            continue
        counts[kept] += counts[given_up]
        stands_for = {i: kept if to == given_up else to for i, to in stands_for.items()}
        whys[given_up] = _why(one, f"one with {actors[kept].name}")
    made = [
        _with_names(actors[kept], [actors[i] for i, to in stands_for.items() if to == kept])
        for kept in sorted(set(stands_for.values()))
    ]
    links = tuple(
        replace(
            link,
            actor_id=stands_for[link.actor_id],
            why="; ".join(w for w in (link.why, whys.get(link.actor_id)) if w),
        )
        if link.actor_id in stands_for and stands_for[link.actor_id] != link.actor_id
        else link
        for link in linked.links
    )
    return Linked(tuple(made), links)


def _with_names(actor: Actor, members: Iterable[Actor]) -> Actor:
    names = {name for m in members for name in (m.name, *m.aliases)} - {actor.name}
    return replace(actor, aliases=tuple(sorted({*actor.aliases, *names})))


def _split(
    linked: Linked,
    judged: Judgement,
    claims: Mapping[str, Claim],
    texts: Mapping[str, str],
) -> Linked:
    """Let the words of the claims named mean another actor than the one judged."""
    [actor_id] = judged.objects
    split_off = [claims[i] for i in judged.sides[0] if i in claims]
    places = {(c.document_id, s.start, s.end) for c in split_off for s in _words(c)}
    moved = [
        link
        for link in linked.links
        if link.actor_id == actor_id and (link.document_id, link.start, link.end) in places
    ]
    actor = next((a for a in linked.actors if a.id == actor_id), None)
    if actor is None or not moved:
        return linked
    forms = Counter(texts[link.document_id][link.start : link.end] for link in moved)
    name = min(forms, key=lambda form: (-forms[form], form))
    others = tuple(sorted(form for form in forms if form != name))
    made = Actor(
        content_id("actor", actor_id, "split", judged.sides[0]), name, actor.kind, others
    )
    why = _why(judged, f"not {actor.name}")
    links = tuple(
        replace(link, actor_id=made.id, why=f"{link.why}; {why}") if link in moved else link
        for link in linked.links
    )
    actors = sorted((*linked.actors, made), key=lambda a: a.id)
    return Linked(tuple(actors), links)


def _words(claim: Claim) -> Iterable[Span]:
    """Give the words of a claim that may name somebody, its source's too."""
    yield from (mention.span for mention in claim.actors)
    if claim.source is not None:
        yield from (s for s in (claim.source.span, claim.source.antecedent) if s)


def _why(judged: Judgement, what: str) -> str:
    note = f": “{judged.note}”" if judged.note else ""
    return f"judged by {judged.by} to be {what}{note}"
