from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_actor, make_claim, make_document, make_link
from rashomon.model import (
    ActorKind,
    Claim,
    Document,
    Origin,
    OriginKind,
    OriginLevel,
    Passage,
    PassageKind,
    Question,
    Reading,
    Sentence,
    Span,
    Variant,
    ZoneKind,
)
from rashomon.stages.lineage import Lineage, LineageParams, trace_lineage

CONTENT = "the mill at Osk burned down on Monday night"


def document_origin(
    *documents: Document, name: str | None = None, number: int = 1
) -> Origin:
    ids = tuple(sorted(d.id for d in documents))
    kind = OriginKind.EDITED if len(ids) > 1 else OriginKind.SINGLE
    return Origin(f"origin-{number}", OriginLevel.DOCUMENT, kind, ids, name=name)


def shared(a: Document, b: Document) -> Passage:
    spans = [Span.of(d.text, 0, len(d.text)) for d in (a, b)]
    return Passage("passage-1", PassageKind.EDITED, a.id, spans[0], b.id, spans[1], 0.9)


def trace(reading: Reading, questions: tuple[Question, ...] = ()) -> Lineage:
    return trace_lineage(reading, [], questions, LineageParams())


def said_in(name: str, source: str) -> tuple[Document, Claim]:
    document = make_document(f"It happened: {CONTENT}, {source} said.", external_id=name)
    return document, make_claim(document, CONTENT, source)


def reading_of(*told: tuple[Document, Claim], copies: bool) -> Reading:
    documents = [d for d, _ in told]
    origins = [document_origin(d, number=k) for k, d in enumerate(documents)]
    return Reading.of(
        documents,
        claims=[c for _, c in told],
        sentences=[Sentence(d.id, 0, len(d.text), ZoneKind.BODY) for d in documents],
        passages=[shared(documents[0], documents[1])] if copies else [],
        origins=[document_origin(*documents)] if copies else origins,
    )


@pytest.mark.parametrize(
    ("first", "second", "copies", "expected"),
    [
        ("residents", "residents", False, 2),  # two reports, each with its own residents
        ("residents", "residents", True, 1),  # copies of one text
        ("Olma Fent", "Olma Fent", False, 1),  # one person, whoever reports it
        ("Olma Fent", "Colonel Olma Fent", False, 1),  # with her rank
        ("Olma Fent", "Imre Tovas", False, 2),
        ("Reuters", "Reuters", False, 1),  # one agency
        ("he", "he", False, 2),  # whoever that is
    ],
)
def test_informants(first: str, second: str, copies: bool, expected: int):  # noqa: FBT001  table
    reading = reading_of(said_in("a", first), said_in("b", second), copies=copies)
    assert len(trace(reading).origins) == expected


@pytest.mark.parametrize(
    ("kind", "expected"), [(ActorKind.MINISTRY, 1), (ActorKind.MEDIA, 2)]
)
def test_a_body_goes_back_to_itself_in_its_statement_and_where_it_is_quoted(
    kind: ActorKind, expected: int
):
    wire, quoted = said_in("wire", "the ministry")
    own = make_document(f"Tonight {CONTENT}.", publisher="Ministry of Mills of Osk")
    stated = make_claim(own, CONTENT)
    actor = make_actor("Ministry of Mills of Osk", kind)
    reading = Reading.of(
        [wire, own],
        claims=[quoted, stated],
        actors=[actor],
        links=[make_link(wire, "the ministry", actor)],
        origins=[document_origin(d, number=k) for k, d in enumerate((wire, own))],
    )
    found = trace(reading).origins
    assert len(found) == expected
    assert {"Ministry of Mills of Osk"} == {o.name for o in found if o.name}


def test_a_linked_actor_is_one_informant_under_all_names():
    one, a = said_in("a", "the interior ministry")
    other, b = said_in("b", "officials in Lomar")
    actor = make_actor("Interior Ministry of Varena")
    links = [
        make_link(one, "the interior ministry", actor),
        make_link(other, "officials in Lomar", actor),
    ]
    reading = Reading.of([one, other], claims=[a, b], actors=[actor], links=links)
    (origin,) = trace(reading).origins
    assert (origin.kind, origin.name) == (OriginKind.INFORMANT, actor.name)
    assert origin.claim_ids == tuple(sorted((a.id, b.id)))


def test_the_own_voice_goes_back_to_the_text():
    one, other = (make_document(f"{CONTENT}.", external_id=k) for k in "ab")
    claims = [make_claim(d, CONTENT) for d in (one, other)]
    copies = Reading.of(
        [one, other], claims=claims, origins=[document_origin(one, other, name="Norwire")]
    )
    (origin,) = trace(copies).origins
    assert (origin.kind, origin.name) == (OriginKind.CREDIT, "Norwire")
    lone = [document_origin(d, number=k) for k, d in enumerate((one, other))]
    apart = Reading.of([one, other], claims=claims, origins=lone)
    assert [o.kind for o in trace(apart).origins] == [OriginKind.UNSOURCED] * 2


