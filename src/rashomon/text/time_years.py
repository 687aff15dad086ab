"""Tell a year from a count of things: "in 2013" and "2000 people"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.text.lexicon import load_words

if TYPE_CHECKING:
    from rashomon.text.time_items import Reading

USUAL = range(1800, 2101)
"""Four digits that are a year where nothing says otherwise."""


def is_year(reading: Reading, i: int) -> bool:
    """Tell whether an item of four digits is a year.

    Returns:
        False where a currency sign or a bound stands before it, where it counts a plural noun
        ("2000 people", but not "the 2000 elections") or belongs to a name ("Route 2000").
    """
    item = reading.items[i]
    before = reading.items[i - 1] if i else None
    lexeme = reading.lexemes[item.first]
    mark = reading.lexemes[item.first - 1] if item.first else None
    if (
        lexeme.glued
        and mark is not None
        and mark.text not in ("(", "-", "–", "'", "’", '"', "“", "‘", "/", ",")
    ):
        return False
    if _measures(reading, item.last):
        return False
    code = before.code if before else ""
    if (code and code in "d") or (before and before.low in load_words("possessives")):
        return item.value in USUAL
    if _is_counted(reading, item.token):
        return False
    if before and before.low in load_words("year_prepositions"):
        return True
    return item.value in USUAL and not _is_named(reading, item.first)


def _measures(reading: Reading, at: int) -> bool:
    """Tell whether a unit or sign of measure follows."""
    if at >= len(reading.lexemes):
        return False
    lexeme = reading.lexemes[at]
    if lexeme.text == "%":
        return True
    return lexeme.glued and lexeme.kind == "word"


def _is_counted(reading: Reading, i: int) -> bool:
    """Tell whether a number token counts a plural noun to its right."""
    token = reading.parse.tokens[i]
    head = reading.parse.tokens[token.head]
    return (
        token.dep in ("nummod", "quantmod") and head.i > i and head.tag in ("NNS", "NNPS")
    )


def _is_named(reading: Reading, first: int) -> bool:
    """Tell whether a capitalised word that begins no sentence stands right before."""
    if not first:
        return False
    lexeme = reading.lexemes[first - 1]
    if lexeme.kind != "word" or not lexeme.text[0].isupper():
        return False
    token = reading.parse.tokens[lexeme.token]
    starts = reading.parse.sentences[token.sentence][0] == token.i
    return token.pos == "PROPN" and not starts
