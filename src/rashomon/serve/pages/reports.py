"""Pages of reports: the list, one with its claims marked in the text, one claim, the search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.dossier import Also, Segment, Shared, certainty_counts, segments
from rashomon.model import Attribution, Event, Evidence
from rashomon.serve.asking import ROWS
from rashomon.serve.pages.record import PageRecord, gone
from rashomon.store.base import search_terms
from rashomon.views import (
    ClaimRow,
    ContradictionRow,
    CorrectionRow,
    DocumentRow,
    NoteRow,
    OriginRow,
    Page,
    PartOf,
    QuestionRow,
    RelationRow,
    SharedWith,
    became_of,
    claim_row,
    corrections_of,
    document_reuse,
    document_row,
    document_view,
    in_same_words,
    notes_on,
    origin_row,
    question_row,
    relation_row,
)

if TYPE_CHECKING:
    from rashomon.model import Claim
    from rashomon.serve.asking import Ask
    from rashomon.serve.looks import Look
    from rashomon.views import CaseIndex, DocumentView

STRETCH = 40_000
"""Code points of a report on one page. A claim's mark takes about 250 bytes of HTML, and a
report about one claim every 100 code points: about 150 kB."""

HITS = 25
"""Claims and documents that a search shows."""


@dataclass(frozen=True, slots=True)
class Documents(PageRecord):
    """Reports by their names."""

    rows: Page[DocumentRow]


def documents(look: Look, ask: Ask, key: str) -> Documents:  # noqa: ARG001  each page has both
    """List the reports that are asked for, by words of their name, title or publisher."""
    wanted = set(search_terms(ask.q))
    found = look.index.documents
    if wanted:
        found = [
            d
            for d in found
            if wanted <= set(search_terms(f"{d.external_id} {d.title} {d.publisher}"))
        ]
    rows = Page.of(found, lambda d: document_row(look.index, d), ask.offset, ROWS)
    return Documents("Reports", rows)


@dataclass(frozen=True, slots=True)
class OneDocument(PageRecord):
    """A report with its claims marked in its text."""

    row: DocumentRow
    segments: tuple[Segment, ...]
    labels: tuple[tuple[str, str, int], ...]
    shared: tuple[SharedWith, ...]
    """Most first."""
    own_characters: int
    """Characters of its body that stand in no other report."""
    shared_characters: int
    """Characters that stand in some other report, too, each counted once."""
    recycled_characters: int
    """Those of them that stand in a report that came before it."""
    credits: tuple[Evidence, ...]
    """Whom it names as the text it goes back to, or that it does not."""
    alone: Page[ClaimRow]
    """What no other report tells, nor tells otherwise."""
    start: int
    end: int
    stretches: Page[int]
    """Which stretch of the text it is, of how many."""


def one_document(look: Look, ask: Ask, key: str) -> OneDocument:
    """Show one report, from the stretch that holds what is asked for.

    Raises:
        UnknownNameError: The case has none of this id (GoneError: any more).
    """
    index = look.index
    if key not in index.reading.documents:
        raise gone(became_of(index, "document", key))
    shown = document_view(index, key)
    size = len(shown.document.text)
    lit = _lit(shown, ask)
    number = min(lit[0], size) // STRETCH if lit else ask.page - 1
    start = number * STRETCH
    end = min(start + STRETCH, size)
    marked = [Shared(p.span.start, p.span.end, p.other) for p in shown.passages]
    also = Also(marked, ask.at, (start, end))
    reuse = document_reuse(index, shown)
    return OneDocument(
        title=shown.row.external_id,
        row=shown.row,
        segments=segments(shown.document.text, shown.claims, shown.signs, also)
        if start < size
        else (),
        labels=certainty_counts(index.claims_in.get(key, ())),
        shared=reuse.sharing.others,
        own_characters=reuse.characters[PartOf.OWN],
        shared_characters=reuse.sharing.shared,
        recycled_characters=reuse.sharing.recycled,
        credits=reuse.credits,
        alone=Page.of(reuse.alone, lambda c: claim_row(index, c), 0, ROWS),
        start=start,
        end=end,
        stretches=Page((number,), number, -(-size // STRETCH)),
    )


def _lit(shown: DocumentView, ask: Ask) -> tuple[int, int] | None:
    """Find where the passage or claim stands that is asked for."""
    if ask.at:
        return ask.at
    found = (c for c in shown.claims if c.id == ask.claim)
    return next(((c.start, c.end) for c in found), None)


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One step from who told it first to the page: who, and by which words."""

    source: str
    cue: str | None


