"""Turn lexemes into the items time expressions are made of, one letter each.

    lexemes, numerals -> "July", "2", ",", "2013" -> items -> their codes "MDcY"

Rules for time expressions are then short patterns over the string of codes (`time_rules`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.text.lexemes import Lexeme, find_lexemes
from rashomon.text.lexicon import load_mapping, load_rows
from rashomon.text.numerals import Numeral, find_numerals
from rashomon.text.parse import Parse
from rashomon.text.spoken_clock import spoken_clock

if TYPE_CHECKING:
    from collections.abc import Sequence

CODES = {
    "month": "M", "weekday": "W", "unit": "U", "units": "V", "quarter": "Q", "season": "S",
    "part": "P", "clock": "k", "half": "m", "oclock": "l", "zone": "Z", "zoneend": "z",
    "dayword": "w", "present": "R", "past": "R", "future": "r", "last": "L", "next": "X",
    "this": "T", "edge": "E", "end": "e", "the": "d", "article": "a", "of": "o", "to": "t",
    "and": "&", "ago": "g", "between": "B", "from": "F", "each": "p", "in": "i",
    "on": "n", "at": "@", "fiscal": "f", "old": "y", "half_year": "H", "period": "q", "decade": "x",
    "set": "s", "vaguenumber": "v",
}  # fmt: skip
"""Letter of each kind of `time_words.tsv`. Besides: D day number, Y year, N other number,
O ordinal, C clock time, K whole date, ' apostrophe, and - , ( ) . for themselves."""

EARLIEST, LATEST = 1000, 2199
"""Numbers of four digits that can be years."""

_NAME_POS = ("PROPN", "NOUN", "NUM", "X")
_MARKS = {"-": "-", "–": "-", "—": "-", "−": "-", ",": ",", "'": "'", "’": "'", ".": "."}


@dataclass(frozen=True, slots=True)
class Item:
    """One or more lexemes that mean one thing in a time expression."""

    code: str
    start: int
    end: int
    low: str
    value: int | float | str | None
    """Month, day, year or count; "07:37" of a clock time; EDTF of a whole date; the value of
    `time_words.tsv` for words."""
    token: int
    first: int
    """Index of its first lexeme."""
    last: int
    """One past its last lexeme."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The lexemes, numerals and items of a document."""

    parse: Parse
    lexemes: tuple[Lexeme, ...]
    numerals: tuple[Numeral, ...]
    items: tuple[Item, ...]
    codes: str
    """One letter an item."""


def read_items(parse: Parse) -> Reading:
    """Cut a parse into items."""
    lexemes = find_lexemes(parse)
    numerals = tuple(find_numerals(lexemes))
    items = tuple(_Builder(parse, lexemes, numerals).build())
    return Reading(parse, lexemes, numerals, items, "".join(item.code for item in items))


