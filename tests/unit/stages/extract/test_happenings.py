from __future__ import annotations

from functools import cache

import pytest

from factories import make_document
from rashomon.model import EventMention, Zone, ZoneKind
from rashomon.stages.extract import ExtractParams, read_document
from rashomon.stages.extract.constructions import CONSTRUCTIONS
from rashomon.stages.extract.read import Extraction
from rashomon.text.lexicon import load_rows
from rashomon.text.parse import parse_blocks


@cache
def read(text: str) -> Extraction:
    document = make_document(text)
    zones = (Zone(document.id, ZoneKind.BODY, 0, len(text)),)
    parse = parse_blocks(text, [(0, len(text))])
    return read_document(document, zones, parse, ExtractParams())


def claimed(text: str) -> list[EventMention]:
    return [c.event for c in read(text).claims if c.event]


def spoken(text: str) -> list[EventMention]:
    return [a.event for a in read(text).attributions if a.event]


CLAIMED = [
    # text, type, mode, agent, recipient
    ("Finnish troops shelled the Danish port on Monday.",
     "ASSAULT", "heavy-weapons", "Finnish troops", "Danish port"),  # nationality before a noun
    ("The gunmen kidnapped ten Polish engineers.",
     "ASSAULT", "abduct", "gunmen", "Polish engineers"),
    ("Norway granted asylum to the Chilean journalist.",
     "AID", None, "Norway", "Chilean journalist"),  # light verb
    ("Brazil lifted the ban on the Peruvian party.",
     "CONCEDE", None, "Brazil", "Peruvian party"),  # an end put to coercion
    ("Brazil lifted the sanctions against Peru.",
     "RETREAT", None, "Brazil", "Peru"),  # PLOVER 085
    ("Canada suspended aid to Peru.", "SANCTION", "discontinue", "Canada", "Peru"),
    ("Teachers called off the strike.", "CONCEDE", None, "Teachers", None),
    ("Students began a hunger strike in the capital.", "PROTEST", "hunger", "Students", None),
    ("The Swedish government will support Malta.",
     "AGREE", None, "Swedish government", "Malta"),  # announced help is a promise
    ("Denmark's blockade of Malta began in March.", "COERCE", "restrict", "Denmark", "Malta"),
    ("The rebels received training from Finland.",
     "COOPERATE", None, "Finland", "rebels"),  # the giver acts
    ("Chad and Niger met in Paris.", "CONSULT", None, "Chad and Niger", "Chad and Niger"),
    ("The envoy was abducted by Danish rebels.",
     "ASSAULT", "abduct", "Danish rebels", "envoy"),
    ("Three soldiers were killed by a roadside bomb.", "ASSAULT", "explosives", None, "soldiers"),
    ("Peru deployed troops to help the rescue of villagers.", "AID", None, "Peru", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "mode", "agent", "recipient"), CLAIMED)
def test_a_clause_is_an_act_between_actors(
    text: str, kind: str, mode: str | None, agent: str | None, recipient: str | None
):
    assert EventMention(kind, mode, agent, recipient) in claimed(text)


SPOKEN = [
    ("Finland accused Portugal of shelling the villages.", "ACCUSE", "Finland", "Portugal"),
    (
        "They gave credence to Finnish accusations that Portuguese troops shelled the villages.",
        "ACCUSE",
        "Finnish",
        "Portuguese troops",
    ),
    ("Norway agreed to mediate between the rebels.", "AGREE", "Norway", "rebels"),
    ("Peru agreed to resume the siege.", "THREATEN", "Peru", None),  # a hostile promise
    ("Belgium threatened to close its border with Malta.", "THREATEN", "Belgium", "Malta"),
    (
        "Denmark refused to release the Polish sailors.",
        "REJECT",
        "Denmark",
        "Polish sailors",
    ),
    ("Chad demanded that Niger withdraw its troops.", "REQUEST", "Chad", "Niger"),
    ("Peru called on Chile to release the hostages.", "REQUEST", "Peru", "Chile"),
    ("Brazil rejected Peru's proposal for talks.", "REJECT", "Brazil", "Peru"),
    ("Cuba said it would send doctors to Haiti.", "AGREE", "Cuba", "Haiti"),
    ("Cuba said it would not meet the rebels.", "REJECT", "Cuba", "rebels"),
    ("Finland said it would attack Iceland.", "THREATEN", "Finland", "Iceland"),
    ("France said Chad must release the crew.", "REQUEST", "France", "Chad"),
]


@pytest.mark.parametrize(("text", "kind", "agent", "recipient"), SPOKEN)
def test_a_speech_act_is_its_sources(
    text: str, kind: str, agent: str, recipient: str | None
):
    every = spoken(text) or claimed(text)
    assert (kind, agent, recipient) in {(e.type, e.agent, e.recipient) for e in every}


NO_EVENT = [
    "The earthquake killed 120 people in Chile.",  # a natural force is no agent
    "At least 40 people were injured when the flood hit the town.",
    "The chef beat the eggs for ten minutes.",
    "The coach was fired on Monday after three defeats.",
    "The director shot a film in Morocco last year.",
    "The company fired its chief in May.",
    "Inflation hit a record high in June.",
    "The senator attacked the bill as wasteful.",  # words, not force
    "The spokesman declined to comment on the matter.",  # silence rejects nothing
    "The plan supports growth in the region.",
    "Niger must release the hostages at once.",  # due, not done
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_what_is_no_act_between_actors_is_none(text: str):
    assert claimed(text) == []
    assert spoken(text) == []


def test_to_strike_a_deal_is_no_assault():
    (event,) = claimed("Chad struck a deal with Niger.")
    assert (event.type, event.agent, event.recipient) == ("AGREE", "Chad", "Niger")


def test_the_agent_of_a_passive_is_never_guessed():
    (event,) = claimed("The envoy was abducted in Niger on Friday.")
    assert event.agent is None
    (event,) = claimed("The envoy was abducted not by rebels but by soldiers.")
    assert event.agent == "soldiers"


def test_a_third_party_who_foretells_an_attack_does_not_threaten():
    assert "THREATEN" not in {
        e.type for e in spoken("Finland said Iceland would attack Malta.")
    }


def test_a_pronoun_speaks_for_the_source_only_where_it_fits():
    assert spoken("The general said they had agreed to a truce.")[0].agent != "The general"


def test_a_negated_cue_is_no_act():
    assert spoken("Finland did not accuse Portugal of shelling the villages.") == []


def test_the_lists_use_the_categories_of_2021_and_known_names():
    types = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
    types |= {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE"}
    types |= {"COERCE", "ASSAULT"}
    assert {row[2] for row in load_rows("plover")} <= types
    assert {row[3] for row in load_rows("plover_phrases")} <= types | {"-"}
    assert {row[3] for row in load_rows("plover_constructions")} == set(CONSTRUCTIONS)


def test_each_word_is_listed_once():
    keys = [row[:2] for row in load_rows("plover")]
    assert len(keys) == len(set(keys))
