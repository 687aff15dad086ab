"""Find when a claim says that a long happening began.

    words, times -> "The war in Sarn, starting in 2013", "intervening in 2012" -> Begin | None

A time counts as a begin only right after the word that says so: "began in", "since", or a
verb of coming in ("intervened in 2012").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Claim
from rashomon.stages.compare.days import Days, edtf_days
from rashomon.stages.compare.words import find_tokens, stem
from rashomon.text.lexicon import load_rows

_BETWEEN = re.compile(
    r"(?:\s|,|\b(?:in|on|from|at|the|early|late|mid|back|around|about|as|only|of|since)\b)*"
)
"""What may stand between the word of beginning and its time."""


@dataclass(frozen=True, slots=True)
class Begin:
    """When a long happening began."""

    family: str
    """Happenings that may be named for one another ("war", "intervention": force)."""
    noun: str
    """How a question names it."""
    days: Days
    literal: str
    at: int
    """Where, in the words of the claim, the happening is named."""
    is_verb: bool
    """A verb names it: who acts is the claim's agent."""


def find_begin(claim: Claim) -> Begin | None:
    """Find the first begin of a long happening that a claim dates."""
    quote = claim.span.quote
    words = [(m.start(), m.group()) for m in re.finditer(r"[^\W\d_]+", quote)]
    for time in claim.times:
        days = edtf_days((time.edtf or "").removesuffix("/.."))
        start = time.span.start - claim.span.start
        if days is None or start < 0:
            continue
        mark = _mark_before(quote, words, start, time.span.quote)
        named = _named(words, mark, start)
        if mark is not None and named is not None:
            (at, family, noun, is_verb) = named
            return Begin(family, noun, days, time.span.quote, at, is_verb)
    return None


def _mark_before(
    quote: str, words: list[tuple[int, str]], start: int, time: str
) -> tuple[int, str] | None:
    """Give the word of beginning right before a time, with its place."""
    if re.match(r"since\b", time, re.IGNORECASE):
        return start, "mark"
    for at, word in reversed([(at, word) for at, word in words if at < start]):
        kind = _kinds().get(stem(word.lower()))
        if kind is not None and kind[0] in {"mark", "verb"}:
            between = quote[at + len(word) : start]
            return (at, kind[0]) if _BETWEEN.fullmatch(between) else None
    return None


def _named(
    words: list[tuple[int, str]], mark: tuple[int, str] | None, start: int
) -> tuple[int, str, str, bool] | None:
    """Give the long happening that begins: the verb itself, or the nearest noun before it."""
    if mark is None:
        return None
    at, kind = mark
    for place, word in reversed([(p, w) for p, w in words if p <= at and p < start]):
        row = _kinds().get(stem(word.lower()))
        if row is None or row[0] == "mark" or (kind == "verb" and place != at):
            continue
        if kind == "verb" or row[0] == "noun":
            return place, row[1], row[2], kind == "verb"
    return None


@lru_cache(maxsize=1)
def _kinds() -> dict[str, tuple[str, str, str]]:
    rows = load_rows("compare_begins")
    return {
        stem(find_tokens(word)[0]): (kind, family, noun)
        for word, kind, family, noun in rows
    }


def begin_noun(begins: Iterable[Begin | None]) -> str | None:
    """Name what most of some begins are of; None: there are none."""
    nouns = Counter(begin.noun for begin in begins if begin is not None)
    return min(nouns, key=lambda noun: (-nouns[noun], noun), default=None)
