"""Show what is not said: by which report, of whom, and under which names people go instead.

    claims, questions, actors -> SilenceRow, UnquotedRow, NamesRow

To leave something out is no fault; a report of four lines leaves out more than one of forty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import ActorKind
from rashomon.text.state_names import states_named
from rashomon.views.accounts import account_letters
from rashomon.views.claims import ClaimRow, claim_row
from rashomon.views.held import Held
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from rashomon.model import Actor, Claim, Document, Question
    from rashomon.views.index import CaseIndex

LEAST_TEXTS = 2
"""Other texts that have to tell of a thing before leaving it out is worth a word: what one
report alone tells is its own find."""

MOST = 8
"""Things named of one report: more is a list nobody reads."""


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
class Unquoted:
    """The same without what its claims say."""

    name: str
    document_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    """Those that are listed, in reading order."""


@dataclass(frozen=True, slots=True)
class NamesRow:
    """What one actor is called, by whom."""

    name: str
    by: tuple[tuple[str, tuple[str, ...]], ...]
    """Letter of the account or name of the report, and its words for the actor, sorted."""


def silence_rows(index: CaseIndex) -> tuple[SilenceRow, ...]:
    """Say of each report what at least half of the other texts tell of, and it does not."""
    return SILENCES.of(index)


def _silences(index: CaseIndex) -> tuple[SilenceRow, ...]:
    text_of = _texts(index)
    least = max(LEAST_TEXTS, (len({*text_of.values()}) - 1) / 2)
    asked = [(q, texts) for q, texts in _asked(index, text_of) if len(texts) >= least]
    spoken = ((index.reading.actors[i], told) for i, told in index.spoken_of.items())
    named = [
        (actor, texts)
        for actor, told in spoken
        if len(texts := {text_of[claim.document_id] for claim in told}) >= least
    ]
    found = (_silence(d, text_of[d.id], asked, named) for d in index.documents)
    return tuple(row for row in found if row.questions or row.actors)


def unquoted_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[UnquotedRow]:
    """List actors who are spoken about and never quoted, those in most claims first."""

    def rows(shown: Sequence[Unquoted]) -> list[UnquotedRow]:
        index.claims_of(i for one in shown for i in one.claim_ids)  # read at once
        return [_unquoted_row(index, one) for one in shown]

    return Page.several(UNQUOTED.of(index), rows, offset, limit)


def names_rows(index: CaseIndex) -> tuple[NamesRow, ...]:
    """List actors that go by several names, with who uses which.

    Names stand under the account whose holder uses them, else under the report.
    """
    return NAMES.of(index)


def _names(index: CaseIndex) -> tuple[NamesRow, ...]:
    holders = _holders(index)
    rows: list[NamesRow] = []
    for actor_id, named in index.mentions_of.items():
        forms = [(claim, " ".join(m.span.quote.split())) for claim, m in named]
        if len({words for _, words in forms}) > 1:
            by = _users(index, holders, forms)
            rows.append(NamesRow(index.reading.actors[actor_id].name, by))
    return tuple(sorted(rows, key=lambda row: row.name))


def _users(
    index: CaseIndex,
    holders: Mapping[str, tuple[str, ...]],
    forms: Iterable[tuple[Claim, str]],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Say who uses which of the words for one actor."""
    documents, users = index.reading.documents, dict[str, set[str]]()
    for claim, words in forms:
        report = documents[claim.document_id].external_id
        for user in holders.get(index.speakers.name_of(claim), (report,)):
            users.setdefault(user, set()).add(words)
    return tuple((user, tuple(sorted(users[user]))) for user in sorted(users))


def _texts(index: CaseIndex) -> dict[str, str]:
    """Name the text each document goes back to; copies are one text."""
    known = index.reading.texts()
    return {d.id: known.get(d.id, d.id) for d in index.documents}


def _asked(
    index: CaseIndex, text_of: Mapping[str, str]
) -> Iterator[tuple[Question, set[str]]]:
    """Give each question with the texts that answer it."""
    for question in index.questions:
        answered = (d for v in question.variants for d in v.document_ids)
        yield question, {text_of[d] for d in answered if d in text_of}


def _silence(
    document: Document,
    text: str,
    asked: Iterable[tuple[Question, set[str]]],
    named: Iterable[tuple[Actor, set[str]]],
) -> SilenceRow:
    """Say what of the things that enough others tell of a report does not."""
    questions = [(q.id, q.text, len(texts)) for q, texts in asked if text not in texts]
    questions.sort(key=lambda q: (-q[2], q[1], q[0]))
    missing = [(actor, len(texts)) for actor, texts in named if text not in texts]
    states = states_named(document.text) if missing else frozenset[str]()
    actors = [
        (actor.name, count)
        for actor, count in missing
        if not _is_named(actor, document, states)
    ]
    actors.sort(key=lambda a: (-a[1], a[0]))
    shown = tuple(questions[:MOST]), tuple(actors[:MOST])
    return SilenceRow(document.id, document.external_id, *shown)


def _is_named(actor: Actor, document: Document, states: frozenset[str]) -> bool:
    """Tell whether a text names an actor at all, if only as a place or by an adjective."""
    if actor.kind is ActorKind.STATE and states & states_named(actor.name):
        return True
    return any(form in document.text for form in (actor.name, *actor.aliases))


def _never_quoted(index: CaseIndex) -> tuple[Unquoted, ...]:
    return tuple(
        Unquoted(
            actor.name,
            tuple(dict.fromkeys(claim.document_id for claim in claims)),
            tuple(claim.id for claim in claims[:MOST]),
        )
        for actor, claims in index.unquoted
    )


def _unquoted_row(index: CaseIndex, one: Unquoted) -> UnquotedRow:
    rows = tuple(claim_row(index, claim) for claim in index.claims_of(one.claim_ids))
    return UnquotedRow(one.name, index.external_ids(one.document_ids), rows)


def _holders(index: CaseIndex) -> dict[str, tuple[str, ...]]:
    """Give the letters of the accounts each voice holds."""
    found: dict[str, list[str]] = {}
    letters = account_letters(index)
    for account in index.accounts:
        for name in account.held_by:
            found.setdefault(name, []).append(f"account {letters[account.id]}")
    return {name: tuple(held) for name, held in found.items()}


SILENCES = Held("silences", tuple[SilenceRow, ...], _silences)
NAMES = Held("names", tuple[NamesRow, ...], _names)
UNQUOTED = Held("unquoted", tuple[Unquoted, ...], _never_quoted)
