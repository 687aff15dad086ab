"""Run the finders of ties, causes and timeline, and say in which accounts each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model import (
    Account,
    Cause,
    Entry,
    Reading,
    Relation,
    Tie,
)
from rashomon.stages.system.causes import find_causes
from rashomon.stages.system.params import SystemParams
from rashomon.stages.system.ties import find_ties
from rashomon.stages.system.timeline import find_timeline
from rashomon.text.speakers import Speakers


@dataclass(frozen=True, slots=True)
class System:
    """Ties, causes and timeline of a case."""

    ties: tuple[Tie, ...]
    causes: tuple[Cause, ...]
    timeline: tuple[Entry, ...]


def find_system(
    reading: Reading, relations: Sequence[Relation], params: SystemParams
) -> System:
    """Find who is tied to whom, what is said to bring about what, and when."""
    return System(
        find_ties(reading, params.min_claims),
        find_causes(reading),
        find_timeline(reading, relations),
    )


def in_accounts(system: System, reading: Reading, accounts: Sequence[Account]) -> System:
    """Say in which accounts each tie and cause stands: those of which a holder claims it.

    It is known only after the ties, which help to tell who is of one account.
    """
    speakers = Speakers(reading)
    by_name: dict[str, list[str]] = {}
    for account in accounts:
        for name in account.held_by:
            by_name.setdefault(name, []).append(account.id)

    def standing(claim_ids: Sequence[str]) -> tuple[str, ...]:
        names = {speakers.name_of(reading.claims[i]) for i in claim_ids}
        return tuple(sorted({a for name in names for a in by_name.get(name, ())}))

    return System(
        tuple(replace(t, account_ids=standing(t.claim_ids)) for t in system.ties),
        tuple(replace(c, account_ids=standing(c.claim_ids)) for c in system.causes),
        system.timeline,
    )
