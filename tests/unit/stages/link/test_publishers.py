"""Who publishes is known again where others quote it. All names are invented."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document
from rashomon.model import Claim, Document
from rashomon.stages.link import Linked, LinkParams, link_claims
from rashomon.stages.link.ministries import Ministry, find_ministries, read_ministry
from rashomon.stages.link.tables import load_tables

TABLES = load_tables(None)
OWN = "Ministry of Defence of the Republic of Ostrel"


def told(text: str, source: str, publisher: str = "Courier") -> tuple[Document, Claim]:
    """Make a report of one sentence with its source."""
    document = make_document(text, publisher=publisher, external_id=publisher + text)
    words = text.removeprefix(source).strip(" .")
    return document, make_claim(document, words, source)


def linked(*told_by: tuple[Document, Claim]) -> Linked:
    statement = make_document("No shell was fired.", publisher=OWN, external_id="own")
    own = make_claim(statement, "No shell was fired")
    documents = [statement, *(d for d, _ in told_by)]
    return link_claims(documents, [own, *(c for _, c in told_by)], LinkParams())


def named(found: Linked, document: Document) -> list[str]:
    names = {a.id: a.name for a in found.actors}
    return [
        names[k.actor_id]
        for k in found.links
        if k.document_id == document.id and k.actor_id
    ]


@pytest.mark.parametrize(
    ("words", "what", "whose"),
    [
        (OWN, "defense ministry", "ostrel"),
        ("the Ministry of Defence", "defense ministry", None),
        ("Ostrel's defence ministry", "defense ministry", "ostrel"),
        ("the Ostreli Ministry of Defence", "defense ministry", "ostreli"),
        ("The Defence Ministry", "defense ministry", None),
        ("Ministry of Foreign Affairs of Norway", "foreign ministry", "NO"),
        ("the Norwegian foreign ministry", "foreign ministry", "NO"),
        ("The ministry", "ministry", None),
    ],
)
def test_a_ministry_is_read_in_whatever_order_it_is_named(
    words: str, what: str, whose: str | None
):
    assert read_ministry(words, TABLES) == Ministry(what, whose)


@pytest.mark.parametrize(
    "words", ["the ministry official", "a spokesman of the ministry", "Courier", "the army"]
)
def test_other_words_are_no_ministry(words: str):
    assert read_ministry(words, TABLES) is None


def test_the_ministries_of_a_text_are_found_with_their_states():
    text = (
        "On Friday the Ostreli defence ministry and the Ministry of Health agreed. It came "
        "on Monday. Norway's Ministry of Defence was told, and the ministry of nothing else."
    )
    assert [*find_ministries(text, TABLES)] == [
        Ministry("defense ministry", "ostreli"),
        Ministry("health ministry", None),
        Ministry("defense ministry", "NO"),
    ]


@pytest.mark.parametrize(
    "source",
    ["The Ministry of Defence", "Ostrel's defence ministry", "The Defence Ministry"],
)
def test_a_quoted_ministry_is_the_one_that_publishes(source: str):
    wire = told(f"{source} said that no shell was fired in Ostrel.", source)
    found = linked(wire)
    assert named(found, wire[0]) == [OWN]
    actor = next(a for a in found.actors if a.name == OWN)
    assert actor.aliases == (source,)


def test_the_ministry_of_its_own_statement_is_itself():
    own = told("The Ministry regrets the harm.", "The Ministry", OWN)
    assert named(linked(own), own[0]) == [OWN]


def test_where_two_ministries_could_be_meant_none_is():
    wire = told("The Ministry of Defence spoke of Ostrel.", "The Ministry of Defence")
    other = told("Tarsk's defence ministry denied it.", "Tarsk's defence ministry", "Post")
    found = linked(wire, other)
    assert OWN not in named(found, wire[0])
    assert OWN not in named(found, other[0])


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Defence spoke of the flood.",  # of no state
        "The Ministry of Health spoke of Ostrel.",  # of another thing
    ],
)
def test_a_ministry_that_does_not_fit_is_left_open(text: str):
    wire = told(text, text.partition(" spoke")[0])
    assert OWN not in named(linked(wire), wire[0])


def test_a_statement_by_a_known_state_is_not_meant_where_others_are_named():
    own = make_document("No.", publisher="Ministry of Defence of Norway", external_id="o")
    wire = told(
        "The Ministry of Defence spoke of Norway and Iceland.", "The Ministry of Defence"
    )
    found = link_claims([own, wire[0]], [wire[1]], LinkParams())
    assert "Ministry of Defence of Norway" not in named(found, wire[0])


def test_a_press_office_is_a_name_of_the_body_it_speaks_for():
    wire = told("The Kamen Front denied it.", "The Kamen Front")
    office = make_document(
        "We deny it.", publisher="Press Office of the Kamen Front", external_id="office"
    )
    found = link_claims([wire[0], office], [wire[1]], LinkParams())
    front = next(a for a in found.actors if a.name == "Kamen Front")
    assert "Press Office of the Kamen Front" in front.aliases
