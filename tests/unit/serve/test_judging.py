"""A person judges on a page: it is honoured, shown, withdrawn, and nobody is overwritten."""

from __future__ import annotations

import re
import shutil
from collections.abc import Generator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from conftest import Examples
from rashomon.errors import CaseBusyError
from rashomon.serve import ServeOptions, make_app
from rashomon.serve.desk import Desk
from rashomon.store import Store, open_store
from served import BASE, client_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

JSON = {"accept": "application/json"}
IN_PLACE = {"hx-request": "true"}


@pytest.fixture(scope="module", name="store")
def store_fixture(
    examples: Examples, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Store]:
    copy = tmp_path_factory.mktemp("judged") / "case.db"
    shutil.copy(examples.case, copy)
    store = open_store(copy)
    yield store
    store.close()


@pytest.fixture(scope="module", name="browser")
def browser_fixture(store: Store) -> Generator[TestClient]:
    with client_of(store) as client:
        yield client


def form_of(
    browser: TestClient, address: str = "/review", number: int = 0
) -> dict[str, str]:
    """Give the hidden fields of a form for a verdict, as a browser would send them."""
    page = html.fromstring(browser.get(address).text)
    form = page.xpath("//form[@action='/judgements'][.//button[@value='same']]")[number]
    return {e.get("name"): e.get("value") for e in form.xpath(".//input[@type='hidden']")}


def state_of(browser: TestClient, judgement: str) -> dict[str, Any]:
    rows = browser.get("/judgements.json").json()["page"]["rows"]["rows"]
    return next(row for row in rows if row["judgement"]["id"] == judgement)


def waiting(browser: TestClient) -> int:
    """Count what waits for a verdict, over all pages of the list."""
    return browser.get("/review.json").json()["page"]["rows"]["total"]


def test_a_verdict_is_honoured_shown_and_withdrawn(browser: TestClient):
    form = form_of(browser) | {
        "verb": "not-comparable",
        "by": "Ann",
        "note": "another night",
    }
    before = waiting(browser)

    done = browser.post("/judgements", data=form)
    assert done.url.path == "/review"  # back to where it was judged
    assert form["a"] not in {
        row["contradiction"]["a"]["claim"]["id"]
        for row in browser.get("/review.json").json()["page"]["rows"]["rows"]
        if row["contradiction"]["b"]["claim"]["id"] == form["b"]
    }
    assert waiting(browser) < before
    shown = html.fromstring(browser.get("/judgements").text)
    assert "another night" in shown.xpath("string(//main)")
    [undo] = shown.xpath("//form[contains(@action, '/withdraw')]/@action")

    token = form["token"]
    browser.post(undo, data={"token": token, "by": "Ann"})
    assert waiting(browser) == before
    judgement = undo.split("/")[2]
    assert state_of(browser, judgement)["state"] == "withdrawn"  # kept, with its date
    again = browser.post(undo, data={"token": token, "by": "Ann"}, headers=JSON)
    assert (again.status_code, again.json()["ok"]) == (400, False)


def test_a_verdict_can_answer_in_its_place(browser: TestClient):
    form = form_of(browser) | {"verb": "different", "by": "Ann", "back": "/review?page=2"}
    part = browser.post("/judgements", data=form, headers=IN_PLACE)
    assert part.status_code == 200
    assert "<html" not in part.text
    offered = html.fromstring(part.text)
    assert offered.xpath("//input[@name='by']/@value") == ["Ann"]
    assert offered.xpath("//input[@name='back']/@value") == ["/review?page=2"]
    [undo] = re.findall(r'hx-post="(/judgements/[^"]*/withdraw)"', part.text)
    ended = browser.post(undo, data={"token": form["token"], "by": "Ann"}, headers=IN_PLACE)
    assert "withdrawn by" in ended.text


def test_a_name_is_asked_for_and_kept(browser: TestClient):
    form = form_of(browser) | {"verb": "same", "by": "  "}
    refused = browser.post("/judgements", data=form, headers=JSON)
    assert refused.status_code == 400
    assert "who judges" in refused.json()["error"]
    page = html.fromstring(browser.get("/review").text)
    assert "Ann" in page.xpath("//input[@name='by']/@value")  # of the verdicts before


def test_what_others_judged_meanwhile_is_said_first(browser: TestClient, store: Store):
    form = form_of(browser, number=1)
    with client_of(store) as other:
        theirs = form_of(other, number=1) | {"verb": "same", "by": "Ben"}
        made = other.post("/judgements", data=theirs, headers=JSON).json()["judgement"]

        mine = form | {"verb": "not-comparable", "by": "Ann"}
        refused = browser.post("/judgements", data=mine, headers=JSON)
        assert refused.status_code == 409
        assert "Ben judged same" in refused.json()["error"]
        assert state_of(browser, made["judgement"]["id"])["state"] == "in force"

        now = browser.get("/judgements.json").json()["run"]
        both = browser.post("/judgements", data=mine | {"run": str(now)}, headers=JSON)
        assert [one["by"] for one in both.json()["against"]] == ["Ben"]
        assert state_of(browser, made["judgement"]["id"])["state"] == "judged differently"
        page = html.fromstring(browser.get("/review").text)
        assert "judged differently by" in page.xpath("string(//main)")

        for one in (made, both.json()["judgement"]):
            key, by = one["judgement"]["id"], one["judgement"]["by"]
            told = {"token": form["token"], "by": by}
            assert browser.post(f"/judgements/{key}/withdraw", data=told).status_code == 200


