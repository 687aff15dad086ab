"""Order what a person had best look at: where two claims part, and how much hangs on it.

    contradictions nobody judged -> what follows if it does not hold, what was left open in it

First come those whose end would change most: the accounts that an answer of their question
would end, then those that alone keep a question in dispute. Among equals comes the one in
which most was left open, then the one whose sources the reader was least sure of.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import Certainty, JudgedSort, Level, Slot
from rashomon.views.accounts import matter_rows
from rashomon.views.contradictions import (
    ContradictionRow,
    contradicting_pairs,
    contradiction_rows,
)
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rashomon.model import Relation
    from rashomon.views.accounts import MatterRow
    from rashomon.views.claims import ClaimRow
    from rashomon.views.index import CaseIndex

LEFT_OPEN = {"agent": "who did it", "patient": "to whom", "place": "where", "time": "when"}
"""Slots that make two claims be about one happening, where they could not be compared. Others
(what is counted, the wording) are no doubt where they are open."""

PARTED = {Slot.RESPONSIBILITY: "agent", Slot.PLACE: "place", Slot.DATE: "time"}
"""What two claims differ in is not left open between them."""

UNSURE = frozenset({Certainty.HEDGED.value, Certainty.PREDICTED.value})


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A contradiction to be looked at."""

    contradiction: ContradictionRow
    ends: int
    """Accounts that one answer of its question would end."""
    is_alone: bool
    """Whether its question would not be in dispute without it."""
    doubts: tuple[str, ...]
    """What was left open in reading it, each in words."""
    sureness: float | None
    """The lower of how sure the tagger was of the two attributions, in [0, 1]; None: rules."""

    @property
    def pair(self) -> frozenset[str]:
        """Give the ids of its two claims."""
        return frozenset((self.contradiction.a.claim.id, self.contradiction.b.claim.id))


def review_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[ReviewRow]:
    """List contradictions that nobody judged, those first of which most depends."""
    every = every_review_row(index, matter_rows(index).rows)
    return Page.of(unjudged(index, every), lambda row: row, offset, limit)


def unjudged(index: CaseIndex, rows: Iterable[ReviewRow]) -> tuple[ReviewRow, ...]:
    """Leave out what somebody judged and did not withdraw."""
    judged = _judged_pairs(index)
    return tuple(row for row in rows if row.pair not in judged)


def count_unjudged(index: CaseIndex) -> int:
    """Count the contradictions that nobody judged, without putting them in an order."""
    judged = _judged_pairs(index)
    return sum(pair not in judged for pair in contradicting_pairs(index))


def _judged_pairs(index: CaseIndex) -> set[frozenset[str]]:
    every = (j for j in index.judgements if j.of is JudgedSort.CLAIM)
    return {j.claims for j in every if not j.withdrawn_at}


def every_review_row(
    index: CaseIndex, matters: Iterable[MatterRow]
) -> tuple[ReviewRow, ...]:
    """Order all contradictions, judged or not, by what hangs on them in the matters."""
    ends = {h.question_id: h.most for m in matters for h in m.hinges}
    relations = {r.id: r for r in index.contradicting}
    every = contradiction_rows(index).rows
    alone = Counter(row.question_id for row in every)
    rows = [
        ReviewRow(
            contradiction=row,
            ends=ends.get(row.question_id or "", 0),
            is_alone=row.question_id is not None and alone[row.question_id] == 1,
            doubts=_doubts(row, relations[row.relation_id]),
            sureness=_sureness(index, row),
        )
        for row in every
    ]
    return tuple(sorted(rows, key=_order))


def _order(row: ReviewRow) -> tuple[int, bool, int, float]:
    sure = 1.0 if row.sureness is None else row.sureness
    return -row.ends, not row.is_alone, -len(row.doubts), sure


def _doubts(row: ContradictionRow, relation: Relation) -> tuple[str, ...]:
    open_ = [
        LEFT_OPEN[level.slot]
        for level in relation.levels
        if level.level is Level.UNKNOWN
        and level.slot in LEFT_OPEN
        and level.slot != PARTED.get(relation.on or Slot.NUMBER)
    ]
    sides = [words for side in (row.a, row.b) for words in _of_side(side.claim)]
    return (*open_, *sides)


def _of_side(claim: ClaimRow) -> tuple[str, ...]:
    unsure = f"in {claim.external_id} it is {claim.certainty}"
    unnamed = f"who says so in {claim.external_id} has no name"
    found = (
        (unsure, claim.certainty in UNSURE),
        (unnamed, not (claim.is_author or claim.is_named)),
    )
    return tuple(words for words, holds in found if holds)


def _sureness(index: CaseIndex, row: ContradictionRow) -> float | None:
    known = index.reading.attributions
    claims = (index.reading.claims[side.claim.id] for side in (row.a, row.b))
    tagged = (known.get(c.attribution_id) for c in claims if c.attribution_id)
    scores = [a.score for a in tagged if a is not None and a.score is not None]
    return min(scores, default=None)
