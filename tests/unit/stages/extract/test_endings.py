"""Credits at the end of a sentence in rarer words, and what only looks like one."""

from __future__ import annotations

import pytest

from reading import claims_of

CREDITED = [
    (  # a comparison that the parser takes for the clause
        (
            "Holes as deep as a well had stood in the track since June, two carters who keep "
            "goats there told the guild."
        ),
        "two carters who keep goats there",
    ),
    (
        "Masked men led the horses away; both of the grooms told us so.",
        "both of the grooms",
    ),
    (
        "The deputy gave the order by letter, I am told by a clerk who saw it.",
        "a clerk who saw it",
    ),
    ("His men had not been asleep, the captain let slip.", "the captain"),
    (
        "What I hear from cousins in Orle is different: the dyke was cut by the miners.",
        "cousins in Orle",
    ),
    ("Nobody in Orle ordered the felling of the oaks, in the mayor's view.", "the mayor's"),
    (
        "Mayor Ada Lund, who according to her aides had been in Orle since Monday, left at noon.",
        "her aides",
    ),
]

UNCREDITED = [
    "The track was so bad that nobody told us so.",
    "The carters went to the guild, and the smith told the boys a story.",
    "The gate was open, I am told.",
    "Nobody in Orle ordered the felling of the oaks, in our view.",
    "What we hear from the cellar is a dripping tap.",
    "In view of the rumours about the flood, the council makes the following known.",
]


@pytest.mark.parametrize(("text", "source"), CREDITED)
def test_a_credit_is_read_in_rarer_words(text: str, source: str):
    claims = [c for c in claims_of(text) if c.source is not None and c.source.span]
    assert {c.source.span.quote for c in claims if c.source and c.source.span} == {source}


@pytest.mark.parametrize("text", UNCREDITED)
def test_what_credits_nobody(text: str):
    claims = claims_of(text)
    assert claims
    assert not [c for c in claims if c.source is not None and c.source.span]


def test_what_stands_behind_told_us_so_is_the_writers():
    text = "Masked men led the horses away; both grooms told us so, and they sat far apart."
    sources = {
        c.span.quote: c.source.span.quote if c.source and c.source.span else None
        for c in claims_of(text)
    }
    assert sources["Masked men led the horses away"] == "both grooms"
    assert sources["they sat far apart"] is None


def test_what_somebody_spoke_of_takes_in_what_it_came_after():
    text = "Brenn Air spoke of a rough landing after a fuel leak and said all had survived."
    claims = {c.span.quote: c.source for c in claims_of(text)}
    source = claims["a rough landing after a fuel leak"]
    assert source is not None
    assert source.span is not None
    assert source.span.quote == "Brenn Air"
