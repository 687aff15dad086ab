"""The search for cycles is paused, and taken up again whatever happened."""

from __future__ import annotations

import gc

import pytest

from rashomon.pipeline.collecting import no_search_for_cycles


def test_the_search_rests_and_goes_on_after_an_error():
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), no_search_for_cycles():
        assert 1 / gc.isenabled()  # off: False is 0
    assert gc.isenabled()


def test_a_search_that_was_off_stays_off():
    gc.disable()
    try:
        with no_search_for_cycles():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
