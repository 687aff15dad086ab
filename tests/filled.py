"""A small case with a record of every type, about an invented bridge."""

from __future__ import annotations

from dataclasses import replace

from factories import make_actor, make_claim, make_document, make_link, span_of
from rashomon.model import (
    Account,
    Attribution,
    Cause,
    CauseKind,
    Certainty,
    Commitment,
    Comparator,
    CorrectedField,
    Correction,
    Entry,
    Event,
    EventMention,
    Evidence,
    Factuality,
    Failure,
    Fall,
    FallKind,
    Grade,
    JudgedSort,
    Judgement,
    JudgementKind,
    Level,
    Link,
    Mention,
    Note,
    NotedSort,
    Origin,
    OriginKind,
    OriginLevel,
    PageMap,
    Part,
    PartKind,
    Passage,
    PassageKind,
    Place,
    Quantity,
    Question,
    RawContent,
    Relation,
    RelationKind,
    Role,
    Sentence,
    Shift,
    ShiftKind,
    Sign,
    SignKind,
    Slot,
    SlotLevel,
    Source,
    Span,
    Tie,
    TimeMention,
    Variant,
    Weight,
    Withdrawal,
    Zone,
    ZoneKind,
    content_id,
)
from rashomon.store import Store
from rashomon.store.kinds import Record

WIRE = make_document(
    "Blast at Lisk bridge\n\nThe Varda army said at least 12 workers were killed in Lisk on "
    "3 May 2031. It was reported that the bridge had fallen.",
    external_id="01-wire",
    publisher="Ostrel Wire",
    title="Blast at Lisk bridge",
    published="2031-05-04",
)
COPY = make_document(
    "At least 12 workers were killed in Lisk on 3 May 2031.",
    external_id="02-copy",
    publisher="Kamen Post",
)
RIVAL = make_document(
    "=Nobody was killed, the Lisk council said; a cloudburst could bring floods.",
    external_id="03-rival",
)
DRAFT = make_document("A draft about Lisk.", external_id="05-draft")
ARMY = make_actor("Varda army", aliases=("the army",))
COUNCIL = make_actor("Lisk council")

_dead = span_of(WIRE, "at least 12 workers")
_attribution = Attribution(
    content_id("attribution", WIRE.id, "The Varda army"),
    WIRE.id,
    (span_of(WIRE, "at least 12 workers were killed in Lisk on 3 May 2031"),),
    (span_of(WIRE, "said"),),
    (span_of(WIRE, "The Varda army"),),
    score=0.93,
)
_lisk = WIRE.text.index("in Lisk") + 3
TOLL = make_claim(
    WIRE,
    "at least 12 workers were killed in Lisk on 3 May 2031",
    source="The Varda army",
    cue=span_of(WIRE, "said"),
    predicate="kill",
    quantities=(
        Quantity(
            _dead,
            min=12,
            comparator=Comparator.AT_LEAST,
            unit="worker",
            group="workers",
            state="kill",
        ),
    ),
    times=(TimeMention(span_of(WIRE, "3 May 2031"), "2031-05-03"),),
    places=(Mention(Span.of(WIRE.text, _lisk, _lisk + 4), Role.LOCATION, "GPE"),),
    actors=(Mention(span_of(WIRE, "workers"), Role.PATIENT, "COMMON"),),
    event=EventMention("ASSAULT", None, None, "workers"),
)
FALLEN = replace(
    make_claim(WIRE, "the bridge had fallen"),
    certainty=Certainty.HEDGED,
    certainty_by=span_of(WIRE, "It was reported"),
    source=Source(None, ()),
)
TOLD_AGAIN = make_claim(COPY, COPY.text[:-1])
NOBODY = make_claim(
    RIVAL,
    "Nobody was killed",
    source="the Lisk council",
    certainty=Certainty.DENIED,
    factuality=Factuality(Commitment.CERTAINLY_NOT, Commitment.UNKNOWN),
    negated=True,
)
FLOODS = make_claim(
    RIVAL,
    "a cloudburst could bring floods",
    certainty=Certainty.PREDICTED,
    condition=span_of(RIVAL, "a cloudburst"),
)

LISK = Place("Lisk", "XK", 42.5, 20.9, "city")
_killed = Variant(
    "variant-12",
    "at least 12",
    (TOLL.id, TOLD_AGAIN.id),
    (WIRE.id, COPY.id),
    ("origin-army",),
)
_none = Variant("variant-0", "none", (NOBODY.id,), (RIVAL.id,), ("origin-council",))
_fallen = Variant("variant-fell", "it fell", (FALLEN.id,), (WIRE.id,))
_why = Evidence("shared words", "9 of 9 words in order", ((WIRE.id, 41, 94),))


