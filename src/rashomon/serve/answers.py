"""Write a page as HTML or JSON, and an error in the one form that errors have.

PageRecord -> template -> HTML          {"ok": false, "error", "errors", "status"}
-> msgspec -> JSON
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import msgspec
from jinja2 import PackageLoader
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from rashomon.dossier import asset, environment
from rashomon.errors import ChangedMeanwhileError, GoneError
from rashomon.pipeline import waits
from rashomon.serve.asking import ROWS, Ask
from rashomon.serve.desk import Who
from rashomon.serve.forms import LONGEST_NAME, PERSON_COOKIE, Sent, is_in_place
from rashomon.serve.leads import Leads
from rashomon.serve.looks import Look
from rashomon.serve.pages import PAGES
from rashomon.serve.roles import OPEN, READING, rights_of
from rashomon.serve.written import Hole, Written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Environment, Template

    from rashomon.errors import RashomonError
    from rashomon.serve.access import Access
    from rashomon.serve.pages import PageRecord
    from rashomon.serve.sessions import Session

FORMAT = "rashomon-page/1"

MOST = 20
"""Entries of one list within a page; what is left out is said, with a link to all of it."""

EVERYWHERE = ("workbench.css", "htmx.min.js", "workbench.js", "icon.svg")
"""Styles and scripts of every page, beside the style of the dossier."""

ON_ONE_PAGE = ("map.js", "cytoscape.min.js")
"""Scripts of a single page, which loads them itself."""

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page is shown with."""

    request: Request
    look: Look
    ask: Ask


@lru_cache(maxsize=64)
def _template(name: str) -> Template:
    """Give a template; the environment's own cache holds a lock, for which fifty readers wait."""
    return _environment().get_template(name)


@lru_cache(maxsize=1)
def _version() -> str:
    """Give the package's version, which is looked for on the disk."""
    return version("rashomon")


def to_html(shown: Shown, template: str, record: PageRecord, **more: object) -> Response:
    """Write a page for a person."""
    around = _around(shown.request)
    around |= {"run": shown.look.run, "waiting": _waiting(waits(shown.look.index.run))}
    return HTMLResponse(_rendered(shown, template, record, around | more))


def to_written(shown: Shown, template: str, record: PageRecord) -> Written:
    """Write a page for everybody who may do the same; `to_one` fills in whom it is for."""
    around = _around(shown.request)
    around |= {
        "form_token": Hole.TOKEN.mark,
        "person": Hole.PERSON.mark,
        "signed_in": Hole.SIGNED_IN.mark if around["signed_in"] is not None else None,
        "run": Hole.RUN.mark,
        "waiting": Hole.WAITING.mark,
    }
    return Written.of(_rendered(shown, template, record, around))


def to_one(request: Request, look: Look, written: Written) -> Response:
    """Give one person a page as it was written for many; nothing, where they have it."""
    session: Session = request.state.session
    body = written.filled(
        {
            Hole.TOKEN: request.state.form_token,
            Hole.PERSON: person_of(request),
            Hole.SIGNED_IN: session.name or "",
            Hole.RUN: str(look.run),
            Hole.WAITING: _waiting(waits(look.index.run)),
        }
    )
    tag = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag})
    return HTMLResponse(body, headers={"ETag": tag})


def _rendered(
    shown: Shown, template: str, record: PageRecord, around: Mapping[str, object]
) -> str:
    return _template(template).render(
        page=record,
        ask=shown.ask,
        link=Leads.of(shown.request.url.path, shown.look, shown.ask),
        letters=shown.look.letters,
        most=MOST,
        per_page=ROWS,
        distrusted=shown.look.distrusted,
        **around,
    )


@lru_cache(maxsize=100)
def _waiting(acts: int) -> Markup:
    """Say how many judgements wait."""
    return Markup(_template("waiting_part.html").render(waits=acts))  # noqa: S704  our template


def to_plain(request: Request, template: str, **more: object) -> Response:
    """Write a page that shows nothing of the case."""
    link = Leads(request.url.path, (), {})
    around = {"lines": (), "sent": None, "distrusted": (), "ask": Ask(), "run": None}
    said = around | {"link": link, "waiting": "", "back": _back_of(request)}
    said |= _around(request) | more
    return HTMLResponse(_template(template).render(said))


def _back_of(request: Request) -> str:
    """Give the page that somebody is led to once they signed in: the one they asked for."""
    said: str | None = getattr(request.state, "back", None)
    if said is not None:
        return said
    is_page = request.method in READING and request.url.path not in OPEN
    return request.url.path + f"?{request.url.query}".rstrip("?") if is_page else "/"


def to_part(shown: Shown, template: str, **more: object) -> Response:
    """Write a part of a page, to stand in place of the form that asked for it."""
    link = Leads.of("/", shown.look, shown.ask)
    made = _template(template).render(
        ask=shown.ask,
        link=link,
        letters=shown.look.letters,
        most=MOST,
        run=shown.look.run,
        waits=waits(shown.look.index.run),
        **(_around(shown.request) | more),
    )
    return HTMLResponse(made)


