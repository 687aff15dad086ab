"""Find what a claim says of the death of one person: who died, of what, on which day of the week.

"Felt died of heart failure Thursday"   -> felt: heart, Thursday
"Ilan Brask was beaten to death"        -> ilan brask: beaten
"the poet did not die of a fall"        -> not fell (whose death is not told: none)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.parties import Party
from rashomon.stages.compare.persons import Name, full_name, name_in, name_runs
from rashomon.stages.compare.phrasing import find_words
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_rows

BESIDE = 2
"""Words between somebody's name and the verb: "has reportedly", "allegedly"."""

KILLED = "kill"
"""Class of the predicates of which one dies."""


@dataclass(frozen=True, slots=True)
class Death:
    """The death of one person."""

    literal: str
    """The verb, as printed."""
    name: Name
    """Who died, in full where a link says so."""
    kinds: frozenset[str]
    """What of."""
    barred: frozenset[str]
    """What not of."""
    weekday: str | None
    """The one day of the week it is told of, lower case; None: none, or several."""


def find_death(
    quote: str, predicate: str | None, parties: Sequence[Party], *, is_negative: bool
) -> Death | None:
    """Find the death a claim tells of; None: none, or of nobody by name.

    Args:
        quote: Its words.
        predicate: Class of its main predicate.
        parties: Whom it names as doing or suffering something.
        is_negative: The claim is denied: it says what nobody died of.
    """
    verb = _verbs().search(quote)
    if verb is None or _OPEN.search(quote):
        return None
    name = _who(quote, verb.start(), predicate, parties)
    if not name:
        return None
    kinds = _kinds(quote, verb)
    if is_negative and not kinds:
        return None  # that he died is denied: not a matter of what of
    days = {match[1].lower() for match in _WEEKDAY.finditer(quote)}
    weekday = next(iter(days)) if len(days) == 1 and not is_negative else None
    none = frozenset[str]()
    told = (none, kinds) if is_negative else (kinds, none)
    return Death(verb[0], name, *told, weekday)


def _who(
    quote: str, verb: int, predicate: str | None, parties: Sequence[Party]
) -> Name | None:
    """Give the name right before the verb, or the only one that the main verb befalls."""
    words = find_words(quote)
    run = next((r for r in reversed(name_runs(quote)) if words[r[1] - 1].end <= verb), None)
    if run is not None:
        between = [w for w in words if words[run[1] - 1].end <= w.start < verb]
        is_next = len(between) <= BESIDE and not any(w.after_mark for w in between)
        follows = words[run[1]].after_mark if run[1] < len(words) else True
        if is_next and not follows and not words[run[1] - 1].is_owner:
            return full_name(name_in(words, run), parties)
    named = {full_name(_literal(p), parties) for p in parties if p.is_name} - {()}
    if predicate != KILLED or len(named) != 1:
        return None
    return next(iter(named))


def _literal(party: Party) -> Name:
    words = find_words(party.literal)
    return name_in(words, (0, len(words)))


def _kinds(quote: str, verb: re.Match[str]) -> frozenset[str]:
    """Give the kinds that the verb tells, or the words behind "of", "from", "to", "in"."""
    told = _rows()[" ".join(verb[0].lower().split())]
    if told != UNTOLD:
        return frozenset({told})
    behind = _OF.match(quote, verb.end())
    if behind is None:
        return frozenset()
    words = behind["what"].lower()
    return frozenset(
        kind
        for word, kind, where in load_rows("compare_deaths")
        if where == "of" and re.search(rf"\b{re.escape(word)}\b", words)
    )


UNTOLD = "-"
"""Stands for verbs that do not say what of."""


@lru_cache(maxsize=1)
def _rows() -> dict[str, str]:
    return {
        word: kind for word, kind, where in load_rows("compare_deaths") if where == "verb"
    }


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    """Match a verb by which somebody dies; one that says how goes first."""
    return re.compile(rf"\b{any_of(_rows())}\b", re.IGNORECASE)


_OF = re.compile(
    r"(?:\s+\w+ly)?\s*(?:(?:of|from|in|by|due to)\s+|(?<=succumbed to)\s*|because of\s+)"
    r"(?P<what>(?:(?!\b(?:at|on|when|while|after|as)\b)[^,;.])*)",
    re.IGNORECASE,
)
"""What somebody died of, up to when and where."""

_OPEN = re.compile(
    r"\b(?:(?-i:may)|might|could|would|feared|believed to have|whether|if|as if|rumou?r\w*)\b",
    re.IGNORECASE,
)
"""Words that leave a death open; May is a month."""

_WEEKDAY = re.compile(r"\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE)
