"""Where a range of the text stands in the original."""

from __future__ import annotations

import pytest

from rashomon.model import PageMap, Part, PartKind

# "aaaa bbbb" with a break between; part 2 is a picture and has no text
MAP = PageMap("doc-1", PartKind.PAGE, (Part(1, 0, 4), Part(3, 5, 9), Part(4, 10, 20)))


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 4, "page 1"),
        (1, 2, "page 1"),
        (5, 6, "page 3"),
        (3, 6, "pages 1-3"),
        (0, 20, "pages 1-4"),
        (4, 5, None),  # only the break between two pages
        (4, 6, "page 3"),
        (20, 25, None),
    ],
)
def test_a_range_is_found_on_its_pages(start: int, end: int, found: str | None):
    assert MAP.find(start, end) == found


def test_a_map_without_parts_finds_nothing():
    assert PageMap("doc-1", PartKind.PARAGRAPH, ()).find(0, 9) is None
