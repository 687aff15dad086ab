"""The JSON of a case: its shape, its words, the same bytes each time."""

import json
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import jsonschema
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
from rashomon.export import case_to_json, dump_case, load_schema
from rashomon.model import (
    ActorKind,
    Attribution,
    CauseKind,
    Certainty,
    Claim,
    Commitment,
    Comparator,
    EventMention,
    Level,
    Mention,
    OriginKind,
    OriginLevel,
    PartKind,
    RelationKind,
    Role,
    ShiftKind,
    SignKind,
    Slot,
    Source,
    Span,
    ZoneKind,
)
from rashomon.store import memory_store, open_store

Json = dict[str, Any]


@pytest.fixture(scope="module")
def case() -> Json:
    return case_to_json(fill(memory_store()).view())


@pytest.fixture
def claims(case: Json) -> dict[str, Json]:
    return {claim["id"]: claim for claim in case["claims"]}


def claim_of(claim: Claim) -> Json:
    store = fill(memory_store())
    with store.writer() as writer:
        writer.add([claim])
    found = case_to_json(store.view())["claims"]
    return next(shown for shown in found if shown["id"] == claim.id)


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(load_schema())


def test_a_case_keeps_to_the_schema(case: Json):
    jsonschema.Draft202012Validator(load_schema()).validate(case)


def test_an_empty_case_keeps_to_the_schema():
    case = case_to_json(memory_store().view())
    jsonschema.Draft202012Validator(load_schema()).validate(case)
    assert case["claims"] == []


def test_no_section_of_the_filled_case_is_empty(case: Json):
    # Versions are found from addresses and texts: `tests/acceptance/test_versions.py`.
    sections = {n: part for n, part in case.items() if isinstance(part, list)} | {
        "versions": 1
    }
    assert all(sections.values())
    assert all(case["system"].values())


@pytest.mark.parametrize(
    ("name", "vocabulary", "without"),
    [
        ("zone", ZoneKind, {ZoneKind.BOILERPLATE}),  # boilerplate is nobody's claim
        ("part_kind", PartKind, set()),
        ("commitment", Commitment, set()),
        ("certainty", Certainty, set()),
        ("comparator", Comparator, set()),
        ("role", Role, set()),
        ("actor_kind", ActorKind, set()),
        ("origin_level", OriginLevel, set()),
        ("origin_kind", OriginKind, set()),
        ("sign_kind", SignKind, set()),
        ("shift_kind", ShiftKind, set()),
        ("relation_kind", RelationKind, set()),
        ("slot", Slot, set()),
        ("level", Level, set()),
        ("cause_kind", CauseKind, set()),
    ],
)
def test_the_schema_lists_each_vocabulary(
    name: str, vocabulary: type[StrEnum], without: set[StrEnum]
):
    wanted = {word.value for word in vocabulary if word not in without}
    assert set(load_schema()["$defs"][name]["enum"]) == wanted


PROMISED = {
    "document": "id external_id path publisher title published language sha256 text",
    "failure": "stage item error",
    "attribution": "id document source cue content parent",
    "claim": "id document zone attribution start end quote source cue factuality certainty "
    "condition quantities times places actors event origins",
    "source": "text start end actors actor_name chain",
    "quantity": "value min max comparator unit group base start end",
    "time": "start end edtf",
    "place": "start end name country lat lon precision",
    "mention": "id role start end",
    "claim_event": "type mode agent recipient event",
    "actor": "id name aliases kind",
    "event": "id type edtf place claims",
    "origin": "id level kind documents claims name first evidence",
    "sign": "document kind start end text likely",
    "shift": "kind a b evidence",
    "relation": "kind on a b levels why",
    "question": "id text on variants",
    "variant": "id answer claims documents origins weight",
    "weight": "source information why",
    "account": "id title variants held_by crux silent_on",
    "tie": "from to kind edtf claims accounts",
    "cause": "cause effect kind certainty claims accounts",
    "entry": "edtf claims disputed",
}
"""The keys of `rashomon-case/1`: none is ever taken away."""


@pytest.mark.parametrize("name", PROMISED)
def test_the_schema_requires_every_promised_key(name: str):
    assert set(PROMISED[name].split()) <= set(load_schema()["$defs"][name]["required"])


def test_every_quote_is_the_words_at_its_offsets(case: Json):
    texts = {d["id"]: d["text"] for d in case["documents"]}
    quoted = [(c["document"], c["start"], c["end"], c["quote"]) for c in case["claims"]]
    quoted += [(s["document"], s["start"], s["end"], s["text"]) for s in case["signs"]]
    for claim in case["claims"]:
        parts = [*claim["quantities"], *claim["places"], *claim["actors"], *claim["times"]]
        parts += [claim["cue"], claim["certainty_by"], claim["condition"], claim["source"]]
        named = [part for part in parts if part and part["text"] is not None]
        quoted += [(claim["document"], p["start"], p["end"], p["text"]) for p in named]
    assert len(quoted) == 15
    for document, start, end, words in quoted:
        assert texts[document][start:end] == words


def test_documents_and_claims_stand_in_reading_order(case: Json):
    assert [d["external_id"] for d in case["documents"]] == [
        "01-wire",
        "02-copy",
        "03-rival",
    ]
    wanted = [c.id for c in (TOLL, FALLEN, TOLD_AGAIN, NOBODY, FLOODS)]
    assert [c["id"] for c in case["claims"]] == wanted


