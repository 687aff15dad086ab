"""See whether a claim says that something is confirmed by somebody in office, or that it is not.

words -> "no official confirmation", "validated by an official" -> confirmed, not, or neither
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.stages.compare.words import find_tokens, stem
from rashomon.text.lexicon import load_mapping, load_words

REACH = 4
"""Words before "confirmation" in which its "no" stands: "no other authoritative"."""

BY_REACH = 6
"""Words after "confirmed by" in which an office stands: "by a senior spokesman"."""


def find_confirmation(quote: str) -> bool | None:
    """Tell whether a claim says that something is officially confirmed.

    Args:
        quote: Its words.

    Returns:
        None where it says neither, or speaks of another's word ("independent confirmation").
    """
    tokens = find_tokens(quote)
    kinds = [_words().get(stem(token)) for token in tokens]
    if "other" in kinds:
        return None
    for at, kind in enumerate(kinds):
        before = tokens[max(at - REACH, 0) : at]
        if kind == "noun" and any(stem(t) in _negations() for t in before):
            return False
        if kind == "unconfirmed" or (kind == "verb" and _is_denied(before)):
            return False
        if kind == "verb" and tokens[at + 1 : at + 2] == ("by",):
            officers = kinds[at + 2 : at + 2 + BY_REACH]
            return True if "office" in officers else None
    return None


def is_confirmed_by(cue: str, source: str) -> bool:
    """Tell whether somebody in office is said to confirm a content ("an official validated")."""
    verbs = {_words().get(stem(token)) for token in find_tokens(cue)}
    offices = {_words().get(stem(token)) for token in find_tokens(source)}
    return "verb" in verbs and "office" in offices


def _is_denied(before: tuple[str, ...]) -> bool:
    return any(stem(token) in _negations() for token in before[-2:])


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {stem(word): kind for word, kind in load_mapping("compare_confirms").items()}


@lru_cache(maxsize=1)
def _negations() -> frozenset[str]:
    return frozenset(stem(word) for word in load_words("compare_negation"))
