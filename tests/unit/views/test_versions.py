"""When two documents of one address are versions of one report, and which is the newer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_document
from rashomon.model import Document
from rashomon.views import find_versions

URL = "https://kamenpost.org/2031/bridge"
TOLD = "The mayor said that two bridges had fallen in the storm and that nobody was hurt."
MORE = f"{TOLD} Later she said that a third bridge had fallen."
OTHER = "Grain prices rose again in the south of the country, traders told the paper."


def version(text: str, name: str, url: str | None = URL, **fields: str) -> Document:
    return make_document(text, external_id=name, url=url, **fields)


def pairs(*documents: Document, **arrivals: int) -> list[tuple[str, str]]:
    names = {d.id: d.external_id for d in documents}
    runs = {d.id: arrivals.get(d.external_id, 1) for d in documents}
    found = find_versions(documents, runs)
    assert all(v.why for v in found)
    return [(names[v.older_id], names[v.newer_id]) for v in found]


A, B, C = version(TOLD, "a"), version(MORE, "b"), version(f"{MORE} It rains.", "c")


def test_the_one_that_came_later_is_the_newer():
    assert pairs(A, B, a=1, b=2) == [("a", "b")]
    assert pairs(A, B, a=2, b=1) == [("b", "a")]


def test_the_date_of_publication_goes_first():
    old, new = (
        version(TOLD, "a", published="2031-05-04"),
        version(MORE, "b", published="2031-05-06"),
    )
    assert pairs(old, new, a=2, b=1) == [("a", "b")]


def test_versions_form_a_chain():
    assert pairs(C, A, B, a=1, b=2, c=3) == [("a", "b"), ("b", "c")]


@pytest.mark.parametrize(
    "others",
    [
        (A, B),  # in one run, without dates: neither is the newer
        (A, replace(B, url="https://kamenpost.org/2031/other")),
        (replace(A, url=None), replace(B, url=None)),
        (
            replace(A, url="https://kamenpost.org/"),
            replace(B, url="https://kamenpost.org/"),
        ),
    ],
    ids=["one run", "other address", "no address", "front page"],
)
def test_what_cannot_be_told_is_not(others: tuple[Document, Document]):
    assert pairs(*others) == []


def test_another_text_at_the_same_address_is_no_version():
    assert pairs(A, version(OTHER, "b"), a=1, b=2) == []


def test_two_ways_to_write_the_address():
    assert pairs(
        A, replace(B, url="http://www.kamenpost.org/2031/bridge/?utm_source=x"), b=2
    ) == [("a", "b")]
