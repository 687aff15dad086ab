"""What each role may do on every address, and under which name."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from conftest import Examples
from filled import TOLL
from rashomon.serve import Role, ServeOptions, make_app
from rashomon.serve.roles import WRITES
from rashomon.store import audit_path, open_store
from served import BASE, client_of, filled_case
from signed import ROLES, TOKEN, sign_in, signed_in, token_of

if TYPE_CHECKING:
    from fastapi import FastAPI

JSON = {"accept": "application/json"}


# Roles.


def every_way(app: Any) -> list[tuple[str, str]]:
    """Give each address with each way it is asked, whether it is told to programs or not."""
    told = {(way.upper(), p) for p, ways in app.openapi()["paths"].items() for way in ways}
    routed = {
        (way, route.path)
        for route in app.routes
        for way in getattr(route, "methods", None) or ()
    }
    assert told <= routed
    assert len(told) > 30
    return sorted(routed)


OF_EVERYBODY = {"/sign-in", "/sign-out"}


@pytest.mark.parametrize("name", [None, *ROLES])
def test_on_every_address_a_role_does_what_it_may_and_no_more(
    options: ServeOptions, name: str | None
):
    app = make_app(filled_case(), options)
    browser = TestClient(app, base_url=BASE, headers=JSON, raise_server_exceptions=False)
    if name:
        sign_in(browser, name)
    role = ROLES.get(name or "")
    for way, path in every_way(app):
        if path in OF_EVERYBODY or path.startswith("/static/"):
            continue
        address = re.sub(r"\{[^}]*\}", "1", path)
        answer = browser.request(way, address)
        if role is None:
            assert answer.status_code == 401, (way, path)
            continue
        least = Role.READER if way in {"GET", "HEAD"} else WRITES.get(path, Role.OWNER)
        is_refused = answer.status_code == 403 and "takes the role" in answer.text
        assert is_refused == (not role.may(least)), (way, path)
        assert answer.status_code < 500


def test_a_reader_writes_nowhere(options: ServeOptions):
    app = make_app(filled_case(), options)
    eve = signed_in(app, "Eve")
    writing = {(way, path) for way, path in every_way(app) if way not in {"GET", "HEAD"}}
    assert {path for _, path in writing} > set(WRITES)
    for way, path in writing:
        if path not in OF_EVERYBODY:
            answer = eve.request(way, re.sub(r"\{[^}]*\}", "1", path), headers=JSON)
            assert (answer.status_code, answer.json()["ok"]) == (403, False), path


def test_whoever_may_only_look_is_shown_no_forms(options: ServeOptions):
    app = make_app(filled_case(), options)
    looked = [signed_in(app, name) for name in ("Eve", "Ben", "Ann")]
    pages = [f"/claims/{TOLL.id}", f"/documents/{TOLL.document_id}", "/review", "/add"]
    forms = [
        {
            str(action)
            for page in pages
            for action in html.fromstring(browser.get(page).text).xpath(
                "//form[@method='post']/@action"
            )
        }
        for browser in looked
    ]
    for page in pages:  # nor is anything left that opens and holds nothing
        shown = html.fromstring(looked[0].get(page).text)
        for fold in shown.xpath("//main//details"):
            inside = "".join(fold.itertext()).strip()
            assert inside != "".join(fold.find("summary").itertext()).strip(), page
    reader, analyst, owner = forms
    assert reader == {"/sign-out"}
    assert {"/add", "/notes", "/judgements"} < analyst < owner
    assert any("metadata" in action for action in owner - analyst)


def test_the_token_opens_as_much_as_it_is_started_with(people: Path):
    options = ServeOptions(people=people, token=TOKEN, token_role=Role.READER)
    browser = client_of(filled_case(), options)
    shown = JSON | {"authorization": f"Bearer {TOKEN}"}
    assert browser.get("/case.json", headers=shown).status_code == 200
    assert browser.post("/notes", headers=shown).status_code == 403
    assert sign_in(browser, "", TOKEN).status_code == 200
    page = html.fromstring(browser.get("/").text)
    assert "reader" in page.xpath("string(//*[@class='who'])")


# Names.


@pytest.fixture(scope="module", name="app")
def app_fixture(
    examples: Examples, listed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Generator[FastAPI]:
    case = tmp_path_factory.mktemp("signed") / "case.db"
    shutil.copy(examples.case, case)
    store = open_store(case)
    options = ServeOptions(people=listed, audit=audit_path(case), token=TOKEN)
    app = make_app(store, options)
    with TestClient(app, base_url=BASE):
        yield app
    store.close()


def verdict_of(browser: TestClient, number: int = 0) -> dict[str, str]:
    page = html.fromstring(browser.get("/review").text)
    form = page.xpath("//form[@action='/judgements'][.//button[@value='same']]")[number]
    assert form.xpath(".//input[@name='by']") == []
    return {e.get("name"): e.get("value") for e in form.xpath(".//input[@type='hidden']")}


def test_a_judgement_carries_the_name_of_who_signed_in(app: FastAPI):
    ben = signed_in(app, "Ben")
    form = verdict_of(ben) | {"verb": "different", "by": "Ann"}
    done = ben.post("/judgements", data=form, headers=JSON).json()
    assert done["judgement"]["judgement"]["by"] == "Ben"
    key = done["judgement"]["judgement"]["id"]
    back = ben.post(
        f"/judgements/{key}/withdraw", data={"token": form["token"]}, headers=JSON
    )
    assert back.json()["judgement"]["judgement"]["withdrawn_by"] == "Ben"


def test_nobody_judges_under_the_name_of_somebody_who_signs_in(app: FastAPI):
    program = TestClient(app, base_url=BASE, headers={"authorization": f"Bearer {TOKEN}"})
    form = {"thing": "nothing", "text": "words", "by": " ben"}
    refused = program.post("/notes", data=form, headers=JSON)
    assert refused.status_code == 403
    assert "did not sign in" in refused.json()["error"]
    assert (
        program.post("/notes", data=form | {"by": "Zoe"}, headers=JSON).status_code == 404
    )


def test_two_who_judge_the_same_are_told_of_each_other(app: FastAPI):
    ann, ben = signed_in(app, "Ann"), signed_in(app, "Ben")
    hers, his = (verdict_of(who, 1) | {"by": "x"} for who in (ann, ben))
    assert (hers["a"], hers["b"], hers["run"]) == (his["a"], his["b"], his["run"])
    made = ann.post("/judgements", data=hers | {"verb": "same"}, headers=JSON).json()
    refused = ben.post("/judgements", data=his | {"verb": "contradicts"})
    assert refused.status_code == 409
    page = html.fromstring(refused.text)
    assert "Ann judged same" in page.xpath("string(//*[@role='alert'])")
    [again] = page.xpath("//form[@action='/judgements']")
    sent = {e.get("name"): e.get("value") for e in again.xpath(".//input")}
    kept = ben.post("/judgements", data=sent, headers=JSON).json()
    assert kept["judgement"]["judgement"]["by"] == "Ben"
    assert [j["by"] for j in kept["against"]] == ["Ann"]
    rows = ann.get("/judgements.json").json()["page"]["rows"]["rows"]
    states = {r["judgement"]["by"]: r["judgement"]["withdrawn_at"] for r in rows[:2]}
    assert states == {"Ann": None, "Ben": None}
    assert made["judgement"]["judgement"]["id"] in str(rows)


def test_two_who_describe_a_report_are_told_of_each_other(app: FastAPI):
    ann, zoe = signed_in(app, "Ann"), signed_in(app, "Ann")
    row = ann.get("/documents.json").json()["page"]["rows"]["rows"][0]
    address = f"/documents/{row['id']}"
    was = html.fromstring(zoe.get(address).text).xpath(
        "//input[@name='was_publisher']/@value"
    )[0]
    form = {"token": token_of(ann), "was_publisher": was}
    first = form | {"publisher": "Dolnik Gazette"}
    assert ann.post(f"{address}/metadata", data=first, headers=JSON).status_code == 200
    second = form | {"publisher": "Vessa Radio"}
    refused = zoe.post(f"{address}/metadata", data=second, headers=JSON)
    assert refused.status_code == 409
    assert "Dolnik Gazette" in refused.json()["error"]


def test_the_list_of_changes_names_who_signed_in(app: FastAPI):
    lines = app.state.desk._audit.read_text("utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    said = {(e["by"], e["role"], e["what"].split()[0]) for e in entries}
    assert {("Ben", "analyst", "judge"), ("Ann", "owner", "describe")} <= said
