"""Record what a person judges on a page, by the same way as `rashomon judge`.

form -> has anybody judged this meanwhile? -> Judgement -> the case put together -> what it did
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request  # noqa: TC002  FastAPI reads the types of handlers
from starlette.responses import Response  # noqa: TC002

from rashomon import pipeline
from rashomon.config import settings_of
from rashomon.errors import ChangedMeanwhileError, JudgementError
from rashomon.model import JudgedSort, Judgement, JudgementKind, Slot
from rashomon.pipeline import Saying
from rashomon.serve.correcting import decide
from rashomon.serve.described import PERSON, form_of
from rashomon.serve.forms import (
    LONGEST_NAME,
    OwnForm,
    run_in,
    text_in,
    texts_in,
)
from rashomon.views import judged_since

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.datastructures import FormData

    from rashomon.pipeline import JudgedNow, Way
    from rashomon.serve.decided import Decided
    from rashomon.serve.desk import Desk
    from rashomon.serve.looks import Looks
    from rashomon.store import Store

GROUPS = frozenset({JudgementKind.JOIN, JudgementKind.SPLIT})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a form says."""

    kind: JudgementKind
    of: JudgedSort
    named: tuple[str, ...]
    """Two claims; two things to join; one to split, then the claims of another."""
    saying: Saying
    seen: int | None
    """Number of the run that the page showed; None: it does not say, as a program's may."""


def read_verdict(form: FormData) -> Verdict:
    """Read a form.

    Raises:
        JudgementError: There is no such judgement, or nobody judges.
    """
    kind, of = text_in(form, "verb"), text_in(form, "of") or JudgedSort.CLAIM.value
    is_known = kind in set(JudgementKind) and of in set(JudgedSort)
    if not is_known or (kind in GROUPS) != (of != JudgedSort.CLAIM):
        raise JudgementError.of(
            kind, "there is no such judgement", "choose one on the page"
        )
    on = text_in(form, "on")
    saying = Saying(
        text_in(form, "by", LONGEST_NAME),
        text_in(form, "note") or None,
        Slot(on) if on in set(Slot) else None,
    )
    named = (*texts_in(form, "a"), *texts_in(form, "b"))
    return Verdict(JudgementKind(kind), JudgedSort(of), named, saying, run_in(form))


def judge(store: Store, looks: Looks, verdict: Verdict, way: Way) -> JudgedNow:
    """Record a judgement; the case is held by the caller.

    Raises:
        ChangedMeanwhileError: Others judged the same since the page was shown.
        JudgementError: It cannot be judged so.
        UnknownNameError: Something is named that the case does not hold.
    """
    _check_meanwhile(looks, verdict)
    settings = settings_of(store.view().run())
    if verdict.kind in GROUPS:
        keys = {verdict.kind.value: verdict.named}
        return pipeline.judge_groups(store, settings, verdict.of, keys, verdict.saying, way)
    return pipeline.judge_claims(
        store, settings, verdict.kind, verdict.named, verdict.saying, way
    )


def _check_meanwhile(looks: Looks, verdict: Verdict) -> None:
    index = looks.now().index
    if verdict.seen is None or verdict.seen not in index.view.runs():
        return
    claims = {c for name in verdict.named for c in _claims_of(looks, name)}
    news = judged_since(index, index.view.at(verdict.seen), claims, verdict.saying.by)
    if news:
        run = {"run": str(looks.now().run)}
        raise ChangedMeanwhileError.told([_told(row.judgement) for row in news], run)


def _claims_of(looks: Looks, name: str) -> tuple[str, ...]:
    """Give the claims that a name stands for: its own, or those of a question."""
    question = looks.now().questions.get(name)
    if question is None:
        return (name,)
    return tuple(c for v in question.variants for c in (*v.claim_ids, *v.left_out))


def _told(judged: Judgement) -> str:
    if judged.withdrawn_at:
        return f"{judged.withdrawn_by} withdrew {judged.kind} ({judged.id})"
    return f"{judged.by} judged {judged.kind} ({judged.id})"


def add_judging(app: FastAPI, looks: Looks, desk: Desk) -> None:
    """Add what records and withdraws judgements."""

    @app.post(
        "/judgements",
        summary="Judge two claims, or join or split what they are about.",
        openapi_extra=form_of("verb", "of", "on", *PERSON, "run", several=("a", "b")),
    )
    async def made(request: Request, form: OwnForm) -> Response:
        verdict = read_verdict(form)

        def work(store: Store, way: Way) -> Decided:
            return judge(store, looks, verdict, way)

        return await decide(request, form, looks, desk, work)

    @app.post(
        "/judgements/{key}/withdraw",
        summary="Withdraw a judgement, correction or note; it is kept.",
        openapi_extra=form_of("by"),
    )
    async def withdrawn(request: Request, form: OwnForm, key: str) -> Response:
        by = text_in(form, "by", LONGEST_NAME)

        def work(store: Store, way: Way) -> Decided:
            return pipeline.withdraw(store, settings_of(store.view().run()), key, by, way)

        return await decide(request, form, looks, desk, work)
