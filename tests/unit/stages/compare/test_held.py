"""Columns held in few bytes: what is looked up in them is what was put in."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.stages.compare.columns import ROWS_AT_ONCE, Rows, row_type
from rashomon.stages.compare.held import Coding, Plain

NONE = np.int64(-1)

PARTS = st.lists(st.lists(st.sampled_from([-1, 0, 7, 2**62]), max_size=6), min_size=1)
"""A column as it comes in, document by document."""


@given(parts=PARTS)
def test_names_are_given_back_as_they_came(parts: list[list[int]]):
    coding = Coding(NONE)
    for part in parts:
        coding.add(np.array(part, np.int64))
    whole = [name for part in parts for name in part]
    held = coding.held()
    assert held[np.arange(len(whole))].tolist() == whole
    assert len(held.values) == len({-1, *whole})


@given(parts=PARTS)
def test_marks_are_given_back_as_they_came(parts: list[list[int]]):
    coding = Coding(np.zeros(2, np.uint64))
    for part in parts:
        coding.add(
            np.array([(n + 1, 5 if n + 1 else 0) for n in part], "u8").reshape(-1, 2)
        )
    whole = [n + 1 for part in parts for n in part]
    found = coding.held()[np.arange(len(whole))].tolist()
    assert found == [[n, 5 if n else 0] for n in whole]


def test_a_column_of_own_values_keeps_them_as_asked():
    column = Plain("i8")
    column.add(np.array([3.0, 1.0]))
    column.add(np.array([2.0]))
    held = column.held()
    assert (held.dtype, held.tolist()) == (np.dtype("i8"), [3, 1, 2])


def test_rows_come_out_in_columns_however_they_were_parted():
    rows: Any = np.zeros(ROWS_AT_ONCE + 3, row_type())
    rng = np.random.default_rng(1)
    rows["names"] = rng.integers(-1, 3, rows["names"].shape)
    rows["marks"] = rng.integers(0, 2, rows["marks"].shape)
    rows["amounts"] = rng.integers(0, 9, rows["amounts"].shape)
    whole, parted = Rows(), Rows()
    whole.add(rows.tobytes())
    for k in range(0, len(rows), 5000):
        parted.add(rows[k : k + 5000].tobytes())
    at = np.arange(len(rows))
    first, second = whole.columns(at), parted.columns(at)
    for one, other in ((first.marks, second.marks), (first.numbers, second.numbers)):
        assert all((one[name][at] == other[name][at]).all() for name in one)
    held = [first.numbers[name][at] for name in ("wording", "report")]
    assert [one.tolist() for one in held] == rows["names"][:, [0, 5]].T.tolist()
    assert (first.marks["focus"][at] == rows["marks"][:, 3]).all()
