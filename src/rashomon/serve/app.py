"""Make the web application: each page twice, what goes with them, and the guard before all.

case -> Looks -> page -> HTML | JSON
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from rashomon.errors import RashomonError, RequestError, UnknownNameError, holding_all
from rashomon.export import dump_case, rows_of, to_csv
from rashomon.serve.access import Access
from rashomon.serve.adding import add_adding
from rashomon.serve.answers import (
    TYPES,
    Shown,
    failed,
    json_response,
    refused,
    static_files,
    to_json,
    to_one,
    to_written,
)
from rashomon.serve.asking import Ask, asked
from rashomon.serve.at_once import AtOnce
from rashomon.serve.correcting import add_correcting
from rashomon.serve.described import REFUSED
from rashomon.serve.desk import Desk
from rashomon.serve.guard import HEADERS, Guard
from rashomon.serve.judging import add_judging
from rashomon.serve.kept_pages import KeptPages, Wanted, key_of
from rashomon.serve.looks import Look, Looks
from rashomon.serve.managing import add_managing
from rashomon.serve.moving import add_moving_map
from rashomon.serve.pages import PAGES, ListedPage, PageRecord
from rashomon.serve.routes import read_at
from rashomon.serve.signing_in import add_signing_in
from rashomon.serve.upkeep import add_upkeep
from rashomon.serve.written import Written

if TYPE_CHECKING:
    from rashomon.serve.options import ServeOptions
    from rashomon.store import Store

Asked: TypeAlias = Annotated[Ask, Depends(asked)]

FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


def make_app(store: Store, options: ServeOptions) -> FastAPI:
    """Make the workbench of a case."""
    app = FastAPI(title="Rashomon", docs_url=None, redoc_url=None, responses=REFUSED)
    looks = app.state.looks = Looks(store)
    kept = app.state.kept_pages = KeptPages()
    for page in PAGES:
        _add_page(app, looks, page, kept)
    _add_files(app, looks)
    add_moving_map(app, looks)
    desk = Desk(store, options.audit, options.case)
    app.state.desk = desk
    add_judging(app, looks, desk)
    add_correcting(app, looks, desk)
    add_upkeep(app, looks, desk)
    app.state.can_add = options.added is not None
    if options.added is not None:
        add_adding(app, looks, desk, options.added, options.fetcher)
    if options.people is not None:
        add_managing(app, looks, desk, options.people)
    app.state.can_manage = options.people is not None
    add_signing_in(app)
    _add_errors(app)
    access = app.state.access = Access(options)
    app.add_middleware(AtOnce, looks=looks, kept=kept)  # type: ignore[arg-type]
    app.add_middleware(Guard, options=options, access=access, refuse=refused)  # type: ignore[arg-type]
    return app


def _add_page(app: FastAPI, looks: Looks, page: ListedPage, kept: KeptPages) -> None:
    """Add a page and its JSON."""

    def html(request: Request, ask: Ask, key: str) -> Response:
        with looks.turns.page():
            look = looks.at(ask.distrust)
            shown = Shown(request, look, ask)

            def write() -> Written:
                return to_written(shown, page.template, _built(page, look, ask, key))

            kept_as = None if ask.distrust else key_of(request)
            written = kept.written(kept_as, look, Wanted(page, ask, key), write)
            return to_one(request, look, written)

    def data(request: Request, ask: Ask, key: str) -> Response:
        with looks.turns.page():
            shown = Shown(request, looks.at(ask.distrust), ask)
            return to_json(shown, _built(page, shown.look, ask, key))

    def answer(request: Request, ask: Ask, key: str) -> Response:
        is_json = request.url.path.endswith(".json")  # that address is looked for first
        return (data if is_json else html)(request, ask, key)

    said = (page.build.__doc__ or "").partition("\n")[0]
    handler = _with_key(answer) if "{key}" in page.path else _without_key(answer)
    read_at(app, page.json_path, also=page.path, summary=said)(handler)


def _built(page: ListedPage, look: Look, ask: Ask, key: str) -> PageRecord:
    with holding_all():  # what a page asks for is read now: a damaged case shows here
        return page.build(look, ask, key)


Answer: TypeAlias = Callable[[Request, Ask, str], Response]


def _with_key(answer: Answer) -> Callable[..., Response]:
    def handler(request: Request, ask: Asked, key: str) -> Response:
        return answer(request, ask, key)

    return handler


def _without_key(answer: Answer) -> Callable[..., Response]:
    def handler(request: Request, ask: Asked) -> Response:
        return answer(request, ask, "")

    return handler


def _add_files(app: FastAPI, looks: Looks) -> None:
    """Add tables, the whole case, styles and scripts."""

    @read_at(
        app, "/tables/{name}.csv", summary="Write a table as CSV, safe against formulas."
    )
    def table_csv(name: str, ask: Asked) -> Response:
        written = to_csv(name, rows_of(looks.at(ask.distrust).index, name))
        headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
        return Response(written, media_type="text/csv; charset=utf-8", headers=headers)

    @read_at(app, "/tables/{name}.json", summary="Give the rows of a table.")
    def table_json(name: str, ask: Asked) -> Response:
        return json_response(rows_of(looks.at(ask.distrust).index, name))

    @read_at(app, "/case.json", summary="Give the whole case as rashomon-case/1.")
    def case_json(ask: Asked) -> Response:
        written = dump_case(looks.at(ask.distrust).index)
        return Response(written, media_type="application/json")

    @read_at(app, "/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        found = static_files().get(name)
        if found is None:
            raise UnknownNameError.of("file", name, list(static_files()))
        kind = TYPES[name[name.rindex(".") :]]
        return Response(found, media_type=f"{kind}; charset=utf-8", headers=FOR_GOOD)


def _ways_of(request: Request) -> list[str]:
    """Name the ways in which an address can be asked; each has a route of its own."""
    found = (r for r in request.app.routes if r.matches(request.scope)[0] is not Match.NONE)
    return sorted({way for route in found for way in getattr(route, "methods", ())})


def _add_errors(app: FastAPI) -> None:
    """Give every error the one form."""

    async def ours(request: Request, error: Any) -> Response:  # noqa: ANN401
        return refused(request, error)

    async def of_web(request: Request, error: Any) -> Response:  # noqa: ANN401
        lines = [f"{error.detail}: {request.url.path}"]
        answer = failed(request, error.status_code, lines)
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            answer.headers["Allow"] = ", ".join(_ways_of(request))
        return answer

    async def of_query(request: Request, error: Any) -> Response:  # noqa: ANN401
        lines = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
        return failed(request, RequestError.http_status, ["This cannot be asked", *lines])

    async def of_others(request: Request, _error: Any) -> Response:  # noqa: ANN401
        answer = failed(request, 500, ["The workbench failed", "its log says where"])
        answer.headers.update(HEADERS)  # this answer does not come by the guard
        return answer

    app.add_exception_handler(Exception, of_others)
    app.add_exception_handler(RashomonError, ours)
    app.add_exception_handler(HTTPException, of_web)
    app.add_exception_handler(RequestValidationError, of_query)
