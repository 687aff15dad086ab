"""Read the hour a claim tells, and whether it is that of a begin or of an end.

"mortars opened fire at 23:40"         -> begin
"the shooting went on until four"      -> end
"the clinic was hit at 03:20"          -> "": amidst it all, or of one moment
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from rashomon.model import Claim
from rashomon.stages.compare.days import Clock, find_clock, spoken_clock
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_mapping

REACH = 80
"""Code points from an hour within which the words stand: "at 23:40 on 17 March mortars of the
army opened fire from the west" has 40 between."""


ZONE_WORDS = 14
"""Code points after a claim in which the zone of its hour may stand: " a.m. UTC (3:37"."""


def claim_clock(text: str, claim: Claim) -> Clock | None:
    """Read the hour of a claim, with a zone that a full stop in "a.m." may have cut off.

    Args:
        text: Of its document.
        claim: The claim.
    """
    quote, end = claim.span.quote, claim.span.end
    found = find_clock(quote, text[end : end + ZONE_WORDS])
    if found is None or found.part:
        spoken = (spoken_clock(t.span.quote, t.edtf, found) for t in claim.times)
        found = next((c for c in spoken if c is not None), found)
    return found and replace(found, phase=find_phase(quote, found.literal))


def find_phase(quote: str, literal: str) -> str:
    """Find the phase an hour is of: that of the listed words nearest to it.

    Args:
        quote: Words of a claim.
        literal: The hour, as printed there.

    Returns:
        "begin", "end", or "" where no word says so.
    """
    text, hour = quote.lower(), literal.lower().rstrip(".")
    start = text.find(hour)
    if start < 0:
        return ""
    near = [
        (_between(match, start, start + len(hour)), match[1])
        for match in _forms().finditer(text)
    ]
    distance, words = min(near, default=(REACH, ""))
    return load_mapping("compare_phases")[words] if distance < REACH else ""


def _between(match: re.Match[str], start: int, end: int) -> int:
    return max(start - match.end(), match.start() - end, 0)


@lru_cache(maxsize=1)
def _forms() -> re.Pattern[str]:
    return re.compile(rf"\b({any_of(load_mapping('compare_phases'))})\b")
