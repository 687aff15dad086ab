"""Whatever is asked of the workbench, it answers by what it says of itself, and never fails.

Addresses, parameters and fields come from its OpenAPI; the words in them from whoever means no
good or copied half a link.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import validate
from lxml import html
from starlette.testclient import TestClient

from filled import COPY, NOBODY, TOLL, WIRE
from rashomon.serve import ServeOptions, make_app
from rashomon.serve.described import REFUSED
from rashomon.serve.pages import PAGES
from served import BASE, PAYLOADS, filled_case

if TYPE_CHECKING:
    import httpx2

JSON = {"accept": "application/json"}
HTML = {"accept": "text/html"}
WAYS = ("get", "head", "post", "put", "patch", "delete", "options", "trace", "propfind")
REFUSAL = REFUSED["4XX"]["content"]["application/json"]["schema"]

KNOWN = (WIRE.id, COPY.id, TOLL.id, NOBODY.id, "question-1", "judgement-1", "claims", "1")
"""Names that the case holds: behind them lies more that can fail than behind others."""

ODD = (
    *("", " ", "\x00", "-1", "0", "1e9", "999999999999999999999", "５", "²", "nan", "true"),
    *(
        "..",
        "../../etc/passwd",
        "..\\..\\x",
        "%2e%2e%2f",
        "%00",
        "%zz",
        "a/b",
        "?",
        "#",
        "\r\nX: y",
    ),
    *("5-3", "0-999999999", "same", "claim", "hedged", "2031-13-45", "{}", "[]", "${7*7}"),
    *("\u202e", "\ud800", "e\u0301" * 50, "\U0001f4a5", "q" * 5000, *PAYLOADS),
)

LITTLE = settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

words = st.one_of(st.sampled_from(KNOWN), st.sampled_from(ODD), st.text(max_size=40))


@pytest.fixture(scope="module", name="browser")
def browser_fixture(tmp_path_factory: pytest.TempPathFactory) -> Generator[TestClient]:
    options = ServeOptions(added=tmp_path_factory.mktemp("added"))
    app = make_app(filled_case(), options)
    with TestClient(
        app, base_url=BASE, raise_server_exceptions=False, follow_redirects=False
    ) as client:
        yield client


def said() -> dict[str, dict[str, Any]]:
    """Give what the workbench says of itself."""
    return make_app(filled_case(), ServeOptions(added=Path("added"))).openapi()["paths"]


SAID = said()


def readable() -> Iterator[str]:
    """Give every address that is read, as HTML and JSON."""
    yield from (page.path for page in PAGES)
    yield from (p for p, ways in SAID.items() if "get" in ways and "/events" not in p)


def filled(path: str, key: str) -> str:
    return re.sub(r"\{[^}]*\}", _quoted(key), path)


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")


def check(answer: httpx2.Response) -> None:
    """Check that an answer is one of those that are promised."""
    assert answer.status_code < 500, (answer.url, answer.text[:300])
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    if answer.status_code < 400 or answer.request.method == "HEAD":
        return
    if answer.headers["content-type"].startswith("application/json"):
        refusal = answer.json()
        validate(refusal, REFUSAL)
        assert refusal["status"] == answer.status_code
        assert all(line.strip() for line in refusal["errors"])
    else:
        page = html.fromstring(answer.text)
        assert page.xpath("string(//main)").strip() or page.xpath("//*[@role='alert']")


ASKED = {
    parameter["name"]
    for ways in SAID.values()
    for way in ways.values()
    for parameter in way.get("parameters", ())
    if parameter["in"] == "query"
}
parameters = st.dictionaries(
    st.sampled_from([*sorted(ASKED), "unheard_of"]), words, max_size=4
)


@given(st.sampled_from(list(readable())), words, parameters, st.sampled_from((HTML, JSON)))
@LITTLE
def test_whatever_is_asked_is_answered(
    browser: TestClient, path: str, key: str, query: dict[str, str], accept: dict[str, str]
):
    asked = "&".join(f"{name}={_quoted(value)}" for name, value in query.items())
    check(browser.get(f"{filled(path, key)}?{asked}", headers=accept))


FORMS = {
    path: way["post"]["requestBody"]["content"]
    for path, way in SAID.items()
    if "post" in way
}


def fields_of(path: str) -> list[str]:
    (body,) = FORMS[path].values()
    return sorted(body["schema"]["properties"])


forms = st.sampled_from(sorted(FORMS)).flatmap(
    lambda path: st.tuples(
        st.just(path),
        st.dictionaries(
            st.sampled_from([n for n in fields_of(path) if n not in {"token", "files"}]),
            words,
            max_size=6,
        )
        if set(fields_of(path)) - {"token", "files"}
        else st.just({}),
    )
)


@given(forms, words, st.booleans(), st.sampled_from((HTML, JSON)))
@LITTLE
def test_whatever_is_sent_is_answered(
    browser: TestClient,
    form: tuple[str, dict[str, str]],
    key: str,
    is_ours: bool,  # noqa: FBT001  hypothesis draws it
    accept: dict[str, str],
):
    path, fields = form
    if path == "/sign-in":
        return  # guessing is stopped after a few, which test_guard.py looks at
    token = token_of(browser) if is_ours else "another"
    sent = "&".join(
        f"{name}={_quoted(value)}" for name, value in (fields | {"token": token}).items()
    )
    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = browser.post(filled(path, key), content=sent.encode(), headers=accept | kind)
    check(answer)
    assert is_ours or answer.status_code >= 400
    if accept == JSON and answer.status_code < 400:
        assert str(answer.status_code) in SAID[path]["post"]["responses"]


def token_of(browser: TestClient) -> str:
    page = html.fromstring(browser.get("/add", headers=HTML).text)
    return str(page.xpath("//input[@name='token']/@value")[0])


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"verb": "same"}'),
        ("application/x-www-form-urlencoded", b"\xff\xfe=%zz&&&=&token"),
        ("application/x-www-form-urlencoded", b"&".join([b"a=b"] * 5000)),
        ("multipart/form-data", b"no boundary"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data\r\n\r\n",
        ),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n\r\n--x--\r\n"),
        ("multipart/form-data; boundary=\xff".encode("latin-1"), b"--\xff--"),
        ("text/plain", b"\x00" * 2000),
        ("", b""),
    ],
    ids=range(9),
)
@pytest.mark.parametrize("path", sorted(FORMS))
def test_a_body_that_is_no_form_is_refused(
    browser: TestClient, path: str, kind: str | bytes, body: bytes
):
    headers = {**JSON, "content-type": kind}
    answer = browser.post(filled(path, TOLL.id), content=body, headers=headers)  # type: ignore[arg-type]  bytes are what is sent
    check(answer)
    assert 400 <= answer.status_code < 500


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("accept", [HTML, JSON], ids=["html", "json"])
def test_a_way_that_an_address_does_not_know_is_refused(
    browser: TestClient, way: str, accept: dict[str, str]
):
    read = {*readable(), "/add", "/sign-in", "/static/icon.svg", "/openapi.json"}
    for path in sorted({*read, *SAID} - {"/add/{number}/events"}):
        ways = {*SAID.get(path, {}), *(("get", "head") if path in read else ())}
        answer = browser.request(way.upper(), filled(path, TOLL.id), headers=accept)
        check(answer)
        if way not in ways:
            assert 400 <= answer.status_code < 500, (way, path)
        if answer.status_code == 405:
            allowed = set(answer.headers["allow"].lower().split(", "))
            assert ways <= allowed, path
            assert way not in allowed, path


@pytest.mark.parametrize("size", [10_000, 60_000])
@pytest.mark.parametrize("path", ["/", "/questions.json", "/search", "/tables/claims.csv"])
def test_an_endless_query_is_refused(browser: TestClient, path: str, size: int):
    for query in (f"q={'x' * size}", "&".join(["distrust=x"] * (size // 11)), "&" * size):
        check(browser.get(f"{path}?{query}", headers=JSON))


def test_what_an_address_may_answer_is_said():
    for path, ways in SAID.items():
        for way, told in ways.items():
            answers = {"202" if (way, path) == ("post", "/add") else "200", "4XX"}
            assert answers <= set(told["responses"]), (way, path)
            assert "422" not in told["responses"]
            assert told["summary"]
