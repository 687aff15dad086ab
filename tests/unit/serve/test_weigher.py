"""A judgement of a large case is stored at once; the case is put together with it later."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from lxml import html
from starlette.testclient import TestClient

from filled import NOBODY, TOLL, fill
from rashomon.config import Settings
from rashomon.model import Judgement, Question
from rashomon.pipeline import put_together, waits
from rashomon.pipeline.waiting import store_now
from rashomon.serve import ServeOptions, make_app, weigher
from rashomon.store import Store, open_store
from served import BASE


@pytest.fixture(name="case")
def case_fixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(weigher, "AT_ONCE_DOCUMENTS", 0)
    monkeypatch.setattr(weigher, "QUIET_S", 0.0)
    return tmp_path / "case.db"


@pytest.fixture(name="store")
def store_fixture(case: Path) -> Iterator[Store]:
    store = fill(open_store(case, create=True))
    yield store
    store.close()


def verdict_of(browser: TestClient, verb: str) -> dict[str, str]:
    """Give what a browser sends for a verdict on two claims."""
    page = html.fromstring(browser.get("/questions/question-1").text)
    token = str(page.xpath("//input[@name='token']/@value")[0])
    run = str(browser.get("/overview.json").json()["run"])
    sides = {"a": TOLL.id, "b": NOBODY.id}
    return {"token": token, "run": run, "verb": verb, "by": "Ines", **sides}


class Still(weigher.Weigher):
    """One that is asked and does nothing."""

    def wake(self) -> None: ...


@pytest.fixture(name="browser")
def browser_fixture(
    store: Store, case: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    monkeypatch.setattr("rashomon.serve.desk.Weigher", Still)
    app = make_app(store, ServeOptions(case=case))
    with TestClient(app, base_url=BASE, headers={"accept": "text/html"}) as client:
        yield client


def test_it_is_stored_and_shown_and_said_to_wait(browser: TestClient, store: Store):
    questions = list(store.view().all(Question))
    before = waits(store.view().run())
    answer = browser.post("/judgements", data=verdict_of(browser, "same"))
    assert answer.status_code == 200
    assert waits(store.view().run()) == before + 1 == 1
    assert list(store.view().all(Question)) == questions
    assert "Ines" in browser.get("/judgements").text
    assert "One judgement or correction is stored" in browser.get("/").text
    assert browser.get("/overview.json").json()["waits"] == 1
    browser.post("/judgements", data=verdict_of(browser, "different"))
    assert "2 judgements and corrections are stored" in browser.get("/").text


def test_a_correction_waits_and_is_read_at_once_a_note_waits_for_nothing(
    browser: TestClient, store: Store
):
    sent = verdict_of(browser, "same")
    said = {"token": sent["token"], "run": sent["run"], "by": "Ines"}
    hedged = said | {"certainty": "hedged"}
    assert browser.post(f"/claims/{TOLL.id}/corrections", data=hedged).status_code == 200
    assert waits(store.view().run()) == 1
    told = browser.get(f"/claims/{TOLL.id}.json").json()
    assert told["page"]["claim"]["certainty"] == "hedged"
    noted = said | {"thing": TOLL.id, "text": "The bridge is the old one."}
    assert browser.post("/notes", data=noted).status_code == 200
    assert waits(store.view().run()) == 1
    assert "The bridge is the old one." in browser.get(f"/claims/{TOLL.id}").text


def test_putting_the_case_together_leaves_nothing_waiting(store: Store, case: Path):
    [one, *_] = store.view().all(Judgement)
    store_now(store, [one])
    assert waits(store.view().run()) == 1
    weigher.weigh(case)
    assert waits(store.view().run()) == 0


def test_what_is_judged_meanwhile_waits_on(store: Store, monkeypatch: pytest.MonkeyPatch):
    [one, *_] = store.view().all(Judgement)
    from rashomon.pipeline import local

    across = local._across

    def slow(*asked: object) -> object:
        found = across(*asked)  # type: ignore[arg-type]
        store_now(store, [one])
        return found

    monkeypatch.setattr(local, "_across", slow)
    put_together(store, Settings())
    assert waits(store.view().run()) == 1


def test_one_process_at_a_time_and_none_without_need(
    store: Store, case: Path, monkeypatch: pytest.MonkeyPatch
):
    started: list[object] = []
    monkeypatch.setattr(weigher, "get_context", started.append)
    at_rest = weigher.Weigher(store, case)
    at_rest.wake()
    weigher.Weigher(store, None).wake()
    assert not started
    assert not at_rest.is_running
    at_rest.stop()


class Counting(weigher.Weigher):
    """One that counts how often it would have begun, and says when."""

    def __init__(self, store: Store, case: Path) -> None:
        super().__init__(store, case)
        self.begun, self.has_begun = 0, Event()

    def _carried_out(self, stopped: Event) -> int:
        self.begun += not stopped.is_set()
        self.has_begun.set()
        return 1  # as if it had failed: else it would begin again for what waits


def test_many_judgements_in_a_row_cost_one_run(
    store: Store, case: Path, monkeypatch: pytest.MonkeyPatch
):
    [one, *_] = store.view().all(Judgement)
    store_now(store, [one])
    at_work = Counting(store, case)
    monkeypatch.setattr(weigher, "QUIET_S", 1000.0)
    for _ in range(5):
        at_work.wake()
    assert not at_work.has_begun.wait(0.05)
    assert not at_work.is_running
    at_work.stop()
    assert at_work.begun == 0  # broken off while it paused
    monkeypatch.setattr(weigher, "QUIET_S", 0.0)
    at_work.wake()
    assert at_work.has_begun.wait(10)
    assert at_work.begun == 1


def test_where_somebody_always_judges_it_begins_all_the_same(
    store: Store, case: Path, monkeypatch: pytest.MonkeyPatch
):
    [one, *_] = store.view().all(Judgement)
    store_now(store, [one])
    monkeypatch.setattr(weigher, "QUIET_S", 1000.0)
    monkeypatch.setattr(weigher, "LONGEST_S", 0.0)
    at_work = Counting(store, case)
    at_work.wake()
    assert at_work.has_begun.wait(10)


@pytest.mark.skipif(not hasattr(os, "SCHED_IDLE"), reason="the system has no such order")
def test_the_process_stands_behind_everybody():
    with subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE
    ) as process:
        weigher.step_behind(process.pid)
        order = os.sched_getscheduler(process.pid)
        nice = os.getpriority(os.PRIO_PROCESS, process.pid)
        process.communicate(b"\n")
    assert (order, nice) == (os.SCHED_IDLE, weigher.BESIDE)


@pytest.mark.slow
def test_a_process_of_its_own_does_it(store: Store, case: Path):
    [one, *_] = store.view().all(Judgement)
    store_now(store, [one])
    at_work = weigher.Weigher(store, case)
    at_work.wake()
    thread = at_work._waiting
    assert thread is not None
    thread.join(300)
    assert not at_work.is_running
    assert waits(store.view().run()) == 0
