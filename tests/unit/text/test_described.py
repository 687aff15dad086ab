"""By which words somebody can be known again whom no actor is linked to. All is invented."""

from __future__ import annotations

import pytest

from rashomon.text.described import (
    behind_paper,
    described,
    full_name,
    is_body,
    is_name_in,
    is_own,
)


@pytest.mark.parametrize(
    ("source", "words", "is_of_text"),
    [
        ("the governor of Upper Marl", "the governor of Upper Marl", False),
        ("The governor of Upper Marl, who is ill", "the governor of Upper Marl", False),
        ("Marl's harbour police", "Marl's harbour police", False),
        ("the hospital in Ostry", "the hospital in Ostry", False),
        ("The coast guard", "the coast guard", True),
        ("the Ministry of Defence", "the Ministry of Defence", True),
        ("Ministry of Defence of Ostry", "Ministry of Defence of Ostry", False),
        ("Police", "police", True),
        ("authorities", "authorities", True),
        ("the military prosecutor", "the military prosecutor", True),
        ("a spokeswoman for the governor", "the governor", True),
        ("the bailiff, Tamas Orly", "Tamas Orly", False),
        ("the head gardener, Dr Ilka Marosz, who was there", "Ilka Marosz", False),
        ("Ostry River Watch", "Ostry River Watch", False),
    ],
)
def test_a_body_an_office_and_a_name_are_known_again(
    source: str, words: str, *, is_of_text: bool
):
    found = described(source)
    assert found is not None
    assert (found.words, found.is_of_text) == (words, is_of_text)


@pytest.mark.parametrize(
    "source",
    [
        "residents",
        "Residents of Marl, Upper Ostry",  # a place behind a place
        "three officials",
        "an officer of the general staff",
        "a spokesman",
        "some hospitals",
        "his government",
        "another ministry",
        "the witnesses",
        "the letter",
        "the list furnished by the owner, Marl River Lines",  # who wrote the paper
        "Three Men",
        "he",
        "",
    ],
)
def test_a_crowd_and_somebody_are_nobody_in_particular(source: str):
    assert described(source) is None


def test_words_are_one_whoever_writes_them():
    one, other = (
        described("The governor of Upper Marl"),
        described("the governor of Upper Marl"),
    )
    assert one is not None
    assert other is not None
    assert one.key == other.key == "governor of upper marl"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Dr Ilka Marosz", "Ilka Marosz"),
        ("Ilka van der Marosz", "Ilka van der Marosz"),
        ("Marosz", None),
        ("Ministry of Defence", None),
        ("General Staff", None),
    ],
)
def test_a_name_has_two_words_of_its_own(words: str, name: str | None):
    assert full_name(words) == name


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Tarn says no. The men of Tarn left.", True),
        ("Residents say no.", False),  # only a sentence's capital
        ("Police say no. The town asked Police, and police came.", False),
    ],
)
def test_a_name_has_its_capital_amid_a_sentence(text: str, *, is_name: bool):
    assert is_name_in(text.split(maxsplit=1)[0], text) is is_name


def test_a_pronoun_is_no_name():
    assert not is_name_in("I", "so I went")


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("data from the Ostry Survey", "the Ostry Survey"),
        ("a River Watch inquiry", "River Watch"),
        ("the report", None),
        ("the mayor of Marl", None),
    ],
)
def test_a_paper_is_the_word_of_whose_it_is(words: str, whose: str | None):
    assert behind_paper(words) == whose


@pytest.mark.parametrize(
    ("words", "is_theirs"),
    [
        ("our correspondent in Marl", True),
        ("the calculations of our specialists", True),
        ("our neighbours", False),
        ("their correspondent", False),
    ],
)
def test_ours_is_the_word_of_who_prints_it(words: str, *, is_theirs: bool):
    assert is_own(words) is is_theirs


@pytest.mark.parametrize(
    ("publisher", "speaks"),
    [
        ("Police Directorate of Marl", True),
        ("Lock-keepers' Union", True),
        ("Ostry News Agency", False),
        ("Marl Courier", False),
    ],
)
def test_a_body_speaks_for_itself(publisher: str, *, speaks: bool):
    assert is_body(publisher) is speaks
