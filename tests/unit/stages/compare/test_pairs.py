"""Pairs by blocks: the same as looking at every pair; crowds meet through their lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Examples
from factories import make_claim, make_document, span_of
from rashomon.model import (
    Claim,
    Crowds,
    Document,
    Origin,
    OriginKind,
    OriginLevel,
    Passage,
    PassageKind,
    Quantity,
    Reading,
    Relation,
    RelationKind,
    Slot,
)
from rashomon.stages.compare import CompareParams, compare_claims
from rashomon.stages.compare.denials import focus
from rashomon.stages.compare.facets import Facets, find_facets
from rashomon.stages.compare.keys import is_telling, key_number, keys
from rashomon.stages.compare.pairs import SMALL_BLOCK, find_pairs
from rashomon.store import open_store
from rashomon.views.index import reading_of

NOBODY = Crowds({}, {})


@pytest.fixture(scope="module", name="reading")
def reading_fixture(examples: Examples) -> Reading:
    store = open_store(examples.case)
    reading = reading_of(store.view())
    store.close()
    return reading


def plain_pairs(facets: Mapping[str, Facets], limit: int) -> list[tuple[str, str]]:
    """Look at every pair: the rule as a sentence would put it."""
    held = {c: keys(f) for c, f in facets.items()}
    sizes = Counter(k for found in held.values() for k in found)
    two = Counter(
        pair
        for found in held.values()
        for pair in combinations(sorted(k for k in found if not is_telling(k)), 2)
    )
    found: list[tuple[str, str]] = []
    for a, b in combinations(sorted(facets), 2):
        shared = held[a] & held[b]
        told = [k for k in shared if is_telling(k) and sizes[k] <= limit]
        plain = [k for k in shared if not is_telling(k)]
        small = [k for k in plain if sizes[k] <= min(SMALL_BLOCK, limit)]
        split = [p for p in combinations(sorted(plain), 2) if two[p] <= limit]
        large = [p for p in split if not set(p) & set(small)]
        if told or large or (small and len(shared) >= 2) or _is_denied(facets, a, b, limit):
            found.append((a, b))
    return found


def _is_denied(facets: Mapping[str, Facets], a: str, b: str, limit: int) -> bool:
    for no, other in ((a, b), (b, a)):
        about = focus(facets[no]) if facets[no].is_negative else None
        if about is not None:
            naming = [c for c in sorted(facets) if about in facets[c].words]
            if other in naming[:limit]:
                return True
    return False


def test_loose_pairs_share_a_word_that_few_claims_have(reading: Reading):
    facets = find_facets(reading)
    found = find_pairs(facets, 200, NOBODY)
    sizes = Counter(word for f in facets.values() for word in f.words)
    few = {word for word, size in sizes.items() if size <= SMALL_BLOCK}
    expected = [
        (a, b)
        for a, b in combinations(sorted(facets), 2)
        if few & facets[a].words.keys() & facets[b].words.keys()
    ]
    codes = [code for some in found.loose() for code in some.tolist()]
    places = (divmod(code, len(found.ids)) for code in codes)
    assert [(found.ids[a], found.ids[b]) for a, b in places] == expected
    assert set(expected) - set(found)


@pytest.mark.parametrize("limit", [200, 20, 4])
def test_blocks_give_what_looking_at_every_pair_gives(reading: Reading, limit: int):
    facets = find_facets(reading)
    found = find_pairs(facets, limit, NOBODY)
    assert list(found) == plain_pairs(facets, limit)
    assert len(list(found)) > 100
    assert bool(found.capped) == (limit < 200)


def test_what_is_left_out_is_named_with_its_size(reading: Reading):
    facets = find_facets(reading)
    sizes = Counter(" ".join(k) for f in facets.values() for k in keys(f) if is_telling(k))
    found = find_pairs(facets, 4, NOBODY)
    capped = {one.named(facets, found.ids): one.claims for one in found.capped}
    told = {name: n for name, n in capped.items() if " + " not in name}
    assert told == {name: n for name, n in sizes.items() if n > 4}
    assert all(n > 4 for n in capped.values())


def test_numbers_keep_telling_keys_apart(reading: Reading):
    every = {k for f in find_facets(reading).values() for k in keys(f)}
    assert len({key_number(k) for k in every}) == len(every)
    assert all(key_number(k) % 2 == is_telling(k) for k in every)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_other_documents_change_no_decision_in_any_order(
    reading: Reading, whole: dict[str, Relation], data: st.DataObject
):
    ids = sorted(reading.documents)
    kept = data.draw(st.lists(st.sampled_from(ids), unique=True, min_size=1))
    inside = set(kept)
    claims = [c for c in reading.claims.values() if c.document_id in inside]
    part = Reading.of(
        [reading.documents[d] for d in kept],
        claims=data.draw(st.permutations(claims)),
        sentences=[s for d in kept for s in reading.sentences[d]],
        actors=list(reading.actors.values()),
        links=list(reading.links.values()),
    )
    found = {r.id: r for r in compare_claims(part, CompareParams(pairs_read=0)).relations}
    of = {c.id: c.document_id for c in reading.claims.values()}
    assert found == {
        key: r for key, r in whole.items() if of[r.a] in inside and of[r.b] in inside
    }


@pytest.fixture(scope="module", name="whole")
def whole_fixture(reading: Reading) -> dict[str, Relation]:
    plain = replace(reading, origins=(), passages=())
    return {r.id: r for r in compare_claims(plain, CompareParams(pairs_read=0)).relations}


LEAD = "The quarry fire near Osk"
TOLD = "{} killed {} quarry workers"


def told(number: int, killed: int) -> tuple[Document, Claim]:
    words = TOLD.format(LEAD, killed)
    document = make_document(
        f"{words}, the fire brigade said.",
        external_id=f"copy-{number:02d}",
        published="2021-05-04",
    )
    figure = Quantity(span_of(document, str(killed)), killed, unit="worker", state="kill")
    return document, make_claim(document, words, "the fire brigade", quantities=(figure,))


def test_a_crowd_meets_through_its_lead_and_an_altered_figure_is_seen():
    copies = [told(n, 71 if n in {7, 23} else 17) for n in range(60)]
    documents = {d.id: d for d, _ in copies}
    facets = find_facets(
        Reading.of(list(documents.values()), claims=[c for _, c in copies])
    )
    lead = next(d.id for d, _ in copies)
    crowds = Crowds(
        dict.fromkeys(documents, lead),
        {d.id: (c.span,) for d, c in copies if d.id != lead},
    )
    found = list(find_pairs(facets, 200, crowds))
    assert len(found) == 59  # of 1,770
    assert all(copies[0][1].id in pair for pair in found)


def test_an_altered_figure_in_a_crowd_is_seen():
    copies = [told(n, 71 if n in {7, 23} else 17) for n in range(60)]
    lead, first = min(copies, key=lambda c: c[0].id)
    passages = [
        Passage(
            f"passage-{d.id}", PassageKind.EXACT, lead.id, first.span, d.id, c.span, 1.0
        )
        for d, c in copies
        if d is not lead
    ]
    ids = tuple(sorted(d.id for d, _ in copies))
    origin = Origin("origin-1", OriginLevel.DOCUMENT, OriginKind.REPRINT, ids)
    found = compare_claims(
        Reading.of(
            [d for d, _ in copies],
            claims=[c for _, c in copies],
            passages=passages,
            origins=[origin],
        ),
        CompareParams(pairs_read=0),
    )
    kinds = Counter((r.kind, r.on) for r in found.relations)
    assert kinds == {
        (RelationKind.SAME, None): 57,
        (RelationKind.CONTRADICTS, Slot.NUMBER): 2,
    }
    assert found.crowded == 60
    assert sorted(v.answer for v in found.questions[0].variants) == ["17", "71"]
