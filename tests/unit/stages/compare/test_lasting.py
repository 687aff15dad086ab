"""Until when something holds, and whether somebody is held."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document, span_of
from paired import asked, judge
from rashomon.model import Claim, Document, RelationKind, TimeMention
from rashomon.stages.compare.custody import FREE, HELD, LET_GO, find_custody
from rashomon.stages.compare.ends import find_end

LEAD = (
    "The Velm dock strike went on. The Ostrel front had called the Velm strike in spring. "
)

Told = tuple[Document, Claim]


def told(words: str, name: str, time: str = "", **fields: object) -> Told:
    document = make_document(
        f"{LEAD}{words}.", external_id=name, published="2031-05-07", publisher=name
    )
    literal, _, edtf = time.partition("|")
    times = (TimeMention(span_of(document, literal), edtf),) if time else ()
    return document, make_claim(document, words, times=times, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "time", "things"),
    [
        (
            "The permit runs until 31 March 2032",
            "until 31 March 2032|/2032-03-31",
            "permit",
        ),
        ("The permit lapsed on 31 July", "31 July|2031-07-31", "permit"),
        ("The truce of Sarn expired in May", "May|2031-05", "truce sarn"),
        ("The permit was signed on 31 July", "31 July|2031-07-31", ""),
        ("Fighting ended the truce, and on 31 July rain fell", "31 July|2031-07-31", ""),
    ],
)
def test_until_when_something_holds(words: str, time: str, things: str):
    found = find_end(told(words, "a", time)[1])
    assert (set(things.split()) <= found.things) if found else not things


RUNS = told(
    "The safety permit runs until 31 March 2032", "a", "until 31 March 2032|/2032-03-31"
)


@pytest.mark.parametrize(
    ("words", "time", "kind"),
    [
        (
            "The safety permit lapsed on 31 July 2031",
            "31 July 2031|2031-07-31",
            RelationKind.CONTRADICTS,
        ),
        ("The trade treaty lapsed on 31 July 2031", "31 July 2031|2031-07-31", None),
        ("The safety permit may lapse on 31 July 2031", "31 July 2031|2031-07-31", None),
    ],
)
def test_two_ends_of_one_thing(words: str, time: str, kind: RelationKind | None):
    assert judge(RUNS, told(words, "b", time)) == kind


@pytest.mark.parametrize(
    ("words", "before", "state"),
    [
        ("Police detained the skipper Ilan Brask", "", HELD),
        ("He is being held in a cell", "The skipper Ilan Brask was seen. ", HELD),
        ("Ilan Brask is at liberty", "", FREE),
        ("Ilan Brask was released on bail", "", LET_GO),
        ("The talks with Ilan Brask were held at noon", "", None),
        ("Brask was held at noon", "", HELD),
        ("A fire is raging in the mill", "", None),
    ],
)
def test_who_is_held(words: str, before: str, state: str | None):
    found = find_custody(words, before, is_negative=False)
    assert (found.state if found else None) == state


def test_who_is_not_held_is_free():
    found = find_custody("Ilan Brask is not under arrest", "", is_negative=True)
    assert found is not None
    assert found.state == FREE
    assert "brask" in found.whom


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Ilan Brask is at liberty", RelationKind.CONTRADICTS),
        ("Orla Venn is at liberty", None),  # somebody else
    ],
)
def test_one_person_held_and_free(words: str, kind: RelationKind | None):
    held = told("Police detained the skipper Ilan Brask", "a", predicate="detain")
    assert judge(held, told(words, "b", predicate="be")) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Brask is still in custody", RelationKind.CONTRADICTS),
        ("Police arrested Brask", None),  # before that
        ("Venn is still in custody", None),
    ],
)
def test_who_was_let_go_is_held_no_more(words: str, kind: RelationKind | None):
    free = told("Brask was released on 5 May", "a", "5 May|2031-05-05", predicate="release")
    assert judge(free, told(words, "b", predicate="be")) == kind


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("3 May|2031-05-03", RelationKind.CONTRADICTS),
        ("9 May|2031-05-09", None),  # after the report that has him at work
    ],
)
def test_who_is_at_his_post_may_be_taken_later(day: str, kind: RelationKind | None):
    words = f"The skipper Ilan Brask was arrested on {day.partition('|')[0]}"
    held = told(words, "a", day, predicate="arrest")
    post = told("The skipper, Ilan Brask, remains at his post", "b", predicate="remain")
    assert judge(held, post) == kind


def test_what_is_asked_of_ends_and_of_who_is_held():
    lapsed = told(
        "The safety permit lapsed on 31 July 2031", "b", "31 July 2031|2031-07-31"
    )
    assert asked(RUNS, lapsed) == ["Until when does the permit hold?"]
    held = told("Police detained the skipper Ilan Brask", "a", predicate="detain")
    free = told("Ilan Brask is at liberty", "b", predicate="be")
    assert asked(held, free) == ["Is Ilan Brask held, or free?"]
