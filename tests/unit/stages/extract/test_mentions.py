from __future__ import annotations

import pytest

from factories import make_document
from rashomon.model import Zone, ZoneKind
from rashomon.stages.extract import ExtractParams, read_document
from rashomon.stages.extract.read import Extraction
from rashomon.text.parse import parse_blocks


def read(text: str) -> Extraction:
    document = make_document(text)
    zones = (Zone(document.id, ZoneKind.BODY, 0, len(text)),)
    parse = parse_blocks(text, [(0, len(text))])
    return read_document(document, zones, parse, ExtractParams())


ROLES = [
    # text, words, role
    ("The rebels received training from Finland.", "Finland", "agent"),
    ("The rebels received training from Finland.", "rebels", "recipient"),
    ("The envoy was shot by Danish soldiers.", "Danish soldiers", "agent"),
    ("The envoy was shot not by rebels but by soldiers.", "rebels", "other"),
    ("Chad gave aid to Niger.", "Niger", "recipient"),
    ("Finland attacked Iceland.", "Iceland", "patient"),
    ("Finland attacked Iceland.", "Finland", "agent"),
    ("The convoy left Niamey from the north.", "convoy", "agent"),  # "from" makes no agent
]


@pytest.mark.parametrize(("text", "words", "role"), ROLES)
def test_a_role_is_read_from_the_grammar(text: str, words: str, role: str):
    claims = read(text).claims
    found = {m.span.quote: m.role.value for c in claims for m in c.actors}
    assert found[words] == role


def test_who_is_forced_to_act_is_the_agent():
    text = "Norway forced the rebels to leave the town, and Peru praised Norway."
    claims = read(text).claims
    agents = {m.span.quote for c in claims for m in c.actors if m.role.value == "agent"}
    assert {"Norway", "Peru"} <= agents
