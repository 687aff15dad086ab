"""Find whether a claim says that somebody is held, or that he is free.

    "police arrested the union leader", "he is being held"   -> held
    "she is not under arrest", "he is at liberty"            -> free

Who was let go was held before: that is news of another day, and no answer here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.words import stem, weight
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_mapping

HELD, FREE = "held", "free"
LET_GO = "let go"
"""Who was held before, and is held no more."""

_PRONOUN = re.compile(r"\W*(?:he|she)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w-]+")
"""A capitalised word that opens no sentence."""

_FIRST = re.compile(r"^\W*([A-Z][\w-]+)")
"""One that opens it: rare words only are names there."""

_TITLE = re.compile(r"\b[A-Z][\w-]+(?= [A-Z])")
"""One that stands before another: "Captain Stroll"."""

_OBJECT = re.compile(r"\s+(?:the|its|their|his|her)\s+([a-z]+)")
"""Whom they "arrested": the captain."""

MIN_NAME = 2.0
"""Lightest word that tells who it is: "Stroll" weighs 2.8, "Friday" 1.3."""

MIN_TITLE = 1.2
"""The same for a title: "Captain" weighs 1.4, "Minister" 1.3."""


@dataclass(frozen=True, slots=True)
class Custody:
    """Whether somebody is held."""

    state: str
    """`HELD`, `FREE` or `LET_GO`."""
    literal: str
    whom: frozenset[str]
    """Stems of the names that may be his."""
    is_still: bool = False
    """He is so still: "remains in custody"."""


def find_custody(quote: str, before: str, *, is_negative: bool) -> Custody | None:
    """Find the first words that say that somebody is held, or free.

    Args:
        quote: Words of a claim.
        before: The words before it: a "he" may be whom they name.
        is_negative: What it says is denied: who is not held is free.
    """
    match = _forms().search(quote.lower())
    if match is None or _is_event(quote[: match.start()], match[1]):
        return None
    state = load_mapping("compare_custody")[match[1]]
    if is_negative:
        state = FREE if state == HELD else HELD  # who was not let go is held
    whom = _named(before) if _is_he(quote) else _named(quote)
    taken = _OBJECT.match(quote, match.end())
    whom |= frozenset([stem(taken[1].lower())] if taken else ())
    if not whom:
        return None
    is_still = _STILL.search(quote) is not None
    return Custody(state, quote[match.start() : match.end()], whom, is_still)


_STILL = re.compile(r"\b(?:still|remains?|remained|continues?)\b", re.IGNORECASE)


def _is_event(before: str, words: str) -> bool:
    """See "the meeting was held at noon": what takes place is no prisoner."""
    if "held" not in words.split() or _PRONOUN.match(before):
        return False
    clause = re.split(r"[,;:]|\b(?:and|but|that|who)\b", before)[-1]
    return not _NAME.search(f", {clause}") or _HELD_EVENTS.search(clause) is not None


_HELD_EVENTS = re.compile(
    r"\b(?:meetings?|talks|votes?|elections?|conferences?|ceremon(?:y|ies)|exercises?|funerals?"
    r"|rall(?:y|ies)|parades?|match(?:es)?|referendums?|summits?|counts?|hearings?|trials?"
    r"|services?|sessions?|negotiations|polls?|inquests?|rounds?|positions?|lines?|views?|breath"
    r"|funds?|shares?|records?|posts?|offices?)\b",
    re.IGNORECASE,
)
"""What is held and is nobody."""


def _named(text: str) -> frozenset[str]:
    found = ((_NAME, MIN_NAME), (_TITLE, MIN_TITLE), (_FIRST, MIN_NAME))
    words = ((word.lower(), least) for form, least in found for word in form.findall(text))
    return frozenset(stem(word) for word, least in words if weight(word) >= least)


def _is_he(quote: str) -> bool:
    """Tell whether a pronoun for one person opens a claim."""
    return _PRONOUN.match(quote) is not None


@lru_cache(maxsize=1)
def _forms() -> re.Pattern[str]:
    return re.compile(rf"\b({any_of(load_mapping('compare_custody'))})\b")
