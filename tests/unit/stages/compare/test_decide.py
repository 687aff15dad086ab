"""What two claims are to each other: a table of pairs, and what must never meet."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from factories import make_claim, make_document, span_of
from rashomon.model import (
    Certainty,
    Claim,
    Comparator,
    Document,
    Mention,
    Quantity,
    Reading,
    Relation,
    RelationKind,
    Role,
    Slot,
    Span,
    TimeMention,
)
from rashomon.stages.compare import CompareParams
from rashomon.stages.compare.decide import decide, decide_all
from rashomon.stages.compare.facets import find_facets

LEAD = "The Velm ferry sank off Ostrel harbour on Monday. The Velm ferry had left Sarn. "


def report(text: str, name: str, day: str | None = "2021-05-04") -> Document:
    return make_document(LEAD + text, external_id=name, published=day)


def killed(
    document: Document, literal: str, value: float | None, unit: str, **fields: object
) -> Quantity:
    given: dict[str, object] = {"unit": unit, "group": unit, "state": "kill"} | fields
    return Quantity(span_of(document, literal), value, **given)  # type: ignore[arg-type]


def in_place(document: Document, name: str) -> tuple[Mention, ...]:
    start = document.text.rindex(name)
    span = replace(span_of(document, name), start=start, end=start + len(name))
    return (Mention(span, Role.LOCATION, "GPE"),)


def judge(first: tuple[Document, Claim], second: tuple[Document, Claim]) -> Relation | None:
    documents = {d.id: d for d, _ in (first, second)}
    claims = [first[1], second[1]]
    facets = find_facets(Reading.of(list(documents.values()), claims=claims))
    a, b = (facets[c.id] for c in claims)
    there, back = decide(a, b, CompareParams()), decide(b, a, CompareParams())
    assert there == back  # the order of the arguments changes nothing
    assert list(decide_all([a, b], np.array([1]), CompareParams())) == [
        r for r in [there] if r
    ]
    return there


def said(
    words: str,
    name: str,
    source: str | None = None,
    day: str | None = "2021-05-04",
    **fields: object,
) -> tuple[Document, Claim]:
    document = report(f"{words}, {source} said." if source else f"{words}.", name, day)
    return document, make_claim(document, words, source, **fields)


def toll(
    value: float,
    name: str,
    unit: str = "passengers",
    *,
    verb: str = "killed",
    day: str = "2021-05-04",
    comparator: Comparator = Comparator.EXACT,
) -> tuple[Document, Claim]:
    words = f"The sinking of the Velm ferry at Ostrel {verb} {value:g} {unit}"
    document, claim = said(words, name, f"office {name}", day)
    state = {"killed": "kill", "injured": "injure"}[verb]
    exact = comparator is Comparator.EXACT
    quantity = killed(
        document,
        f"{value:g}",
        value if exact else None,
        unit,
        state=state,
        comparator=comparator,
        min=value if comparator is Comparator.AT_LEAST else None,
        max=value if comparator is Comparator.AT_MOST else None,
    )
    claim = replace(claim, quantities=(quantity,), places=in_place(document, "Ostrel"))
    return document, claim


def double_toll(injured: int, name: str) -> tuple[Document, Claim]:
    words = f"The sinking at Ostrel killed 12 passengers and injured {injured} passengers"
    document, claim = said(words, name, f"office {name}")
    first = killed(document, "12", 12.0, "passengers")
    second = killed(document, f"{injured}", float(injured), "passengers", state="injure")
    places = in_place(document, "Ostrel")
    claim = replace(claim, predicate="kill", quantities=(first, second), places=places)
    return document, claim


def kind_of(relation: Relation | None) -> tuple[RelationKind, Slot | None] | None:
    return (relation.kind, relation.on) if relation else None


NUMBER = (RelationKind.CONTRADICTS, Slot.NUMBER)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (toll(31, "a"), toll(19, "b"), NUMBER),
        (
            toll(31, "a", "soldiers"),
            toll(31, "b", "civilians"),
            None,
        ),  # the same words swapped
        (toll(31, "a"), toll(19, "b", verb="injured"), None),  # killed and injured
        (toll(31, "a", "soldiers"), toll(19, "b", "civilians"), None),  # two groups
        (toll(9, "a", "civilians"), toll(31, "b", "people"), None),  # a part of the whole
        (toll(31, "a", "newborns"), toll(19, "b", "infants"), NUMBER),  # one kind
        (toll(31, "a", "gendarmes"), toll(19, "b", "newborns"), None),
        (
            toll(31, "a", "civilians"),
            toll(19, "b", "people"),
            NUMBER,
        ),  # more than the whole
        (
            toll(19, "a", "people"),
            toll(900, "b", "people"),
            None,
        ),  # too far apart to be of one happening
        (
            toll(10, "a", comparator=Comparator.AT_LEAST),
            toll(6, "b", comparator=Comparator.AT_MOST),
            NUMBER,
        ),
        (
            toll(19, "a"),
            toll(31, "b", day="2021-05-06"),
            (RelationKind.UPDATES, Slot.NUMBER),
        ),  # a later, higher count
        (toll(31, "a"), toll(19, "b", day="2021-05-06"), NUMBER),  # the toll falls
        (
            toll(6, "a", comparator=Comparator.AT_MOST),
            toll(19, "b", day="2021-05-06"),
            NUMBER,
        ),  # the earlier report said that there were no more
    ],
)
def test_counts(
    a: tuple[Document, Claim],
    b: tuple[Document, Claim],
    expected: tuple[RelationKind, Slot] | None,
):
    assert kind_of(judge(a, b)) == expected


def test_a_count_that_was_raised_brings_the_other_up_to_date():
    first, second = toll(18, "a"), toll(22, "b")
    assert kind_of(judge(first, second)) == NUMBER
    words = "the sinking of the Velm ferry at Ostrel raised the toll to 22 passengers"
    document, claim = said(words, "b", "office b")
    quantity = killed(document, "22", 22.0, "passengers", state="kill")
    raised = (
        document,
        replace(claim, quantities=(quantity,), places=in_place(document, "Ostrel")),
    )
    assert kind_of(judge(first, raised)) == (RelationKind.UPDATES, Slot.NUMBER)


def test_each_count_of_a_listed_toll_is_compared_with_its_own_kind():
    apart = judge(double_toll(70, "a"), double_toll(85, "b"))
    assert kind_of(apart) == NUMBER
    assert apart is not None
    assert "injure" in apart.why
    alone = toll(70, "c", verb="injured")
    assert kind_of(judge(double_toll(70, "a"), alone)) == (RelationKind.SAME, None)
    assert kind_of(judge(double_toll(85, "a"), alone)) == NUMBER


def test_at_least_ten_leaves_room_for_twenty_four():
    relation = judge(toll(10, "a", comparator=Comparator.AT_LEAST), toll(24, "b"))
    assert relation is None or relation.kind is not RelationKind.CONTRADICTS


def test_the_reason_names_the_happening_and_both_figures():
    relation = judge(toll(31, "a"), toll(19, "b"))
    assert relation is not None
    assert "same place (Ostrel)" in relation.why
    assert "“31” (office a)" in relation.why
    assert "“19” (office b)" in relation.why


def test_a_copy_says_the_same():
    words = "The harbour master had closed the gate an hour before"
    relation = judge(said(words, "a"), said(words, "b", "the mayor"))
    assert kind_of(relation) == (RelationKind.SAME, None)


def test_a_denial_contradicts_the_content():
    yes = said(
        "The owners of the ferry had agreed a truce with the union", "a", "the mayor"
    )
    no = said(
        "We have agreed no truce",
        "b",
        "the union",
        negated=True,
        certainty=Certainty.REPORTED,
    )
    assert kind_of(judge(yes, no)) == (RelationKind.CONTRADICTS, Slot.DENIAL)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("for which negotiations had been held in the port", RelationKind.CONTRADICTS),
        ("for negotiations that had been held in the port", None),  # told beside it
    ],
)
def test_a_relative_clause_with_a_subject_of_its_own_is_put_forward(
    words: str, kind: RelationKind | None
):
    no = said(
        "We did not negotiate with anyone",
        "b",
        "the union",
        negated=True,
        predicate="negotiate",
    )
    relation = judge(said(words, "a", "the mayor", predicate="hold"), no)
    assert (relation and relation.kind) == kind


@pytest.mark.parametrize(
    ("words", "certainty"),
    [
        ("The port may agree a truce with the union", Certainty.HEDGED),  # it only may
        ("Six boats were burnt after the truce", Certainty.ASSERTED),  # told beside it
        ("The talks about a truce with the union go on", Certainty.ASSERTED),  # about it
        ("The port will agree a truce", Certainty.PREDICTED),
        ("A truce would be the best for all", Certainty.OPINION),
    ],
)
def test_a_denial_leaves_alone_what_is_not_put_forward(words: str, certainty: Certainty):
    no = said("We have agreed no truce", "b", "the union", negated=True)
    assert judge(said(words, "a", "the mayor", certainty=certainty), no) is None


def test_another_name_in_the_same_words_is_another_content():
    words = "guards had burnt the grain mill of the harbour that night"
    assert judge(said(f"Velmar {words}", "a"), said(f"Sarnik {words}", "b")) is None


def test_two_denials_of_one_thing_are_the_same():
    a = said("We agreed no truce with the port", "a", "the union", negated=True)
    b = said("there was no truce agreed", "b", "a sailor", negated=True)
    assert kind_of(judge(a, b)) == (RelationKind.SAME, None)


def test_states_that_cannot_both_hold_part_on_outcome():
    a = said("The truce was still in force", "a", "the mayor", predicate="be")
    b = said("the truce had lapsed", "b", "the union", predicate="lapse")
    assert kind_of(judge(a, b)) == (RelationKind.CONTRADICTS, Slot.OUTCOME)


def test_a_gate_closed_on_one_day_may_be_open_on_the_next():
    a = said("the harbour gate was closed on Monday", "a", "the mayor", predicate="close")
    b = said("the harbour gate was open on Tuesday", "b", "the union", predicate="be")
    a = (a[0], replace(a[1], times=(TimeMention(_last(a[0], "Monday"), "2021-05-03"),)))
    b = (b[0], replace(b[1], times=(TimeMention(_last(b[0], "Tuesday"), "2021-05-04"),)))
    assert judge(a, b) is None


def _last(document: Document, words: str) -> Span:
    start = document.text.rindex(words)
    return replace(span_of(document, words), start=start, end=start + len(words))


def test_one_spot_on_two_sides_of_a_landmark():
    a = said("The wreck of the ferry lies 5 km north of Ostrel", "a", "the navy")
    b = said("the wreck of the ferry lies 5 km west of Ostrel", "b", "a diver")
    a, b = (
        (d, replace(c, quantities=(Quantity(_last(d, "5"), 5, unit="km"),)))
        for d, c in (a, b)
    )
    assert kind_of(judge(a, b)) == (RelationKind.CONTRADICTS, Slot.PLACE)


def test_days_of_two_fights_in_one_town_do_not_meet():
    a = said(
        "Two guards were shot in Ostrel on Tuesday", "a", "the mayor", predicate="shoot"
    )
    b = said("A sailor was shot in Ostrel on Friday", "b", "the union", predicate="shoot")
    a = (a[0], replace(a[1], times=(TimeMention(_last(a[0], "Tuesday"), "2021-05-04"),)))
    b = (b[0], replace(b[1], times=(TimeMention(_last(b[0], "Friday"), "2021-05-07"),)))
    assert judge(a, b) is None


def test_two_speakers_of_one_document_may_part():
    text = (
        "The truce was still in force, Ana Kos said. The truce had lapsed, the port said."
    )
    document = make_document(text)
    a = make_claim(document, "The truce was still in force", "Ana Kos", predicate="be")
    b = make_claim(document, "The truce had lapsed", "the port", predicate="lapse")
    assert kind_of(judge((document, a), (document, b))) == (
        RelationKind.CONTRADICTS,
        Slot.OUTCOME,
    )


def test_overlapping_claims_of_one_document_are_not_compared():
    document = make_document("The truce was still in force, Ana Kos said.")
    a = make_claim(document, "The truce was still in force")
    b = make_claim(document, "truce was still in force", "Ana Kos")
    assert judge((document, a), (document, b)) is None


def everything() -> list[tuple[Document, Claim]]:
    return [
        toll(31, "a"),
        toll(19, "b"),
        toll(10, "c", comparator=Comparator.AT_LEAST),
        said("We have agreed no truce", "d", "the union", negated=True),
        said("The owners had agreed a truce with the union", "e", "the mayor"),
        said("The truce was still in force", "f", "the mayor", predicate="be"),
        said("the truce had lapsed", "g", "the union", predicate="lapse"),
    ]


def test_every_pair_is_decided_alike_both_ways():
    for first, second in combinations(everything(), 2):
        judge(first, second)


def test_exchanging_the_names_of_two_sides_changes_nothing_else():
    def swap(text: str) -> str:
        return (
            text.replace("Velmar", "#").replace("Sarnik", "Velmar").replace("#", "Sarnik")
        )

    def case(change: bool) -> tuple[RelationKind, Slot | None] | None:  # noqa: FBT001  helper
        first = "Velmar guards shelled the mill at Ostrel"
        words = "Velmar guards had shelled the mill at Ostrel"
        a, b = (swap(first), swap(words)) if change else (first, words)
        yes = said(a, "a", "the mayor", predicate="shell")
        no = said(b, "b", "a captain", predicate="shell", certainty=Certainty.DENIED)
        return kind_of(judge(yes, no))

    assert (
        case(change=False)
        == case(change=True)
        == (
            RelationKind.CONTRADICTS,
            Slot.DENIAL,
        )
    )


@pytest.mark.parametrize(
    ("yes", "kind"),
    [
        ("the Velm guards had fired rockets at the town", RelationKind.CONTRADICTS),
        ("Rockets were fired at the town", None),  # it may have been anybody
    ],
)
def test_who_denies_his_own_deed_leaves_open_whose_it_is(
    yes: str, kind: RelationKind | None
):
    no = said(
        "firing rockets at the town",
        "b",
        "the Velm guards",
        certainty=Certainty.DENIED,
        predicate="fire",
    )
    relation = judge(said(yes, "a", "the mayor", predicate="fire"), no)
    assert (relation and relation.kind) == kind


@pytest.mark.parametrize(
    ("since", "kind"),
    [("2021-05-03/..", RelationKind.CONTRADICTS), ("2021-06-01/..", None)],
)
def test_what_is_denied_since_a_day_may_have_been_before(
    since: str, kind: RelationKind | None
):
    yes = said(
        "The owners of the ferry had agreed a truce with the union", "a", "the mayor"
    )
    words = "We have agreed no truce since then"
    document, claim = said(words, "b", "the union", negated=True)
    time = TimeMention(span_of(document, "since then"), since)
    relation = judge(yes, (document, replace(claim, times=(time,))))
    assert (relation and relation.kind) == kind
