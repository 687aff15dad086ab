from __future__ import annotations

import numpy as np
import pytest

from rashomon.text.parse import Parse, parse_blocks
from rashomon.text.state_masks import mask_states

CASES = [
    ("Norway left.", "Latvia left."),
    ("Chile's navy and the Chilean press", "Latvia's navy and the Latvian press"),
    ("two Kenyans met", "two Latvians met"),
    ("in South Korea and Sri Lanka", "in United States and United States"),
    ("a Sri Lankan port", "a South African port"),
    ("Trinidad and Tobago won", "United Arab Emirates won"),  # word for word
    ("NORWAY LEAVES", "LATVIA LEAVES"),  # as in a headline
    ("Iranian-backed men", "Latvian-backed men"),
    ("In Mali, Ghana and Togo", "In Latvia, Latvia and Latvia"),
    ("Bank of Japan", "Bank of Latvia"),
    ("said Michael Jordan", "said Michael Jordan"),  # a person
    ("polish the brass, chad", "polish the brass, chad"),  # words without a capital
    ("US, U.K. and UAE troops", "US, U.K. and UAE troops"),  # short forms stay
    (
        "Normandy, Maliana and the Omanite",
        "Normandy, Maliana and the Omanite",
    ),  # other words
    (
        "Norway Wins Gold And Silver Again",
        "Norway Wins Gold And Silver Again",
    ),  # title case
    ("Two Lines\nof Norway", "Two Lines\nof Latvia"),  # each line by itself
    (
        "Torvia left. Torvian men and two Torvians won.",
        "Latvia left. Latvian men and two Latvians won.",
    ),  # a state that the text itself shows
    ("ORDESH left, an Ordeshi man and Ordesh", "LATVIA left, an Latvian man and Latvia"),
    ("Torvian men left", "Torvian men left"),  # of which state is not said
    ("Christ and the Christian men", "Christ and the Christian men"),  # words that are met
    ("", ""),
]


@pytest.mark.parametrize(("text", "masked"), CASES)
def test_states_are_put_for_one_state(text: str, masked: str):
    assert mask_states(text).text == masked


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_places_lead_back(text: str):
    masked = mask_states(text)
    ends = np.array([0, len(masked.text)])
    assert masked.places(ends).tolist() == [0, len(text)]
    for word in ("left", "press", "men", "troops", "won", "brass"):
        if word in text:
            at = np.array([masked.text.index(word), masked.text.index(word) + len(word)])
            start, end = masked.places(at).tolist()
            assert text[start:end] == word


SENTENCES = (
    "{0} accused {1} of firing first, and the {2} ministry denied it.",
    "The {2} army, {1} said, had left the town that {3} gunners shelled.",
    "In {0}, {3} envoys told {1}'s president that two {2} ships were lost.",
)
SIDES = (
    ("Russia", "Russian", "Ukraine", "Ukrainian"),
    ("Mali", "Malian", "France", "French"),
    ("Chad", "Chadian", "Togo", "Togolese"),
    ("Georgia", "Georgian", "Turkey", "Turkish"),
    ("China", "Chinese", "India", "Indian"),
)


def shape(parse: Parse) -> object:
    words = [(t.tag, t.pos, t.dep, t.head, t.sentence) for t in parse.tokens]
    return words, parse.sentences, parse.names


@pytest.mark.parametrize("sentence", SENTENCES)
def test_any_two_states_are_read_alike(sentence: str):
    found: list[object] = []
    for one, of_one, other, of_other in SIDES:
        for sides in ((one, other, of_one, of_other), (other, one, of_other, of_one)):
            text = sentence.format(*sides)
            found.append(shape(parse_blocks(text, [(0, len(text))])))
    assert all(each == found[0] for each in found)


def test_tokens_show_the_words_of_the_text():
    text = "Envoys of Trinidad and Tobago met two Chileans and a Sri Lankan in Norway's capital."
    parse = parse_blocks(text, [(0, len(text))])
    assert [t.text for t in parse.tokens] == text.replace("'", " '").replace(
        ".", " ."
    ).split()
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)
    lemmas = {t.text: t.lemma for t in parse.tokens}
    assert lemmas["Chileans"] in {"chilean", "chileans"}
    assert lemmas["Norway"] == "norway"


def test_a_word_that_only_holds_a_state_keeps_its_place():
    text = "See www.France.com or write to Norway."
    parse = parse_blocks(text, [(0, len(text))])
    assert [t.text for t in parse.tokens] == text.replace(".", " .").replace(
        "www .France .com", "www.France.com"
    ).split()
