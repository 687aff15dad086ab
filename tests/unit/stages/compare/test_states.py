"""States that cannot both hold of one thing: which a claim says, and which pairs part on them."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document, span_of
from rashomon.model import Claim, Document, Quantity, Reading, RelationKind, Slot
from rashomon.stages.compare import CompareParams, outcomes
from rashomon.stages.compare.decide import decide
from rashomon.stages.compare.facets import find_facets
from rashomon.stages.compare.states import find_states, opposites
from rashomon.stages.compare.words import find_tokens
from rashomon.text.lexicon import load_rows

LEAD = (
    "The Velm dam broke on Monday above Sarnmouth. The Velm dam had been built in spring. "
)


def test_the_table_has_each_pair_once_and_only_listed_marks():
    rows = load_rows("compare_opposites")
    pairs = [frozenset(row[:2]) for row in rows]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)
    assert {row[3] for row in rows} == {"daily", "lasting"}
    assert {row[4] for row in rows} == {"one", "sides"}
    assert {Slot(row[2]) for row in rows} == {Slot.OUTCOME, Slot.PLACE}
    assert all(state == state.lower() for state in opposites())


@pytest.mark.parametrize(
    ("words", "predicate", "expected"),
    [
        ("the doors were unlocked", "unlock", ("unlocked",)),
        ("the skipper was sober", "be", ("sober",)),
        ("gunners hit the school deliberately", "hit", ("deliberately",)),
        ("the empty school was on a hill", "be", ()),  # which school
        ("the ferry sailed on time", "sail", ("on time",)),
        ("she said the paid clerk had gone home", "go", ()),
        ("two of the mills were destroyed, nine men were hurt", "hurt", ("destroyed",)),
        ("nine men were hurt when a mill was destroyed", "hurt", ()),  # beside it
        ("the strikers had been broken up into gangs", "break", ()),  # another verb
        ("the mill opened at noon", "open", ("opened",)),
        ("they opened up on us from the mill", "open", ()),  # shots
        ("the guards opened fire from the mill", "open", ()),
    ],
)
def test_the_states_a_claim_says(words: str, predicate: str, expected: tuple[str, ...]):
    assert find_states(words, find_tokens(words), predicate) == expected


Said = tuple[str, str]


def _told(said: Said, name: str, source: str, **fields: object) -> tuple[Document, Claim]:
    text = f"{LEAD}{said[0]}, {source} said."
    document = make_document(text, external_id=name, published="2021-05-04")
    claim = make_claim(document, said[0], source, predicate=said[1], **fields)  # type: ignore[arg-type]
    return document, claim


def _part(one: Said, other: Said, **fields: object) -> bool:
    first, second = (
        _told(one, "a", "a striker", **fields),
        _told(other, "b", "a clerk", **fields),
    )
    facets = find_facets(Reading.of([first[0], second[0]], claims=[first[1], second[1]]))
    relation = decide(facets[first[1].id], facets[second[1].id], CompareParams())
    return relation is not None and relation.kind is RelationKind.CONTRADICTS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("the sluices were locked", "lock"), ("the sluices were unlocked", "unlock")),
        (("the reservoir was full", "be"), ("the reservoir was empty", "be")),
        (("the drone was guided", "guide"), ("the drone was unguided", "be")),
        (("the wages were paid", "pay"), ("the wages were unpaid", "be")),
        (("the ferry was insured", "insure"), ("the ferry was uninsured", "be")),
        (("the permit was valid", "be"), ("the permit had expired", "expire")),
        (("the turbines were idle", "be"), ("the turbines were working", "work")),
        (("the ferry was on time", "be"), ("the ferry was late", "be")),
        (("the contract was signed", "sign"), ("the contract was unsigned", "be")),
        (("the skipper was conscious", "be"), ("the skipper was unconscious", "be")),
        (("the skipper was sober", "be"), ("the skipper was drunk", "be")),
        (("the walkout was spontaneous", "be"), ("the walkout was organised", "organise")),
        (("the flooding was deliberate", "be"), ("the flooding was accidental", "be")),
        (
            ("the talks were held in public", "hold"),
            ("the talks were held in secret", "hold"),
        ),
        (("the ballot was unanimous", "be"), ("the ballot was divided", "divide")),
        (("the picket was lawful", "be"), ("the picket was illegal", "be")),
        (("the memo was genuine", "be"), ("the memo was forged", "forge")),
        (("the trawler was seaworthy", "be"), ("the trawler was unseaworthy", "be")),
        (("the rocket exploded", "explode"), ("the rocket was defused", "defuse")),
        (("the convict was in custody", "be"), ("the convict was at large", "be")),
        (
            ("a nine-member delegation was turned back at the gate", "turn"),
            ("the delegation had been received at the mill", "receive"),
        ),
        (
            ("nine of the sluices were destroyed", "destroy"),
            ("at noon all the sluices were intact", "be"),
        ),
        (
            (
                "to lower the lake, six sluices were opened on the proposal of a clerk",
                "open",
            ),
            ("the sluices were closed", "close"),
        ),
    ],
)
def test_two_states_of_one_thing_part(one: Said, other: Said):
    assert _part(one, other)
    assert _part(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("the skipper was sober", "be"), ("the steward was drunk", "be")),
        (("the sluices were locked", "lock"), ("the brewery was unlocked", "unlock")),
        (("the guard destroyed the bridge", "destroy"), ("the guard was intact", "be")),
        (("the full inquiry was in spring", "be"), ("the reservoir was empty", "be")),
        (("the wages were paid", "pay"), ("the fine was unpaid", "be")),
        (
            ("nine of the sluices were destroyed", "destroy"),
            ("two sluices were intact", "be"),
        ),
        (("to get the sluices opened", "get"), ("the sluices were closed", "close")),
    ],
)
def test_states_of_two_things_do_not(one: Said, other: Said):
    assert not _part(one, other)


def test_what_is_neither_full_nor_empty_is_neither():
    full, empty = (
        ("the reservoir was not full", "be"),
        ("the reservoir was not empty", "be"),
    )
    assert not _part(full, empty, negated=True)


def test_some_whom_a_number_tells_are_nobody_named():
    words, other = "a shoot-out at the mill left five people dead", "he is alive"
    document = make_document(f"{LEAD}{words}. A cousin says that {other}.")
    five = Quantity(span_of(document, "five"), 5, unit="people")
    claims = [
        make_claim(document, words, predicate="leave", quantities=(five,)),
        make_claim(document, other, "A cousin", predicate="be"),
    ]
    a, b = find_facets(Reading.of([document], claims=claims)).values()
    assert outcomes._is_of_counted(a, "dead", b)
    assert not outcomes._is_of_counted(a, "mill", b)
    assert not outcomes._is_of_counted(a, "dead", a)
