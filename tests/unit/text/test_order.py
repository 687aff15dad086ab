from __future__ import annotations

import pytest

from rashomon.model import EventDate
from rashomon.text.order import is_before


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2031-05-01", "2031-05-02", True),
        ("2031-05-02", "2031-05-01", False),
        ("2031-05-01T09:00", "2031-05-01T18:00", False),  # zones of the clocks unknown
        ("2031-05", "2031-05-09", False),  # the month may be later
        ("2031-04", "2031-05-09", True),
        ("2031-04-01/2031-04-09", "2031-04-10", True),
        (None, "2031-04-10", False),  # not stated
        ("2031-04-10", None, False),
        ("..", "2031-04-10", False),  # open
    ],
)
def test_order_of_dates(a: str | None, b: str | None, expected: bool):  # noqa: FBT001  table
    assert is_before(_date(a), _date(b)) is expected


def _date(edtf: str | None) -> EventDate | None:
    return EventDate(edtf, edtf) if edtf else None
