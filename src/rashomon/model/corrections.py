"""What a person reads in a claim otherwise than the machine: kept beside its reading.

    claims as read, Correction, ... -> claims as corrected | corrections that persons differ on

The claim as the machine read it stays in the case. A correction is found again by the id of its
claim, else by the place and the words, so that it holds when its report is read again. Where two
persons correct one thing differently neither is honoured: the machine's reading stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from rashomon.model.claims import (
    Certainty,
    Claim,
    Commitment,
    Factuality,
    Mention,
    Quantity,
    Role,
    Source,
    TimeMention,
)
from rashomon.model.spans import Span


class CorrectedField(StrEnum):
    """What of a claim a person reads otherwise, in the order in which it is put in."""

    SPAN = "span"
    SOURCE = "source"
    CERTAINTY = "certainty"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Correction:
    """What one person reads in place of one thing that was read in a claim."""

    id: str
    claim: str
    """The claim as it was named when it was corrected."""
    document_id: str
    place: Span
    """Where the machine read the claim, and its words."""
    field: CorrectedField
    words: str
    """What the person reads, for a person."""
    read_as: str
    """What the machine had read there when it was corrected, for a person."""
    by: str
    at: str
    """When it was corrected: ISO 8601 in UTC."""
    certainty: Certainty | None = None
    source: Source | None = None
    """None where the source is corrected: the document's own voice."""
    span: Span | None = None
    figure: Span | None = None
    """The printed figure whose reading is corrected."""
    quantity: Quantity | None = None
    """None where a figure is corrected: it counts or measures nothing."""
    note: str | None = None
    withdrawn_at: str | None = None
    """None: in force."""
    withdrawn_by: str | None = None

    @property
    def about(self) -> tuple[str, int, int]:
        """Say which of a claim's readings it is about: of figures, which one."""
        start, end = (self.figure.start, self.figure.end) if self.figure else (0, 0)
        return self.field.value, start, end

    @property
    def value(self) -> tuple[object, ...]:
        """Give what is read, to be held against what others read."""
        return self.certainty, self.source, self.span, self.quantity


@dataclass(frozen=True, slots=True)
class Corrected:
    """Claims with what persons read in them."""

    claims: tuple[Claim, ...]
    """In the order they came."""
    as_read: Mapping[str, Claim] = field(default_factory=dict[str, Claim])
    """Those that read otherwise now, as the machine read them, by id."""
    claim_of: Mapping[str, str] = field(default_factory=dict[str, str])
    """The claim that each correction is of now, by the correction's id; those withdrawn too."""
    differing: tuple[tuple[Correction, Correction], ...] = ()
    """Pairs in force of which neither is honoured, in id order."""


def correct(claims: Iterable[Claim], corrections: Iterable[Correction]) -> Corrected:
    """Put in what persons read otherwise."""
    told = sorted(corrections, key=lambda c: c.id)
    listed = tuple(claims)
    if not told:
        return Corrected(listed)
    by_id = {claim.id: claim for claim in listed}
    claim_of = dict(_found(told, by_id))
    of_claim: dict[str, list[Correction]] = defaultdict(list)
    for one in told:
        if not one.withdrawn_at and one.id in claim_of:
            of_claim[claim_of[one.id]].append(one)
    differing = tuple(_differing(of_claim.values()))
    torn = {one.id for pair in differing for one in pair}
    nearby: dict[str, list[Claim]] = defaultdict(list)
    for claim in listed:
        nearby[claim.document_id].append(claim)
    now = {
        key: _put_in(by_id[key], [c for c in found if c.id not in torn], nearby)
        for key, found in of_claim.items()
    }
    as_read = {key: by_id[key] for key, claim in now.items() if claim != by_id[key]}
    return Corrected(tuple(now.get(c.id, c) for c in listed), as_read, claim_of, differing)


def _found(
    corrections: Iterable[Correction], claims: Mapping[str, Claim]
) -> Iterator[tuple[str, str]]:
    """Find the claim of each correction: by its id, else the only one of its place and words."""
    there: dict[tuple[str, Span], list[str]] | None = None
    for one in corrections:
        if one.claim in claims:
            yield one.id, one.claim
            continue
        if there is None:
            there = defaultdict(list)
            for claim in claims.values():
                there[claim.document_id, claim.span].append(claim.id)
        found = there.get((one.document_id, one.place), [])
        if len(found) == 1:
            yield one.id, found[0]


