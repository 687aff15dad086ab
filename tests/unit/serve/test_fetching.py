"""A report is fetched from where its address leads, and from nowhere else, within bounds.

The internet is a server of this machine: names resolve to public addresses, as a test says, and
a connection to any of them is one to it. Which address was asked for is kept.
"""

from __future__ import annotations

import gzip
import socket
import ssl
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest
from lxml import html

from certificates import write_certificate
from rashomon.errors import FetchError
from rashomon.serve import Fetcher, ServeOptions, fetching
from rashomon.serve.addresses import Target
from served import client_of, filled_case

if TYPE_CHECKING:
    from starlette.testclient import TestClient

JSON = {"accept": "application/json"}
PAGE = "<html><body><p>Rain fell in Dolnik on Friday.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
PUBLIC = "93.184.216.34"

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Internet:
    """Who is where, what they answer, and who was asked."""

    port: int
    names: dict[str, list[str]] = field(default_factory=dict)
    """Addresses of a name, one for each time it is asked for; the last one stays."""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Address that was connected to, host and path."""
    headers: dict[str, str] = field(default_factory=dict)

    def resolve(self, host: str, _port: int) -> tuple[str, ...]:
        found = self.names.get(host, [PUBLIC])
        return (found.pop(0) if len(found) > 1 else found[0],)

    def connect(self, target: Target, seconds: float) -> socket.socket:
        self.asked.append((target.address, target.host, target.path))
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    @property
    def fetcher(self) -> Fetcher:
        return Fetcher(self.resolve, self.connect)


@pytest.fixture(name="internet")
def internet_fixture() -> Generator[Internet]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            internet.headers = dict(self.headers)
            internet.answers.get(self.path, sends(PAGE))(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    internet = Internet(server.server_port)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield internet
    server.shutdown()
    server.server_close()


def sends(
    body: str | bytes, headers: dict[str, str] | None = None, status: int = 200
) -> Answer:
    content = body.encode() if isinstance(body, str) else body

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {
            "Content-Length": str(len(content)),
            **(headers or HTML),
        }.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(content)

    return answer


def leads_to(address: str, status: int = 302) -> Answer:
    return sends("", {"Location": address}, status)


def test_a_page_is_fetched_as_it_is(internet: Internet):
    fetched = internet.fetcher.fetch("https://news.example/report?id=7#end")
    assert (fetched.content.decode(), fetched.suffix) == (PAGE, ".html")
    assert fetched.url == "https://news.example/report?id=7"
    assert internet.asked == [(PUBLIC, "news.example", "/report?id=7")]
    assert internet.headers["Host"] == "news.example"
    assert not {"Cookie", "Referer", "Authorization"} & set(internet.headers)


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        ("text/plain", ".txt"),
        ("TEXT/HTML;charset=x", ".html"),
        ("application/pdf", ".pdf"),
        ("application/xhtml+xml", ".html"),
    ],
)
def test_what_is_taken(internet: Internet, kind: str, suffix: str):
    internet.answers["/x"] = sends("words", {"Content-Type": kind})
    assert internet.fetcher.fetch("https://news.example/x").suffix == suffix


@pytest.mark.parametrize(
    "kind",
    ["application/json", "image/png", "application/octet-stream", "text/htmlx", "", "\xff"],
)
def test_what_is_not(internet: Internet, kind: str):
    internet.answers["/x"] = sends("words", {"Content-Type": kind})
    with pytest.raises(FetchError, match="not a page"):
        internet.fetcher.fetch("https://news.example/x")


@pytest.mark.parametrize("status", [204, 304, 401, 403, 404, 429, 500, 503, 300, 999])
def test_an_answer_that_is_no_report_is_told(internet: Internet, status: int):
    internet.answers["/x"] = sends("", status=status)
    with pytest.raises(FetchError, match=f"answered {status}"):
        internet.fetcher.fetch("https://news.example/x")


# Where it leads on to.


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_an_address_may_lead_on(internet: Internet, status: int):
    internet.answers["/a"] = leads_to("https://www.news.example/b", status)
    internet.answers["/b"] = leads_to("../c", status)
    fetched = internet.fetcher.fetch("http://news.example/a")
    assert fetched.url == "https://www.news.example/c"
    assert [host for _, host, _ in internet.asked] == [
        "news.example",
        "www.news.example",
        "www.news.example",
    ]


def test_but_not_for_ever(internet: Internet):
    internet.answers["/a"] = leads_to("/a")
    with pytest.raises(FetchError, match="leads on more than 3 times"):
        internet.fetcher.fetch("https://news.example/a")
    assert len(internet.asked) == 4


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1/",
        "http://127.0.0.1:8000/case.json",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://localhost/",
        "http://inside.example/",
        "http://news.example@127.0.0.1/",
        "//inside.example/x",
        "file:///etc/passwd",
        "gopher://news.example/",
        "http://news.example:22/",
    ],
)
def test_it_never_leads_inside(internet: Internet, inside: str):
    internet.names["inside.example"] = ["10.0.0.1"]
    internet.names["127.0.0.1"], internet.names["::1"] = ["127.0.0.1"], ["::1"]
    internet.names["169.254.169.254"] = ["169.254.169.254"]
    internet.names["::ffff:7f00:1"] = internet.names["::ffff:127.0.0.1"] = ["::ffff:7f00:1"]
    internet.answers["/a"] = leads_to(inside)
    with pytest.raises(FetchError):
        internet.fetcher.fetch("http://news.example/a")
    assert internet.asked == [(PUBLIC, "news.example", "/a")]  # and nobody after


def test_what_was_asked_by_tls_does_not_come_without(internet: Internet):
    internet.answers["/a"] = leads_to("http://news.example/b")
    with pytest.raises(FetchError, match="without TLS"):
        internet.fetcher.fetch("https://news.example/a")


def test_a_name_that_leads_elsewhere_the_second_time_is_asked_once(internet: Internet):
    internet.names["turns.example"] = [PUBLIC, "127.0.0.1"]
    internet.fetcher.fetch("https://turns.example/")
    assert internet.asked == [(PUBLIC, "turns.example", "/")]
    assert internet.names["turns.example"] == ["127.0.0.1"]  # asked for once
    with pytest.raises(FetchError, match="public address"):
        internet.fetcher.fetch("https://turns.example/")


def test_a_name_that_turns_while_it_leads_on_is_looked_at_again(internet: Internet):
    internet.names["turns.example"] = [PUBLIC, "127.0.0.1"]
    internet.answers["/a"] = leads_to("/b")
    with pytest.raises(FetchError, match="public address"):
        internet.fetcher.fetch("https://turns.example/a")
    assert len(internet.asked) == 1


# Bounds.


def test_more_than_is_taken_is_not_read(
    internet: Internet, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(fetching, "MOST_BYTES", 100_000)
    internet.answers["/x"] = sends("x" * 100_001)
    with pytest.raises(FetchError, match=r"more than 0\.1 MB"):
        internet.fetcher.fetch("https://news.example/x")
    internet.answers["/x"] = sends("x" * 100_000)
    assert len(internet.fetcher.fetch("https://news.example/x").content) == 100_000


def test_a_small_answer_that_holds_much_is_unpacked_only_so_far(internet: Internet):
    bomb = gzip.compress(bytes(fetching.MOST_BYTES + 1))
    packed = HTML | {"Content-Encoding": "gzip"}
    internet.answers["/x"] = sends(bomb, packed)
    assert len(bomb) < 100_000
    with pytest.raises(FetchError, match="more than 20 MB"):
        internet.fetcher.fetch("https://news.example/x")
    internet.answers["/x"] = sends(gzip.compress(PAGE.encode()), packed)
    assert internet.fetcher.fetch("https://news.example/x").content.decode() == PAGE
    for body, way in ((b"no gzip", "gzip"), (b"x", "br")):
        internet.answers["/x"] = sends(body, HTML | {"Content-Encoding": way})
        with pytest.raises(FetchError):
            internet.fetcher.fetch("https://news.example/x")


def dribbles(over: Event, first: bytes) -> Answer:
    """Send a little, again and again, until a test is over."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(first)
        try:
            while not over.wait(0.02):
                request.wfile.write(b"x")
        except OSError:
            return

    return answer


