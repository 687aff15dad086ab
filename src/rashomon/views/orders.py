"""Sort records as a reader meets them, and join them by what they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def by_matter(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Sort accounts by matter, those with most answers and holders first."""
    matters: dict[str, list[Account]] = {}
    for account in sorted(accounts, key=lambda a: (-len(a.variant_ids), a.title, a.id)):
        matters.setdefault(account.matter, []).append(account)
    ranked = sorted(matters.values(), key=_matter_order)
    return tuple(account for matter in ranked for account in matter)


def _matter_order(matter: Sequence[Account]) -> tuple[int, int, str, str]:
    answers = {i for account in matter for i in account.variant_ids}
    holders = {name for account in matter for name in account.held_by}
    first = min((account.title, account.matter) for account in matter)
    return -len(answers), -len(holders), *first
