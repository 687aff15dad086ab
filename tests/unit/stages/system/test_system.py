from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factories import make_actor, make_claim, make_document, make_link, span_of
from rashomon.model import (
    ActorKind,
    Attribution,
    CauseKind,
    CauseMention,
    Certainty,
    Claim,
    Document,
    EventMention,
    Mention,
    Origin,
    OriginKind,
    OriginLevel,
    Reading,
    Relation,
    RelationKind,
    Role,
    Slot,
    TieMention,
    TimeMention,
)
from rashomon.stages.system import SystemParams, find_system


def caused(document: Document, words: str, cause: str, effect: str, **fields: Any) -> Claim:
    """Build a claim that makes one thing bring about another."""
    hedged = fields.pop("hedged", False)
    by = span_of(document, fields.pop("by", "led to"))
    mention = CauseMention(
        "leads_to", span_of(document, cause), span_of(document, effect), by, hedged=hedged
    )
    return make_claim(document, words, causes=(mention,), **fields)


def test_a_cause_keeps_the_words_that_join_it_and_its_hedge():
    words = "losing the bridge could lead to the loss of Ostrel"
    document = make_document(f"The envoy said {words}.")
    claim = caused(
        document, words, "losing the bridge", "the loss of Ostrel", by="lead", hedged=True
    )
    reading = Reading.of([document], claims=[claim])
    (found,) = find_system(reading, [], SystemParams()).causes
    assert (found.cause, found.effect) == ("losing the bridge", "the loss of Ostrel")
    assert (found.link, found.certainty, found.kind) == (
        "could lead to",
        "hedged",
        CauseKind.LEADS_TO,
    )


@pytest.mark.parametrize(
    ("words", "by", "link"),
    [
        ("the flood led to the hunger", "led to", "led to"),
        ("the hunger came due to the flood", "due to", "leads to (“due to”)"),
        (
            "because of the flood there was the hunger",
            "because of",
            "leads to (“because of”)",
        ),
        ("the hunger was caused by the flood", "caused", "caused"),
    ],
)
def test_a_link_reads_from_the_cause_to_the_effect(words: str, by: str, link: str):
    """What stands behind the effect, or before both, would say the opposite between them."""
    document = make_document(f"The envoy said {words}.")
    claim = caused(document, words, "the flood", "the hunger", by=by)
    found = find_system(Reading.of([document], claims=[claim]), [], SystemParams()).causes
    assert [(c.cause, c.link, c.effect) for c in found] == [
        ("the flood", link, "the hunger")
    ]


@pytest.mark.parametrize("certainty", [Certainty.DENIED, Certainty.OPINION])
def test_a_cause_that_is_denied_or_a_view_is_none(certainty: Certainty):
    words = "the drought led to hunger"
    document = make_document(words)
    claim = caused(document, words, "the drought", "hunger", certainty=certainty)
    reading = Reading.of([document], claims=[claim])
    assert find_system(reading, [], SystemParams()).causes == ()


FIGHT = "The army attacked the Free Column."


def tied(text: str, doer: str, other: str, **fields: Any) -> tuple[Document, Claim]:
    """Build a claim that ties two parties."""
    document = make_document(text)
    tie = TieMention(
        "fights",
        span_of(document, doer),
        span_of(document, other),
        span_of(document, "attacked"),
    )
    return document, make_claim(document, text[:-1], ties=(tie,), **fields)


def test_two_linked_parties_are_tied_and_a_denial_ties_nobody():
    document, claim = tied(FIGHT, "The army", "Free Column")
    army, column = make_actor("army"), make_actor("Free Column")
    links = [
        make_link(document, "The army", army),
        make_link(document, "Free Column", column),
    ]
    reading = Reading.of([document], claims=[claim], actors=[army, column], links=links)
    (tie,) = find_system(reading, [], SystemParams()).ties
    assert (tie.from_id, tie.to_id, tie.kind, tie.hedged) == (
        army.id, column.id, "fights", False,
    )  # fmt: skip
    denied = replace(claim, certainty=Certainty.DENIED)
    reading = Reading.of([document], claims=[denied], actors=[army, column], links=links)
    assert find_system(reading, [], SystemParams()).ties == ()


def test_a_party_without_a_name_keeps_its_words_and_two_of_them_tie_nobody():
    document, claim = tied(FIGHT, "The army", "Free Column")
    column = make_actor("Free Column")
    link = make_link(document, "Free Column", column)
    reading = Reading.of([document], claims=[claim], actors=[column], links=[link])
    (tie,) = find_system(reading, [], SystemParams()).ties
    assert (tie.from_id, tie.from_words, tie.to_id) == (None, "The army", column.id)
    assert (
        find_system(Reading.of([document], claims=[claim]), [], SystemParams()).ties == ()
    )


