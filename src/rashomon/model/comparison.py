"""How claims stand to each other, what they answer, and how much each answer rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.grades import Grade


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


@dataclass(frozen=True, slots=True)
class Variant:
    """One answer to a question."""

    id: str
    answer: str
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    origin_ids: tuple[str, ...] = ()
    """Independent origins behind it, after lineage; empty before."""
    left_out: tuple[str, ...] = ()
    """Claims for it that rest only on those the user distrusts: in no count, sorted."""


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
