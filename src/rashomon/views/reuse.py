"""Lay one report open by what goes back to others: parts, passages, credits.

DocumentView -> sharing, parts of the text, credits, what it tells alone -> DocumentReuse
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import Claim, Evidence
from rashomon.views.parts import PartOf, TextPart, text_parts
from rashomon.views.sharing import Sharing, sharing_of, told_alone

if TYPE_CHECKING:
    from rashomon.views.documents import DocumentView
    from rashomon.views.index import CaseIndex

CREDITS = frozenset({"credit", "no_credit", "circular_credit"})
"""Methods of evidence that say whom a report names, that it does not, or that it was named back."""


@dataclass(frozen=True, slots=True)
class DocumentReuse:
    """What of a report is its own, what it shares, with whom, and whom it credits."""

    sharing: Sharing
    parts: tuple[TextPart, ...]
    """Its text by where else it stands, in text order."""
    characters: Mapping[PartOf, int]
    """Code points in parts of each kind; all kinds are there."""
    credits: tuple[Evidence, ...]
    """Whom it names as the text it goes back to, or that it carries a text without the name."""
    alone: tuple[Claim, ...]
    """What no other report tells, nor tells otherwise."""


def document_reuse(index: CaseIndex, shown: DocumentView) -> DocumentReuse:
    """Lay open the reuse of one document."""
    document = shown.document
    sharing = sharing_of(index, document.id, shown.passages)
    earlier = {other.document_id for other in sharing.others if other.is_earlier}
    parts = text_parts(document.text, shown.zones, shown.passages, earlier)
    counts = Counter(dict.fromkeys(PartOf, 0))
    for part in parts:
        counts[part.kind] += part.span.end - part.span.start
    origins = index.origins_of_document.get(document.id, ())
    evidence = (e for origin in origins for e in origin.evidence if e.method in CREDITS)
    return DocumentReuse(
        sharing,
        parts,
        counts,
        tuple(e for e in evidence if any(i == document.id for i, _, _ in e.spans)),
        told_alone(index, document.id, shown.passages),
    )
