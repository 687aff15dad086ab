"""Read hours in words: "a quarter past nine", "ten minutes to four", "shortly before six".

lexemes, numerals -> hour and minute, one past the last lexeme

"Ten to four" alone is as often a score or a range: it needs "minutes", or "at" before it. A
number alone counts far more often than it tells the hour: it needs words of time before it.
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

NEAR = frozenset({"shortly", "just", "soon", "right", "long", "sometime", "well"})
ABOUT = frozenset({"about", "around", "roughly", "nearly", "almost", "exactly"})

BEFORE_HOUR = frozenset({"at", "about", "around", "until", "by", "before", "after"})
"""Words before "ten to four" that make it an hour."""


BARE: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (NEAR, frozenset({"before", "after"})),  # "shortly before six"
    (frozenset({"at"}), ABOUT),  # "at around four"
    (frozenset({"until", "till", "from"}), ABOUT),  # "from about three until"
    (frozenset(), frozenset({"until", "till"})),  # "until six"
)
"""Two words before a number by which it is an hour; none: whatever the first is."""

FIGURED = frozenset(
    {
        "put",
        "set",
        "stand",
        "estimate",
        "remain",
        "reckon",
        "value",
        "keep",
        "hold",
        "count",
    }
)
"""Verbs after which "at about four" is a figure: "put the dead at about four"."""

LONGEST_CLAUSE = 10
"""Words back among which such a verb stands."""


def spoken_clock(
    parse: Parse, lexemes: Sequence[Lexeme], numerals: Mapping[int, Numeral], i: int
) -> tuple[str, int] | None:
    """Read an hour in words that begins at a lexeme.

    Returns:
        "09:15" and one past its last lexeme; None: no hour begins here.
    """
    return _with_minutes(parse, lexemes, numerals, i) or _bare(parse, lexemes, numerals, i)


def _with_minutes(
    parse: Parse, lexemes: Sequence[Lexeme], numerals: Mapping[int, Numeral], i: int
) -> tuple[str, int] | None:
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


def _bare(
    parse: Parse, lexemes: Sequence[Lexeme], numerals: Mapping[int, Numeral], i: int
) -> tuple[str, int] | None:
    """Read "six" after "shortly before", "four" after "at around"."""
    hour = numerals.get(i)
    if hour is None or not _is_hour(hour) or hour.end != i + 1:
        return None
    before = _low(lexemes, i - 2), _low(lexemes, i - 1)
    is_timed = any(
        before[1] in near and (not far or before[0] in far) for far, near in BARE
    )
    if not is_timed and not _opens(parse, lexemes, i):
        return None
    if _goes_on(parse, lexemes, i + 1) or _is_figured(parse, lexemes[i].token):
        return None
    return f"{int(hour.value or 0):02d}:00", i + 1


def _opens(parse: Parse, lexemes: Sequence[Lexeme], i: int) -> bool:
    """See "At four the guards ran", "At six, she said" at the head of a sentence."""
    if _low(lexemes, i - 1) != "at" or i + 1 >= len(lexemes):
        return False
    first = lexemes[i - 1].token
    if parse.sentences[parse.tokens[first].sentence][0] != first:
        return False
    following = lexemes[i + 1]
    return following.text == "," or parse.tokens[following.token].pos in {"DET", "PRON"}


def _goes_on(parse: Parse, lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether what follows makes a number a count: "four men", "six of them", "two were"."""
    if at >= len(lexemes) or lexemes[at].kind == "break":
        return False
    if lexemes[at].kind != "word":
        return lexemes[at].text not in ",.;:)”\"'’!?–—" or (
            lexemes[at].glued
            and (at + 1 < len(lexemes) and lexemes[at + 1].kind == "number")
        )
    pos = parse.tokens[lexemes[at].token].pos
    return lexemes[at].low in COUNTING or pos in {
        "NOUN",
        "PROPN",
        "ADJ",
        "AUX",
        "NUM",
        "VERB",
    }


COUNTING = frozenset({"of", "or", "to", "per", "more", "other", "others", "percent"})
"""Words after a number that counts."""


def _is_figured(parse: Parse, token: int) -> bool:
    first = parse.sentences[parse.tokens[token].sentence][0]
    words = parse.tokens[max(first, token - LONGEST_CLAUSE) : token]
    return any(word.lemma in FIGURED and word.pos == "VERB" for word in words)


def _minutes(
    lexemes: Sequence[Lexeme], numerals: Mapping[int, Numeral], i: int
) -> tuple[int, int, bool] | None:
    """Give the minutes, the lexeme after them, and whether they are called so."""
    low = _low(lexemes, i)
    if i not in numerals and low != "a" and low not in PARTS:
        return None
    first = i + 1 if low == "a" else i
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
