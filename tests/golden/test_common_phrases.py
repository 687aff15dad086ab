"""A turn of phrase that anybody uses is no second report of one thing."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

import rashomon

MILL = """Fire broke out at the Sandel mill in Ostrel after midnight, its foreman Tam Veld said.
The mill belongs to the weaver Ada Lund, who bought it from the Harbour guild in spring.
Flames reached the granary beside the weir, and the looms on its upper floor were lost.
"""

BANK = """Shares of the Cobalt bank of Varnholm sank after its chairman Rolf Essen stepped down.
Traders in Karsten blamed a ledger that auditors from Lindqvar had refused to sign.
The regulator opened an inquiry into loans that the bank gave to a shipyard in Belhaven.
"""

STOCK = [
    # a phrase of two or three words, said of others
    (
        "They have cast their ballots.",
        "Veld told the paper on Saturday that he cast his ballot for Orre.",
    ),
    (
        "Lund was leading in the polls.",
        "Essen, who has been leading in polls here, held a meeting.",
    ),
    ("Lund took questions and posed for photos.", "He shook hands and posed for photos."),
    # nobody's words, without a day
    (
        "Readers who subscribe get the newsletter every morning.",
        "Readers who subscribe get the newsletter every morning.",
    ),
]


def same_pairs(folder: Path, *texts: str) -> int:
    for number, text in enumerate(texts):
        head = f"---\npublisher: Paper {number}\npublished: 2021-05-0{number + 4}\n---\n"
        (folder / f"{number}.md").write_text(head + text, encoding="utf-8")
    with closing(rashomon.read([folder], workers=1)) as case:
        told = case.to_json()
    of = {c["id"]: c["document"] for c in told["claims"]}
    return sum(r["kind"] == "same" and of[r["a"]] != of[r["b"]] for r in told["relations"])


@pytest.mark.parametrize(("first", "second"), STOCK)
def test_in_reports_of_unlike_matters_it_is_not_the_same(
    tmp_path: Path, first: str, second: str
):
    assert same_pairs(tmp_path, MILL + first, BANK + second) == 0


def test_in_reports_of_one_matter_it_is(tmp_path: Path):
    first = MILL + "Lund did not respond to a request for comment."
    second = (
        MILL.replace("after midnight", "at night") + "Lund did not respond to requests."
    )
    assert same_pairs(tmp_path, first, second) > 0
