"""Gather what claims say brings about what.

    claim's cause words -> Cause

The two sides stay in the words of the report; the hedge of the claim stays on the arrow.
"""

from __future__ import annotations

import re

from rashomon.model import (
    Cause,
    CauseKind,
    CauseMention,
    Certainty,
    Claim,
    Document,
    Reading,
    content_id,
)

UNSTATED = frozenset({Certainty.DENIED, Certainty.OPINION})
"""Labels of claims that state no cause."""

LONGEST_LINK = 40
"""Longest run between cause and effect that is given as what joins them, in code points:
"could in turn lead to" is 21; more than that is another thought in between."""


NEXT = re.compile(r"(?:and then|followed by|then)\b")
"""What joins an effect to the next one in a chain."""

PASSIVE = re.compile(r"(?:\s+\w+)?\s+by\b")
"""What stands behind a verb whose cause follows it: "was caused by", "caused not by"."""


def find_causes(reading: Reading) -> tuple[Cause, ...]:
    """Give the causes of all claims in id order; a claim's chain gives several."""
    found: dict[str, Cause] = {}
    for claim in reading.claims.values():
        if claim.certainty not in UNSTATED:
            document = reading.documents[claim.document_id]
            for mention in claim.causes:
                cause = _cause(document, claim, mention)
                found.setdefault(cause.id, cause)
    return tuple(found[key] for key in sorted(found))


def _cause(document: Document, claim: Claim, mention: CauseMention) -> Cause:
    cause, effect = (" ".join(s.quote.split()) for s in (mention.cause, mention.effect))
    sure = {Certainty.ASSERTED, Certainty.REPORTED}
    is_open = mention.hedged and claim.certainty in sure
    return Cause(
        id=content_id("cause", cause, effect, claim.id),
        cause=cause,
        effect=effect,
        kind=CauseKind(mention.kind),
        certainty=(Certainty.HEDGED if is_open else claim.certainty).value,
        partial=mention.partial,
        claim_ids=(claim.id,),
        link=_link(document, mention),
    )


def _link(document: Document, mention: CauseMention) -> str:
    """Give the words that lead from the cause to the effect, hedge and all.

    Words that stand elsewhere ("the effect, due to the cause"; "as a result of the cause, the
    effect") would read as their opposite between the two: there they only witness. A verb that is
    turned round ("the effect was fuelled by the cause") reads as it should.
    """
    start, by, end = mention.cause.end, mention.by, mention.effect.start
    between = " ".join(document.text[start:end].split()).strip(" ,;.:—–")
    leads = start <= by.start < end or bool(NEXT.match(between))
    if leads and len(between) <= LONGEST_LINK:
        return between
    kind = mention.kind.replace("_", " ")
    if end <= by.start < mention.effect.end:
        return kind
    if PASSIVE.match(document.text, by.end):
        return by.quote
    is_elsewhere = by.start < mention.cause.end or mention.effect.end <= by.start
    return f"{kind} (“{' '.join(by.quote.split())}”)" if is_elsewhere else by.quote
