"""Say what is known of a document, take it out, put it back: by the ways of `rashomon set`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request  # noqa: TC002  FastAPI reads the types of handlers
from starlette.responses import RedirectResponse, Response

from rashomon import pipeline
from rashomon.config import Settings, settings_of
from rashomon.errors import ChangedMeanwhileError, RequestError
from rashomon.model import MetadataField
from rashomon.serve.answers import json_response, person_of, wants_json, who_of
from rashomon.serve.described import form_of
from rashomon.serve.forms import OwnForm, back_of, text_in, texts_in
from rashomon.stages.ingest import named_field
from rashomon.store import Store

if TYPE_CHECKING:
    from fastapi import FastAPI

    from rashomon.pipeline import RunCounts
    from rashomon.serve.desk import Desk
    from rashomon.serve.looks import Look, Looks

Work: TypeAlias = Callable[[Store, Settings], "RunCounts"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a form asks for."""

    form: FormData
    what: str
    document: str
    work: Work


def add_upkeep(app: FastAPI, looks: Looks, desk: Desk) -> None:
    """Add what changes what is known of documents, or which are in the case."""
    before = (f"was_{field}" for field in MetadataField)

    @app.post(
        "/documents/{key}/metadata",
        summary="Say what is known of a document.",
        openapi_extra=form_of(*MetadataField, *before, several=("unset",)),
    )
    async def known(request: Request, form: OwnForm, key: str) -> Response:
        def work(store: Store, settings: Settings) -> RunCounts:
            said = _said(form, looks.now(), key)
            taken_back = tuple(named_field(name) for name in texts_in(form, "unset"))
            by_hand = pipeline.said_by_hand(said.items())
            return pipeline.set_metadata(store, settings, key, by_hand, taken_back)

        change = Change(form, "describe", key, work)
        return await _done(request, looks, desk, change)

    _add_removing(app, looks, desk)


def _add_removing(app: FastAPI, looks: Looks, desk: Desk) -> None:
    @app.post(
        "/documents/{key}/remove",
        summary="Take a document out; it can come back.",
        openapi_extra=form_of("why"),
    )
    async def remove(request: Request, form: OwnForm, key: str) -> Response:
        def work(store: Store, settings: Settings) -> RunCounts:
            why = text_in(form, "why") or None
            return pipeline.remove_document(store, settings, key, why)

        change = Change(form, "remove", key, work)
        return await _done(request, looks, desk, change)

    @app.post(
        "/documents/{key}/back",
        summary="Put a removed document back.",
        openapi_extra=form_of(),
    )
    async def back(request: Request, form: OwnForm, key: str) -> Response:
        def work(store: Store, settings: Settings) -> RunCounts:
            return pipeline.bring_back(store, settings, key)

        change = Change(form, "put back", key, work)
        return await _done(request, looks, desk, change)


async def _done(request: Request, looks: Looks, desk: Desk, change: Change) -> Response:
    """Do what is asked for, with the settings the case was put together with."""

    def held() -> RunCounts:
        by = person_of(request)
        doing = f"{by or 'somebody'} ({change.what} {change.document})"
        with desk.held(doing) as store:
            counts = change.work(store, settings_of(store.view().run()))
            desk.note(change.what, change.document, who_of(request))
        looks.now()
        return counts

    counts = await run_in_threadpool(held)
    if wants_json(request):
        return json_response({"ok": True, "read": counts.read, "dated": counts.dated})
    return RedirectResponse(back_of(change.form, "/documents"), 303)


def _said(form: FormData, look: Look, key: str) -> dict[str, str | None]:
    """Give the fields that were written otherwise; emptied: it is not known.

    Raises:
        ChangedMeanwhileError: Somebody else said something of one of them since.
        RequestError: Nothing was written otherwise.
    """
    rows = look.index.metadata.get(key, ())
    now = {v.field: v.edtf or v.value for v in reversed(rows)}  # the first is in force
    said: dict[str, str | None] = {}
    for field in MetadataField:
        if field.value not in form or field.value in texts_in(form, "unset"):
            continue
        words, was = text_in(form, field.value), text_in(form, f"was_{field.value}")
        if words == was:
            continue
        if was != (now.get(field) or ""):
            told = f"{field}: {now.get(field) or 'not known'}"
            renewed = {f"was_{f.value}": now.get(f) or "" for f in MetadataField}
            raise ChangedMeanwhileError.told([told], renewed)
        said[field.value] = words or None
    if not said and not texts_in(form, "unset"):
        raise RequestError.nothing_changed()
    return said
