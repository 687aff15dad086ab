from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factories import make_actor, make_claim, make_document, make_link, span_of
from rashomon.model import (
    Certainty,
    Claim,
    Comparator,
    Document,
    Mention,
    Origin,
    OriginKind,
    OriginLevel,
    Passage,
    PassageKind,
    Quantity,
    Reading,
    Role,
    Sentence,
    Shift,
    ShiftKind,
    Source,
    Span,
    TimeMention,
    ZoneKind,
)
from rashomon.stages.lineage import LineageParams, trace_lineage

SAID = "The mill at Osk burned down on Monday, the mayor of Osk said."
CONTENT = "The mill at Osk burned down on Monday"


def whole(document: Document) -> Span:
    return Span.of(document.text, 0, len(document.text))


def trace(
    a: Claim,
    b: Claim,
    *documents: Document,
    kind: OriginKind = OriginKind.EDITED,
    **linked: Any,
) -> tuple[Shift, ...]:
    """Trace two claims of documents that share all their text."""
    ids = tuple(sorted(d.id for d in documents))
    passage = Passage(
        "passage-1",
        PassageKind.EDITED,
        documents[0].id,
        whole(documents[0]),
        documents[1].id,
        whole(documents[1]),
        0.9,
    )
    reading = Reading.of(
        documents,
        claims=[a, b],
        sentences=[Sentence(d.id, 0, len(d.text), ZoneKind.BODY) for d in documents],
        passages=[passage],
        origins=[Origin("origin-1", OriginLevel.DOCUMENT, kind, ids)],
        **linked,
    )
    return trace_lineage(reading, [], [], LineageParams()).shifts


def pair(
    text_a: str, text_b: str, dates: tuple[str | None, str | None] = (None, None)
) -> tuple[Document, Document]:
    return (
        make_document(text_a, external_id="a", published=dates[0]),
        make_document(text_b, external_id="b", published=dates[1]),
    )


def kinds(shifts: tuple[Shift, ...]) -> list[ShiftKind]:
    return [s.kind for s in shifts]


@pytest.mark.parametrize(
    ("dates", "expected", "directed"),
    [
        ((None, None), ShiftKind.ATTRIBUTION_DROPPED, False),  # open: the fuller one first
        (("2031-05-01", "2031-05-02"), ShiftKind.ATTRIBUTION_DROPPED, True),
        (("2031-05-02", "2031-05-01"), ShiftKind.ATTRIBUTION_ADDED, True),
    ],
)
def test_attribution(
    dates: tuple[str | None, str | None],
    expected: ShiftKind,
    directed: bool,  # noqa: FBT001  table
):
    one, other = pair(SAID, f"{CONTENT}.", dates)
    a, b = make_claim(one, CONTENT, "the mayor of Osk"), make_claim(other, CONTENT)
    (shift,) = trace(a, b, one, other)
    assert (shift.kind, shift.directed) == (expected, directed)
    assert "the mayor of Osk" in shift.evidence.why
    if expected is ShiftKind.ATTRIBUTION_DROPPED:
        assert (shift.a, shift.b) == (a.id, b.id)


def test_a_source_that_still_stands_there_is_not_dropped():
    one, other = pair(SAID, f"{CONTENT}, said the mayor.")
    a, b = make_claim(one, CONTENT, "the mayor of Osk"), make_claim(other, CONTENT)
    assert trace(a, b, one, other) == ()


def test_a_quotation_has_a_speaker_even_if_none_was_read():
    one, other = pair(f"“{CONTENT},” the mayor of Osk said.", f"“{CONTENT}.”")
    a, b = make_claim(one, CONTENT, "the mayor of Osk"), make_claim(other, CONTENT)
    assert trace(a, b, one, other) == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Olma Fent", "Imre Tovas", [ShiftKind.SOURCE_CHANGED]),
        ("Olma Fent", "Ms Fent", []),  # one person
        ("Olma Fent", "the chief of staff, Imre Tovas", [ShiftKind.SOURCE_CHANGED]),
        ("Olma Fent", "officials", []),  # may be the same
        ("Olma Fent", "an aide to Imre Tovas", []),  # may be the same
    ],
)
def test_source(before: str, after: str, expected: list[ShiftKind]):
    one, other = pair(f"{CONTENT}, said {before}.", f"{CONTENT}, said {after}.")
    a, b = make_claim(one, CONTENT, before), make_claim(other, CONTENT, after)
    assert kinds(trace(a, b, one, other)) == expected


