"""What goes back to what: passages, origins, signs of rewording, shifts on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.spans import Evidence, Span


class PassageKind(StrEnum):
    """How much of a shared run of text was changed."""

    EXACT = "exact"
    EDITED = "edited"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text two documents share, exactly or edited."""

    id: str
    kind: PassageKind
    a_document_id: str
    a: Span
    b_document_id: str
    b: Span
    similarity: float
    """Share of words in common order, in [0, 1]."""


class OriginLevel(StrEnum):
    """Whether documents or claims go back to the origin."""

    DOCUMENT = "document"
    CLAIM = "claim"


class OriginKind(StrEnum):
    """What sort of origin it is."""

    REPRINT = "reprint"
    EDITED = "edited"
    TAKES = "takes"
    COMPILATION = "compilation"
    SINGLE = "single"
    """A document that shares its text with no other."""
    CREDIT = "credit"
    INFORMANT = "informant"
    UNSOURCED = "unsourced"


@dataclass(frozen=True, slots=True)
class Origin:
    """A text that documents go back to, or an informant that claims go back to."""

    id: str
    level: OriginLevel
    kind: OriginKind
    document_ids: tuple[str, ...]
    claim_ids: tuple[str, ...] = ()
    name: str | None = None
    """The credited name ("AFP"), also when its text is not among the documents."""
    first_id: str | None = None
    """The document the others go back to; None: direction open."""
    evidence: tuple[Evidence, ...] = ()


class SignKind(StrEnum):
    """What shows that a text was reworded."""

    SPUN = "spun"
    STOCK_HEADING = "stock_heading"
    GLUED = "glued"


@dataclass(frozen=True, slots=True)
class Sign:
    """A span that shows rewording, with likely earlier words. Never a verdict on authorship."""

    document_id: str
    kind: SignKind
    span: Span
    likely: tuple[str, ...] = ()


class ShiftKind(StrEnum):
    """What changed between two tellings of one claim."""

    ATTRIBUTION_DROPPED = "attribution_dropped"
    ATTRIBUTION_ADDED = "attribution_added"
    SOURCE_CHANGED = "source_changed"
    HEDGE_DROPPED = "hedge_dropped"
    HEDGE_ADDED = "hedge_added"
    CUE_STRENGTHENED = "cue_strengthened"
    CUE_WEAKENED = "cue_weakened"
    QUOTATION_ALTERED = "quotation_altered"
    NUMBER_CHANGED = "number_changed"
    UNIT_CHANGED = "unit_changed"
    TIME_CHANGED = "time_changed"
    PLACE_CHANGED = "place_changed"
    QUALIFICATION_OMITTED = "qualification_omitted"
    NAME_CHANGED = "name_changed"


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of handling between origin and copy, headline and body, or two tellings."""

    id: str
    kind: ShiftKind
    a: str
    """Claim id; the earlier one where the direction is known."""
    b: str
    evidence: Evidence
    directed: bool = False
    """Whether a is known to come before b."""
