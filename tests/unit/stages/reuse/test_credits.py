from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model import EventDate, Origin, Sentence, ZoneKind
from rashomon.stages.reuse import ReuseParams, find_reuse
from rashomon.stages.reuse.credits import find_credits
from unit.stages.reuse.reports import EDITED, WIRE, make_report, make_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LOMAR, May 4 (Reuters) - A ferry sank.", [("Reuters", True)]),
        ("Lomar (AFP) — A ferry sank.", [("AFP", True)]),
        ("(Norwire) -- A ferry sank.", [("Norwire", True)]),  # an agency no list holds
        ("The cook told AFP it was dark.", [("AFP", False)]),
        ("It sank, according to the Associated Press.", [("AP", False)]),
        ("A ferry sank.\nContributing: The Associated Press", [("AP", True)]),
        ("A ferry sank.\n(Reporting by Ola Fent; Reuters)", [("Reuters", True)]),
        ("A ferry sank.\nabc/de (dpa, AFP)", [("dpa", True), ("AFP", True)]),
        ("Originally published in The Hask Observer.", [("Hask Observer", True)]),
        ("A ferry. (AP Photo/Ola Fent)", []),  # a picture
        ("A ferry. Photo: Reuters", []),
        ("See reuters.com/ferry or @AFP.", []),  # an address
        ("The apartment was in Afpol.", []),  # part of a word
    ],
)
def test_credits(text: str, expected: list[tuple[str, bool]]):
    document = make_report(text, publisher=None)
    found = find_credits(document, make_sentences(document))
    assert [(c.name, c.is_whole) for c in found] == expected


def test_a_caption_gives_no_credit():
    document = make_report("The quay. Reuters/Ola Fent, AFP", publisher=None)
    caption = Sentence(document.id, 0, len(document.text), ZoneKind.CAPTION)
    assert find_credits(document, [caption]) == ()


def test_a_date_line_beside_the_text_is_a_credit():
    date = EventDate("2031-05-04", "AFP, Sunday 4 May 2031")
    document = make_report("A ferry sank.", publisher=None)
    dated = make_report("A ferry sank.", publisher=None, byline="By Ola Fent, dpa")
    assert find_credits(document, []) == ()
    assert [c.name for c in find_credits(dated, [])] == ["dpa"]
    (credit,) = find_credits(replace(document, published=date), [])
    assert credit.name == "AFP"


def origin_of(*texts: str, **dates: str) -> tuple[Origin, list[str]]:
    documents = [
        make_report(text, external_id=str(k), published=dates.get(f"d{k}"))
        for k, text in enumerate(texts)
    ]
    (origin,) = find_reuse(documents, make_sentences(*documents), ReuseParams()).origins
    return origin, [d.id for d in documents]


def test_a_copy_without_the_credit_is_said_to_be_one():
    origin, _ = origin_of(WIRE, EDITED)
    assert origin.name == "Norwire"
    assert "without naming Norwire" in " ".join(e.why for e in origin.evidence)


def test_credits_that_disagree_name_nothing():
    origin, _ = origin_of(WIRE, WIRE.replace("Norwire", "AFP"))
    assert origin.name is None


def test_the_earliest_document_is_first():
    origin, ids = origin_of(WIRE, EDITED, d0="2031-05-05", d1="2031-05-04")
    assert origin.first_id == ids[1]


def test_direction_stays_open_on_one_day():
    origin, _ = origin_of(WIRE, EDITED, d0="2031-05-04", d1="2031-05-04")
    assert origin.first_id is None
