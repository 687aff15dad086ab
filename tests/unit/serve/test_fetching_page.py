"""A report is fetched by TLS from whom was asked, and from the page of a workbench read in."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from lxml import html

from certificates import write_certificate
from internet import PUBLIC, Internet, sends
from rashomon.errors import FetchError
from rashomon.serve import Fetcher, ServeOptions, fetching
from served import client_of, filled_case

if TYPE_CHECKING:
    from starlette.testclient import TestClient

JSON = {"accept": "application/json"}


# TLS.


def test_a_certificate_has_to_be_of_the_name_that_was_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    cert, key = write_certificate(tmp_path)
    offered = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    offered.load_cert_chain(cert, key)
    made = socket.create_connection
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            for _ in range(2):
                line, _ = listener.accept()
                try:
                    with offered.wrap_socket(line, server_side=True) as secure:
                        secure.recv(1000)
                        secure.sendall(
                            b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nyes"
                        )
                except OSError:
                    line.close()

        thread = Thread(target=serve, daemon=True)
        thread.start()
        monkeypatch.setattr(
            socket, "create_connection", lambda *_, **__: made(listener.getsockname())
        )
        trust = ssl.create_default_context(cafile=str(cert))
        monkeypatch.setattr(fetching, "_trust", lambda: trust)
        fetcher = Fetcher(lambda *_: (PUBLIC,))
        with pytest.raises(FetchError, match="its certificate is not right"):
            fetcher.fetch("https://other.example/")
        assert fetcher.fetch("https://news.example/").content == b"yes"
        thread.join(30)


# From the page.


def token_of(browser: TestClient) -> str:
    page = html.fromstring(browser.get("/add").text)
    return str(page.xpath("//input[@name='token']/@value")[0])


def test_a_report_is_fetched_from_the_page_and_read(internet: Internet, tmp_path: Path):
    words = "The mayor of Dolnik said 7 cellars were flooded on Friday."
    internet.answers["/2031/rain?x=1"] = sends(f"<html><body><p>{words}</p></body></html>")
    options = ServeOptions(added=tmp_path / "added", fetcher=internet.fetcher)
    with client_of(filled_case(), options) as browser:
        assert "Fetch a report" in browser.get("/add").text
        form = {"token": token_of(browser), "address": "https://news.example/2031/rain?x=1"}
        added = browser.post("/add", data=form, headers=JSON)
        assert (added.status_code, added.json()["ok"]) == (202, True)
        browser.get("/add/1/events")  # ends when it is read
        [row] = browser.get("/add.json").json()["page"]["rows"]
        assert (row["state"], row["what"]) == ("done", ["rain.html"])
        found = browser.get("/search.json", params={"q": "cellars"}).json()["page"]
        assert "7 cellars were flooded" in str(found)
        documents = browser.get("/documents.json").json()["page"]["rows"]["rows"]
        [url] = [d["url"] for d in documents if d["external_id"].endswith("rain")]
        assert url == "https://news.example/2031/rain?x=1"


def test_what_is_refused_is_told_and_kept_to_be_sent_again(
    internet: Internet, tmp_path: Path
):
    options = ServeOptions(added=tmp_path / "added", fetcher=internet.fetcher)
    internet.names["inside.example"] = ["10.0.0.1"]
    with client_of(filled_case(), options) as browser:
        form = {"token": token_of(browser), "address": "https://inside.example/"}
        refused = browser.post("/add", data=form)
        assert refused.status_code == 400
        page = html.fromstring(refused.text)
        assert "public address" in page.xpath("string(//*[@role='alert'])")
        assert page.xpath("//input[@name='address']/@value") == ["https://inside.example/"]
        assert "10.0.0.1" not in refused.text
        assert browser.get("/add.json").json()["page"]["rows"] == []
    assert not (tmp_path / "added").exists()


def test_nothing_is_fetched_unless_it_was_started_so(tmp_path: Path):
    with client_of(filled_case(), ServeOptions(added=tmp_path / "added")) as browser:
        assert "Fetch a report" not in browser.get("/add").text
        form = {"token": token_of(browser), "address": "https://news.example/"}
        refused = browser.post("/add", data=form, headers=JSON)
        assert refused.status_code == 400
        assert "--allow-fetch" in refused.json()["errors"][1]
