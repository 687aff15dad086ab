"""Let owners say who may sign in, and everybody change their own password, from a page.

form -> People -> the file beside the case -> the list of changes
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request  # noqa: TC002  FastAPI reads the types of handlers
from starlette.responses import RedirectResponse, Response

from rashomon.errors import PeopleError
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
from rashomon.serve.pages import PageRecord
from rashomon.serve.passwords import LONGEST
from rashomon.serve.people import LONGEST_NAME, People
from rashomon.serve.roles import Role
from rashomon.serve.routes import read_at

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI
    from starlette.datastructures import FormData

    from rashomon.serve.access import Access
    from rashomon.serve.desk import Desk
    from rashomon.serve.looks import Looks
    from rashomon.serve.sessions import Session


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody who may sign in, without the hash of their password."""

    name: str
    role: Role
    since: str


@dataclass(frozen=True, slots=True)
class PeoplePage(PageRecord):
    """Who may sign in; for owners everybody, for others themselves."""

    rows: tuple[Listed, ...]


Change = Callable[[People, str, "FormData"], object]


def add_managing(app: FastAPI, looks: Looks, desk: Desk, file: Path) -> None:
    """Add the page of people, and what it sends."""
    people = People(file)

    def shown(request: Request) -> tuple[Shown, PeoplePage]:
        session: Session = request.state.session
        is_owner = session.role == Role.OWNER
        seen = [p for p in people.listed() if is_owner or p.name == session.name]
        rows = tuple(Listed(p.name, p.role, p.since) for p in seen)
        return Shown(request, looks.at(), Ask()), PeoplePage("People", rows)

    @read_at(app, "/people", include_in_schema=False)
    def page(request: Request) -> Response:
        return to_html(*_of_people(shown(request)))

    @read_at(
        app, "/people.json", summary="List who may sign in; others than owners: yourself."
    )
    def data(request: Request) -> Response:
        return to_json(*shown(request))

    for verb, (change, said, fields) in CHANGES.items():
        _add_change(app, desk, people, (verb, change, said, fields))
    _add_own_password(app, desk, people)


def _of_people(made: tuple[Shown, PeoplePage]) -> tuple[Shown, str, PeoplePage]:
    around, record = made
    return around, "people.html", record


def _add_change(
    app: FastAPI,
    desk: Desk,
    people: People,
    what: tuple[str, Change, str, tuple[str, ...]],
) -> None:
    verb, change, said, fields = what

    @app.post(f"/people/{verb}", summary=said, openapi_extra=form_of("name", *fields))
    async def changed(request: Request, form: OwnForm) -> Response:
        def work() -> None:
            name = text_in(form, "name", LONGEST_NAME)
            change(people, name, form)
            desk.note(f"people {verb}", name, who_of(request))

        await run_in_threadpool(work)
        return _answer(request)


def _add(people: People, name: str, form: FormData) -> None:
    role = _role_in(form)
    if role != Role.OWNER and all(p.role != Role.OWNER for p in people.listed()):
        raise PeopleError.first_is_owner()
    people.add(name, role, str(form.get("password") or ""))


def _role_in(form: FormData) -> Role:
    said = text_in(form, "role")
    if said not in set(Role):
        raise PeopleError.no_role(said, list(Role))
    return Role(said)


CHANGES: dict[str, tuple[Change, str, tuple[str, ...]]] = {
    "add": (_add, "Let somebody sign in.", ("role", "password")),
    "role": (
        lambda people, name, form: people.set_role(name, _role_in(form)),
        "Let somebody do more or less.",
        ("role",),
    ),
    "password": (
        lambda people, name, form: people.set_password(
            name, str(form.get("password") or "")
        ),
        "Give somebody another password; their sessions end.",
        ("password",),
    ),
    "remove": (
        lambda people, name, _: people.remove(name),
        "Let somebody sign in no more; their sessions end.",
        (),
    ),
}
"""What an owner changes: how, what it does, and what else the form holds."""


def _add_own_password(app: FastAPI, desk: Desk, people: People) -> None:
    @app.post(
        "/password",
        summary="Change the password you sign in with; your other sessions end.",
        openapi_extra=form_of("before", "password", "again"),
    )
    async def own(request: Request, form: OwnForm) -> Response:
        access: Access = request.state.access
        session: Session = request.state.session
        if session.name is None:
            raise PeopleError.without_name()
        password = str(form.get("password") or "")
        if password != str(form.get("again") or ""):
            raise PeopleError.not_the_same()
        before = str(form.get("before") or "")[: LONGEST + 1]
        name = session.name
        old = await access.sign_in(request.scope, name, before)
        await run_in_threadpool(people.set_password, name, password)
        desk.note("people password", name, who_of(request))
        access.sign_out(old)
        access.sign_out(session)
        answer = _answer(request)
        begun = await access.sign_in(request.scope, name, password)
        answer.headers["Set-Cookie"] = access.cookie_of(begun, request.url.scheme)
        return answer


def _answer(request: Request) -> Response:
    if wants_json(request):
        return json_response({"ok": True})
    return RedirectResponse("/people", 303)