def test_a_source_with_a_linked_actor(claims: dict[str, Json]):
    source = claims[TOLL.id]["source"]
    assert source["text"] == "The Varda army"
    assert (source["actors"], source["actor_name"]) == ([ARMY.id], "Varda army")
    assert source["chain"] == ["The Varda army"]


def test_the_own_voice_has_no_source(claims: dict[str, Json]):
    assert claims[TOLD_AGAIN.id]["source"] is None


def test_a_claim_names_whose_word_it_is_as_the_accounts_do(claims: dict[str, Json]):
    assert claims[TOLL.id]["voice"] == "Varda army"
    assert claims[TOLD_AGAIN.id]["voice"] == COPY.publisher
    assert claims[FALLEN.id]["voice"] is None


def test_a_credit_to_nobody_has_no_words(claims: dict[str, Json]):
    wanted = {"text": None, "start": None, "end": None, "actors": [], "actor_name": None}
    source = claims[FALLEN.id]["source"]
    assert {key: source[key] for key in wanted} == wanted
    assert source["chain"] == []


def test_an_antecedent_names_a_source_that_is_not_linked():
    words = RIVAL.text.index("floods")
    antecedent = Span.of(RIVAL.text, words, words + 6)
    pronoun = Span.of(RIVAL.text, 1, 7)
    shown = claim_of(replace(NOBODY, source=Source(pronoun, ("Nobody",), antecedent)))
    assert (shown["source"]["actor_name"], shown["source"]["actors"]) == ("floods", [])


def test_joint_sources_are_named_one_by_one():
    start = RIVAL.text.index("was killed, the Lisk council")
    joint = Span.of(RIVAL.text, start, start + len("was killed, the Lisk council"))
    inner = Span.of(RIVAL.text, joint.end - len("the Lisk council"), joint.end)
    mention = Mention(inner, Role.SOURCE, "ORG")
    shown = claim_of(
        replace(NOBODY, source=Source(joint, (joint.quote,)), actors=(mention,))
    )
    assert shown["source"]["actors"] == [COUNCIL.id]
    assert shown["source"]["actor_name"] is None


def test_what_the_words_of_a_claim_mean(claims: dict[str, Json]):
    shown = claims[TOLL.id]
    quantity = shown["quantities"][0]
    assert (quantity["min"], quantity["value"], quantity["comparator"]) == (
        12,
        None,
        "at_least",
    )
    place = shown["places"][0]
    assert (place["name"], place["country"], place["precision"]) == ("Lisk", "XK", "city")
    assert shown["actors"][0]["id"] is None  # "workers" was left open
    assert shown["event"]["event"] == "event-1"
    assert shown["origins"] == ["origin-army"]
    assert claims[NOBODY.id]["event"]["type"] is None  # it only shares the event
    assert claims[NOBODY.id]["event"]["event"] == "event-1"


def test_variants_count_documents_and_origins(case: Json):
    killed, none = case["questions"][0]["variants"]
    assert (killed["documents"], killed["origins"]) == (2, 1)
    assert killed["weight"] == {
        "source": "C",
        "information": 3,
        "why": ["a party to the matter"],
        "graded": [{"name": "Varda army", "grade": "C", "note": "a party"}],
    }
    assert none["weight"] is None


def test_a_traceback_stays_out(case: Json):
    assert case["failures"] == [
        {
            "stage": "ingest",
            "item": "04-torn.pdf",
            "error": "no text",
            "hint": "try another copy",
        }
    ]


def test_the_run_has_what_is_promised(case: Json):
    assert case["run"]["counts"] == {"documents": 3}
    assert case["run"]["seed"] is None


def test_the_same_bytes_whatever_the_order_and_the_backend(tmp_path: Path):
    store = open_store(tmp_path / "case.db", create=True)
    fill(store, backwards=True)
    fill(store)
    stored = dump_case(store.view())
    store.close()
    assert stored == dump_case(fill(memory_store()).view())
    assert json.loads(stored)["documents"][1]["id"] == COPY.id
    assert stored.endswith("}\n")


def test_a_quote_can_be_found_in_the_original(case: Json, claims: dict[str, Json]):
    [parts] = [d["parts"] for d in case["documents"] if d["parts"]]
    assert parts[0] == {"kind": "page", "number": 2, "start": 0, "end": 17}
    found = {claim["quote"]: claim["found_at"] for claim in claims.values()}
    assert found["Nobody was killed"] == "page 2"
    assert found["the bridge had fallen"] is None


def test_documents_are_whole(case: Json):
    assert [d["text"] for d in case["documents"]] == [WIRE.text, COPY.text, RIVAL.text]


def test_a_speech_act_goes_out_with_its_attribution():
    said = Attribution(
        "a-act",
        WIRE.id,
        (TOLL.span,),
        event=EventMention("ACCUSE", "allege", "Ostrel", "Tamra"),
    )
    store = memory_store()
    with store.writer() as writer:
        writer.add([WIRE, said])
    case = case_to_json(store.view())
    jsonschema.validate(case, load_schema())
    assert case["attributions"][0]["event"] == {
        "type": "ACCUSE",
        "mode": "allege",
        "agent": "Ostrel",
        "recipient": "Tamra",
        "event": None,
    }