@pytest.mark.parametrize(
    "first",
    [
        b"",  # not even a status
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-",  # headers without end
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
    ],
    ids=["status", "headers", "body"],
)
def test_whoever_sends_slowly_is_cut_off(
    internet: Internet, monkeypatch: pytest.MonkeyPatch, first: bytes
):
    over = Event()
    monkeypatch.setattr(fetching, "MOST_S", 0.4)
    internet.answers["/x"] = dribbles(over, first)
    try:
        with pytest.raises(FetchError, match=r"within 0\.4 seconds|gave no answer"):
            internet.fetcher.fetch("https://news.example/x")
    finally:
        over.set()


def test_a_name_that_nobody_tells_in_time(
    internet: Internet, monkeypatch: pytest.MonkeyPatch
):
    over = Event()
    monkeypatch.setattr(fetching, "MOST_S", 0.2)

    def resolve(_host: str, _port: int) -> tuple[str, ...]:
        over.wait(30)
        return (PUBLIC,)

    try:
        with pytest.raises(FetchError, match=r"within 0\.2 seconds"):
            Fetcher(resolve, internet.connect).fetch("https://news.example/x")
    finally:
        over.set()
    assert internet.asked == []


def test_an_answer_that_breaks_off_is_no_report(internet: Internet):
    internet.answers["/x"] = sends("half", HTML | {"Content-Length": "8"})
    with pytest.raises(FetchError, match="broke off"):
        internet.fetcher.fetch("https://news.example/x")


@pytest.mark.parametrize("first", [b"no HTTP\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b""])
def test_what_is_no_answer_is_told(internet: Internet, first: bytes):
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(first)

    internet.answers["/x"] = answer
    with pytest.raises(FetchError, match="gave no answer"):
        internet.fetcher.fetch("https://news.example/x")


def test_nobody_there(internet: Internet):
    def connect(_target: Target, _seconds: float) -> socket.socket:
        raise ConnectionRefusedError(111, "Connection refused")

    with pytest.raises(FetchError, match=r"gave no answer \(Connection refused\)"):
        Fetcher(internet.resolve, connect).fetch("https://news.example/")


def test_a_few_are_fetched_side_by_side_and_no_more(internet: Internet):
    fetcher, over = internet.fetcher, Event()
    begun = [Event() for _ in range(fetching.AT_ONCE)]

    def waits(number: int) -> Answer:
        def answer(request: BaseHTTPRequestHandler) -> None:
            begun[number].set()
            over.wait(30)
            sends(PAGE)(request)

        return answer

    for number in range(fetching.AT_ONCE):
        internet.answers[f"/{number}"] = waits(number)
    threads = [
        Thread(target=fetcher.fetch, args=(f"https://news.example/{n}",))
        for n in range(fetching.AT_ONCE)
    ]
    for thread in threads:
        thread.start()
    try:
        assert all(one.wait(30) for one in begun)
        with pytest.raises(FetchError, match="try again in a minute"):
            fetcher.fetch("https://news.example/5")
    finally:
        over.set()
        for thread in threads:
            thread.join()
    fetcher.fetch("https://news.example/5")


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