def filled_records() -> list[Record]:
    """Give the records of the case, documents in the middle."""
    place = TOLL.places[0].span
    informant = (OriginLevel.CLAIM, OriginKind.INFORMANT)
    return [
        TOLL, FALLEN, TOLD_AGAIN, NOBODY, FLOODS,
        RIVAL, COPY, WIRE, DRAFT,
        Withdrawal(DRAFT.id, "05-draft", "a draft"),
        _attribution,
        Attribution("attribution-odd", RIVAL.id, (), outer_id=_attribution.id),
        PageMap(RIVAL.id, PartKind.PAGE, (Part(2, 0, 17), Part(3, 18, 75))),
        RawContent(COPY.id, "00", "text/html", b"<p>\xff</p>"),
        Failure("ingest", "04-torn.pdf", "no text", "try another copy", "Traceback ..."),
        Zone(WIRE.id, ZoneKind.HEADLINE, 0, 20),
        Zone(WIRE.id, ZoneKind.BODY, 22, len(WIRE.text)),
        Sentence(WIRE.id, 22, 95, ZoneKind.BODY),
        ARMY, COUNCIL,
        make_link(WIRE, "The Varda army", ARMY),
        make_link(RIVAL, "the Lisk council", COUNCIL),
        Link(WIRE.id, place.start, place.end, None, LISK, "the only Lisk listed"),
        Passage(
            "passage-1", PassageKind.EXACT, WIRE.id, TOLL.span, COPY.id, TOLD_AGAIN.span, 0.97
        ),
        Origin(
            "origin-text", OriginLevel.DOCUMENT, OriginKind.REPRINT, (COPY.id, WIRE.id),
            first_id=WIRE.id, evidence=(_why,),
        ),
        Origin("origin-alone", OriginLevel.DOCUMENT, OriginKind.SINGLE, (RIVAL.id,)),
        Origin(
            "origin-army", *informant, (COPY.id, WIRE.id), (TOLL.id, TOLD_AGAIN.id),
            name="Varda army", evidence=(_why,),
        ),
        Origin("origin-council", *informant, (RIVAL.id,), (NOBODY.id,), name="Lisk council"),
        Sign(RIVAL.id, SignKind.SPUN, span_of(RIVAL, "cloudburst"), ("storm", "rain")),
        Shift(
            "shift-1", ShiftKind.ATTRIBUTION_DROPPED, TOLL.id, TOLD_AGAIN.id,
            Evidence("source", "the army is no longer named"), directed=True,
        ),
        Event("event-1", "ASSAULT", "2031-05-03", "Lisk", (TOLL.id, NOBODY.id)),
        Relation(
            "relation-1", RelationKind.CONTRADICTS, TOLL.id, NOBODY.id, Slot.NUMBER,
            (SlotLevel("quantity", Level.INCOMPATIBLE, "none against at least 12"),),
            "Both count the killed of one day in Lisk.",
        ),
        Relation("relation-2", RelationKind.SAME, TOLL.id, TOLD_AGAIN.id, None, (), "Same words."),
        Relation("relation-odd", RelationKind.SAME, TOLL.id, "claim-none", None, (), "Odd."),
        Question("question-2", "Did the bridge fall?", None, (_fallen,), disputed=False),
        Question(
            "question-1", "How many were killed?", Slot.NUMBER, (_killed, _none),
            disputed=True,
        ),
        Grade("Varda army", "C", "a party"),
        Judgement(
            "judgement-1", JudgementKind.SAME, JudgedSort.CLAIM,
            ((FALLEN.id,), ("claim-of-a-document-that-is-gone",)), ("fell", "gone"),
            "Ann", "2031-06-01T10:00:00+00:00", "one fall", read_as="same, same words",
        ),
        Correction(
            "correction-1", FALLEN.id, WIRE.id, FALLEN.span, CorrectedField.CERTAINTY, "reported",
            "hedged", "Ann", "2031-06-01T10:00:00+00:00", certainty=Certainty.REPORTED,
            note="it is a report", withdrawn_at="2031-06-02T10:00:00+00:00", withdrawn_by="Ann",
        ),
        Note(
            "note-1", NotedSort.DOCUMENT, COPY.id, "02-copy", "ask them for the time", "Ann",
            "2031-06-01T10:00:00+00:00",
        ),
        Weight(
            "variant-12", "C", 3, ("a party to the matter",),
            (Grade("Varda army", "C", "a party"),),
        ),
        Fall("fall-1", FallKind.DISPUTE, "question-1", "How many were killed?", ("Lisk council",)),
        Account(
            "account-1", "Varda army: at least 12 killed", ("variant-12",),
            ("Kamen Post", "Varda army"), (TOLL.id,), ("question-2",),
        ),
        Account("account-2", "Lisk council: nobody killed", ("variant-0",), ("Lisk council",)),
        Tie("tie-1", ARMY.id, COUNCIL.id, "accuses", "2031-05", hedged=True, claim_ids=(TOLL.id,)),
        Cause(
            "cause-1", "a cloudburst", "floods", CauseKind.LEADS_TO, "predicted",
            partial=False, claim_ids=(FLOODS.id,), account_ids=("account-2",),
        ),
        Entry("2031-05-03", (TOLL.id, NOBODY.id), disputed=True),
        Entry("2031-05-01", (FALLEN.id,), disputed=False),
    ]  # fmt: skip


RUN = {
    "versions": {"rashomon": "0.1.0"},
    "params": {"compare": {"cap": 100}},
    "counts": {"documents": 3},
}


def fill(store: Store, *, backwards: bool = False) -> Store:
    """Put the case into a store, a document at a time or in the other order."""
    records = filled_records()
    with store.writer() as writer:
        writer.add(reversed(records) if backwards else records)
        writer.set_run(RUN)
    return store
