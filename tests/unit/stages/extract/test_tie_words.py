from __future__ import annotations

import pytest

from factories import make_document
from rashomon.model import Claim
from rashomon.stages.extract import read_document
from rashomon.stages.extract.params import ExtractParams
from rashomon.stages.segment import SegmentParams, find_zones
from rashomon.text.parse import parse_blocks

TIES = [
    # sentence, doer, kind, other, hedged
    ("Sudan attacked the rebels on Monday.", "Sudan", "fights", "rebels", False),
    ("The rebels were backed by Norway.", "Norway", "supports", "rebels", False),
    ("Norway may train the rebels in May.", "Norway", "trains", "rebels", True),
    ("Norway wants to arm the rebels soon.", "Norway", "supplies", "rebels", True),
    ("The war between Norway and Sudan dragged on.", "Norway", "fights", "Sudan", False),
    ("Norway declared its support for Sudan.", "Norway", "supports", "Sudan", False),
    ("Norwegian-backed rebels took the town.", "Norwegian", "supports", "rebels", False),
    ("The troops receive training from Norway.", "Norway", "trains", "troops", False),
    ("Polish weapons reached Norway in May.", "Polish", "supplies", "Norway", False),
    ("Norway's money may flow to Poland.", "Norway", "supplies", "Poland", True),
    ("Norway began its withdrawal from Sudan in May.", "Norway", "leaves", "Sudan", False),
    ("The rebels, possibly with the help of Norway, took the town.",
     "Norway", "supports", "rebels", True),
    ("Norway is prepared to fight the rebels.", "Norway", "fights", "rebels", True),
    ("Norway shelled the road in order to oust the rebels.",
     "Norway", "expels", "rebels", True),
    ("The war is no quarrel, but a clash between Norway and Sudan.",
     "Norway", "fights", "Sudan", False),
    ("The neighbour is Norway, an old power that opposes Sudan.",
     "Norway", "opposes", "Sudan", False),
]  # fmt: skip

NONE = [
    "Polish arms reached the port.",
    "Weapons came to Norway.",
    "Norway did not attack Sudan.",  # negated
    "The war is no quarrel and no clash between Norway and Sudan.",  # negated twice
    "There was no support of Norway for Sudan.",  # negated noun
    "The flood attacked the walls of the mill.",  # no party
    "Norway voted against a resolution to suspend Sudan.",  # who would suspend is not said
    "Norway replaced the partnership with new rebels.",  # "with" belongs to "replaced"
    "They attacked Sudan before dawn.",  # who they are is not said
]


def claims_of(text: str) -> tuple[Claim, ...]:
    document = make_document(text)
    zones = find_zones(document, SegmentParams())
    parse = parse_blocks(text, [(z.start, z.end) for z in zones])
    return read_document(document, zones, parse, ExtractParams(tagger="rules")).claims


@pytest.mark.parametrize(("text", "doer", "kind", "other", "hedged"), TIES)
def test_words_tie_a_doer_to_another(
    text: str, doer: str, kind: str, other: str, *, hedged: bool
):
    found = {
        (t.doer.quote, t.kind, t.other.quote, t.hedged)
        for c in claims_of(text)
        for t in c.ties
    }
    assert any(
        a.endswith(doer) and b.endswith(other) and (k, h) == (kind, hedged)
        for a, k, b, h in found
    ), found


@pytest.mark.parametrize("text", NONE)
def test_what_the_grammar_does_not_tie_is_left_open(text: str):
    assert [t for c in claims_of(text) for t in c.ties] == []


def test_every_span_of_a_tie_fits_the_text():
    text = TIES[4][0]
    for claim in claims_of(text):
        for tie in claim.ties:
            for span in (tie.doer, tie.other, tie.by):
                assert text[span.start : span.end] == span.quote


def test_exchanging_two_states_exchanges_the_ties():
    def ties(a: str, b: str) -> set[tuple[str, str, str]]:
        text = f"{a} attacked {b}. {b} blamed {a}. Troops of {a} met with {b}."
        found = {
            (t.doer.quote, t.kind, t.other.quote) for c in claims_of(text) for t in c.ties
        }
        swap = (
            {"Norway": "X", "Sudan": "Y"}
            if a == "Norway"
            else {"Sudan": "X", "Norway": "Y"}
        )
        return {(swap.get(x, x), k, swap.get(y, y)) for x, k, y in found}

    assert ties("Norway", "Sudan") == ties("Sudan", "Norway")
    assert len(ties("Norway", "Sudan")) >= 2


CAUSES = [
    # sentence, cause, effect, partial, hedged
    ("The drought led to the fall of Tamra.", "The drought", "the fall of Tamra", False, False),
    ("Losing the bridge could lead to the loss of Ostrel.",
     "Losing the bridge", "the loss of Ostrel", False, True),
    ("The famine was caused by the closing of the road.",
     "the closing of the road", "The famine", False, False),
    ("The truce paved the way for elections.", "The truce", "elections", False, False),
    ("Anger, partly fuelled by the price of bread, led to the revolt.",
     "the price of bread", "Anger", True, False),
    ("The convoy turned back because the road was mined.",
     "the road was mined", "The convoy turned back", False, False),
    ("It is due to the courage of the guards that the rebels have not entered Ostrel.",
     "the courage of the guards", "the rebels have not entered Ostrel", False, False),
    ("As a result of the drought, farmers left the plain.",
     "the drought", "farmers left the plain", False, False),
    ("The deaths were caused not by the rebels but by the flood.",
     "the flood", "The deaths", False, False),
    ("Their presence has escalated violence.",
     "Their presence", "escalated violence", False, False),
    ("The army overran the town. This paved the way for talks.",
     "The army overran the town", "talks", False, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cause", "effect", "partial", "hedged"), CAUSES)
def test_words_make_one_thing_bring_about_another(
    text: str, cause: str, effect: str, *, partial: bool, hedged: bool
):
    found = {
        (m.cause.quote, m.effect.quote, m.partial, m.hedged)
        for c in claims_of(text)
        for m in c.causes
    }
    assert (cause, effect, partial, hedged) in found


def test_a_chain_of_effects_keeps_its_order_and_hedge():
    text = "Losing Ostrel could lead to the loss of Tamra, followed by the fall of Velika."
    found = [
        (m.cause.quote, m.effect.quote, m.hedged) for c in claims_of(text) for m in c.causes
    ]
    assert found == [
        ("Losing Ostrel", "the loss of Tamra", True),
        ("the loss of Tamra", "the fall of Velika", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The drought did not lead to the fall of Tamra.",
        "It led to the fall of Tamra.",
        "The fall of Tamra was followed by rain.",
    ],
)
def test_what_is_denied_or_open_is_no_cause(text: str):
    assert [m for c in claims_of(text) for m in c.causes] == []
