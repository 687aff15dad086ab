"""Small cases to look at in a browser, one of them full of what an attacker would write."""

from __future__ import annotations

from starlette.testclient import TestClient

from factories import make_actor, make_claim, make_document, make_link, span_of
from filled import RUN, fill
from rashomon.model import (
    Account,
    Cause,
    CauseKind,
    Certainty,
    CorrectedField,
    Correction,
    Entry,
    Evidence,
    Failure,
    Grade,
    JudgedSort,
    Judgement,
    JudgementKind,
    Note,
    NotedSort,
    Origin,
    OriginKind,
    OriginLevel,
    Passage,
    PassageKind,
    Question,
    Relation,
    RelationKind,
    Shift,
    ShiftKind,
    Sign,
    SignKind,
    Slot,
    Tie,
    Variant,
    Weight,
    Withdrawal,
)
from rashomon.serve import ServeOptions, make_app
from rashomon.store import Store, memory_store

BASE = "http://127.0.0.1:8000"

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "</textarea></bdi><iframe srcdoc='<script>alert(1)</script>'>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% include 'base.html' %}",
    "\u202egnp.exe\u202c",
)
"""Stored cross-site scripting, template injection, and text that turns around."""

HOSTILE = " ".join(PAYLOADS)


def filled_case() -> Store:
    """Give a case with a record of every type."""
    return fill(memory_store())


def hostile_case() -> Store:
    """Give a case in which every word of others is hostile."""
    wire = make_document(
        f"{HOSTILE} Two died, {HOSTILE} said.",
        external_id=f"01 {HOSTILE}",
        publisher=HOSTILE,
        title=HOSTILE,
        url="javascript:alert(document.cookie)",
        path=HOSTILE,
        published="2031-05-04",
    )
    rival = make_document(
        f"{HOSTILE} Nobody died.", external_id=f"02 {HOSTILE}", url=HOSTILE
    )
    gone = make_document("A draft.", external_id=HOSTILE)
    two = make_claim(wire, f"{HOSTILE} Two died", source=f"{HOSTILE} said")
    none = make_claim(rival, f"{HOSTILE} Nobody died")
    actor = make_actor(HOSTILE, aliases=(f"{HOSTILE} alias",))
    why = Evidence(HOSTILE, HOSTILE, ((wire.id, 0, 9),))
    answers = (
        Variant("variant-2", HOSTILE, (two.id,), (wire.id, rival.id), ("origin-a",)),
        Variant("variant-0", f"{HOSTILE} none", (none.id,), (rival.id,), ("origin-b",)),
    )
    records = [
        wire,
        rival,
        gone,
        two,
        none,
        actor,
        make_link(wire, f"{HOSTILE} said", actor),
        Question("question-1", HOSTILE, Slot.NUMBER, answers, disputed=True),
        Relation(
            "relation-1",
            RelationKind.CONTRADICTS,
            two.id,
            none.id,
            Slot.NUMBER,
            (),
            HOSTILE,
        ),
        Origin(
            "origin-t",
            OriginLevel.DOCUMENT,
            OriginKind.REPRINT,
            (wire.id, rival.id),
            name=HOSTILE,
            first_id=wire.id,
            evidence=(why,),
        ),
        Origin(
            "origin-a",
            OriginLevel.CLAIM,
            OriginKind.INFORMANT,
            (wire.id,),
            (two.id,),
            HOSTILE,
            evidence=(why,),
        ),
        Origin(
            "origin-b", OriginLevel.CLAIM, OriginKind.UNSOURCED, (rival.id,), (none.id,)
        ),
        Passage(
            "passage-1", PassageKind.EDITED, wire.id, two.span, rival.id, none.span, 0.5
        ),
        Account(
            "account-1", HOSTILE, ("variant-2",), (HOSTILE,), (two.id,), matter="matter-1"
        ),
        Account("account-2", HOSTILE, ("variant-0",), (HOSTILE,), (), matter="matter-1"),
        Tie(
            "tie-1",
            actor.id,
            None,
            HOSTILE,
            None,
            hedged=False,
            claim_ids=(two.id,),
            to_words=HOSTILE,
        ),
        Tie(
            "tie-2",
            None,
            actor.id,
            HOSTILE,
            None,
            hedged=True,
            claim_ids=(none.id,),
            from_words=HOSTILE,
        ),
        Cause(
            "cause-1",
            HOSTILE,
            HOSTILE,
            CauseKind.CAUSES,
            "asserted",
            partial=False,
            claim_ids=(two.id,),
        ),
        Entry("2031-05-03", (two.id,), disputed=True),
        Shift("shift-1", ShiftKind.NUMBER_CHANGED, two.id, none.id, Evidence("x", HOSTILE)),
        Sign(rival.id, SignKind.SPUN, span_of(rival, "Nobody"), (HOSTILE,)),
        Weight("variant-2", "C", 3, (HOSTILE,), (Grade(HOSTILE, "C", HOSTILE),)),
        Grade(HOSTILE, "C", HOSTILE),
        Failure("ingest", HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        Withdrawal(gone.id, HOSTILE, HOSTILE),
        Judgement(
            "judgement-1",
            JudgementKind.SAME,
            JudgedSort.CLAIM,
            ((two.id,), (none.id,)),
            (HOSTILE, HOSTILE),
            HOSTILE,
            "2031-06-01T10:00:00+00:00",
            HOSTILE,
            read_as=HOSTILE,
        ),
        Correction(
            "correction-1",
            two.id,
            wire.id,
            two.span,
            CorrectedField.CERTAINTY,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            "2031-06-01T10:00:00+00:00",
            certainty=Certainty.HEDGED,
            note=HOSTILE,
        ),
        *(
            Note(
                f"note-{of}",
                of,
                key,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                "2031-06-01T10:00:00+00:00",
            )
            for of, key in (
                (NotedSort.CLAIM, two.id),
                (NotedSort.QUESTION, "question-1"),
                (NotedSort.ACTOR, actor.id),
                (NotedSort.DOCUMENT, wire.id),
            )
        ),
    ]
    store = memory_store()
    with store.writer() as writer:
        writer.add(records)
        writer.set_run({**RUN, "notes": [HOSTILE], "params": {HOSTILE: {HOSTILE: HOSTILE}}})
    return store


def client_of(store: Store, options: ServeOptions | None = None) -> TestClient:
    """Give a browser that looks at a case."""
    app = make_app(store, options or ServeOptions())
    return TestClient(app, base_url=BASE, headers={"accept": "text/html"})
