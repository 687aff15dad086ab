"""What two reports of one story, months apart, may be compared on."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document, span_of
from paired import asked, judge
from rashomon.model import Claim, Document, Quantity, Reading, RelationKind
from rashomon.stages.compare.reports import find_reports
from rashomon.stages.compare.stories import comes_back

LEAD = "The pit at Sarnholm in the Velm hills opened at night. Sarnholm lost a Velm road. "
SPRING, AUTUMN = "2031-03-07", "2031-10-09"


def told(
    words: str, day: str, literal: str, value: float, unit: str | None = None
) -> tuple[Document, Claim]:
    document = make_document(f"{LEAD}{words}.", external_id=day, published=day)
    state = "kill" if unit is None else None
    figure = Quantity(span_of(document, literal), value, unit=unit, state=state)
    return document, make_claim(document, words, quantities=(figure,))


@pytest.mark.parametrize(
    ("words", "literal", "unit", "values", "kind"),
    [
        ("The pit is {} metres deep", "{} metres", "m", (40, 90), RelationKind.CONTRADICTS),
        ("The pit is {} metres deep", "{} metres", "m", (40, 40), RelationKind.SAME),
        ("{} people died at Sarnholm", "{}", None, (40, 15), None),  # of another night
    ],
)
def test_sizes_stay_and_tolls_are_of_their_day(
    words: str,
    literal: str,
    unit: str | None,
    values: tuple[float, float],
    kind: RelationKind | None,
):
    first, second = (
        told(words.format(v), day, literal.format(v), v, unit)
        for v, day in zip(values, (SPRING, AUTUMN), strict=True)
    )
    assert judge(first, second) == kind


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The Zhelvan pit smoked. Sarnholm fled.", "The Zhelvan pit. Sarnholm.", True),
        ("The pit smoked over the hills.", "The pit over the road.", False),  # no name
    ],
)
def test_a_rare_name_among_few_terms_makes_one_topic(one: str, other: str, expected: bool):  # noqa: FBT001  table
    documents = [make_document(text, external_id=text[:9]) for text in (one, other)]
    first, second = find_reports(Reading.of(documents)).values()
    assert comes_back(first, second) is expected


def test_the_question_names_the_thing_that_has_the_size():
    first = told("The pit is 40 metres deep after the blast", SPRING, "40 metres", 40, "m")
    second = told(
        "The pit is 90 metres deep after the blast", "2031-03-09", "90 metres", 90, "m"
    )
    assert asked(first, second) == ["How deep was the pit?"]


def test_another_degree_is_another_content():
    slight, grave = (
        (document := make_document(f"{LEAD}{words}.", external_id=words, published=SPRING))
        and (document, make_claim(document, words))
        for words in ("Two herders were slightly hurt", "Two herders were badly hurt")
    )
    assert judge(slight, grave) != RelationKind.SAME


RAID = "Sarnholm in the Velm hills was raided at dawn. Sarnholm lost the Velm works. "
CRIME = "Sarnholm in the Velm hills mourns. Who lost the Velm works of Sarnholm? "


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The number of dead stands at {}", RelationKind.CONTRADICTS),
        ("{} were killed by the road", None),  # in what, is told nearby
    ],
)
def test_a_report_that_leads_with_no_harm_may_tell_the_toll_of_one_matter(
    words: str, expected: RelationKind | None
):
    def put(lead: str, told: str, value: float, name: str) -> tuple[Document, Claim]:
        document = make_document(f"{lead}{told}.", external_id=name, published=SPRING)
        figure = Quantity(span_of(document, f"{value}"), value, state="kill")
        return document, make_claim(document, told, quantities=(figure,))

    raid = put(RAID, "In the raid 40 were killed", 40, "agency")
    assert judge(raid, put(CRIME, words.format(15), 15, "column")) == expected


@pytest.mark.parametrize(
    ("title", "leads"),
    [
        ("The massacre of Sarnholm", {"attack"}),
        ("Dam burst at Sarnholm", {"collapse"}),
        ("A fair at Sarnholm", set()),
    ],
)
def test_what_a_title_says_a_report_leads_with(title: str, leads: set[str]):
    document = make_document("Sarnholm mourns.", title=title)
    (report,) = find_reports(Reading.of([document])).values()
    assert report.leads.keys() == leads
