"""Whose word a claim is: linked, described, printed. All names are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_actor, make_claim, make_document, make_link
from rashomon.model import Actor, ActorKind, Claim, Document, Reading
from rashomon.text.speakers import Speakers


def said(
    source: str, *, publisher: str = "Marl Courier", number: int = 0
) -> tuple[Document, Claim]:
    document = make_document(
        f"{source} said the road was shut.", publisher=publisher, external_id=f"r{number}"
    )
    return document, make_claim(document, "the road was shut", source)


def names(
    *told: tuple[Document, Claim], actors: tuple[Actor, ...] = ()
) -> list[str | None]:
    """Name the voice of each claim."""
    reading = Reading.of([d for d, _ in told], claims=[c for _, c in told], actors=actors)
    voices = [Speakers(reading).of(claim) for _, claim in told]
    return [voice.name if voice else None for voice in voices]


@pytest.mark.parametrize(
    ("source", "publisher", "name"),
    [
        ("The governor of Upper Ostry", "Marl Courier", "the governor of Upper Ostry"),
        ("The coast guard", "Marl Courier", "the coast guard (in Marl Courier)"),
        ("Our correspondent", "Marl Courier", "Marl Courier"),
        ("A River Watch inquiry", "River Watch", "River Watch"),
        ("The ministry", "Ministry of Ports of Ostry", "Ministry of Ports of Ostry"),
        ("Two residents", "Marl Courier", None),
    ],
)
def test_who_is_known_by_words(source: str, publisher: str, name: str | None):
    assert names(said(source, publisher=publisher)) == [name]


def test_a_body_of_two_texts_is_two_voices_and_a_named_one_is_one():
    guard = [said("The coast guard", publisher=f"Paper {n}", number=n) for n in (1, 2)]
    named = [said("The governor of Upper Ostry", number=n) for n in (3, 4)]
    found = names(*guard, *named)
    assert found[0] != found[1]
    assert found[2] == found[3]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ActorKind.OTHER, "Tarn"),
        (ActorKind.PERSON, "Tarn (in Marl Courier)"),  # one name may be two persons'
    ],
)
def test_a_name_of_one_word_is_the_actor_that_alone_bears_it(kind: ActorKind, name: str):
    document = make_document("The road, Tarn said, was shut.", publisher="Marl Courier")
    claim = make_claim(document, "was shut", "Tarn")
    actor = replace(make_actor("Tarn"), kind=kind)
    assert names((document, claim), actors=(actor,)) == [name]


def test_a_linked_source_is_its_actor():
    document, claim = said("The council")
    council = make_actor("Town Council")
    link = make_link(document, "The council", council)
    reading = Reading.of([document], claims=[claim], actors=[council], links=[link])
    assert Speakers(reading).name_of(claim) == "Town Council"


def test_nobody_is_named_by_his_words():
    document, claim = said("Two residents")
    assert (
        Speakers(Reading.of([document], claims=[claim])).name_of(claim) == "Two residents"
    )
