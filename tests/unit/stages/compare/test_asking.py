"""What a reader is asked and answered: whole words, one line, no place that few name."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document, span_of
from rashomon.model import (
    Document,
    Origin,
    OriginKind,
    OriginLevel,
    Quantity,
    Reading,
    Slot,
)
from rashomon.stages.compare import CompareParams, compare_claims
from rashomon.stages.compare.days import edtf_days, set_in
from rashomon.stages.compare.facets import find_facets
from rashomon.stages.compare.shapes import Shape, shape_of
from rashomon.stages.compare.states import find_states
from rashomon.stages.compare.words import find_tokens

LEAD = "The Velm union met the port of Ostrel on Monday. The Velm union had struck. "


@pytest.mark.parametrize(
    ("words", "predicate", "expected"),
    [
        ("the truce had lapsed", "lapse", Shape.CLAUSE),
        ("signed a truce", "sign", Shape.HEADLESS),
        ("was closed to trucks", "close", Shape.HEADLESS),
        ("the release of 200 girls", "release", Shape.FRAGMENT),
        ("which broke the truce", "break", Shape.FRAGMENT),
        ("seizing the old bridge", "seize", Shape.FRAGMENT),
        ("boats circling the sea", "circle", Shape.FRAGMENT),
        ("boats were circling the sea", "circle", Shape.CLAUSE),
        ("allegations that guns shelled the mill", "shell", Shape.FRAGMENT),
        ("the mill", None, Shape.FRAGMENT),
    ],
)
def test_shapes(words: str, predicate: str | None, expected: Shape):
    document = make_document(f"{LEAD}{words}.")
    claim = make_claim(document, words, predicate=predicate)
    facets = find_facets(Reading.of([document], claims=[claim]))
    assert shape_of(facets[claim.id]) is expected


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2013-07-02", "on 2 July 2013"),
        ("2013-07", "in July 2013"),
        ("2013", "in 2013"),
        ("2021/..", "since 2021"),
        ("2021-03-05/..", "since 5 March 2021"),
        ("2024-07-25/2024-07-27", "on 25-27 July 2024"),
    ],
)
def test_times_with_their_preposition(edtf: str, expected: str):
    days = edtf_days(edtf)
    assert days is not None
    assert set_in(days) == expected


def truce_case(copy_of: str | None = None):
    texts = {
        "a": ("The union and the port agreed a truce", "the mayor", "agree", False),
        "b": ("the unions and the port agreed a truce then", "a trader", "agree", False),
        "c": ("We have agreed no truce", "the union", "agree", True),
    }
    documents, claims = [], []
    for name, (words, source, verb, no) in texts.items():
        document = make_document(f"{LEAD}{words}, {source} said.", external_id=name)
        documents.append(document)
        claims.append(make_claim(document, words, source, predicate=verb, negated=no))
    origins = ()
    if copy_of is not None:
        first = documents["ab".index(copy_of)]
        origins = (
            Origin(
                id="origin-1",
                level=OriginLevel.DOCUMENT,
                kind=OriginKind.REPRINT,
                document_ids=tuple(d.id for d in documents[:2]),
                first_id=first.id,
            ),
        )
    reading = Reading.of(documents, claims=claims, origins=origins)
    return compare_claims(reading, CompareParams(pairs_read=0)).questions[0]


def test_whether_there_was_one():
    assert truce_case().text == "Was there a truce?"


@pytest.mark.parametrize(("first", "word"), [("a", "The union"), ("b", "the unions")])
def test_the_first_document_words_the_answer(first: str, word: str):
    answers = [v.answer for v in truce_case(first).variants]
    assert any(f"“{word} and the port" in answer for answer in answers)
    assert any("denies: “We have agreed no truce”" in answer for answer in answers)


def test_a_truce_denied_by_two_verbs_is_one_denial():
    told = {
        "a": ("The union and the port agreed a truce", "the mayor", "agree", False),
        "b": ("We have made no truce with anyone", "the union", "make", True),
        "c": ("agreeing to any truce with the port", "the union", "agree", True),
    }
    documents, claims = [], []
    for name, (words, source, verb, no) in told.items():
        document = make_document(f"{LEAD}{words}, {source} said.", external_id=name)
        documents.append(document)
        claims.append(make_claim(document, words, source, predicate=verb, negated=no))
    asked = compare_claims(
        Reading.of(documents, claims=claims), CompareParams(pairs_read=0)
    ).questions
    assert [q.text for q in asked] == ["Was there a truce?"]
    assert {len(v.claim_ids) for v in asked[0].variants} == {1, 2}


def count(document: Document, words: str, value: float, state: str) -> Quantity:
    return Quantity(
        span_of(document, words), value, unit="miner", group="miners", state=state
    )


def test_the_dead_are_no_answer_to_how_many_were_injured():
    told = {
        "a": ("The blast in the Velm mine killed six miners and injured 40 miners", 6, 40),
        "b": ("The blast in the Velm mine killed six miners and injured 55 miners", 6, 55),
    }
    documents, claims = [], []
    for name, (words, dead, hurt) in told.items():
        document = make_document(
            f"{LEAD}{words}.", external_id=name, published="2021-05-04"
        )
        figures = (
            count(document, "six", dead, "kill"),
            count(document, str(hurt), hurt, "injure"),
        )
        documents.append(document)
        claims.append(make_claim(document, words, predicate="kill", quantities=figures))
    found = compare_claims(
        Reading.of(documents, claims=claims), CompareParams(pairs_read=0)
    )
    assert [(q.on, q.text) for q in found.questions] == [
        (Slot.NUMBER, "How many miners were injured?")
    ]
    assert sorted(v.answer for v in found.questions[0].variants) == ["40", "55"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the girls were found", ("found",)),
        ("We found that nobody had asked the girls", ()),
    ],
)
def test_who_finds_that_something_is_so_finds_nobody(words: str, expected: tuple[str, ...]):
    assert find_states(words, find_tokens(words), "find") == expected
