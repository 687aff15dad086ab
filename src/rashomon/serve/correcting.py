"""Record what a person reads in a claim otherwise, or notes on a thing, from a page.

form -> has anybody corrected this meanwhile? -> Correction | Note -> what it did
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request  # noqa: TC002  FastAPI reads the types of handlers
from starlette.responses import Response  # noqa: TC002

from rashomon import pipeline
from rashomon.config import settings_of
from rashomon.errors import ChangedMeanwhileError, JudgementError
from rashomon.model import CorrectedField, Correction
from rashomon.pipeline import Saying
from rashomon.serve.answers import who_of
from rashomon.serve.decided import answer_of, entries_of
from rashomon.serve.described import PERSON, form_of
from rashomon.serve.forms import LONGEST_NAME, OwnForm, person_cookie, run_in, text_in
from rashomon.views import corrected_since, in_same_words

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.datastructures import FormData

    from rashomon.pipeline import Way
    from rashomon.serve.decided import Decided
    from rashomon.serve.desk import Desk
    from rashomon.serve.looks import Looks
    from rashomon.store import Store

Work: TypeAlias = Callable[["Store", "Way"], "Decided"]


async def decide(
    request: Request, form: FormData, looks: Looks, desk: Desk, work: Work
) -> Response:
    """Do what a form decides, keep it in the list of changes, and say what it did."""
    by = text_in(form, "by", LONGEST_NAME)

    def held() -> Decided:
        way = pipeline.Way(is_later=desk.weigher.is_later, look=lambda _: looks.now().index)
        hold = desk.judging if way.is_later else desk.held
        with hold(f"{by or 'somebody'}, who judges") as store:
            decided = work(store, way)
            for what, key in entries_of(decided):
                desk.note(what, key, who_of(request, by))
            return decided

    decided = await run_in_threadpool(held)
    answer = await run_in_threadpool(answer_of, request, form, looks, decided)
    if request.state.session.name is None:  # else the name comes with the session
        answer.headers.append("Set-Cookie", person_cookie(by))
    return answer


def add_correcting(app: FastAPI, looks: Looks, desk: Desk) -> None:
    """Add what records corrections and notes."""

    @app.post(
        "/claims/{key}/corrections",
        summary="Say what a claim reads, in place of what the machine read.",
        openapi_extra=form_of(*PERSON, "run", "figure", "copies", *CorrectedField),
    )
    async def corrected(request: Request, form: OwnForm, key: str) -> Response:
        saying = Saying(text_in(form, "by", LONGEST_NAME), text_in(form, "note") or None)
        said = _said(form)

        def work(store: Store, way: Way) -> Decided:
            keys = [key, *_copies(looks, key, form, said)]
            for one in keys:
                _check_meanwhile(looks, one, run_in(form), saying.by)
            settings = settings_of(store.view().run())
            return pipeline.correct_claims(store, settings, keys, said, saying, way)

        return await decide(request, form, looks, desk, work)

    @app.post(
        "/notes",
        summary="Note something on a claim, question, event, actor, report.",
        openapi_extra=form_of("thing", "text", "by"),
    )
    async def noted(request: Request, form: OwnForm) -> Response:
        saying = Saying(text_in(form, "by", LONGEST_NAME), text_in(form, "text"))
        thing = text_in(form, "thing")

        def work(store: Store, way: Way) -> Decided:
            return pipeline.note_thing(store, thing, saying, way)

        return await decide(request, form, looks, desk, work)


def _said(form: FormData) -> dict[CorrectedField, str]:
    """Give what is read, by field; a figure is told by the place of its words."""
    said = {field: text_in(form, field.value) for field in CorrectedField}
    figure = text_in(form, "figure")
    if figure and said[CorrectedField.QUANTITY]:
        said[CorrectedField.QUANTITY] = f"{figure} = {said[CorrectedField.QUANTITY]}"
    return {field: words for field, words in said.items() if words}


def _copies(
    looks: Looks, key: str, form: FormData, said: Mapping[CorrectedField, str]
) -> list[str]:
    """Give the claims in the very same words that are to be corrected, too.

    Raises:
        JudgementError: Something else than how certain it is put is corrected, which hangs on
            the places of words in one report.
    """
    if not text_in(form, "copies"):
        return []
    if set(said) != {CorrectedField.CERTAINTY}:
        what = "in all copies only how certain a claim is put is corrected at once"
        raise JudgementError.of(key, what, "correct the others one by one")
    index = looks.now().index
    claim = index.claim_by_id.get(key)
    alike = in_same_words(index, claim) if claim else ()
    return [c.id for c in alike if c.certainty != said[CorrectedField.CERTAINTY]]


def _check_meanwhile(looks: Looks, key: str, seen: int | None, by: str) -> None:
    """Refuse a correction of what others corrected since the page was shown.

    Raises:
        ChangedMeanwhileError: They did.
    """
    look = looks.now()
    if seen is None or seen not in look.index.view.runs():
        return
    news = corrected_since(look.index, look.index.view.at(seen), key, by)
    if news:
        told = [_told(row.correction) for row in news]
        raise ChangedMeanwhileError.told(told, {"run": str(look.run)})


def _told(one: Correction) -> str:
    if one.withdrawn_at:
        return f"{one.withdrawn_by} withdrew the {one.field} {one.words} ({one.id})"
    return (
        f"{one.by} reads the {one.field} as {one.words}; the machine read {one.read_as} "
        f"({one.id})"
    )
