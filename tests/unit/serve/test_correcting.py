"""A person corrects a claim on its page: both readings are shown, and nothing typed is lost."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from conftest import Examples
from rashomon.serve import ServeOptions
from rashomon.store import Store, audit_path, open_store
from served import client_of

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

JSON = {"accept": "application/json"}
IN_PLACE = {"hx-request": "true"}


@pytest.fixture(name="store")
def store_fixture(examples: Examples, tmp_path: Path) -> Generator[Store]:
    copy = tmp_path / "case.db"
    shutil.copy(examples.case, copy)
    store = open_store(copy)
    yield store
    store.close()


@pytest.fixture(name="browser")
def browser_fixture(store: Store) -> Generator[TestClient]:
    with client_of(store) as client:
        yield client


def claim_of(browser: TestClient, words: str) -> dict[str, Any]:
    found = browser.get("/search.json", params={"q": words}).json()["page"]["claims"]
    return found[0]


def read(browser: TestClient, claim: str) -> dict[str, Any]:
    return browser.get(f"/claims/{claim}.json").json()["page"]


def forms_of(browser: TestClient, address: str, action: str) -> list[dict[str, str]]:
    """Give the fields of the forms of a page, as a browser would send them."""
    page = html.fromstring(browser.get(address).text)
    return [
        {
            e.get("name"): e.get("value") or ""
            for e in form.xpath(".//input[not(@type='checkbox')]")
        }
        for form in page.xpath(f"//form[@action='{action}']")
    ]


def corrected(
    browser: TestClient,
    claim: str,
    field: str,
    headers: dict[str, str] | None = None,
    **said: str,
) -> Any:
    """Send the form of the claim's page that holds a field."""
    action = f"/claims/{claim}/corrections"
    forms = forms_of(browser, f"/claims/{claim}", action)
    form = next(f for f in forms if field in f or field == "certainty")
    return browser.post(action, data=form | said, headers=headers)


def main_of(answer: Any) -> str:
    return " ".join(html.fromstring(answer.text).xpath("string(//main)").split())


def test_one_button_says_how_certain_a_claim_is_put(browser: TestClient):
    claim = claim_of(browser, "Dozens wounded")["id"]
    done = corrected(
        browser, claim, "certainty", certainty="hedged", by="Ann", note="he doubts"
    )
    assert done.url.path == f"/claims/{claim}"
    page = read(browser, claim)
    assert page["claim"]["certainty"] == "hedged"
    assert page["claim"]["as_read"]["certainty"] == "reported"
    told = main_of(done)
    assert "Ann reads the certainty as hedged" in told
    assert "the machine read: reported" in told
    assert "he doubts" in told

    [undo] = html.fromstring(done.text).xpath(
        "//form[contains(@action, '/withdraw')]/@action"
    )
    token = forms_of(browser, f"/claims/{claim}", undo)[0]["token"]
    browser.post(undo, data={"token": token, "by": "Ann"})
    page = read(browser, claim)
    assert (page["claim"]["certainty"], page["claim"]["as_read"]) == ("reported", None)
    assert len(page["history"]) == 1  # kept, with its date
    assert "withdrawn by Ann" in main_of(browser.get(f"/claims/{claim}"))


def test_copies_in_the_same_words_are_named_and_left_as_they_are(browser: TestClient):
    claim = claim_of(browser, "Dozens wounded")["id"]
    copies = read(browser, claim)["copies"]
    assert copies
    assert {c["quote"].casefold() for c in copies} == {
        read(browser, claim)["claim"]["quote"].casefold()
    }
    page = html.fromstring(browser.get(f"/claims/{claim}").text)
    said = " ".join(page.xpath("string(//details[@id='copies']/summary)").split())
    assert f"; {len(copies)} other" in said
    assert page.xpath("//details[@id='copies']//a/@href") == [
        f"/claims/{c['id']}" for c in copies
    ]
    corrected(browser, claim, "certainty", certainty="hedged", by="Ann")
    assert [c["certainty"] for c in read(browser, claim)["copies"]] == [
        c["certainty"] for c in copies
    ]


