"""Show claims: the words, who holds them, where, and what they were taken to mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rashomon.views.corrections import CorrectionRow, corrections_of
from rashomon.views.notes import NoteRow, notes_on
from rashomon.views.paging import Page
from rashomon.views.readings import quantity_words, source_words

if TYPE_CHECKING:
    from rashomon.model import Claim, Mention
    from rashomon.views.index import CaseIndex


@dataclass(frozen=True, slots=True)
class MentionRow:
    """Words of a claim that name an actor."""

    text: str
    start: int
    end: int
    role: str
    actor_id: str | None
    """None: left open."""
    name: str | None
    why: str | None
    """Why the words were taken to mean this actor."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Words of a claim that name a place."""

    text: str
    start: int
    end: int
    name: str | None
    """None: left open; so is everything after it."""
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure or a time as printed, with what it was taken to mean."""

    text: str
    start: int
    end: int
    means: str | None
    """Bounds with unit and state, or EDTF; None: a time that is left open."""
    is_quantity: bool
    """False: a time."""


@dataclass(frozen=True, slots=True)
class AsRead:
    """What the machine read where a person reads otherwise."""

    start: int
    end: int
    quote: str
    source: str
    """In words; its own voice, or a source that is not named, is said so."""
    certainty: str
    quantities: tuple[str, ...]
    """As printed, with what each was taken to mean."""
    apart: tuple[tuple[str, str, str], ...]
    """What reads otherwise now: what it is, the machine's reading, the reading that counts."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with whose it is and where it stands."""

    id: str
    document_id: str
    external_id: str
    publisher: str | None
    zone: str
    start: int
    end: int
    quote: str
    found_at: str | None
    """Where the quote stands in the original ("page 3"); None: its text is the original."""
    speaker: str
    """The source as far as it is known, else the publisher: never empty."""
    speaker_id: str | None
    """The actor that speaks; None: the document's own voice, or left open."""
    is_author: bool
    is_named: bool
    source: str | None
    """The words of the source; None: the own voice, or nobody is named."""
    chain: tuple[str, ...]
    cue: str | None
    certainty: str
    certainty_by: str | None
    factuality_source: str
    factuality_author: str
    condition: str | None
    quantities: tuple[str, ...]
    """As printed."""
    times: tuple[str, ...]
    """As printed."""
    actors: tuple[MentionRow, ...]
    places: tuple[PlaceRow, ...]
    event_type: str | None
    origin_ids: tuple[str, ...]
    """Claim level."""
    figures: tuple[FigureRow, ...] = ()
    """Figures and times with what each was taken to mean, in text order."""
    corrections: tuple[CorrectionRow, ...] = ()
    """What persons read otherwise, the earliest first; none withdrawn."""
    as_read: AsRead | None = None
    """The machine's reading; None: it reads as the machine read it."""
    notes: tuple[NoteRow, ...] = ()
    """What persons noted on it."""

    @property
    def pieces(self) -> Iterator[tuple[str, str | None]]:
        """Cut the quote into words as printed, each with what it was taken to mean, if it was."""
        at = self.start
        for figure in self.figures:
            if figure.means and figure.start >= at and figure.end <= self.end:
                yield self._words(at, figure.start), None
                yield self._words(figure.start, figure.end), figure.means
                at = figure.end
        yield self._words(at, self.end), None

    def _words(self, start: int, end: int) -> str:
        return self.quote[start - self.start : end - self.start]


def claim_rows(
    index: CaseIndex,
    *,
    document_id: str | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> Page[ClaimRow]:
    """List claims in reading order, of one document if asked."""
    claims = index.claims if document_id is None else index.claims_in.get(document_id, ())
    return Page.of(claims, partial(claim_row, index), offset, limit)


def claim_row(index: CaseIndex, claim: Claim) -> ClaimRow:
    """Join a claim with its document, its speaker and its links."""
    document = index.reading.documents[claim.document_id]
    speaker = index.reading.speaker(claim)
    source = claim.source.span if claim.source else None
    return ClaimRow(
        id=claim.id,
        document_id=document.id,
        external_id=document.external_id,
        publisher=document.publisher,
        zone=claim.zone.value,
        start=claim.span.start,
        end=claim.span.end,
        quote=claim.span.quote,
        found_at=index.found_at(claim),
        speaker=speaker.name,
        speaker_id=speaker.actor_id,
        is_author=speaker.is_author,
        is_named=speaker.is_named,
        source=source.quote if source else None,
        chain=claim.source.chain if claim.source else (),
        cue=claim.cue.quote if claim.cue else None,
        certainty=claim.certainty.value,
        certainty_by=claim.certainty_by.quote if claim.certainty_by else None,
        factuality_source=claim.factuality.source.value,
        factuality_author=claim.factuality.author.value,
        condition=claim.condition.quote if claim.condition else None,
        quantities=tuple(q.span.quote for q in claim.quantities),
        times=tuple(t.span.quote for t in claim.times),
        actors=tuple(_mention_row(index, claim, m) for m in claim.actors),
        places=tuple(_place_row(index, claim, m) for m in claim.places),
        event_type=claim.event.type if claim.event else None,
        origin_ids=tuple(o.id for o in index.origins_of_claim.get(claim.id, ())),
        figures=_figures(claim),
        corrections=tuple(
            row
            for row in corrections_of(index, claim.id)
            if not row.correction.withdrawn_at
        ),
        as_read=_as_read(index.corrected.as_read.get(claim.id), claim),
        notes=notes_on(index, claim.id),
    )


def _figures(claim: Claim) -> tuple[FigureRow, ...]:
    quantities = ((q.span, quantity_words(q), True) for q in claim.quantities)
    times = ((t.span, t.edtf, False) for t in claim.times)
    found = sorted((*quantities, *times), key=lambda f: f[0])
    return tuple(
        FigureRow(span.quote, span.start, span.end, means, is_quantity)
        for span, means, is_quantity in found
    )


def _as_read(read: Claim | None, claim: Claim) -> AsRead | None:
    if read is None:
        return None
    pairs = zip(_told(read), _told(claim), strict=True)
    return AsRead(
        read.span.start,
        read.span.end,
        read.span.quote,
        source_words(read.source),
        read.certainty.value,
        _quantities(read),
        tuple((what, was, now) for (what, was), (_, now) in pairs if was != now),
    )


def _told(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Say in words what can be corrected of a claim."""
    return (
        ("words", claim.span.quote),
        ("source", source_words(claim.source)),
        ("certainty", claim.certainty.value),
        ("figures", "; ".join(_quantities(claim)) or "none"),
    )


def _quantities(claim: Claim) -> tuple[str, ...]:
    return tuple(f"“{q.span.quote}”: {quantity_words(q)}" for q in claim.quantities)


def _mention_row(index: CaseIndex, claim: Claim, mention: Mention) -> MentionRow:
    span = mention.span
    link = index.reading.link_of(claim.document_id, span)
    actor = index.reading.actor_of(claim.document_id, span)
    return MentionRow(
        text=span.quote,
        start=span.start,
        end=span.end,
        role=mention.role.value,
        actor_id=actor.id if actor else None,
        name=actor.name if actor else None,
        why=link.why if link and actor else None,
    )


def _place_row(index: CaseIndex, claim: Claim, mention: Mention) -> PlaceRow:
    span = mention.span
    link = index.reading.link_of(claim.document_id, span)
    place = link.place if link else None
    return PlaceRow(
        text=span.quote,
        start=span.start,
        end=span.end,
        name=place.name if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        precision=place.precision if place else None,
        why=link.why if link and place else None,
    )
