"""Show the system claims describe: ties, causes, and what happened when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rashomon.views.claims import ClaimRow, claim_row
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from rashomon.model import Cause, Entry, Tie
    from rashomon.views.index import CaseIndex


@dataclass(frozen=True, slots=True)
class TieRow:
    """What two actors are to each other, by whose claims."""

    id: str
    from_id: str | None
    """None: not known by name; then `from_name` is what the document calls it."""
    from_name: str
    to_id: str | None
    to_name: str
    kind: str
    edtf: str | None
    hedged: bool
    claims: tuple[ClaimRow, ...]
    account_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CauseRow:
    """What is said to bring about what, by whose claims."""

    id: str
    cause: str
    effect: str
    kind: str
    certainty: str
    partial: bool
    link: str
    """The words that join the two, else the kind in words."""
    claims: tuple[ClaimRow, ...]
    account_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What is said to have happened at one time."""

    edtf: str
    disputed: bool
    claims: tuple[ClaimRow, ...]


def tie_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[TieRow]:
    """List ties by the names of the actors."""
    rows = sorted((_tie_row(index, tie) for tie in index.ties), key=_tie_order)
    return Page.of(rows, lambda row: row, offset, limit)


def cause_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[CauseRow]:
    """List causes in id order."""
    return Page.of(index.causes, partial(_cause_row, index), offset, limit)


def timeline_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[TimelineRow]:
    """List the timeline by date."""
    return Page.of(index.entries, partial(_timeline_row, index), offset, limit)


def _tie_row(index: CaseIndex, tie: Tie) -> TieRow:
    return TieRow(
        id=tie.id,
        from_id=tie.from_id,
        from_name=_party_name(index, tie.from_id, tie.from_words),
        to_id=tie.to_id,
        to_name=_party_name(index, tie.to_id, tie.to_words),
        kind=tie.kind,
        edtf=tie.edtf,
        hedged=tie.hedged,
        claims=tuple(claim_row(index, c) for c in index.claims_of(tie.claim_ids)),
        account_ids=tie.account_ids,
    )


def _cause_row(index: CaseIndex, cause: Cause) -> CauseRow:
    return CauseRow(
        id=cause.id,
        cause=cause.cause,
        effect=cause.effect,
        kind=cause.kind.value,
        certainty=cause.certainty,
        partial=cause.partial,
        link=cause.link or cause.kind.value.replace("_", " "),
        claims=tuple(claim_row(index, c) for c in index.claims_of(cause.claim_ids)),
        account_ids=cause.account_ids,
    )


def _timeline_row(index: CaseIndex, entry: Entry) -> TimelineRow:
    claims = tuple(claim_row(index, c) for c in index.claims_of(entry.claim_ids))
    return TimelineRow(entry.edtf, entry.disputed, claims)


def _party_name(index: CaseIndex, actor_id: str | None, words: str | None) -> str:
    actor = index.reading.actors.get(actor_id or "")
    if actor:
        return actor.name
    return f"“{words}”" if words else actor_id or "not known"


def _tie_order(row: TieRow) -> tuple[str, str, str, str]:
    return row.from_name, row.to_name, row.kind, row.id
