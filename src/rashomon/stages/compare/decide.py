"""Decide what two claims are to each other, with a sentence that says why.

    Facets, Facets -> Meeting -> [same wording, figures, denial, time, place, doer, outcome,
    same content] -> Relation | None

The first rule that has something to say decides. A pair is always read in one order (the
earlier report first), so the order of the arguments changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Relation, RelationKind, Slot, content_id
from rashomon.stages.compare.counts import by_figures, by_sum
from rashomon.stages.compare.denials import by_confirmation, by_denial
from rashomon.stages.compare.doers import by_deed, by_doer
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair
from rashomon.stages.compare.levels import slot_levels
from rashomon.stages.compare.outcomes import by_aim, by_outcome, by_state
from rashomon.stages.compare.params import CompareParams
from rashomon.stages.compare.settings import by_bearing, by_begin, by_clock, by_day
from rashomon.stages.compare.wordings import by_content, by_wording

RULES: tuple[Callable[[Pair], Finding | None], ...] = (
    by_wording,
    by_denial,
    by_confirmation,
    by_begin,
    by_day,
    by_clock,
    by_bearing,
    by_doer,
    by_outcome,
    by_aim,
    by_sum,
    by_figures,
    by_content,
    by_state,
    by_deed,
)
"""In order of how plain their evidence is. Figures may also agree, so they come after every
rule that can only part; same content comes last."""


def decide(a: Facets, b: Facets, params: CompareParams) -> Relation | None:
    """Tell what two claims are to each other.

    Args:
        a: One claim.
        b: The other; the order does not matter.
        params: Thresholds.

    Returns:
        The relation, written from the earlier report to the later; None: nothing can be said.
    """
    if a.id == b.id or _overlap(a, b):
        return None
    if b.order < a.order:
        a, b = b, a
    pair = Pair(a, b, params)
    for rule in RULES:
        finding = rule(pair)
        if finding is not None:
            return _relation(pair, finding)
    return None


def _overlap(a: Facets, b: Facets) -> bool:
    """Tell whether two claims are cut from the same words, as nested contents are."""
    one_document = a.claim.document_id == b.claim.document_id
    return one_document and a.claim.span.overlaps(b.claim.span)


def _relation(pair: Pair, finding: Finding) -> Relation:
    a, b = pair.a, pair.b
    on: Slot | None = finding.on
    if finding.kind in {RelationKind.SAME, RelationKind.REFINES}:
        on = None
    return Relation(
        id=content_id("relation", finding.kind, a.id, b.id, on),
        kind=finding.kind,
        a=a.id,
        b=b.id,
        on=on,
        levels=slot_levels(a, b),
        why=finding.why,
    )
