"""What is said to come of an event: their claims, followed and never added to."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from factories import make_claim, make_document, span_of
from rashomon.errors import UnknownNameError
from rashomon.export import dump_graphml
from rashomon.model import (
    Account,
    Cause,
    CauseKind,
    Certainty,
    Claim,
    Document,
    Sentence,
    ZoneKind,
    content_id,
)
from rashomon.store import Store, memory_store
from rashomon.store.kinds import Record
from rashomon.views import CaseIndex, cause_chains, what_if
from rashomon.views.whatif import happening, meets

NORTH = make_document(
    "Losing Bamako could lead to the loss of Niger. The loss of Niger will lead to hunger. "
    "Hunger leads to the loss of Bamako. If the truce ends, the port will close.",
    external_id="north",
    publisher="North Post",
)
SOUTH = make_document("The fall of Bamako would end the war.", publisher="South Post")


def cause(
    document: Document, words: str, a: str, b: str, link: str, *in_: str
) -> list[Record]:
    claim = make_claim(document, words, certainty=Certainty.PREDICTED)
    made = Cause(
        content_id("cause", a, b, claim.id), a, b, CauseKind.LEADS_TO, "predicted",
        partial=False, claim_ids=(claim.id,), account_ids=in_, link=link,
    )  # fmt: skip
    return [claim, made]


def conditional() -> Claim:
    words = "If the truce ends, the port will close"
    condition = span_of(NORTH, "If the truce ends")
    return make_claim(NORTH, words, certainty=Certainty.PREDICTED, condition=condition)


@pytest.fixture(name="store")
def store_fixture() -> Store:
    store = memory_store()
    first, second, third = NORTH.text.split(". ")[:3]
    with store.writer() as writer:
        writer.add([NORTH, SOUTH, conditional()])
        writer.add(
            cause(
                NORTH, first, "Losing Bamako", "the loss of Niger", "could lead to", "a-1"
            )
        )
        writer.add(
            cause(NORTH, second, "The loss of Niger", "hunger", "will lead to", "a-1")
        )
        writer.add(cause(NORTH, third, "Hunger", "the loss of Bamako", "leads to", "a-1"))
        writer.add(
            cause(
                SOUTH, SOUTH.text[:-1], "The fall of Bamako", "the war", "would end", "a-2"
            )
        )
        writer.add(
            [
                Account("a-1", "North", (), ("North Post",), matter="m"),
                Account("a-2", "South", (), ("South Post",), matter="m"),
            ]
        )
    return store


def told(store: Store, event: str, voice: str | None = None) -> list[tuple[int, str, str]]:
    found = what_if(CaseIndex.of(store.view()), event, voice)
    return [(s.depth, s.link, s.effect) for s in found.steps]


def test_an_event_is_followed_to_the_end_and_a_circle_is_gone_round_once(store: Store):
    assert told(store, "Bamako falls", "A") == [
        (1, "could lead to", "the loss of Niger"),
        (2, "will lead to", "hunger"),
        (3, "leads to", "the loss of Bamako"),
    ]


def test_what_others_say_of_it_is_told_apart(store: Store):
    found = what_if(CaseIndex.of(store.view()), "Bamako falls", "B")
    assert [(s.effect, s.claim.speaker) for s in found.steps] == [("the war", "South Post")]
    assert [s.effect for s in found.others] == ["the loss of Niger"]


def test_a_voice_may_be_named_and_nobody_is_everybody(store: Store):
    assert told(store, "Bamako falls", "South Post") == [(1, "would end", "the war")]
    assert len(told(store, "Bamako falls")) == 4


def test_a_condition_is_followed_too(store: Store):
    assert told(store, "the truce is ended") == [(1, "then", "the port will close")]


def test_another_place_or_another_thing_is_not_the_event(store: Store):
    assert told(store, "Niamey falls", "B") == []
    assert told(store, "Bamako votes", "A") == []


def test_an_unknown_account_says_which_there_are(store: Store):
    with pytest.raises(UnknownNameError, match="North Post"):
        told(store, "Bamako falls", "C")


def test_causes_are_told_in_chains_and_one_that_is_its_own_effect_ends():
    store = memory_store()
    document = make_document("War leads to war and hunger leads to flight.")
    claim = make_claim(document, document.text[:-1])
    causes = [
        Cause(f"c-{a}-{b}", a, b, CauseKind.LEADS_TO, "asserted", partial=False,
              claim_ids=(claim.id,))
        for a, b in (("war", "war"), ("hunger", "flight"), ("flight", "loss"))
    ]  # fmt: skip
    with store.writer() as writer:
        writer.add([document, claim, *causes])
    chains = cause_chains(CaseIndex.of(store.view())).rows
    assert [[(c.cause, c.effect) for c in chain] for chain in chains] == [
        [("hunger", "flight"), ("flight", "loss")],
        [("war", "war")],
    ]


def test_graphml_holds_every_cause_with_whose_it_is(store: Store):
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.fromstring(dump_graphml(store.view()))  # noqa: S314  our own words
    edges = list(root.iter(f"{space}edge"))
    said = [e.find(f"{space}data[@key='said_by']") for e in edges]
    assert sorted(s.text or "" for s in said if s is not None) == [
        *["North Post"] * 3,
        "South Post",
    ]
    assert len(edges) == 4
    ids = {n.attrib["id"] for n in root.iter(f"{space}node")}
    assert {e.attrib[end] for e in edges for end in ("source", "target")} == ids


@pytest.mark.parametrize(
    ("assumed", "told", "is_met"),
    [
        ("the bridge is lost", "its loss", False),  # whose loss, the words leave open
        ("the bridge is lost", "the bridge falls to the rebels", True),
        ("the bridge is lost", "the loss of the mill", False),  # another thing
        ("the bridge is lost", "the bridge", False),  # nothing happens to it
        ("Bamako falls", "losing Mali", True),  # the capital stands for its state
        ("Bamako falls", "losing Niger", False),
        ("a bad harvest", "the harvest of the year", True),
        ("Mali", "whatever Mali does", True),
    ],
)
def test_what_may_be_the_assumed_event(assumed: str, told: str, *, is_met: bool):
    assert meets(happening(assumed), happening(told)) is is_met


@pytest.mark.parametrize(
    ("event", "steps"),
    [("the bridge is lost", 1), ("the mill is lost", 0), ("Ostrel falls", 0)],
)
def test_it_is_what_is_named_near_it(event: str, steps: int):
    text = "The bridge feeds a region. Its loss will cause hunger. Ostrel waits."
    document = make_document(text, publisher="North Post")
    cut = [s.strip() for s in text.split(".") if s]
    spans = [span_of(document, words) for words in cut]
    sentences = [Sentence(document.id, s.start, s.end, ZoneKind.BODY) for s in spans]
    store = memory_store()
    with store.writer() as writer:
        writer.add([document, *sentences])
        writer.add(cause(document, cut[1], "Its loss", "hunger", "will cause"))
    with store.snapshot() as view:
        assert len(what_if(CaseIndex.of(view), event).steps) == steps


def test_a_voice_may_be_known_by_words_alone():
    words = "the flood will lead to hunger"
    document = make_document(f"The river board said {words}.", publisher="North Post")
    claim = make_claim(document, words, "The river board", certainty=Certainty.PREDICTED)
    made = Cause(
        "cause-1", "the flood", "hunger", CauseKind.LEADS_TO, "predicted",
        partial=False, claim_ids=(claim.id,), link="will lead to",
    )  # fmt: skip
    store = memory_store()
    with store.writer() as writer:
        writer.add([document, claim, made])
    followed = [(1, "will lead to", "hunger")]
    assert told(store, "the flood", "the river board (in North Post)") == followed
