"""Say how much of a report stands in others, which of these came first, and what it tells alone.

passages of a document -> with whom, earlier or later -> recycled, shared, its own
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.text.edtf import parse_edtf
from rashomon.views.documents import SharedPassage

if TYPE_CHECKING:
    from rashomon.model import Claim, Document, Span
    from rashomon.views.index import CaseIndex


@dataclass(frozen=True, slots=True)
class SharedWith:
    """How much of a report stands in another one, too."""

    document_id: str
    external_id: str
    characters: int
    passages: tuple[SharedPassage, ...]
    is_earlier: bool | None
    """Whether the other one came first; None: which did is not known."""
    why: str | None
    """What the order rests on; None: it is not known."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Of a report's text: what stands elsewhere, and what was there before it."""

    others: tuple[SharedWith, ...]
    """Those with which it shares most first."""
    shared: int
    """Code points that stand in some other report, too, each counted once."""
    recycled: int
    """Those of them that stand in a report that came before it."""


def sharing_of(
    index: CaseIndex, document_id: str, passages: Iterable[SharedPassage]
) -> Sharing:
    """Sum up what a report shares; passages come in text order."""
    found = tuple(passages)
    by_other: dict[str, list[SharedPassage]] = {}
    for passage in found:
        by_other.setdefault(passage.other_id, []).append(passage)
    others = [_shared_with(index, document_id, part) for part in by_other.values()]
    earlier = {other.document_id for other in others if other.is_earlier}
    return Sharing(
        tuple(sorted(others, key=lambda o: (-o.characters, o.external_id, o.document_id))),
        _covered(p.span for p in found),
        _covered(p.span for p in found if p.other_id in earlier),
    )


def told_alone(
    index: CaseIndex, document_id: str, passages: Iterable[SharedPassage]
) -> tuple[Claim, ...]:
    """Give the claims that no other report repeats, refines, updates or contradicts."""
    known = index.reading.claims
    shared = [p.span for p in passages]
    own = {c.id for c in index.claims_in.get(document_id, ())}
    met = {
        one
        for r in index.relations
        for one, other in ((r.a, r.b), (r.b, r.a))
        if one in own and known[other].document_id != document_id
    }
    return tuple(
        c
        for c in index.claims_in.get(document_id, ())
        if c.id not in met and not any(span.overlaps(c.span) for span in shared)
    )


def _shared_with(
    index: CaseIndex, document_id: str, passages: list[SharedPassage]
) -> SharedWith:
    other = passages[0].other_id
    is_earlier, why = _order(index, other, document_id)
    return SharedWith(
        other,
        passages[0].other,
        _covered(p.span for p in passages),
        tuple(passages),
        is_earlier,
        why,
    )


def _order(
    index: CaseIndex, other: str, document_id: str
) -> tuple[bool | None, str | None]:
    """Tell which of two reports came first: by what they share, else by their dates."""
    for origin in index.origins_of_document.get(document_id, ()):
        if origin.first_id in (other, document_id) and other in origin.document_ids:
            reasons = (e.why for e in origin.evidence if e.method == "direction")
            return origin.first_id == other, next(reasons, None)
    known = index.reading.documents
    if _is_before(known[other], known[document_id]):
        return True, "by its date"
    if _is_before(known[document_id], known[other]):
        return False, "by its date"
    return None, None


def _is_before(a: Document, b: Document) -> bool:
    """Tell whether the last instant at which one can have appeared is before the other's first."""
    one, other = (parse_edtf(d.published.edtf) if d.published else None for d in (a, b))
    if one is None or other is None or not (one.year_known and other.year_known):
        return False
    if one.zoned != other.zoned and (one.clock or other.clock):
        return False  # clocks of places that are not known
    return one.upper is not None and other.lower is not None and one.upper < other.lower


def _covered(spans: Iterable[Span]) -> int:
    """Count code points in some span, each once; spans come in text order."""
    total, reached = 0, 0
    for span in spans:
        total += max(0, span.end - max(span.start, reached))
        reached = max(reached, span.end)
    return total
