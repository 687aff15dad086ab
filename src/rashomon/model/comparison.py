"""How claims stand to each other, what they answer, and how much each answer rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from rashomon.model.grades import Grade
from rashomon.model.reuse import OriginKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rashomon.model.reuse import Origin


@dataclass(frozen=True, slots=True)
class Event:
    """A happening that claims of several documents are about."""

    id: str
    type: str
    """PLOVER type."""
    edtf: str | None
    place: str | None
    claim_ids: tuple[str, ...]


class RelationKind(StrEnum):
    """What one claim is to another."""

    SAME = "same"
    REFINES = "refines"
    UPDATES = "updates"
    CONTRADICTS = "contradicts"


class Slot(StrEnum):
    """On what exactly two claims part."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    RESPONSIBILITY = "responsibility"
    DENIAL = "denial"
    OUTCOME = "outcome"
    CONTENT = "content"
    """All that is said: the reader of pairs takes it to be opposed, and says not on what."""


class Level(StrEnum):
    """How far two claims agree in one slot (record linkage's comparison levels)."""

    EXACT = "exact"
    COMPATIBLE = "compatible"
    UNKNOWN = "unknown"
    INCOMPATIBLE = "incompatible"


@dataclass(frozen=True, slots=True)
class SlotLevel:
    """The outcome of one declared comparison, with its named rule."""

    slot: str
    level: Level
    rule: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What two claims are to each other, why, and on what they part."""

    id: str
    kind: RelationKind
    a: str
    b: str
    on: Slot | None
    """Set for contradicts and updates."""
    levels: tuple[SlotLevel, ...]
    why: str
    """One sentence: why they are comparable and where they agree or part."""
    judged_by: tuple[str, ...] = ()
    """Persons whose judgement it is, sorted; empty: it was read from the words."""
    chance: float | None = None
    """How sure the trained reader of pairs was, in [0, 1]; None: it is not the reader's word."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One answer to a question."""

    id: str
    answer: str
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    origin_ids: tuple[str, ...] = ()
    """Independent origins behind it, after lineage; empty before."""
    unsourced_ids: tuple[str, ...] = ()
    """Texts that say it in their own voice and credit nobody: where they have it is not known,
    so they count as no origin."""
    left_out: tuple[str, ...] = ()
    """Claims for it that rest only on those the user distrusts: in no count, sorted."""

    @property
    def is_of_one(self) -> bool:
        """Whether all that say it go back to one origin, or to one text that credits nobody."""
        return len(self.origin_ids) + len(self.unsourced_ids) == 1

    def resting_on(
        self, claim_ids: Iterable[str], origin_of: Mapping[str, Origin]
    ) -> Variant:
        """Fill in what stands behind it, by the claims that count."""
        found = {o.id: o for c in claim_ids if (o := origin_of.get(c)) is not None}
        unsourced = {i for i, o in found.items() if o.kind is OriginKind.UNSOURCED}
        return replace(
            self,
            origin_ids=tuple(sorted(found.keys() - unsourced)),
            unsourced_ids=tuple(sorted(unsourced)),
        )


@dataclass(frozen=True, slots=True)
class Question:
    """What several claims answer, and the answers they give."""

    id: str
    text: str
    on: Slot | None
    variants: tuple[Variant, ...]
    disputed: bool
    """Whether two variants contradict each other."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a variant rests on, on the two axes of the Admiralty code, each with reasons."""

    variant_id: str
    source: str
    """A to F; F: cannot be judged."""
    information: int
    """1 to 6; 6: cannot be judged."""
    why: tuple[str, ...]
    graded: tuple[Grade, ...] = ()
    """The user's grades of those it rests on, best first."""
