"""A page is written once for many: it is never stale, nor another person's, nor without bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from lxml import html
from starlette.testclient import TestClient

from filled import NOBODY, TOLL, fill
from rashomon.model import Judgement
from rashomon.serve import Role, ServeOptions, weigher
from rashomon.serve import app as application
from rashomon.serve.asking import Ask
from rashomon.serve.kept_pages import BESIDE_BYTES, KeptPages, Wanted
from rashomon.serve.looks import Look
from rashomon.serve.pages import PAGES
from rashomon.serve.written import Hole, Written
from rashomon.store import Store, memory_store, open_store
from served import BASE, client_of, filled_case
from signed import ROLES, sign_in

LISTS = {
    "/questions/{key}": "/tables/questions.json",
    "/documents/{key}": "/tables/documents.json",
    "/claims/{key}": "/tables/claims.json",
}


class Still(weigher.Weigher):
    """One that is asked and does nothing: what is judged waits."""

    def wake(self) -> None: ...


@pytest.fixture(name="later")
def later_fixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ServeOptions:
    """Give a workbench that puts the case together later, as that of a large case does."""
    monkeypatch.setattr(weigher, "AT_ONCE_DOCUMENTS", 0)
    monkeypatch.setattr("rashomon.serve.desk.Weigher", Still)
    return ServeOptions(case=tmp_path / "case.db")


@pytest.fixture(name="file_store")
def file_store_fixture(tmp_path: Path) -> Iterator[Store]:
    store = fill(open_store(tmp_path / "case.db", create=True))
    yield store
    store.close()


@pytest.fixture(name="client")
def client_fixture(file_store: Store, later: ServeOptions) -> TestClient:
    return client_of(file_store, later)


@pytest.fixture(params=["at once", "later"], name="both")
def both_fixture(
    request: pytest.FixtureRequest, file_store: Store, later: ServeOptions
) -> tuple[Store, ServeOptions]:
    if request.param == "later":
        return file_store, later
    return fill(memory_store()), ServeOptions()


def again(client: TestClient) -> TestClient:
    """Give another browser of the same workbench."""
    return TestClient(client.app, base_url=BASE, headers={"accept": "text/html"})


def every_address(client: TestClient) -> list[str]:
    """Give each page, and of pages of one thing all of them."""
    found = [page.path for page in PAGES if "{key}" not in page.path]
    for path, table in LISTS.items():
        rows = client.get(table).json()
        ids = {row.get("question_id") or row["id"] for row in rows}
        found += [path.replace("{key}", key) for key in sorted(ids)]
    matters = client.get("/accounts.json").json()["page"]["rows"]["rows"]
    found += [f"/matters/{matter['id']}" for matter in matters if matter["id"]]
    return [*found, "/search?q=bridge", "/questions?disputed=true", "/review?page=2"]


def body_of(text: str) -> str:
    """Give a page without what is of one person."""
    return _OF_ONE.sub("", text)


_OF_ONE = re.compile(r'(?<=name="token" value=")\w+|(?<=name="by" value=")\w+')


def token_of(client: TestClient) -> str:
    page = html.fromstring(client.get(f"/claims/{TOLL.id}").text)
    return str(page.xpath("//input[@name='token']/@value")[0])


def judge(client: TestClient, verb: str, by: str, **more: str) -> dict[str, Any]:
    sent = {"token": token_of(client), "verb": verb, "by": by, "a": TOLL.id, "b": NOBODY.id}
    program = {"accept": "application/json"}
    answer = client.post("/judgements", data=sent | more, headers=program)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_no_page_is_stale_after_any_decision(both: tuple[Store, ServeOptions]):
    store, options = both
    client, other = client_of(store, options), client_of(store, options)
    addresses = every_address(client)

    def check() -> None:
        anew = client_of(store)  # which has kept nothing yet
        for one in (client, anew):
            one.app.state.looks.now()  # type: ignore[attr-defined]  the application's own
        for address in addresses:
            client.get(address)
            now = body_of(anew.get(address).text)
            assert body_of(client.get(address).text) == now, address

    check()
    made = judge(client, "same", "Ines")
    check()
    judge(client, "different", "Oskar")  # two who differ
    check()
    key, by = made["judgement"]["judgement"]["id"], {"by": "Ines"}
    sent = by | {"token": token_of(client)}
    assert client.post(f"/judgements/{key}/withdraw", data=sent).status_code == 200
    check()
    note = sent | {"thing": TOLL.id, "text": "The bridge is the old one."}
    assert client.post("/notes", data=note).status_code == 200
    check()
    hedged = sent | {"certainty": "hedged"}
    assert client.post(f"/claims/{TOLL.id}/corrections", data=hedged).status_code == 200
    check()
    judge(other, "contradicts", "Ada")  # by another workbench on the same case
    check()


def test_a_judgement_is_seen_at_once_by_whoever_judged_and_by_others(client: TestClient):
    for _ in range(2):
        assert "Ines" not in client.get("/judgements").text
    judge(client, "same", "Ines")
    stranger = again(client)
    for browser in (client, stranger):
        for address in ("/judgements", "/questions/question-1"):
            assert "Ines" in browser.get(address).text


def test_pages_that_show_no_judgement_are_not_written_anew(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
):
    written: list[str] = []
    write = application.to_written

    def counted(shown: Any, template: str, record: Any) -> Written:
        written.append(template)
        return write(shown, template, record)

    monkeypatch.setattr(application, "to_written", counted)
    addresses = ("/timeline", "/documents", f"/claims/{TOLL.id}", "/judgements")
    for _ in range(3):
        for address in addresses:
            before = client.get(address).text
            assert "after run 1" in before
    assert len(written) == len(addresses)
    judge(client, "same", "Ines")
    written.clear()
    client.app.state.looks.now()  # type: ignore[attr-defined]
    for address in addresses:
        assert "after run 2" in client.get(address).text
    assert written == ["judgements.html"]


def test_no_page_carries_the_token_or_name_of_somebody_else(client: TestClient):
    stranger = again(client)
    judge(client, "same", "<b>Ines</b>")
    first, second = (client.get("/questions/question-1").text for _ in range(2))
    assert first == second
    other = stranger.get("/questions/question-1").text
    assert "&lt;b&gt;Ines&lt;/b&gt;" in first  # her name in her own forms, escaped
    mine, theirs = (
        set(html.fromstring(page).xpath("//input[@name='token']/@value"))
        for page in (first, other)
    )
    assert mine
    assert theirs
    assert not mine & theirs
    assert not html.fromstring(other).xpath("//input[@name='by'][@value!='']")


def test_each_role_is_given_its_own_page(anybody: TestClient):
    pages: dict[str, str] = {}
    for _ in range(2):  # the second time it is kept
        for name in ROLES:
            browser = TestClient(
                anybody.app, base_url=BASE, headers={"accept": "text/html"}
            )
            sign_in(browser, name)
            pages[name] = browser.get("/questions/question-1").text
            assert name in pages[name]
    for name, page in pages.items():
        assert not [other for other in pages if other != name and f">{other}<" in page]


def test_whoever_has_not_signed_in_is_given_no_page_that_is_kept(anybody: TestClient):
    inside = again(anybody)
    sign_in(inside, "Ann")
    for _ in range(2):
        assert inside.get("/documents").status_code == 200
    assert anybody.get("/documents").status_code == 401
    strange = inside.get("/documents", headers={"host": "evil.example"})
    assert strange.status_code == 421


def test_a_look_without_somebody_is_never_kept():
    client = client_of(filled_case())
    client.get("/questions?distrust=Lisk+council")
    client.get("/questions?%64istrust=Lisk+council")
    kept = client.app.state.kept_pages  # type: ignore[attr-defined]
    assert not kept.size


def test_a_browser_that_has_the_page_is_not_sent_it_again(client: TestClient):
    first = client.get("/questions/question-1")
    known = {"if-none-match": first.headers["etag"]}
    second = client.get("/questions/question-1", headers=known)
    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["cache-control"] == "private, no-cache"
    judge(client, "same", "Ines")
    after = client.get("/questions/question-1", headers=known)
    assert after.status_code == 200
    assert after.headers["etag"] != first.headers["etag"]
    stranger = again(client)
    tag = {"if-none-match": after.headers["etag"]}
    assert (
        stranger.get("/questions/question-1", headers=tag).status_code == 200
    )  # another token


def test_head_gives_what_get_gives_without_the_page():
    client = client_of(filled_case())
    page = client.get("/timeline")
    for _ in range(2):
        head = client.head("/timeline")
        assert (head.status_code, head.headers["etag"]) == (200, page.headers["etag"])


def test_pages_of_all_are_bounded_and_the_oldest_goes():
    look = cast("Look", SimpleNamespace(mark=1, run=1))
    wanted = Wanted(PAGES[0], Ask(), "")
    wanted = replace(wanted, page=replace(PAGES[0], shows=lambda *_: None))
    one = Written((b"x" * 1000,), ())
    kept = KeptPages(most_bytes=3 * (1000 + BESIDE_BYTES))

    def key(number: int) -> tuple[str, bytes, str | None, bool, bool]:
        return f"/documents/{number}", b"", Role.READER, False, False

    for number in range(10):
        kept.written(key(number), look, wanted, lambda: one)
    assert kept.size == 3 * (1000 + BESIDE_BYTES)
    assert [kept.find(key(n), look) is one for n in (0, 6, 7, 9)] == [
        False,
        False,
        True,
        True,
    ]
    kept.written(key(7), look, wanted, lambda: one)
    kept.written(key(10), look, wanted, lambda: one)
    assert kept.has(key(7))
    assert not kept.has(key(8))  # which nobody asked for longest
    large = Written((b"x" * 20_000,), ())
    assert kept.written(key(11), look, wanted, lambda: large) is large
    assert not kept.has(key(11))


def test_what_fills_a_hole_is_escaped_and_what_looks_like_one_is_text():
    made = f"<p title='{Hole.PERSON.mark}'>hole-0123-token- {Hole.RUN.mark}</p>"
    written = Written.of(made)
    assert written.holes == (Hole.PERSON, Hole.RUN)
    filled = written.filled({Hole.PERSON: "'><script>", Hole.RUN: Hole.TOKEN.mark})
    assert b"<script>" not in filled
    assert b"hole-0123-token-" in filled
    assert (
        Hole.TOKEN.mark.encode() in filled
    )  # a word that is put in is not looked at again


def test_the_newest_run_is_told_without_a_view(both: tuple[Store, ServeOptions]):
    store, _ = both
    assert store.newest_run() == store.view().last_run() == 1
    [one, *_] = store.view().all(Judgement)
    with store.writer() as writer:
        writer.add([replace(one, note="otherwise")])
        assert store.newest_run() == 1  # what is being written is not there yet
        writer.set_run({})
    assert store.newest_run() == 2


def test_a_case_that_is_not_there_has_no_newest_run(tmp_path: Path):
    path = tmp_path / "case.db"
    store = fill(open_store(path, create=True))
    store.close()
    path.unlink()
    path.mkdir()
    assert store.newest_run() is None


def test_a_workbench_answers_while_somebody_writes(client: TestClient, file_store: Store):
    client.get("/timeline")
    with file_store.writer() as writer:
        writer.set_run({})
        assert "after run 1" in client.get("/timeline").text
    assert "after run 2" in client.get("/timeline").text
