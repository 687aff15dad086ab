"""A look is made once, kept, and shown until the next one is ready."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from rashomon.errors import UnknownNameError
from rashomon.model import Judgement, Question
from rashomon.serve import looks
from rashomon.serve.looks import KEPT, Look, Looks
from served import filled_case


def test_a_state_is_read_once_for_all_who_ask(monkeypatch: pytest.MonkeyPatch):
    made: list[int] = []
    monkeypatch.setattr(looks, "Look", lambda *told: made.append(told[1]) or Look(*told))
    several = Looks(filled_case())
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: several.at(), range(8)))
    assert len(made) == 1
    assert len({id(look) for look in found}) == 1


def test_a_closed_run_makes_a_new_look():
    store = filled_case()
    seen = Looks(store)
    before = seen.at()
    with store.writer() as writer:
        writer.set_run({})
    assert (before.run, seen.at().run) == (1, 2)


def test_a_large_case_is_shown_as_it_was_until_the_new_look_is_ready(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(looks, "AT_ONCE_S", 0.0)
    store = filled_case()
    seen, go_on = Looks(store), Event()
    before = seen.at()
    before.ready.wait(10)
    monkeypatch.setattr(Look, "warm", lambda *_: go_on.wait(10))
    with store.writer() as writer:
        writer.set_run({})
    assert seen.at() is before
    go_on.set()
    assert seen.now().run == 2
    assert seen.at().run == 2


def test_whoever_wrote_waits_for_the_new_state(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(looks, "AT_ONCE_S", 0.0)
    store = filled_case()
    seen = Looks(store)
    seen.at().ready.wait(10)
    with store.writer() as writer:
        writer.set_run({})
    assert (seen.now().run, seen.at().run) == (2, 2)


def test_a_new_state_takes_over_what_did_not_change():
    store = filled_case()
    seen = Looks(store)
    before = seen.now()
    with store.writer() as writer:
        writer.supersede(Judgement)
        writer.set_run({})
    after = seen.now()
    assert after.index.questions is before.index.questions
    assert after.ties is before.ties
    assert (before.index.judgements != (), after.index.judgements) == (True, ())
    with store.writer() as writer:
        writer.supersede(Question)
        writer.set_run({})
    assert seen.now().index.claims is before.index.claims
    assert seen.now().index.questions == ()


def test_only_the_last_few_are_kept():
    seen = Looks(filled_case())
    for name in ("Lisk council", "Varda army", "Ostrel Wire", "Kamen Post"):
        seen.at((name,))
    assert len(seen._kept) == KEPT


def test_the_last_one_that_is_ready_is_kept_while_others_come(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(looks, "AT_ONCE_S", 0.0)
    store, go_on = filled_case(), Event()
    seen = Looks(store)
    before = seen.at()
    before.ready.wait(10)
    monkeypatch.setattr(Look, "warm", lambda *_: go_on.wait(10))
    for _ in range(KEPT + 2):
        with store.writer() as writer:
            writer.set_run({})
        assert seen.at() is before
    assert len(seen._kept) == KEPT
    go_on.set()


def test_who_is_nobody_leaves_nothing_behind():
    seen = Looks(filled_case())
    with pytest.raises(UnknownNameError):
        seen.at(("Nobody at all",))
    assert not seen._making
