"""The screen over pairs: a rule it leaves out would have said nothing."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from conftest import Examples
from rashomon.stages.compare import CompareParams
from rashomon.stages.compare.columns import Columns
from rashomon.stages.compare.decide import RULES, rules_of
from rashomon.stages.compare.facets import Facets, find_facets
from rashomon.stages.compare.findings import Pair
from rashomon.stages.compare.sides import Sides
from rashomon.store import open_store
from rashomon.views.index import reading_of

PARAMS = CompareParams()


@pytest.fixture(scope="module", name="claims")
def claims_fixture(examples: Examples) -> list[Facets]:
    store = open_store(examples.case)
    facets = find_facets(reading_of(store.view()))
    store.close()
    return sorted(facets.values(), key=lambda f: f.order)


def test_a_rule_left_out_says_nothing_of_any_pair_of_the_examples(claims: list[Facets]):
    pairs = list(combinations(range(len(claims)), 2))
    a, b = (np.array(side) for side in zip(*pairs, strict=True))
    asked = rules_of(Sides(Columns.of(claims), a, b), PARAMS).tolist()
    spoken = [0] * len(RULES)
    for (i, j), bits in zip(pairs, asked, strict=True):
        pair = Pair(claims[i], claims[j], PARAMS)
        for k, (rule, _) in enumerate(RULES):
            says = rule(pair) is not None
            spoken[k] += says
            assert not says or bits >> k & 1, (rule.__name__, pair.a.tokens, pair.b.tokens)
    assert sum(map(bool, spoken)) >= 7  # the tables of test_decide try the others
    assert sum(map(bool, asked)) < len(pairs) / 4  # and most pairs were left out


def test_the_order_of_a_pair_changes_nothing(claims: list[Facets]):
    columns = Columns.of(claims)
    a = np.arange(len(claims) - 1)
    there = rules_of(Sides(columns, a, a + 1), PARAMS)
    back = rules_of(Sides(columns, a + 1, a), PARAMS)
    assert there.tolist() == back.tolist()
