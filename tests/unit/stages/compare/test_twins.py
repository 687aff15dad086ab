"""Claims in like words that are of two things say nothing of each other."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document
from paired import judge, said
from rashomon.model import Reading
from rashomon.stages.compare.facets import find_facets
from rashomon.stages.compare.twins import are_twins


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # another name, person or kind stands in a word's place
        ("guards shot at the Doro tin works", "guards shot at the Vell tin works", True),
        ("the boat sank off Cape Ume", "the boat sank off Cape Orr in the autumn", True),
        ("the mayor of Sarn was held", "the treasurer of Sarn was held", True),
        ("the king scrapped the salt levy", "the king scrapped the wool levy", True),
        ("the doctor was held", "the physician was held", False),  # one trade
        ("the man was held", "the treasurer was held", False),  # he may be it
        ("the heavy lorries burnt", "the large lorries burnt", False),  # how they are
        ("the coastal plates met there", "the tectonic plates met there", False),
        ("they read the Koran", "they read the Quran", False),  # one name
        ("they sailed the Pacific Ocean", "they sailed the Pacific Basin", False),
        ("the Salt Company burnt it", "the Salt Corporation burnt it", False),
        ("the ferry sank at noon", "the vessel sank at noon", False),
        ("shells struck the convoy", "grenades struck the convoy", False),  # a verb behind
        ("nine men left the salt works", "ten men left the salt works", False),  # figures
        # somebody's somebody
        ("the judge was bribed", "the judge's brother was bribed", True),
        ("the judge's brother was bribed", "the brother of the judge was bribed", False),
        # another case
        ("the gates were shut", "the gates were shut in the past", True),
        ("a bridge fell", "another bridge fell", True),
        ("four others fell in Sarn", "another four fell in Sarn", False),
        ("a man seized six months ago", "a man seized in April", False),  # one time
        ("rockets fell on Friday", "rockets fell on the Friday before", True),
        ("they opened the gates", "they are to open the gates", True),
        ("an earlier bridge fell", "the earlier bridge fell", False),
        # so far from another thing
        ("it lay sixty metres from the school", "it lay sixty metres from the pond", True),
        ("it lay sixty metres from the old school", "it is 60 m from the school", False),
        # none, and some
        ("they sailed without a single good lantern", "they had a lantern", True),
        ("he was held without charge", "he was charged at once", True),  # a light word
        ("they sailed without a lantern", "they had no lantern", False),
        # refused or meant, and done
        ("the guild refused to open the mill", "the guild opened the mill", True),
        ("the guild refused to open it", "it refused the guild's wish to open it", True),
        ("the guild failed to open the mill", "the guild failed to open it", False),
        # what it is not
        ("they struck over wages, not hours", "they struck over hours, not wages", True),
        ("they struck over wages, not hours", "they struck over wages, not rest", False),
    ],
)
def test_twins(one: str, other: str, *, expected: bool):
    first, second = said(one, "2021-05-04", "A"), said(other, "2021-05-05", "B")
    claims = [first[1], second[1]]
    facets = find_facets(Reading.of([first[0], second[0]], claims=claims))
    a, b = (facets[c.id] for c in claims)
    assert are_twins(a, b) is expected
    assert are_twins(b, a) is expected


def test_a_relative_clause_is_said_of_what_stands_before_it():
    told = "who had been sought over the missing silver"
    documents = [
        make_document(f"The {who} of Sarn, {told}, was held.", external_id=who)
        for who in ("warden", "treasurer")
    ]
    claims = [make_claim(d, told, None) for d in documents]
    facets = find_facets(Reading.of(documents, claims=claims))
    assert are_twins(*(facets[c.id] for c in claims))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the miners set fire to the old salt barges at Sarn", "same"),
        ("the miners set fire to the old salt barges at Sarn on the Sunday before", None),
    ],
)
def test_twins_are_not_the_same(words: str, expected: str | None):
    first = said("the miners set fire to the old salt barges at Sarn", "2021-05-04", "A")
    assert judge(first, said(words, "2021-05-05", "B")) == expected
