"""Which pairs the reader of pairs is asked for, and what becomes of what rules find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from conftest import Examples
from factories import make_claim, make_document
from paired import said
from rashomon.model import Crowds, Reading
from rashomon.stages.compare import Before, CompareParams, Known, Laid, claim_marks, compare
from rashomon.stages.compare.compare import Comparison, compare_facets
from rashomon.stages.compare.facets import find_facets
from rashomon.stages.compare.pairs import find_pairs
from rashomon.stages.compare.reading import INQUIRIES, MANY, Likely
from rashomon.store import open_store
from rashomon.views.index import reading_of


@pytest.fixture(scope="module", name="case")
def case_fixture(examples: Examples) -> Reading:
    store = open_store(examples.case)
    found = reading_of(store.view())
    store.close()
    return replace(found, origins=(), passages=())


def compared(
    whole: Reading,
    documents: list[str],
    params: CompareParams,
    before: Before | None = None,
) -> Comparison:
    """Compare the claims of some documents, each looked at as in the whole."""
    looked = find_facets(whole)
    facets = {i: f for i, f in looked.items() if f.claim.document_id in documents}
    claims = [facets[i].claim for i in facets]
    part = Reading.of([whole.documents[d] for d in documents], claims=claims)
    laid = Laid.of_facets(facets)
    made_from = {d: d.encode()[-8:] for d in documents}
    known = Known(before or Before(), claim_marks(laid.claims, made_from))
    return compare_facets(part, facets, laid, params, known=known)


def ask(monkeypatch: pytest.MonkeyPatch, read: Callable[[str, str], float]) -> None:
    """Let something else than the network give its word, whatever it is asked."""
    asked = tuple(replace(inquiry, read=read) for inquiry in INQUIRIES)
    monkeypatch.setattr(compare, "INQUIRIES", asked)


def by_length(a: str, b: str) -> float:
    """Give a chance that lies in the words of two statements alone, and is high for some."""
    return (len(a) * 7 + len(b) * 3) % 101 / 100


@pytest.mark.parametrize("most", [1, 25, 10_000])
def test_a_case_that_grows_and_shrinks_asks_what_reading_it_at_once_would(
    case: Reading, most: int, monkeypatch: pytest.MonkeyPatch
):
    ask(monkeypatch, by_length)
    params, documents = CompareParams(pairs_read=most), sorted(case.documents)[:7]
    before, stands = None, list[str]()
    for stands in (documents[:3], documents[:5], documents, documents[1:], documents[2:6]):
        grown = compared(case, stands, params, before)
        assert grown.relations == compared(case, stands, params).relations
        assert len({q.id for q in grown.questions}) == len(grown.questions)
        before = grown.before
    assert most == 1 or any(r.chance is not None for r in grown.relations)


def test_what_was_read_is_not_read_again(case: Reading, monkeypatch: pytest.MonkeyPatch):
    ask(monkeypatch, by_length)
    params, documents = CompareParams(pairs_read=50), sorted(case.documents)[:5]
    first = compared(case, documents, params)

    def never(a: str, b: str) -> float:
        raise AssertionError((a, b))

    ask(monkeypatch, never)
    assert compared(case, documents, params, first.before).relations == first.relations


OPENED = "none of her crew touched the valves of the ferry in the night"


@pytest.mark.parametrize(("about", "found"), [("", 1), ("Rain fell on Orlo. ", 0)])
def test_claims_of_one_story_are_asked_about_for_one_word_in_common(
    about: str, found: int, monkeypatch: pytest.MonkeyPatch
):
    ask(monkeypatch, lambda _a, _b: 1.0)
    first = said(OPENED, "2021-05-04", "Wire", predicate="touch", negated=True)
    words = "divers found all the valves shut tight"
    text = first[0].text.replace(OPENED, words) if not about else f"{about}{words}."
    document = make_document(text, external_id="B", publisher="B", published="2021-05-05")
    second = make_claim(document, words, None, predicate="find")
    both = Reading.of([first[0], document], claims=[first[1], second])
    facets = find_facets(both)
    assert not list(find_pairs(facets, 200, Crowds({}, {})))
    told = compared(both, list(both.documents), CompareParams())
    assert len(told.relations) == found


def test_claims_cut_from_the_same_words_are_not_opposed(monkeypatch: pytest.MonkeyPatch):
    ask(monkeypatch, lambda _a, _b: 1.0)
    document, whole = said(
        "no shell hit the clinic but a shell hit the mill", "2021-05-04", "A"
    )
    part = make_claim(document, "a shell hit the mill", None)
    both = Reading.of([document], claims=[whole, part])
    assert not compared(both, [document.id], CompareParams()).relations


def test_the_likeliest_are_kept_and_of_equal_ones_the_first():
    import numpy as np

    likely = Likely(2)
    for start in range(0, 2 * MANY, 4):
        codes = np.arange(start, start + 4)
        likely.add(codes, np.where(codes == 9, 2.0, 1.0))
    likely.cut()
    assert likely.codes.tolist() == [9, 0, 1]  # one more than is read
    assert likely.gone == 1.0
