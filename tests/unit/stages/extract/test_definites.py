"""Definite nouns and bodies that a name or a sentence before makes certain, and those left open."""

from __future__ import annotations

import pytest

from reading import claims_of

TAKEN_UP = [
    (  # a title before a name
        (
            'Gen. Arto Venn met reporters. "The pass is ours," Gen. Arto Venn said. '
            "The general recalled that the road had been cut."
        ),
        "Arto Venn",
    ),
    (  # two generals
        "Gen. Arto Venn met Gen. Olav Harde. The general said that the road had been cut.",
        None,
    ),
    (  # a ministry by its first word
        (
            "The Ministry of Mines of the Sarran Republic reported that two shafts had fallen in. "
            "At noon a third was shut, the ministry said."
        ),
        "The Ministry of Mines",
    ),
    (  # two of them
        (
            "The Ministry of Mines reported that two shafts had fallen in. The Ministry of Health "
            "reported that nine had died. At noon a third was shut, the ministry said."
        ),
        None,
    ),
    (  # who rejects a charge is the company
        "Brenn Copper rejects the charge. Its galleries are sealed, the company said.",
        "Brenn Copper",
    ),
    (  # a ministry is no company
        "The Defence Ministry rejects the charge. Its galleries are sealed, the company said.",
        None,
    ),
]

PRONOUNS = [
    (  # a body with a participle behind it, and a month in between
        (
            "The board set up after the Sella fire has found no fault with the crews. "
            "Nine people died on 6 March, it says in a report."
        ),
        "The board",
    ),
    (  # persons of a trade
        (
            "Two former carpenters tell another story. The yard owed the guild four months of "
            "fees, they say."
        ),
        "Two former carpenters",
    ),
    (  # others in the plural
        "Two former carpenters met three bakers. The yard owed the guild fees, they say.",
        None,
    ),
    (  # who was asked
        (
            "We asked the Trade Ministry to comment on 2 June. It did not reply. "
            "On 5 June it told television that the mill had been shut."
        ),
        "the Trade Ministry",
    ),
    (  # who stands behind the verb
        (
            "In the queue at the mill stands a porter with a bandaged hand. "
            "They left the gate at four, he says."
        ),
        "a porter with a bandaged hand",
    ),
    (  # a thing stands there
        (
            "In the yard of the mill stands a cart with a broken wheel. "
            "They left the gate at four, he says."
        ),
        None,
    ),
    (  # a quotation that began a sentence ago
        (
            'A slide buried a barn, said village official Fadil. "A man was in the barn when it '
            'came. His hat was found at noon," he said, adding that a dog was missing.'
        ),
        "village official Fadil",
    ),
    (  # whose opinion it is
        (
            "A veterinary laboratory in Orle examined nine hens. "
            "In its opinion the hens had eaten mouldy grain."
        ),
        "A veterinary laboratory in Orle",
    ),
]


def last_antecedent(text: str) -> str | None:
    sources = [c.source for c in claims_of(text) if c.source is not None]
    last = sources[-1].antecedent
    return last.quote if last else None


@pytest.mark.parametrize(("text", "expected"), TAKEN_UP)
def test_definite_nouns(text: str, expected: str | None):
    assert last_antecedent(text) == expected


@pytest.mark.parametrize(("text", "expected"), PRONOUNS)
def test_pronouns(text: str, expected: str | None):
    assert last_antecedent(text) == expected
