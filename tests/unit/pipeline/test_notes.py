from __future__ import annotations

import pytest

from rashomon.pipeline.notes import sharing_notes


@pytest.mark.parametrize(
    ("capped", "opening"), [(1, "1 run of words"), (3, "3 runs of words")]
)
def test_a_capped_run_is_told_of(capped: int, opening: str):
    (note,) = sharing_notes(capped, 40)
    assert note.startswith(f"{opening} found in more than 40 documents")


def test_no_note_where_nothing_was_capped():
    assert list(sharing_notes(0, 40)) == []
