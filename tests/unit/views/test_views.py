"""What a case shows: joined, ordered, cut into pages, from a tolerant index."""

from dataclasses import replace

import pytest

from filled import (
    ARMY,
    COPY,
    COUNCIL,
    FALLEN,
    FLOODS,
    NOBODY,
    RIVAL,
    TOLD_AGAIN,
    TOLL,
    WIRE,
    fill,
)
from rashomon.errors import UnknownNameError
from rashomon.model import Link, Origin, OriginLevel, Sentence, Tie
from rashomon.store import Store, memory_store
from rashomon.views import (
    CaseIndex,
    account_rows,
    cause_rows,
    claim_rows,
    document_rows,
    document_view,
    origin_rows,
    question_rows,
    reading_of,
    relation_rows,
    shift_rows,
    summary_of,
    tie_rows,
    timeline_rows,
    told_most,
)


@pytest.fixture
def store() -> Store:
    return fill(memory_store())


@pytest.fixture
def index(store: Store) -> CaseIndex:
    return CaseIndex.of(store.view())


def test_summary(index: CaseIndex):
    summary = summary_of(index)
    assert (summary.documents, summary.document_origins, summary.claims) == (3, 2, 5)
    assert summary.named_sources == 2
    assert (summary.questions, summary.disputed_questions) == (2, 1)
    assert summary.single_origin_variants == 2
    assert summary.repeated_single_origin_variants == 1  # two documents, one army
    assert [failure.item for failure in summary.failures] == ["04-torn.pdf"]


def test_summary_of_an_empty_case():
    summary = summary_of(CaseIndex.of(memory_store().view()))
    assert (summary.documents, summary.claims, summary.failures) == (0, 0, ())


def test_claims_come_in_reading_order(index: CaseIndex):
    page = claim_rows(index)
    assert [row.id for row in page.rows] == [
        c.id for c in (TOLL, FALLEN, TOLD_AGAIN, NOBODY, FLOODS)
    ]


@pytest.mark.parametrize(
    ("offset", "limit", "wanted"),
    [
        (0, None, 5),
        (0, 2, 2),
        (4, 2, 1),
        (9, 2, 0),
        (0, 0, 0),
        (-3, 2, 2),  # before the start is the start
        (0, -1, 0),
    ],
)
def test_pages(index: CaseIndex, offset: int, limit: int | None, wanted: int):
    page = claim_rows(index, offset=offset, limit=limit)
    assert len(page.rows) == wanted
    assert page.total == 5


def test_a_claim_shows_whose_it_is_and_what_its_words_mean(index: CaseIndex):
    row = claim_rows(index).rows[0]
    assert WIRE.text[row.start : row.end] == row.quote
    assert (row.speaker, row.speaker_id, row.is_named) == ("Varda army", ARMY.id, True)
    assert (row.external_id, row.publisher) == ("01-wire", "Ostrel Wire")
    assert row.quantities == ("at least 12 workers",)
    assert [(a.text, a.role, a.actor_id) for a in row.actors] == [
        ("workers", "patient", None)
    ]
    place = row.places[0]
    assert (place.text, place.name, place.country, place.lat) == (
        "Lisk",
        "Lisk",
        "XK",
        42.5,
    )
    assert place.why == "the only Lisk listed"
    assert row.origin_ids == ("origin-army",)


@pytest.mark.parametrize(
    ("claim", "speaker", "voice"),
    [
        (FALLEN.id, "unnamed source", (False, False)),
        (TOLD_AGAIN.id, "Kamen Post", (True, True)),
        (FLOODS.id, "03-rival", (True, True)),  # no publisher is stated
    ],
)
def test_speakers(index: CaseIndex, claim: str, speaker: str, voice: tuple[bool, bool]):
    row = next(row for row in claim_rows(index).rows if row.id == claim)
    assert (row.speaker, (row.is_author, row.is_named)) == (speaker, voice)


def test_a_claim_is_found_on_the_page_of_the_original(index: CaseIndex):
    found = {row.quote: row.found_at for row in claim_rows(index).rows}
    assert found["Nobody was killed"] == "page 2"
    assert found["a cloudburst could bring floods"] == "page 3"
    assert found["the bridge had fallen"] is None  # plain text is its own original


def test_questions_show_the_disputed_first(index: CaseIndex):
    rows = question_rows(index).rows
    assert [row.text for row in rows] == ["How many were killed?", "Did the bridge fall?"]
    killed, none = rows[0].variants
    assert killed.external_ids == ("01-wire", "02-copy")
    assert [claim.id for claim in killed.claims] == [TOLL.id, TOLD_AGAIN.id]
    assert [origin.name for origin in killed.origins] == ["Varda army"]
    assert killed.weight is not None
    assert killed.weight.source == "C"
    assert none.weight is None
    assert question_rows(index, disputed=True).total == 1