def test_how_certain_it_is_put_can_be_corrected_in_every_copy(browser: TestClient):
    claim = claim_of(browser, "Dozens wounded")["id"]
    copies = [c["id"] for c in read(browser, claim)["copies"]]
    part = corrected(
        browser, claim, "certainty", IN_PLACE, certainty="hedged", by="Ann", copies="all"
    )
    undo = html.fromstring(part.text).xpath(
        "//form[contains(@action, '/withdraw')]/@action"
    )
    assert len(undo) == 1 + len(copies)
    assert {read(browser, one)["claim"]["certainty"] for one in [claim, *copies]} == {
        "hedged"
    }
    form = forms_of(browser, f"/claims/{claim}", undo[0])[0]  # each page has the same token
    for address in undo[1:]:
        browser.post(address, data={"token": form["token"], "by": "Ann"})
    assert {read(browser, one)["claim"]["certainty"] for one in copies} == {"reported"}
    assert read(browser, claim)["claim"]["certainty"] == "hedged"


def test_what_hangs_on_places_is_corrected_one_by_one(browser: TestClient):
    claim = claim_of(browser, "Dozens wounded")["id"]
    refused = corrected(
        browser, claim, "source", JSON, source="own voice", by="Ann", copies="all"
    )
    assert refused.status_code == 400
    assert "one by one" in refused.text


def test_a_figure_is_corrected_where_it_stands(browser: TestClient):
    claim = claim_of(browser, "Dozens wounded")["id"]
    part = corrected(browser, claim, "figure", IN_PLACE, quantity="24 to 99", by="Ann")
    assert part.status_code == 200
    assert "<html" not in part.text
    assert "24 to 99 person" in part.text
    assert "at least 24 person" in part.text
    [figure] = read(browser, claim)["claim"]["figures"]
    assert figure["means"] == "24 to 99 person (injure)"
    shown = html.fromstring(browser.get(f"/claims/{claim}").text)
    assert "24 to 99 person (injure)" in shown.xpath("//mark//abbr/@title")


def test_a_source_and_the_words_are_corrected(browser: TestClient):
    claim = claim_of(browser, "the movement had fired on the convoy")["id"]
    corrected(browser, claim, "source", source="the Front", by="Ann")
    corrected(browser, claim, "span", span="the movement had fired", by="Ann")
    now = read(browser, claim)["claim"]
    assert (now["source"], now["quote"]) == ("the Front", "the movement had fired")
    assert now["as_read"]["source"] == "She"
    assert now["as_read"]["quote"] == "the movement had fired on the convoy"


def test_what_cannot_be_read_is_refused_and_said(browser: TestClient):
    claim = claim_of(browser, "Dozens wounded")["id"]
    wrong = corrected(browser, claim, "span", JSON, span="5-9999999", by="Ann")
    assert wrong.status_code == 400
    assert "code points" in wrong.json()["errors"][0]
    part = corrected(browser, claim, "figure", IN_PLACE, quantity="a lot", by="Ann")
    assert "is no figure" in part.text
    assert "<html" not in part.text
    [again] = html.fromstring(part.text).xpath(
        "//form"
    )  # what was typed is there to be mended
    kept = {e.get("name"): e.get("value") for e in again.xpath(".//input")}
    assert (kept["quantity"], kept["by"]) == ("a lot", "Ann")
    nobody = corrected(browser, claim, "certainty", JSON, certainty="hedged", by=" ")
    assert "who judges" in nobody.json()["error"]
    assert read(browser, claim)["history"] == []


def test_a_form_that_is_late_is_refused_with_both_readings(
    browser: TestClient, store: Store
):
    claim = claim_of(browser, "Dozens wounded")["id"]
    action = f"/claims/{claim}/corrections"
    [form, *_] = forms_of(browser, f"/claims/{claim}", action)
    with client_of(store) as other:
        corrected(other, claim, "certainty", certainty="denied", by="Ben")
    mine = form | {"certainty": "hedged", "by": "Ann", "note": "a long thought of mine"}

    late = browser.post(action, data=mine)
    assert late.status_code == 409
    assert "Ben reads the certainty as denied; the machine read reported" in main_of(late)
    assert read(browser, claim)["claim"]["certainty"] == "denied"
    [again] = html.fromstring(late.text).xpath(f"//form[@action='{action}']")
    kept = {e.get("name"): e.get("value") for e in again.xpath(".//input")}
    assert (kept["certainty"], kept["note"]) == ("hedged", "a long thought of mine")

    sent = browser.post(action, data=kept)  # all the same: both are kept, neither wins
    assert sent.status_code == 200
    page = read(browser, claim)
    assert page["claim"]["certainty"] == "reported"
    assert {row["state"] for row in page["history"]} == {"judged differently"}
    review = main_of(browser.get("/review"))
    assert "Ann reads the certainty as hedged" in review
    assert "Ben reads the certainty as denied" in review


