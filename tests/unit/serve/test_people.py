"""Who signs in, as whom, for how long, and what each role may do on every address."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fastapi import FastAPI
from lxml import html
from starlette.testclient import TestClient

from conftest import Examples
from filled import TOLL
from rashomon.serve import People, Role, ServeOptions, make_app
from rashomon.serve.access import Access
from rashomon.serve.roles import WRITES
from rashomon.serve.sessions import IDLE_S, LONGEST_S, Sessions
from rashomon.serve.tries import TRIES, TRIES_S, Tries
from rashomon.store import audit_path, open_store
from served import BASE, client_of, filled_case

if TYPE_CHECKING:
    import httpx2

JSON = {"accept": "application/json"}
HTML = {"accept": "text/html"}
IN_PLACE = {"hx-request": "true"}
TOKEN = "0123456789abcdef-token"  # noqa: S105

WORDS = {"Ann": "seven grey lanterns", "Ben": "a slow green ferry", "Eve": "kettle of salt"}
ROLES = {"Ann": Role.OWNER, "Ben": Role.ANALYST, "Eve": Role.READER}


@pytest.fixture(scope="module", name="listed")
def listed_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a list of three people; hashing is slow on purpose."""
    path = tmp_path_factory.mktemp("people") / "case.db.people.json"
    for name, role in ROLES.items():
        People(path).add(name, role, WORDS[name])
    return path


