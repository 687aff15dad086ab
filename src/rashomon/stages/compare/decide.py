"""Decide what two claims are to each other, with a sentence that says why.

    Facets, Facets -> Meeting -> [same wording, figures, denial, time, place, doer, outcome,
    same content] -> Relation | None

The first rule that has something to say decides. A pair is always read in one order (the
earlier report first), so the order of the arguments changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from rashomon.model import Relation, RelationKind, Slot, content_id
from rashomon.stages.compare.counts import by_figures, by_sum
from rashomon.stages.compare.denials import by_confirmation, by_denial
from rashomon.stages.compare.doers import by_answer, by_deed, by_doer
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair
from rashomon.stages.compare.levels import slot_levels
from rashomon.stages.compare.outcomes import by_aim, by_outcome, by_state
from rashomon.stages.compare.params import CompareParams
from rashomon.stages.compare.settings import by_bearing, by_begin, by_clock, by_day
from rashomon.stages.compare.wordings import by_content, by_wording

Rule = Callable[[Pair], Finding | None]

RULES: tuple[tuple[Rule, Callable[[Facets], object]], ...] = (
    (by_wording, lambda _: True),
    (by_denial, lambda _: True),
    (by_answer, lambda f: f.deed.doers),
    (by_confirmation, lambda f: f.is_confirmed is not None),
    (by_begin, lambda f: f.begin),
    (by_day, lambda f: f.own_days),
    (by_clock, lambda f: f.clock),
    (by_bearing, lambda f: f.bearing),
    (by_doer, lambda f: f.deed.kind),
    (by_outcome, lambda f: f.states),
    (by_aim, lambda f: f.aim),
    (by_sum, lambda f: f.figures),
    (by_figures, lambda f: f.figures),
    (by_content, lambda _: True),
    (by_state, lambda f: f.states),
    (by_deed, lambda f: f.deed.kind),
)
"""In order of how plain their evidence is. Figures may also agree, so they come after every
rule that can only part; same content comes last. Beside each, what both claims must tell of
for it to have anything to say.
"""

Asked = int
"""Rules that have something to go by, a bit each in their order: what two claims both have
is asked for millions of pairs."""

EVERY: Asked = (1 << len(RULES)) - 1
"""All rules."""


def rules_of(facets: Facets) -> Asked:
    """Give the rules that have something to go by in a claim."""
    return sum(1 << k for k, (_, tells) in enumerate(RULES) if tells(facets))


@lru_cache(maxsize=1 << 12)
def _in_order(asked: Asked) -> tuple[Rule, ...]:
    return tuple(rule for k, (rule, _) in enumerate(RULES) if asked >> k & 1)


def decide(
    a: Facets, b: Facets, params: CompareParams, asked: Asked = EVERY
) -> Relation | None:
    """Tell what two claims are to each other.

    Args:
        a: One claim.
        b: The other; the order does not matter.
        params: Thresholds.
        asked: Rules that have something to go by in both, where that is known.

    Returns:
        The relation, written from the earlier report to the later; None: nothing can be said.
    """
    if a.id == b.id or _overlap(a, b):
        return None
    if b.order < a.order:
        a, b = b, a
    pair = Pair(a, b, params)
    for rule in _in_order(asked):
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
