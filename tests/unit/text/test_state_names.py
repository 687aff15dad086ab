"""Names of states, whatever the side."""

from __future__ import annotations

import re

import pytest

from rashomon.text.encoder import tag_attributions
from rashomon.text.state_names import StateNameKind, find_state_names

WORDS = re.compile(r"\w+|[^\w\s]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway said so", [("Norway", "country")]),
        ("the Norwegian navy", [("Norwegian", "adjective")]),
        ("two Norwegians left", [("Norwegians", "people")]),
        ("Oslo denied it", [("Oslo", "capital")]),
        ("U.S. and U.K. ships", [("U . S .", "country"), ("U . K .", "country")]),
        ("in Burkina Faso", [("Burkina Faso", "country")]),
        ("NORWAY SAID", [("NORWAY", "country")]),
        ("they told us", []),
        ("a turkey on china", []),
    ],
)
def test_names_are_found_as_they_are_printed(text: str, expected: list[tuple[str, str]]):
    words = WORDS.findall(text)
    found = [
        (" ".join(words[n.first : n.last]), n.kind.value) for n in find_state_names(words)
    ]
    assert found == expected


def test_the_longest_name_wins():
    words = WORDS.findall("South Korean and South Sudanese envoys")
    assert [(n.first, n.last) for n in find_state_names(words)] == [(0, 2), (3, 5)]
    assert {n.kind for n in find_state_names(words)} == {StateNameKind.ADJECTIVE}


SIDED = (
    "{0} accused the {1} army of shelling the market. “It was {2},” the minister said. "
    "Officials in {3} denied that {0} had been told, and called the report an insult."
)
SIDES = [
    ("Russia", "Russian", "Russians", "Moscow"),
    ("Burkina Faso", "Ukrainian", "Poles", "Kyiv"),
    ("Central African Republic", "Saudi", "Azerbaijanis", "Buenos Aires"),
]


def test_the_tagger_finds_the_same_whatever_the_side():
    texts = [SIDED.format(*names) for names in SIDES]
    told = [
        [
            (
                [_neutral(text, names, span) for span in found.source],
                [_neutral(text, names, span) for span in found.cue],
                [_neutral(text, names, span) for span in found.content],
                found.score,
            )
            for found in tagged
        ]
        for text, names, tagged in zip(texts, SIDES, tag_attributions(texts), strict=True)
    ]
    assert len(told[0]) >= 3
    assert told[0] == told[1] == told[2]


def _neutral(text: str, names: tuple[str, ...], span: tuple[int, int]) -> str:
    words = text[slice(*span)]
    for number, name in enumerate(names):
        words = re.sub(rf"\b{name}\b", f"NAME-{number}", words)
    return words
