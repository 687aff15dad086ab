from __future__ import annotations

import pytest

from factories import make_claim, make_document
from rashomon.model import Reading, Sentence, ZoneKind
from rashomon.stages.lineage.wording import sentence_of

TEXT = "The weir broke. Nobody was hurt, the mayor said. It rained. Then it stopped."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nobody was hurt", "Nobody was hurt, the mayor said."),
        ("The weir broke", "The weir broke."),
        ("hurt, the mayor said. It rained", "Nobody was hurt, the mayor said. It rained."),
        ("stopped.", "Then it stopped."),
        (". N", "The weir broke. Nobody was hurt, the mayor said."),  # across a border
    ],
)
def test_a_claim_stands_in_its_sentences(words: str, expected: str):
    document = make_document(TEXT)
    parts = TEXT.replace(". ", ".|").split("|")
    starts = [TEXT.index(part) for part in parts]
    sentences = [
        Sentence(document.id, start, start + len(part), ZoneKind.BODY)
        for start, part in zip(starts, parts, strict=True)
    ]
    claim = make_claim(document, words)
    reading = Reading.of([document], claims=[claim], sentences=sentences)
    start, end = sentence_of(reading, claim)
    assert TEXT[start:end] == expected


def test_without_sentences_a_claim_stands_alone():
    document = make_document(TEXT)
    claim = make_claim(document, "It rained")
    reading = Reading.of([document], claims=[claim])
    assert sentence_of(reading, claim) == (claim.span.start, claim.span.end)
