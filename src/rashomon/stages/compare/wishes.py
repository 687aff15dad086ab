"""See who came or left, and at whose wish.

words of a claim, words before, who acts -> Turn and the names of who came or left -> Wish | None

Who that is shows in the words of the claim, else in who acts, else in the sentence before. What
is named by a common noun alone ("the mission") is open: it may be the one a report is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.holders import to_holder
from rashomon.stages.compare.nations import nations_of
from rashomon.stages.compare.parties import Party
from rashomon.stages.compare.turns import PACT, find_turn
from rashomon.stages.compare.words import find_tokens, shared, stem
from rashomon.text.lexicon import load_rows


@dataclass(frozen=True, slots=True)
class Wish:
    """At whose wish somebody came or left, or how what bound him ended."""

    act: str
    way: str
    literal: str
    """The words that show it, as printed."""
    whom: str
    """Who came or left, as printed; "" where the claim does not say."""
    names: frozenset[str]
    """Stems of the names of who came or left; of a pact, none."""
    nations: frozenset[str]
    bodies: frozenset[str]
    """Stems of words for people who come and leave together ("mission"), beside no name."""
    sites: frozenset[str]
    """Nations the claim names beside those, or else the words before it do."""

    @property
    def is_open(self) -> bool:
        """Tell whether no name says who came or left."""
        return not self.names and not self.nations


def find_wish(
    quote: str, before: str, agents: Sequence[Party], *, is_denied: bool
) -> Wish | None:
    """Find at whose wish a claim says that somebody came or left; None: nothing shows it.

    Args:
        quote: Its words.
        before: Its sentence up to it and the sentence before.
        agents: Who acts in it.
        is_denied: It is denied from outside.
    """
    turn = find_turn(quote, before, is_denied=is_denied)
    if turn is None:
        return None
    whom, names, nations = "", shared(()), shared(())
    if turn.act != PACT:
        whom, names, nations = _movers(turn.whom, before, agents)
    sites = nations_of(quote) - nations or nations_of(before) - nations
    bodies = shared(t for t in map(stem, find_tokens(turn.whom)) if t in _bodies())
    return Wish(turn.act, turn.way, turn.literal, whom, names, nations, bodies, sites)


Movers = tuple[str, frozenset[str], frozenset[str]]

_ENDS = re.compile(
    r"\b(?:from|in|at|to|on|near|during|by|after|before|with|as)\b", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"\b(?:they|them|it|he|him|she|who|which|we|us|its|their)\b", re.IGNORECASE
)


def _movers(words: str, before: str, agents: Sequence[Party]) -> Movers:
    """Give the words for who came or left, their names and their nations."""
    told = _ENDS.split(words)[0].strip() or words
    found = _named(told)
    if found[1] or found[2]:
        return found
    if not told:
        named = [_named(party.literal) for party in agents if party.is_name]
        if named:
            return named[0]
    if not told or _PRONOUN.search(told):
        return _named_before(before)
    return found


def _named(words: str) -> Movers:
    """Read words as who came or left; "French troops" are of a nation, and of no name."""
    rest = " ".join(word for word in words.split() if not nations_of(word))
    return " ".join(words.split()), to_holder(rest).names, nations_of(words)


def _named_before(before: str) -> Movers:
    """Give who "they" are: the first name of the words before, where there is one."""
    for clause in re.split(r"[,;:.“”\"]|\bthat\b", before)[::-1]:
        found = _named(_ENDS.split(clause.strip())[0])
        if found[1] or found[2]:
            return found
    return "", shared(()), shared(())


def body_kind(body: str) -> str:
    """Tell whether people are sent or paid ("body", "firm"), by the stem of a word for them."""
    return _bodies()[body]


@lru_cache(maxsize=1)
def _bodies() -> dict[str, str]:
    rows = load_rows("compare_wishes")
    return {stem(word): kind for word, kind in rows if kind in {"body", "firm"}}
