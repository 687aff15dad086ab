"""What the claims of a document are looked at with is the same when it was pressed."""

from __future__ import annotations

import msgspec

from conftest import Examples
from rashomon.model import Reading
from rashomon.pipeline.looking import Parts
from rashomon.pipeline.pressing import Pressed, Unread
from rashomon.stages.compare import Around, make_sheet
from rashomon.store import open_store
from rashomon.views.index import reading_of


def _arounds(examples: Examples) -> tuple[Reading, list[Around]]:
    store = open_store(examples.case)
    reading = reading_of(store.view())
    store.close()
    parts = Parts(reading)
    return reading, [make_sheet(parts.of(d))[0].around for d in reading.documents]


def test_pressed_settings_are_those_that_were_told(examples: Examples):
    reading, arounds = _arounds(examples)
    looked = 0
    for around in arounds:
        kept = msgspec.msgpack.decode(msgspec.msgpack.encode(around), type=Unread)
        pressed = Pressed.of(kept, reading.claims)
        assert pressed.report is kept.report
        for claim_id in around.ids:
            assert pressed.setting(claim_id) == around.setting(claim_id)
            looked += around.setting(claim_id).voice is not None
    assert looked
