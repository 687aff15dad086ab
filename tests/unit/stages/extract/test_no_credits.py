"""What looks like a credit and is none."""

from __future__ import annotations

import pytest

from rashomon.stages.extract.no_credits import are_persons, is_inference
from rashomon.text.parse import parse_blocks
from reading import attributions_of, claims_of


@pytest.mark.parametrize(
    ("source", "cue", "expected"),
    [("raid", "suggest", True), ("raid", "say", False), ("mayor", "suggest", False)],
)
def test_a_raid_that_suggests_something_is_no_speaker(
    source: str, cue: str, *, expected: bool
):
    text = f"The {source} showed that the rebels have new guns."
    speaker = parse_blocks(text, [(0, len(text))]).tokens[1]
    assert is_inference([cue], speaker) is expected
    assert not is_inference([cue], None)


@pytest.mark.parametrize(
    ("words", "expected"), [("them", True), ("it", False), ("charges", False), ("", False)]
)
def test_whom_somebody_rejects_is_not_what_they_say(words: str, *, expected: bool):
    text = f"The villagers rejected {words}".rstrip()
    parse = parse_blocks(text, [(0, len(text))])
    assert are_persons(parse.tokens[3:]) is expected


@pytest.mark.parametrize(
    "text",
    [
        "His tax papers are in most years far thicker than a 100-page disclosure report.",
        "The tent came down after the rival's attack in early-morning tweets.",
        "(Having said that, there are three wells in the town.)",
        "To the shells the army responded with artillery.",
        "The truce was observed as a day of rest.",
        "But even after the truce was signed, the shelling continued.",
        "The union is filing a complaint on Monday with the town's port office.",
    ],
)
@pytest.mark.parametrize("tagger", ["rules", "joint"])
def test_nobody_says_anything_there(text: str, tagger: str):
    assert attributions_of(text, tagger=tagger) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The clerk co-wrote that the dam would fail.",
            "The clerk",
            "that the dam would fail",
        ),
        (
            "The army responded with a denial that it had fired.",
            "The army",
            "that it had fired",
        ),
        (
            "Two monitors observed that the truce was broken.",
            "Two monitors",
            "that the truce was broken",
        ),
    ],
)
def test_words_that_look_like_those_are_credits(text: str, source: str, content: str):
    assert (source, content) in [(s, c) for s, _, c in attributions_of(text)]


def test_what_goes_without_saying_is_the_writers():
    (claim,) = claims_of("It goes without saying that the tax will rise in May.")
    assert claim.source is None
