"""Show the whole stories of each matter: who tells them, where two part, what to check next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from string import ascii_uppercase
from typing import TYPE_CHECKING

from rashomon.model import Question
from rashomon.stages.accounts import Rivals, find_rivals
from rashomon.views.claims import ClaimRow, claim_row
from rashomon.views.held import Held
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from rashomon.model import Account
    from rashomon.views.index import CaseIndex


@dataclass(frozen=True, slots=True)
class HeldVariant:
    """An answer within an account."""

    variant_id: str
    question_id: str
    question: str
    answer: str
    disputed: bool
    """Others answer the question otherwise."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A whole story: who holds it, what it answers, what only it says."""

    id: str
    letter: str
    """Its short name in this case: A, B, ... in the order of the matters."""
    matter_id: str
    title: str
    held_by: tuple[str, ...]
    leaning: tuple[str, ...]
    variants: tuple[HeldVariant, ...]
    """In the order of the questions."""
    crux: tuple[ClaimRow, ...]
    silent_on: tuple[str, ...]
    """Texts of the questions none of its holders answers, in their order."""


@dataclass(frozen=True, slots=True)
class Parting:
    """A question that two accounts answer with variants that cannot hold together."""

    question_id: str
    question: str
    a: tuple[str, ...]
    """Answers of the first."""
    b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What sets two accounts of a matter apart."""

    a_id: str
    b_id: str
    parted: tuple[Parting, ...]
    only_a: tuple[HeldVariant, ...]
    """Answers of the first to questions on which the second says nothing."""
    only_b: tuple[HeldVariant, ...]


@dataclass(frozen=True, slots=True)
class HingeAnswer:
    """An answer, and the accounts that could not stand if it held."""

    variant_id: str
    answer: str
    ends: tuple[str, ...]
    """Ids of accounts."""
    origins: int
    """Independent origins behind it."""
    unsourced: int
    """Texts that say it in their own voice and credit nobody."""


@dataclass(frozen=True, slots=True)
class Hinge:
    """A question whose answer would end an account: what to check next."""

    question_id: str
    question: str
    answers: tuple[HingeAnswer, ...]
    """In the order of the variants."""

    @property
    def most(self) -> int:
        """Count the accounts that one of the answers would end."""
        return max(len(answer.ends) for answer in self.answers)

    @property
    def single(self) -> int:
        """Count the answers that rest on a single origin."""
        return sum(answer.origins + answer.unsourced == 1 for answer in self.answers)


@dataclass(frozen=True, slots=True)
class MatterRow:
    """One contested situation: its questions, the accounts of it, and what parts them."""

    id: str
    questions: tuple[tuple[str, str], ...]
    """Ids and texts of its questions that are disputed or answered by an account."""
    accounts: tuple[AccountRow, ...]
    differences: tuple[Difference, ...]
    hinges: tuple[Hinge, ...]
    """Those that would end most accounts first, then those with most answers of one origin."""

    @property
    def title(self) -> str:
        """Name the matter by its first question."""
        rest = len(self.questions) - 1
        return self.questions[0][1] + (f" and {rest} more" if rest > 0 else "")


def account_letter(number: int) -> str:
    """Name the account at a place: A ... Z, then A2, B2 ..."""
    turn, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(turn + 1) if turn else "")


def account_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[AccountRow]:
    """List accounts matter by matter, those with the most variants first in each."""
    letters = account_letters(index)

    def rows(shown: Sequence[Account]) -> list[AccountRow]:
        index.claims_of(i for account in shown for i in account.crux_claim_ids)
        return [_account_row(index, letters, account) for account in shown]

    return Page.several(index.accounts, rows, offset, limit)


def account_letters(index: CaseIndex) -> dict[str, str]:
    """Name the accounts of a case by letters, by id."""
    return {account.id: account_letter(n) for n, account in enumerate(index.accounts)}


def matter_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[MatterRow]:
    """List the matters that divide into accounts, in the order of their accounts."""
    matters: dict[str, list[Account]] = {}
    for account in index.accounts:
        matters.setdefault(account.matter, []).append(account)
    asked = {v.id: q for q in index.questions for v in q.variants}
    rivals = {variant: frozenset(others) for variant, others in RIVALS.of(index).items()}
    told = _Told(asked, rivals, account_letters(index))

    def rows(shown: Sequence[tuple[str, Sequence[Account]]]) -> list[MatterRow]:
        crux = (i for _, told_of in shown for a in told_of for i in a.crux_claim_ids)
        index.claims_of(crux)  # read at once
        return [_matter_row(index, told, matter) for matter in shown]

    return Page.several([*matters.items()], rows, offset, limit)


@dataclass(frozen=True, slots=True)
class _Told:
    """What rows of matters are made from."""

    question_of: Mapping[str, Question]
    """By variant id."""
    rivals: Rivals
    letters: Mapping[str, str]


def _matter_row(
    index: CaseIndex, told: _Told, matter: tuple[str, Sequence[Account]]
) -> MatterRow:
    matter_id, accounts = matter
    questions = _questions_of(index, told, accounts)
    return MatterRow(
        id=matter_id,
        questions=tuple((q.id, q.text) for q in questions),
        accounts=tuple(_account_row(index, told.letters, a) for a in accounts),
        differences=tuple(
            _difference(told, questions, a, b) for a, b in combinations(accounts, 2)
        ),
        hinges=_hinges(told, questions, accounts),
    )


def _questions_of(
    index: CaseIndex, told: _Told, accounts: Iterable[Account]
) -> list[Question]:
    ids = {q for account in accounts for q in account.silent_on}
    ids |= {
        told.question_of[v].id
        for account in accounts
        for v in account.variant_ids
        if v in told.question_of
    }
    return [question for question in index.questions if question.id in ids]


def _difference(
    told: _Told, questions: Iterable[Question], a: Account, b: Account
) -> Difference:
    parted: list[Parting] = []
    only: tuple[list[HeldVariant], list[HeldVariant]] = [], []
    for question in questions:
        held = [[v for v in question.variants if v.id in x.variant_ids] for x in (a, b)]
        if held[0] and held[1]:
            theirs = {v.id for v in held[1]}
            if any(theirs & told.rivals.get(v.id, frozenset()) for v in held[0]):
                answers = (tuple(v.answer for v in side) for side in held)
                parted.append(Parting(question.id, question.text, *answers))
        else:
            for side, variants in zip(only, held, strict=True):
                side += [_held(question, v.id, v.answer) for v in variants]
    return Difference(a.id, b.id, tuple(parted), tuple(only[0]), tuple(only[1]))


def _held(question: Question, variant_id: str, answer: str) -> HeldVariant:
    return HeldVariant(variant_id, question.id, question.text, answer, question.disputed)


def _hinges(
    told: _Told, questions: Iterable[Question], accounts: Sequence[Account]
) -> tuple[Hinge, ...]:
    found: list[Hinge] = []
    for question in (q for q in questions if q.disputed):
        answers = tuple(
            HingeAnswer(
                v.id,
                v.answer,
                tuple(
                    a.id
                    for a in accounts
                    if not told.rivals.get(v.id, frozenset()).isdisjoint(a.variant_ids)
                    and v.id not in a.variant_ids
                ),
                len(v.origin_ids),
                len(v.unsourced_ids),
            )
            for v in question.variants
        )
        if any(answer.ends for answer in answers):
            found.append(Hinge(question.id, question.text, answers))
    return tuple(
        sorted(found, key=lambda h: (-h.most, -h.single, h.question, h.question_id))
    )


def _told_once(answers: Iterable[HeldVariant]) -> tuple[HeldVariant, ...]:
    """Leave out an answer that reads like one before: two tolls of one day, asked alike."""
    first: dict[tuple[str, str], HeldVariant] = {}
    for held in answers:
        first.setdefault((held.question, held.answer), held)
    return tuple(first.values())


def _account_row(
    index: CaseIndex, letters: Mapping[str, str], account: Account
) -> AccountRow:
    held = frozenset(account.variant_ids)
    silent = frozenset(account.silent_on)
    return AccountRow(
        id=account.id,
        letter=letters[account.id],
        matter_id=account.matter,
        title=account.title,
        held_by=account.held_by,
        leaning=account.leaning,
        variants=_told_once(
            _held(question, variant.id, variant.answer)
            for question in index.questions
            for variant in question.variants
            if variant.id in held
        ),
        crux=tuple(claim_row(index, c) for c in index.claims_of(account.crux_claim_ids)),
        silent_on=tuple(q.text for q in index.questions if q.id in silent),
    )


def _rivals(index: CaseIndex) -> dict[str, tuple[str, ...]]:
    found = find_rivals(index.questions, index.contradicting)
    return {variant: tuple(sorted(found[variant])) for variant in sorted(found)}


RIVALS = Held("rivals", dict[str, tuple[str, ...]], _rivals)
"""Answers that cannot hold together, by the id of each: read from every contradiction."""
