"""Read hours in words: "a quarter past nine", "three minutes past two", "ten minutes to four".

lexemes, numerals -> hour and minute, one past the last lexeme

"Ten to four" alone is as often a score or a range: it needs "minutes", or "at" before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rashomon.text.lexemes import Lexeme
    from rashomon.text.numerals import Numeral
    from rashomon.text.parse import Parse

PARTS = {"quarter": 15, "half": 30}

HOURS = 12

BEFORE_HOUR = frozenset({"at", "about", "around", "until", "by", "before", "after"})
"""Words before "ten to four" that make it an hour."""


def spoken_clock(
    parse: Parse, lexemes: Sequence[Lexeme], numerals: Mapping[int, Numeral], i: int
) -> tuple[str, int] | None:
    """Read an hour in words that begins at a lexeme.

    Returns:
        "09:15" and one past its last lexeme; None: no hour begins here.
    """
    found = _minutes(lexemes, numerals, i)
    if found is None:
        return None
    minutes, at, is_sure = found
    joint = _low(lexemes, at)
    hour = numerals.get(at + 1)
    if joint not in ("past", "to") or hour is None or not _is_hour(hour):
        return None
    is_sure = is_sure or (joint == "past" or _low(lexemes, i - 1) in BEFORE_HOUR)
    if not is_sure or _counts(parse, lexemes, hour.end):
        return None
    value = int(hour.value or 0) * 60 + (minutes if joint == "past" else -minutes)
    value = value % (HOURS * 60) if value >= (HOURS + 1) * 60 else value
    return f"{value // 60:02d}:{value % 60:02d}", hour.end


def _minutes(
    lexemes: Sequence[Lexeme], numerals: Mapping[int, Numeral], i: int
) -> tuple[int, int, bool] | None:
    """Give the minutes, the lexeme after them, and whether they are called so."""
    first = i + 1 if _low(lexemes, i) == "a" else i
    part = PARTS.get(_low(lexemes, first))
    if part is not None and (first == i or part == PARTS["quarter"]):
        return part, first + 1, True
    number = numerals.get(i)
    if number is None or number.form not in ("words", "digits") or number.value is None:
        return None
    if number.value != int(number.value) or not 1 <= number.value < 30:
        return None
    is_named = _low(lexemes, number.end) in ("minute", "minutes")
    return int(number.value), number.end + int(is_named), is_named


def _is_hour(numeral: Numeral) -> bool:
    value = numeral.value
    return numeral.form in ("words", "digits") and value in range(1, HOURS + 1)


def _counts(parse: Parse, lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether a noun follows: "ten to four odds"."""
    if at >= len(lexemes) or lexemes[at].kind != "word":
        return False
    return parse.tokens[lexemes[at].token].pos == "NOUN"


def _low(lexemes: Sequence[Lexeme], at: int) -> str:
    return lexemes[at].low if 0 <= at < len(lexemes) else ""
