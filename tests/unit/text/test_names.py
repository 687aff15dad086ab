from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rashomon.errors import DataFileError
from rashomon.text.name_paths import best_paths
from rashomon.text.names import load_weights
from rashomon.text.parse import parse_blocks

KINDS = ("PERSON", "ORG")
OUT, BEGIN, INSIDE, LAST, ALONE = (
    0,
    1,
    3,
    5,
    7,
)  # first column of each class; the second kind is one on


def scores(*rows: dict[int, float]) -> np.ndarray:
    table = np.zeros((len(rows), 9), dtype=np.float32)
    for number, row in enumerate(rows):
        for column, value in row.items():
            table[number, column] = value
    return table


PATHS = [
    ([], []),  # nothing to read
    ([{OUT: 9}], []),
    ([{ALONE: 9}], [(0, 1, "PERSON")]),
    ([{ALONE + 1: 9}, {OUT: 9}, {ALONE: 9}], [(0, 1, "ORG"), (2, 3, "PERSON")]),
    ([{BEGIN: 5}, {INSIDE: 5}, {LAST: 5}], [(0, 3, "PERSON")]),
    (
        [{BEGIN: 5}, {OUT: 2}, {LAST: 5}],
        [(0, 3, "PERSON")],
    ),  # "of" in a name scores low by itself
    (
        [{BEGIN: 5}, {LAST: 5}, {BEGIN: 5}, {LAST: 5}],
        [(0, 2, "PERSON"), (2, 4, "PERSON")],
    ),  # side by side
    ([{BEGIN: 5, BEGIN + 1: 4}, {LAST + 1: 5}], [(0, 2, "ORG")]),  # one kind through
    ([{BEGIN: 5, OUT: 4}], []),  # a name that begins must end
    ([{LAST: 5, OUT: 4}], []),  # and one that ends must have begun
    ([{INSIDE: 9, OUT: 1}, {OUT: 9}], []),
]


@pytest.mark.parametrize(("rows", "expected"), PATHS)
def test_the_best_sequence_that_can_be_names(
    rows: list[dict[int, float]], expected: list[tuple[int, int, str]]
):
    assert best_paths(scores(*rows), KINDS) == expected


def names_of(text: str) -> list[tuple[str, str]]:
    parse = parse_blocks(text, [(0, len(text))])
    return [
        (text[parse.tokens[n.first].start : parse.tokens[n.last - 1].end], n.label)
        for n in parse.names
    ]


TEXTS = [
    ("President Ana Kovac met workers in Brussels.", ("Ana Kovac", "PERSON")),
    ("President Ana Kovac met workers in Brussels.", ("Brussels", "GPE")),
    ("The Ministry of Defence said so.", ("The Ministry of Defence", "ORG")),
    ("Troops entered France and Norway overnight.", ("Norway", "GPE")),
    ("Two German engineers were freed.", ("German", "NORP")),
    ("He was born in Cairo in March 1987.", ("March 1987", "DATE")),
]


@pytest.mark.parametrize(("text", "name"), TEXTS)
def test_names_have_kinds(text: str, name: tuple[str, str]):
    assert name in names_of(text)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "It rained and the roads were closed.", "12 of 30 were found."]
)
def test_no_name_is_found_where_there_is_none(text: str):
    assert names_of(text) == []


def test_a_block_is_read_the_same_whatever_stands_beside_it():
    first, second = "Ana Kovac left Oslo.", "The Red Cross sent tents to Chad."
    text = f"{first}\n\n{second}"
    both = parse_blocks(text, [(0, len(first)), (len(first) + 2, len(text))])
    apart = names_of(first) + names_of(second)
    assert [n.label for n in both.names] == [kind for _, kind in apart]
    assert len(apart) >= 3


def test_other_weights_than_those_measured_are_refused(tmp_path: Path):
    (tmp_path / "manifest.json").write_text(
        '{"kinds": [], "sha256": {"weights.npz": "ab"}}'
    )
    with pytest.raises(DataFileError, match="SHA-256 none, expected ab"):
        load_weights(tmp_path)
    (tmp_path / "weights.npz").write_bytes(b"other")
    with pytest.raises(DataFileError, match="expected ab"):
        load_weights(tmp_path)
