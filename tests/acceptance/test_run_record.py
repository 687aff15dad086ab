"""The record of a run: PROV-JSON in form, the same when done again, and enough to do it again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from conftest import run_cli
from rashomon.config import Settings, with_values
from rashomon.export import dump_case
from rashomon.pipeline import Inputs, run
from rashomon.store import memory_store

TEXTS = {
    "a.txt": "The mayor of Dolnik said on Monday that two bridges had fallen.\n",
    "b.txt": "The army said four bridges had fallen in Dolnik.\n",
    "b.txt.toml": 'publisher = "Kamen Post"\npublished = 2031-05-06\n',
    "torn.jsonl": "{torn\n",
}

CLOCKS = ("prov:startTime", "prov:endTime")

Json = dict[str, Any]


@pytest.fixture(name="folder", scope="module")
def folder_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("run")
    (top / "in").mkdir()
    for name, text in TEXTS.items():
        (top / "in" / name).write_text(text)
    (top / "settings.toml").write_text('[weigh]\ndistrust = ["Kamen Post"]\n')
    (top / "meta.csv").write_text("file,published\na.txt,2031-05-07\n")
    return top


def record_of(folder: Path, case: str) -> Json:
    target = folder / f"{case}.run.json"
    options = ("--settings", folder / "settings.toml", "--meta", folder / "meta.csv")
    outputs = ("--case", folder / f"{case}.db", "--json", folder / "case.json")
    result = run_cli(
        "read", folder / "in", *options, *outputs, "--run-record", target, "--workers", "1"
    )
    assert result.exit_code == 3
    assert f"Run record: {target}" in result.stderr
    return json.loads(target.read_text())


@pytest.fixture(name="record", scope="module")
def record_fixture(folder: Path) -> Json:
    return record_of(folder, "first")


def of_type(record: Json, kind: str) -> dict[str, Json]:
    wanted = {"$": f"rashomon:{kind}", "type": "xsd:QName"}
    return {k: e for k, e in record["entity"].items() if e["prov:type"] == wanted}


# Its form.

ENDS = {
    "used": {"prov:activity": "activity", "prov:entity": "entity"},
    "wasGeneratedBy": {"prov:entity": "entity", "prov:activity": "activity"},
    "wasAssociatedWith": {"prov:activity": "activity", "prov:agent": "agent"},
    "wasInformedBy": {"prov:informed": "activity", "prov:informant": "activity"},
    "wasDerivedFrom": {
        "prov:generatedEntity": "entity",
        "prov:usedEntity": "entity",
        "prov:activity": "activity",
    },
}
"""What each relation of PROV-JSON leads to."""


def test_it_holds_what_prov_json_holds(record: Json):
    assert set(record) == {"prefix", "entity", "activity", "agent", *ENDS}
    assert record["prefix"]["prov"] == "http://www.w3.org/ns/prov#"


@pytest.mark.parametrize("relation", ENDS)
def test_every_relation_leads_somewhere(record: Json, relation: str):
    assert record[relation]
    for name, one in record[relation].items():
        assert name.startswith("_:")
        assert set(one) == set(ENDS[relation])
        for end, kind in ENDS[relation].items():
            assert one[end] in record[kind]


def test_every_name_has_a_prefix_that_is_declared(record: Json):
    for kind in ("entity", "activity", "agent"):
        for name, attributes in record[kind].items():
            assert {n.partition(":")[0] for n in (name, *attributes)} <= set(
                record["prefix"]
            )


def test_every_value_is_plain_or_typed(record: Json):
    for kind in ("entity", "activity", "agent"):
        for attributes in record[kind].values():
            for value in attributes.values():
                listed = value if isinstance(value, list) else [value]
                assert all(
                    set(v) == {"$", "type"}
                    if isinstance(v, dict)
                    else isinstance(v, str | int)
                    for v in listed
                )


def test_every_entity_was_used_or_made(record: Json):
    ends = [
        r["prov:entity"] for k in ("used", "wasGeneratedBy") for r in record[k].values()
    ]
    assert sorted(ends) == sorted(record["entity"])


# What it says.


def test_files_and_their_hashes(record: Json, folder: Path):
    found = {e["rashomon:path"]: e for e in of_type(record, "File").values()}
    expected = [*(f"in/{name}" for name in TEXTS), "meta.csv", "settings.toml", "case.json"]
    assert sorted(found) == sorted(str(folder / name) for name in expected)
    for path, entity in found.items():
        content = Path(path).read_bytes()
        assert entity["rashomon:sha256"] == hashlib.sha256(content).hexdigest()
        assert entity["rashomon:bytes"] == len(content)


def test_the_case_is_named_by_its_json(record: Json, folder: Path):
    written = (folder / "case.json").read_bytes()
    digest = record["entity"]["rashomon:case"]["rashomon:json_sha256"]
    assert digest == hashlib.sha256(written).hexdigest()


def test_documents_and_where_they_came_from(record: Json, folder: Path):
    documents = of_type(record, "Document")
    assert {
        (d["rashomon:external_id"], d["rashomon:published"], d.get("rashomon:publisher"))
        for d in documents.values()
    } == {("a", "2031-05-07", None), ("b", "2031-05-06", "Kamen Post")}
    derived = {
        d["prov:generatedEntity"]: record["entity"][d["prov:usedEntity"]]["rashomon:path"]
        for d in record["wasDerivedFrom"].values()
    }
    assert set(derived) == set(documents)
    assert set(derived.values()) == {str(folder / "in" / n) for n in ("a.txt", "b.txt")}


def test_versions_models_and_word_lists(record: Json):
    packages = of_type(record, "Package")
    assert {f"rashomon:package/{n}" for n in ("rashomon", "spacy", "thinc")} <= set(
        packages
    )
    assert all(p["rashomon:version"] for p in packages.values())
    shipped = of_type(record, "DataFile")
    assert "rashomon:data/lexicons/cues.tsv" in shipped
    assert any("models/attribution" in name for name in shipped)
    assert all(len(d["rashomon:sha256"]) == 64 for d in shipped.values())


def test_counts_clocks_and_failures(record: Json):
    activities = record["activity"]
    whole = activities["rashomon:run"]
    assert (whole["rashomon:read"], whole["rashomon:known"]) == (2, 0)
    assert activities["rashomon:run/extract"]["rashomon:documents"] == 2
    assert activities["rashomon:run/reuse"]["rashomon:origin"] == 2
    order = [a.partition("/")[2] for a in activities][1:]
    assert order == [
        *("ingest", "dates", "extract", "link", "reuse", "compare", "lineage", "weigh"),
        *("system", "accounts", "versions", "pages", "store"),
    ]
    for activity in activities.values():
        assert activity["prov:startTime"] <= activity["prov:endTime"]
    [failure] = of_type(record, "Failure").values()
    assert failure["rashomon:item"].endswith("torn.jsonl")


# Doing it again.


def without_clocks(record: Json) -> Json:
    activities = {
        name: {k: v for k, v in one.items() if k not in CLOCKS}
        for name, one in record["activity"].items()
    }
    return record | {"activity": activities}


def test_the_same_run_gives_the_same_record_but_for_its_clocks(record: Json, folder: Path):
    again = record_of(folder, "second")
    assert without_clocks(again) == without_clocks(record)


def test_it_is_enough_to_do_it_again(record: Json):
    """Take settings and inputs from the record alone: the case is the same to the byte."""
    stated = record["entity"]["rashomon:settings"]
    params = json.loads(stated["rashomon:params"])
    known = {s: {k: v for k, v in p.items() if v is not None} for s, p in params.items()}
    settings = with_values(Settings(), known)
    assert settings.weigh.distrust == ("Kamen Post",)
    store = memory_store()
    [table] = [
        Path(e["rashomon:path"])
        for e in of_type(record, "File").values()
        if e["rashomon:path"].endswith(".csv")
    ]
    run(Inputs(stated["rashomon:inputs"], meta=table), store, settings, workers=1)
    digest = hashlib.sha256(dump_case(store.view()).encode()).hexdigest()
    assert digest == record["entity"]["rashomon:case"]["rashomon:json_sha256"]