def test_of_a_sources_words_half_must_be_near_to_be_its_credit():
    source = "Olma Fent, a spokeswoman for the Guild"
    one, other = pair(
        f"{CONTENT}, said {source}.", f"{CONTENT}. The Guild will meet on Tuesday."
    )
    a, b = make_claim(one, CONTENT, source), make_claim(other, CONTENT)
    assert kinds(trace(a, b, one, other)) == [ShiftKind.ATTRIBUTION_DROPPED]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("the mayor of Osk", [ShiftKind.SOURCE_CHANGED]),
        ("the mayor of Osk, citing millers", []),  # they are still there
        ("the police", []),  # nobody's relay; who that is is open
    ],
)
def test_an_informant_left_out(after: str, expected: list[ShiftKind]):
    one, other = pair(
        f"{CONTENT}, millers told the mayor of Osk.", f"{CONTENT}, said {after}."
    )
    source = Source(span_of(one, "millers"), ("the mayor of Osk", "millers"))
    a = replace(make_claim(one, CONTENT, "millers"), source=source)
    b = make_claim(other, CONTENT, after)
    assert kinds(trace(a, b, one, other)) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("could", "will", [ShiftKind.HEDGE_DROPPED]),
        ("may", "could", []),  # as open
        ("will", "will", []),
        ("would", "will", []),  # "would" is also the past of "will"
    ],
)
def test_modal_verbs(before: str, after: str, expected: list[ShiftKind]):
    words = "Losing the mill at Osk {} bring hunger to the valley by autumn"
    one, other = pair(f"{words.format(before)}.", f"{words.format(after)}.")
    claims = [
        make_claim(d, d.text[:-1], certainty=Certainty.PREDICTED) for d in (one, other)
    ]
    assert kinds(trace(claims[0], claims[1], one, other)) == expected


def test_a_report_nobody_is_named_for_is_a_hedge():
    one, other = pair(f"It is reported that {CONTENT}.", f"{CONTENT}.")
    a = make_claim(
        one, CONTENT, certainty=Certainty.HEDGED, cue=span_of(one, "is reported")
    )
    assert kinds(trace(a, make_claim(other, CONTENT), one, other)) == [
        ShiftKind.HEDGE_DROPPED
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("claimed", "confirmed", [ShiftKind.CUE_STRENGTHENED]),
        ("said", "told", []),  # as strong
        ("said", "gurgled", []),  # not listed
    ],
)
def test_cue(before: str, after: str, expected: list[ShiftKind]):
    one, other = pair(f"Olma Fent {before} {CONTENT}.", f"Olma Fent {after} {CONTENT}.")
    a = make_claim(one, CONTENT, "Olma Fent", cue=span_of(one, before))
    b = make_claim(other, CONTENT, "Olma Fent", cue=span_of(other, after))
    assert kinds(trace(a, b, one, other)) == expected


def test_hedge():
    one, other = pair("The mill at Osk reportedly burned down on Monday.", f"{CONTENT}.")
    a = make_claim(
        one,
        one.text,
        certainty=Certainty.HEDGED,
        certainty_by=span_of(one, "reportedly"),
    )
    (shift,) = trace(make_claim(other, CONTENT), a, one, other)
    assert shift.kind is ShiftKind.HEDGE_DROPPED
    assert shift.a == a.id


def test_hearsay_that_became_the_documents_own_word():
    said = "The mill at Osk is said to have burned down on Monday"
    one, other = pair(f"{said}.", f"{CONTENT}.")
    told = make_claim(one, said, certainty=Certainty.REPORTED, cue=span_of(one, "is said"))
    a = replace(told, source=Source(None, ()))
    (shift,) = trace(a, make_claim(other, CONTENT), one, other)
    assert (shift.kind, shift.a) == (ShiftKind.HEDGE_DROPPED, a.id)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("The fleet put its own losses at 46", [ShiftKind.NUMBER_CHANGED]),
        ("The fleet put its own losses at 64", []),
        (
            "The fleet put its own gains at 46",
            [ShiftKind.NUMBER_CHANGED],
        ),  # two words swapped
    ],
)
def test_a_figure_between_the_same_words_needs_no_unit(
    after: str, expected: list[ShiftKind]
):
    one, other = pair("The fleet put its own losses at 64.", f"{after}.")
    a, b = (
        make_claim(d, d.text[:-1], quantities=(quantity(d, d.text[-3:-1], value=float(n)),))
        for d, n in ((one, 64), (other, int(after[-2:])))
    )
    assert kinds(trace(a, b, one, other)) == expected


