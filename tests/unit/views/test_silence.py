"""What is not said, by whom, of whom."""

from __future__ import annotations

from dataclasses import replace

from factories import make_actor, make_claim, make_document, make_link, span_of
from rashomon.model import (
    Account,
    Actor,
    ActorKind,
    Certainty,
    Claim,
    Document,
    Mention,
    Question,
    Role,
    Source,
    Variant,
)
from rashomon.store import memory_store
from rashomon.store.kinds import Record
from rashomon.views import (
    CaseIndex,
    names_rows,
    silence_rows,
    unquoted_rows,
    voice_rows,
)


def report(name: str, text: str) -> Document:
    return make_document(text, external_id=name, publisher=name.upper())


def index_of(*records: Record) -> CaseIndex:
    store = memory_store()
    with store.writer() as writer:
        writer.add(records)
    return CaseIndex.of(store.view())


def speaking_of(
    document: Document, words: str, name: str, role: Role = Role.AGENT
) -> Claim:
    mention = Mention(span_of(document, name), role, "ORG")
    return make_claim(document, words, actors=(mention,))


FRONT = make_actor("River Front", ActorKind.ARMED_GROUP, aliases=("the militia",))


def three_reports() -> list[Record]:
    a = report("a", "The River Front shelled the town. The River Front left.")
    b = report("b", "The militia shelled the town.")
    c = report("c", "The town was shelled.")
    told = [
        speaking_of(a, "The River Front shelled the town", "River Front"),
        make_claim(a, "The River Front left", actors=(second_mention(a),)),
        speaking_of(b, "The militia shelled the town", "The militia"),
        make_claim(c, "The town was shelled"),
    ]
    links = [make_link(a, "River Front", FRONT), make_link(b, "The militia", FRONT)]
    at = told[1].actors[0].span
    links.append(replace(links[0], start=at.start, end=at.end))
    return [a, b, c, *told, FRONT, *links]


def second_mention(document: Document) -> Mention:
    start = document.text.rindex("River Front")
    span = replace(span_of(document, "River Front"), start=start, end=start + 11)
    return Mention(span, Role.AGENT, "ORG")


def test_a_report_that_speaks_nowhere_of_somebody_is_named_with_him():
    rows = silence_rows(index_of(*three_reports()))
    assert [(r.external_id, r.actors) for r in rows] == [("c", (("River Front", 2),))]


def test_who_is_named_as_a_place_or_by_an_adjective_is_not_left_out():
    mali = make_actor("Mali", ActorKind.STATE)
    documents = [
        report("a", "Mali left."), report("b", "Mali stayed."), report("c", "A Malian bridge."),
    ]  # fmt: skip
    claims = [speaking_of(d, d.text[:-1], "Mali") for d in documents[:2]]
    links = [make_link(d, "Mali", mali) for d in documents[:2]]
    found = silence_rows(
        index_of(
            *documents, *claims, *links, mali, make_claim(documents[2], "A Malian bridge")
        )
    )
    assert found == ()


def test_a_question_that_half_of_the_others_answer_is_missed():
    records = three_reports()
    claims = [r for r in records if isinstance(r, Claim)]
    shelled = Variant("v", "it was", (claims[0].id, claims[2].id),
                      (claims[0].document_id, claims[2].document_id))  # fmt: skip
    question = Question("q", "Was the town shelled?", None, (shelled,), disputed=False)
    rows = silence_rows(index_of(*records, question))
    assert [r.questions for r in rows] == [(("q", "Was the town shelled?", 2),)]


def test_who_is_spoken_about_and_never_quoted():
    records = three_reports()
    (row,) = unquoted_rows(index_of(*records)).rows
    assert (row.name, row.documents, len(row.claims)) == ("River Front", ("a", "b"), 3)
    quoted = report("d", "We left, said the River Front.")
    said = make_claim(quoted, "We left", "the River Front")
    link = make_link(quoted, "the River Front", FRONT)
    assert unquoted_rows(index_of(*records, quoted, said, link)).rows == ()


def test_names_stand_under_who_uses_them():
    account = Account("account-1", "A", (), ("A",), matter="m")
    (row,) = names_rows(index_of(*three_reports(), account))
    assert row.name == "River Front"
    assert row.by == (("account A", ("River Front",)), ("b", ("The militia",)))


def test_claims_are_counted_by_whose_voice_they_are_in():
    document = report(
        "a", "It rained. It may hail, observers said. The army said it snowed."
    )
    army: Actor = make_actor("army")
    claims = [
        make_claim(document, "It rained"),
        make_claim(document, "It may hail", "observers", certainty=Certainty.HEDGED),
        make_claim(document, "it snowed", "The army"),
        make_claim(document, "It", source=None, certainty=Certainty.HEDGED),
    ]
    claims[3] = replace(claims[3], source=Source(None, ()))
    (row,) = voice_rows(
        index_of(document, army, *claims, make_link(document, "The army", army))
    ).rows
    assert (row.claims, row.own, row.named, row.unnamed, row.hedged) == (4, 1, 1, 2, 2)
