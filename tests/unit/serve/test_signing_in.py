"""Who signs in, as whom, and for how long."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from filled import TOLL
from rashomon.serve import People, Role, ServeOptions, make_app
from rashomon.serve.sessions import IDLE_S, LONGEST_S, Sessions
from rashomon.serve.tries import TRIES, TRIES_S, Tries
from served import client_of, filled_case
from signed import HTML, WORDS, access_of, sign_in, signed_in, token_of

JSON = {"accept": "application/json"}
IN_PLACE = {"hx-request": "true"}


# Signing in and out.


@pytest.mark.parametrize("address", ["/", "/case.json", "/openapi.json", "/documents"])
def test_nothing_of_the_case_is_shown_before(anybody: TestClient, address: str):
    answer = anybody.get(address)
    assert answer.status_code == 401
    assert "Lisk" not in answer.text
    told = anybody.get(address, headers=JSON)
    assert told.json()["status"] == 401
    assert told.headers["www-authenticate"] == "Bearer"  # how a program gets in


def test_whoever_signs_in_is_led_to_what_they_asked_for(anybody: TestClient):
    page = html.fromstring(anybody.get("/documents?q=lisk").text)
    assert page.xpath("//h1/text()") == ["Sign in"]
    assert page.xpath("//nav") == []
    assert page.xpath("//*[@role='alert']") == []  # nothing went wrong yet
    [form] = page.xpath("//form[@action='/sign-in']")
    sent = {e.get("name"): e.get("value") or "" for e in form.xpath(".//input")}
    assert list(sent) == ["back", "name", "secret"]
    answer = anybody.post("/sign-in", data=sent | {"name": "Ben", "secret": WORDS["Ben"]})
    assert answer.status_code == 200
    assert (answer.url.path, answer.url.query) == ("/documents", b"q=lisk")
    assert "Ben" in html.fromstring(answer.text).xpath("string(//*[@class='who'])")


@pytest.mark.parametrize(
    "back", ["https://attacker.example/", "//attacker.example", "/\\x"]
)
def test_nobody_is_led_elsewhere(anybody: TestClient, back: str):
    assert sign_in(anybody, "Ben", back=back).url.path == "/"


def test_a_name_is_taken_however_it_is_typed(anybody: TestClient):
    assert sign_in(anybody, "  bEN ", WORDS["Ben"]).status_code == 200


@pytest.mark.parametrize(
    ("name", "secret"),
    [("Ben", "a slow green ferr"), ("Ben", WORDS["Ann"]), ("Nobody", WORDS["Ann"])],
)
def test_a_wrong_password_says_the_same_as_a_wrong_name(
    anybody: TestClient, name: str, secret: str
):
    answer = sign_in(anybody, name, secret)
    assert answer.status_code == 401
    page = html.fromstring(answer.text)
    assert "The name or the password is not right" in page.xpath(
        "string(//*[@role='alert'])"
    )
    assert page.xpath("//input[@name='name']/@value") == [name]
    assert secret not in answer.text
    assert anybody.get("/").status_code == 401


def test_for_a_name_that_is_not_there_a_password_is_tried_all_the_same(
    anybody: TestClient, monkeypatch: pytest.MonkeyPatch
):
    tried: list[str | None] = []

    def is_password(_: str, hashed: str | None) -> bool:
        tried.append(hashed)
        return False

    monkeypatch.setattr("rashomon.serve.access.is_password", is_password)
    sign_in(anybody, "Nobody", "whatever it is")
    sign_in(anybody, "Ben", "whatever it is")
    assert tried[0] is None
    assert str(tried[1]).startswith("$argon2id$")


def test_guessing_ends_soon(anybody: TestClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("rashomon.serve.access.is_password", lambda *_: False)
    answers = [sign_in(anybody, "Ben", f"guess {n}") for n in range(TRIES + 1)]
    assert [a.status_code for a in answers] == [*[401] * TRIES, 429]
    alert = html.fromstring(answers[-1].text).xpath("string(//*[@role='alert'])")
    assert "wait a minute" in alert


def test_the_guesses_for_one_name_count_from_wherever_they_come():
    now = [0.0]
    tries = Tries(lambda: now[0])
    for _ in range(TRIES):
        tries.take("ben")
    with pytest.raises(Exception, match="too many"):
        tries.take("ben")
    tries.take("ann")
    now[0] = TRIES_S + 1
    tries.take("ben")


def test_a_right_one_does_not_count():
    tries = Tries(lambda: 0.0)
    for _ in range(3 * TRIES):
        tries.take("ben")
        tries.give_back("ben")


def test_signing_in_begins_another_session(anybody: TestClient):
    anybody.get("/")
    before = dict(anybody.cookies)
    sign_in(anybody, "Ben")
    assert dict(anybody.cookies) != before


def test_whoever_signs_out_is_out_with_a_kept_cookie_too(anybody: TestClient):
    sign_in(anybody, "Ben")
    kept = dict(anybody.cookies)
    answer = anybody.post("/sign-out", data={"token": token_of(anybody)})
    assert answer.url.path == "/sign-in"
    assert anybody.get("/").status_code == 401
    anybody.cookies.clear()
    anybody.cookies.update(kept)
    assert anybody.get("/").status_code == 401


def test_another_site_signs_nobody_in_or_out(anybody: TestClient):
    elsewhere = {"origin": "https://attacker.example"}
    answer = anybody.post("/sign-in", data={"name": "Ben"}, headers=elsewhere)
    assert answer.status_code == 403
    sign_in(anybody, "Ben")
    assert anybody.post("/sign-out", data={"token": "no"}).status_code == 403
    assert anybody.get("/").status_code == 200


def test_a_session_ends_unused_and_after_a_day():
    now = [0.0]
    sessions = Sessions(clock=lambda: now[0])
    key = sessions.begin("Ben", "hash")
    while now[0] + IDLE_S < LONGEST_S:
        now[0] += IDLE_S
        assert sessions.find(key)
    now[0] = LONGEST_S + 1
    assert sessions.find(key) is None
    key = sessions.begin("Ben", "hash")
    now[0] += IDLE_S + 1
    assert sessions.find(key) is None


def test_over_tls_the_cookie_never_goes_without(options: ServeOptions):
    app = make_app(filled_case(), options)
    browser = TestClient(app, base_url="https://127.0.0.1:8000", headers=HTML)
    answer = browser.post(
        "/sign-in",
        data={"name": "Ben", "secret": WORDS["Ben"]},
        follow_redirects=False,
    )
    parts = set(answer.headers["set-cookie"].split("; "))
    assert {"HttpOnly", "SameSite=Lax", "Secure", "Path=/"} < parts


def test_a_form_is_of_the_person_not_of_the_session(options: ServeOptions):
    app = make_app(filled_case(), options)
    ben = signed_in(app, "Ben")
    token = token_of(ben)
    form = {"thing": TOLL.id, "text": "typed for an hour", "token": token}
    access_of(ben)._sessions._begun.clear()  # it ended meanwhile
    refused = ben.post("/notes", data=form, headers=IN_PLACE)
    assert refused.status_code == 401
    assert refused.headers["hx-reswap"] == "afterend"  # the form stays
    again = signed_in(app, "Ben")
    assert again.post("/notes", data=form, headers=JSON).status_code == 200
    another = signed_in(app, "Ann")
    assert another.post("/notes", data=form, headers=JSON).status_code == 403


# Changes to people count at once.


def test_whoever_is_taken_out_is_out_at_once(anybody: TestClient, people: Path):
    sign_in(anybody, "Ben")
    People(people).remove("ben")
    assert anybody.get("/").status_code == 401
    assert sign_in(anybody, "Ben").status_code == 401


def test_another_role_counts_from_the_next_click(anybody: TestClient, people: Path):
    sign_in(anybody, "Ben")
    form = {"thing": TOLL.id, "text": "a note", "token": token_of(anybody)}
    People(people).set_role("Ben", Role.READER)
    assert anybody.post("/notes", data=form, headers=JSON).status_code == 403
    assert "<textarea" not in anybody.get(f"/claims/{TOLL.id}").text


def test_another_password_ends_the_sessions_of_the_old(anybody: TestClient, people: Path):
    sign_in(anybody, "Ben")
    People(people).set_password("Ben", "an altogether new one")
    assert anybody.get("/").status_code == 401
    assert sign_in(anybody, "Ben").status_code == 401
    assert sign_in(anybody, "Ben", "an altogether new one").status_code == 200


@pytest.mark.parametrize("harm", [Path.unlink, lambda p: p.write_text("{}")])
def test_a_list_that_is_gone_or_damaged_opens_nothing(
    anybody: TestClient, people: Path, harm: Callable[[Path], object]
):
    sign_in(anybody, "Ben")
    harm(people)
    for headers in (HTML, JSON):
        answer = anybody.get("/case.json", headers=headers)
        assert answer.status_code in {401, 503}
        assert "Lisk" not in answer.text
    assert "default-src 'none'" in anybody.get("/").headers["content-security-policy"]


def test_the_first_person_closes_a_workbench_that_runs(tmp_path: Path, listed: Path):
    path = tmp_path / "case.db.people.json"
    browser = client_of(filled_case(), ServeOptions(people=path))
    assert browser.get("/").status_code == 200
    shutil.copy(listed, path)
    assert browser.get("/").status_code == 401
    path.unlink()
    assert browser.get("/").status_code == 401