def test_a_copy_without_the_credit_goes_back_to_the_informant():
    one, a = said_in("a", "residents")
    other = make_document(f"It happened: {CONTENT}.", external_id="b")
    b = make_claim(other, CONTENT)
    (origin,) = trace(reading_of((one, a), (other, b), copies=True)).origins
    assert origin.kind is OriginKind.INFORMANT
    assert "same words as a copy that credits residents" in origin.evidence[1].why


def test_copies_go_back_to_the_informant_most_of_them_name():
    """A reworded copy does not name the others' informant."""
    told = [
        said_in(*one) for one in (("a", "officials"), ("b", "officials"), ("c", "clerks"))
    ]
    documents = [d for d, _ in told]
    passages = [
        replace(shared(documents[k], documents[k + 1]), id=f"passage-{k}") for k in (0, 1)
    ]
    reading = Reading.of(
        documents,
        claims=[c for _, c in told],
        sentences=[Sentence(d.id, 0, len(d.text), ZoneKind.BODY) for d in documents],
        passages=passages,
        origins=[document_origin(*documents)],
    )
    (origin,) = trace(reading).origins
    assert origin.name == "officials"


def test_the_agency_an_informant_spoke_to_is_evidence():
    document = make_document(f"Fent told AFP {CONTENT}.")
    reading = reading_of((document, make_claim(document, CONTENT, "Fent")), copies=False)
    (origin,) = trace(reading).origins
    assert [e.method for e in origin.evidence] == ["informant", "wire"]


def test_a_variant_counts_its_distinct_origins():
    told = [said_in("a", "Olma Fent"), said_in("b", "Olma Fent"), said_in("c", "residents")]
    documents, claims = [d for d, _ in told], [c for _, c in told]
    variant = Variant(
        "variant-1",
        "it burned",
        tuple(c.id for c in claims),
        tuple(d.id for d in documents),
    )
    question = Question("question-1", "Did it burn?", None, (variant,), disputed=False)
    found = trace(Reading.of(documents, claims=claims), (question,))
    assert len(found.questions[0].variants[0].origin_ids) == 2
    assert variant.origin_ids == ()


def test_what_a_text_says_in_its_own_voice_is_no_origin_of_an_answer():
    document, claim = said_in("a", "Olma Fent")
    own = make_document(f"{CONTENT}.", external_id="b")
    claims = (claim, make_claim(own, CONTENT))
    ids = tuple(c.id for c in claims)
    variant = Variant("variant-1", "it burned", ids, (document.id, own.id))
    question = Question("question-1", "Did it burn?", None, (variant,), disputed=False)
    lone = [document_origin(d, number=k) for k, d in enumerate((document, own))]
    reading = Reading.of((document, own), claims=claims, origins=lone)
    found = trace(reading, (question,))
    (told,) = found.questions[0].variants
    kinds = {o.id: o.kind for o in found.origins}
    assert [kinds[i] for i in told.origin_ids] == [OriginKind.INFORMANT]
    assert [kinds[i] for i in told.unsourced_ids] == [OriginKind.UNSOURCED]
    assert not told.is_of_one


def test_a_compilation_takes_each_claim_back_to_its_own_text():
    mill = make_document(f"{CONTENT}.", external_id="mill")
    rain = make_document("it rained for a week in the Verrin valley.", external_id="rain")
    both = make_document(f"{mill.text} {rain.text}", external_id="both")
    spans = [Span.of(both.text, 0, len(mill.text))]
    spans.append(Span.of(both.text, len(mill.text) + 1, len(both.text)))
    passages = [
        Passage(
            f"passage-{k}",
            PassageKind.EXACT,
            both.id,
            span,
            d.id,
            Span.of(d.text, 0, len(d.text)),
            1.0,
        )
        for k, (d, span) in enumerate(zip((mill, rain), spans, strict=True))
    ]
    claims = [
        make_claim(mill, CONTENT),
        make_claim(rain, "it rained for a week in the Verrin valley"),
        make_claim(both, CONTENT),
        make_claim(both, "it rained for a week in the Verrin valley"),
    ]
    reading = Reading.of(
        [mill, rain, both],
        claims=claims,
        passages=passages,
        origins=[document_origin(mill, both), document_origin(rain, both, number=2)],
    )
    assert sorted(len(o.claim_ids) for o in trace(reading).origins) == [2, 2]


def test_every_claim_has_one_origin_and_order_changes_nothing():
    told = [said_in("a", "residents"), said_in("b", "Olma Fent"), said_in("c", "police")]
    documents, claims = [d for d, _ in told], [c for _, c in told]
    found = trace(Reading.of(documents, claims=claims))
    assert sorted(c for o in found.origins for c in o.claim_ids) == sorted(
        c.id for c in claims
    )
    assert trace(Reading.of(documents[::-1], claims=claims[::-1])) == found


def test_nothing_read():
    assert trace(Reading.of([])) == Lineage((), (), ())
