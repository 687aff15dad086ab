"""Read stretches that are put without a number: "about a minute", "half an hour", "half a tonne".

lexemes -> article or "half" before a unit of time -> lexeme of the unit, how many of them

"A day" may also be a rate or a date ("$5 a day", "a day earlier"); only words of lasting before
it make it a stretch.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.text.lexicon import load_rows, load_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.text.lexemes import Lexeme

HALF = 0.5

FULL = frozenset({"full", "whole", "entire", "good"})
"""Words between the article and the unit that change nothing."""


def stretch_at(lexemes: Sequence[Lexeme], i: int) -> tuple[int, float, int] | None:
    """Read a stretch of time that begins here.

    Args:
        lexemes: The document's.
        i: Where it begins.

    Returns:
        The lexeme of its unit, how many of them, and one past the last lexeme; None: there is
        none.
    """
    if lexemes[i].low == "half":
        at = i + 1
        while _low(lexemes, at) in ("a", "an", "-"):
            at += 1
        is_unit = _is_unit(lexemes, at) or _low(lexemes, at) in _measures()
        return (at, HALF, at) if at > i + 1 and is_unit else None
    if lexemes[i].low not in ("a", "an"):
        return None
    at = i + 2 if _low(lexemes, i + 1) in FULL else i + 1
    if not _is_unit(lexemes, at) or not _lasts(lexemes, i, at):
        return None
    has_half = [_low(lexemes, at + k) for k in (1, 2, 3)] == ["and", "a", "half"]
    return (at, 1 + HALF, at + 4) if has_half else (at, 1, at)


def _is_unit(lexemes: Sequence[Lexeme], at: int) -> bool:
    return _low(lexemes, at) in _units()


@lru_cache(maxsize=1)
def _units() -> frozenset[str]:
    """Load the units of time in the singular."""
    return frozenset(
        name for form, name, kind in load_rows("units") if kind == "time" and form == name
    )


@lru_cache(maxsize=1)
def _measures() -> frozenset[str]:
    """Load the units of measure that can be halved: "half a tonne", "half a mile"."""
    forms = {form for form, _, kind in load_rows("units") if kind == "measure"}
    return frozenset(form for form in forms if f"{form}s" in forms and len(form) > 2)


def _lasts(lexemes: Sequence[Lexeme], i: int, at: int) -> bool:
    """Tell "for a minute" from "a minute later" and "for a second time"."""
    before, after = _low(lexemes, i - 1), lexemes[at + 1] if at + 1 < len(lexemes) else None
    is_up_to = before == "to" and _low(lexemes, i - 2) == "up"
    if before not in load_words("lasting_words") and not is_up_to:
        return False
    if after is None or after.kind != "word":
        return after is None or after.text != "-"
    follows = after.low not in load_words("apart_words")
    return follows and (
        lexemes[at].low != "second" or after.low in ("and", "before", "after")
    )


def _low(lexemes: Sequence[Lexeme], at: int) -> str:
    return lexemes[at].low if 0 <= at < len(lexemes) else ""
