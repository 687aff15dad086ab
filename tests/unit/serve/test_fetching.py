"""A report is fetched from where its address leads, and from nowhere else, within bounds."""

from __future__ import annotations

import gzip
import socket
from http.server import BaseHTTPRequestHandler
from threading import Event, Thread

import pytest

from internet import HTML, PAGE, PUBLIC, Answer, Internet, leads_to, sends
from rashomon.errors import FetchError
from rashomon.serve import Fetcher, fetching
from rashomon.serve.addresses import Target


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


WORDS = "The café in Zürich was paid €5"


@pytest.mark.parametrize(
    ("body", "kind", "kept"),
    [
        (WORDS.encode("cp1252"), "text/html; charset=windows-1252", WORDS.encode()),
        (WORDS.encode("cp1252"), 'text/plain; Charset="ISO-8859-1"', WORDS.encode()),
        (WORDS.encode("iso-8859-15"), "text/plain;charset=iso-8859-15", WORDS.encode()),
        (WORDS.encode(), "text/plain; charset=iso-8859-1", WORDS.encode()),  # it is UTF-8
        (b"\xff\xfea\x00", "text/plain; charset=utf-8", b"\xff\xfea\x00"),
        (b"\xe9", "text/plain; charset=nothing-known", b"\xe9"),
        (b"\xe9", "text/plain; charset=hex", b"\xe9"),  # no encoding of texts
        (b"\xe9\xff", "text/plain; charset=ascii-x", b"\xe9\xff"),
        (b"<meta charset=cp1251>\xe9", "text/html; charset=cp1252", None),
        (b"\xe9", "text/plain", None),
        (b"%PDF \xe9", "application/pdf; charset=cp1252", None),
    ],
)
def test_an_encoding_that_only_the_answer_tells_is_not_lost(
    internet: Internet, body: bytes, kind: str, kept: bytes | None
):
    internet.answers["/x"] = sends(body, {"Content-Type": kind})
    assert internet.fetcher.fetch("https://news.example/x").content == (kept or body)


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
