"""The words of claims are the same however few of them are held."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document
from rashomon.model import Reading
from rashomon.stages.lineage import claim_words
from rashomon.stages.lineage.claim_words import ClaimWords

FIRST = make_document(
    "The old mill at Osk burned down, and 12 geese fled.", external_id="a"
)
SECOND = make_document("At Osk the mill burned; a second mill did not.", external_id="b")
CLAIMS = (
    make_claim(FIRST, "The old mill at Osk burned down"),
    make_claim(FIRST, "12 geese fled"),
    make_claim(SECOND, "At Osk the mill burned"),
)


@pytest.mark.parametrize("held", [1, 2, 1000])
def test_words_are_found_again_after_they_were_let_go(
    held: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(claim_words, "HELD", held)
    words = ClaimWords(Reading.of([FIRST, SECOND], claims=CLAIMS))
    for _ in range(2):
        assert words.of(CLAIMS[1]) == ("12", "geese", "fled")
        assert words.kinds(CLAIMS[2]) == {"at", "osk", "the", "mill", "burned"}
        assert words.plain(CLAIMS[0]) == {"mill", "burned", "down"} - words.plain(CLAIMS[1])
        assert words.content(CLAIMS[0]) == {"mill", "burned", "down"}
    assert len(words._kinds) <= held