def to_json(shown: Shown, record: PageRecord) -> Response:
    """Write the same record for a program."""
    body = {
        "format": FORMAT,
        "run": shown.look.run,
        "waits": waits(shown.look.index.run),
        "distrust": list(shown.ask.distrust),
        "page": record,
    }
    return json_response(body)


def json_response(body: object, status: int = 200) -> Response:
    """Write records as JSON, the same bytes for the same records."""
    written = msgspec.json.encode(body, order="deterministic", enc_hook=_plain)
    return Response(written, status, media_type="application/json")


def _plain(value: object) -> object:
    """Write what JSON has no form for: the marks of a picture are text."""
    if hasattr(value, "__html__"):
        return str(value)
    return repr(value)


def refused(request: Request, error: RashomonError) -> Response:
    """Write an error of ours."""
    message, _, hint = str(error).partition("\nHint: ")
    status = error.http_status
    now = error.now if isinstance(error, GoneError) else ()
    renewed = error.renewed if isinstance(error, ChangedMeanwhileError) else {}
    sent = Sent.of(request, renewed)
    lines = [message, *([f"Hint: {hint}"] if hint else [])]
    return failed(request, status, lines, now, sent)


def failed(
    request: Request,
    status: int,
    lines: Sequence[str],
    now: Sequence[tuple[str, str, str]] = (),
    sent: Sent | None = None,
) -> Response:
    """Write an error: what is wrong first, then each hint, then what was sent in vain."""
    if wants_json(request):
        said = {"ok": False, "error": lines[0], "errors": list(lines), "status": status}
        answer = json_response(said, status)
        if status == HTTPStatus.UNAUTHORIZED:
            answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    template = _template_of(request, status)
    said = {"status": status, "lines": lines, "now": now, "sent": sent}
    answer = to_plain(request, template, **said)
    answer.status_code = status
    if status == HTTPStatus.UNAUTHORIZED and is_in_place(request):
        answer.headers["HX-Reswap"] = "afterend"  # the form stays, with what was typed
    return answer


def _template_of(request: Request, status: int) -> str:
    if is_in_place(request):
        return "error_part.html"
    session: Session = request.state.session
    asks_in = status in _ASKS_IN and session.role is None
    return "sign_in.html" if asks_in else "error.html"


_ASKS_IN = (HTTPStatus.UNAUTHORIZED, HTTPStatus.TOO_MANY_REQUESTS)
"""What is answered with the page one signs in on."""


def wants_json(request: Request) -> bool:
    """Tell whether a program asks, not a browser."""
    is_page = "text/html" in request.headers.get("accept", "") or is_in_place(request)
    return request.url.path.endswith((".json", ".csv")) or not is_page


def _around(request: Request) -> dict[str, Any]:
    """Give what stands around every page."""
    return {
        "pages": [page for page in PAGES if page.name],
        "path": request.url.path,
        "came_from": "",
        "styles": _static_links(".css"),
        "scripts": _static_links(".js"),
        "icon": _static_links(".svg")[0],
        "static": _static_link,
        "form_token": request.state.form_token,
        **_who(request),
        "can_add": request.app.state.can_add,
        "can_manage": request.app.state.can_manage,
        "page_version": _version(),
    }


def _who(request: Request) -> dict[str, Any]:
    """Say who looks at a page, and what it offers them."""
    session: Session = request.state.session
    access: Access = request.state.access
    return {
        "person": person_of(request),
        "signed_in": session.name,
        "role": session.role,
        "is_begun": session.is_begun,
        "takes_token": access.takes_token,
        "takes_names": access.takes_names,
        "name_written": getattr(request.state, "name_written", ""),
        **rights_of(session.role),
    }


def person_of(request: Request) -> str:
    """Give the name a person signed in by, or judged under before; "": neither."""
    session: Session = request.state.session
    access: Access = request.state.access
    said = unquote(request.cookies.get(PERSON_COOKIE, ""))[:LONGEST_NAME]
    is_open = session.role is not None and not access.is_taken(said)
    return session.name or (said if is_open else "")


def who_of(request: Request, by: str | None = None) -> Who:
    """Give who changes something, for the list of changes; None: the name as it is known."""
    session: Session = request.state.session
    name = person_of(request) if by is None else by
    role = session.role if session.name is not None else None
    return Who(name or None, None if role is None else role.value)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment(PackageLoader("rashomon.serve"))


@lru_cache(maxsize=1)
def static_files() -> Mapping[str, bytes]:
    """Give the styles and scripts of the pages, in the order in which they are loaded."""
    own = files("rashomon.serve") / "static"
    found = {"dossier.css": asset("dossier.css").encode()}
    for name in (*EVERYWHERE, *ON_ONE_PAGE):
        found[name] = (own / name).read_bytes()
    return found


@lru_cache(maxsize=3)
def _static_links(suffix: str) -> tuple[str, ...]:
    """Give the addresses of what every page loads, of one kind."""
    names = ("dossier.css", *EVERYWHERE)
    return tuple(_static_link(name) for name in names if name.endswith(suffix))


@lru_cache(maxsize=20)
def _static_link(name: str) -> str:
    """Give an address that changes with the file, so that a browser may keep it for good."""
    return f"/static/{name}?v={hashlib.sha256(static_files()[name]).hexdigest()[:12]}"
