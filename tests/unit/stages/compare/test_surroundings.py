"""What a claim takes from the sentences around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_claim, make_document, span_of
from rashomon.model import Claim, Document, Reading, Sentence, TimeMention, ZoneKind
from rashomon.stages.compare.facets import find_facets

FIRST = "On Friday shots were fired at a bus in Orlo."


def _told(after: str, words: str) -> tuple[Document, Claim, Claim]:
    document = make_document(f"{FIRST}{after}{words}", published="2021-05-08")
    shots = make_claim(document, FIRST.rstrip("."), None)
    friday = TimeMention(span_of(document, "Friday"), "2021-05-07")
    claim = make_claim(document, words.rstrip("."), None)
    return document, replace(shots, times=(friday,)), claim


@pytest.mark.parametrize(
    ("after", "words", "is_of_it"),
    [
        (" ", "Nobody was hurt.", True),
        (" ", "Two guards were killed.", True),
        ("\n\n", "Nobody was hurt.", False),  # a new paragraph
        (" ", "The clinic opened again.", False),  # nothing of what became of people
        (" ", "Nobody was hurt in the flood.", False),  # a happening of its own
    ],
)
def test_a_bare_sentence_is_of_what_the_one_before_it_tells(
    after: str, words: str, *, is_of_it: bool
):
    document, shots, claim = _told(after, words)
    second = document.text.index(words)
    sentences = [
        Sentence(document.id, span_of(document, FIRST).start, len(FIRST), ZoneKind.BODY),
        Sentence(document.id, second, len(document.text), ZoneKind.BODY),
    ]
    reading = Reading.of([document], claims=[shots, claim], sentences=sentences)
    facets = find_facets(reading)[claim.id]
    assert ("attack" in facets.told) == is_of_it
    assert (facets.days is not None) == is_of_it
