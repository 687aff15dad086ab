"""See how a claim says that people took to those who came.

"residents detested the Velmian guards"                -> against, of Velm
"anti-Velmian sentiment, fanned by pamphlets"          -> against, of Velm, fed
"hostility towards the guards led to their withdrawal" -> against, with what came of it
"the guards were cheered by crowds"                    -> for
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.holders import to_holder
from rashomon.stages.compare.nations import nations_of
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_rows


@dataclass(frozen=True, slots=True)
class Reception:
    """How people took to those who came."""

    literal: str
    """The words that show it, as printed."""
    names: frozenset[str]
    """Stems of the names of those who came."""
    nations: frozenset[str]
    is_against: bool
    is_fed: bool
    """It says that somebody stirred it up."""
    is_ground: bool
    """It says that they left for it."""


def find_reception(quote: str, before: str, *, is_negative: bool) -> Reception | None:
    """Find how people took to those who came; None: it says nothing of it, or denies it.

    Args:
        quote: The words of a claim.
        before: Its sentence up to it and the sentence before: who "they" are.
        is_negative: The claim is denied.
    """
    if is_negative or not _told().search(quote):
        return None
    text = " ".join(quote.split())
    for pattern, is_against in _ways():
        match = pattern.search(text)
        if match is None or _NOT.search(_last(text[: match.start()])):
            continue
        names, nations = _whom(match["whom"], text[: match.start()], before)
        if names or nations:
            rest = text[match.start() :]
            is_fed = bool(_fed().search(rest))
            is_ground = bool(_ground().search(rest))
            return Reception(match[0], names, nations, is_against, is_fed, is_ground)
    return None


_NOT = re.compile(r"\b(?:not|never|no|nobody|without|hardly|few)\b|n[’']t\b", re.IGNORECASE)


def _last(text: str, count: int = 4) -> str:
    return " ".join(text.split()[-count:])


@lru_cache(maxsize=16)
def _listed(kind: str) -> str:
    return any_of(words for words, k in load_rows("compare_receptions") if k == kind)


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    """Match a word without which nothing is said of it; few claims have one."""
    kinds = ("against", "for", "disliked", "liked", "feeling", "ill")
    return re.compile(rf"\b(?:{'|'.join(map(_listed, kinds))})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _ways() -> tuple[tuple[re.Pattern[str], bool], ...]:
    people = (
        rf"{_listed('people')}\b(?:,?\s+(?!(?:say|says|said|who|that)\b)[\w'’-]+){{0,8}}?,?"
    )
    whom = r"(?P<whom>(?:[\w'’-]+\s*){1,5})"
    rows = (
        (rf"anti-(?P<whom>[A-Z][\w]+)\s+{_listed('feeling')}\b", True),
        (rf"{people}\s+{_listed('against')}(?:\s+and\s+\w+)?\s+{whom}", True),
        (rf"{people}\s+{_listed('for')}(?:\s+and\s+\w+)?\s+{whom}", False),
        (
            rf"{_listed('ill')}\s+(?:towards?|against|at)\s+(?!(?:the\s+)?\w+\s+of\b){whom}",
            True,
        ),
        (rf"{_passive(whom)}{_listed('disliked')}\s+(?:by|among|in)\b", True),
        (rf"{_passive(whom)}{_listed('liked')}\s+(?:by|among|in)\b", False),
    )
    return tuple((re.compile(rf"\b{p}", re.IGNORECASE), against) for p, against in rows)


def _passive(whom: str) -> str:
    return (
        rf"{whom}\b(?:was|were|is|are|became|had become)\s+(?:\w+ly\s+|much\s+|widely\s+)?"
    )


@lru_cache(maxsize=1)
def _fed() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_listed('fed')}\b(?:\s+\w+)?\s+(?:by|with|through)\b", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _ground() -> re.Pattern[str]:
    """Match "led to the withdrawal", "forced them to leave"."""
    return re.compile(
        r"\b(?:led to|forced|brought about|caused|resulted in|ended in|made)\s+"
        rf"(?:[\w'’-]+\s+){{0,4}}?{_listed('leaving')}\b",
        re.IGNORECASE,
    )


_PRONOUN = re.compile(r"\W*(?:them|they|it|him|he|her|she)\b", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:as|with|when|because|after|and|but|in|on|from|for|led)\b")
_WORD = re.compile(r"[A-Z][\w’'-]+")


def _whom(words: str, text: str, before: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give names and nations of those who came; of "them" the first who is named before."""
    told = _ENDS.split(words)[0]
    if not _PRONOUN.match(told):
        return _read(told)
    for part in (text, before):
        named = map(_read, _WORD.findall(part))
        first = next((found for found in named if found[0] or found[1]), None)
        if first is not None:
            return first
    return frozenset(), frozenset()


def _read(words: str) -> tuple[frozenset[str], frozenset[str]]:
    rest = " ".join(word for word in words.split() if not nations_of(word))
    return to_holder(rest).names, nations_of(words)
