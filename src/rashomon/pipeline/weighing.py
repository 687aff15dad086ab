"""Do what depends on whom the user trusts: weights, accounts, ties, timeline.

    compared claims, distrust, grades -> questions as counted -> weights -> accounts -> system

It is done by every run, and by itself where a case is looked at without somebody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.config import Settings
from rashomon.model import (
    Account,
    Event,
    Fall,
    Grade,
    Origin,
    Question,
    Reading,
    Relation,
    Shift,
    Weight,
)
from rashomon.pipeline.journal import Journal
from rashomon.pipeline.notes import distrust_notes, grade_notes
from rashomon.stages.accounts import Joints, find_accounts
from rashomon.stages.system import System, find_system, in_accounts
from rashomon.stages.weigh import (
    find_distrusted,
    find_falls,
    set_aside,
    weigh_variants,
    without_claims,
)


@dataclass(frozen=True, slots=True)
class Compared:
    """What the stages before have found."""

    reading: Reading
    questions: tuple[Question, ...]
    """With the origins behind their variants."""
    relations: tuple[Relation, ...]
    origins: tuple[Origin, ...]
    """Claim level."""
    events: tuple[Event, ...]
    shifts: tuple[Shift, ...]
    accounts: tuple[Account, ...] | None = None
    """Those there are with all claims; None: to be found where they are asked for."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What rests on whom the user trusts."""

    questions: tuple[Question, ...]
    weights: tuple[Weight, ...]
    accounts: tuple[Account, ...]
    system: System
    falls: tuple[Fall, ...]
    notes: tuple[str, ...]


def weigh_all(
    compared: Compared, grades: Sequence[Grade], settings: Settings, journal: Journal
) -> Weighed:
    """Weigh, divide into accounts, and put the system together.

    Args:
        compared: Questions, relations and origins.
        grades: The user's, as the case keeps them.
        settings: Distrust is among those of weighing.
        journal: Keeps the clocks.
    """
    reading, timed = compared.reading, journal.timed
    whole, origins, told = compared.questions, compared.origins, compared.relations
    distrusted = find_distrusted(reading, origins, settings.weigh.distrust)
    asked = set_aside(reading, whole, told, origins, distrusted)
    weights = timed(
        "weigh", weigh_variants, reading, asked, origins, settings.weigh, grades
    )
    counted = without_claims(told, distrusted)
    system = timed("system", find_system, reading, counted, settings.system)
    joints = Joints(compared.events, system.ties, compared.shifts)
    accounts = timed(
        "accounts", find_accounts, reading, asked, counted, settings.accounts, joints
    )
    held = accounts.accounts
    falls: tuple[Fall, ...] = ()
    if distrusted:
        before = compared.accounts
        if before is None:
            before = find_accounts(reading, whole, told, settings.accounts, joints).accounts
        falls = find_falls(reading, whole, asked, before, distrusted)
    notes = (
        *accounts.notes,
        *distrust_notes(settings.weigh.distrust, len(distrusted)),
        *grade_notes(reading, origins, grades),
    )
    return Weighed(asked, weights, held, in_accounts(system, reading, held), falls, notes)