def test_origins_show_documents_by_name(index: CaseIndex):
    rows = origin_rows(index).rows
    assert [row.id for row in rows] == [
        "origin-text",
        "origin-alone",
        "origin-army",
        "origin-council",
    ]
    assert rows[0].first == "01-wire"
    assert rows[0].external_ids == ("01-wire", "02-copy")
    assert rows[0].evidence[0].why == "9 of 9 words in order"


def test_accounts_show_answers_and_silence(index: CaseIndex):
    rows = account_rows(index).rows
    assert [row.id for row in rows] == [
        "account-2",
        "account-1",
    ]  # by title, one answer each
    army = rows[1]
    assert [(v.question, v.answer) for v in army.variants] == [
        ("How many were killed?", "at least 12")
    ]
    assert [row.quote for row in army.crux] == [TOLL.span.quote]
    assert army.silent_on == ("Did the bridge fall?",)


def test_relations_that_lead_nowhere_are_passed_over(index: CaseIndex):
    assert [row.id for row in relation_rows(index).rows] == ["relation-2", "relation-1"]
    row = relation_rows(index, kind="contradicts").rows[0]
    assert (row.on, row.a.quote, row.b.quote) == (
        "number",
        TOLL.span.quote,
        NOBODY.span.quote,
    )


def test_shifts(index: CaseIndex):
    row = shift_rows(index).rows[0]
    assert (row.kind, row.a.external_id, row.b.external_id) == (
        "attribution_dropped",
        "01-wire",
        "02-copy",
    )
    assert row.directed


def test_the_system(index: CaseIndex):
    tie = tie_rows(index).rows[0]
    assert (tie.from_name, tie.kind, tie.to_name) == (ARMY.name, "accuses", COUNCIL.name)
    assert tie.claims[0].id == TOLL.id
    cause = cause_rows(index).rows[0]
    assert (cause.cause, cause.effect, cause.certainty) == (
        "a cloudburst",
        "floods",
        "predicted",
    )
    assert [(row.edtf, row.disputed) for row in timeline_rows(index).rows] == [
        ("2031-05-01", False),
        ("2031-05-03", True),
    ]


def test_documents(index: CaseIndex):
    rows = document_rows(index).rows
    assert [row.external_id for row in rows] == ["01-wire", "02-copy", "03-rival"]
    assert (rows[0].claims, rows[0].published) == (2, "2031-05-04")
    assert rows[2].signs == 1
    assert [origin.id for origin in rows[1].origins] == ["origin-text"]


@pytest.mark.parametrize("name", [COPY.id, "02-copy"])
def test_one_document_with_what_was_read_in_it(index: CaseIndex, name: str):
    shown = document_view(index, name)
    assert (shown.document.id, shown.document.text) == (COPY.id, COPY.text)
    assert [claim.id for claim in shown.claims] == [TOLD_AGAIN.id]
    passage = shown.passages[0]
    assert passage.other == "01-wire"
    assert COPY.text[passage.span.start : passage.span.end] == passage.span.quote
    assert WIRE.text[passage.other_span.start : passage.other_span.end] == TOLL.span.quote


def test_zones_and_signs_of_a_document(index: CaseIndex):
    assert [zone.kind for zone in document_view(index, WIRE.id).zones] == [
        "headline",
        "body",
    ]
    assert [sign.likely for sign in document_view(index, RIVAL.id).signs] == [
        ("storm", "rain")
    ]


def test_an_unknown_document_is_named_with_the_closest(index: CaseIndex):
    with pytest.raises(UnknownNameError, match="did you mean '02-copy'"):
        document_view(index, "02-copi")


def test_an_external_id_of_two_documents_is_refused(store: Store):
    with store.writer() as writer:
        writer.add([replace(COPY, id="doc-of-somebody-else", publisher="Ostrel Echo")])
    index = CaseIndex.of(store.view())
    with pytest.raises(UnknownNameError, match="No one document") as raised:
        document_view(index, "02-copy")
    assert "doc-of-somebody-else" in str(raised.value)
    assert document_view(index, "doc-of-somebody-else").row.publisher == "Ostrel Echo"


def test_the_reading_is_rebuilt_from_what_is_stored(store: Store):
    reading = reading_of(store.view())
    assert set(reading.claims) == {c.id for c in (TOLL, FALLEN, TOLD_AGAIN, NOBODY, FLOODS)}
    assert reading.speaker(TOLL).name == "Varda army"
    assert {o.level for o in reading.origins} == {OriginLevel.DOCUMENT}
    assert len(reading.sentences[WIRE.id]) == store.view().count(Sentence)
    assert len(reading.links) == store.view().count(Link)
    assert len(reading.origins) < store.view().count(Origin)


def test_the_ties_most_claims_speak_of_are_kept_in_their_order():
    counts = (1, 3, 0, 2, 3)
    ties = [
        Tie(f"tie-{n}", "a", "b", "supports", None, hedged=False, claim_ids=("c",) * count)
        for n, count in enumerate(counts)
    ]
    assert [tie.id for tie in told_most(ties, 3)] == ["tie-1", "tie-3", "tie-4"]
    assert [tie.id for tie in told_most(ties[:1] * 2, 1)] == ["tie-0"]
