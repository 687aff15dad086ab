"""The trained reader of pairs: asked where no rule speaks, and heard on what a rule finds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from factories import make_document, span_of
from paired import RULES_ALONE, facets_of, pair_of, said
from rashomon.model import Certainty, Claim, Document, Reading, RelationKind, Slot
from rashomon.stages.compare import CompareParams, compare_claims
from rashomon.stages.compare.columns import Columns
from rashomon.stages.compare.findings import Pair
from rashomon.stages.compare.negation_scope import leaves_standing
from rashomon.stages.compare.opposing import (
    LEAST_OPPOSED,
    by_reader,
    may_be_opposed,
)
from rashomon.stages.compare.readable import statement
from rashomon.stages.compare.screen import opposed_scores
from rashomon.stages.compare.sides import Sides

Told = tuple[Document, Claim]

WELL = said(
    "none of the infants of the clinic came to any harm",
    "2021-05-04",
    "Wire",
    predicate="come",
    negated=True,
)
DEAD = said(
    "six newborns perished in the clinic when their incubators went cold",
    "2021-05-05",
    "Herald",
    predicate="perish",
)
RAIN = said("rain fell on the hills for a week", "2021-05-05", "Gazette")


@pytest.mark.parametrize(
    ("words", "decided_by", "certainty", "expected"),
    [
        ("the army fired", None, Certainty.DENIED, "denied: the army fired"),
        ("no shot was fired", "no", Certainty.DENIED, "no shot was fired"),
        ("the army fired", None, Certainty.ASSERTED, "the army fired"),
    ],
)
def test_a_denial_from_outside_is_written_before_the_words(
    words: str, decided_by: str | None, certainty: Certainty, expected: str
):
    document, claim = said(words, "2021-05-04", "Wire", certainty=certainty)
    by = span_of(document, decided_by) if decided_by else None
    (facets,) = facets_of((document, replace(claim, certainty_by=by)))
    assert statement(facets) == expected


def test_opposed_claims_that_no_rule_reads_are_found_with_how_sure_the_reader_is():
    reading = Reading.of([WELL[0], DEAD[0]], claims=[WELL[1], DEAD[1]])
    assert not compare_claims(reading, RULES_ALONE).relations
    (relation,) = compare_claims(reading, CompareParams()).relations
    assert (relation.kind, relation.on) == (RelationKind.CONTRADICTS, Slot.CONTENT)
    assert relation.chance is not None
    assert LEAST_OPPOSED <= relation.chance <= 1
    assert "reader of pairs" in relation.why


def test_claims_of_which_neither_says_no_are_not_read():
    alive = said(
        "all the infants of the clinic are alive and under care",
        "2021-05-04",
        "Wire",
        predicate="be",
    )
    assert by_reader(pair_of(alive, DEAD), lambda _a, _b: 1.0) is None
    assert by_reader(pair_of(WELL, DEAD), lambda _a, _b: 1.0) is not None


@pytest.mark.parametrize(
    ("words", "predicate"),
    [
        ("the guild has not confirmed the truce", "confirm"),
        ("he made no mention of an end to the strike", "make"),
        ("the guild has not yet released a public statement on it", "release"),
        ("there were no immediate details of the deal", "be"),
        ("the guild had not spoken with the entire crew", "talk"),
        ("those carters are not the guild that a deal was reached with", "be"),
    ],
)
def test_a_no_of_telling_or_of_a_part_denies_nothing(words: str, predicate: str):
    told = said(words, "2021-05-04", "Wire", predicate=predicate, negated=True)
    (facets,) = facets_of(told)
    assert leaves_standing(facets)
    assert by_reader(pair_of(told, DEAD), lambda _a, _b: 1.0) is None


@pytest.mark.parametrize(
    ("words", "predicate"),
    [
        ("the guild has not agreed to the truce", "agree"),
        ("no letter had reached the mayor", "reach"),
        ("it was not the guild that burned the clinic", "be"),
        ("no shell hit the clinic at all", "hit"),
    ],
)
def test_that_something_was_not_done_is_told(words: str, predicate: str):
    told = said(words, "2021-05-04", "Wire", predicate=predicate, negated=True)
    (facets,) = facets_of(told)
    assert not leaves_standing(facets)


def test_a_group_that_no_claim_names_is_not_set_against_another():
    they = said(
        "they never harmed a single infant of the clinic",
        "2021-05-04",
        "Wire",
        predicate="harm",
        negated=True,
    )
    guild = said(
        "the guild never harmed a single infant of the clinic",
        "2021-05-04",
        "Wire",
        predicate="harm",
        negated=True,
    )
    assert by_reader(pair_of(they, DEAD), lambda _a, _b: 1.0) is None
    assert by_reader(pair_of(guild, DEAD), lambda _a, _b: 1.0) is not None


def of_another_matter(told: Told, day: str) -> Told:
    """Put the same claim in a report that tells of nothing else the others tell of."""
    document, claim = told
    words = claim.span.quote
    document = make_document(
        f"{words}.", external_id="Post", publisher="Post", published=day
    )
    return document, replace(claim, document_id=document.id, span=span_of(document, words))


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        ("no infant of the clinic perished", "2021-05-05", True),
        ("no infant of the clinic perished", "2021-09-05", False),
        ("the clinic had no visitor from the guild of carters", "2021-05-05", False),
    ],
)
def test_reports_of_two_matters_are_set_against_each_other_only_in_like_words(
    words: str, day: str, *, expected: bool
):
    told = said(words, day, "Post", predicate="perish", negated=True)
    pair = pair_of(of_another_matter(told, day), DEAD)
    assert (by_reader(pair, lambda _a, _b: 1.0) is not None) is expected


def test_one_voice_is_not_opposed_to_itself():
    assert not may_be_opposed(pair_of(WELL, RAIN))
    first, second = facets_of(WELL, DEAD)
    assert may_be_opposed(Pair(first, second, CompareParams()))
    assert not may_be_opposed(Pair(first, first, CompareParams()))


def test_what_the_reader_is_not_sure_of_is_no_finding():
    pair = pair_of(WELL, DEAD)
    assert by_reader(pair, lambda _a, _b: LEAST_OPPOSED - 0.01) is None
    finding = by_reader(pair, lambda _a, _b: LEAST_OPPOSED)
    assert finding is not None
    assert finding.chance == LEAST_OPPOSED


def test_the_screen_scores_pairs_as_they_are_looked_at_one_by_one():
    facets = facets_of(WELL, DEAD, RAIN)
    a, b = (np.array(side) for side in ((0, 0, 1), (1, 2, 2)))
    told = (opposed_scores(Sides(Columns.of(facets), a, b)) > 0).tolist()
    pairs = (Pair(facets[i], facets[j], CompareParams()) for i, j in zip(a, b, strict=True))
    assert told == list(map(may_be_opposed, pairs))


def test_a_claim_that_others_are_opposed_to_is_asked_about_once():
    told = [
        WELL,
        DEAD,
        said(
            "four babies of the clinic died in the night",
            "2021-05-06",
            "Post",
            predicate="die",
        ),
    ]
    documents, claims = zip(*told, strict=True)
    found = compare_claims(
        Reading.of(list(documents), claims=list(claims)), CompareParams()
    )
    (asked,) = [q for q in found.questions if q.on is Slot.CONTENT]
    assert asked.disputed
    well, *dead = (claim.id for claim in claims)
    assert {frozenset(v.claim_ids) for v in asked.variants} == {
        frozenset({well}),
        frozenset(dead),
    }
