from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Document, Sentence
from rashomon.stages.reuse import ReuseParams, candidates
from rashomon.stages.reuse.candidates import find_candidates
from rashomon.stages.reuse.cutting import shared_sentences
from rashomon.text.sampling import sampled_keys
from rashomon.text.word_arrays import cut_texts
from unit.stages.reuse.reports import OTHER, WIRE, make_report, make_sentences

FEW = ReuseParams(shingle_words=2, shingle_window=2, rare_documents=2, key_documents=3)

Read = list[tuple[Document, list[Sentence]]]


def read(*texts: str) -> Read:
    documents = [make_report(text, external_id=str(k)) for k, text in enumerate(texts)]
    return [(d, list(make_sentences(d))) for d in documents]


def one_by_one(documents: Read, params: ReuseParams) -> tuple[list[tuple[int, int]], int]:
    """Say the same with a dictionary of keys."""
    held: dict[int, list[int]] = defaultdict(list)
    for number, (document, sentences) in enumerate(documents):
        said = shared_sentences(sentences)
        ranges = [s.start for s in said], [s.end for s in said]
        texts = cut_texts([document.text], [ranges])
        keys, _ = sampled_keys(texts, params.shingle_words, params.shingle_window)
        for key in sorted(set(keys.tolist())):
            held[key].append(number)
    counts: Counter[tuple[int, int]] = Counter()
    for numbers in held.values():
        pairs = list(combinations(numbers, 2))
        if len(numbers) > params.key_documents:
            pairs = [(numbers[0], other) for other in numbers[1:]]
        for pair in pairs:
            counts[pair] += 2 if len(numbers) <= params.rare_documents else 1
    capped = sum(len(numbers) > params.key_documents for numbers in held.values())
    return sorted(pair for pair, count in counts.items() if count > 1), capped


@settings(deadline=None)
@given(st.lists(st.text(alphabet="ab c", max_size=24), max_size=9), st.integers(1, 4))
def test_pairs_are_those_found_one_by_one(texts: list[str], small: int):
    documents = read(*texts)
    with pytest.MonkeyPatch.context() as patch:  # many parts, rooms and sections
        for name in ("PART", "ROOM", "SECTION"):
            patch.setattr(candidates, name, small)
        found = find_candidates(documents, FEW)
        pairs = list(found)
    assert (pairs, found.capped) == one_by_one(documents, FEW)


def test_a_stock_phrase_makes_a_pair_only_where_few_print_it():
    openings = ("Hask mourns its dead", "Orle waits for rain", "Lomar goes to vote")
    texts = [f"{opening} as night fell over town." for opening in openings]
    params = ReuseParams(
        shingle_window=1, rare_documents=2
    )  # one run of five words is shared
    assert list(find_candidates(read(*texts[:2]), params)) == [(0, 1)]
    assert list(find_candidates(read(*texts), params)) == []


def test_near_identical_alerts_are_each_paired_with_the_first_only():
    params = ReuseParams(shingle_window=1, key_documents=3)
    alerts = [f"{name} office: {WIRE}" for name in ("Orle", "Hask", "Lomar", "Verrin")]
    found = find_candidates(read(*alerts, OTHER), params)
    assert list(found) == [(0, k) for k in range(1, 4)]
    assert found.capped > 0
