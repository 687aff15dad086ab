"""Reports are added from a page, described, taken out and put back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from conftest import Cli, Examples
from rashomon.serve import ServeOptions
from rashomon.serve.inbox import Inbox, plain_name
from rashomon.store import audit_path, open_store
from served import client_of, filled_case

if TYPE_CHECKING:
    from starlette.testclient import TestClient

JSON = {"accept": "application/json"}
REPORT = "Rain fell in Dolnik on Friday. The mayor of Dolnik said 7 cellars were flooded.\n"


@pytest.fixture(scope="module", name="case")
def case_fixture(examples: Examples, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("added") / "case.db"
    shutil.copy(examples.case, copy)
    return copy


@pytest.fixture(scope="module", name="browser")
def browser_fixture(case: Path) -> Generator[TestClient]:
    store = open_store(case)
    added = case.with_name("case.db.added")
    options = ServeOptions(added=added, audit=audit_path(case))
    with client_of(store, options) as client:
        yield client
    store.close()


def token_of(browser: TestClient, address: str = "/add") -> str:
    page = html.fromstring(browser.get(address).text)
    return str(page.xpath("//input[@name='token']/@value")[0])


def ended(browser: TestClient, number: int) -> dict[str, Any]:
    """Wait until an addition is over."""
    browser.get(f"/add/{number}/events")  # ends when it does
    rows = browser.get("/add.json").json()["page"]["rows"]
    return next(row for row in rows if row["id"] == number)


def document(browser: TestClient, words: str) -> dict[str, Any]:
    rows = browser.get("/documents.json", params={"q": words}).json()["page"]["rows"][
        "rows"
    ]
    assert len(rows) == 1, rows
    return rows[0]


def test_an_uploaded_report_is_read_beside_the_others(browser: TestClient, case: Path):
    files = [("files", ("../../rain in dolnik.txt", REPORT.encode(), "text/plain"))]
    answer = browser.post(
        "/add", data={"token": token_of(browser)}, files=files, headers=JSON
    )
    assert answer.status_code == 202
    number = answer.json()["addition"]["id"]
    done = ended(browser, number)
    assert (done["state"], done["lines"][0]) == ("done", "1 read, 0 known before")
    kept = case.with_name("case.db.added") / "1" / "rain in dolnik.txt"
    assert kept.read_text() == REPORT
    row = document(browser, "dolnik rain")
    assert row["claims"] >= 1
    assert "7 cellars" in browser.get(f"/documents/{row['id']}").text


def test_its_progress_is_told_as_it_goes(browser: TestClient):
    form = {"token": token_of(browser), "text": REPORT * 2, "title": "Twice"}
    number = browser.post("/add", data=form, headers=JSON).json()["addition"]["id"]
    told = browser.get(f"/add/{number}/events")
    assert told.headers["content-type"].startswith("text/event-stream")
    lines = told.text.strip().split("\n\n")
    assert lines[-1].startswith("event: end")
    states = [json.loads(line.removeprefix("data: "))["state"] for line in lines[:-1]]
    assert states[-1] == "done"
    page = html.fromstring(browser.get("/add").text)
    assert page.xpath(f"//section[@id='addition-{number}']")
    assert browser.get("/add/99/events").status_code == 404


def test_a_pasted_report_keeps_what_is_said_of_it(browser: TestClient):
    form = {
        "token": token_of(browser),
        "text": 'A "dam" broke near Ostrel on Sunday.',
        "title": 'Dam "breaks" \\ Ostrel',
        "publisher": "Ostrel Wire",
        "published": "2031-05-03",
    }
    answer = browser.post("/add", data=form, headers=JSON)
    ended(browser, answer.json()["addition"]["id"])
    row = document(browser, "ostrel dam")
    said = (row["publisher"], row["published"], row["title"])
    assert said == ("Ostrel Wire", "2031-05-03", 'Dam "breaks" \\ Ostrel')


@pytest.mark.parametrize(
    "form",
    [
        {"text": "  "},  # nothing to read
        {"text": "Rain.", "published": "some day"},  # no date
        {"text": "Rain.", "url": "javascript:alert(1)"},  # no address
    ],
)
def test_what_cannot_be_added_is_said_at_once(browser: TestClient, form: dict[str, str]):
    before = browser.get("/add.json").content
    refused = browser.post("/add", data=form | {"token": token_of(browser)}, headers=JSON)
    assert (refused.status_code, refused.json()["ok"]) == (400, False)
    assert browser.get("/add.json").content == before


def test_a_file_that_cannot_be_read_is_a_failure_with_a_hint(browser: TestClient):
    files = [("files", ("torn.pdf", b"%PDF-1.7 torn", "application/pdf"))]
    answer = browser.post(
        "/add", data={"token": token_of(browser)}, files=files, headers=JSON
    )
    done = ended(browser, answer.json()["addition"]["id"])
    assert done["state"] == "done"
    assert any("torn.pdf" in line for line in done["lines"])
    assert "torn.pdf" in browser.get("/failures").text


def test_more_than_is_taken_is_refused(case: Path):
    store = open_store(case)
    options = ServeOptions(added=case.with_name("more"), upload_mb=0)
    client = client_of(store, options)
    files = [("files", ("a.txt", b"Rain.", "text/plain"))]
    answer = client.post("/add", files=files, headers=JSON)
    assert (answer.status_code, answer.json()["status"]) == (413, 413)
    store.close()


def test_what_is_known_is_said_and_taken_back(browser: TestClient):
    row = document(browser, "statement")
    address = f"/documents/{row['id']}"
    form = {"token": token_of(browser, address), "publisher": "Army press"}
    was = {"was_publisher": row["publisher"]}
    assert browser.post(f"{address}/metadata", data=form | was).status_code == 200
    assert document(browser, "statement")["publisher"] == "Army press"

    late = form | {"publisher": "Nobody"} | was  # seen before the other one wrote
    refused = browser.post(f"{address}/metadata", data=late, headers=JSON)
    assert (refused.status_code, refused.json()["status"]) == (409, 409)
    assert "Army press" in refused.json()["error"]

    taken = {"token": form["token"], "unset": "publisher"}
    assert browser.post(f"{address}/metadata", data=taken).status_code == 200
    assert document(browser, "statement")["publisher"] == row["publisher"]
    nothing = {"token": form["token"]}
    assert (
        browser.post(f"{address}/metadata", data=nothing, headers=JSON).status_code == 400
    )


def test_a_report_is_taken_out_and_put_back(browser: TestClient):
    row = document(browser, "11-elsewhere")
    address = f"/documents/{row['id']}"
    form = {"token": token_of(browser, address), "why": "a draft", "back": "/failures"}
    gone = browser.post(f"{address}/remove", data=form)
    assert gone.url.path == "/failures"
    assert "a draft" in gone.text
    assert browser.get(address).status_code == 410
    assert browser.post(f"{address}/back", data=form).status_code == 200
    assert browser.get(address).status_code == 200


def test_who_changed_what_is_kept_and_checked(browser: TestClient, case: Path, cli: Cli):
    address = f"/documents/{document(browser, '10-later')['id']}"
    form = {"token": token_of(browser, address)}
    browser.post(f"{address}/remove", data=form)
    browser.post(f"{address}/back", data=form)
    audit = audit_path(case)
    kept = [json.loads(line) for line in audit.read_text().splitlines()]
    assert [(e["what"], e["subject"]) for e in kept[-2:]] == [
        ("remove", address.split("/")[2]),
        ("put back", address.split("/")[2]),
    ]
    assert cli("check", case).exit_code == 0
    audit.write_text(audit.read_text().replace('"put back"', '"describe"'))
    checked = cli("check", case)
    assert checked.exit_code == 3
    assert "it was changed after it was written" in checked.output


def test_nothing_is_added_where_there_is_no_place():
    client = client_of(filled_case())
    assert client.get("/add").status_code == 404
    assert "/add" not in client.get("/documents").text


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("report.txt", "report.txt"),
        ("../../../etc/passwd", "passwd"),
        ("C:\\reports\\a.pdf", "a.pdf"),
        ("..", "report"),
        (".htaccess", "htaccess"),
        ("a\x00b\n.txt", "a b.txt"),
        ("x" * 500 + ".txt", "x" * 120 + ".txt"),
        ("", "report"),
        ("доклад.html", "доклад.html"),
    ],
)
def test_a_name_stays_in_its_folder(said: str, name: str, tmp_path: Path):
    assert plain_name(said, "report") == name
    assert (tmp_path / plain_name(said, "report")).parent == tmp_path


def test_two_pastes_never_share_a_file(tmp_path: Path):
    inbox = Inbox(tmp_path / "added")
    places = [inbox.keep_text("Rain.", {"title": "One"}) for _ in range(2)]
    assert [p.name for p in places] == ["1", "2"]
    assert (places[1] / "One.txt").read_text() == "Rain."
