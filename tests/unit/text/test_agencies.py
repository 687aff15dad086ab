from __future__ import annotations

import pytest

from rashomon.text.agencies import agency_name, agency_of, find_agencies


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("Reuters", "Reuters"),
        ("www.reuters.com", "Reuters"),
        ("apnews.com", "AP"),
        ("Hask Observer", None),
        (None, None),
    ],
)
def test_agencies_as_publishers(publisher: str | None, expected: str | None):
    assert agency_name(publisher) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cook told Agence France-Presse so.", ["AFP"]),
        ("Reuters and the Associated Press agree.", ["Reuters", "AP"]),
        ("See reuters.com and @AFP for APs.", []),
    ],
)
def test_agencies_in_a_text(text: str, expected: list[str]):
    assert [agency_of(m.group()) for m in find_agencies(text)] == expected
