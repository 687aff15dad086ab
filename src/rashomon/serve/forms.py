"""Read the forms of our pages: whether they are ours, and what was written into them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Annotated, TypeAlias
from urllib.parse import quote

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.requests import Request  # noqa: TC002  FastAPI reads the types of handlers

from rashomon.errors import RequestError, RoleError
from rashomon.serve.access import Access
from rashomon.serve.guard import Guard
from rashomon.serve.sessions import Session

PERSON_COOKIE = "rashomon-person"
"""Keeps the name a person judges under, so that they need not write it each time."""

A_YEAR_S = 31_536_000
LONGEST_NAME = 200
LONGEST_PART = 40_000_000
"""Bytes of a field that is no file: a pasted text of the longest kind, in UTF-8."""


async def own_form(request: Request) -> AsyncIterator[FormData]:
    """Read a form that a page of this session sent; its files are gone after the answer.

    Raises:
        ForgedError: It is none of ours.
        RoleError: It is signed with the name of somebody else who signs in.
    """
    async with request.form(
        max_files=1000, max_fields=2000, max_part_size=LONGEST_PART
    ) as form:
        guard: Guard = request.state.guard
        guard.check_form(request, str(form.get("token", "")))
        sent = _signed(request, form)
        if SECRET.isdisjoint(sent):
            written = [(k, v) for k, v in sent.multi_items() if isinstance(v, str)]
            request.state.sent = written
        yield sent


def _signed(request: Request, form: FormData) -> FormData:
    """Put the name somebody signed in by in the place of whatever the form says.

    Raises:
        RoleError: Somebody else signs in by the name.
    """
    session: Session = request.state.session
    access: Access = request.state.access
    if session.name is not None:
        rest = [(k, v) for k, v in form.multi_items() if k != "by"]
        return FormData([*rest, ("by", session.name)])
    said = str(form.get("by") or "")
    if access.is_taken(said):
        raise RoleError.of_another(said.strip())
    return form


UNSEEN = frozenset({"token", "run", "back", "a", "b", "of", "verb", "figure", "thing"})
"""Fields of a form that a person does not write."""


SECRET = frozenset({"before", "password", "again"})
"""Fields whose form is never shown again."""

LONGEST_SENT = 50_000
"""Code points of a form that is shown again; a pasted report is not."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a person sent that was refused, to be sent again: nothing they wrote is lost."""

    action: str
    hidden: tuple[tuple[str, str], ...]
    written: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, request: Request, renewed: Mapping[str, str]) -> Sent | None:
        """Give the fields of a form, what it saw of the case as it is now; None: there is none."""
        sent: list[tuple[str, str]] = getattr(request.state, "sent", [])
        if not sent or sum(len(words) for _, words in sent) > LONGEST_SENT:
            return None
        name_comes_along = request.state.session.name is not None
        left_out = {"token", "by"} if name_comes_along else {"token"}
        fields = [(k, renewed.get(k, v)) for k, v in sent if k not in left_out]
        is_hidden = [k in UNSEEN or k.startswith("was_") for k, _ in fields]
        return cls(
            request.url.path,
            tuple(f for f, hides in zip(fields, is_hidden, strict=True) if hides),
            tuple(f for f, hides in zip(fields, is_hidden, strict=True) if not hides),
        )


OwnForm: TypeAlias = Annotated[FormData, Depends(own_form)]


def text_in(form: FormData, name: str, longest: int = 5000) -> str:
    """Give what was written into a field; "": nothing.

    Raises:
        RequestError: It is longer than anybody writes there.
    """
    words = str(form.get(name) or "").strip()
    if len(words) > longest:
        raise RequestError.too_long(name, longest)
    return words


def texts_in(form: FormData, name: str) -> tuple[str, ...]:
    """Give every value of a field that was chosen."""
    return tuple(str(value) for value in form.getlist(name) if str(value).strip())


def run_in(form: FormData) -> int | None:
    """Give the number of the run that the page showed; None: it does not say."""
    words = text_in(form, "run", 12)
    return int(words) if words.isdecimal() else None


def back_of(form: FormData, otherwise: str) -> str:
    """Give the page to go back to: one of ours, whatever the form says."""
    said = text_in(form, "back")
    is_own = (
        said.startswith("/") and not said.startswith(("//", "/\\")) and said.isprintable()
    )
    return said if is_own else otherwise


def is_in_place(request: Request) -> bool:
    """Tell whether only a part of the page is asked for, to stand where the form stood."""
    return request.headers.get("hx-request") == "true"


def person_cookie(name: str) -> str:
    """Write the cookie that keeps a person's name."""
    value = quote(name[:LONGEST_NAME], safe="")
    return f"{PERSON_COOKIE}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={A_YEAR_S}"
