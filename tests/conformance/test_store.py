"""One body over both backends: what goes in comes out, in order, or nothing does."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import make_actor, make_claim, make_document, make_link
from rashomon.errors import CaseFileError, UnknownNameError
from rashomon.model import (
    Actor,
    Claim,
    Document,
    Failure,
    Link,
    Origin,
    OriginKind,
    OriginLevel,
    Sentence,
    Weight,
    Withdrawal,
    Zone,
    ZoneKind,
)
from rashomon.store import Store, memory_store, open_store, sqlite
from rashomon.store.kinds import Record, kinds

ROUND_TRIPS = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

st.register_type_strategy(
    str, st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(0, 2**40))


def sqlite_store(folder: Path) -> Store:
    return open_store(folder / "case.db", create=True)


def plain_store(_folder: Path) -> Store:
    return memory_store()


BACKENDS: dict[str, Callable[[Path], Store]] = {
    "sqlite": sqlite_store,
    "memory": plain_store,
}


@pytest.fixture(params=list(BACKENDS))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = BACKENDS[request.param](tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module", params=list(BACKENDS))
def shared(request: pytest.FixtureRequest) -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        made = BACKENDS[request.param](Path(folder))
        yield made
        made.close()


def write(store: Store, *records: Record) -> None:
    with store.writer() as writer:
        writer.add(records)


def document_of(record: object) -> list[Document]:
    document_id = getattr(record, "document_id", None)
    return [] if document_id is None else [replace(make_document(), id=document_id)]


@pytest.mark.parametrize("record_type", list(kinds()), ids=lambda t: t.__name__)
@ROUND_TRIPS
@given(records=st.data())
def test_every_record_survives_a_round_trip(
    shared: Store, record_type: type[Record], records: st.DataObject
):
    record: Any = records.draw(st.from_type(record_type))
    kind = kinds()[record_type]
    with shared.writer() as writer:
        writer.supersede(Withdrawal)  # what is withdrawn is not shown
    if record_type is not Document:
        with shared.writer() as writer:
            writer.supersede(record_type)
    elif shared.view().has_document(record.id):
        return
    write(shared, record, *document_of(record))
    view = shared.view()
    assert view.get(record_type, kind.key(record)) == record
    assert record in list(view.all(record_type))
    if kind.of_document:
        assert list(view.of_document(record_type, record.document_id)) == [record]


def test_an_exception_undoes_the_whole_unit_of_work(store: Store):
    first = make_document("Kept.")
    write(store, first)

    def fail() -> None:
        with store.writer() as writer:
            writer.add([make_document("Lost.")])
            writer.supersede(Claim)
            writer.set_run({"counts": {"documents": 2}})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert store.view().document_ids() == (first.id,)
    assert store.view().run() == {}


def test_a_record_of_an_unknown_document_is_refused(store: Store):
    claim = make_claim(make_document(), "It rained")
    with pytest.raises(CaseFileError, match="document that is not in the case"):
        write(store, claim)
    assert store.view().count(Claim) == 0


def test_a_document_may_follow_its_records(store: Store):
    document = make_document()
    write(store, make_claim(document, "It rained"), document)
    assert store.view().count(Claim) == 1


def test_records_come_in_document_and_text_order(store: Store):
    one, two = sorted(
        (make_document("A b c d."), make_document("E f g h.")), key=lambda d: d.id
    )
    wanted = [
        make_claim(one, "A b"),
        make_claim(one, "A b c"),
        make_claim(one, "d"),
        make_claim(two, "E"),
        make_claim(two, "g"),
    ]
    write(store, two, one, *reversed(wanted))
    assert list(store.view().all(Claim)) == wanted
    assert list(store.view().of_document(Claim, two.id)) == wanted[3:]
    assert store.view().document_ids() == (one.id, two.id)
    assert list(store.view().of_document(Claim, "doc-none")) == []


def test_records_of_the_case_come_in_id_order(store: Store):
    actors = [make_actor(name) for name in ("Ostrel", "Kamen", "Varda", "Lisk")]
    write(store, *actors)
    assert list(store.view().all(Actor)) == sorted(actors, key=lambda a: a.id)


def test_superseded_records_are_no_longer_shown(store: Store):
    document, actor, other = make_document(), make_actor("Varda"), make_actor("Lisk")
    claim = make_claim(document, "It rained")
    write(store, document, claim, actor, make_link(document, "Ostrel", actor))
    with store.writer() as writer:
        writer.supersede(Actor, Link)
        writer.add([other])
        writer.set_run({"counts": {"actors": 1}})
    view = store.view()
    assert list(view.all(Actor)) == [other]
    assert view.get(Actor, actor.id) is None
    assert view.count(Link) == 0
    assert list(view.all(Claim)) == [claim]  # not named, not touched


def test_a_superseded_record_can_be_found_again(store: Store):
    actor = make_actor("Varda")
    for _ in range(3):
        with store.writer() as writer:
            writer.supersede(Actor)
            writer.add([actor])
            writer.set_run({})
    assert list(store.view().all(Actor)) == [actor]


def test_supersede_reaches_records_of_the_same_unit_of_work(store: Store):
    with store.writer() as writer:
        writer.add([make_actor("Varda")])
        writer.supersede(Actor)
        writer.add([make_actor("Lisk")])
    assert [a.name for a in store.view().all(Actor)] == ["Lisk"]


def test_all_but_some_are_superseded(store: Store):
    varda, lisk, kamen = (make_actor(name) for name in ("Varda", "Lisk", "Kamen"))
    write(store, varda, lisk)
    with store.writer() as writer:
        writer.add([kamen])
        writer.keep_only(Actor, {lisk.id, "actor-unknown"})
        writer.set_run({})
    assert list(store.view().all(Actor)) == [lisk]
    with pytest.raises(UnknownNameError, match="to supersede"), store.writer() as writer:
        writer.keep_only(Document, ())


def test_where_all_stays_a_mark_stays(store: Store):
    varda = make_actor("Varda")
    write(store, varda)
    before = store.view().state_of(Actor)
    with store.writer() as writer:
        writer.keep_only(Actor, {varda.id})
        writer.set_run({})
    assert store.view().state_of(Actor) == before
    with store.writer() as writer:
        writer.keep_only(Actor, ())
        writer.set_run({})
    assert store.view().state_of(Actor) != before
    assert list(store.view().at(store.view().runs()[-2]).all(Actor)) == [varda]


def test_another_record_under_one_key_supersedes_the_first(store: Store):
    before = Weight("variant-1", "F", 6, ("unnamed",))
    after = replace(before, source="B")
    write(store, before)
    write(store, before)
    write(store, after)
    assert list(store.view().all(Weight)) == [after]
    write(store, before)
    assert list(store.view().all(Weight)) == [before]


def test_the_last_of_one_key_in_a_batch_stays(store: Store):
    before = Weight("variant-1", "F", 6, ("unnamed",))
    write(store, before, replace(before, source="B"))
    assert [w.source for w in store.view().all(Weight)] == ["B"]


def test_a_document_is_never_edited(store: Store):
    document = make_document("Kept as it was.")
    other = replace(document, path="elsewhere.txt")
    write(store, document, other)
    write(store, other)
    assert list(store.view().all(Document)) == [document]
    assert store.view().has_document(document.id)
    assert not store.view().has_document("doc-none")
    with pytest.raises(UnknownNameError, match="to supersede"), store.writer() as writer:
        writer.supersede(Document)


def test_only_records_of_a_document_can_be_asked_by_document(store: Store):
    with pytest.raises(UnknownNameError, match="record type of a document"):
        store.view().of_document(Actor, "doc-1")


def test_two_failures_of_one_item_are_two(store: Store):
    failures = [Failure("ingest", "a.txt", error, "look at it") for error in ("x", "y")]
    write(store, *failures)
    assert store.view().count(Failure) == 2


def test_text_that_is_no_unicode_is_refused_and_nothing_stays(store: Store):
    with pytest.raises(CaseFileError, match="no Unicode"):
        write(store, make_actor("Varda"), make_document("cut \ud83d off"))
    assert store.view().count(Actor) == 0


def test_odd_characters_survive(store: Store):
    document = make_document("NUL \x00, quote ' \" ; -- \U0001f600 e\u0301 \u2028")
    write(store, document)
    assert list(store.view().all(Document)) == [document]


def test_the_last_run_is_shown(store: Store):
    assert store.view().run() == {}
    assert store.view().last_run() == 0
    for number in (1, 2):
        with store.writer() as writer:
            writer.set_run({"counts": {"documents": number}, "seed": None})
    assert store.view().last_run() == store.view().runs()[-1] == 2
    assert store.view().run() == {"counts": {"documents": 2}, "seed": None}


FLOOD = "Rain fell on Évian. Nobody OR somebody was NEAR the bridge."
DROUGHT = "No rain, said Évian's mayor, for a month."


@pytest.mark.parametrize(
    ("query", "claims", "documents"),
    [
        ("rain", {"Rain fell on Évian", "No rain"}, {"flood", "drought"}),
        ("RAIN evian", {"Rain fell on Évian"}, {"flood", "drought"}),  # all terms, plain
        ("mayor", set(), {"drought"}),
        ("tide", set(), {"flood"}),  # the title counts
        ("rain OR bridge", set(), {"flood"}),  # OR is a word, not an operator
        ('"rain" -fell*', {"Rain fell on Évian"}, {"flood"}),
        ('") OR 1=1 --', set(), set()),
        ("NEAR(rain", set(), {"flood"}),
        ("terms : rain", set(), set()),
        ("rai", set(), set()),  # whole words only
        ("", set(), set()),
        ('!?* _ "', set(), set()),
    ],
)
def test_search(store: Store, query: str, claims: set[str], documents: set[str]):
    flood = make_document(FLOOD, external_id="flood", title="High tide")
    drought = make_document(DROUGHT, external_id="drought")
    said = [make_claim(flood, "Rain fell on Évian"), make_claim(drought, "No rain")]
    write(store, flood, drought, *said)
    hits = store.view().search(query)
    names = {flood.id: "flood", drought.id: "drought"}
    assert {claim.span.quote for claim in hits.claims} == claims
    assert {names[found] for found in hits.document_ids} == documents


def test_search_keeps_its_limit_and_skips_what_is_superseded(store: Store):
    document = make_document("rain one rain two rain three")
    said = [make_claim(document, f"rain {word}") for word in ("one", "two", "three")]
    write(store, document, *said)
    assert len(store.view().search("rain", limit=2).claims) == 2
    with store.writer() as writer:
        writer.supersede(Claim)
        writer.add(said[:1])
    assert store.view().search("rain").claims == (said[0],)


def test_zones_and_sentences_are_named_by_where_they_stand(store: Store):
    document = make_document("Head\n\nBody. More.")
    zones = [
        Zone(document.id, ZoneKind.HEADLINE, 0, 4),
        Zone(document.id, ZoneKind.BODY, 6, 17),
    ]
    sentences = [
        Sentence(document.id, 6, 11, ZoneKind.BODY),
        Sentence(document.id, 12, 17, ZoneKind.BODY),
    ]
    write(store, document, *reversed(zones), *reversed(sentences))
    write(store, *zones, *sentences)
    assert list(store.view().all(Zone)) == zones
    assert list(store.view().all(Sentence)) == sentences


def test_many_records_at_once(store: Store):
    text = " ".join(f"word{number}" for number in range(1200))
    document = make_document(text)
    claims = [make_claim(document, f"word{number}") for number in range(1000, 1200)]
    actors = [make_actor(f"Actor {number}") for number in range(1100)]
    write(store, document, *claims, *actors)
    write(store, *claims, *actors)
    assert store.view().count(Actor) == 1100
    assert list(store.view().all(Claim)) == claims


def test_records_of_one_document_are_superseded_alone(store: Store):
    one, two = make_document("A b c."), make_document("D e f.")
    claims = make_claim(one, "A b"), make_claim(one, "c"), make_claim(two, "D")
    write(store, one, two, *claims)
    with store.writer() as writer:
        writer.supersede(Claim, document_id=one.id)
        writer.add([claims[1]])
    assert set(store.view().all(Claim)) == set(claims[1:])


def test_only_what_belongs_to_a_document_is_superseded_by_document(store: Store):
    with pytest.raises(UnknownNameError, match="'Actor'"), store.writer() as writer:
        writer.supersede(Actor, document_id="doc-1")


def test_a_withdrawn_document_is_out_of_sight_and_kept(store: Store):
    gone, kept = make_document("Rain in Ostrel."), make_document("Sun in Ostrel.")
    claims = make_claim(gone, "Rain"), make_claim(kept, "Sun")
    write(store, gone, kept, *claims, Withdrawal(gone.id, "report"))
    view = store.view()
    assert list(view.all(Document)) == [kept]
    assert view.document_ids() == (kept.id,)
    assert (view.get(Document, gone.id), view.get(Claim, claims[0].id)) == (None, None)
    assert list(view.all(Claim)) == [claims[1]]
    assert list(view.of_document(Claim, gone.id)) == []
    assert (view.count(Document), view.count(Claim)) == (1, 1)
    assert view.search("ostrel").document_ids == (kept.id,)
    assert view.search("rain").claims == ()
    assert view.has_document(gone.id)
    assert [w.external_id for w in view.all(Withdrawal)] == ["report"]


def test_a_document_comes_back_with_all_that_was_read_in_it(store: Store):
    document = make_document()
    claim = make_claim(document, "It rained")
    write(store, document, claim, Withdrawal(document.id, "report"))
    with store.writer() as writer:
        writer.supersede(Withdrawal, document_id=document.id)
    assert list(store.view().all(Document)) == [document]
    assert list(store.view().all(Claim)) == [claim]


def test_a_case_can_be_seen_as_a_run_left_it(store: Store):
    first, second = make_document("Rain in Ostrel."), make_document("Sun in Ostrel.")
    claim = make_claim(first, "Rain")
    changed = replace(claim, predicate="rain")
    with store.writer() as writer:
        writer.add([first, claim])
        writer.set_run({"notes": ["one"]})
    with store.writer() as writer:
        writer.add([second, changed, Withdrawal(second.id, "sun")])
        writer.set_run({"notes": ["two"]})
    with store.writer() as writer:
        writer.supersede(Withdrawal, document_id=second.id)
        writer.supersede(Claim)
        writer.set_run({"notes": ["three"]})
    view = store.view()
    assert view.runs() == (1, 2, 3)
    past = [view.at(run) for run in view.runs()]
    assert [list(p.all(Claim)) for p in past] == [[claim], [changed], []]
    assert [p.document_ids() for p in past] == [
        (first.id,),
        (first.id,),
        tuple(sorted((first.id, second.id))),
    ]
    assert [p.run()["notes"] for p in past] == [["one"], ["two"], ["three"]]
    assert [p.count(Withdrawal) for p in past] == [0, 1, 0]
    assert [p.search("rain").claims for p in past] == [(claim,), (changed,), ()]


def test_what_is_not_closed_is_not_seen_in_the_past(store: Store):
    with store.writer() as writer:
        writer.set_run({})
    write(store, make_document())
    assert store.view().at(1).document_ids() == ()
    with pytest.raises(UnknownNameError, match="No run named '2'"):
        store.view().at(2)


def test_when_each_document_came(store: Store):
    first, second = make_document("Rain."), make_document("Sun.")
    with store.writer() as writer:
        writer.add([first])
        writer.set_run({})
    write(store, second)
    assert store.view().arrivals() == {first.id: 1, second.id: 2}
    with store.writer() as writer:
        writer.set_run({})
    assert store.view().arrivals() == {first.id: 1, second.id: 2}
    with store.snapshot() as view:
        assert (view.runs(), view.arrivals()) == ((1, 2), {first.id: 1, second.id: 2})
        assert view.at(1).document_ids() == (first.id,)


def test_records_of_several_portions_are_all_written(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sqlite, "WRITE_ROWS", 2)
    documents = [make_document(f"It rained on day {day}.") for day in range(5)]
    claims = [make_claim(d, "It rained") for d in documents]
    for _ in range(2):  # the second time all are known
        with store.writer() as writer:
            writer.supersede(Claim)
            writer.add([*documents, *claims])
        view = store.view()
        assert {c.id for c in view.all(Claim)} == {c.id for c in claims}
        assert view.count(Document) == 5
    assert len(store.view().search("rained").claims) == 5


def supersede(store: Store, record: type[Record]) -> None:
    with store.writer() as writer:
        writer.supersede(record)


def test_some_records_are_found_by_their_keys(store: Store):
    document = make_document("One fell. Two fell. Three fell.")
    claims = [make_claim(document, words) for words in ("One fell", "Two fell")]
    write(store, document, *claims)
    view = store.view()
    wanted = [claims[1].id, "claim-nowhere", claims[0].id]
    assert {c.id for c in view.some(Claim, wanted)} == {c.id for c in claims}
    assert list(view.some(Claim, ())) == []
    write(store, Withdrawal(document.id, document.external_id))
    assert list(view.some(Claim, wanted)) == []


@pytest.mark.parametrize(
    ("field", "values", "found"),
    [
        ("kind", ["reprint"], ["origin-b", "origin-c"]),
        ("claim_ids", ["claim-2", "claim-9"], ["origin-a", "origin-c"]),
        ("claim_ids", ["claim-1", "claim-2"], ["origin-a", "origin-c"]),  # once
        ("name", ["Lisk\x00council"], ["origin-b"]),
        ("name", ["Lisk"], []),
        ("name", [], []),
        ("claim_ids", [f"claim-{n}" for n in range(2, 3000)], ["origin-a", "origin-c"]),
    ],
)
def test_records_are_found_by_what_a_field_is_or_holds(
    store: Store, field: str, values: list[str], found: list[str]
):
    def origin(key: str, kind: str, *claims: str, name: str | None = None) -> Origin:
        level = OriginLevel.CLAIM
        return Origin(f"origin-{key}", level, OriginKind(kind), ("doc-1",), claims, name)

    write(
        store,
        origin("c", "reprint", "claim-2"),
        origin("b", "reprint", name="Lisk\x00council"),
        origin("a", "informant", "claim-1", "claim-2"),
        origin("d", "informant", "claim-1"),
    )
    with store.writer() as writer:
        writer.set_run({})
    write(store, origin("d", "informant"))  # it tells nothing any more
    assert [o.id for o in store.view().having(Origin, field, values)] == found
    seen = store.view().at(1)
    before = [o.id for o in seen.having(Origin, "claim_ids", ["claim-1"])]
    assert before == ["origin-a", "origin-d"]


def test_the_mark_of_a_state_changes_with_its_records(store: Store):
    document = make_document("One fell. Two fell.")
    claim = make_claim(document, "One fell")
    view, marks = store.view(), list[object]()
    steps: list[Callable[[], None]] = [
        lambda: write(store, document, claim),
        lambda: write(store, replace(claim, condition=claim.span)),
        lambda: write(store, Withdrawal(document.id, document.external_id)),
        lambda: supersede(store, Withdrawal),
        lambda: supersede(store, Claim),
    ]
    for step in steps:
        step()
        marks.append(view.state_of(Claim))
        assert view.state_of(Claim) == marks[-1]
    assert all(a != b for a, b in pairwise(marks))


def test_what_nobody_touched_keeps_its_mark(store: Store):
    document = make_document("One fell.")
    write(store, document, make_claim(document, "One fell"))
    before = store.view().state_of(Document, Claim)
    write(store, make_actor("Lisk council"))
    with store.writer() as writer:
        writer.set_run({})
    assert store.view().state_of(Document, Claim) == before


def test_runs_that_changed_records_are_known(store: Store):
    document = make_document("One fell. Two fell.")
    claim = make_claim(document, "One fell")
    steps: list[Callable[[], None]] = [
        lambda: write(store, document, claim),
        lambda: write(store, make_actor("Lisk council")),
        lambda: write(store, Withdrawal(document.id, document.external_id)),
        lambda: supersede(store, Claim),
    ]
    for step in steps:
        step()
        with store.writer() as writer:
            writer.set_run({})
    write(store, make_claim(document, "Two fell"))  # of a run that is not closed
    assert store.view().changed_in(Document, Claim) == (1, 3, 4)
    assert store.view().changed_in(Actor) == (2, 3)
    assert store.view().at(2).changed_in(Claim)[0] == 1


@pytest.mark.parametrize("change", ["superseded", "withdrawn", "brought back", "added"])
def test_an_earlier_state_stays_what_it_was(store: Store, change: str):
    document = make_document("One fell. Two fell.")
    one, two = (make_claim(document, words) for words in ("One fell", "Two fell"))
    gone = Withdrawal(document.id, document.external_id)
    write(store, document, one, *([gone] if change == "brought back" else []))
    with store.writer() as writer:
        writer.set_run({})
    then = store.view().at(1)
    expected = [] if change == "brought back" else [one]
    if change in ("superseded", "brought back"):
        supersede(store, Claim if change == "superseded" else Withdrawal)
    else:
        write(store, gone if change == "withdrawn" else two)
    assert list(then.all(Claim)) == list(then.of_document(Claim, document.id)) == expected
    assert list(then.some(Claim, [one.id, two.id])) == expected
    assert then.get(Claim, one.id) == (expected[0] if expected else None)


def keep(store: Store, *records: Record, **worked: str) -> None:
    with store.writer() as writer:
        writer.add(records)
        writer.keep_worked(worked, Claim, Document)
        writer.set_run({})


def worked_in(store: Store, name: str) -> str | None:
    view = store.view()
    return view.worked(name, view.state_of(Claim, Document))


CHANGES: dict[str, tuple[Callable[[Store, Document], None], bool]] = {
    "nothing": (lambda _store, _of: None, True),
    "a record of another type": (
        lambda store, _of: write(store, make_actor("Lisk council")),
        True,
    ),
    "a new claim": (lambda store, of: write(store, make_claim(of, "Two fell")), False),
    "claims that went": (lambda store, _of: supersede(store, Claim), False),
    "a withdrawal": (
        lambda store, of: write(store, Withdrawal(of.id, of.external_id)),
        False,
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_worked_out_is_given_while_its_records_stay(store: Store, change: str):
    document = make_document("One fell. Two fell.")
    keep(store, document, make_claim(document, "One fell"), fallen="[1]", standing="[]")
    assert (worked_in(store, "fallen"), worked_in(store, "standing")) == ("[1]", "[]")
    step, stays = CHANGES[change]
    step(store, document)
    assert (worked_in(store, "fallen") == "[1]") is stays
    with store.writer() as writer:
        writer.set_run({})
    assert (worked_in(store, "fallen") == "[1]") is stays


def test_what_was_worked_out_is_of_just_those_types(store: Store):
    keep(store, make_document(), fallen="[1]")
    view = store.view()
    for types in ((Claim,), (Document, Claim), (Claim, Document, Actor)):
        assert view.worked("fallen", view.state_of(*types)) is None
    assert view.worked("standing", view.state_of(Claim, Document)) is None
    assert view.worked("fallen", object()) is None


def test_what_was_worked_out_takes_the_place_of_all_before(store: Store):
    keep(store, make_document(), fallen="[1]")
    then = store.view().at(1)
    keep(store, make_document("Two fell."), standing="[2]")
    assert (worked_in(store, "fallen"), worked_in(store, "standing")) == (None, "[2]")
    state = then.state_of(Claim, Document)
    assert then.worked("standing", state) is None


def test_what_is_worked_out_is_undone_with_its_unit_of_work(store: Store):
    def break_off() -> None:
        with store.writer() as writer:
            writer.keep_worked({"fallen": "[2]"}, Claim, Document)
            raise ZeroDivisionError

    keep(store, make_document(), fallen="[1]")
    with pytest.raises(ZeroDivisionError):
        break_off()
    assert worked_in(store, "fallen") == "[1]"


def test_what_was_worked_out_is_given_to_who_looks_at_its_run(store: Store):
    document = make_document("One fell. Two fell.")
    keep(store, document, fallen="[1]")
    view = store.view().at(1)
    assert view.worked("fallen", view.state_of(Claim, Document)) == "[1]"
    write(store, make_claim(document, "One fell"))  # of a run that is not closed
    with store.snapshot() as now:
        assert now.worked("fallen", now.state_of(Claim, Document)) is None
