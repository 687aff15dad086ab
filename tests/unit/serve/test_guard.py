"""Who may look, from where, and what an answer allows a browser to do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from conftest import Cli
from rashomon.errors import ServeError
from rashomon.serve import ServeOptions
from rashomon.serve.sessions import Sessions
from rashomon.serve.tries import TRIES
from served import client_of, filled_case

TOKEN = "0123456789abcdef-token"  # noqa: S105
JSON = {"accept": "application/json"}


@pytest.fixture(name="open_to_me")
def open_fixture() -> TestClient:
    return client_of(filled_case())


@pytest.fixture(name="locked")
def locked_fixture() -> TestClient:
    return client_of(filled_case(), ServeOptions(token=TOKEN))


# The host.


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "127.0.0.1"]
)
def test_this_machine_is_answered(open_to_me: TestClient, host: str):
    assert open_to_me.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "attacker.example",  # a name that was made to point here
        "attacker.example:8000",
        "127.0.0.1.attacker.example",
        "localhost.attacker.example",
        "0.0.0.0:8000",
        "",
        "[::1",
    ],
)
def test_a_strange_host_is_refused_before_the_case_is_read(
    open_to_me: TestClient, host: str
):
    answer = open_to_me.get("/case.json", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["status"] == 421
    assert "Hint" in answer.json()["errors"][1]
    assert "content-security-policy" in answer.headers


def test_a_name_that_was_given_is_answered():
    client = client_of(filled_case(), ServeOptions(names=("Cases.Example",)))
    assert client.get("/", headers={"host": "cases.example"}).status_code == 200


# What an answer allows.


@pytest.mark.parametrize(
    "address", ["/", "/questions.json", "/nowhere", "/static/workbench.js"]
)
def test_every_answer_is_bound(open_to_me: TestClient, address: str):
    headers = open_to_me.get(address).headers
    policy = dict(
        part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_a_session_is_kept_from_scripts_and_other_sites(open_to_me: TestClient):
    cookie = open_to_me.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie  # a link from elsewhere is followed as who signed in
    assert "Secure" not in cookie
    assert "set-cookie" not in open_to_me.get("/").headers  # it is kept


def test_what_goes_wrong_unforeseen_has_the_form_too():
    store = filled_case()
    client = client_of(store)
    quiet = TestClient(
        client.app, base_url="http://localhost", raise_server_exceptions=False
    )
    store.view = None  # type: ignore[method-assign,assignment]
    answer = quiet.get("/", headers=JSON)
    assert answer.status_code == answer.json()["status"] == 500
    assert "content-security-policy" in answer.headers
    assert "Traceback" not in answer.text


# The token.


@pytest.mark.parametrize(
    "options",
    [
        {"host": "0.0.0.0"},  # noqa: S104  what is refused
        {"host": "::"},
        {"host": "192.168.1.5"},
        {"host": "cases.example"},
        {"token": "short"},
        {"host": "0.0.0.0", "token": ""},  # noqa: S104
    ],
)
def test_nobody_opens_a_case_to_strangers(options: dict[str, Any]):
    with pytest.raises(ServeError):
        ServeOptions(**options)


def test_the_command_line_says_how_to_open_it(cli: Cli, tmp_path: Path):
    done = cli("serve", tmp_path / "case.db", "--host", "192.168.1.5", "--no-open")
    assert done.exit_code == 2
    assert "RASHOMON_TOKEN" in done.stderr


def test_a_token_file_that_is_none_is_named(cli: Cli, tmp_path: Path):
    done = cli("serve", tmp_path / "case.db", "--token-file", tmp_path / "none")
    assert done.exit_code == 2
    assert "none" in done.stderr


@pytest.mark.parametrize(
    "address", ["/", "/case.json", "/openapi.json", "/tables/claims.csv"]
)
def test_without_the_token_nothing_is_shown(locked: TestClient, address: str):
    answer = locked.get(address)
    assert answer.status_code == 401
    assert "Lisk" not in answer.text


def test_whoever_signs_in_reads_on(locked: TestClient):
    assert 'name="secret"' in locked.get("/").text
    assert locked.post("/sign-in", data={"secret": "not it, not it"}).status_code == 401
    assert locked.post("/sign-in", data={"secret": TOKEN}).status_code == 200
    assert locked.get("/questions").status_code == 200


def test_a_program_shows_the_token_itself(locked: TestClient):
    shown = {"authorization": f"Bearer {TOKEN}"}
    assert locked.get("/case.json", headers=shown).status_code == 200
    assert (
        locked.get("/case.json", headers={"authorization": "Bearer x"}).status_code == 401
    )


def test_guessing_ends_soon(locked: TestClient):
    answers = [
        locked.post("/sign-in", data={"secret": f"guess {n}"}) for n in range(TRIES + 1)
    ]
    assert [a.status_code for a in answers] == [*[401] * TRIES, 429]
    assert locked.post("/sign-in", data={"secret": TOKEN}).status_code == 429


def test_an_own_cookie_cannot_be_made(locked: TestClient):
    stranger = Sessions()
    forged = stranger.to_cookie(stranger.begin(None, TOKEN))
    guest = locked.get("/").headers["set-cookie"].split("=", 1)[1].split(";")[0]
    for value in (forged, guest, f"{guest}.r", "", "x", "a.r.", "é.r.é"):
        answer = locked.get("/", headers=[(b"cookie", f"rashomon-8000={value}".encode())])
        assert answer.status_code == 401


def test_signing_in_from_another_site_is_refused(locked: TestClient):
    answer = locked.post(
        "/sign-in", data={"secret": TOKEN}, headers={"origin": "https://attacker.example"}
    )
    assert answer.status_code == 403


# Whatever is asked.

ODD = (
    *("\x00", "%00", "-1", "999999999", "5-3", "0-999999999", "../..", "AND OR NEAR(", '"'),
    *("\u202e", "javascript:x", "q" * 3000, "é", "{{ 7 * 7 }}"),
)


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_nothing_that_is_asked_makes_it_fail(odd: str):
    client = client_of(filled_case())
    shown = client.get("/openapi.json").json()["paths"]
    for path, ways in shown.items():
        if "get" not in ways or path.endswith("/events"):
            continue
        address = re.sub(r"\{[^}]*\}", quote(odd, safe=""), path)
        for name in ("q", "at", "distrust"):
            answer = client.get(address, params={name: odd}, headers=JSON)
            assert answer.status_code < 500, (address, name)
            is_page = answer.headers["content-type"] == "application/json"
            assert answer.status_code == 200 or (is_page and answer.json()["ok"] is False)
