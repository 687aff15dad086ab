"""Tell whether a claim says that something is so, is not so, or leaves it open.

"denied that the mill fell"             -> negative, settled
"to take the mill", "if the mill fell"  -> not settled
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rashomon.model import Certainty, Claim, Commitment
from rashomon.stages.compare.deeds import ALLEGED
from rashomon.stages.compare.words import stem
from rashomon.text.lexicon import load_mapping

NEGATIVE = frozenset(
    {Commitment.CERTAINLY_NOT, Commitment.PROBABLY_NOT, Commitment.POSSIBLY_NOT}
)

UNSETTLED = frozenset({Certainty.OPINION, Certainty.PREDICTED})
"""Labels of claims that are never set against another: they state nothing that has happened."""


@lru_cache(maxsize=1)
def negation_words() -> Mapping[str, str]:
    """Give the stems of words that deny, with their kind."""
    listed = load_mapping("compare_negation")
    return {stem(word): kind for word, kind in listed.items()}


def is_negative(claim: Claim) -> bool:
    """Tell whether a claim says that something is not so.

    What somebody denies is negative; if the content denied was itself negative ("denied
    that no shell had fallen"), the two cancel out.
    """
    if claim.factuality.source in NEGATIVE:
        return True
    if claim.certainty is Certainty.DENIED:
        return not claim.negated
    return claim.negated


def is_settled(claim: Claim) -> bool:
    """Tell whether it states something as having happened or holding, of itself."""
    is_denied = claim.certainty is Certainty.DENIED
    return (
        claim.certainty not in UNSETTLED
        and claim.condition is None
        and not _is_purpose(claim)
        and (is_denied or not ALLEGED.match(claim.span.quote))
        and not claim.span.quote.rstrip(" ”\"'’)").endswith("?")
    )


def _is_purpose(claim: Claim) -> bool:
    """See "to lower the bridge"; "To lower the bridge, they cut the cables" tells what was done."""
    quote = claim.span.quote
    if not _PURPOSE.match(quote):
        return False
    opening, comma, _ = quote.partition(",")
    verb = (claim.predicate or "").lower()
    return not (comma and verb and verb not in opening.lower().split())


_PURPOSE = re.compile(r"\W*to\s+(?!have\b)", re.IGNORECASE)
"""An infinitive that opens a claim tells what was meant, not what was done."""
