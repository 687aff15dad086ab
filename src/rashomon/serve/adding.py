"""Add reports from a page: upload or paste, then watch how far the run is.

form -> Inbox -> Additions -> /add, its JSON, and events
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request  # noqa: TC002  FastAPI reads the types of handlers
from starlette.responses import RedirectResponse, Response, StreamingResponse

from rashomon.errors import FetchError, RequestError, UnknownNameError
from rashomon.model import MetadataField
from rashomon.serve.additions import Addition, Additions
from rashomon.serve.answers import (
    Shown,
    json_response,
    to_html,
    to_json,
    wants_json,
    who_of,
)
from rashomon.serve.asking import Ask
from rashomon.serve.described import form_of
from rashomon.serve.forms import OwnForm, text_in
from rashomon.serve.inbox import Inbox
from rashomon.serve.pages import PageRecord
from rashomon.serve.routes import read_at

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI
    from starlette.datastructures import FormData

    from rashomon.serve.desk import Desk
    from rashomon.serve.fetching import Fetcher
    from rashomon.serve.looks import Looks

EVERY_S = 0.4
"""How often a page is told how far a run is: a person sees it move."""

LONGEST_TEXT = 10_000_000
"""Code points of a pasted text."""


@dataclass(frozen=True, slots=True)
class Add(PageRecord):
    """What was added to the case since the workbench was started."""

    rows: tuple[Addition, ...]


def add_adding(
    app: FastAPI, looks: Looks, desk: Desk, folder: Path, fetcher: Fetcher | None = None
) -> None:
    """Add the page where reports are added; they are kept in a folder.

    Args:
        app: The workbench.
        looks: States of the case.
        desk: From where it is written to.
        folder: Where what is added is kept.
        fetcher: What fetches a report by its address; None: nothing is fetched.
    """
    additions, inbox = Additions(desk, looks), Inbox(folder)

    def shown(request: Request) -> tuple[Shown, Add]:
        record = Add("Add reports", additions.latest())
        return Shown(request, looks.at(), Ask()), record

    @read_at(app, "/add", include_in_schema=False)
    def page(request: Request) -> Response:
        around, record = shown(request)
        return to_html(around, "add.html", record, can_fetch=fetcher is not None)

    @read_at(
        app, "/add.json", summary="List what was added since the workbench was started."
    )
    def data(request: Request) -> Response:
        return to_json(*shown(request))

    @app.post(
        "/add",
        status_code=HTTPStatus.ACCEPTED,
        summary="Upload files, paste a text, or name an address, and read it into the case.",
        openapi_extra=form_of("text", "address", *MetadataField, files="files"),
    )
    async def add(request: Request, form: OwnForm) -> Response:
        place = await run_in_threadpool(_keep, inbox, fetcher, form)
        added = additions.start(place, who_of(request))
        if wants_json(request):
            return json_response({"ok": True, "addition": added}, HTTPStatus.ACCEPTED)
        return RedirectResponse(f"/add#addition-{added.id}", 303)

    @app.get("/add/{number}/events", summary="Tell how far an addition is, as it goes on.")
    async def events(number: int) -> Response:
        added = additions.find(number)
        if added is None:
            raise UnknownNameError.near("addition", str(number), ())
        return StreamingResponse(_events(added), media_type="text/event-stream")


def _keep(inbox: Inbox, fetcher: Fetcher | None, form: FormData) -> Path:
    files = [f for f in form.getlist("files") if isinstance(f, UploadFile) and f.filename]
    if files:
        return inbox.keep_uploads(files)
    said = {f.value: text_in(form, f.value) for f in MetadataField}
    known = {name: words for name, words in said.items() if words}
    address = text_in(form, "address")
    if address:
        if fetcher is None:
            raise FetchError.off()
        return inbox.keep_fetched(fetcher.fetch(address), known)
    text = str(form.get("text") or "")
    if len(text) > LONGEST_TEXT:
        raise RequestError.too_long("text", LONGEST_TEXT)
    return inbox.keep_text(text, known)


async def _events(added: Addition) -> AsyncIterator[bytes]:
    """Give an event whenever something changed, and a last one when it is over."""
    before = b""
    while True:
        now = msgspec.json.encode(added)
        if now != before:
            yield b"data: " + now + b"\n\n"
            before = now
        if added.is_over:
            yield b"event: end\ndata: {}\n\n"
            return
        await asyncio.sleep(EVERY_S)
