"""A few damaged files of every format; `python -m bench.mutations` reads thousands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bench.mutations import SOUND, mutations

from rashomon.model import Document, Failure
from rashomon.stages.ingest import IngestParams
from rashomon.stages.ingest.confined import Confined
from rashomon.stages.ingest.formats import SUFFIXES, read_item
from rashomon.stages.ingest.items import Item
from rashomon.stages.ingest.tools import Tools


@pytest.fixture(scope="module")
def tools() -> Iterator[Tools]:
    with Confined(IngestParams()) as confined:
        yield Tools(IngestParams(), confined)


def test_every_format_is_damaged_somewhere():
    alike = {".text", ".markdown", ".ndjson", ".tsv", ".htm", ".xhtml", ".mht", ".docm"}
    assert {f".{name}" for name in SOUND} == set(SUFFIXES) - alike


@pytest.mark.parametrize("name", list(SOUND))
def test_a_sound_file_is_read_and_a_damaged_one_read_or_refused(name: str, tools: Tools):
    for number, content in enumerate(
        [SOUND[name](), *mutations(SOUND[name](), 30, seed=7)]
    ):
        records = list(read_item(Item(f"x.{name}", "x", None, content), tools))
        assert any(isinstance(record, Document | Failure) for record in records)
        if not number:
            assert not any(isinstance(record, Failure) for record in records)


def test_the_same_seed_gives_the_same_damage():
    assert list(mutations(b"It rained.", 5, 3)) == list(mutations(b"It rained.", 5, 3))
    assert list(mutations(b"It rained.", 5, 3)) != list(mutations(b"It rained.", 5, 4))
