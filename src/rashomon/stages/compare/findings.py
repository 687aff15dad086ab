"""What a rule is given and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rashomon.model import RelationKind, Slot
from rashomon.stages.compare.events import Meeting
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.params import CompareParams


@dataclass(frozen=True)
class Pair:
    """Two claims in reading order (the earlier report first) and what they share."""

    a: Facets
    b: Facets
    params: CompareParams

    @cached_property
    def meeting(self) -> Meeting:
        """Why they may be about one happening."""
        return Meeting(self.a, self.b, self.params)

    @property
    def is_one_report(self) -> bool:
        """Both stand in one document."""
        return self.a.report.id == self.b.report.id

    @property
    def is_one_voice(self) -> bool:
        """Both are held by one speaker."""
        p, q = self.a.speaker, self.b.speaker
        if p.actor_id or q.actor_id:
            return p.actor_id == q.actor_id
        return p.name == q.name and p.is_author == q.is_author

    @property
    def are_settled(self) -> bool:
        """Both state something as having happened or holding."""
        return self.a.is_settled and self.b.is_settled

    @property
    def may_dispute(self) -> bool:
        """They may be set against each other: settled, and two voices or two reports."""
        return self.are_settled and not (self.is_one_report and self.is_one_voice)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found."""

    kind: RelationKind
    on: Slot | None
    why: str
    chance: float | None = None
    """How sure the trained reader of pairs was; None: a rule found it."""


def same(why: str) -> Finding:
    """Say that two claims say the same."""
    return Finding(RelationKind.SAME, None, why)


def refines(why: str) -> Finding:
    """Say that one claim says the other more closely."""
    return Finding(RelationKind.REFINES, None, why)


def contradicts(on: Slot, why: str) -> Finding:
    """Say on what two claims part."""
    return Finding(RelationKind.CONTRADICTS, on, why)