def quantity(document: Document, words: str, **fields: Any) -> Quantity:
    return Quantity(span_of(document, words), **fields)


@pytest.mark.parametrize(
    ("first", "second", "kind", "expected"),
    [
        (
            {"value": 30.0, "unit": "house"},
            {"value": 40.0, "unit": "house"},
            OriginKind.EDITED,
            [ShiftKind.NUMBER_CHANGED],
        ),
        (  # takes of a running story: the toll moves on
            {"value": 30.0, "unit": "house"},
            {"value": 40.0, "unit": "house"},
            OriginKind.TAKES,
            [],
        ),
        (  # a bound and a figure inside it
            {"min": 30.0, "comparator": Comparator.AT_LEAST, "unit": "house"},
            {"value": 40.0, "unit": "house"},
            OriginKind.EDITED,
            [],
        ),
        (
            {"min": 30.0, "comparator": Comparator.AT_LEAST, "unit": "house"},
            {"value": 30.0, "unit": "house"},
            OriginKind.EDITED,
            [ShiftKind.QUALIFICATION_OMITTED],
        ),
        (
            {"value": 30.0, "unit": "house"},
            {"value": 30.0, "unit": "building"},
            OriginKind.TAKES,
            [ShiftKind.UNIT_CHANGED],
        ),
        (  # not stated
            {"value": 30.0, "unit": "house"},
            {"value": 30.0},
            OriginKind.EDITED,
            [],
        ),
    ],
)
def test_figures(
    first: dict[str, Any],
    second: dict[str, Any],
    kind: OriginKind,
    expected: list[ShiftKind],
):
    one, other = pair(
        "Some 30 of the houses at Osk burned.", "Some 31 of the houses at Osk burned."
    )
    a = make_claim(one, one.text, quantities=(quantity(one, "30", **first),))
    b = make_claim(other, other.text, quantities=(quantity(other, "31", **second),))
    assert kinds(trace(a, b, one, other, kind=kind)) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2031-05-01", "2031-05-03", [ShiftKind.TIME_CHANGED]),
        ("2031-05", "2031-05-03", []),  # one lies in the other
        ("2031-05-01T07:37Z", "2031-05-01T07:37", [ShiftKind.TIME_CHANGED]),  # lost zone
        (None, "2031-05-03", []),  # left open
    ],
)
def test_times(first: str | None, second: str, expected: list[ShiftKind]):
    one, other = pair("The mill at Osk burned at noon.", "The mill at Osk burned at night.")
    a = make_claim(one, one.text, times=(TimeMention(span_of(one, "noon"), first),))
    b = make_claim(other, other.text, times=(TimeMention(span_of(other, "night"), second),))
    assert kinds(trace(a, b, one, other)) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("rebels", "bandits", [ShiftKind.NAME_CHANGED]),
        ("rebel", "rebels", []),  # forms of one word
        ("they", "rebels", []),  # a pronoun
    ],
)
def test_names(before: str, after: str, expected: list[ShiftKind]):
    one, other = pair(
        f"On Monday the {before} burned the mill at Osk.",
        f"On Monday the {after} burned the mill at Osk.",
    )
    a = make_claim(
        one, one.text, actors=(Mention(span_of(one, before), Role.AGENT, "COMMON"),)
    )
    b = make_claim(
        other, other.text, actors=(Mention(span_of(other, after), Role.AGENT, "COMMON"),)
    )
    assert kinds(trace(a, b, one, other)) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("We never saw a single light", "We never heard a single light", True),
        ("We never saw a single light", "We never saw a single", False),  # cut short
        ("We saw the colour of the light", "We saw the color of the light", False),
        ("We never saw them in the light", "We never saw [the men] in the light", False),
    ],
)
def test_quotations(before: str, after: str, expected: bool):  # noqa: FBT001  table
    one, other = pair(f"“{before},” said Olma Fent.", f"“{after},” said Olma Fent.")
    a, b = make_claim(one, before, "Olma Fent"), make_claim(other, after, "Olma Fent")
    found = kinds(trace(a, b, one, other))
    assert found == ([ShiftKind.QUOTATION_ALTERED] if expected else [])


