"""Show the system claims describe: ties, causes, and what happened when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rashomon.views.claims import ClaimRow, claim_row
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rashomon.model import Cause, Claim, Entry, Tie
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
    return Page.several(ordered_ties(index), partial(several_ties, index), offset, limit)


def ordered_ties(index: CaseIndex) -> tuple[Tie, ...]:
    """Give ties in that order, and look nothing up of their claims."""
    return index.parts["found"].kept("ordered ties", lambda: _ordered(index))


def told_most(ties: Sequence[Tie], most: int) -> tuple[Tie, ...]:
    """Keep the ties of which most claims speak, in their order."""
    ranked = sorted(range(len(ties)), key=lambda n: (-len(ties[n].claim_ids), n))
    return tuple(ties[n] for n in sorted(ranked[:most]))


def several_ties(index: CaseIndex, ties: Iterable[Tie]) -> tuple[TieRow, ...]:
    """Show ties; the claims they rest on are read at once."""
    listed = list(ties)
    index.claims_of(i for tie in listed for i in tie.claim_ids)
    texts = index.reading.texts() if listed else {}
    return tuple(_tie_row(index, tie, texts) for tie in listed)


def _ordered(index: CaseIndex) -> tuple[Tie, ...]:
    parties = {i for tie in index.ties for i in (tie.from_id, tie.to_id) if i}
    index.actors.fetch(parties)

    def order(tie: Tie) -> tuple[str, str, str, str]:
        doer = _party_name(index, tie.from_id, tie.from_words)
        other = _party_name(index, tie.to_id, tie.to_words)
        return doer, other, tie.kind, tie.id

    return tuple(sorted(index.ties, key=order))


def cause_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[CauseRow]:
    """List causes in id order."""
    return Page.several(index.causes, partial(_several_causes, index), offset, limit)


def cause_chains(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[tuple[CauseRow, ...]]:
    """Join causes of one claim where the effect of one is the cause of the next.

    Chains come in reading order of their claims. A cause that is its own effect ends a chain.
    """

    def rows(chains: Sequence[Sequence[Cause]]) -> list[tuple[CauseRow, ...]]:
        index.claims_of(i for chain in chains for one in chain for i in one.claim_ids)
        return [_several_causes(index, chain) for chain in chains]

    chained = index.parts["found"].kept("chained causes", lambda: _chained(index))
    return Page.several(chained, rows, offset, limit)


def _several_causes(index: CaseIndex, causes: Iterable[Cause]) -> tuple[CauseRow, ...]:
    listed = list(causes)
    index.claims_of(i for cause in listed for i in cause.claim_ids)  # read at once
    return tuple(_cause_row(index, cause) for cause in listed)


def _chained(index: CaseIndex) -> tuple[tuple[Cause, ...], ...]:
    first = _first_claims(index)
    told = (first[c.id] for c in index.causes if c.id in first)
    ordered = sorted({c.id: c for c in told}.values(), key=index.order_of)
    place = {claim.id: n for n, claim in enumerate(ordered)}
    at = {cause_id: claim.id for cause_id, claim in first.items()}
    after = {(at[c.id], c.cause): c for c in index.causes if c.id in at}

    def follower(cause: Cause) -> Cause | None:
        return after.get((at[cause.id], cause.effect)) if cause.id in at else None

    followed = ((cause, follower(cause)) for cause in index.causes)
    reached = {next_.id for cause, next_ in followed if next_ and next_.id != cause.id}
    chains: list[tuple[Cause, ...]] = []
    used: set[str] = set()
    for cause in sorted(index.causes, key=lambda c: c.id in reached):
        chain: list[Cause] = []
        now: Cause | None = cause
        while now is not None and now.id not in used:
            used.add(now.id)
            chain.append(now)
            now = follower(now)
        chains += [tuple(chain)] if chain else []

    def order(chain: Sequence[Cause]) -> tuple[int, str, str]:
        head = chain[0]
        return place[at[head.id]] if head.id in at else 0, head.cause, head.id

    return tuple(sorted(chains, key=order))


def _first_claims(index: CaseIndex) -> dict[str, Claim]:
    """Give the first claim of each cause, by its id, and look nothing up of what claims say."""
    known = index.claim_by_id
    known.fetch({i for cause in index.causes for i in cause.claim_ids})
    told = ((c.id, [known[i] for i in c.claim_ids if i in known]) for c in index.causes)
    return {key: min(claims, key=index.order_of) for key, claims in told if claims}


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
