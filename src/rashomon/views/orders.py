"""Sort records as a reader meets them, and join them by what they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from rashomon.model import OriginLevel

if TYPE_CHECKING:
    from rashomon.model import Account, Origin, Question

T = TypeVar("T")


def by_member(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Join records by a member that each of them has, in their order."""
    found: dict[str, list[T]] = {}
    for member, record in pairs:
        found.setdefault(member, []).append(record)
    return {member: tuple(records) for member, records in found.items()}


def origin_order(origin: Origin) -> tuple[bool, int, str, str]:
    """Give what origins are sorted by: document level first, then most documents first."""
    return (
        origin.level is OriginLevel.CLAIM,
        -len(origin.document_ids),
        origin.name or "",
        origin.id,
    )


def question_order(question: Question) -> tuple[bool, int, int, str, str]:
    """Give what questions are sorted by: disputed first, then those most documents answer."""
    documents = {i for variant in question.variants for i in variant.document_ids}
    return (
        not question.disputed,
        -len(documents),
        -len(question.variants),
        question.text,
        question.id,
    )


def first_cruxes(accounts: Iterable[Account]) -> set[str]:
    """Give the first claims of the cruxes of accounts that are as full as another of theirs."""
    full: dict[tuple[str, int], list[Account]] = {}
    for account in accounts:
        full.setdefault((account.matter, len(account.variant_ids)), []).append(account)
    even = (a for some in full.values() if len(some) > 1 for a in some)
    return {i for account in even for i in account.crux_claim_ids[:1]}


def by_matter(accounts: Iterable[Account], place: Mapping[str, int]) -> tuple[Account, ...]:
    """Sort accounts by matter, those with most answers and holders first.

    Args:
        accounts: Of the case.
        place: Of the claims that stand first in their cruxes, in reading order: where two are
            equally full the one told first comes first, not the one with the earlier name.
    """

    def order(account: Account) -> tuple[int, int, str, str]:
        told = min((place[i] for i in account.crux_claim_ids[:1] if i in place), default=-1)
        return -len(account.variant_ids), told, account.title, account.id

    matters: dict[str, list[Account]] = {}
    for account in sorted(accounts, key=order):
        matters.setdefault(account.matter, []).append(account)
    ranked = sorted(matters.values(), key=lambda m: _matter_order(m, order(m[0])))
    return tuple(account for matter in ranked for account in matter)


def _matter_order(
    matter: Sequence[Account], first: tuple[int, int, str, str]
) -> tuple[int, int, int, str, str]:
    answers = {i for account in matter for i in account.variant_ids}
    holders = {name for account in matter for name in account.held_by}
    return -len(answers), -len(holders), *first[1:]
