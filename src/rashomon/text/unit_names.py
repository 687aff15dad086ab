"""Recognise units of measure and currencies beside a number.

lexemes after a number -> "kilometres an hour" -> Unit("km/h")
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.text.lexicon import load_rows
from rashomon.text.time_items import time_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.text.lexemes import Lexeme

UNIT_WORDS = 4
"""Most lexemes of a unit in `units.tsv`."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit beside a number, as lexemes (end exclusive)."""

    name: str
    """Short form: km, kg, %, USD, mph, "USD/barrel"."""
    kind: str
    """measure, short, degree, share, time, times, magnitude, currency or code."""
    first: int
    end: int


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, ...], dict[str, str]]:
    """Load the units: words -> kind -> short form."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for form, name, kind in load_rows("units"):
        found.setdefault(tuple(form.split()), {})[kind] = name
    return found


def find_currency(lexemes: Sequence[Lexeme], at: int) -> tuple[int, str] | None:
    """Find a currency sign or code right before a number: its first lexeme and name."""
    for length in (2, 1):
        words = tuple(lexeme.low for lexeme in lexemes[max(0, at - length) : at])
        kinds = _table().get(words, {}) if len(words) == length else {}
        if "sign" in kinds and _is_sign(lexemes[at - length : at]):
            return at - length, kinds["sign"]
        if "code" in kinds and _is_code(lexemes[at - 1]):
            return at - length, kinds["code"]
    return None


def _is_sign(lexemes: Sequence[Lexeme]) -> bool:
    """Tell "A$5" from "a $5 note"."""
    first, last = lexemes[0], lexemes[-1]
    is_joined = last.glued or len(first.text) > 1
    is_code = first.text.isupper() or (last.text.isupper() and last.glued)
    return first is last or (is_code and is_joined)


def _is_code(lexeme: Lexeme) -> bool:
    return len(lexeme.text) == 2 or lexeme.text.isupper()


def find_unit(lexemes: Sequence[Lexeme], at: int, *, is_digits: bool) -> Unit | None:
    """Find the unit right after a number, with what it is per.

    Args:
        lexemes: The document's.
        at: The lexeme after the number.
        is_digits: The number is in digits, so that a single letter can be a unit.
    """
    start = at
    if _is_hyphen(lexemes, at):
        start = at + 1
    for length in range(UNIT_WORDS, 0, -1):
        words = tuple(lexeme.low for lexeme in lexemes[start : start + length])
        kinds = _table().get(words, {}) if len(words) == length else {}
        for kind, name in kinds.items():
            if _allows(lexemes[start], kind, is_digits=is_digits):
                return _per(lexemes, Unit(name, kind, start, start + length))
    return None


def measure_name(word: str) -> str | None:
    """Give the short form of a word that is a unit of measure, time or money."""
    kinds = _table().get((word,), {})
    return next((kinds[k] for k in ("measure", "time", "currency") if k in kinds), None)


def _is_hyphen(lexemes: Sequence[Lexeme], at: int) -> bool:
    return at < len(lexemes) and lexemes[at].text in "-–‑" and lexemes[at].glued


def _allows(lexeme: Lexeme, kind: str, *, is_digits: bool) -> bool:
    if kind == "sign":
        return lexeme.glued and len(lexeme.text) == 1 and not lexeme.text.isalpha()
    if kind == "code":
        return _is_code(lexeme)
    if kind == "degree":
        return lexeme.glued and lexeme.text.isupper()
    return kind != "short" or (is_digits and len(lexeme.text) == 1)


def _per(lexemes: Sequence[Lexeme], unit: Unit) -> Unit:
    """Add what a unit is per: "a barrel", "per square foot", "/share"."""
    if unit.end + 1 >= len(lexemes) or unit.kind in ("share", "times", "magnitude"):
        return unit
    link, after = lexemes[unit.end], lexemes[unit.end + 1]
    if after.kind != "word":
        return unit
    below = find_unit(lexemes, unit.end + 1, is_digits=False)
    is_per = link.low == "per" or (link.text == "/" and link.glued)
    if below and below.kind in ("measure", "time"):
        is_each = link.low in ("a", "an") and unit.kind != "time"
        is_rate = is_per or (is_each and not _is_time_apart(lexemes, below.end))
        return (
            Unit(f"{unit.name}/{below.name}", unit.kind, unit.first, below.end)
            if is_rate
            else unit
        )
    if is_per or (
        link.low in ("a", "an") and unit.kind == "currency" and after.low == "share"
    ):
        return Unit(f"{unit.name}/{after.low}", unit.kind, unit.first, unit.end + 2)
    return unit


def _is_time_apart(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell "5 dollars a year earlier" from a rate."""
    words = time_words().get(lexemes[at].low, ()) if at < len(lexemes) else ()
    return any(kind in ("ago", "apart") for kind, _ in words)


def rate_of(lexemes: Sequence[Lexeme], unit: Unit) -> Unit:
    """Add to a currency sign before the figure what follows the figure."""
    return _per(lexemes, unit)