def _differing(
    groups: Iterable[Sequence[Correction]],
) -> Iterator[tuple[Correction, Correction]]:
    for group in groups:
        for number, one in enumerate(group):
            for other in group[number + 1 :]:
                if one.about == other.about and one.value != other.value:
                    yield one, other


def _put_in(
    claim: Claim, corrections: Sequence[Correction], nearby: Mapping[str, Sequence[Claim]]
) -> Claim:
    """Give a claim with its corrections, which do not contradict each other."""
    order = list(CorrectedField)
    for one in sorted(corrections, key=lambda c: (order.index(c.field), c.about, c.id)):
        if one.field is CorrectedField.SPAN and one.span:
            claim = _with_span(claim, one.span, nearby[claim.document_id])
        elif one.field is CorrectedField.SOURCE:
            claim = _with_source(claim, one.source)
        elif one.field is CorrectedField.CERTAINTY and one.certainty:
            claim = _with_certainty(claim, one.certainty)
        elif one.figure and claim.span.contains(one.figure):
            claim = _with_quantity(claim, one.figure, one.quantity)
    return claim


M = TypeVar("M", Quantity, TimeMention, Mention)


def _with_span(claim: Claim, span: Span, nearby: Sequence[Claim]) -> Claim:
    """Give a claim other words, with all that was read within them, in whichever claim."""
    told = (*nearby, claim)  # what was read in the claim itself comes last, and stays
    credited = [m for m in claim.actors if m.role is Role.SOURCE]
    others = (m for c in told for m in c.actors if m.role is not Role.SOURCE)
    return replace(
        claim,
        span=span,
        quantities=_within(span, (q for c in told for q in c.quantities)),
        times=_within(span, (t for c in told for t in c.times)),
        places=_within(span, (p for c in told for p in c.places)),
        actors=(*credited, *_within(span, others)),
        ties=tuple(t for t in claim.ties if span.contains(t.by)),
        causes=tuple(c for c in claim.causes if span.contains(c.by)),
    )


def _within(span: Span, found: Iterable[M]) -> tuple[M, ...]:
    """Keep what stands within a span, the last of each place, in text order."""
    kept = {m.span: m for m in found if span.contains(m.span)}
    return tuple(kept[place] for place in sorted(kept))


def _with_source(claim: Claim, source: Source | None) -> Claim:
    """Credit a claim to others; a label that only says whether somebody is credited follows."""
    own = source.span if source else None
    actors = tuple(
        m
        for m in claim.actors
        if m.role is not Role.SOURCE or (own is not None and own.contains(m.span))
    )
    label = claim.certainty
    if source is None and label is Certainty.REPORTED:
        label = Certainty.ASSERTED
    elif source is not None and label is Certainty.ASSERTED:
        label = Certainty.REPORTED
    commits = claim.factuality.source
    author = commits if source is None else Commitment.UNKNOWN
    return replace(
        claim,
        source=source,
        attribution_id=None,
        cue=claim.cue if source else None,
        actors=actors,
        certainty=label,
        factuality=Factuality(commits, author),
    )


SIDES = {
    Certainty.HEDGED: (Commitment.POSSIBLE, Commitment.POSSIBLY_NOT),
    Certainty.PREDICTED: (Commitment.PROBABLE, Commitment.PROBABLY_NOT),
}
"""How far a source commits that says so, that it is so and that it is not; other labels commit
to the full."""


def _with_certainty(claim: Claim, label: Certainty) -> Claim:
    """Label a claim otherwise; how far its source commits follows from label and negation."""
    for_it, against = SIDES.get(label, (Commitment.CERTAIN, Commitment.CERTAINLY_NOT))
    is_against = claim.negated != (label is Certainty.DENIED)
    commits = against if is_against else for_it
    author = commits if claim.source is None else claim.factuality.author
    return replace(
        claim,
        certainty=label,
        certainty_by=None,
        factuality=Factuality(commits, author),
    )


def _with_quantity(claim: Claim, figure: Span, read: Quantity | None) -> Claim:
    rest = [q for q in claim.quantities if not q.span.overlaps(figure)]
    found: list[Quantity] = [*rest, read] if read else rest
    return replace(claim, quantities=tuple(sorted(found, key=lambda q: q.span)))
