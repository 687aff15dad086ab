import pytest

from rashomon.text.lexemes import find_lexemes
from rashomon.text.numerals import find_numerals
from rashomon.text.parse import parse_blocks


def numerals(text: str) -> list[tuple[str, float | None, float | None]]:
    lexemes = find_lexemes(parse_blocks(text, [(0, len(text))]))
    return [
        (text[lexemes[n.first].start : lexemes[n.end - 1].end], n.value, n.least)
        for n in find_numerals(lexemes)
    ]


@pytest.mark.parametrize(
    ("text", "words", "value", "least"),
    [
        ("They saw 12,000 men.", "12,000", 12000, None),
        ("It cost 2.5 million crowns.", "2.5 million", 2.5e6, None),
        ("It cost 5bn crowns.", "5bn", 5e9, None),  # glued suffix
        ("two hundred and fifty men", "two hundred and fifty", 250, None),
        ("Twenty-five men came.", "Twenty-five", 25, None),
        ("a hundred men", "a hundred", 100, None),
        ("twelve hundred men", "twelve hundred", 1200, None),
        (
            "one million two hundred thousand men",
            "one million two hundred thousand",
            1.2e6,
            None,
        ),
        ("two and a half million men", "two and a half million", 2.5e6, None),
        ("half a million men", "half a million", 5e5, None),
        ("a dozen men", "a dozen", 12, None),
        ("two dozen men", "two dozen", 24, None),
        ("half a dozen men", "half a dozen", 6, None),
        ("dozens of men", "dozens", None, 24),
        ("scores of men", "scores", None, 40),
        ("hundreds of men", "hundreds", None, 200),
        ("tens of thousands of men", "tens of thousands", None, 20000),
        ("several hundred men", "several hundred", None, 200),
        ("several men", "several", None, None),  # no bound in the word
        ("a couple of men", "a couple", 2, None),
        ("two-thirds of them", "two-thirds", 2 / 3, None),
        ("a quarter of them", "a quarter", 0.25, None),
        ("half of them", "half", 0.5, None),
        ("It is 1/16 of it.", "1/16", 0.0625, None),
        ("about 2½ miles", "2½", 2.5, None),
        ("a fourfold rise", "fourfold", 4, None),
    ],
)
def test_reads_a_number(text: str, words: str, value: float | None, least: float | None):
    assert numerals(text) == [(words, value, least)]


@pytest.mark.parametrize(
    "text",
    [
        "He scores with ease.",  # a verb
        "a third man",  # an ordinal
        "the second half",
        "a married couple",
        "few came",  # says less than a number
        "9" * 40,  # a code
        "",
    ],
)
def test_finds_no_number(text: str):
    assert numerals(text) == []


def test_neighbours_stay_apart():
    assert [n[0] for n in numerals("one two three")] == ["one", "two", "three"]


def test_no_numeral_reaches_into_the_next_block():
    text = "They counted two\n\nHundred Acre Wood"
    assert numerals(text)[0][0] == "two"
