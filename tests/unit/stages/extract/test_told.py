"""What belongs to a content by its grammar, and what stands beside it."""

from __future__ import annotations

import pytest

from reading import attributions_of

ROWS = [
    (  # "everything" is told, what is said of it is the writer's
        "Everything the mayor says is a lie.",
        ("the mayor", "Everything"),
    ),
    (
        "The guild built flats in the old port, amounting to what two senators said was fraud.",
        ("two senators", "what ... was fraud"),
    ),
    (
        "He wondered whether they would be fair, engaging in what analysts described as a trick.",
        ("analysts", "what ... as a trick"),
    ),
    (  # a comma before the closing mark: the quotation goes on
        "“Every time you do that,” Brandt said, referring to the map, “you lose the town to us.”",
        ("Brandt", "“Every time you do that,” ... “you lose the town to us.”"),
    ),
    (
        "“It never crossed my mind that we would lose,” she said later, and luck was a cause.",
        ("she", "“It never crossed my mind that we would lose,”"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_who_is_credited_with_what(text: str, expected: tuple[str, str]):
    assert expected in [(source, content) for source, _, content in attributions_of(text)]


def test_what_somebody_calls_something_of_his_own_is_no_credit_beside_it():
    told = attributions_of(
        "The army said it had repelled what it called an attack on the ford."
    )
    assert [source for source, _, _ in told] == ["The army"]


def test_a_content_does_not_end_with_a_word_that_opens_the_next_clause():
    text = (
        "The spot ends with footage of Brandt saying during the debate last week, "
        "“That makes me smart,” when Venn blamed him for the tax."
    )
    assert not [c for _, _, c in attributions_of(text) if c.endswith(" when")]


@pytest.mark.parametrize(
    "text",
    [
        "was saying was called says says says said. . he . mayor \u202e co-wrote: ,",
        "😀 without “If said. called The , without “If - : “If it says you,” he said , \u200b",
        'fraud," ” fraud," called called and without all says was - - mayor . truce and said. :',
    ],
)
def test_words_thrown_together_break_nothing(text: str):
    for found in attributions_of(text):
        assert found[2].strip()
