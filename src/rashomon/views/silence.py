"""Show what is not said: by which report, of whom, and under which names people go instead.

    claims, questions, actors -> VoiceRow, SilenceRow, UnquotedRow, NamesRow

To leave something out is no fault; a report of four lines leaves out more than one of forty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import ActorKind, Certainty, Claim, Role
from rashomon.text.state_names import states_named
from rashomon.views.accounts import account_rows
from rashomon.views.claims import ClaimRow, claim_row
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from rashomon.model import Actor, Document
    from rashomon.views.index import CaseIndex

LEAST_TEXTS = 2
"""Other texts that have to tell of a thing before leaving it out is worth a word: what one
report alone tells is its own find."""

LEAST_MENTIONS = 2
"""Claims in which somebody is spoken of before it is worth a word that nobody quotes him."""

MOST = 8
"""Things named of one report: more is a list nobody reads."""

OPEN = frozenset({Certainty.HEDGED, Certainty.PREDICTED})


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """In whose voice a report speaks, in claims."""

    document_id: str
    external_id: str
    claims: int
    own: int
    """In its own voice."""
    named: int
    """Credited to a source with a name."""
    unnamed: int
    """Credited to nobody, or to somebody without a name ("observers")."""
    hedged: int
    """Hedged, or about what may come, in whosever voice."""


@dataclass(frozen=True, slots=True)
class SilenceRow:
    """What other reports tell of and this one does not."""

    document_id: str
    external_id: str
    questions: tuple[tuple[str, str, int], ...]
    """Id and text of questions, and the texts that answer them."""
    actors: tuple[tuple[str, int], ...]
    """Names, and the texts that speak of them."""


@dataclass(frozen=True, slots=True)
class UnquotedRow:
    """Somebody who is spoken about and whom no report quotes."""

    name: str
    documents: tuple[str, ...]
    """External ids of those that speak of him."""
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class NamesRow:
    """What one actor is called, by whom."""

    name: str
    by: tuple[tuple[str, tuple[str, ...]], ...]
    """Letter of the account or name of the report, and its words for the actor, sorted."""


def voice_rows(index: CaseIndex) -> tuple[VoiceRow, ...]:
    """Count in whose voice each report speaks, in the order of the documents."""
    return tuple(_voice(index, document) for document in index.documents)


def silence_rows(index: CaseIndex) -> tuple[SilenceRow, ...]:
    """Say of each report what at least half of the other texts tell of, and it does not."""
    text_of = _texts(index)
    asked = {
        q.id: {text_of[d] for v in q.variants for d in v.document_ids if d in text_of}
        for q in index.questions
    }
    named = _actors_by_text(index, text_of)
    rows: list[SilenceRow] = []
    for document in index.documents:
        others = len({*text_of.values()} - {text_of[document.id]})
        least = max(LEAST_TEXTS, others / 2)
        questions = [
            (q.id, q.text, len(asked[q.id]))
            for q in index.questions
            if text_of[document.id] not in asked[q.id] and len(asked[q.id]) >= least
        ]
        states = states_named(document.text)
        actors = [
            (index.reading.actors[i].name, len(texts))
            for i, texts in named.items()
            if text_of[document.id] not in texts
            and len(texts) >= least
            and not _is_named(index.reading.actors[i], document, states)
        ]
        questions.sort(key=lambda q: (-q[2], q[1], q[0]))
        actors.sort(key=lambda a: (-a[1], a[0]))
        if questions or actors:
            shown = tuple(questions[:MOST]), tuple(actors[:MOST])
            rows.append(SilenceRow(document.id, document.external_id, *shown))
    return tuple(rows)


def unquoted_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[UnquotedRow]:
    """List actors who are spoken about and never quoted, those in most claims first."""
    quoted = {s.actor_id for c in index.claims if (s := index.reading.speaker(c)).actor_id}
    spoken: dict[str, list[Claim]] = {}
    for claim in index.claims:
        for actor_id in _spoken_of(index, claim):
            spoken.setdefault(actor_id, []).append(claim)
    found = [
        (index.reading.actors[i], claims)
        for i, claims in spoken.items()
        if i not in quoted and len(claims) >= LEAST_MENTIONS
    ]
    found.sort(key=lambda item: (-len(item[1]), item[0].name, item[0].id))
    return Page.of(found, lambda item: _unquoted(index, *item), offset, limit)


def names_rows(index: CaseIndex) -> tuple[NamesRow, ...]:
    """List actors that go by several names, with who uses which.

    Names stand under the account whose holder uses them, else under the report.
    """
    forms: dict[str, dict[str, set[str]]] = {}
    holders = _holders(index)
    for claim in index.claims:
        speaker = index.reading.speaker(claim).name
        document = index.reading.documents[claim.document_id].external_id
        for mention in claim.actors:
            actor = index.reading.actor_of(claim.document_id, mention.span)
            if actor:
                users = forms.setdefault(actor.id, {})
                words = " ".join(mention.span.quote.split())
                for user in holders.get(speaker, (document,)):
                    users.setdefault(user, set()).add(words)
    rows = [
        NamesRow(
            index.reading.actors[i].name,
            tuple((user, tuple(sorted(users[user]))) for user in sorted(users)),
        )
        for i, users in forms.items()
        if len({words for used in users.values() for words in used}) > 1
    ]
    return tuple(sorted(rows, key=lambda row: row.name))


def _voice(index: CaseIndex, document: Document) -> VoiceRow:
    claims = index.claims_in.get(document.id, ())
    speakers = [index.reading.speaker(claim) for claim in claims]
    credited = [s for s in speakers if not s.is_author]
    return VoiceRow(
        document.id,
        document.external_id,
        claims=len(claims),
        own=len(speakers) - len(credited),
        named=sum(s.is_named for s in credited),
        unnamed=sum(not s.is_named for s in credited),
        hedged=sum(claim.certainty in OPEN for claim in claims),
    )


def _texts(index: CaseIndex) -> dict[str, str]:
    """Name the text each document goes back to; copies are one text."""
    known = index.reading.texts()
    return {d.id: known.get(d.id, d.id) for d in index.documents}


def _spoken_of(index: CaseIndex, claim: Claim) -> set[str]:
    found = (
        index.reading.actor_of(claim.document_id, mention.span)
        for mention in claim.actors
        if mention.role is not Role.SOURCE
    )
    return {actor.id for actor in found if actor}


def _actors_by_text(index: CaseIndex, text_of: Mapping[str, str]) -> dict[str, set[str]]:
    named: dict[str, set[str]] = {}
    for claim in index.claims:
        for actor_id in _spoken_of(index, claim):
            named.setdefault(actor_id, set()).add(text_of[claim.document_id])
    return named


def _is_named(actor: Actor, document: Document, states: frozenset[str]) -> bool:
    """Tell whether a text names an actor at all, if only as a place or by an adjective."""
    if actor.kind is ActorKind.STATE and states & states_named(actor.name):
        return True
    return any(form in document.text for form in (actor.name, *actor.aliases))


def _unquoted(index: CaseIndex, actor: Actor, claims: Iterable[Claim]) -> UnquotedRow:
    listed = list(claims)
    documents = Counter(claim.document_id for claim in listed)
    rows = tuple(claim_row(index, claim) for claim in listed[:MOST])
    return UnquotedRow(actor.name, index.external_ids(documents), rows)


def _holders(index: CaseIndex) -> dict[str, tuple[str, ...]]:
    """Give the letters of the accounts each voice holds."""
    found: dict[str, list[str]] = {}
    for account in account_rows(index).rows:
        for name in account.held_by:
            found.setdefault(name, []).append(f"account {account.letter}")
    return {name: tuple(letters) for name, letters in found.items()}
