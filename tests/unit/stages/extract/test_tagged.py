"""Joining the encoder's finds with those of the rules."""

from __future__ import annotations

from importlib.resources import files

import pytest

from factories import make_document
from rashomon.model import Attribution, Zone, ZoneKind
from rashomon.stages.extract.attributions import find_attributions
from rashomon.stages.extract.drafts import Draft, Ranges
from rashomon.stages.extract.params import ExtractParams
from rashomon.stages.extract.tagged import joined_drafts
from rashomon.text.parse import parse_blocks

CHAIN = "The mayor said that nurses told soldiers that the gunmen fled north."
CREDENCE = "The press gave credence to Tervian accusations that troops burned villages."


def at(text: str, words: str) -> Ranges:
    start = text.index(words)
    return ((start, start + len(words)),) if words else ()


def draft(text: str, source: str, cue: str, content: str) -> Draft:
    return Draft(at(text, cue), at(text, content), at(text, source) if source else ())


def words(text: str, drafts: list[Draft]) -> list[tuple[str, str, str]]:
    def join(ranges: Ranges) -> str:
        return " … ".join(text[a:b] for a, b in ranges)

    return [(join(d.source), join(d.cue), join(d.content)) for d in drafts]


def test_the_rules_add_who_speaks_inside_a_content():
    outer = draft(CHAIN, "The mayor", "said", CHAIN[15:-1])
    inner = draft(CHAIN, "nurses", "told", "that the gunmen fled north")
    joined = joined_drafts(parse_blocks(CHAIN, [(0, len(CHAIN))]), [outer], [inner])
    assert joined == [outer, inner]


def test_the_encoder_is_not_asked_about_what_it_leaves_out_elsewhere():
    inner = draft(CHAIN, "nurses", "told", "that the gunmen fled north")
    assert joined_drafts(parse_blocks(CHAIN, [(0, len(CHAIN))]), [], [inner]) == []


def test_the_rules_name_a_source_the_encoder_left_out():
    tagged = draft(CHAIN, "", "said", CHAIN[15:-1])
    ruled = draft(CHAIN, "The mayor", "said", "that nurses")
    joined = joined_drafts(parse_blocks(CHAIN, [(0, len(CHAIN))]), [tagged], [ruled])
    assert words(CHAIN, joined) == [("The mayor", "said", CHAIN[15:-1])]


def test_two_credits_in_one_cue_are_a_chain():
    parse = parse_blocks(CREDENCE, [(0, len(CREDENCE))])
    tail = "that troops burned villages"
    tagged = draft(CREDENCE, "The press", "gave credence to Tervian accusations", tail)
    ruled = draft(CREDENCE, "Tervian", "accusations", tail)
    assert words(CREDENCE, joined_drafts(parse, [tagged], [ruled])) == [
        (
            "The press",
            "gave credence to",
            "Tervian accusations that troops burned villages",
        ),
        ("Tervian", "accusations", "that troops burned villages"),
    ]


def read(text: str, tagger: str) -> tuple[Attribution, ...]:
    document = make_document(text)
    zones = [Zone(document.id, ZoneKind.BODY, 0, len(text))]
    parse = parse_blocks(text, [(0, len(text))])
    return find_attributions(document, zones, parse, ExtractParams(tagger=tagger))


needs_model = pytest.mark.skipif(
    not (files("rashomon") / "data/models/attribution/manifest.json").is_file(),
    reason="the weights are not here",
)


@needs_model
@pytest.mark.parametrize("tagger", ["encoder", "joint"])
def test_a_long_block_is_read_in_pieces(tagger: str):
    line = "The harbour was quiet on Monday, and the boats of the village stayed in. "
    text = line * 12 + "The mayor said that nine boats had sunk. " + line * 12
    (found,) = read(text.strip(), tagger)
    assert found.source[0].quote == "The mayor"
    assert [s.quote for s in found.content] == ["that nine boats had sunk"]


@needs_model
def test_marks_between_source_and_content_are_nobodys():
    found = read("The bridge has fallen, said Olga Brandt, a baker.", "encoder")
    assert [s.quote for s in found[0].content] == ["The bridge has fallen"]
