"""Write an account down: its title from its crux, who holds it, what it leaves silent.

group of holders, questions of its matter -> Account
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Account, Certainty, Claim, Question, Variant, content_id
from rashomon.stages.accounts.holders import Holder, Rivals
from rashomon.text.speakers import Speakers

TITLE_LENGTH = 90
"""Longest quotation in a title, in code points: one line on a laptop."""

LEAST_LEAD = 2
"""By how many things said in common a voice must be nearer to one account than to any other
before it is said to lean to it: one thing in common is chance."""


@dataclass(frozen=True, slots=True)
class Divide:
    """How the voices of one matter divide."""

    matter_id: str
    questions: Sequence[Question]
    """Of the matter."""
    groups: Mapping[int, tuple[Holder, ...]]
    others: Sequence[Holder]
    """Voices that contradict nobody in the matter."""
    rivals: Rivals


def tell_accounts(speakers: Speakers, divide: Divide) -> tuple[Account, ...]:
    """Give the accounts of a matter, largest first."""
    leaning = _leaning(divide)
    made = [
        _account(speakers, divide, g, leaning.get(g, ())) for g in sorted(divide.groups)
    ]
    return tuple(sorted(made, key=lambda a: (-len(a.held_by), a.title, a.id)))


def _account(
    speakers: Speakers, divide: Divide, group: int, leaning: tuple[str, ...]
) -> Account:
    held = _held(divide.groups[group])
    others = frozenset[str]().union(
        *(_held(holders) for g, holders in divide.groups.items() if g != group)
    )
    names = {name for h in divide.groups[group] for name in h.names}
    crux = _crux(speakers, divide, held - others, names)
    holders = tuple(sorted(names))
    return Account(
        id=content_id("account", holders, tuple(sorted(held))),
        title=_title(speakers, crux, holders),
        variant_ids=tuple(sorted(held)),
        held_by=holders,
        crux_claim_ids=tuple(c.id for c in crux),
        silent_on=tuple(
            sorted(
                q.id
                for q in divide.questions
                if q.disputed and not any(v.id in held for v in q.variants)
            )
        ),
        matter=divide.matter_id,
        leaning=leaning,
    )


def _held(holders: Sequence[Holder]) -> frozenset[str]:
    return frozenset[str]().union(*(h.variant_ids for h in holders))


def _leaning(divide: Divide) -> dict[int, tuple[str, ...]]:
    """Give to each group the voices outside it that say clearly more of what it says."""
    told = {
        g: frozenset[str]().union(*(h.variant_ids | h.said for h in holders))
        for g, holders in divide.groups.items()
    }
    found: dict[int, list[str]] = {}
    for voice in divide.others:
        shared = {g: len((voice.variant_ids | voice.said) & t) for g, t in told.items()}
        ranked = sorted(shared, key=lambda g: -shared[g])
        if shared[ranked[0]] - shared[ranked[1]] >= LEAST_LEAD:
            found.setdefault(ranked[0], []).append(voice.name)
    return {g: tuple(sorted(set(names))) for g, names in found.items()}


def _crux(
    speakers: Speakers, divide: Divide, only: frozenset[str], names: set[str]
) -> list[Claim]:
    """Give a claim for each disputed answer that only this account gives, widest first."""
    variants = {v.id: v for q in divide.questions for v in q.variants}
    disputed = [variants[i] for i in sorted(only & divide.rivals.keys()) if i in variants]
    spoken = [c for v in disputed if (c := _spokesman(speakers, v, names))]
    own = {c.id: [v for v in variants.values() if c.id in v.claim_ids] for c in spoken}
    unique = list({c.id: c for c in spoken}.values())
    return sorted(
        unique,
        key=lambda c: (
            speakers.is_known_beyond(c),
            *_reach(c, own[c.id], variants, divide.rivals),
        ),
        reverse=True,
    )


def _spokesman(speakers: Speakers, variant: Variant, names: set[str]) -> Claim | None:
    """Find the claim of a variant by which one of the holders can be quoted best.

    A whole sentence that fits a title beats a fragment ("killing nine") and a long one, and who
    is known in other texts too "the ministry" of one; a copy may have changed the words.
    """
    claims = (speakers.reading.claims[i] for i in variant.claim_ids)
    told = ((c, speakers.of(c)) for c in claims)
    theirs = [c for c, voice in told if voice and voice.name in names]
    return max(theirs, key=lambda c: _quotable(speakers, c), default=None)


def _quotable(speakers: Speakers, claim: Claim) -> tuple[bool, bool, bool, bool, int, str]:
    words = claim.span.quote
    return (
        not speakers.is_copied(claim),
        speakers.is_known_beyond(claim),
        words[:1].isupper(),
        len(words) <= TITLE_LENGTH,
        -len(words),
        claim.id,
    )


def _reach(
    claim: Claim, own: Sequence[Variant], variants: Mapping[str, Variant], rivals: Rivals
) -> tuple[int, int, str]:
    """Rank a crux claim by the documents on both sides of its dispute, then by length."""
    against = [variants[b] for v in own for b in rivals.get(v.id, ()) if b in variants]
    documents = {d for v in (*own, *against) for d in v.document_ids}
    return len(documents), -len(claim.span.quote), claim.id


def _title(speakers: Speakers, crux: Sequence[Claim], holders: Sequence[str]) -> str:
    """Say whose claim the crux is, in its own words, and whether it is denied or doubted."""
    if not crux:
        return f"What {holders[0]} tells"
    quote = " ".join(crux[0].span.quote.split())
    if len(quote) > TITLE_LENGTH:
        quote = quote[:TITLE_LENGTH].rsplit(" ", 1)[0] + " ..."
    voice = speakers.of(crux[0])
    name = voice.name if voice else holders[0]
    if crux[0].certainty is Certainty.DENIED:
        name += " denies"
    elif crux[0].is_doubting:
        name += " doubts"
    return f"{name}: “{quote}”"
