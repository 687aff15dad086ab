"""Words and phrases of one meaning, what they entail, and the denials they meet, field by field."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document
from rashomon.model import Claim, Document, Reading, RelationKind
from rashomon.stages.compare import CompareParams
from rashomon.stages.compare.cores import Sort, find_core
from rashomon.stages.compare.decide import decide
from rashomon.stages.compare.doings import done_by
from rashomon.stages.compare.facets import find_facets
from rashomon.stages.compare.meanings import (
    all_meanings,
    base,
    doing,
    entailed,
    may_be_named,
    meanings,
    phrase_meanings,
)
from rashomon.stages.compare.phrasing import find_words
from rashomon.text.lexicon import load_rows

LEAD = (
    "The Velm dam broke on Monday above Sarnmouth. The Velm dam had been built in spring. "
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("she turned the last offer down", {"refuse", "disconnect"}),
        ("they took forty villagers prisoner", {"capture"}),
        ("guards set barns on fire", {"burn"}),
        ("the clerk let him go", {"release"}),
        ("the jet went back", {"return"}),
        ("they gave themselves up", {"surrender"}),
        ("police took him into custody", {"arrest"}),
        ("the raiders threw the radio overboard", {"dump"}),
        ("the weavers went on strike", {"go on strike"}),
        ("they gave up the search", {"abandon"}),
        ("the clerk left the door open", {"keep open"}),
        ("they flew over the hill", set()),
        ("a call off the record", set()),  # a noun
    ],
)
def test_phrases_with_their_object_inside(words: str, expected: set[str]):
    assert phrase_meanings(find_words(words)) == expected


def test_an_irregular_form_is_a_form_of_its_verb():
    assert base("went") == "go"
    assert doing("fled") >= doing("flee")
    bases = {row[1] for row in load_rows("compare_irregular")}
    assert not bases & {row[0] for row in load_rows("compare_irregular")}


def test_a_phrase_speaks_for_its_verb():
    assert "phone" in done_by(find_words("the mayor called the clerk"), "call")
    assert "phone" not in done_by(find_words("the mayor called off the vote"), "call")
    assert "cancel" in done_by(find_words("the mayor called the vote off"), "call")


def test_a_noun_of_a_doing_says_that_it_was_done():
    assert "pay" in done_by(find_words("the mill made three payments"), "make")
    assert "pay" not in done_by(find_words("the mill made cloth for payments"), "make")
    core = find_core(find_words("the mayor did not give the order"), "give")
    assert core is not None
    assert core.sort is Sort.NOUN
    assert "order" in core.verb


def test_what_is_entailed_is_not_meant():
    words = find_words("troops retook the town")
    assert "arrive" in entailed(words, 1)
    assert "arrive" not in meanings(words, 1)
    assert "arrive" in all_meanings(words)


def test_a_verb_form_is_no_noun():
    assert "blaze" in meanings(find_words("an inferno"), 1)
    assert "weapon" not in all_meanings(find_words("an armed guard"))
    assert "fight" in all_meanings(find_words("the fighting"))


def test_a_sort_of_thing_and_the_thing():
    assert "ship" in all_meanings(find_words("a ferry"))
    assert may_be_named(find_words("ferry")[0]) == {"~ship"}
    assert "~ship" in all_meanings(find_words("the vessel"))
    assert "~ship" not in all_meanings(find_words("a yacht"))


Told = tuple[Document, Claim]


def told(words: str, name: str, predicate: str, source: str, **fields: object) -> Told:
    text = f"{LEAD}{words}, {source} said."
    document = make_document(text, external_id=name, published="2021-05-04")
    claim = make_claim(document, words, source, predicate=predicate, **fields)  # type: ignore[arg-type]
    return document, claim


def _meet(yes: tuple[str, str], no: tuple[str, str], denier: str = "a clerk") -> bool:
    first = told(yes[0], "a", yes[1], "a striker")
    second = told(no[0], "b", no[1], denier, negated=True)
    facets = find_facets(Reading.of([first[0], second[0]], claims=[first[1], second[1]]))
    relation = decide(facets[first[1].id], facets[second[1].id], CompareParams())
    return relation is not None and relation.kind is RelationKind.CONTRADICTS


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        # conflict
        (
            ("Twenty minutes later a jet returned", "return"),
            ("no aircraft went back", "go"),
        ),
        (
            ("rebels beat back the assault", "beat"),
            ("rebels did not repel the assault", "repel"),
        ),
        (
            ("soldiers took forty villagers prisoner", "take"),
            ("no villager was captured", "capture"),
        ),
        (("troops set the church on fire", "set"), ("the church was not burned", "burn")),
        # accidents and rescue
        (
            ("a trawler rammed the barge", "ram"),
            ("no vessel collided with the barge", "collide"),
        ),
        (
            ("divers recovered bodies from the barge", "recover"),
            ("no corpse was found in the barge", "find"),
        ),
        # courts and police
        (("police locked up the clerk", "lock"), ("the clerk was never jailed", "jail")),
        (
            ("the judge exonerated the banker", "exonerate"),
            ("the banker was not acquitted", "acquit"),
        ),
        (
            ("detectives grilled the skipper", "grill"),
            ("the skipper was not questioned", "question"),
        ),
        # talks and power
        (
            ("the envoy turned the offer down", "turn"),
            ("the envoy did not refuse the offer", "refuse"),
        ),
        (
            ("the premier scrapped the treaty", "scrap"),
            ("the treaty was never cancelled", "cancel"),
        ),
        (("officials stuffed ballots", "stuff"), ("the vote was never rigged", "rig")),
        (
            ("the governor put the census off", "put"),
            ("the census was not postponed", "postpone"),
        ),
        # work and money
        (
            ("the mill sacked forty weavers", "sack"),
            ("no weavers were dismissed", "dismiss"),
        ),
        (
            ("the bank was bankrolling the brewery", "bankroll"),
            ("the bank never financed the brewery", "finance"),
        ),
        (("the brewery repaid the loan", "repay"), ("the loan was not paid back", "pay")),
        # health and aid
        (
            ("nurses inoculated the children", "inoculate"),
            ("the children were not vaccinated", "vaccinate"),
        ),
        (
            ("rangers shared out the blankets", "share"),
            ("no blankets were handed out", "hand"),
        ),
        # works and nature
        (
            ("the wells were polluted", "pollute"),
            ("the wells were never contaminated", "contaminate"),
        ),
        (("a welder mended the valve", "mend"), ("the valve was never repaired", "repair")),
        (
            ("hackers broke into the computers", "break"),
            ("nobody hacked the computers", "hack"),
        ),
        (
            ("the pumps were switched off", "switch"),
            ("nobody turned off the pumps", "turn"),
        ),
        (
            ("a frigate chased the raiders", "chase"),
            ("no warship pursued the raiders", "pursue"),
        ),
        (
            ("the mill dismissed forty weavers", "dismiss"),
            ("no weavers were laid off", "lay"),
        ),
        (("observers were let in", "let"), ("no observers were admitted", "admit")),
        # borders
        (("guards turned away migrants", "turn"), ("no migrants were sent away", "send")),
        # words
        (
            ("the captain phoned the harbour master", "phone"),
            ("nobody called the harbour master", "call"),
        ),
        (
            ("the crew had been told of the storm", "tell"),
            ("the crew were never informed of the storm", "inform"),
        ),
    ],
)
def test_a_denial_meets_what_it_denies_in_other_words(
    yes: tuple[str, str], no: tuple[str, str]
):
    assert _meet(yes, no)


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (("a convoy left the mill", "leave"), ("no convoy arrived at the mill", "arrive")),
        (
            ("looters broke into shops in Sarnmouth", "break"),
            ("no food reached Sarnmouth", "reach"),
        ),
        (
            ("the ministry admitted the fault", "admit"),
            ("the fault was not confirmed", "confirm"),
        ),
        (
            ("a frigate chased the raiders", "chase"),
            ("no trawler pursued the raiders", "pursue"),
        ),
        (("the mate told police of the captain", "tell"), ("no vessel was told", "tell")),
        (
            ("the guard gave up the search", "give"),
            ("the guard did not surrender", "surrender"),
        ),
        (
            ("the mate left the door open", "leave"),
            ("the mate did not leave Sarnmouth", "leave"),
        ),
        (
            ("the skipper rammed the barge", "ram"),
            ("no lorry collided with the gate", "collide"),
        ),
        (("a yacht was searched", "search"), ("the ferry was not searched", "search")),
        (("a lorry entered the camp", "enter"), ("no tank entered the camp", "enter")),
        (("rebels were captured", "capture"), ("no villager was captured", "capture")),
        (
            ("troops entered the town hall", "enter"),
            ("troops did not retake the town hall", "retake"),
        ),
        (("the mayor called off the talks", "call"), ("nobody phoned the mayor", "phone")),
        (("soldiers opened the gate", "open"), ("soldiers did not open fire", "open")),
        (
            ("rebels besieged the fort", "besiege"),
            ("rebels did not capture the fort", "capture"),
        ),
        (
            ("the bank lent the mill money", "lend"),
            ("the bank did not repay the mill", "repay"),
        ),
        (
            ("the judge remanded the banker", "remand"),
            ("the judge did not convict the banker", "convict"),
        ),
        (
            ("the announcement of the release came", "come"),
            ("the letter was not released", "release"),
        ),
    ],
)
def test_what_is_only_near_is_not_denied(yes: tuple[str, str], no: tuple[str, str]):
    assert not _meet(yes, no)


def test_who_denies_it_of_himself_by_his_office():
    phoned = ("the captain phoned the harbour master", "phone")
    assert _meet(phoned, ("nobody called him", "call"), "the harbour master")
    assert not _meet(phoned, ("nobody called him", "call"), "the mayor")
    arrested = ("police arrested the leader of the picket", "arrest")
    leader = "the leader of the picket"
    assert _meet(arrested, ("he was never taken into custody", "take"), leader)
    assert not _meet(
        phoned, ("nobody called him about the brewery", "call"), "the harbour master"
    )
