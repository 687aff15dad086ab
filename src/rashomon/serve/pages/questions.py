"""Pages of questions: the list, and one question with its answers side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.serve.asking import ROWS, Order
from rashomon.serve.pages.record import PageRecord, gone
from rashomon.store.base import search_terms
from rashomon.views import (
    ClaimRow,
    ContradictionRow,
    Page,
    QuestionRow,
    became_of,
    claim_row,
    question_row,
    several_questions,
)

if TYPE_CHECKING:
    from rashomon.model import Question
    from rashomon.serve.asking import Ask
    from rashomon.serve.looks import Look


@dataclass(frozen=True, slots=True)
class Questions(PageRecord):
    """Questions, those in dispute first, then those that most documents answer."""

    rows: Page[QuestionRow]


def questions(look: Look, ask: Ask, key: str) -> Questions:  # noqa: ARG001  each page has both
    """List the questions that are asked for."""
    found = [question for question in look.index.questions if _is_asked(question, ask)]
    if ask.order in RANKS:
        found.sort(key=RANKS[ask.order], reverse=True)  # alike ones stay in their order
    rows = Page.several(found, lambda q: several_questions(look.index, q), ask.offset, ROWS)
    return Questions("Questions", rows)


def _documents(question: Question) -> int:
    return len({i for v in question.variants for i in v.document_ids})


def _origins(question: Question) -> int:
    return len({i for v in question.variants for i in v.origin_ids})


RANKS = {
    Order.DOCUMENTS: _documents,
    Order.ANSWERS: lambda question: len(question.variants),
    Order.ORIGINS: _origins,
}
"""What makes a question stand first, beside the order of the case."""


def _is_asked(question: Question, ask: Ask) -> bool:
    """Tell whether a question has all that is asked for, in its text or its answers."""
    if ask.disputed not in (None, question.disputed) or ask.on not in (None, question.on):
        return False
    if not ask.q:
        return True
    words = " ".join([question.text, *(v.answer for v in question.variants)])
    return set(search_terms(ask.q)) <= set(search_terms(words))


@dataclass(frozen=True, slots=True)
class OneQuestion(PageRecord):
    """A question with its answers, and where two claims part."""

    question: QuestionRow
    cards: Page[ContradictionRow]
    claims: Page[ClaimRow] | None
    """Every claim of the answer that was asked for; None: none was."""


def one_question(look: Look, ask: Ask, key: str) -> OneQuestion:
    """Show one question.

    Raises:
        UnknownNameError: The case has none of this id (GoneError: any more).
    """
    question = look.questions.get(key)
    if question is None:
        raise gone(became_of(look.index, "question", key))
    cards = look.cards.get(key, ())
    return OneQuestion(
        title=question.text,
        question=question_row(look.index, question),
        cards=Page.of(cards, lambda card: card, ask.offset, ROWS),
        claims=_claims_of(look, question, ask),
    )


def _claims_of(look: Look, question: Question, ask: Ask) -> Page[ClaimRow] | None:
    variant = next((v for v in question.variants if v.id == ask.answer), None)
    if variant is None:
        return None
    claims = look.index.claims_of(variant.claim_ids)
    return Page.of(claims, lambda c: claim_row(look.index, c), ask.offset, ROWS)
