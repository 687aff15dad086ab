"""Who waits for a page goes first."""

from __future__ import annotations

from threading import Event, Thread

from rashomon.serve.turns import Turns


def test_other_work_waits_until_the_page_is_made():
    turns, went_on = Turns(60.0), Event()

    def work() -> None:
        turns.give_way()
        went_on.set()

    with turns.page():
        other = Thread(target=work, daemon=True)
        other.start()
        assert not went_on.wait(0.05)
    other.join(10)
    assert went_on.is_set()


def test_it_does_not_wait_for_ever():
    turns = Turns(0.01)
    with turns.page():
        turns.give_way()
        turns.give_way()
    assert turns._left_s == 0.0


def test_nobody_who_waits_means_no_waiting():
    turns = Turns(60.0)
    with turns.page(), turns.page():
        pass
    turns.give_way()
    assert turns._left_s > 0.0
