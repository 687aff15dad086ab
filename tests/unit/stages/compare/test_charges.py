"""Whom a claim lays a deed to in any words, and when two such claims part or agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_claim, make_document, span_of
from rashomon.model import (
    Certainty,
    Claim,
    Document,
    Quantity,
    Reading,
    Relation,
    RelationKind,
    Slot,
)
from rashomon.stages.compare import CompareParams
from rashomon.stages.compare.charge_words import HAND, KNEW, ORDERED, THERE
from rashomon.stages.compare.charges import find_charge, root
from rashomon.stages.compare.decide import decide
from rashomon.stages.compare.facets import find_facets
from rashomon.stages.compare.parties import unlinked_party
from rashomon.stages.compare.phrasing import find_words, phrase_end, subject_of

VOICE = unlinked_party("Orlo Guard")


def charge(words: str, predicate: str, *, negative: bool = False, denied: bool = False):
    document = make_document(f"The Velm mill burned on Monday. {words}, a captain said.")
    kind = Certainty.DENIED if denied else Certainty.REPORTED
    claim = make_claim(document, words, "a captain", predicate=predicate, certainty=kind)
    reading = Reading.of([document], claims=[claim])
    return find_charge(reading, claim, {}, VOICE, is_negative=negative)


@pytest.mark.parametrize(
    ("words", "predicate", "part", "kind", "who", "target"),
    [
        ("Sarnia blew up the Velm mill", "blow", HAND, "blast", "sarn", "velm mill"),
        ("Sarnian divers had done it", "do", HAND, None, "sarn", ""),
        ("Sarnian divers led the raid", "lead", HAND, "attack", "sarn", ""),
        ("At least sixty Sarnian divers took part", "take", HAND, None, "sarn", ""),
        (
            "the crime was planned and carried out by men of Sarnia",
            "plan",
            HAND,
            None,
            "sarn",
            "",
        ),
        (
            "the depot was burned down by Ruth Orkin",
            "burn",
            HAND,
            "destroy",
            "ruth orkin",
            "depot",
        ),
        (
            "the killers were most likely members of the Orlo",
            "be",
            HAND,
            "kill",
            "orlo",
            "",
        ),
        (
            "the army attributes the arson to the Orlo",
            "attribute",
            HAND,
            "destroy",
            "orlo",
            "",
        ),
        ("the raid was the work of the Orlo", "be", HAND, "attack", "orlo", ""),
        ("behind the attack stood the Orlo", "stand", HAND, "attack", "orlo", ""),
        ("Sarnia's government ordered the raid", "order", ORDERED, "attack", "sarn", ""),
        (
            "Sarnian agents planted a bomb at the mill",
            "plant",
            HAND,
            "blast",
            "sarn",
            "mill",
        ),
        (
            "Orlo jets dropped bombs on the camp at dawn",
            "drop",
            HAND,
            "attack",
            "orlo",
            "camp",
        ),
        (
            "a missile fired by Sarnian ships hit the clinic",
            "hit",
            HAND,
            "attack",
            "sarn",
            "clinic hospital",
        ),
        ("government planes bombed the camp", "bomb", HAND, "attack", "side_state", "camp"),
        ("Ruth Orkin leaked the cable", "leak", HAND, "leak", "ruth orkin", "cabl"),
        ("Sarnia knew of the plot", "know", KNEW, None, "sarn", ""),
        ("the planes came from Sarnia", "come", HAND, None, "sarn", ""),
        ("both boats belonged to the Orlo", "belong", HAND, None, "orlo", ""),
        (
            "aircraft of Sarnia carried out a night raid on the Velm depot",
            "carry",
            HAND,
            "attack",
            "sarn",
            "velm depot",
        ),
    ],
)
def test_the_forms_of_a_charge(
    words: str, predicate: str, part: str, kind: str | None, who: str, target: str
):
    found = charge(words, predicate)
    assert found is not None
    assert (found.part, found.kind) == (part, kind)
    named = {w.replace("_", " ") for w in who.split()}
    assert (found.who, found.target) == (named, set(target.split()))


def test_those_for_a_country_are_not_the_country():
    found = charge("a pro-Sarnian group sank the ferry", "sink")
    assert found is not None
    assert found.who == {"for sarn"}


@pytest.mark.parametrize(
    ("words", "predicate"),
    [
        ("the village had hidden a wounded Sarnian pilot", "hide"),  # no deed of his
        ("Sarnia set the mill on fire", "set"),  # fires no shot
        ("Sarnia closed the mill", "close"),  # no harm
        ("Sarnian divers led the field", "lead"),
        ("there is no evidence that Sarnia ordered the attack", "order"),  # neither
        ("nobody knew of the plot", "know"),  # of nobody
        ("a mill blew up", "blow"),  # by itself
        ("Sarnia knew the sea", "know"),  # no deed
        ("the crime squad of Sarnia met", "meet"),
        ("Sarnia laid the table", "lay"),  # no device
        ("a hit squad of Sarnia met at the depot", "meet"),
        ("Warplanes bombed the mill", "bomb"),  # whose they are is not said
        ("Overnight Fire Destroyed the Velm Mill", "destroy"),  # nobody did
        ("a fire on Tuesday destroyed the mill", "destroy"),
        ("the flour came from Sarnia", "come"),  # no deed is done from flour
        ("planes came from Sarnia", "come"),  # not those told of
    ],
)
def test_what_is_no_charge(words: str, predicate: str):
    assert charge(words, predicate) is None


@pytest.mark.parametrize(
    ("words", "predicate", "part"),
    [
        ("it had a hand in the matter", "have", HAND),
        ("it had nothing to do with the attack", "have", HAND),
        ("we took no part in the raid", "take", HAND),
        ("any knowledge of the operation", "knowledge", KNEW),
        ("none of our people was in the area that day", "be", THERE),
        ("on that day it had no unit south of the river", "have", THERE),
        ("we never set foot in the mill", "set", THERE),
        ("its planes were not in the area", "be", THERE),
        ("none of its planes left the ground", "leave", THERE),
        ("none of its jets took off that night", "take", THERE),
        ("no raid was carried out that night", "carry", HAND),
        ("having bombed the camp", "bomb", HAND),
    ],
)
def test_denials_are_of_who_speaks(words: str, predicate: str, part: str):
    found = charge(words, predicate, negative=True, denied=True)
    assert found is not None
    assert found.part == part
    assert "orlo" in found.who


def test_not_one_ship_clears_the_country_named():
    found = charge("not one Sarnian vessel was within ten miles", "be", negative=True)
    assert found is not None
    assert (found.part, found.who) == (THERE, {"sarn"})


def test_vessels_that_fly_a_flag_do_not_set_out():
    found = charge("not one vessel flying the Sarnian flag was near", "be", negative=True)
    assert found is not None
    assert found.who == {"sarn"}


def test_a_ministry_is_no_rival_of_a_force_of_which_it_may_be():
    first = told("planes of the Ministry of Defence bombed the Velm mill", "a")
    second = told("the Ruthenian Air Force bombed the Velm mill", "b")
    relation = judge(first, second)
    assert relation is None or relation.kind is not RelationKind.CONTRADICTS


def test_a_doer_cut_off_behind_the_claim_is_read():
    words = "the crime was prepared and carried out"
    document = make_document(f"Officials said {words} by divers of Sarnia. It rained.")
    claim = make_claim(document, words, "Officials", predicate="prepare")
    found = find_charge(
        Reading.of([document], claims=[claim]), claim, {}, VOICE, is_negative=False
    )
    assert found is not None
    assert found.doers[0].literal == "divers of Sarnia"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sarnian", "sarnia"),
        ("pro-sarnian", "sarnia"),
        ("velms", "velm"),
        ("rolese", "rolese"),
    ],
)
def test_a_people_and_its_country_share_a_root(one: str, other: str):
    assert root(one) == root(other)


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("the captain of the ferry never saw it", "the captain of the ferry"),
        ("on that day it had no ship", "it"),
        ("he said that the Orlo guard saw it", "the Orlo guard"),
        ("in the night saw it", None),
    ],
)
def test_the_subject_of_a_verb(words: str, subject: str | None):
    found = find_words(words)
    verb = next(i for i, w in enumerate(found) if w.text in {"saw", "had"})
    at = subject_of(found, verb)
    assert (words[found[at[0]].start : found[at[1] - 1].end] if at else None) == subject


def test_a_noun_phrase_ends_before_the_place():
    found = find_words("men of the Orlo Guard in the hills")
    assert phrase_end(found, 0) == 5


LEAD = "The Velm mill was blown up on Monday. The Velm mill had stood in Sarnmouth since spring. "

Told = tuple[Document, Claim]


def told(words: str, name: str, **fields: object) -> Told:
    day = str(fields.pop("day", "2021-05-04"))
    document = make_document(f"{LEAD}{words}.", external_id=name, published=day)
    source = fields.pop("source", None)
    if source:
        document = make_document(
            f"{LEAD}{words}, {source} said.", external_id=name, published=day
        )
    return document, make_claim(document, words, source, **fields)  # type: ignore[arg-type]


def judge(first: Told, second: Told) -> Relation | None:
    facets = find_facets(Reading.of([first[0], second[0]], claims=[first[1], second[1]]))
    a, b = (facets[c.id] for _, c in (first, second))
    there, back = decide(a, b, CompareParams()), decide(b, a, CompareParams())
    assert there == back
    return there


DONE = told("Ruthenian divers blew up the Velm mill", "a", predicate="blow")
RIVAL = "the crime was carried out by agents of Orlovia"
WHO = (RelationKind.CONTRADICTS, Slot.RESPONSIBILITY)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (told(RIVAL, "b", predicate="carry"), WHO),
        (told(RIVAL, "b", predicate="carry", day="2022-05-04"), WHO),  # its name joins them
        (
            told("Ruthenian frogmen had done it", "b", predicate="do"),
            (RelationKind.SAME, None),
        ),
        (
            told("Orlovia burned down the Sarnmouth school", "b", predicate="burn"),
            None,
        ),  # another deed
        (
            told("Orlovia ordered the raid", "b", predicate="order"),
            None,
        ),  # who orders is not who does it
        (
            told(
                "Ruthenia had no hand in the matter",
                "b",
                source="Ruthenia",
                predicate="have",
                negated=True,
            ),
            WHO,
        ),
        (
            told(
                "Orlovia had no hand in the matter",
                "b",
                source="Orlovia",
                predicate="have",
                negated=True,
            ),
            None,
        ),  # clears another
        (
            told(
                "not one Ruthenian vessel was near the coast",
                "b",
                predicate="be",
                negated=True,
            ),
            WHO,
        ),
    ],
)
def test_two_charges(other: Told, expected: tuple[RelationKind, Slot | None] | None):
    relation = judge(DONE, other)
    assert ((relation.kind, relation.on) if relation else None) == expected


def test_two_denials_of_one_charge_agree():
    fields = {"source": "the Orlovian office", "predicate": "knowledge"}
    first = told(
        "any knowledge of the operation", "a", **fields, certainty=Certainty.DENIED
    )
    second = told("all knowledge of the raid", "b", **fields, certainty=Certainty.DENIED)
    relation = judge(first, second)
    assert relation is not None
    assert relation.kind is RelationKind.SAME


def test_those_for_a_country_neither_are_it_nor_its_rivals():
    other = told("a pro-Ruthenian group sank the Velm mill", "b", predicate="sink")
    assert judge(DONE, other) is None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # of what the sentence before names
        ("Ruthenian divers wrecked it", "Orlovian agents wrecked the Velm mill", WHO),
        ("Ruthenian divers wrecked it", "Orlovian agents killed two fishermen", None),
    ],
)
def test_a_pronoun_stands_for_what_was_told_before(
    first: str, second: str, expected: tuple[RelationKind, Slot] | None
):
    verb = {"wrecked": "wreck", "killed": "kill"}
    a = told(first, "a", predicate="wreck")
    b = told(second, "b", predicate=verb[second.split()[2]])
    relation = judge(a, b)
    assert ((relation.kind, relation.on) if relation else None) == expected


def counted(words: str, name: str, literal: str, value: float) -> Told:
    document, claim = told(words, name, predicate="blow")
    found = Quantity(span_of(document, literal), value, unit="people", group="people")
    return document, replace(claim, quantities=(found,))


@pytest.mark.parametrize(
    ("value", "expected"), [(6.0, RelationKind.SAME), (9.0, RelationKind.CONTRADICTS)]
)
def test_those_for_a_country_are_those_of_it_where_they_are_as_many(
    value: float, expected: RelationKind
):
    first = counted("a pro-Ruthenian group of six blew up the Velm mill", "a", "six", 6.0)
    second = counted("a Ruthenian squad of some blew up the Velm mill", "b", "some", value)
    relation = judge(first, second)
    assert (relation.kind if relation else None) is expected
