"""What looks like a credit and is none."""

from __future__ import annotations

import pytest

from rashomon.stages.extract.no_credits import are_persons, is_inference
from rashomon.text.parse import parse_blocks


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
