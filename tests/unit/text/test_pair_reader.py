"""The trained reader of pairs: what two statements are to each other, whoever they are about."""

from __future__ import annotations

import shutil
from dataclasses import astuple
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import DataFileError
from rashomon.text.pair_reader import MODEL_FOLDER, load_pair_reader


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (
            "The captain was arrested on Sunday",
            "The captain is not under arrest",
            "opposed",
        ),
        ("The damage was caused by a mortar bomb", "A mortar bomb did the damage", "same"),
        (
            "The captain was arrested on Sunday",
            "Rain fell in the hills all week",
            "neither",
        ),
    ],
)
def test_plain_pairs_are_read_as_what_they_are(a: str, b: str, kind: str):
    told = load_pair_reader().read(a, b)
    assert getattr(told, kind) == max(astuple(told))


def test_neither_the_order_nor_the_states_matter():
    reader = load_pair_reader()
    told = "No {0} soldier was in the town", "Soldiers from {1} held the town until dawn"
    names = (("Kenyan", "Kenya"), ("French", "France"), ("Malian", "Mali"))
    pairs = [[text.format(*two) for text in told] for two in names]
    read = {reader.read(*order) for a, b in pairs for order in ((a, b), (b, a))}
    assert len(read) == 1


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_read(a: str, b: str):
    told = load_pair_reader().read(a, b)
    assert sum(astuple(told)) == pytest.approx(1, abs=0.002)


@pytest.mark.parametrize("text", ["", "\ud800", "word " * 100_000, "\x00\u200b\u202e"])
def test_hostile_text_is_read(text: str):
    told = load_pair_reader().read(text, "The captain was arrested")
    assert sum(astuple(told)) == pytest.approx(1, abs=0.002)


def test_a_changed_file_is_refused(tmp_path: Path):
    folder = tmp_path / "models" / MODEL_FOLDER.name
    for name in (MODEL_FOLDER.name, "attribution"):
        shutil.copytree(MODEL_FOLDER.parent / name, folder.parent / name)
    with (folder / "model.onnx").open("r+b") as file:
        file.seek(1000)
        file.write(b"changed")
    with pytest.raises(DataFileError, match=r"model\.onnx"):
        load_pair_reader(folder)
