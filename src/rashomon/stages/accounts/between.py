"""Find the outlets that tell now with one side and now with the other.

holders, rivals -> Holder whose answers are of voices that contradict each other

A summary in its own voice that takes who fired from one side and when from the other agrees
with both and tells neither's story. Put into an account, it would be the glue between voices
that do not agree. A source is not looked at: who speaks for himself may well stand between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.stages.accounts.holders import Holder, Rivals

MOST = 0.5
"""Share of the voices in dispute that may stand between. Where more do, no side is left that
they could stand between: the matter is many things at once, and is divided more narrowly."""

_NONE = frozenset[str]()


def find_between(holders: Sequence[Holder], rivals: Rivals) -> tuple[Holder, ...]:
    """Give the outlets that stand with a voice on one question and against it on another.

    What an outlet alone says is its own finding and makes it nobody's rival here: both times
    its answer is one that another voice gives too.
    """
    holding: dict[str, set[str]] = {}
    for holder in holders:
        for variant_id in holder.variant_ids & rivals.keys():
            holding.setdefault(variant_id, set()).add(holder.key)
    found = tuple(h for h in holders if h.is_outlet and _is_between(h, holding, rivals))
    party = set[str]().union(*holding.values())
    return found if len(found) <= MOST * len(party) else ()


def _is_between(outlet: Holder, holding: dict[str, set[str]], rivals: Rivals) -> bool:
    shared = [*_shared(outlet, holding, rivals)]
    beside = {key for others, _ in shared for key in others}
    against = {key for _, others in shared for key in others}
    return bool(beside & against)


def _shared(
    outlet: Holder, holding: dict[str, set[str]], rivals: Rivals
) -> Iterator[tuple[set[str], set[str]]]:
    """Give who else gives each answer that others dispute, and who disputes it."""
    for variant_id in sorted(outlet.variant_ids & holding.keys()):
        beside = holding[variant_id] - {outlet.key}
        theirs = (holding.get(r, set[str]()) for r in rivals.get(variant_id, _NONE))
        against = set[str]().union(*theirs) - {outlet.key}
        if beside and against:
            yield beside, against