@dataclass(frozen=True, slots=True)
class OneClaim(PageRecord):
    """A claim with how it was read and what it was held against."""

    claim: ClaimRow
    document: DocumentRow
    before: str
    """The words before it in the report."""
    after: str
    copies: tuple[ClaimRow, ...]
    """Other claims in the very same words: what is corrected here is not corrected there."""
    links: tuple[ChainLink, ...]
    """From the innermost source to the outermost one that the report names."""
    origins: tuple[OriginRow, ...]
    questions: tuple[QuestionRow, ...]
    relations: Page[RelationRow]
    cards: tuple[ContradictionRow, ...]
    event: Event | None
    """The happening it is about, where several claims tell of it."""
    history: tuple[CorrectionRow, ...]
    """Every correction of its reading, the earliest first, those withdrawn too."""
    noted: tuple[NoteRow, ...]
    """What persons noted on its event and its actors."""


AROUND = 240
"""Code points shown on either side of a claim: its sentence and a neighbour."""


def one_claim(look: Look, ask: Ask, key: str) -> OneClaim:
    """Show one claim with its chain.

    Raises:
        UnknownNameError: The case has none of this id (GoneError: any more).
    """
    index = look.index
    claim = index.reading.claims.get(key)
    if claim is None:
        raise gone(became_of(index, "claim", key))
    document = index.reading.documents[claim.document_id]
    related = [r for r in index.relations if key in (r.a, r.b)]
    asked = look.questions_of.get(key, ())
    event = index.event_of.get(key)
    row = claim_row(index, claim)
    named = (row.speaker_id, event.id if event else None, *(m.actor_id for m in row.actors))
    things = {thing for thing in named if thing}
    return OneClaim(
        title=f"A claim of {document.external_id}",
        claim=row,
        document=document_row(index, document),
        before=_before(document.text, claim.span.start),
        after=_after(document.text, claim.span.end),
        copies=tuple(claim_row(index, c) for c in in_same_words(index, claim)),
        links=_chain(index, claim),
        origins=tuple(origin_row(index, o) for o in index.origins_of_claim.get(key, ())),
        questions=tuple(question_row(index, q) for q in asked),
        relations=Page.of(related, lambda r: relation_row(index, r), ask.offset, ROWS),
        cards=_cards(look, key),
        event=event,
        history=corrections_of(index, key),
        noted=notes_on(index, *things),
    )


def _before(text: str, at: int) -> str:
    """Give the words before a place, from the beginning of one."""
    found = text[max(at - AROUND, 0) : at]
    cut = _SPACE.search(found)
    return found if at <= AROUND or cut is None else f"…{found[cut.start() :]}"


def _after(text: str, at: int) -> str:
    """Give the words after a place, to the end of one."""
    found = text[at : at + AROUND]
    cut = _LAST_WORD.search(found)
    return found if at + AROUND >= len(text) or cut is None else f"{found[: cut.start()]} …"


_SPACE = re.compile(r"\s")
_LAST_WORD = re.compile(r"\s\S*$")


def _cards(look: Look, claim_id: str) -> tuple[ContradictionRow, ...]:
    """Give the contradictions a claim is one side of."""
    found = (c for c in look.contradictions if claim_id in (c.a.claim.id, c.b.claim.id))
    return tuple(found)[:ROWS]


def _chain(index: CaseIndex, claim: Claim) -> tuple[ChainLink, ...]:
    """Follow the attributions of a claim outwards."""
    links: list[ChainLink] = []
    seen: set[str] = set()
    at = index.reading.attributions.get(claim.attribution_id or "")
    while at is not None and at.id not in seen:
        seen.add(at.id)
        links.append(ChainLink(_words(at, "source") or "nobody named", _words(at, "cue")))
        at = index.reading.attributions.get(at.outer_id or "")
    return tuple(links)


def _words(attribution: Attribution, part: str) -> str | None:
    spans = getattr(attribution, part)
    return " … ".join(span.quote for span in spans) or None


@dataclass(frozen=True, slots=True)
class Search(PageRecord):
    """Claims and reports that hold all words of a query."""

    q: str
    claims: tuple[ClaimRow, ...]
    """One of those in the same words of the same source; `also` names the rest."""
    also: tuple[tuple[ClaimRow, ...], ...]
    """Of each claim, the others in its words."""
    documents: tuple[DocumentRow, ...]


def search(look: Look, ask: Ask, key: str) -> Search:  # noqa: ARG001
    """Look for words in claims and reports."""
    index = look.index
    hits = index.view.search(ask.q, HITS)
    known = index.known
    known.fetch(hits.document_ids)
    index.claims_of(claim.id for claim in hits.claims)  # read at once
    alike: dict[tuple[str, str], list[ClaimRow]] = {}
    for claim in hits.claims:
        if claim.id in index.claim_by_id:
            row = claim_row(index, index.claim_by_id[claim.id])
            alike.setdefault((row.quote.casefold(), row.speaker), []).append(row)
    return Search(
        title=f"Search: {ask.q}" if ask.q else "Search",
        q=ask.q,
        claims=tuple(rows[0] for rows in alike.values()),
        also=tuple(tuple(rows[1:]) for rows in alike.values()),
        documents=tuple(
            document_row(index, known[i]) for i in hits.document_ids if i in known
        ),
    )
