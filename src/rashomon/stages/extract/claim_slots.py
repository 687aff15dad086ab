"""Fill the slots of a claim: its words, figures, times, places, actors, event, ties, causes.

clause, credit, standing -> Claim
"""

from __future__ import annotations

from rashomon.model import Claim, Quantity, Span, TimeMention, ZoneKind, content_id
from rashomon.stages.extract.cause_words import find_causes
from rashomon.stages.extract.clauses import Clause
from rashomon.stages.extract.commitment import Standing
from rashomon.stages.extract.happenings import find_event
from rashomon.stages.extract.mentions import actor_mentions, place_mentions
from rashomon.stages.extract.pages import Credit, Page
from rashomon.stages.extract.shown import shown_start
from rashomon.text.quoting import past_closing_mark


def filled(
    page: Page, clause: Clause, credit: Credit | None, standing: Standing, zone: ZoneKind
) -> Claim:
    """Make the claim of a clause.

    Args:
        page: The document.
        clause: Its words.
        credit: Under whose credit it stands; None: the writer's.
        standing: How sure it is put, and by what words.
        zone: The kind of the zone it stands in.
    """
    attribution = credit.attribution if credit else None
    told = attribution if credit and not credit.cue.denies else None
    start = shown_start(page.parse, clause, told)
    span = Span.of(page.text, start, past_closing_mark(page.text, start, clause.end))
    return Claim(
        id=content_id(
            "claim",
            page.document.id,
            attribution.id if attribution else None,
            span.start,
            span.end,
            clause.head.start,
        ),
        document_id=page.document.id,
        zone=zone,
        span=span,
        attribution_id=attribution.id if attribution else None,
        factuality=standing.factuality,
        certainty=standing.certainty,
        source=credit.source if credit else None,
        cue=attribution.cue[0] if attribution and attribution.cue else None,
        certainty_by=standing.by,
        condition=standing.condition,
        predicate=clause.head.lemma,
        negated=standing.negated,
        quantities=quantities_of(page, clause),
        times=times_of(page, clause, span) or (() if credit else page.dated_at(span.start)),
        places=place_mentions(page.parse, clause, page.named),
        actors=actor_mentions(page.parse, clause, page.named),
        event=find_event(page.parse, clause),
        ties=page.ties.ties(clause),
        causes=find_causes(page.parse, clause),
    )


def quantities_of(page: Page, clause: Clause) -> tuple[Quantity, ...]:
    """Give the figures among the words of a clause, not those of a clause inside it."""
    words = {t.start for t in clause.tokens}
    return tuple(
        q
        for q in page.quantities.touching(clause.start, clause.end)
        if any(
            t.start in words for t in page.parse.tokens_between(q.span.start, q.span.end)
        )
    )


def times_of(page: Page, clause: Clause, span: Span) -> tuple[TimeMention, ...]:
    """Give the times of a clause; a clause without a subject shares those of the one above."""
    near = page.times.touching(span.start, span.end)
    own = tuple(t for t in near if span.contains(t.span))
    if own or clause.head.dep not in {"advcl", "conj"} or clause.head.tag != "VBG":
        return own
    start, end = page.parse.sentence_range(clause.head.sentence)
    above = page.times.touching(start, span.start)
    before = (t for t in above if start <= t.span.start and t.span.end <= span.start)
    return tuple(before)[:1] if end else ()