def test_a_nation_s_adjective_is_its_state():
    document, claim = tied(
        "French planes attacked the Free Column.", "French", "Free Column"
    )
    france, column = make_actor("France", ActorKind.STATE), make_actor("Free Column")
    link = make_link(document, "Free Column", column)
    reading = Reading.of([document], claims=[claim], actors=[france, column], links=[link])
    (tie,) = find_system(reading, [], SystemParams()).ties
    assert tie.from_id == france.id


def test_the_date_of_another_happening_is_not_that_of_the_tie():
    text = "Since Varga took power in 2021, the army attacked the Free Column."
    for words, edtf in (("2021", None), ("the army", "2021")):
        document, claim = tied(text, "the army", "Free Column")
        claim = replace(claim, times=(TimeMention(span_of(document, words), "2021"),))
        if words == "the army":
            claim = replace(claim, span=span_of(document, text[32:-1]))
        column = make_actor("Free Column")
        link = make_link(document, "Free Column", column)
        reading = Reading.of([document], claims=[claim], actors=[column], links=[link])
        (tie,) = find_system(reading, [], SystemParams()).ties
        assert tie.edtf == edtf


def test_a_disputed_date_is_said_to_be_disputed():
    document = make_document("It fell on Monday. It fell on Tuesday.")
    monday, tuesday = (
        make_claim(document, words, times=(TimeMention(span_of(document, day), edtf),))
        for words, day, edtf in [
            ("It fell on Monday", "Monday", "2031-06-09"),
            ("It fell on Tuesday", "Tuesday", "2031-06-10"),
        ]
    )
    against = Relation(
        "r", RelationKind.CONTRADICTS, monday.id, tuesday.id, Slot.DATE, (), ""
    )
    reading = Reading.of([document], claims=[monday, tuesday])
    timeline = find_system(reading, [against], SystemParams()).timeline
    assert [(e.edtf, e.disputed) for e in timeline] == [
        ("2031-06-09", True),
        ("2031-06-10", True),
    ]
    assert not find_system(reading, [], SystemParams()).timeline[0].disputed


def accusing_case(*, content: str = "Tamra of shelling the port") -> Reading:
    document = make_document(f"Ostrel accused {content}.")
    ostrel, tamra = make_actor("Ostrel"), make_actor("Tamra")
    act = Attribution(
        "a-1",
        document.id,
        (span_of(document, content),),
        cue=(span_of(document, "accused"),),
        source=(span_of(document, "Ostrel"),),
        event=EventMention("ACCUSE", "allege", "Ostrel", "Tamra"),
    )
    claim = replace(
        make_claim(
            document,
            content,
            "Ostrel",
            certainty=Certainty.HEDGED,
            actors=(Mention(span_of(document, "Tamra"), Role.OTHER, "GPE"),),
        ),
        attribution_id=act.id,
    )
    links = [make_link(document, "Ostrel", ostrel), make_link(document, "Tamra", tamra)]
    return Reading.of(
        [document], claims=[claim], attributions=[act], actors=[ostrel, tamra], links=links
    )


def test_who_accuses_is_tied_to_the_accused_whatever_hedges_the_content():
    reading = accusing_case()
    (tie,) = find_system(reading, [], SystemParams()).ties
    names = reading.actors[tie.from_id or ""].name, reading.actors[tie.to_id or ""].name
    assert (*names, tie.kind, tie.hedged) == ("Ostrel", "Tamra", "accuses", False)


def test_an_act_of_speech_that_names_nobody_ties_nobody():
    reading = accusing_case()
    (act,) = reading.attributions.values()
    nobody = replace(act, event=EventMention("ACCUSE", "allege", "Ostrel", None))
    reading = replace(reading, attributions={act.id: nobody})
    assert find_system(reading, [], SystemParams()).ties == ()


def test_copies_of_one_text_call_one_party_by_one_name():
    texts = (
        "The army attacked the Free Column.",
        "Today the army attacked the Free Column.",
    )
    column = make_actor("Free Column")
    pairs = [
        tied(text, text[text.lower().index("the army") :][:8], "Free Column")
        for text in texts
    ]
    pairs = [
        (d, replace(c, ties=(replace(c.ties[0], doer=span_of(d, "army")),)))
        for d, c in pairs
    ]
    documents, claims = [d for d, _ in pairs], [c for _, c in pairs]
    links = [make_link(d, "Free Column", column) for d in documents]
    copies = Origin(
        "o-1", OriginLevel.DOCUMENT, OriginKind.REPRINT, tuple(d.id for d in documents)
    )
    for origins, count in (([copies], 1), ([], 2)):
        reading = Reading.of(
            documents, claims=claims, actors=[column], links=links, origins=origins
        )
        assert len(find_system(reading, [], SystemParams()).ties) == count
