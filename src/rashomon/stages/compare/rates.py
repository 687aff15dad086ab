"""Find the one share or speed a claim gives: a turnout, a share of the votes, how fast it went.

"turnout reached 71 per cent"                  -> turnout 71
"a parallel count gave Brandt 46.1 per cent"   -> votes of Brandt 46.1
"the train was running at 130 kilometres an hour" -> speed of the train 130
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.stages.compare.charges import who_names
from rashomon.stages.compare.figures import Figure
from rashomon.stages.compare.words import find_tokens, stem, weight
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_mapping

VOTES, SPEED = "votes", "speed"
"""Rates of somebody, and of something."""

MIN_THING = 1.2
"""Lightest word that names what goes so fast: "train" weighs 1.2."""


@dataclass(frozen=True, slots=True)
class Rate:
    """One share or speed."""

    kind: str
    figure: Figure
    of: frozenset[str]
    """Names of whose votes they are, stems of the words for what goes so fast."""


_SHARE = re.compile(r"\s*(?:per\s?cent|percent|%)", re.IGNORECASE)
_SPEED = re.compile(
    r"\s*(?:km/h|kph|mph|knots|(?:km|kilometres?|kilometers?|miles?)\s+(?:an|per)\s+hour)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:poll|polls gave|survey|limit|allowed|permitted|maximum|quorum|threshold|so far"
    r"|by (?:noon|\d+|midday)|rose by|fell by|more than in|up from|down from)\b",
    re.IGNORECASE,
)
"""Words by which it is asked for, allowed, foreseen, or of an hour of the day."""


def find_rate(quote: str, start: int, figures: Sequence[Figure]) -> Rate | None:
    """Find the one rate a claim gives; None: none, or several.

    Args:
        quote: Its words.
        start: Where they begin in the document.
        figures: Its figures.
    """
    if _OPEN.search(quote):
        return None
    after = [(f, quote[f.quantity.span.end - start :]) for f in figures]
    fast = [f for f, text in after if _SPEED.match(text)]
    if len(fast) == 1:
        return Rate(SPEED, fast[0], _things(quote[: fast[0].quantity.span.start - start]))
    shares = [f for f, text in after if f.unit == "%" or _SHARE.match(text)]
    told = _told().search(quote.lower())
    if len(shares) != 1 or (told is None and not _GAVE.search(quote)):
        return None
    kind = VOTES if told is None else load_mapping("compare_rates")[told[1]]
    return Rate(kind, shares[0], who_names(quote) if kind == VOTES else frozenset())


_GAVE = re.compile(
    r"\b(?:count|tally|result|returns)\b[^.;]{0,40}\b(?:gave|gives|give|put|puts)\b",
    re.IGNORECASE,
)
"""See "a parallel count by Civic Watch gave him 46 per cent": of the votes."""


def _things(quote: str) -> frozenset[str]:
    return frozenset(stem(t) for t in find_tokens(quote) if weight(t) >= MIN_THING)


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    return re.compile(rf"\b({any_of(load_mapping('compare_rates'))})\b")
