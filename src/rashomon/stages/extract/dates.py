"""Count the relative dates of claims again, from another date of publication.

    claims, parse, published -> the same claims with their times anew

Nothing else in a claim depends on when its document was published.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.text.times import find_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.model import Claim, EventDate, TimeMention
    from rashomon.text.parse import Parse


def with_dates(
    claims: Sequence[Claim], parse: Parse, published: EventDate | None
) -> tuple[Claim, ...] | None:
    """Give claims with their times as counted from a date of publication.

    Args:
        claims: The claims of one document, in text order.
        parse: The parse of its zones.
        published: The date; None: relative dates are left open.

    Returns:
        The claims in their order; None where the words that make up a time are now others,
        so that only reading the document anew tells which claim they belong to.
    """
    times = find_times(parse, published)
    found = [_times_of(claim, times) for claim in claims]
    if any(times is None for times in found):
        return None
    pairs = zip(claims, found, strict=True)
    return tuple(replace(claim, times=times or ()) for claim, times in pairs)


def _times_of(claim: Claim, times: Sequence[TimeMention]) -> tuple[TimeMention, ...] | None:
    """Give the times of a claim: those inside it, or the one it shares with words before.

    None: the times that stood inside it do no longer.
    """
    own = tuple(t for t in times if claim.span.contains(t.span))
    if own:
        return own
    if any(claim.span.contains(t.span) for t in claim.times):
        return None
    if not claim.times:
        return ()
    shared = tuple(t for t in times if t.span == claim.times[0].span)
    return shared or None
