"""Run the finders of ties, causes and timeline, and say in which accounts each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.model import (
    Account,
    Cause,
    Entry,
    Question,
    Reading,
    Relation,
    Tie,
)
from rashomon.stages.system.causes import find_causes
from rashomon.stages.system.ties import find_ties
from rashomon.stages.system.timeline import find_timeline


@dataclass(frozen=True, slots=True)
class SystemParams:
    """What is taken up."""

    min_claims: int = field(
        default=1,
        metadata={
            "help": "Claims a tie needs to be listed.",
            "unit": "claims",
            "range": "1 to 100",
        },
    )


@dataclass(frozen=True, slots=True)
class System:
    """Ties, causes and timeline of a case."""

    ties: tuple[Tie, ...]
    causes: tuple[Cause, ...]
    timeline: tuple[Entry, ...]


def find_system(
    reading: Reading,
    questions: Sequence[Question],
    relations: Sequence[Relation],
    accounts: Sequence[Account],
    params: SystemParams,
) -> System:
    """Find who is tied to whom, what is said to bring about what, and when.

    A tie or cause stands in an account when one of the account's holders claims it.
    """
    del questions
    claimed_by = accounts_of_claims(reading, accounts)
    return System(
        find_ties(reading, claimed_by, params.min_claims),
        find_causes(reading, claimed_by),
        find_timeline(reading, relations),
    )


def accounts_of_claims(
    reading: Reading, accounts: Sequence[Account]
) -> dict[str, tuple[str, ...]]:
    """Tell for each claim in which accounts its speaker is a holder."""
    by_name: dict[str, list[str]] = {}
    for account in accounts:
        for name in account.held_by:
            by_name.setdefault(name, []).append(account.id)
    return {
        claim.id: tuple(sorted(by_name.get(reading.speaker(claim).name, ())))
        for claim in reading.claims.values()
    }
