"""Find numbers in digits and words.

    lexemes -> "two hundred and fifty", "2.5 million", "tens of thousands", "two-thirds" -> Numeral

A numeral is only a number. Whether it counts something, dates something or is part of a name is
decided by `quantities` and `times`.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.text.lexicon import load_rows, load_words
from rashomon.text.stretches import stretch_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rashomon.text.lexemes import Lexeme

DIGITS_LIMIT = 18
"""Longest run of digits read as a number; what is longer is a code."""

OPEN_PLURAL = 2
"""Least count of an open plural: "hundreds" are at least two hundred."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number: its lexemes (end exclusive) and what it says."""

    first: int
    end: int
    value: float | None
    """None: open ("dozens", "several")."""
    least: float | None
    """Least value of an open numeral; None: not open, or open without a bound ("several")."""
    form: str
    """digits, scaled (digits and a scale), words, fraction, open, couple, fold, stretch."""
    scale: float = 1
    """The scale word at the end ("million"), for "3 to 5 million"."""
    close: int | None = None
    """One past what goes on behind the unit ("an hour | and a half"); None: nothing does."""


@lru_cache(maxsize=1)
def number_words() -> dict[str, tuple[str, float]]:
    """Load the words numbers are made of: word -> kind, value."""
    return {row[0]: (row[1], float(Fraction(row[2]))) for row in load_rows("number_words")}


def find_numerals(lexemes: Sequence[Lexeme]) -> list[Numeral]:
    """Find all numerals in text order, longest first where two begin together."""
    found: list[Numeral] = []
    i = 0
    while i < len(lexemes):
        numeral = _numeral(lexemes, i)
        if numeral:
            found.append(numeral)
        i = numeral.end if numeral else i + 1
    return found


