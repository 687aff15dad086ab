"""Say what became of a document, claim or question that a link names and the case has no more.

    id -> the last run that held it -> what holds its words now, and who took it out

A question that gains a claim is another record, and a report that is read again may give other
claims: a link that a person kept leads on to what stands in its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import Claim, Document, Question, Span, Withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.store import View
    from rashomon.views.index import CaseIndex

LOOKED_AT = 50
"""Most runs that are gone back through: each is a question to the file."""


@dataclass(frozen=True, slots=True)
class Now:
    """What stands in the place of something that is gone."""

    kind: str
    """document, claim or question."""
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Became:
    """What is known of something that is gone."""

    kind: str
    id: str
    words: str
    """What it was called or said; "": the case never held it."""
    until: int | None
    """The last run that held it; None: none did, as far as was looked back."""
    removed: str | None
    """Why its document was taken out; "": no reason was given; None: it was not."""
    now: tuple[Now, ...]
    """Nearest first."""

    @property
    def told(self) -> str:
        """Say it in a sentence."""
        said = (
            f"the {self.kind} “{self.words}” " if self.words else "the case never held it"
        )
        until = f"was there until run {self.until}" if self.until else ""
        removed = (
            ""
            if self.removed is None
            else f"its report was removed ({self.removed or 'no reason was given'})"
        )
        return said + ", and ".join(filter(None, (until, removed)))


def became_of(index: CaseIndex, kind: str, key: str) -> Became:
    """Say what became of a document, claim or question (`kind`) of which a link gives the id."""
    record = {"document": Document, "claim": Claim, "question": Question}[kind]
    for run in reversed(index.view.runs()[-LOOKED_AT:]):
        then = index.view.at(run)
        if (found := then.get(record, key)) is not None:
            words, now = _told(index, then, found)
            return Became(kind, key, words, run, _removed(index, found), now)
    gone = next(
        (w for w in index.withdrawals if key in (w.document_id, w.external_id)), None
    )
    if gone is not None:
        return Became(kind, key, gone.external_id, None, gone.why or "", ())
    return Became(kind, key, "", None, None, ())


def _told(
    index: CaseIndex, then: View, found: Document | Claim | Question
) -> tuple[str, tuple[Now, ...]]:
    if isinstance(found, Document):
        return found.external_id, ()
    if isinstance(found, Claim):
        return found.span.quote, tuple(_claims_there(index, found))
    quotes = {
        (claim.document_id, claim.span)
        for v in found.variants
        for i in (*v.claim_ids, *v.left_out)
        if (claim := then.get(Claim, i)) is not None
    }
    return found.text, tuple(_questions_of(index, found, quotes))


def _claims_there(index: CaseIndex, was: Claim) -> Iterator[Now]:
    """Give the claims that stand where it stood, then its document."""
    for claim in index.claims_in.get(was.document_id, ()):
        if claim.span.start < was.span.end and was.span.start < claim.span.end:
            yield Now("claim", claim.id, claim.span.quote)
    document = index.reading.documents.get(was.document_id)
    if document:
        yield Now("document", document.id, document.external_id)


def _questions_of(
    index: CaseIndex, was: Question, quotes: set[tuple[str, Span]]
) -> Iterator[Now]:
    """Give the questions that its claims, or claims of the same words, answer now."""
    shared: dict[str, int] = {}
    ids = _answering(was)
    index.claim_by_id.fetch(c for q in index.questions for c in _answering(q))
    for question in index.questions:
        claims = _answering(question)
        known = (c for i in claims if (c := index.claim_by_id.get(i)) is not None)
        told = sum((c.document_id, c.span) in quotes for c in known)
        common = max(len(ids & claims), told)
        if common and question.on is was.on:
            shared[question.id] = common
    for question in sorted(index.questions, key=lambda q: -shared.get(q.id, 0)):
        if question.id in shared:
            yield Now("question", question.id, question.text)


def _answering(question: Question) -> set[str]:
    """Name the claims that answer a question or are left out of it."""
    return {c for v in question.variants for c in (*v.claim_ids, *v.left_out)}


def _removed(index: CaseIndex, found: Document | Claim | Question) -> str | None:
    if isinstance(found, Question):
        return None
    document_id = found.id if isinstance(found, Document) else found.document_id
    gone: Withdrawal | None = next(
        (w for w in index.withdrawals if w.document_id == document_id), None
    )
    return None if gone is None else gone.why or ""
