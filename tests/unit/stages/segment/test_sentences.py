"""Sentences of the zones that are read."""

from __future__ import annotations

from factories import make_document
from rashomon.model import Sentence, Zone, ZoneKind
from rashomon.stages.segment import SegmentParams, find_sentences, find_zones
from rashomon.text.parse import Parse, Token, parse_blocks

TEXT = "Guns gone\nShare\nThe army left. It rained."


def parse_of(*sentences: str) -> Parse:
    """Make a parse with one token a word; no tree is needed."""
    tokens: list[Token] = []
    ranges: list[tuple[int, int]] = []
    for number, words in enumerate(sentences):
        first, at = len(tokens), TEXT.index(words)
        for word in words.split():
            at = TEXT.index(word, at)
            i = len(tokens)
            tokens.append(
                Token(i, word, at, at + len(word), word, "X", "XX", "dep", i, number)
            )
        ranges.append((first, len(tokens)))
    return Parse(TEXT, tuple(tokens), tuple(ranges), (), tuple(() for _ in tokens))


def test_sentences_carry_the_zone_they_stand_in():
    document = make_document(TEXT)
    zones = (
        Zone(document.id, ZoneKind.HEADLINE, 0, 9),
        Zone(document.id, ZoneKind.BOILERPLATE, 10, 15),
        Zone(document.id, ZoneKind.BODY, 16, len(TEXT)),
    )
    parse = parse_of("Guns gone", "Share", "The army left.", "It rained.")
    assert find_sentences(document, zones, parse) == (
        Sentence(document.id, 0, 9, ZoneKind.HEADLINE),
        Sentence(document.id, 16, 30, ZoneKind.BODY),
        Sentence(document.id, 31, 41, ZoneKind.BODY),
    )


def test_sentence_outside_every_zone_is_left_out():
    document = make_document(TEXT)
    zones = (Zone(document.id, ZoneKind.BODY, 31, len(TEXT)),)
    parse = parse_of("Guns gone", "It rained.")
    assert [s.start for s in find_sentences(document, zones, parse)] == [31]


def test_sentence_never_leaves_its_zone():
    document = make_document(TEXT)
    zones = (Zone(document.id, ZoneKind.BODY, 16, 30),)
    [sentence] = find_sentences(document, zones, parse_of("The army left. It rained."))
    assert (sentence.start, sentence.end) == (16, 30)


def test_sentences_of_a_real_parse_lie_in_zones_that_are_read():
    text = f"Who holds Ostrel?\n\n{TEXT[16:]} Nobody slept that night, the mayor said.\n\nSee all\n"
    document = make_document(text)
    zones = find_zones(document, SegmentParams())
    read = [(z.start, z.end) for z in zones if z.kind is not ZoneKind.BOILERPLATE]
    sentences = find_sentences(document, zones, parse_blocks(text, read))
    assert [text[s.start : s.end] for s in sentences] == [
        "The army left.",
        "It rained.",
        "Nobody slept that night, the mayor said.",
    ]
