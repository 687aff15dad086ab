"""The whole comparison on small invented cases."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from factories import make_claim, make_document, span_of
from rashomon.model import (
    Certainty,
    Claim,
    Comparator,
    Document,
    EventMention,
    Quantity,
    Reading,
    Relation,
    RelationKind,
    Sentence,
    Slot,
    TimeMention,
    ZoneKind,
)
from rashomon.stages.compare import CompareParams, Comparison, compare_claims
from rashomon.stages.compare.facets import find_facets


def count(
    document: Document, words: str, value: float | None, **fields: object
) -> Quantity:
    given: dict[str, object] = {"value": value, "unit": "person", "state": "kill"} | fields
    return Quantity(span_of(document, words), **given)  # type: ignore[arg-type]


def compare(documents: list[Document], claims: list[Claim]) -> Comparison:
    return compare_claims(Reading.of(documents, claims=claims), CompareParams(pairs_read=0))


LEAD = "A ferry capsized off Ostrel harbour on Monday. "


def ferry_case(reverse: bool = False) -> Comparison:  # noqa: FBT001, FBT002  test helper
    a = make_document(
        LEAD
        + "The ferry disaster in Ostrel killed 31 passengers, the harbour office said.",
        external_id="a",
        published="2021-05-04",
    )
    b = make_document(
        LEAD + "The ferry disaster in Ostrel killed 19 passengers, the mayor said.",
        external_id="b",
        published="2021-05-04",
    )
    claims = [
        make_claim(
            a,
            "The ferry disaster in Ostrel killed 31 passengers",
            "the harbour office",
            quantities=(count(a, "31", 31, unit="passenger"),),
        ),
        make_claim(
            b,
            "The ferry disaster in Ostrel killed 19 passengers",
            "the mayor",
            quantities=(count(b, "19", 19, unit="passenger"),),
        ),
    ]
    documents = [a, b]
    if reverse:
        documents.reverse()
        claims.reverse()
    return compare(documents, claims)


def test_two_counts_of_one_disaster_part_on_number():
    found = ferry_case()
    assert [(r.kind, r.on) for r in found.relations] == [
        (RelationKind.CONTRADICTS, Slot.NUMBER)
    ]
    assert "“31”" in found.relations[0].why


def test_the_question_names_what_is_asked_and_both_answers():
    question = ferry_case().questions[0]
    assert question.disputed
    assert question.text == "How many passengers were killed?"
    assert {v.answer for v in question.variants} == {"31", "19"}


def test_input_order_changes_nothing():
    assert ferry_case() == ferry_case(reverse=True)


def test_one_document_with_one_claim_asks_nothing():
    document = make_document("The bridge at Ostrel was closed on Monday.")
    found = compare([document], [make_claim(document, "The bridge at Ostrel was closed")])
    assert found == Comparison((), (), (), 0, 0)


@pytest.mark.parametrize(("voices", "asked"), [((None, None), 0), ((None, "The guild"), 1)])
def test_what_one_voice_says_twice_in_one_report_is_no_question(
    voices: tuple[str | None, ...], asked: int
):
    words = (
        "The mayor sold the old mill to Ostrel",
        "the mayor sold the old mill to Ostrel",
    )
    document = make_document(f"{words[0]}. The guild and the paper say it: {words[1]}.")
    said = zip(words, voices, strict=True)
    found = compare([document], [make_claim(document, *one) for one in said])
    assert [r.kind for r in found.relations] == [RelationKind.SAME]
    assert len(found.questions) == asked


def test_unrelated_reports_ask_nothing():
    a = make_document("A mine collapsed in Velm, killing 12 miners.", external_id="a")
    b = make_document("Voters in Corvane chose a new parliament.", external_id="b")
    claims = [
        make_claim(a, "A mine collapsed in Velm, killing 12 miners"),
        make_claim(b, "Voters in Corvane chose a new parliament"),
    ]
    assert compare([a, b], claims).relations == ()


def test_no_claims_at_all():
    assert compare([], []) == Comparison((), (), (), 0, 0)


def test_claims_that_agree_on_two_counts_answer_two_questions():
    a = make_document(
        f"{LEAD}The ferry disaster left 31 dead and 40 injured.",
        external_id="a",
        published="2021-05-04",
    )
    b = make_document(
        f"{LEAD}The ferry disaster killed 31 people and injured 40.",
        external_id="b",
        published="2021-05-04",
    )
    told = (
        (
            a,
            "The ferry disaster left 31 dead and 40 injured",
            {"unit": None, "state": None},
        ),
        (b, "The ferry disaster killed 31 people and injured 40", {"state": None}),
    )
    claims = [
        make_claim(
            document,
            words,
            quantities=(
                count(document, "31", 31, **given),
                count(document, "40", 40, unit=None, state=None),
            ),
        )
        for document, words, given in told
    ]
    found = compare([a, b], claims)
    asked = {q.text: [v.answer for v in q.variants] for q in found.questions}
    assert asked == {
        "How many people were killed?": ["31"],
        "How many people were injured?": ["40"],
    }


ALERT = "A ferry capsized off Ostrel, {} passengers died."


def test_two_alerts_of_one_sentence_are_of_one_matter():
    """What a short report must share is a share of what it says, not six terms."""
    a = make_document(ALERT.format("31"), external_id="a", published="2021-05-04")
    b = make_document(
        f"Mayor: {ALERT.format('at most 19')}", external_id="b", published="2021-05-04"
    )
    claims = [
        make_claim(a, "31 passengers died", quantities=(count(a, "31", 31, unit=None),)),
        make_claim(
            b,
            "at most 19 passengers died",
            quantities=(
                count(b, "at most 19", None, max=19, unit=None, comparator="at_most"),
            ),
        ),
    ]
    assert [(r.kind, r.on) for r in compare([a, b], claims).relations] == [
        (RelationKind.CONTRADICTS, Slot.NUMBER)
    ]


OPENING = "An earthquake struck the coast of Velmar on Tuesday, the institute said. "


def told(  # noqa: PLR0913  one report, one claim
    name: str,
    words: str,
    *,
    figure: str = "",
    value: float = 0,
    unit: str | None = None,
    published: str | None = "2031-07-02",
    opening: str = OPENING,
) -> tuple[Document, Claim]:
    """Make a report that opens with one happening, and a claim with one figure."""
    document = make_document(f"{opening}{words}.", external_id=name, published=published)
    quantities = (count(document, figure, value, unit=unit, state=None),) if figure else ()
    return document, make_claim(document, words, quantities=quantities)


def parted(*told_by: tuple[Document, Claim]) -> list[tuple[RelationKind, Slot | None]]:
    documents, claims = zip(*told_by, strict=True)
    found = compare(list(documents), list(claims)).relations
    return [(r.kind, r.on) for r in found if r.kind is RelationKind.CONTRADICTS]


def test_two_lengths_of_what_both_reports_lead_with_part():
    a = told(
        "a", "The quake shook houses for one minute", figure="one", value=1, unit="minute"
    )
    b = told("b", "The quake was felt for 15 seconds", figure="15", value=15, unit="second")
    assert parted(a, b) == [(RelationKind.CONTRADICTS, Slot.NUMBER)]
    [question] = compare([a[0], b[0]], [a[1], b[1]]).questions
    assert question.text == "How long did the earthquake last?"
    assert {v.answer for v in question.variants} == {"one minute", "15 seconds"}


def test_what_took_long_after_the_happening_is_not_its_length():
    a = told(
        "a",
        "Men were trapped for two days after the quake",
        figure="two",
        value=2,
        unit="day",
    )
    b = told("b", "The quake was felt for 15 seconds", figure="15", value=15, unit="second")
    assert parted(a, b) == []


def test_depths_of_quakes_that_two_reports_lead_with_part_only_when_near_in_time():
    deep = "The quake struck at a depth of {} km under the old harbour"
    a = told("a", deep.format(10), figure="10", value=10, unit="km")
    b = told("b", deep.format(40), figure="40", value=40, unit="km")
    later = told(
        "b", deep.format(40), figure="40", value=40, unit="km", published="2031-09-02"
    )
    assert parted(a, b) == [(RelationKind.CONTRADICTS, Slot.NUMBER)]
    assert parted(a, later) == []


def test_ages_of_two_persons_are_not_set_against_each_other():
    words = "The {}-year-old was shot outside her home on First Street in Velmar"
    a = told("a", words.format(10), figure="10", value=10, unit="year-old")
    b = told("b", words.format(34), figure="34", value=34, unit="year-old")
    assert parted(a, b) == []


RAID = "An explosion hit the market of Dorn on Tuesday, the mayor said. "

BLAMED = "The Harn militia fired on the market from the ridge"


def answered(
    words: str,
    source: str,
    predicate: str | None = None,
    laid: tuple[str, str] = (BLAMED, "fire"),
) -> list[Relation]:
    """Set a denial against a report that names who did it."""
    blamed, denied = (
        make_document(f"{RAID}{told}.", external_id=name, published="2031-07-02")
        for name, told in (("a", laid[0]), ("b", f"{source} denied {words}"))
    )
    yes = make_claim(
        blamed,
        laid[0],
        predicate=laid[1],
        event=EventMention("ASSAULT", agent="The Harn militia"),
    )
    no = make_claim(denied, words, source, certainty=Certainty.DENIED, predicate=predicate)
    return list(compare([blamed, denied], [yes, no]).relations)


@pytest.mark.parametrize(
    ("words", "source", "predicate"),
    [
        ("any role", "The Harn militia", None),
        ("responsibility for the explosion", "Kiran Vel, a commander of the militia", None),
        ("that it had shelled the market", "The Harn militia", "shell"),
        ("accusations that it shelled the market", "The Harn militia", "accusation"),
        ("carrying out the attack", "The militia", "carry"),
    ],
)
def test_a_denial_of_a_deed_meets_who_is_said_to_have_done_it(
    words: str, source: str, predicate: str | None
):
    [found] = answered(words, source, predicate)
    assert (found.kind, found.on) == (RelationKind.CONTRADICTS, Slot.RESPONSIBILITY)
    assert "differ on who did it: The Harn militia" in found.why


@pytest.mark.parametrize(
    ("words", "source", "predicate"),
    [
        ("any role", "The army", None),  # nobody said that it was the army
        ("a role in the talks", "The Harn militia", None),  # another matter
        ("responsibility for the flood", "The Harn militia", None),
        ("that it had closed the market", "The Harn militia", "close"),
    ],
)
def test_other_denials_leave_who_did_it_alone(
    words: str, source: str, predicate: str | None
):
    assert answered(words, source, predicate) == []


def test_who_denies_one_deed_may_have_done_another():
    shot = "The Harn militia shot nine men at the market", "shoot"
    words, source = "that it had fired rockets at the market", "The Harn militia"
    assert answered(words, source, "fire") != []
    assert answered(words, source, "fire", shot) == []


SHELLING = "Shells hit the market of Dorn on Tuesday, the mayor said. "


def test_an_undated_toll_is_of_what_its_report_leads_with():
    a = told("a", "No more than six died", figure="No more than six", opening=SHELLING)
    capped = Quantity(
        a[1].quantities[0].span, max=6.0, comparator=Comparator.AT_MOST, state="kill"
    )
    a = a[0], replace(a[1], quantities=(capped,), predicate="die")
    killed = "24 people were killed in Dorn on the evening of 1 July"
    b = told("b", killed, figure="24", value=24, unit="person", opening=SHELLING)
    elsewhere = told(
        "b",
        killed,
        figure="24",
        value=24,
        unit="person",
        opening="The two sides signed a truce in Velm on Tuesday. ",
    )
    assert parted(a, b) == [(RelationKind.CONTRADICTS, Slot.NUMBER)]
    assert parted(a, elsewhere) == []


def test_those_counted_are_named_without_what_befell_them():
    a = told("a", "Nine dead soldiers lay on the ramp in Dorn after the shelling")
    b = told("b", "None of the soldiers died in the shelling of Dorn")
    figures = (
        Quantity(span_of(a[0], "Nine"), value=9.0, group="dead soldiers"),
        Quantity(span_of(b[0], "None"), value=0.0, group="soldiers", state="kill"),
    )
    told_by = [
        (document, replace(claim, quantities=(figure,)))
        for (document, claim), figure in zip((a, b), figures, strict=True)
    ]
    found = compare(*(list(side) for side in zip(*told_by, strict=True)))
    assert [q.text for q in found.questions] == ["How many soldiers were killed?"]


VOTE = (
    "Voters in Corvane chose a parliament. The ballots were counted by candlelight. "
    "Turnout rose, and the chancellor resigned over the coalition. "
)
HARVEST = (
    "The harvest failed in the hills. Barley and orchards withered, and shepherds sold "
    "their flocks. Merchants hoarded flour, the cooperative said. "
)
STRUCK = "Velmar strikes on Dorn killed {} people{}"


def test_one_army_strikes_many_towns_on_days_nobody_names():
    """A party and a place that both name set no two tolls against each other by themselves."""
    a, b = (
        told(
            name,
            STRUCK.format(number, rest),
            figure=number,
            value=float(number),
            opening=opening,
            published=None,
        )
        for name, number, rest, opening in (
            ("a", "8", " in a shopping centre", VOTE),
            ("b", "2", " in a nine-story block", HARVEST),
        )
    )
    assert parted(a, b) == []


def side(name: str, words: str, *, agent: str) -> tuple[Document, Claim]:
    document, claim = told(name, words, opening="An attack on Dorn began on Tuesday. ")
    event = EventMention("ASSAULT", agent=agent)
    return document, replace(claim, event=event)


def test_who_repels_an_attack_may_capture_the_attackers():
    repelled = side(
        "a", "The Velm navy repulsed the attack on the old port of Dorn", agent="Velm navy"
    )
    captured = side(
        "b", "The Velm navy captured men at the old port of Dorn", agent="Velm navy"
    )
    assert parted(repelled, captured) == []


def test_both_accounts_denied_are_a_third_position():
    text = (
        "Velmar says rebels shelled the mill. Rebels say that the army shelled the mill. "
        "The Lantern Society denied both accounts."
    )
    document = make_document(text, external_id="a")
    told_by = (
        ("rebels shelled the mill", "Velmar", "shell", "rebels"),
        ("the army shelled the mill", "Rebels", "shell", "army"),
    )
    claims = [
        make_claim(
            document,
            words,
            source,
            predicate=verb,
            event=EventMention("ASSAULT", agent=agent),
        )
        for words, source, verb, agent in told_by
    ]
    third = make_claim(
        document, "both accounts", "The Lantern Society", certainty=Certainty.DENIED
    )
    found = compare([document], [*claims, third])
    with_third = [r for r in found.relations if third.id in (r.a, r.b)]
    assert [(r.kind, r.on) for r in with_third] == [
        (RelationKind.CONTRADICTS, Slot.RESPONSIBILITY)
    ] * 2
    [question] = [q for q in found.questions if q.on is Slot.RESPONSIBILITY]
    assert "The Lantern Society denies: “both accounts”" in {
        v.answer for v in question.variants
    }


PAST = "In April 2030 a quake shook the coast of Velmar. "


def test_a_sentence_that_goes_on_about_the_past_is_of_that_time():
    now = told(
        "a",
        "The quake injured 50 people in Velmar",
        figure="50",
        value=50,
        unit="person",
    )
    before = told(
        "b", "Seven people were hurt in the quake", figure="Seven", value=7, opening=PAST
    )
    document, claim = before
    dated = make_claim(
        document,
        "In April 2030 a quake shook the coast of Velmar",
        times=(TimeMention(span_of(document, "April 2030"), "2030-04"),),
    )
    sentences = [
        Sentence(d.id, start, end, ZoneKind.BODY)
        for d in (document, now[0])
        for start, end in pairwise(_ends(d.text))
    ]
    reading = Reading.of(
        [now[0], document], claims=[now[1], dated, claim], sentences=sentences
    )
    found = compare_claims(reading, CompareParams(pairs_read=0)).relations
    assert not [r for r in found if r.kind is RelationKind.CONTRADICTS]


def _ends(text: str) -> list[int]:
    return [0, *(i + 1 for i, c in enumerate(text) if c == ".")]


@pytest.mark.parametrize(
    ("words", "source", "predicate", "fields", "expected"),
    [
        ("they shelled the market", "residents", "shell", {}, []),  # others than residents
        ("shelling the market of Dorn", "officials", "shell", {}, []),  # nor officials
        ("we shelled the market", "The guild", "shell", {}, ["The guild"]),
        ("it shelled the market", "The guild", "shell", {"negated": True}, ["The guild"]),
        ("took part of Dorn in an attack", "The guild", "take", {}, []),  # a part of a town
        ("was behind a hill when it saw the attack", "The guild", "be", {}, []),
    ],
)
def test_whose_a_deed_is(
    words: str,
    source: str,
    predicate: str,
    fields: dict[str, Any],
    expected: list[str],
):
    document = make_document(f"{source} said {words}.")
    claim = make_claim(document, words, source, predicate=predicate, **fields)
    facets = find_facets(Reading.of([document], claims=[claim]))[claim.id]
    assert [p.literal for p in facets.deed.doers] == expected


def test_a_stretch_in_which_something_fell_is_no_length_of_it():
    words = "12 attacks hit Dorn in the last three days"
    document, claim = told("a", words, figure="three", value=3, unit="day")
    [figure] = find_facets(Reading.of([document], claims=[claim]))[claim.id].figures
    assert figure.measure is None
