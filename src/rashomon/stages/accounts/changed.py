"""Count a voice that changed its answer by what it said last.

holder, rivals, days of its answers -> Holder without the answers it went back on

A ministry that names seven dead on Monday and nine on Friday stands by nine. Where the days are
not stated, or an answer was given before and after its rival, nobody can tell which one stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from rashomon.stages.accounts.holders import Holder, Rivals

WHOLE_DAY = len("2031-05-03")
"""Characters of a day: of "2031-05" nobody can tell whether it is before 3 May."""

Days: TypeAlias = tuple[str, str]

_NONE = frozenset[str]()


def with_last_answers(holder: Holder, rivals: Rivals) -> Holder:
    """Leave out the answers of which a holder gave a rival later, and not again since."""
    given = {variant: _days(days) for variant, days in holder.given.items()}
    left = frozenset(
        a
        for a in holder.variant_ids
        for b in holder.variant_ids & rivals.get(a, _NONE)
        if _is_before(given.get(a), given.get(b))
    )
    return replace(holder, variant_ids=holder.variant_ids - left) if left else holder


def _is_before(a: Days | None, b: Days | None) -> bool:
    return a is not None and b is not None and a[1] < b[0]


def _days(stated: Iterable[str | None]) -> Days | None:
    """Give the first and the last day of an answer; None: one of them is not stated."""
    days = [(day or "")[:WHOLE_DAY] for day in stated]
    if not days or any(len(day) < WHOLE_DAY or not day[:4].isdigit() for day in days):
        return None
    return min(days), max(days)
