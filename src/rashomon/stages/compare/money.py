"""Tell what a sum of money is by the words beside it: stolen, a ransom, owed, the damage done.

"snatched $108 million worth of rings" -> stolen
"fixed a $5 million bounty"            -> bounty
"has $3,000 on him"                    -> not known

Sums that several may give, offers and payments, are left out: two bidders do not contradict each
other, and who bids is often told in another sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rashomon.stages.compare.words import find_tokens, stem
from rashomon.text.lexicon import load_mapping, load_rows

AHEAD = 8
"""Words before a sum among which the one stands that says what it is; the nearest goes first."""

BEHIND = 5
"""The same behind it: "a $5 million bounty", "$5,000 in ransom"."""

_END = re.compile(r"[;:]|\.\s|\b(?:but|while|after|before|when)\b", re.IGNORECASE)


def sum_kind(unit: str | None, before: str, after: str) -> str | None:
    """Tell what a sum is; None: it is no sum of money, or no word beside it says.

    Args:
        unit: Stem of the figure's unit.
        before: The words of the claim before the figure.
        after: Those behind it.
    """
    if unit not in _currencies():
        return None
    ahead = find_tokens(_END.split(before)[-1])[-AHEAD:]
    behind = find_tokens(_END.split(after)[0])[:BEHIND]
    return _first(reversed(ahead)) or _first(behind)


def sum_asked(kind: str) -> str | None:
    """Give how one asks for a sum; None: it is no kind of sum."""
    return next((row[2] for row in load_rows("compare_money") if row[1] == kind), None)


def _first(tokens: Iterable[str]) -> str | None:
    return next((kind for t in tokens if (kind := _kinds().get(_plain(t)))), None)


def _plain(token: str) -> str:
    return stem(load_mapping("compare_irregular").get(token, token))


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {stem(word): kind for word, kind, _ in load_rows("compare_money")}


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    kinds = {"sign", "code", "currency"}
    return frozenset(
        stem(unit.lower()) for _, unit, kind in load_rows("units") if kind in kinds
    )
