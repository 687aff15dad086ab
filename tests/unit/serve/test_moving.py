"""The map that can be moved shows what the page lists, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from conftest import Examples
from rashomon.store import open_store
from served import client_of, hostile_case

if TYPE_CHECKING:
    from collections.abc import Generator

    from starlette.testclient import TestClient


@pytest.fixture(scope="module", name="browser")
def browser_fixture(examples: Examples) -> Generator[TestClient]:
    store = open_store(examples.case)
    with client_of(store) as client:
        yield client
    store.close()


def map_of(browser: TestClient, **asked: str) -> dict[str, Any]:
    return browser.get("/system/map.json", params=asked).json()["map"]


def test_every_line_is_a_tie_of_the_page(browser: TestClient):
    page = html.fromstring(browser.get("/system").text)
    listed = set(page.xpath("//li[starts-with(@id, 'tie-')]/@id"))
    drawn = map_of(browser)
    assert drawn["lines"]
    assert {line["id"] for line in drawn["lines"]} <= listed
    parties = {party["id"] for party in drawn["parties"]}
    assert {line[end] for line in drawn["lines"] for end in ("doer", "other")} == parties


def test_it_says_what_the_drawing_says(browser: TestClient):
    page = html.fromstring(browser.get("/system").text)
    drawn = map_of(browser)
    lines = page.xpath("//*[contains(@class, 'map')]//a[contains(@class, 'tie')]")
    told = {str(a.get("href")): a.findtext("title") for a in lines}
    assert told
    assert told.items() <= {f"#{one['id']}": one["told"] for one in drawn["lines"]}.items()
    styles = {a.get("href"): str(a.get("class")).split()[1] for a in lines}
    assert styles == {f"#{one['id']}": one["style"] for one in drawn["lines"]}
    assert all("; says " in one["told"] for one in drawn["lines"])  # never without whose


def test_it_is_of_the_look_the_page_shows(browser: TestClient):
    without = {"distrust": "army"}
    page = html.fromstring(browser.get("/system", params=without).text)
    assert page.xpath("//@data-map") == ["/system/map.json?distrust=army"]
    listed = set(page.xpath("//li[starts-with(@id, 'tie-')]/@id"))
    assert {line["id"] for line in map_of(browser, **without)["lines"]} <= listed


def test_the_engine_is_loaded_by_no_other_page(browser: TestClient):
    for address in ("/", "/questions", "/system"):
        page = html.fromstring(browser.get(address).text)
        scripts = " ".join(page.xpath("//script/@src"))
        assert "cytoscape" not in scripts  # on its own page, too, only when asked for
        assert ("map.js" in scripts) == (address == "/system")
    [engine] = html.fromstring(browser.get("/system").text).xpath("//@data-engine")
    answer = browser.get(str(engine))
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]


def test_hostile_names_are_data(browser: TestClient):
    del browser
    with client_of(hostile_case()) as attacked:
        answer = attacked.get("/system/map.json")
        assert answer.headers["content-type"] == "application/json"
        assert answer.json()["map"]["lines"]
