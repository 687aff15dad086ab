"""A look is made once, kept, and shown until the next one is ready."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from rashomon.errors import UnknownNameError
from rashomon.serve import looks
from rashomon.serve.looks import KEPT, Look, Looks
from rashomon.views import CaseIndex
from served import filled_case


def test_a_state_is_read_once_for_all_who_ask(monkeypatch: pytest.MonkeyPatch):
    made: list[int] = []
    monkeypatch.setattr(
        looks, "Look", lambda index, run: made.append(run) or Look(index, run)
    )
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
    slow = CaseIndex.of

    def waiting(view: object) -> CaseIndex:
        go_on.wait(10)
        return slow(view)  # type: ignore[arg-type]

    monkeypatch.setattr(looks.CaseIndex, "of", waiting)
    with store.writer() as writer:
        writer.set_run({})
    assert seen.at() is before
    go_on.set()
    assert seen.now().run == 2  # whoever wrote sees it at once
    assert seen.at().run == 2


def test_only_the_last_few_are_kept():
    seen = Looks(filled_case())
    for name in ("Lisk council", "Varda army", "Ostrel Wire", "Kamen Post"):
        seen.at((name,))
    assert len(seen._kept) == KEPT


def test_who_is_nobody_leaves_nothing_behind():
    seen = Looks(filled_case())
    with pytest.raises(UnknownNameError):
        seen.at(("Nobody at all",))
    assert not seen._making
