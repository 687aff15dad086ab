"""Show who speaks: in whose voice each report, and all who can be left out of a case.

documents, claims -> VoiceRow; publishers, sources -> their names
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rashomon.model import Certainty
from rashomon.views.held import Held
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from rashomon.model import Document
    from rashomon.views.index import CaseIndex

OPEN = frozenset({Certainty.HEDGED, Certainty.PREDICTED})


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """In whose voice a report speaks, in claims."""

    document_id: str
    external_id: str
    claims: int
    own: int
    """In its own voice."""
    named: int
    """Credited to a source with a name."""
    unnamed: int
    """Credited to nobody, or to somebody without a name ("observers")."""
    hedged: int
    """Hedged, or about what may come, in whosever voice."""


def voice_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[VoiceRow]:
    """Count in whose voice each report speaks, in the order of the documents."""
    listed = Page.of(index.documents, lambda d: d, offset, limit)
    index.claims_in.fetch(document.id for document in listed.rows)
    return listed.each(partial(_voice, index))


def speaker_names(index: CaseIndex) -> tuple[str, ...]:
    """Give the names of publishers and named sources, sorted."""
    return SPEAKERS.of(index)


def _speakers(index: CaseIndex) -> tuple[str, ...]:
    named = {s.name for s in index.speaker_of.values() if s.is_named}
    return tuple(sorted(named | {d.publisher for d in index.documents if d.publisher}))


def _voice(index: CaseIndex, document: Document) -> VoiceRow:
    claims = index.claims_in.get(document.id, ())
    speakers = [index.reading.speaker(claim) for claim in claims]
    credited = [s for s in speakers if not s.is_author]
    return VoiceRow(
        document.id,
        document.external_id,
        claims=len(claims),
        own=len(speakers) - len(credited),
        named=sum(s.is_named for s in credited),
        unnamed=sum(not s.is_named for s in credited),
        hedged=sum(claim.certainty in OPEN for claim in claims),
    )


SPEAKERS = Held("speakers", tuple[str, ...], _speakers)
