"""Tell a stop that ends a sentence from one that ends an abbreviation.

text -> words with a stop -> where a sentence begins or goes on; whole words for the parser

The parser parts "Sgt. | Torr" and "No. | 5", and after "until 7 p.m." it runs on. What the list
does not settle is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from rashomon.text.lexicon import load_mapping, load_rows, load_words

_STOPPED = re.compile(
    r"(?<![\w.])(?P<word>[A-Za-z](?:[A-Za-z]|\.(?=[A-Za-z])){0,6}\.)"
    r"(?P<marks>[\"”’')\]]*)[^\S\n]+"
    r"(?P<next>[\"“‘(]?(?P<first>\w+))(?:[^\S\n]+(?P<second>\w+))?"
)
"""A short word with a stop, and the two words after it."""

_SENTENCE = re.compile(r"[^.!?\n]*\Z")
_HOUR = re.compile(r"\W*\b\d[\d:.]*\s*\Z")

LOOK_BACK = 200
"""Code points looked at for the beginning of a sentence."""

MIN_WORDS = 4
"""Fewest words that make a sentence before its hour ("The raid began at 8 p.m.")."""

ZONE_LETTERS = 5
"""Longest short form of a time zone ("EST", "AEST")."""

Found = re.Match[str]


def sentence_edges(text: str) -> Iterator[tuple[int, bool]]:
    """Give the words after abbreviations of which it is certain how they stand.

    Args:
        text: A piece for the parser.

    Yields:
        Place of the word in code points; whether a sentence begins there.
    """
    for found in _STOPPED.finditer(text):
        begins = _begins(text, found)
        if begins is not None:
            yield found.start("next"), begins


def spelled_out(text: str) -> Iterator[tuple[int, int, str]]:
    """Give abbreviations that the parser reads better as a word: place and word."""
    for found in _STOPPED.finditer(text):
        word = _whole_words().get(found["word"].lower())
        if word and _begins(text, found) is not None:
            yield *found.span("word"), word


@lru_cache(maxsize=1)
def _whole_words() -> dict[str, str]:
    return {form: put for form, _, put in load_rows("abbreviations") if put != "-"}


def _begins(text: str, found: Found) -> bool | None:
    """Tell whether a sentence begins after an abbreviation; None: the parser decides."""
    kind = load_mapping("abbreviations").get(found["word"].lower())
    return AFTER[kind](text, found) if kind else None


def _after_name_part(_text: str, found: Found) -> bool | None:
    """See "Sgt. Torr"; "He met the Gov. The talks ..." is left open."""
    opens = found["first"].lower() in load_words("sentence_openers")
    is_name = found["word"][0].isupper() and not found["marks"] and not opens
    return False if is_name and found["first"][0].isupper() else None


def _after_street(text: str, found: Found) -> bool | None:
    """See "St. Mary"; after "Main St." a sentence may begin."""
    before = text[: found.start()].rstrip(" ").rpartition(" ")[2][:1]
    return None if before.isupper() or before.isdigit() else _after_name_part(text, found)


def _after_label(text: str, found: Found) -> bool | None:
    """See "checkpoint No. 5"; "Did it hold? No. 12 men fled" is left open."""
    is_within = text[: found.start()].rstrip(" ")[-1:].isalnum()
    return False if is_within and found["first"].isdigit() else None


def _after_month(text: str, found: Found) -> bool | None:
    return False if found["first"].isdigit() else _after_whole(text, found)


def _after_hour(text: str, found: Found) -> bool | None:
    """See "8 p.m. | Troops entered", but "8 p.m. Friday" and "8 p.m. EST"."""
    if not _HOUR.search(text, 0, found.start()):
        return None
    return False if found["first"] in _zones() else _after_whole(text, found)


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    """Give the short forms of time zones, as printed."""
    rows = load_rows("time_words")
    return frozenset(row[0].upper() for row in rows if row[1] == "zone" and len(row[0]) > 1)


def _after_whole(text: str, found: Found) -> bool | None:
    """Know a sentence that ends in its date, where the words before it can be one."""
    if found["marks"] or _tells_time(found):
        return None
    sentence = _SENTENCE.search(text, max(0, found.start() - LOOK_BACK), found.start())
    words = sentence.group().split() if sentence else []
    if len(words) < MIN_WORDS or words[0].lower() in load_words("date_openers"):
        return None
    return None if words[-3].strip(",").lower() in load_words("date_openers") else True


def _tells_time(found: Found) -> bool:
    """Tell whether the word after an hour belongs to it: a day, a month or a zone."""
    first, second = found["first"], found["second"] or ""
    is_zone = first.isupper() and 1 < len(first) <= ZONE_LETTERS
    is_named = first.lower() in load_words("calendar_names") or second.lower() == "time"
    return is_zone or is_named or not first[0].isupper()


def _within(_text: str, _found: Found) -> bool:
    return False


AFTER: dict[str, Callable[[str, Found], bool | None]] = {
    "name": _after_name_part,
    "street": _after_street,
    "number": _after_label,
    "month": _after_month,
    "hour": _after_hour,
    "word": _within,
}
"""How the word after an abbreviation stands, by what the list says follows it."""
