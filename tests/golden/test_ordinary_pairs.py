"""Two reports of ordinary news: what parts them, and what only looks as if it did."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

import rashomon

LEAD = (
    "SARN (Wire) — The primary in Ostrel county drew more voters than ever, and the Harbour "
    "party of Sarn counted ballots in the Velm arena until dawn. Senator Ada Lund and Mayor "
    "Piet Orre had toured the Velm salt works during the campaign.\n\n"
)

APART = [
    (  # another thing is lost
        "Ada Lund won the Ostrel primary on Tuesday.",
        "Some delegates of the party met Ada Lund and said they had lost their patience.",
    ),
    (  # remarks are denounced, and were made
        "Piet Orre's remarks about the Velm salt works were the talk of Ostrel.",
        "Ada Lund denounced Piet Orre's remarks.",
    ),
    (  # another person did
        "Governor Rut Ekdal endorsed Ada Lund in Ostrel.",
        "Mayor Piet Orre said he will vote, but he has not endorsed Ada Lund.",
    ),
    (  # he and she are two
        "Rut Ekdal quarrelled for weeks. He resigned from the Ostrel bank.",
        "Ida Brandt quarrelled for weeks. She has not resigned from the Ostrel bank.",
    ),
    (  # what he is is not how many of them there are
        "There are 240 millionaires in Sarn, the bank said.",
        "Piet Orre boasts of his wealth. The bank said that he is not even a millionaire.",
    ),
    (  # the longer time has more
        "In 2013 alone, 158 salt mills closed and just 14 opened, the eighth year in a row.",
        "Almost 650 salt mills have closed since 2006, the group says.",
    ),
    (  # one is none of the others
        "Almost 650 salt mills have closed since 2006, the group says.",
        "While the salt mill was opened with the help of the guild, it made a loss.",
    ),
    (  # one was won, others lost
        "Ada Lund won the Velm caucus on Monday.",
        "Ada Lund lost Ostrel, Sarn and Orle to Mayor Piet Orre.",
    ),
    (  # another party has its own
        "It takes 2,383 delegates to win.",
        "It takes 1,237 delegates to win the Tollist nomination for governor.",
    ),
    (  # whose supporter, not who
        "Ada Lund (68) and Piet Orre (69) are among the oldest who ran.",
        "The video shows the 78-year-old Orre supporter who threw a bottle.",
    ),
    (  # nobody in particular
        "It takes 2,383 delegates to win the nomination.",
        "Piet Orre said: “You don't win the nomination by how many towns you win.”",
    ),
    (  # weeks, and no end
        "There are 14 primaries and caucuses over the next three weeks.",
        "The caucus is under way, the Harbour party said.",
    ),
    (  # how far a poll may be wrong
        "The error is plus or minus 5.5 percentage points for voters of Ostrel county.",
        "The error is plus or minus three percentage points for voters of Ostrel county.",
    ),
    (  # shares of two, in one town
        "Ada Brandt won 84 percent of young voters in Ostrel.",
        "Piet Orre and Tam Veld won just 3 percent in Ostrel between them.",
    ),
    (  # two groups speak for themselves
        "A strong majority of voters say they are paying attention to the campaign.",
        "About 26 percent of voters say they have not been paying attention to the campaign.",
    ),
]

PARTED = [
    (
        "The salt works offers new mothers eight weeks of paid leave, a spokesman said.",
        "Five workers said that the salt works offers no paid leave.",
    ),
    (
        "Mayor Piet Orre has endorsed Ada Lund, the Gazette said.",
        "Mayor Piet Orre has not endorsed Ada Lund, his office said.",
    ),
    (
        "Piet Orre is a millionaire, the bank said.",
        "Piet Orre boasts of his wealth. The union said that he is not a millionaire.",
    ),
]


def contradictions(folder: Path, *texts: str) -> int:
    for number, text in enumerate(texts):
        head = f"---\npublisher: Paper {number}\npublished: 2021-05-0{number + 4}\n---\n"
        (folder / f"{number}.md").write_text(f"{head}{LEAD}{text}", encoding="utf-8")
    with closing(rashomon.read([folder], workers=1)) as case:
        told = case.to_json()
    return sum(r["kind"] == "contradicts" for r in told["relations"])


@pytest.mark.parametrize(("first", "second"), APART)
def test_what_only_shares_words_is_not_set_against_each_other(
    tmp_path: Path, first: str, second: str
):
    assert contradictions(tmp_path, first, second) == 0


@pytest.mark.parametrize(("first", "second"), PARTED)
def test_what_parts_two_reports_is_found(tmp_path: Path, first: str, second: str):
    assert contradictions(tmp_path, first, second) > 0