@pytest.fixture(name="people")
def people_fixture(listed: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "case.db.people.json"
    shutil.copy(listed, copy)
    return copy


@pytest.fixture(name="options")
def options_fixture(people: Path) -> ServeOptions:
    return ServeOptions(people=people, added=people.with_name("added"))


@pytest.fixture(name="anybody")
def anybody_fixture(options: ServeOptions) -> TestClient:
    return client_of(filled_case(), options)


def signed_in(app: Any, name: str, **more: str) -> TestClient:
    """Give a browser in which somebody signed in."""
    browser = TestClient(app, base_url=BASE, headers=HTML)
    answer = sign_in(browser, name, **more)
    assert answer.status_code == 200, answer.text
    return browser


def sign_in(
    browser: TestClient, name: str, secret: str | None = None, **more: str
) -> httpx2.Response:
    return browser.post(
        "/sign-in", data={"name": name, "secret": secret or WORDS.get(name, "")} | more
    )


def token_of(browser: TestClient) -> str:
    page = html.fromstring(browser.get("/judgements").text)
    return str(page.xpath("//input[@name='token']/@value")[0])


def access_of(browser: TestClient) -> Access:
    assert isinstance(browser.app, FastAPI)
    return browser.app.state.access


# Signing in and out.


@pytest.mark.parametrize("address", ["/", "/case.json", "/openapi.json", "/documents"])
def test_nothing_of_the_case_is_shown_before(anybody: TestClient, address: str):
    answer = anybody.get(address)
    assert answer.status_code == 401
    assert "Lisk" not in answer.text
    assert anybody.get(address, headers=JSON).json()["status"] == 401


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


# Roles.


def every_way(app: Any) -> list[tuple[str, str]]:
    """Give each address with each way it is asked, whether it is told to programs or not."""
    told = {(way.upper(), p) for p, ways in app.openapi()["paths"].items() for way in ways}
    routed = {
        (way, route.path)
        for route in app.routes
        for way in getattr(route, "methods", None) or ()
    }
    assert told <= routed
    assert len(told) > 30
    return sorted(routed)


OF_EVERYBODY = {"/sign-in", "/sign-out"}


@pytest.mark.parametrize("name", [None, *ROLES])
def test_on_every_address_a_role_does_what_it_may_and_no_more(
    options: ServeOptions, name: str | None
):
    app = make_app(filled_case(), options)
    browser = TestClient(app, base_url=BASE, headers=JSON, raise_server_exceptions=False)
    if name:
        sign_in(browser, name)
    role = ROLES.get(name or "")
    for way, path in every_way(app):
        if path in OF_EVERYBODY or path.startswith("/static/"):
            continue
        address = re.sub(r"\{[^}]*\}", "1", path)
        answer = browser.request(way, address)
        if role is None:
            assert answer.status_code == 401, (way, path)
            continue
        least = Role.READER if way in {"GET", "HEAD"} else WRITES.get(path, Role.OWNER)
        is_refused = way != "HEAD" and "takes the role" in answer.text
        assert is_refused == (not role.may(least)), (way, path)
        assert not is_refused or answer.status_code == 403
        assert answer.status_code < 500


def test_a_reader_writes_nowhere(options: ServeOptions):
    app = make_app(filled_case(), options)
    eve = signed_in(app, "Eve")
    writing = {(way, path) for way, path in every_way(app) if way not in {"GET", "HEAD"}}
    assert {path for _, path in writing} > set(WRITES)
    for way, path in writing:
        if path not in OF_EVERYBODY:
            answer = eve.request(way, re.sub(r"\{[^}]*\}", "1", path), headers=JSON)
            assert (answer.status_code, answer.json()["ok"]) == (403, False), path


def test_whoever_may_only_look_is_shown_no_forms(options: ServeOptions):
    app = make_app(filled_case(), options)
    looked = [signed_in(app, name) for name in ("Eve", "Ben", "Ann")]
    pages = [f"/claims/{TOLL.id}", f"/documents/{TOLL.document_id}", "/review", "/add"]
    forms = [
        {
            str(action)
            for page in pages
            for action in html.fromstring(browser.get(page).text).xpath(
                "//form[@method='post']/@action"
            )
        }
        for browser in looked
    ]
    reader, analyst, owner = forms
    assert reader == {"/sign-out"}
    assert {"/add", "/notes", "/judgements"} < analyst < owner
    assert any("metadata" in action for action in owner - analyst)


def test_the_token_opens_as_much_as_it_is_started_with(people: Path):
    options = ServeOptions(people=people, token=TOKEN, token_role=Role.READER)
    browser = client_of(filled_case(), options)
    shown = JSON | {"authorization": f"Bearer {TOKEN}"}
    assert browser.get("/case.json", headers=shown).status_code == 200
    assert browser.post("/notes", headers=shown).status_code == 403
    assert sign_in(browser, "", TOKEN).status_code == 200
    page = html.fromstring(browser.get("/").text)
    assert "reader" in page.xpath("string(//*[@class='who'])")


# Names.


@pytest.fixture(scope="module", name="app")
def app_fixture(
    examples: Examples, listed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Generator[FastAPI]:
    case = tmp_path_factory.mktemp("signed") / "case.db"
    shutil.copy(examples.case, case)
    store = open_store(case)
    options = ServeOptions(people=listed, audit=audit_path(case), token=TOKEN)
    app = make_app(store, options)
    with TestClient(app, base_url=BASE):
        yield app
    store.close()


def verdict_of(browser: TestClient, number: int = 0) -> dict[str, str]:
    page = html.fromstring(browser.get("/review").text)
    form = page.xpath("//form[@action='/judgements'][.//button[@value='same']]")[number]
    assert form.xpath(".//input[@name='by']") == []
    return {e.get("name"): e.get("value") for e in form.xpath(".//input[@type='hidden']")}


def test_a_judgement_carries_the_name_of_who_signed_in(app: FastAPI):
    ben = signed_in(app, "Ben")
    form = verdict_of(ben) | {"verb": "different", "by": "Ann"}
    done = ben.post("/judgements", data=form, headers=JSON).json()
    assert done["judgement"]["judgement"]["by"] == "Ben"
    key = done["judgement"]["judgement"]["id"]
    back = ben.post(
        f"/judgements/{key}/withdraw", data={"token": form["token"]}, headers=JSON
    )
    assert back.json()["judgement"]["judgement"]["withdrawn_by"] == "Ben"


def test_nobody_judges_under_the_name_of_somebody_who_signs_in(app: FastAPI):
    program = TestClient(app, base_url=BASE, headers={"authorization": f"Bearer {TOKEN}"})
    form = {"thing": "nothing", "text": "words", "by": " ben"}
    refused = program.post("/notes", data=form, headers=JSON)
    assert refused.status_code == 403
    assert "did not sign in" in refused.json()["error"]
    assert (
        program.post("/notes", data=form | {"by": "Zoe"}, headers=JSON).status_code == 404
    )


def test_two_who_judge_the_same_are_told_of_each_other(app: FastAPI):
    ann, ben = signed_in(app, "Ann"), signed_in(app, "Ben")
    hers, his = (verdict_of(who, 1) | {"by": "x"} for who in (ann, ben))
    assert (hers["a"], hers["b"], hers["run"]) == (his["a"], his["b"], his["run"])
    made = ann.post("/judgements", data=hers | {"verb": "same"}, headers=JSON).json()
    refused = ben.post("/judgements", data=his | {"verb": "contradicts"})
    assert refused.status_code == 409
    page = html.fromstring(refused.text)
    assert "Ann judged same" in page.xpath("string(//*[@role='alert'])")
    [again] = page.xpath("//form[@action='/judgements']")
    sent = {e.get("name"): e.get("value") for e in again.xpath(".//input")}
    kept = ben.post("/judgements", data=sent, headers=JSON).json()
    assert kept["judgement"]["judgement"]["by"] == "Ben"
    assert [j["by"] for j in kept["against"]] == ["Ann"]
    rows = ann.get("/judgements.json").json()["page"]["rows"]["rows"]
    states = {r["judgement"]["by"]: r["judgement"]["withdrawn_at"] for r in rows[:2]}
    assert states == {"Ann": None, "Ben": None}
    assert made["judgement"]["judgement"]["id"] in str(rows)


def test_two_who_describe_a_report_are_told_of_each_other(app: FastAPI):
    ann, zoe = signed_in(app, "Ann"), signed_in(app, "Ann")
    row = ann.get("/documents.json").json()["page"]["rows"]["rows"][0]
    address = f"/documents/{row['id']}"
    was = html.fromstring(zoe.get(address).text).xpath(
        "//input[@name='was_publisher']/@value"
    )[0]
    form = {"token": token_of(ann), "was_publisher": was}
    first = form | {"publisher": "Dolnik Gazette"}
    assert ann.post(f"{address}/metadata", data=first, headers=JSON).status_code == 200
    second = form | {"publisher": "Vessa Radio"}
    refused = zoe.post(f"{address}/metadata", data=second, headers=JSON)
    assert refused.status_code == 409
    assert "Dolnik Gazette" in refused.json()["error"]


def test_the_list_of_changes_names_who_signed_in(app: FastAPI):
    lines = app.state.desk._audit.read_text("utf-8").splitlines()
    assert any('"by":"Ben"' in line and '"judge' in line for line in lines)
    assert any('"by":"Ann"' in line and '"describe"' in line for line in lines)
