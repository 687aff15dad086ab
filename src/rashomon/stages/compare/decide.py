"""Decide what two claims are to each other, with a sentence that says why.

    Facets, Facets -> Meeting -> [same wording, figures, denial, time, place, doer, outcome,
    same content] -> Relation | None

The first rule that has something to say decides. A pair is always read in one order (the
earlier report first), so the order of the arguments changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from rashomon.model import Relation, RelationKind, Slot, content_id
from rashomon.stages.compare import screen
from rashomon.stages.compare.accusing import by_charge
from rashomon.stages.compare.amounts import by_amount
from rashomon.stages.compare.befallen import by_fate, by_same_fate
from rashomon.stages.compare.cargoes import by_load
from rashomon.stages.compare.columns import Columns
from rashomon.stages.compare.controls import by_hold, by_same_hold
from rashomon.stages.compare.counts import by_figures
from rashomon.stages.compare.denials import by_confirmation, by_denial
from rashomon.stages.compare.described import by_particular
from rashomon.stages.compare.doers import by_answer, by_deed, by_doer, by_rejection
from rashomon.stages.compare.dying import by_death
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair
from rashomon.stages.compare.known import Known
from rashomon.stages.compare.lasting import by_custody, by_end
from rashomon.stages.compare.levels import slot_levels
from rashomon.stages.compare.losses import by_loss
from rashomon.stages.compare.lying import by_territory
from rashomon.stages.compare.notified import by_notice
from rashomon.stages.compare.outcomes import by_aim, by_effect, by_outcome, by_state
from rashomon.stages.compare.params import CompareParams
from rashomon.stages.compare.rated import by_rate
from rashomon.stages.compare.received import by_reception
from rashomon.stages.compare.refuting import by_refusal
from rashomon.stages.compare.retold import (
    by_date,
    by_hour,
    by_same_doing,
    by_same_figures,
    by_telling_figure,
)
from rashomon.stages.compare.ruins import by_damage, by_same_damage
from rashomon.stages.compare.settings import by_bearing, by_begin, by_clock, by_day
from rashomon.stages.compare.sides import Sides
from rashomon.stages.compare.sinces import by_since
from rashomon.stages.compare.standings import by_first, by_norm
from rashomon.stages.compare.sums import by_sum
from rashomon.stages.compare.tolls import by_whole_toll
from rashomon.stages.compare.twins import are_twins
from rashomon.stages.compare.victims import by_victims
from rashomon.stages.compare.whys import by_cause, by_same_cause
from rashomon.stages.compare.wished import by_wish
from rashomon.stages.compare.wordings import by_content, by_wording

Rule = Callable[[Pair], Finding | None]

May = Callable[[Sides, CompareParams], Any]
"""What must hold of a pair for a rule to have anything to say, for many pairs at once."""

RULES: tuple[tuple[Rule, May], ...] = (
    (by_wording, screen.may_be_wording),
    (by_hold, screen.may_be_hold),
    (by_denial, screen.may_be_denial),
    (by_answer, screen.may_be_answer),
    (by_rejection, screen.may_be_rejection),
    (by_charge, screen.may_be_charge),
    (by_refusal, screen.may_be_refusal),
    (by_confirmation, screen.may_be_confirmation),
    (by_begin, screen.may_be_begin),
    (by_end, screen.may_be_end),
    (by_custody, screen.may_be_custody),
    (by_notice, screen.may_be_notice),
    (by_since, screen.may_be_since),
    (by_particular, screen.may_be_particular),
    (by_death, screen.may_be_death),
    (by_day, screen.may_be_day),
    (by_clock, screen.may_be_clock),
    (by_territory, screen.may_be_territory),
    (by_wish, screen.may_be_wish),
    (by_reception, screen.may_be_reception),
    (by_bearing, screen.may_be_bearing),
    (by_doer, screen.may_be_doer),
    (by_outcome, screen.may_be_outcome),
    (by_aim, screen.may_be_aim),
    (by_effect, screen.may_be_effect),
    (by_damage, screen.may_be_damage),
    (by_norm, screen.may_be_norm),
    (by_first, screen.may_be_first),
    (by_load, screen.may_be_load),
    (by_cause, screen.may_be_cause),
    (by_same_cause, screen.may_be_cause),
    (by_same_hold, screen.may_be_hold),
    (by_same_fate, screen.may_be_fate),
    (by_rate, screen.may_be_rate),
    (by_loss, screen.may_be_loss),
    (by_sum, screen.may_be_sum),
    (by_whole_toll, screen.may_be_figures),
    (by_figures, screen.may_be_figures),
    (by_amount, screen.may_be_amount),
    (by_fate, screen.may_be_fate),
    (by_content, screen.may_be_content),
    (by_same_damage, screen.may_be_same_damage),
    (by_victims, screen.may_be_victims),
    (by_state, screen.may_be_state),
    (by_deed, screen.may_be_deed),
    (by_hour, screen.may_be_hour),
    (by_date, screen.may_be_date),
    (by_telling_figure, screen.may_be_telling_figure),
    (by_same_figures, screen.may_be_same_figures),
    (by_same_doing, screen.may_be_same_doing),
)
"""In order of how plain their evidence is. Figures may also agree, so they come after every
rule that can only part; same content comes last. Beside each, what must hold for it to have
anything to say.
"""

JOINING = frozenset({RelationKind.SAME, RelationKind.REFINES})
"""What claims in like words about two things are not to each other, by whatever rule."""

Asked = int
"""Rules that may have something to say, a bit each in their order."""

EVERY: Asked = (1 << len(RULES)) - 1
"""All rules."""

PAIRS_AT_ONCE = 1 << 17
"""Pairs screened at once; bounds the memory of one step (some 40 MB)."""


def rules_of(sides: Sides, params: CompareParams) -> Any:  # noqa: ANN401  a numpy array
    """Give the rules that may have something to say, for each pair."""
    import numpy as np

    found = np.zeros(len(sides), np.int64)
    for k, (_, may) in enumerate(RULES):
        found |= may(sides, params).astype(np.int64) << k
    return found


def decide_all(
    claims: Sequence[Facets],
    codes: Any,  # noqa: ANN401  a numpy array
    params: CompareParams,
    columns: Columns | None = None,
    known: Known | None = None,
) -> Iterator[Relation]:
    """Decide many pairs; nearly all have nothing to them and are left out in arrays.

    Args:
        claims: The claims of the case.
        codes: Pairs, place of a in claims times their number plus place of b.
        params: Thresholds.
        columns: The same claims in columns; None: they are laid out here.
        known: What was compared before; pairs known to give nothing are not asked again.

    Returns:
        The relations, in the order of the pairs.
    """
    import numpy as np

    columns = columns or Columns.of(claims)
    for start in range(0, len(codes), PAIRS_AT_ONCE):
        a, b = np.divmod(codes[start : start + PAIRS_AT_ONCE], len(claims))
        asked = rules_of(Sides(columns, columns.places[a], columns.places[b]), params)
        at = np.flatnonzero(asked)
        if known is not None:
            at = known.unknown(a, b, at)
        nothing: list[int] = []
        rows = (one.tolist() for one in (at, a[at], b[at], asked[at]))
        for k, one, other, bits in zip(*rows, strict=True):
            relation = decide(claims[one], claims[other], params, bits)
            if relation is not None:
                yield relation
            else:
                nothing.append(k)
        if known is not None:
            known.add(a, b, nothing)


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
        asked: Rules that may have something to say, where that is known.

    Returns:
        The relation, written from the earlier report to the later; None: nothing can be said.
    """
    if a.id == b.id or overlap(a, b):
        return None
    if b.order < a.order:
        a, b = b, a
    pair = Pair(a, b, params)
    for rule in _in_order(asked):
        finding = rule(pair)
        if finding is not None and not (finding.kind in JOINING and are_twins(a, b)):
            return related(pair, finding)
    return None


def overlap(a: Facets, b: Facets) -> bool:
    """Tell whether two claims are cut from the same words, as nested contents are."""
    one_document = a.claim.document_id == b.claim.document_id
    return one_document and a.claim.span.overlaps(b.claim.span)


def related(pair: Pair, finding: Finding) -> Relation:
    """Write what was found of a pair as a relation."""
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
        chance=finding.chance,
    )