def test_words_of_one_speaker_that_hardly_stayed_are_still_one_quotation_in_copies():
    said = "No miller of ours was within a mile of that weir"
    told = "None of our millers was anywhere near that weir"
    one, other = pair(f"“{said},” said Olma Fent.", f"“{told},” said Olma Fent.")
    claims = [make_claim(one, said, "Olma Fent"), make_claim(other, told, "Olma Fent")]
    fent = make_actor("Olma Fent")
    links = [make_link(d, "Olma Fent", fent) for d in (one, other)]
    found = trace(claims[0], claims[1], one, other, actors=[fent], links=links)
    assert kinds(found) == [ShiftKind.QUOTATION_ALTERED]
    assert trace(claims[0], claims[1], one, other) == ()  # it may be another Fent


def test_headline_and_body():
    document = make_document(
        "Mill at Osk burned down on Monday\n\nThe mill at Osk burned down on Monday, the "
        "mayor said.\nNobody was hurt. The fire brigade of the district was praised by all "
        "who saw it at work during the long night and well into the following morning."
    )
    head = make_claim(document, "Mill at Osk burned down on Monday", zone=ZoneKind.HEADLINE)
    body = make_claim(document, "The mill at Osk burned down on Monday", "mayor")
    reading = Reading.of([document], claims=[head, body])
    assert trace_lineage(reading, [], [], LineageParams()).shifts == ()  # he stands near


def test_headline_without_the_bodys_hedge():
    document = make_document(
        "Mill at Osk burned down\n\nThe mill at Osk may have burned down, a rider said."
    )
    head = make_claim(document, "Mill at Osk burned down", zone=ZoneKind.HEADLINE)
    body = make_claim(
        document,
        "The mill at Osk may have burned down",
        "a rider",
        certainty=Certainty.HEDGED,
        certainty_by=span_of(document, "may"),
    )
    sentences = [
        Sentence(document.id, 0, 23, ZoneKind.HEADLINE),
        Sentence(document.id, 25, len(document.text), ZoneKind.BODY),
    ]
    reading = Reading.of([document], claims=[head, body], sentences=sentences)
    (shift,) = trace_lineage(reading, [], [], LineageParams()).shifts
    assert (shift.kind, shift.a, shift.b) == (ShiftKind.HEDGE_DROPPED, body.id, head.id)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2031-05-01T07:37Z", "2031-05-01T07:37", [ShiftKind.TIME_CHANGED]),
        ("2031-05-01T07:37Z", "2031-05-02T07:37", []),  # another day
        ("2031-05-01T07:37Z", "2031-05-01T12:37", []),  # other hands
        ("2031-05-01T07:37", "2031-05-01T07:37", []),  # no zone in either
        ("XXXX-XX-XXT07:37Z", "XXXX-XX-XXT07:37", []),  # days open, reports undated
    ],
)
def test_a_clock_time_that_lost_its_zone_between_reports(
    first: str, second: str, expected: list[ShiftKind]
):
    one, other = pair("A mill burned at 7:37 UTC.", "Flames were seen at 7:37 local time.")
    a = make_claim(one, one.text, times=(TimeMention(span_of(one, "7:37 UTC"), first),))
    b = make_claim(
        other, other.text, times=(TimeMention(span_of(other, "7:37 local time"), second),)
    )
    reading = Reading.of([one, other], claims=[a, b])
    assert kinds(trace_lineage(reading, [], [], LineageParams()).shifts) == expected


def test_one_speaker_with_one_figure_of_two_things():
    one, other = pair(
        "More than 300 houses were damaged, Olma Fent said.",
        "Olma Fent added: damaged were more than 300 buildings.",
    )
    a = make_claim(
        one,
        "More than 300 houses were damaged",
        "Olma Fent",
        quantities=(quantity(one, "300", min=300.0, unit="house"),),
    )
    b = make_claim(
        other,
        "damaged were more than 300 buildings",
        "Olma Fent",
        quantities=(quantity(other, "300", value=300.0, unit="building"),),
    )
    reading = Reading.of([one, other], claims=[a, b])
    found = trace_lineage(reading, [], [], LineageParams()).shifts
    assert kinds(found) == [ShiftKind.UNIT_CHANGED]


def test_documents_that_share_nothing_have_no_shifts():
    one, other = pair(SAID, f"{CONTENT}.")
    a, b = make_claim(one, CONTENT, "the mayor of Osk"), make_claim(other, CONTENT)
    reading = Reading.of([one, other], claims=[a, b])
    assert trace_lineage(reading, [], [], LineageParams()).shifts == ()
