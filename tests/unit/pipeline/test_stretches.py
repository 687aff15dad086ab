"""A long document is read in stretches: nothing is left out, read twice or moved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_document
from rashomon.config import Settings
from rashomon.model import Document, EventDate, Zone, ZoneKind
from rashomon.pipeline import stretches
from rashomon.pipeline.analyse import analyse, date_again
from rashomon.pipeline.stretches import find_stretches

LINE = "The mayor of Lisk said that {} houses had fallen on Sunday."


def zones_of(text: str) -> tuple[Zone, ...]:
    found: list[Zone] = []
    at = 0
    for line in text.split("\n"):
        if line:
            found.append(Zone("doc", ZoneKind.BODY, at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


@pytest.mark.parametrize("longest", [1, 50, 59, 60, 130, 10_000])
@pytest.mark.parametrize(
    "text",
    [
        "\n".join(LINE.format(n) for n in range(12)),
        " ".join(LINE.format(n) for n in range(12)),  # one line
        "x" * 500,  # nowhere to part it
        f"{LINE}\n\n{'It rained. ' * 30}\n{LINE}",
        "",
    ],
)
def test_every_place_is_in_one_stretch(
    monkeypatch: pytest.MonkeyPatch, text: str, longest: int
):
    monkeypatch.setattr(stretches, "STRETCH", longest)
    zones = zones_of(text)
    found = list(find_stretches(text, zones))
    parts = [part for stretch in found for part in stretch]
    covered = [i for part in parts for i in range(part.start, part.end)]
    assert covered == [i for zone in zones for i in range(zone.start, zone.end)]
    assert all(s[-1].end - s[0].start <= longest for s in found)
    if longest == 10_000:
        assert found == ([zones] if zones else [])


@pytest.fixture(name="long")
def long_fixture(monkeypatch: pytest.MonkeyPatch) -> Document:
    monkeypatch.setattr(stretches, "STRETCH", 200)
    return make_document("\n\n".join(LINE.format(n) for n in range(2, 12)))


def test_each_stretch_is_read_at_its_place(long: Document):
    found = analyse(long, Settings())
    assert found.failure is None
    assert len(found.zones) == len(found.sentences) == 10
    assert [c.quantities[0].value for c in found.claims] == [*range(2, 12)]
    assert len({a.id for a in found.attributions}) == 10
    for span in (span for c in found.claims for span in (c.span, c.quantities[0].span)):
        assert long.text[span.start : span.end] == span.quote


def test_dates_of_every_stretch_are_counted_again(long: Document):
    before = analyse(long, Settings())
    dated = replace(long, published=EventDate("2031-05-14", "14 May 2031"))
    again = date_again(dated, before.zones, before.claims)
    assert again is not None
    assert again == analyse(dated, Settings()).claims
    assert {c.times[0].edtf for c in again} == {"2031-05-11"}
