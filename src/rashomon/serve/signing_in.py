"""Let somebody in by name and password or by the token, and out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request  # noqa: TC002  FastAPI reads the types of handlers
from starlette.responses import RedirectResponse, Response

from rashomon.serve.answers import json_response, to_plain, wants_json
from rashomon.serve.described import form_of
from rashomon.serve.forms import OwnForm, back_of
from rashomon.serve.routes import read_at

if TYPE_CHECKING:
    from fastapi import FastAPI

    from rashomon.serve.access import Access
    from rashomon.serve.sessions import Session

FIELDS = 10
"""Most fields of a form that is read before anybody signed in."""


def add_signing_in(app: FastAPI) -> None:
    """Add the page one signs in on, and what it sends."""

    @read_at(app, "/sign-in", include_in_schema=False)
    def page(request: Request) -> Response:
        session: Session = request.state.session
        if session.role is not None:
            return RedirectResponse("/", 303)
        return to_plain(request, "sign_in.html", status=200)

    @app.post(
        "/sign-in",
        summary="Begin a session by name and password, or without a name by the token.",
        openapi_extra=form_of("name", "secret", "back"),
    )
    async def sign_in(request: Request) -> Response:
        access: Access = request.state.access
        async with request.form(max_files=0, max_fields=FIELDS) as form:
            name, secret = str(form.get("name") or ""), str(form.get("secret") or "")
            back = back_of(form, "/")
        request.state.name_written, request.state.back = name, back
        before: Session = request.state.session
        session = await access.sign_in(request.scope, name, secret)
        access.sign_out(before)
        return _cookied(request, session, back)

    @app.post(
        "/sign-out",
        summary="End the session.",
        openapi_extra=form_of(),
    )
    async def sign_out(request: Request, form: OwnForm) -> Response:  # noqa: ARG001  it is checked
        access: Access = request.state.access
        answer = _cookied(request, access.sign_out(request.state.session), "/sign-in")
        answer.headers["Clear-Site-Data"] = '"cache"'  # nobody goes back to what was shown
        return answer


def _cookied(request: Request, session: Session, back: str) -> Response:
    """Answer with the cookie of another session."""
    access: Access = request.state.access
    program = wants_json(request)
    answer = json_response({"ok": True}) if program else RedirectResponse(back, 303)
    answer.headers["Set-Cookie"] = access.cookie_of(session, request.url.scheme)
    return answer
