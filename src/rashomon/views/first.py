"""Choose what the overview shows first, and know whom its claims go back to.

questions -> the most disputed, those several reports repeat -> their claims -> origins
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from rashomon.views.held import Held

if TYPE_CHECKING:
    from rashomon.model import Question, Variant
    from rashomon.views.index import CaseIndex

FIRST = 12
"""Rows of each list on the overview: the first screen leads on, it does not hold everything."""


def first_questions(
    index: CaseIndex,
) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Give the first disputed questions, and the first that several reports answer of one word."""
    disputed = (question for question in index.questions if question.disputed)
    shared = (q for q in index.questions if any(_is_repeated(v) for v in q.variants))
    return tuple(islice(disputed, FIRST)), tuple(islice(shared, FIRST))


def learn_first(index: CaseIndex) -> None:
    """Read whom the claims of the overview go back to, where a run has held it.

    No index leads from a claim to its origins: to look for them goes through all of them.
    """
    found = FIRST_ORIGINS.held(index)
    if found is None:
        return
    known = index.origin_by_id
    known.fetch({i for ids in found.values() for i in ids})
    told = {key: tuple(known[i] for i in ids) for key, ids in found.items() if ids}
    index.origins_of_claim.learn(told, found.keys() - told.keys())


def _is_repeated(variant: Variant) -> bool:
    return variant.is_of_one and len(variant.document_ids) > 1


def _first_origins(index: CaseIndex) -> dict[str, tuple[str, ...]]:
    variants = (v for asked in first_questions(index) for q in asked for v in q.variants)
    claims = {i for v in variants for i in (*v.claim_ids, *v.left_out)}
    matters = dict.fromkeys(account.matter for account in index.accounts)
    shown = {*islice(matters, FIRST)}
    claims |= {i for a in index.accounts if a.matter in shown for i in a.crux_claim_ids}
    behind = index.origins_of_claim
    behind.fetch(claims)
    return {i: tuple(o.id for o in behind.get(i, ())) for i in sorted(claims)}


FIRST_ORIGINS = Held("first origins", dict[str, tuple[str, ...]], _first_origins)
