"""Time accounts and system on a made case: many reports, many actors, many quarrels.

    python -m bench.accounts [--documents 2000] [--actors 400] [--questions 3000]
    python -m bench.accounts --case CASE [--documents 2000] [--read 40]

Without a case one is made, not read: reports of forty claims that tie invented actors, and
questions that a few reports answer, some with rival answers. Documents of a case are put together
anew in memory, and some are read again beside them (`bench.accounts_read`). CPU seconds of this
process are printed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

from bench.accounts_read import Took, time_read
from bench.clock import load
from rashomon.model import (
    Actor,
    ActorKind,
    Certainty,
    Claim,
    Commitment,
    Document,
    Factuality,
    Link,
    Question,
    Reading,
    Relation,
    RelationKind,
    Slot,
    Span,
    Tie,
    TieMention,
    Variant,
    ZoneKind,
    content_id,
    text_sha256,
)
from rashomon.stages.accounts import AccountsParams, Joints, find_accounts
from rashomon.stages.system import SystemParams, find_system, in_accounts

CLAIMS = 40
"""Claims of a report; the founding five have 43 on average."""

OUTLETS = 150
"""Publishers: each prints many reports, so that many contradict themselves sooner or later."""


def made_case(
    documents: int, actors: int, questions: int
) -> tuple[Reading, list[Question], list[Relation]]:
    """Make a case; the same each time."""
    chance = random.Random(7)  # noqa: S311  the same case each time, no secret
    parties = [
        Actor(f"actor-{n}", f"Party {n}", ActorKind.ARMED_GROUP) for n in range(actors)
    ]
    reports = [_report(n) for n in range(documents)]
    claims: list[Claim] = []
    links: list[Link] = []
    for report in reports:
        for made, joined in _claims(report, parties, chance):
            claims.append(made)
            links += joined
    reading = Reading.of(reports, claims=claims, actors=parties, links=links)
    asked = [_question(n, claims, chance) for n in range(questions)]
    return reading, asked, [r for q in asked for r in _rivals(q)]


def _report(number: int) -> Document:
    sentence = "Alpha struck Omega now. "
    text = sentence * CLAIMS
    return Document(
        id=f"doc-{number:05}",
        external_id=f"report-{number:05}",
        text=text,
        sha256=text_sha256(text),
        publisher=f"Outlet {number % OUTLETS}",
        language="en",
    )


def _claims(
    report: Document, parties: list[Actor], chance: random.Random
) -> Iterator[tuple[Claim, list[Link]]]:
    for n in range(CLAIMS):
        start = n * 24
        doer = Span.of(report.text, start, start + 5)
        other = Span.of(report.text, start + 13, start + 18)
        by = Span.of(report.text, start + 6, start + 12)
        span = Span.of(report.text, start, start + 22)
        pair = chance.sample(parties, 2)
        yield (
            Claim(
                id=content_id("claim", report.id, n),
                document_id=report.id,
                zone=ZoneKind.BODY,
                span=span,
                attribution_id=None,
                factuality=Factuality(Commitment.CERTAIN, Commitment.CERTAIN),
                certainty=Certainty.ASSERTED,
                ties=(TieMention("fights", doer, other, by),),
            ),
            [
                Link(report.id, at.start, at.end, actor.id, None, "made")
                for at, actor in zip((doer, other), pair, strict=True)
            ],
        )


def _question(number: int, claims: list[Claim], chance: random.Random) -> Question:
    """Ask what a few claims answer, in two or three ways, each given by one to six claims."""
    variants: list[Variant] = []
    for answer in range(chance.randint(2, 3)):
        held = chance.sample(claims, chance.randint(1, 6))
        ids = tuple(sorted(c.id for c in held))
        documents = tuple(sorted({c.document_id for c in held}))
        variants.append(Variant(f"v-{number}-{answer}", f"answer {answer}", ids, documents))
    return Question(
        f"q-{number}", f"Question {number}?", Slot.NUMBER, tuple(variants), disputed=True
    )


def _rivals(question: Question) -> Iterator[Relation]:
    first, second = question.variants[:2]
    for a in first.claim_ids:
        for b in second.claim_ids:
            yield Relation(
                content_id("relation", a, b),
                RelationKind.CONTRADICTS,
                a,
                b,
                Slot.NUMBER,
                (),
                "",
            )


def main() -> None:
    """Print what accounts and system of a case take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--actors", type=int, default=400)
    parser.add_argument("--questions", type=int, default=3000)
    parser.add_argument("--case", type=Path, help="documents that were read")
    parser.add_argument("--read", type=int, default=40, help="how many to read again")
    asked = parser.parse_args()
    if asked.case:
        _print_read(time_read(asked.case, asked.documents, asked.read))
    else:
        _time_made(asked)


def _print_read(took: Took) -> None:
    print(f"{took.documents:,} documents, extraction {took.extract:.0f} CPU s")
    print(f"system {took.system:.2f} CPU s, accounts {took.accounts:.2f} CPU s")
    print(f"{took.share:.2%} of extraction (bar 10%), load average {load()}")
    print(f"{took.found} accounts; the solver reached its limit {took.ended} times")


def _time_made(asked: argparse.Namespace) -> None:
    reading, questions, relations = made_case(
        asked.documents, asked.actors, asked.questions
    )
    begin = time.process_time()
    system = find_system(reading, relations, SystemParams())
    middle = time.process_time()
    ties: tuple[Tie, ...] = system.ties
    found = find_accounts(
        reading, questions, relations, AccountsParams(), Joints(ties=ties)
    )
    placed = in_accounts(system, reading, found.accounts)
    end = time.process_time()
    print(f"{len(reading.claims):,} claims, {len(placed.ties):,} ties")
    print(f"{len(found.accounts)} accounts; {'; '.join(found.notes) or 'no notes'}")
    print(f"system {middle - begin:.1f} CPU s, accounts {end - middle:.1f} CPU s")


if __name__ == "__main__":
    main()
