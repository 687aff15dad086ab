"""Tell pounds of money from pounds of weight by the words beside them.

"38,000 pounds were raised" -> GBP; "38 pounds of powder", "weighs 38 pounds" -> lb
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.text.lexicon import load_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.text.lexemes import Lexeme
    from rashomon.text.unit_names import Unit

POUND = frozenset({"pound", "pounds"})

MILLIONS = frozenset({"million", "billion", "trillion", "m", "bn"})
"""Figures that only money and what has an "of" behind it reach."""

REACH = 5
"""Lexemes before a figure among which a word of weight stands: "lost some 30 pounds"."""


def as_money(lexemes: Sequence[Lexeme], figure: int, unit: Unit) -> Unit:
    """Give the unit of a figure, with pounds as money where nothing says that they are weight.

    Args:
        lexemes: The document's.
        figure: The first lexeme of the figure.
        unit: The unit behind it.
    """
    words = [lexeme.low for lexeme in lexemes[unit.first : unit.end]]
    if not words or words[0] not in POUND or _is_weight(lexemes, figure, unit):
        return unit
    return replace(unit, name=unit.name.replace("lb", "GBP", 1), kind="currency")


def _is_weight(lexemes: Sequence[Lexeme], figure: int, unit: Unit) -> bool:
    weights = load_words("weight_words")
    before = {lexeme.low for lexeme in lexemes[max(figure - REACH, 0) : figure]}
    after = [lexeme.low for lexeme in lexemes[unit.end : unit.end + 2]]
    last = lexemes[unit.first - 1]
    if after[:1] == ["of"]:
        return True
    if last.low in MILLIONS:  # "the firm lost 30 million pounds"
        return False
    if not weights.isdisjoint(before) or not weights.isdisjoint(after):
        return True
    is_joined = last.text in "-–‑"  # "a 500-pound bomb"
    return is_joined and load_words("money_nouns").isdisjoint(after)