def _numeral(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    lexeme = lexemes[i]
    ratio = _ratio(lexemes, i)
    if ratio or lexeme.kind == "number":
        return ratio or _digits(lexemes, i)
    if lexeme.kind != "word":
        return None
    kind = _kind(lexemes, i)
    if kind is None and lexeme.low not in ("a", "an"):
        return _fold(lexeme, i) or _sign(lexeme, i)
    for rule in _WORD_RULES:
        numeral = rule(lexemes, i)
        if numeral:
            return numeral
    return None


def _ratio(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    """Read "one in five children", "1 out of 4 houses"."""
    if lexemes[i].low not in ("one", "1"):
        return None
    joint = _lows(lexemes, i + 1, 2)
    at = i + 2 if joint[:1] == ["in"] else i + 3 if joint == ["out", "of"] else len(lexemes)
    whole = _numeral(lexemes, at) if at < len(lexemes) else None
    if whole is None or whole.form not in ("digits", "words") or whole.value is None:
        return None
    after = lexemes[whole.end] if whole.end < len(lexemes) else None
    is_noun = after is not None and after.kind == "word" and after.low not in _time_units()
    is_share = is_noun and 1 < whole.value <= MOST_PARTS
    return Numeral(i, whole.end, 1 / whole.value, None, "fraction") if is_share else None


MOST_PARTS = 1000
"""Most parts of a ratio in words; "one in 2015" is a year."""


@lru_cache(maxsize=1)
def _time_units() -> frozenset[str]:
    """Load the units of time: "one in three hours" is no share."""
    return frozenset(form for form, _, kind in load_rows("units") if kind == "time")


def _stretch(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    """Read "about | a | minute", "half an | hour"; the unit follows."""
    found = stretch_at(lexemes, i)
    if found is None:
        return None
    unit, count, close = found
    return Numeral(i, unit, count, None, "stretch", close=close)


def _digits(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    if len(lexemes[i].low) > DIGITS_LIMIT:
        return None
    value, end, form = float(lexemes[i].low), i + 1, "digits"
    part = _fraction_sign(lexemes, end)
    if part:
        value, end, form = value + part[0], part[1], "fraction"
    elif _low(lexemes, end) == "/" and lexemes[end].glued:
        over = _glued_number(lexemes, end + 1)
        if over and _low(lexemes, end + 2) != "/":
            return Numeral(i, end + 2, value / over, None, "fraction")
    scale = _scale(lexemes, end)
    if scale:
        exact = Fraction(lexemes[i].low) if not part else Fraction(value)  # 4.1 billion
        whole = float(exact * Fraction(scale[0]))
        return Numeral(i, scale[1], whole, None, "scaled", scale[0])
    return Numeral(i, end, value, None, form)


def _fraction_sign(lexemes: Sequence[Lexeme], at: int) -> tuple[float, int] | None:
    """Read "½", "1/2" or "and a half" after a whole number."""
    sign = _sign(lexemes[at], at) if at < len(lexemes) else None
    if sign and sign.value is not None:
        return sign.value, sign.end
    over = _glued_number(lexemes, at + 2)
    under = lexemes[at].low if over and lexemes[at].kind == "number" else ""
    if (
        over
        and under.isdigit()
        and lexemes[at + 1].low == "/"
        and float(under) < over <= 16
    ):
        return float(under) / over, at + 3
    if _lows(lexemes, at, 3) == ["and", "a", "half"]:
        return 0.5, at + 3
    return None


def _glued_number(lexemes: Sequence[Lexeme], at: int) -> float:
    if at < len(lexemes) and lexemes[at].kind == "number" and lexemes[at].glued:
        return float(lexemes[at].low) if len(lexemes[at].low) <= DIGITS_LIMIT else 0.0
    return 0.0


def _scale(lexemes: Sequence[Lexeme], at: int) -> tuple[float, int] | None:
    """Read "million", "-million", "dozen" or a glued "m" after digits."""
    if _low(lexemes, at) == "-" and _kind(lexemes, at + 1) == "scale":
        at += 1
    kind = _kind(lexemes, at)
    is_suffix = kind == "suffix" and lexemes[at].glued and _is_scale_suffix(lexemes, at)
    if kind in ("scale", "hundred", "dozen") or is_suffix:
        return number_words()[lexemes[at].low][1], at + 1
    return None


@lru_cache(maxsize=1)
def _currency_codes() -> frozenset[str]:
    """Load the codes of currencies as printed: "EUR", "USD"."""
    return frozenset(form.upper() for form, _, kind in load_rows("units") if kind == "code")


def _is_scale_suffix(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell "$5m", "EUR5m" and "5m people" from "5m deep"; "5t" and "5b" are money only."""
    before = lexemes[at - 2] if at > 1 else None
    is_money = before is not None and (
        unicodedata.category(before.text[-1:] or " ") == "Sc"
        or before.text in _currency_codes()
    )
    if is_money or len(lexemes[at].low) > 1 or lexemes[at].low == "k":
        return True
    after = lexemes[at + 1] if at + 1 < len(lexemes) else None
    is_word = after is not None and after.kind == "word" and not after.glued
    return (
        lexemes[at].low == "m"
        and is_word
        and _low(lexemes, at + 1) not in load_words("after_metres")
    )


def _sign(lexeme: Lexeme, i: int) -> Numeral | None:
    """Read a fraction sign."""
    if len(lexeme.text) == 1 and lexeme.text > "\x7f":
        value = unicodedata.numeric(lexeme.text, None)
        if value is not None and 0 < value < 1:
            return Numeral(i, i + 1, value, None, "fraction")
    return None


def _fold(lexeme: Lexeme, i: int) -> Numeral | None:
    """Read "fourfold", "tenfold"."""
    stem = lexeme.low.removesuffix("fold")
    kind, value = number_words().get(stem, ("", 0.0))
    if stem != lexeme.low and kind in ("unit", "tens", "hundred"):
        return Numeral(i, i + 1, value, None, "fold")
    return None


def _open(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred", "several", "a couple of"."""
    at = i + 1 if lexemes[i].low == "a" else i
    kind = _kind(lexemes, at)
    if kind == "vague":
        return _open_plural(lexemes, i) if at == i else None
    if kind != "some":
        return None
    word = lexemes[at].low
    if _kind(lexemes, at + 1) in ("hundred", "scale", "dozen", "vague"):
        least = OPEN_PLURAL * number_words()[lexemes[at + 1].low][1]
        return Numeral(i, at + 2, None, least, "open", least / OPEN_PLURAL)
    if word == "couple":
        is_pair = at > i and _low(lexemes, at + 1) == "of"
        return Numeral(i, at + 1, 2.0, None, "couple") if is_pair else None
    if word == "several" or (word == "few" and at > i):
        return Numeral(i, at + 1, None, None, "open")
    return None


def _open_plural(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    least, at = OPEN_PLURAL * number_words()[lexemes[i].low][1], i + 1
    while _low(lexemes, at) == "of" and _kind(lexemes, at + 1) == "vague":
        least *= number_words()[lexemes[at + 1].low][1]
        at += 2
    is_bare = lexemes[i].low in ("tens", "scores") and at == i + 1
    if is_bare and _low(lexemes, at) not in ("of", "were", "are", "more"):
        return None  # "he scores twice"
    return Numeral(i, at, None, least, "open")


def _part(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    """Read "half", "half a million", "a third of", "one-third", "two-thirds"."""
    if lexemes[i].low == "half":
        return _half(lexemes, i)
    at = i + 1
    is_hyphen = _low(lexemes, at) == "-"
    if is_hyphen:
        at += 1
    part = number_words().get(_low(lexemes, at), ("", 0.0))
    if lexemes[i].low == "a":
        is_share = part[0] == "part" and _low(lexemes, at + 1) == "of"
        return Numeral(i, at + 1, part[1], None, "fraction") if is_share else None
    kind, count = number_words().get(lexemes[i].low, ("", 0.0))
    if kind != "unit" or part[0] != ("part" if count == 1 else "parts"):
        return None
    return Numeral(i, at + 1, count * part[1], None, "fraction")


def _half(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    before, after = _low(lexemes, i - 1), _low(lexemes, i + 1)
    if (before, "before", "other") in load_rows("half_contexts"):
        return None
    at = i + 1
    while _low(lexemes, at) in ("a", "an", "-"):
        at += 1
    if _kind(lexemes, at) in ("scale", "dozen", "hundred"):
        scale = number_words()[lexemes[at].low][1]
        return Numeral(i, at + 1, scale / 2, None, "words", scale)
    places = {(before, "before", "share"), (after, "after", "share")}
    if places & set(load_rows("half_contexts")):
        return Numeral(i, i + 1, 0.5, None, "fraction")
    return None


def _cardinal(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    """Read a cardinal in words; the parts must follow in the order of counting."""
    count, at = _Count(), i
    if lexemes[i].low in ("a", "an"):
        if _kind(lexemes, i + 1) not in ("hundred", "scale", "dozen"):
            return None
        count.add("unit", 1)
        at = i + 1
    end = _count_on(lexemes, at, count)
    if end == at:
        return None
    part = _fraction_sign(lexemes, end) if count.last == "unit" else None
    if part and lexemes[end].low == "and":
        count.current += part[0]
        end = _count_on(lexemes, part[1], count)
    return Numeral(i, end, count.total + count.current, None, "words", count.scale)


def _count_on(lexemes: Sequence[Lexeme], at: int, count: _Count) -> int:
    """Add the parts from `at` on; give the end of the last one that fits."""
    end = at
    while count.add(*number_words().get(_low(lexemes, at), ("", 0.0))):
        end = at = at + 1
        joint = _low(lexemes, at)
        if joint == "-" or (joint == "and" and count.last in ("hundred", "scale")):
            at += 1
    return end


@dataclass(slots=True)
class _Count:
    """A cardinal as it is being read."""

    total: float = 0
    current: float = 0
    last: str = ""
    scale: float = 1

    def add(self, kind: str, value: float) -> bool:
        """Take one more part; tell whether it can follow."""
        adders: dict[str, Callable[[float], bool]] = {
            "unit": self._unit,
            "tens": self._tens,
            "hundred": self._hundred,
            "dozen": self._scale,
            "scale": self._scale,
        }
        if kind not in adders or not adders[kind](value):
            return False
        self.last = kind
        return True

    def _unit(self, value: float) -> bool:
        if self.last == "unit" or (self.last == "tens" and not 0 < value < 10):
            return False
        self.current += value
        return True

    def _tens(self, value: float) -> bool:
        if self.last in ("unit", "tens"):
            return False
        self.current += value
        return True

    def _hundred(self, value: float) -> bool:
        if self.last not in ("unit", "tens") or self.current >= value:
            return False
        self.current *= value
        return True

    def _scale(self, value: float) -> bool:
        if not self.current:
            return False
        self.total += self.current * value
        self.current, self.scale = 0, value
        return True


def _kind(lexemes: Sequence[Lexeme], at: int) -> str | None:
    found = number_words().get(_low(lexemes, at))
    return found[0] if found else None


def _low(lexemes: Sequence[Lexeme], at: int) -> str:
    return lexemes[at].low if 0 <= at < len(lexemes) else ""


def _lows(lexemes: Sequence[Lexeme], at: int, count: int) -> list[str]:
    return [lexeme.low for lexeme in lexemes[at : at + count]]


_WORD_RULES = (_stretch, _open, _part, _cardinal)
