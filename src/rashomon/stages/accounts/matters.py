"""Find the matters of a case: the questions that belong to one contested situation.

    question -> keys (events, pairs of parties, pairs of reports) -> connected questions

Two questions belong together when their claims are about one event, when they name the same
*two* parties together, or when the same *two* reports (no copies of each other) answer both.
One of either says little: every report of a war in a country names the country, and one long
report touches on many things; either would glue all questions into one. Two named together
name a quarrel, and what two reporters both bring together belongs together. The rule looks at
the two questions alone, so more documents move no question that they do not connect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.model import ActorKind, Claim, Event, Question, Reading, Role
from rashomon.text.state_names import states_named

REPORTERS = frozenset({ActorKind.MEDIA, ActorKind.NGO})
"""Kinds of source that tell of a matter without being a party to it."""

MOST_PARTIES = 8
"""Parties of a claim beyond which it is a list ("nations that signed"), no quarrel."""

MOST_REPORTS = 40
"""Reports that answer a question beyond which it is asked by everybody, whatever they tell of:
pairs of them bring nothing together, and grow with the square."""

Key = tuple[str, ...]


def find_matters(
    reading: Reading, questions: Sequence[Question], events: Sequence[Event]
) -> tuple[tuple[Question, ...], ...]:
    """Group questions by what they are about, in the order of the questions.

    Args:
        reading: The case.
        questions: With their variants.
        events: What claims of several documents are about.
    """
    happened = {i: event.id for event in events for i in event.claim_ids}
    text_of = reading.texts()
    return grouped(
        questions,
        lambda q: (
            *_event_keys(q, happened),
            *_report_keys(q, text_of),
            *_party_keys(reading, q),
        ),
    )


def by_event(
    questions: Sequence[Question], events: Sequence[Event]
) -> tuple[tuple[Question, ...], ...]:
    """Group the questions of a matter that does not divide more narrowly: by event alone.

    A question about no event is left out: alone it would be divided into its own answers.
    """
    happened = {i: event.id for event in events for i in event.claim_ids}
    about = [q for q in questions if any(_event_keys(q, happened))]
    return grouped(about, lambda q: _event_keys(q, happened))


def grouped(
    questions: Sequence[Question], keys: Callable[[Question], Iterable[Key]]
) -> tuple[tuple[Question, ...], ...]:
    """Join questions that share a key, directly or through others."""
    first_with: dict[Key, int] = {}
    parent = list(range(len(questions)))
    for number, question in enumerate(questions):
        for key in keys(question):
            a, b = sorted(
                (_root(parent, number), _root(parent, first_with.setdefault(key, number)))
            )
            parent[b] = a
    groups: dict[int, list[Question]] = {}
    for number, question in enumerate(questions):
        groups.setdefault(_root(parent, number), []).append(question)
    return tuple(tuple(group) for group in groups.values())


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


def _party_keys(reading: Reading, question: Question) -> Iterator[Key]:
    """Pair who a claim names, and the states the question itself names, as it sums them up."""
    yield from combinations(sorted(set(states_named(question.text))), 2)
    for variant in question.variants:
        for claim in (reading.claims[i] for i in variant.claim_ids):
            named = parties(reading, claim)
            if len(named) <= MOST_PARTIES:
                yield from combinations(sorted(named), 2)


def _report_keys(question: Question, text_of: Mapping[str, str]) -> Iterator[Key]:
    """Pair the texts that answer a question; copies are one report."""
    reports = {text_of.get(d, d) for v in question.variants for d in v.document_ids}
    if len(reports) <= MOST_REPORTS:
        yield from combinations(sorted(reports), 2)


def _event_keys(question: Question, happened: Mapping[str, str]) -> Iterator[Key]:
    for variant in question.variants:
        yield from ((happened[i],) for i in variant.claim_ids if i in happened)


def parties(reading: Reading, claim: Claim) -> frozenset[str]:
    """Give who a claim names, its source among them unless it only reports.

    Words that name a state stand for the state: "French troops" and "Paris" are one party, or
    everything that names the troops would seem to name two.
    """
    states = set(states_named(claim.span.quote))
    actors = [
        reading.actor_of(claim.document_id, m.span)
        for m in claim.actors
        if m.role is not Role.SOURCE
    ]
    source = reading.source_actor(claim)
    known = [*actors, source if source and source.kind not in REPORTERS else None]
    for actor in (a for a in known if a):
        states |= states_named(actor.name) or {actor.id}
    return frozenset(states)
