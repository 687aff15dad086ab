"""See whether a claim says that a level keeps to its norm, or is above it.

    "radiation was three times the normal level"        -> radiation: above
    "arsenic stood at 4 micrograms, below the limit"    -> arsenic: within
    "methane does not exceed the background"            -> methane: within

What has the level must be named, and what it is measured against, or a word that says both
("elevated", "normal").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.words import find_tokens, stem
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_rows

REACH = 6
"""Words between "above" and the norm it names: "above the limit", "more than twice the limit
of the law"."""

GENERAL = frozenset(map(stem, ("level", "value", "reading", "concentration", "dose")))
"""Stems of words that say only that something was measured."""


DENIALS = frozenset({"not", "no", "never"})
"""Words by which what is listed denies already: "not exceed"."""


@dataclass(frozen=True, slots=True)
class Norm:
    """How a level stands to its norm."""

    literal: str
    """The words that say so, as printed."""
    is_above: bool
    measured: frozenset[str]
    """Stems of what has the level."""


def find_norm(quote: str, *, is_negative: bool) -> Norm | None:
    """Find how a claim says a level stands to its norm; None: it does not.

    Args:
        quote: Its words.
        is_negative: The claim is denied: "does not exceed the limit".
    """
    text = f" {' '.join(find_tokens(quote))} "
    measured = frozenset(s for t in text.split() if (s := stem(t)) in _stems("measured"))
    if not measured - GENERAL:
        return None
    found = _against(text) or _by_itself(text)
    if found is None:
        return None
    literal, is_above = found
    says_not = literal.split()[0] in DENIALS
    return Norm(literal, is_above != (is_negative and not says_not), measured - GENERAL)


def _against(text: str) -> tuple[str, bool] | None:
    """See "above the limit", "within permitted values": the words named first decide."""
    found = _pattern().search(text)
    if found is None:
        return None
    return found.group().strip(), found["over"] is not None


def _by_itself(text: str) -> tuple[str, bool] | None:
    """See "was normal", "elevated levels"; a denied "elevated" is listed as it stands."""
    for kind, is_above in (("plain", False), ("raised", True)):
        for words in _listed(kind):
            if f" {words} " in text and not re.search(rf" {words} (?:to|for) ", text):
                return words, is_above
    return None


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Match a word of comparison with a norm behind it."""
    over, under, norm = (any_of(_listed(kind)) for kind in ("over", "under", "norm"))
    return re.compile(
        rf"(?<= )(?:(?P<under>{under})|(?P<over>{over}))(?: \S+){{0,{REACH - 1}}}? {norm}(?= )"
    )


@lru_cache(maxsize=8)
def _listed(kind: str) -> tuple[str, ...]:
    """Give the words of a kind, the longest first."""
    found = [words for words, listed in load_rows("compare_norms") if listed == kind]
    return tuple(sorted(found, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=8)
def _stems(kind: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _listed(kind))
