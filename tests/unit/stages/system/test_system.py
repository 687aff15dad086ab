from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_actor, make_claim, make_document, make_link, span_of
from rashomon.model import (
    Attribution,
    CauseKind,
    Certainty,
    EventMention,
    Mention,
    Reading,
    Relation,
    RelationKind,
    Role,
    Slot,
    TimeMention,
)
from rashomon.stages.system import SystemParams, find_system

CAUSES = [
    # words, cause, effect, kind
    ("losing the bridge could lead to the loss of Ostrel",
     "losing the bridge", "the loss of Ostrel", "leads_to"),
    ("the famine was caused by the closing of the road",
     "the closing of the road", "the famine", "causes"),
    ("the truce paved the way for elections in May", "the truce", "elections in May", "enables"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "cause", "effect", "kind"), CAUSES)
def test_a_connective_joins_cause_and_effect(
    words: str, cause: str, effect: str, kind: str
):
    document = make_document(f"The envoy said {words}.")
    reading = Reading.of([document], claims=[make_claim(document, words, "The envoy")])
    (found,) = find_system(reading, [], SystemParams()).causes
    assert (found.cause, found.effect, found.kind) == (cause, effect, kind)


def test_a_chain_of_effects_keeps_its_order_and_hedge():
    words = "losing Ostrel could lead to the loss of Tamra, followed by the fall of Velika"
    document = make_document(words)
    claim = make_claim(document, words, certainty=Certainty.PREDICTED)
    found = find_system(Reading.of([document], claims=[claim]), [], SystemParams())
    assert {(c.cause, c.effect) for c in found.causes} == {
        ("losing Ostrel", "the loss of Tamra"),
        ("the loss of Tamra", "the fall of Velika"),
    }
    assert {c.certainty for c in found.causes} == {"predicted"}


def test_partly_leaves_room_for_other_causes():
    words = "the revolt was partly fueled by the price of bread"
    document = make_document(words)
    reading = Reading.of([document], claims=[make_claim(document, words)])
    (found,) = find_system(reading, [], SystemParams()).causes
    assert found.partial
    assert found.kind is CauseKind.CAUSES


def test_a_denied_cause_is_none():
    words = "the famine was caused by the closing of the road"
    document = make_document(words)
    claim = make_claim(document, words, certainty=Certainty.DENIED)
    found = find_system(Reading.of([document], claims=[claim]), [], SystemParams())
    assert found.causes == ()


def test_agent_and_patient_are_tied_and_a_denial_ties_nobody():
    document = make_document("The army attacked the Free Column.")
    army, column = make_actor("army"), make_actor("Free Column")
    claim = make_claim(
        document,
        "The army attacked the Free Column",
        predicate="attack",
        actors=(
            Mention(span_of(document, "The army"), Role.AGENT, "COMMON"),
            Mention(span_of(document, "Free Column"), Role.PATIENT, "ORG"),
        ),
    )
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
    names = reading.actors[tie.from_id].name, reading.actors[tie.to_id].name
    assert (*names, tie.kind, tie.hedged) == ("Ostrel", "Tamra", "accuses", False)


def test_an_act_of_speech_that_names_nobody_ties_nobody():
    reading = accusing_case()
    (act,) = reading.attributions.values()
    nobody = replace(act, event=EventMention("ACCUSE", "allege", "Ostrel", None))
    reading = replace(reading, attributions={act.id: nobody})
    assert find_system(reading, [], SystemParams()).ties == ()
