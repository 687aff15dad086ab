"""Find the claims of other reports that stand in the very same words.

claim -> search -> claims of its words, whoever is credited with them

Copies are claims of their own: a judgement or correction is of one of them, as a copy may be
cut or set in a frame that changes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.store.base import search_terms

if TYPE_CHECKING:
    from rashomon.model import Claim
    from rashomon.views.index import CaseIndex

MOST_COPIES = 200
"""Claims that are looked at: more copies of a sentence are no longer gone through by a person."""


def in_same_words(index: CaseIndex, claim: Claim) -> tuple[Claim, ...]:
    """Give the other claims in the words of one, in reading order; case and marks do not count."""
    words = search_terms(claim.span.quote)
    hits = index.view.search(claim.span.quote, MOST_COPIES)
    found = index.claims_of(hit.id for hit in hits.claims if hit.id != claim.id)
    return tuple(c for c in found if search_terms(c.span.quote) == words)
