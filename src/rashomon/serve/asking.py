"""Read what a page is asked for: which rows, without whom, which words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from fastapi import Query
from pydantic import BeforeValidator

from rashomon.model import Slot

ROWS = 25
"""Rows of a page: what a person goes through before they pause."""

LONGEST = 500
"""Code points of a query; a sentence that is looked for is shorter."""


class Order(StrEnum):
    """What stands first in a list of questions."""

    DISPUTED = "disputed"
    """Those in dispute, then those that most documents answer."""
    DOCUMENTS = "documents"
    ANSWERS = "answers"
    ORIGINS = "origins"
    """Those behind which most independent origins stand."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of a page, whichever page it is."""

    q: str = ""
    page: int = 1
    disputed: bool | None = None
    on: Slot | None = None
    claim: str | None = None
    at: tuple[int, int] | None = None
    answer: str | None = None
    order: Order = Order.DISPUTED
    distrust: tuple[str, ...] = ()

    @property
    def offset(self) -> int:
        """Count the rows before those of the page."""
        return (self.page - 1) * ROWS


Text = Annotated[str, Query(max_length=LONGEST)]
Id = Annotated[str | None, Query(max_length=200)]


def _chosen(value: object) -> object:
    """Take a field of a form that was left alone for what was not asked."""
    return None if value == "" else value


OrNothing = BeforeValidator(_chosen)


async def asked(  # noqa: PLR0913, PLR0917  one parameter a part of the query
    q: Text = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    disputed: Annotated[bool | None, OrNothing] = None,
    on: Annotated[Slot | None, OrNothing] = None,
    claim: Id = None,
    at: Annotated[str | None, Query(pattern=r"^\d{1,9}-\d{1,9}$")] = None,
    answer: Id = None,
    order: Order = Order.DISPUTED,
    distrust: Annotated[list[Annotated[str, Query(max_length=300)]] | None, Query()] = None,
) -> Ask:
    """Read the query of a page; not in a thread of its own, for which a page would wait.

    Args:
        q: Words that are looked for.
        page: Which page of a list, from 1.
        disputed: Only questions that are in dispute, or only those that are not.
        on: Only questions whose answers part on this.
        claim: A claim that is lit in its document.
        at: A passage that is lit in a document, as "120-140" (code points).
        answer: An answer of which every claim is listed.
        order: What stands first in a list of questions.
        distrust: Names without whose claims the case is counted anew; nothing is written.
    """
    start, _, end = (at or "").partition("-")
    passage = (int(start), int(end)) if at else None
    names = tuple(name for name in distrust or () if name.strip())
    return Ask(q.strip(), page, disputed, on, claim, passage, answer, order, names)
