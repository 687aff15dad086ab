"""What the trained reader of pairs takes to tell the same, where no rule speaks."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from factories import make_claim
from paired import RULES_ALONE, facets_of, pair_of, said
from rashomon.model import Claim, Document, Reading, Relation, RelationKind
from rashomon.stages.compare import CompareParams, compare_claims
from rashomon.stages.compare.alike import (
    BOUNDS,
    LEAST_ALIKE,
    SURELY_ALIKE,
    by_alike,
)
from rashomon.stages.compare.columns import Columns
from rashomon.stages.compare.facets import find_facets
from rashomon.stages.compare.findings import Pair
from rashomon.stages.compare.screen import alike_scores
from rashomon.stages.compare.sides import Sides

Told = tuple[Document, Claim]

NOBODY = said(
    "no fighter of ours was within two kilometres of the Kamen bridge",
    "2021-05-04",
    "Wire",
    predicate="be",
    negated=True,
)
NOWHERE = said(
    "none of our fighters was anywhere near the Kamen bridge",
    "2021-05-05",
    "Herald",
    predicate="be",
    negated=True,
)
OPEN = said(
    "the Kamen bridge carried lorries of wheat all week",
    "2021-05-05",
    "Post",
    predicate="carry",
)
SHORT = said(
    "a mortar bomb launched from the Sarovo ridge had fallen short",
    "2021-05-04",
    "Gazette",
    predicate="fall",
)
FELL = said(
    "one of the bombs fell short of the lorries", "2021-05-05", "Courier", predicate="fall"
)
EVERY = (NOBODY, NOWHERE, OPEN, SHORT, FELL)


def reading_of(*told: Told) -> Reading:
    return Reading.of(
        [document for document, _ in told], claims=[claim for _, claim in told]
    )


def compared(params: CompareParams, *told: Told) -> list[Relation]:
    return list(compare_claims(reading_of(*told), params).relations)


def test_one_thing_in_other_words_is_found_with_how_sure_the_reader_is():
    assert not compared(RULES_ALONE, NOBODY, NOWHERE)
    (relation,) = compared(CompareParams(), NOBODY, NOWHERE)
    assert (relation.kind, relation.on) == (RelationKind.SAME, None)
    assert relation.chance is not None
    assert SURELY_ALIKE <= relation.chance <= 1
    assert "reader of pairs" in relation.why


def test_what_the_reader_takes_for_the_same_joins_no_answer():
    found = compare_claims(reading_of(NOBODY, NOWHERE), CompareParams())
    assert [r.kind for r in found.relations] == [RelationKind.SAME]
    assert found.questions == ()


@pytest.mark.parametrize(
    ("first", "second", "chance", "expected"),
    [
        (NOBODY, NOWHERE, SURELY_ALIKE, RelationKind.SAME),
        (NOBODY, NOWHERE, SURELY_ALIKE - 0.01, RelationKind.REFINES),
        (NOBODY, NOWHERE, LEAST_ALIKE - 0.01, None),
        (SHORT, FELL, SURELY_ALIKE, RelationKind.REFINES),
        (NOBODY, OPEN, 1.0, None),  # only one says no
    ],
)
def test_only_what_it_is_surest_of_in_like_words_is_called_the_same(
    first: Told, second: Told, chance: float, expected: RelationKind | None
):
    finding = by_alike(pair_of(first, second), lambda _a, _b: chance)
    assert (finding and finding.kind) == expected


def test_what_one_report_says_twice_is_not_asked():
    document, first = said(
        "no fighter of ours was near the Kamen bridge; none of ours was anywhere near that Kamen "
        "bridge",
        "2021-05-04",
        "Wire",
        predicate="be",
        negated=True,
    )
    words = "none of ours was anywhere near that Kamen bridge"
    second = replace(make_claim(document, words, None), negated=True, predicate="be")
    found = find_facets(Reading.of([document], claims=[first, second]))
    pair = Pair(found[first.id], found[second.id], CompareParams())
    assert by_alike(pair, lambda _a, _b: 1.0) is None


def test_the_screen_keeps_every_pair_that_may_be_asked():
    facets = facets_of(*EVERY)
    places = list(combinations(range(len(facets)), 2))
    a, b = (np.array(side) for side in zip(*places, strict=True))
    kept = (alike_scores(Sides(Columns.of(facets), a, b)) > 0).tolist()
    may = [
        all(lets(Pair(facets[i], facets[j], CompareParams())) for lets in BOUNDS.values())
        for i, j in places
    ]
    assert any(may)
    assert all(k for k, m in zip(kept, may, strict=True) if m)
