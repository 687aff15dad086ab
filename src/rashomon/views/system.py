"""Show the system claims describe: ties, causes, and what happened when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rashomon.views.claims import ClaimRow, claim_row
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    text_id: str = ""
    """The text of its first claim: whose words a party is called by that has no name."""


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
    index.claims_of(i for tie in index.ties for i in tie.claim_ids)  # read at once
    texts = index.reading.texts()
    rows = sorted((_tie_row(index, tie, texts) for tie in index.ties), key=_tie_order)
    return Page.of(rows, lambda row: row, offset, limit)


def cause_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[CauseRow]:
    """List causes in id order."""
    index.claims_of(i for cause in index.causes for i in cause.claim_ids)  # read at once
    return Page.of(index.causes, partial(_cause_row, index), offset, limit)


def cause_chains(index: CaseIndex) -> tuple[tuple[CauseRow, ...], ...]:
    """Join causes of one claim where the effect of one is the cause of the next.

    Chains come in reading order of their claims. A cause that is its own effect ends a chain.
    """
    rows = cause_rows(index).rows
    told = index.claims_of({claim.id for row in rows for claim in row.claims})
    place = {claim.id: n for n, claim in enumerate(told)}
    after = {(row.claims[0].id, row.cause): row for row in rows if row.claims}
    reached = {
        follower.id
        for row in rows
        if row.claims
        and (follower := after.get((row.claims[0].id, row.effect)))
        and follower.id != row.id
    }
    chains: list[tuple[CauseRow, ...]] = []
    used: set[str] = set()
    for row in sorted(rows, key=lambda r: r.id in reached):
        chain: list[CauseRow] = []
        at: CauseRow | None = row
        while at is not None and at.id not in used:
            used.add(at.id)
            chain.append(at)
            at = after.get((at.claims[0].id, at.effect)) if at.claims else None
        chains += [tuple(chain)] if chain else []
    return tuple(sorted(chains, key=lambda c: (_first(place, c[0]), c[0].cause, c[0].id)))


def _first(place: Mapping[str, int], row: CauseRow) -> int:
    return min((place[claim.id] for claim in row.claims), default=0)


def timeline_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[TimelineRow]:
    """List the timeline by date."""
    listed = Page.of(index.entries, lambda e: e, offset, limit)
    index.claims_of(i for entry in listed.rows for i in entry.claim_ids)  # read at once
    return listed.each(partial(_timeline_row, index))


def _tie_row(index: CaseIndex, tie: Tie, texts: Mapping[str, str]) -> TieRow:
    claims = tuple(claim_row(index, c) for c in index.claims_of(tie.claim_ids))
    first = claims[0].document_id if claims else ""
    return TieRow(
        id=tie.id,
        from_id=tie.from_id,
        from_name=_party_name(index, tie.from_id, tie.from_words),
        to_id=tie.to_id,
        to_name=_party_name(index, tie.to_id, tie.to_words),
        kind=tie.kind,
        edtf=tie.edtf,
        hedged=tie.hedged,
        claims=claims,
        account_ids=tie.account_ids,
        text_id=texts.get(first, first),
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