def test_what_is_written_with_a_verdict_that_is_late_is_not_lost(
    browser: TestClient, store: Store
):
    page = html.fromstring(browser.get("/review").text)
    form = page.xpath("//form[@action='/judgements'][.//button[@value='same']]")[0]
    fields = {e.get("name"): e.get("value") for e in form.xpath(".//input[@type='hidden']")}
    with client_of(store) as other:
        token = forms_of(other, "/review", "/judgements")[0]["token"]
        theirs = fields | {"verb": "same", "by": "Ben", "token": token}
        assert other.post("/judgements", data=theirs, headers=JSON).json()["ok"]
    mine = fields | {"verb": "different", "by": "Ann", "note": "two <nights>"}
    late = browser.post("/judgements", data=mine, headers=IN_PLACE)
    assert late.status_code == 409
    assert "<html" not in late.text
    again = html.fromstring(late.text).xpath("//form[@action='/judgements']")[0]
    kept = {e.get("name"): e.get("value") for e in again.xpath(".//input")}
    assert (kept["note"], kept["verb"]) == ("two <nights>", "different")
    assert browser.post("/judgements", data=kept, headers=JSON).json()["ok"]


@pytest.mark.parametrize("sort", ["claims", "questions", "documents"])
def test_a_note_is_shown_where_its_thing_is(browser: TestClient, sort: str):
    index = "/search.json?q=convoy" if sort == "claims" else f"/{sort}.json"
    page = browser.get(index).json()["page"]
    rows = page["claims"] if sort == "claims" else page["rows"]["rows"]
    address = f"/{sort}/{rows[0]['id']}"
    [form, *_] = forms_of(browser, address, "/notes")
    done = browser.post("/notes", data=form | {"text": "ask <them>", "by": "Ann"})
    assert done.url.path == address
    assert "Ann notes" in main_of(done)
    assert "ask <them>" in main_of(done)
    assert "ask <them>" in main_of(browser.get("/judgements"))
    [undo] = html.fromstring(done.text).xpath(
        "//form[contains(@action, '/withdraw')]/@action"
    )
    browser.post(undo, data={"token": form["token"], "by": "Ann"})
    assert "ask <them>" not in main_of(browser.get(address))
    assert "withdrawn by Ann" in main_of(browser.get("/judgements"))


def test_a_note_on_an_actor_is_shown_with_the_claims_that_name_them(browser: TestClient):
    claim = claim_of(browser, "310 tonnes wheat")["id"]
    forms = forms_of(browser, f"/claims/{claim}", "/notes")
    assert len(forms) > 1  # on the claim, and on whom its words mean
    done = browser.post("/notes", data=forms[-1] | {"text": "a party", "by": "Ann"})
    assert "a party" in main_of(done)


def test_every_change_is_in_the_list_of_changes(examples: Examples, tmp_path: Path):
    copy = tmp_path / "case.db"
    shutil.copy(examples.case, copy)
    store = open_store(copy)
    with client_of(store, ServeOptions(audit=audit_path(copy))) as client:
        claim = claim_of(client, "Dozens wounded")["id"]
        corrected(client, claim, "certainty", certainty="hedged", by="Ann")
        [form, *_] = forms_of(client, f"/claims/{claim}", "/notes")
        client.post("/notes", data=form | {"text": "ask", "by": "Ann"})
    store.close()
    written = audit_path(copy).read_text(encoding="utf-8")
    assert "correct certainty" in written
    assert '"note"' in written