@lru_cache(maxsize=1)
def time_words() -> dict[str, tuple[tuple[str, str], ...]]:
    """Load the time words: word -> its kinds and values in order."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for word, kind, value in load_rows("time_words"):
        found[word] = (*found.get(word, ()), (kind, value))
    return found


@lru_cache(maxsize=1)
def _short_names() -> frozenset[str]:
    """Months and weekdays in a shorter form than another word of the same meaning."""
    longest: dict[tuple[str, str], str] = {}
    names = [row for row in load_rows("time_words") if row[1] in ("month", "weekday")]
    for word, kind, value in names:
        longest[kind, value] = max(word, longest.get((kind, value), ""), key=len)
    return frozenset(word for word, kind, value in names if longest[kind, value] != word)


class _Builder:
    """Walks the lexemes once."""

    def __init__(
        self, parse: Parse, lexemes: Sequence[Lexeme], numerals: Sequence[Numeral]
    ) -> None:
        self._parse = parse
        self._lexemes = lexemes
        self._numerals = {numeral.first: numeral for numeral in numerals}
        self._ordinals = load_mapping("ordinals")

    def build(self) -> list[Item]:
        items: list[Item] = []
        i = 0
        while i < len(self._lexemes):
            item = self._item(i)
            i = item.last
            items.append(item)
        return items

    def _item(self, i: int) -> Item:
        spoken = spoken_clock(self._parse, self._lexemes, self._numerals, i)
        if spoken:
            return self._make("C", i, spoken[1], spoken[0])
        if self._lexemes[i].kind == "number":
            return self._whole_date(i) or self._clock(i) or self._number(i)
        if i in self._numerals:
            numeral = self._numerals[i]
            if numeral.form in ("words", "couple"):
                return self._make("N", i, numeral.end, numeral.value)
        return self._word(i)

    def _make(
        self, code: str, first: int, last: int, value: int | float | str | None = None
    ) -> Item:
        head = self._lexemes[first]
        end = self._lexemes[last - 1].end
        return Item(code, head.start, end, head.low, value, head.token, first, last)

    def _word(self, i: int) -> Item:
        lexeme = self._lexemes[i]
        if lexeme.kind != "word":
            return self._mark(i)
        if lexeme.low in self._ordinals:
            return self._make("O", i, i + 1, int(self._ordinals[lexeme.low]))
        for kind, value in time_words().get(lexeme.low, ()):
            if kind in CODES and self._fits(i, kind):
                end = self._stop_end(i) if kind in ("month", "weekday") else i + 1
                plain: int | str = int(value) if kind in ("month", "weekday") else value
                return self._make(CODES[kind], i, end, plain)
        return self._make(".", i, i + 1)

    def _mark(self, i: int) -> Item:
        return self._make(_MARKS.get(self._lexemes[i].text, "_"), i, i + 1)

    def _fits(self, i: int, kind: str) -> bool:
        """Tell a month, weekday or season from the verb or noun of the same letters."""
        lexeme = self._lexemes[i]
        pos = self._parse.tokens[lexeme.token].pos
        if kind in ("month", "weekday"):
            return lexeme.text[0].isupper() and self._is_calendar_name(i, pos)
        if kind == "season":
            return pos in _NAME_POS
        if kind == "zone":
            return (
                lexeme.text in ("local", "z")
                or lexeme.text.isupper()
                or self._is_time(i + 1)
            )
        return True

    def _is_time(self, i: int) -> bool:
        return i < len(self._lexemes) and self._lexemes[i].low == "time"

    def _is_calendar_name(self, i: int, pos: str) -> bool:
        """Tell "Jan. 5" from Jan and "Sun, 5 May" from the Sun: short names need a figure."""
        beside = [self._lexemes[k] for k in (i + 1, i - 1) if 0 <= k < len(self._lexemes)]
        has_number = any(lexeme.kind == "number" for lexeme in beside)
        if self._lexemes[i].low not in _short_names():
            return pos in _NAME_POS or has_number
        has_stop = beside and beside[0].text == "." and beside[0].glued
        return has_number or (bool(has_stop) and pos in _NAME_POS)

    def _stop_end(self, i: int) -> int:
        """Take the stop of "Oct." along."""
        following = self._lexemes[i + 1] if i + 1 < len(self._lexemes) else None
        is_stop = following is not None and following.text == "." and following.glued
        return i + 2 if is_stop and self._lexemes[i].low in _short_names() else i + 1

    def _number(self, i: int) -> Item:
        lexeme, numeral = self._lexemes[i], self._numerals.get(i)
        if numeral is None or numeral.form in ("scaled", "fraction"):
            end = numeral.end if numeral else i + 1
            return self._make("N", i, end, numeral.value if numeral else None)
        after = self._lexemes[i + 1] if i + 1 < len(self._lexemes) else None
        if after and after.glued and after.low in ("st", "nd", "rd", "th"):
            return self._make("O", i, i + 2, int(float(lexeme.low)))
        if not lexeme.text.isdigit():
            return self._make("N", i, i + 1, float(lexeme.low))
        value = int(lexeme.text)
        if after and after.glued and after.text == "s":
            return self._decade(i, value)
        if len(lexeme.text) == 4 and EARLIEST <= value <= LATEST:
            return self._make("Y", i, i + 1, value)
        is_day = len(lexeme.text) <= 2 and 1 <= value <= 31
        return self._make("D" if is_day else "N", i, i + 1, value)

    def _decade(self, i: int, value: int) -> Item:
        """Read "1990s" and "90s"; whose nineties is left to the usual century."""
        digits = self._lexemes[i].text
        if len(digits) == 4 and value % 10 == 0 and EARLIEST <= value <= LATEST:
            known = digits[:2] + "XX" if value % 100 == 0 else digits[:3] + "X"
            return self._make("x", i, i + 2, known)
        if len(digits) == 2 and value % 10 == 0 and value >= 20:
            return self._make("x", i, i + 2, digits[0])
        return self._make(".", i, i + 2)

    def _glued(self, i: int, text: str) -> bool:
        at = self._lexemes[i] if i < len(self._lexemes) else None
        return at is not None and at.glued and at.text in text

    def _glued_digits(self, i: int) -> str:
        at = self._lexemes[i] if i < len(self._lexemes) else None
        return (
            at.text if at and at.glued and at.kind == "number" and at.text.isdigit() else ""
        )

    def _whole_date(self, i: int) -> Item | None:
        """Read 2013-07-02, 2013/07/02 and, where the order is certain, 17/10/2014."""
        if not (self._glued(i + 1, "-/") and self._glued(i + 3, self._lexemes[i + 1].text)):
            return None
        parts = [
            self._lexemes[i].text,
            self._glued_digits(i + 2),
            self._glued_digits(i + 4),
        ]
        if not all(part.isdigit() for part in parts):
            return None
        edtf = _date_edtf(*parts)
        return self._make("K", i, i + 5, edtf) if edtf else None

    def _clock(self, i: int) -> Item | None:
        """Read 07:37, 7.37 before a zone or "a.m.", and 0737 before a zone."""
        digits = self._lexemes[i].text
        if self._glued(i + 1, ":") and len(self._glued_digits(i + 2)) == 2:
            has_seconds = self._glued(i + 3, ":") and len(self._glued_digits(i + 4)) == 2
            end = i + 5 if has_seconds else i + 3
            return self._clock_item(i, end, digits, self._lexemes[i + 2].text)
        after = self._lexemes[i + 1].low if i + 1 < len(self._lexemes) else ""
        kinds = {kind for kind, _ in time_words().get(after, ())}
        if not kinds & {"zone", "half"} and after != "hours":
            return None
        whole, _, rest = digits.partition(".")
        if len(rest) == 2:
            return self._clock_item(i, i + 1, whole, rest)
        if len(digits) == 4 and digits.isdigit() and "half" not in kinds:
            end = i + 2 if after == "hours" else i + 1
            return self._clock_item(i, end, digits[:2], digits[2:])
        return None

    def _clock_item(self, first: int, end: int, hour: str, minute: str) -> Item | None:
        if len(hour) > 2 or not hour.isdigit() or int(hour) > 24 or int(minute) > 59:
            return None
        return self._make("C", first, end, f"{int(hour):02d}:{minute}")


def _date_edtf(first: str, second: str, third: str) -> str | None:
    """Read the three numbers of a date; None where the order of day and month is open."""
    if len(first) == 4 and len(second) <= 2 and len(third) <= 2:
        return _valid(int(first), int(second), int(third))
    if len(third) != 4 or len(first) > 2 or len(second) > 2:
        return None
    year, a, b = int(third), int(first), int(second)
    if a > 12 or a == b:
        return _valid(year, b, a)
    return _valid(year, a, b) if b > 12 else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