def test_claims_are_split_off_a_question_and_joined_again(browser: TestClient):
    rows = browser.get("/questions.json?disputed=true").json()["page"]["rows"]["rows"]
    whole = next(r for r in rows if len(r["variants"][0]["claims"]) > 1)
    token = form_of(browser)["token"]
    split = {
        "token": token,
        "verb": "split",
        "of": "question",
        "a": whole["id"],
        "b": [whole["variants"][0]["claims"][0]["id"]],
        "by": "Ann",
    }
    done = browser.post("/judgements", data=split, headers=JSON).json()
    assert done["judgement"]["judgement"]["kind"] == "split"
    gone = browser.get(f"/questions/{whole['id']}.json")
    assert gone.status_code in (200, 410)
    key = done["judgement"]["judgement"]["id"]
    browser.post(f"/judgements/{key}/withdraw", data={"token": token, "by": "Ann"})
    assert browser.get(f"/questions/{whole['id']}.json").status_code == 200


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"verb": "burn"}, 400),
        ({"a": "claim-nobody-has"}, 404),
        ({"of": "planet"}, 400),
        ({"of": "question"}, 400),  # two questions are joined, not the same
        ({"verb": "join"}, 400),  # claims are not joined
        ({"note": "x" * 6000}, 400),
    ],
)
def test_what_cannot_be_judged_is_refused(
    browser: TestClient, change: dict[str, str], status: int
):
    form = form_of(browser) | {"verb": "same", "by": "Ann"} | change
    refused = browser.post("/judgements", data=form, headers=JSON)
    assert (refused.status_code, refused.json()["status"]) == (status, status)


# Requests that are not ours.


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_a_form_of_another_session_is_refused(browser: TestClient, token: str):
    form = form_of(browser) | {"verb": "same", "by": "Ann", "token": token}
    before = browser.get("/judgements.json").content
    assert browser.post("/judgements", data=form, headers=JSON).status_code == 403
    assert browser.get("/judgements.json").content == before


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://attacker.example"},
        {"origin": "null"},  # a sandboxed frame
        {"origin": "http://127.0.0.1:9999"},  # another program of this machine
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_of_another_site_changes_nothing(
    browser: TestClient, headers: dict[str, str]
):
    form = form_of(browser) | {"verb": "same", "by": "Ann"}
    before = browser.get("/judgements.json").content
    assert browser.post("/judgements", data=form, headers=headers | JSON).status_code == 403
    assert browser.get("/judgements.json").content == before


def test_our_own_pages_say_where_they_are_from(browser: TestClient):
    form = form_of(browser) | {"verb": "burn", "by": "Ann"}
    headers = {"origin": BASE, "sec-fetch-site": "same-origin"} | JSON
    assert browser.post("/judgements", data=form, headers=headers).status_code == 400


@pytest.mark.parametrize(
    "back", ["https://attacker.example", "//attacker.example", "/\\x.example"]
)
def test_nobody_is_led_elsewhere(browser: TestClient, back: str):
    form = form_of(browser) | {"verb": "same", "by": "Cleo", "back": back}
    answer = browser.post("/judgements", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/judgements"
    rows = browser.get("/judgements.json").json()["page"]["rows"]["rows"]
    told = {"token": form["token"], "by": "Cleo"}
    browser.post(f"/judgements/{rows[0]['judgement']['id']}/withdraw", data=told)


def test_every_route_that_writes_asks_for_a_form_of_ours(store: Store):
    app = make_app(store, ServeOptions())
    with client_of(store) as client:
        writing = [
            (method, re.sub(r"\{[^}]*\}", "x", str(path)))
            for path, ways in app.openapi()["paths"].items()
            for method in ways
            if method != "get" and path != "/sign-in"
        ]
        assert ("post", "/judgements") in writing
        for method, path in writing:
            answer = client.request(method, path, data={"by": "Ann"}, headers=JSON)
            assert answer.status_code == 403, path


# One writes at a time.


def test_who_comes_meanwhile_is_told(store: Store):
    desk, begun, end = Desk(store), Event(), Event()

    def write() -> None:
        with desk.held("Ben, who reads 3 reports"):
            begun.set()
            end.wait(10)

    writer = Thread(target=write)
    writer.start()
    begun.wait(10)
    with (
        pytest.raises(CaseBusyError, match="Ben, who reads 3 reports"),
        desk.held("Ann", 0.01),
    ):
        pass
    end.set()
    writer.join()
    with desk.held("Ann", 0.01) as held:
        assert held is store


def test_another_process_is_not_waited_for(examples: Examples, tmp_path: Path):
    copy = tmp_path / "case.db"
    shutil.copy(examples.case, copy)
    ours, theirs = open_store(copy), open_store(copy)
    with theirs.reserved():
        with (
            pytest.raises(CaseBusyError, match="in use by process"),
            Desk(ours).held("Ann"),
        ):
            pass
        with client_of(ours) as client:
            assert client.get("/").status_code == 200  # it can be read meanwhile
            form = form_of(client) | {"verb": "same", "by": "Ann"}
            busy = client.post("/judgements", data=form, headers=JSON)
            assert (busy.status_code, busy.json()["ok"]) == (409, False)
    ours.close()
    theirs.close()


# What is taken from others.


@pytest.mark.parametrize(
    ("name", "version", "licence", "said"),
    [
        ("htmx", "2.0.10", "0BSD", 'version:"2.0.10"'),
        ("cytoscape", "3.34.4", "MIT", 'version="3.34.4"'),
    ],
)
def test_a_script_of_others_is_what_its_card_says(
    name: str, version: str, licence: str, said: str
):
    folder = files("rashomon.serve") / "static"
    card = (folder / f"{name}.card.md").read_text(encoding="utf-8")
    content = (folder / f"{name}.min.js").read_bytes()
    assert sha256(content).hexdigest() in card
    assert said in content.decode()
    assert f"| {version} |" in card
    assert f"| licence | {licence}" in card
    assert "Permission" in card
