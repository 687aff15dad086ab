"""Build the accounts of a case from who holds what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.model import Account, Claim, Question, Reading, Relation, Variant, content_id
from rashomon.stages.accounts.grouping import Edge, fewest_groups
from rashomon.stages.accounts.holders import (
    Holder,
    Rivals,
    conflict,
    contradicts_itself,
    find_holders,
    find_rivals,
)
from rashomon.stages.accounts.params import AccountsParams

TITLE_LENGTH = 90
"""Longest quotation in a title, in code points: one line on a laptop."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of a case, and what a reader should know when there are none."""

    accounts: tuple[Account, ...]
    note: str | None


def find_accounts(
    reading: Reading,
    questions: Sequence[Question],
    relations: Sequence[Relation],
    params: AccountsParams,
) -> Accounts:
    """Divide the holders of rival answers into accounts.

    Args:
        reading: The case.
        questions: With their variants.
        relations: Contradictions make variants rivals.
        params: Limits.

    Returns:
        Accounts in order of their holders' number, largest first; none, with a note, when
        nobody conflicts or the matter does not divide into a few.
    """
    rivals = find_rivals(questions, relations)
    holders = find_holders(reading, questions)
    flagged = [h for h in holders if contradicts_itself(h, rivals)]
    parties = _parties([h for h in holders if h not in flagged], rivals, params)
    if not parties:
        return Accounts((), _note("no two holders contradict each other", flagged))
    groups = fewest_groups(
        len(parties),
        _conflicts(parties, rivals),
        _agreement(parties),
        most=params.max_accounts,
        work_limit=params.work_limit,
    )
    if groups is None:
        why = f"the matter does not divide into {params.max_accounts} accounts or fewer"
        return Accounts((), _note(why, flagged))
    made = _accounts(reading, questions, [*zip(parties, groups, strict=True)], rivals)
    return Accounts(made, _note(None, flagged))


def _parties(
    holders: Sequence[Holder], rivals: Rivals, params: AccountsParams
) -> list[Holder]:
    """Keep who holds a rival variant; the busiest when there are too many, in name order."""
    disputed = rivals.keys()
    parties = [h for h in holders if h.variant_ids & disputed]
    in_conflict = [
        h for h in parties if any(conflict(h, other, rivals) for other in parties)
    ]
    busiest = sorted(in_conflict, key=lambda h: (-len(h.variant_ids & disputed), h.name))
    kept = {h.key for h in busiest[: params.max_holders]}
    return [h for h in in_conflict if h.key in kept]


def _conflicts(parties: Sequence[Holder], rivals: Rivals) -> frozenset[Edge]:
    return frozenset(
        (i, j)
        for (i, a), (j, b) in combinations(enumerate(parties), 2)
        if conflict(a, b, rivals)
    )


def _agreement(parties: Sequence[Holder]) -> dict[Edge, int]:
    shared = {
        (i, j): len(a.variant_ids & b.variant_ids)
        for (i, a), (j, b) in combinations(enumerate(parties), 2)
    }
    return {pair: weight for pair, weight in shared.items() if weight}


def _accounts(
    reading: Reading,
    questions: Sequence[Question],
    grouped: Sequence[tuple[Holder, int]],
    rivals: Rivals,
) -> tuple[Account, ...]:
    held: dict[int, set[str]] = {}
    names: dict[int, set[str]] = {}
    for holder, group in grouped:
        held.setdefault(group, set()).update(holder.variant_ids)
        names.setdefault(group, set()).add(holder.name)
    made = [
        _account(reading, questions, held, names[group], group, rivals)
        for group in sorted(held)
    ]
    return tuple(sorted(made, key=lambda a: (-len(a.held_by), a.title, a.id)))


def _account(
    reading: Reading,
    questions: Sequence[Question],
    held: dict[int, set[str]],
    names: set[str],
    group: int,
    rivals: Rivals,
) -> Account:
    disputed = rivals.keys()
    others = set[str]().union(*(v for g, v in held.items() if g != group))
    only = held[group] - others
    variants = {v.id: v for q in questions for v in q.variants}
    crux_variants = [variants[i] for i in sorted(only & disputed)]
    crux = [_spokesman(reading, v, names) for v in crux_variants]
    own: dict[str, list[Variant]] = {c.id: [] for c in crux if c}
    for variant in variants.values():
        for claim_id in own.keys() & set(variant.claim_ids):
            own[claim_id].append(variant)
    claims = sorted(
        (c for c in crux if c),
        key=lambda c: _reach(c, own[c.id], variants, rivals),
        reverse=True,
    )
    holders = tuple(sorted(names))
    return Account(
        id=content_id("account", holders, tuple(sorted(held[group]))),
        title=_title(reading, claims, holders),
        variant_ids=tuple(sorted(held[group])),
        held_by=holders,
        crux_claim_ids=tuple(c.id for c in claims),
        silent_on=tuple(
            q.id
            for q in questions
            if q.disputed and not any(v.id in held[group] for v in q.variants)
        ),
    )


def _spokesman(reading: Reading, variant: Variant, names: set[str]) -> Claim | None:
    """Find the claim of a variant by which one of the holders can be quoted best.

    A whole sentence that fits a title beats a fragment ("killing nine") and a long one.
    """
    claims = (reading.claims[i] for i in variant.claim_ids)
    theirs = [c for c in claims if reading.speaker(c).name in names]
    return max(theirs, key=_quotable, default=None)


def _quotable(claim: Claim) -> tuple[bool, bool, int, str]:
    words = claim.span.quote
    return words[:1].isupper(), len(words) <= TITLE_LENGTH, -len(words), claim.id


def _reach(
    claim: Claim, own: Sequence[Variant], variants: Mapping[str, Variant], rivals: Rivals
) -> tuple[int, int, str]:
    """Rank a crux claim by the documents on both sides of its dispute, then by id."""
    against = [variants[b] for v in own for b in rivals.get(v.id, ())]
    documents = {d for v in (*own, *against) for d in v.document_ids}
    return len(documents), -len(claim.span.quote), claim.id


def _title(reading: Reading, crux: Sequence[Claim], holders: Sequence[str]) -> str:
    """Say whose claim the crux is, in its own words."""
    if not crux:
        return f"What {holders[0]} tells"
    quote = " ".join(crux[0].span.quote.split())
    if len(quote) > TITLE_LENGTH:
        quote = quote[:TITLE_LENGTH].rsplit(" ", 1)[0] + " ..."
    return f"{reading.speaker(crux[0]).name}: “{quote}”"


def _note(why: str | None, flagged: Sequence[Holder]) -> str | None:
    words = [why] if why else []
    if flagged:
        names = ", ".join(h.name for h in flagged)
        words.append(f"holds rival answers and is left out of the accounts: {names}")
    return "; ".join(words) or None
