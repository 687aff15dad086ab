"""Tell whether what two claims say of when, and of who did it to whom, lets them be one.

"left at 17:40", "left at 18:25"                  -> two hours
"inspected a week earlier", "three years ago"     -> two distances
"the boat rammed the tug", "the tug rammed the boat" -> the other way round
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.stages.compare.days import CLOCK_SLACK_H
from rashomon.stages.compare.doings import done_heads, verb_at
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Pair
from rashomon.stages.compare.phrasing import Word, find_words, is_passive, subject_of
from rashomon.stages.compare.stories import one_story
from rashomon.stages.compare.things import sorts_in
from rashomon.stages.compare.words import find_tokens, weight
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_words

MIN_NOUN = 1.3
"""Lightest word by which doer and done-to are told apart."""

COMING = frozenset({"arrive", "close", "leave", "open", "withdraw"})
"""What a ship, a train or a station does once on its day: meanings of "left", "cast off"."""


def moments_fit(a: Facets, b: Facets) -> bool:
    """Tell whether no hour and no distance in time sets two claims apart."""
    if a.clock is not None and b.clock is not None and _is_exact(a) and _is_exact(b):
        turns = abs(a.clock.low - b.clock.low) % 12
        if min(turns, 12 - turns) > CLOCK_SLACK_H:
            return False
    one, other = _distance(a.claim.span.quote), _distance(b.claim.span.quote)
    return one is None or other is None or one == other


def _is_exact(facets: Facets) -> bool:
    clock = facets.clock
    return clock is not None and not clock.part and clock.zone in {None, "local"}


@lru_cache(maxsize=1)
def _back() -> re.Pattern[str]:
    """Match "a week earlier", "three years ago"."""
    number = rf"\d+|an?|one|several|{any_of(load_words('number_words'))}"
    return re.compile(
        rf"\b(?P<n>{number})\s+(?P<unit>minute|hour|day|week|month|year|decade)s?\s+"
        r"(?:ago|earlier|before|later|after|ahead)\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1 << 12)
def _distance(quote: str) -> tuple[str, str] | None:
    found = _back().search(quote)
    if found is None:
        return None
    number = found["n"].lower()
    return ("one" if number in {"a", "an", "1"} else number), found["unit"].lower()


def roles_fit(a: Facets, b: Facets) -> bool:
    """Tell whether who did it is not whom the other claim has it done to, word for word."""
    if a.predicate is None or a.predicate != b.predicate:
        return True
    (doer, done_to), (did, suffered) = (
        _roles(side.claim.span.quote, side.claim.predicate) for side in (a, b)
    )
    is_turned = doer & suffered and done_to & did
    return not (is_turned and not doer & did and not done_to & suffered)


@lru_cache(maxsize=1 << 12)
def _roles(quote: str, predicate: str | None) -> tuple[frozenset[str], frozenset[str]]:
    words = find_words(quote)
    verb = verb_at(words, predicate)
    if verb is None:
        return frozenset(), frozenset()
    before, after = _nouns(words[:verb]), _nouns(words[verb + 1 :])
    return (after, before) if is_passive(words, verb) else (before, after)


def _nouns(words: tuple[Word, ...]) -> frozenset[str]:
    return frozenset(w.stem for w in words if weight(w.text) >= MIN_NOUN)


def is_one_coming(pair: Pair) -> bool:
    """See one thing leave, arrive, open or close, at whatever hours it is said to have."""
    a, b = pair.a, pair.b
    heads = _heads(a) & _heads(b) & COMING
    if not heads or not one_story(a, b, pair.params):
        return False
    if a.own_days and b.own_days and a.own_days != b.own_days:
        return False
    one, other = _subject(a), _subject(b)
    if one is None or other is None:
        return False
    if one & other:
        return True
    both = frozenset(a.report.topic.keys() & b.report.topic.keys())
    return any(_is_of_sort(p, q, both) for p, q in ((a, other), (b, one)))


def _heads(facets: Facets) -> frozenset[str]:
    return done_heads(facets.claim.span.quote, facets.claim.predicate)


def _subject(facets: Facets) -> frozenset[str] | None:
    """Give the terms of who or what a claim opens with; None: a pronoun, or none."""
    words = find_words(facets.claim.span.quote)
    verb = verb_at(words, facets.claim.predicate)
    span = subject_of(words, verb) if verb is not None else None
    if span is None:
        return None
    return _nouns(words[span[0] : span[1]]) or None


def _is_of_sort(plain: Facets, named: frozenset[str], both: frozenset[str]) -> bool:
    """See "the ship" beside a name that runs through both reports."""
    opening = " ".join(find_tokens(plain.claim.span.quote)[:2])
    is_sort = opening.startswith("the ") and bool(sorts_in(opening, "thing"))
    return is_sort and bool(named & both)
