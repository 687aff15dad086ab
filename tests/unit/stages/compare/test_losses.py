"""How many of its own a side lost, and when two counts of them part."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document, span_of
from paired import judge
from rashomon.model import (
    Claim,
    Comparator,
    Document,
    Quantity,
    Reading,
    RelationKind,
    Slot,
)
from rashomon.stages.compare import CompareParams, compare_claims
from rashomon.stages.compare.facets import find_facets
from rashomon.stages.compare.variants import Parted, cut

LEAD = "The fight for the Velm harbour and the Ostrel ridge went on. The Velm mole fell. "


def told(
    words: str,
    name: str,
    count: str,
    *,
    published: str = "2031-05-07",
    publisher: str = "P",
) -> tuple[Document, Claim]:
    figure, value, unit, state = count.split("|")
    document = make_document(
        f"{LEAD}{words}.", external_id=name, published=published, publisher=publisher
    )
    quantity = Quantity(
        span_of(document, figure),
        value=float(value),
        unit=unit or None,
        state=state or None,
        comparator=Comparator.EXACT,
    )
    return document, make_claim(document, words, quantities=(quantity,))


ARMY = "The army of Andorra has lost 400 dead", "400|400||kill"


@pytest.mark.parametrize(
    ("words", "count", "kind"),
    [
        (
            "The army of Andorra puts its own losses at 60",
            "60|60||",
            RelationKind.CONTRADICTS,
        ),
        ("The army of Andorra puts its own losses at 400", "400|400||", RelationKind.SAME),
        ("The army of Bhutan puts its own losses at 60", "60|60||", None),  # another side
        ("Two of its soldiers died on a mine", "Two|2|soldier|kill", None),  # one occasion
        ("The army of Andorra puts its losses at 60 tonnes", "60|60|tonne|", None),
    ],
)
def test_one_side_counts_its_dead_apart(words: str, count: str, kind: RelationKind | None):
    found = judge(told(*ARMY[:1], "a", ARMY[1]), told(words, "b", count))
    assert found == kind


def test_a_later_and_higher_count_of_the_dead_brings_it_up_to_date():
    words = "The army of Andorra puts its own losses at {}"
    first = told(words.format(60), "a", "60|60||")
    later = told(words.format(90), "b", "90|90||", published="2031-05-09")
    assert judge(first, later) == RelationKind.UPDATES


MINISTRY = "Ministry of Defence of Andorra"


@pytest.mark.parametrize(
    ("words", "count", "kind"),
    [
        ("The army of Andorra lost nine", "nine|9||", RelationKind.CONTRADICTS),
        ("The army of Andorra lost six soldiers", "six|6|soldier|", RelationKind.SAME),
        ("The army of Andorra lost nine tanks", "nine|9|tank|", None),
        ("The army of Bhutan lost nine soldiers", "nine|9|soldier|", None),
    ],
)
def test_a_side_that_counts_its_own_on_one_occasion(
    words: str, count: str, kind: RelationKind | None
):
    own = told("Six servicemen were killed", "a", "Six|6|soldier|kill", publisher=MINISTRY)
    assert judge(own, told(words, "b", count)) == kind
    on_its_side = told(
        "Six were killed on our side", "c", "Six|6||kill", publisher=MINISTRY
    )
    assert judge(on_its_side, told(words, "b", count)) == kind


@pytest.mark.parametrize(
    ("words", "count", "day", "kind"),
    [
        (
            "More than 90 Sarnian soldiers have been killed in two days of fighting",
            "90|90|soldier|kill",
            "2031-05-06",
            RelationKind.CONTRADICTS,  # and a day later fewer
        ),
        (
            "The number of Sarnian soldiers killed had risen to 30",
            "30|30|soldier|kill",
            "2031-05-06",
            RelationKind.UPDATES,
        ),
        (
            "Ninety Sarnian soldiers were killed in these raids",
            "Ninety|90|soldier|kill",
            "2031-05-06",
            None,  # on some occasions
        ),
        (
            "The other side says that 900 Sarnian soldiers were killed",
            "900|900|soldier|kill",
            "2031-05-08",
            RelationKind.CONTRADICTS,  # too many more within a day
        ),
        (
            "The number of Sarnian soldiers killed has risen to 900",
            "900|900|soldier|kill",
            "2031-05-08",
            RelationKind.UPDATES,  # it says itself that it was lower before
        ),
    ],
)
def test_the_other_side_counts_the_dead(
    words: str, count: str, day: str, kind: RelationKind | None
):
    own = told(
        "The army of Sarnia has lost 41 dead", "a", "41|41||kill", publisher="Sarnia"
    )
    assert judge(own, told(words, "b", count, published=day, publisher="Tarvia")) == kind


def test_a_count_that_ran_on_is_one_answer():
    words = "The army of Sarnia has lost {} dead"
    sides = [
        told(words.format(n), f"{n}", f"{n}|{n}||kill", published=day, publisher="Sarnia")
        for n, day in ((41, "2031-05-05"), (68, "2031-05-06"), (97, "2031-05-07"))
    ]
    sides.append(
        told(
            "More than 400 Sarnian soldiers have been killed",
            "b",
            "400|400|soldier|kill",
            published="2031-05-05",
            publisher="Tarvia",
        )
    )
    documents, claims = zip(*sides, strict=True)
    found = compare_claims(
        Reading.of(list(documents), claims=list(claims)), CompareParams(pairs_read=0)
    )
    [question] = [q for q in found.questions if q.disputed]
    assert [v.answer for v in question.variants] == ["41, then 68, then 97", "400"]


@pytest.mark.parametrize(("counts", "is_one"), [((2, 34, 74), True), ((2, 74, 34), False)])
def test_counts_are_one_answer_where_they_rise_as_they_are_told(
    counts: tuple[int, ...], *, is_one: bool
):
    days = ("2031-05-05", "2031-05-06", "2031-05-07")
    sides = [
        told(
            f"The army of Sarnia has lost {n} dead", f"{n}", f"{n}|{n}||kill", published=day
        )
        for n, day in zip(counts, days, strict=True)
    ]
    documents, claims = zip(*sides, strict=True)
    facets = find_facets(Reading.of(list(documents), claims=list(claims)))
    first, *later = (claim.id for claim in claims)
    ran_on = frozenset(frozenset((first, other)) for other in later)
    found = cut(Slot.NUMBER, facets, [], Parted(ran_on, ran_on))
    assert any(set(later) <= set(group) for group in found) is is_one
