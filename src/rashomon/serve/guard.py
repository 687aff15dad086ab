"""Stand before every request: for whom it is, who sends it, and what the answer may do.

    request -> host known? -> who? -> from one of our pages? -> the page -> headers

What is refused is refused before any of the case is read.
"""

from __future__ import annotations

import hmac
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

from rashomon.errors import (
    ForgedError,
    RashomonError,
    SignInError,
    StrangeHostError,
    TooLargeError,
    TooManyError,
)
from rashomon.serve.sessions import COOKIE, Session, Sessions

if TYPE_CHECKING:
    from starlette.responses import Response

    from rashomon.serve.options import ServeOptions

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""No script or style in a page, nothing from elsewhere, no page around ours."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""`same-origin`, not `no-referrer`: with that a browser sends "Origin: null" with our forms."""

READING = frozenset({"GET", "HEAD"})
OPEN = ("/static/", "/sign-in")
"""What is shown to whoever has not signed in."""

TRIES, TRIES_S = 10, 60.0
"""Wrong tokens of one address within how many seconds, before none of it is looked at: a person
mistypes a few times."""

ADDRESSES = 1000
"""Addresses whose tries are kept; those that tried longest ago are forgotten first."""


class Tries:
    """Counts wrong tokens by address."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, list[float]] = OrderedDict()

    def check(self, address: str) -> None:
        """Refuse to look at another token of an address so soon.

        Raises:
            TooManyError: There were too many wrong ones.
        """
        recent = [at for at in self._wrong.get(address, ()) if monotonic() - at < TRIES_S]
        if len(recent) >= TRIES:
            raise TooManyError.tried()

    def add(self, address: str) -> None:
        """Count a wrong one."""
        self._wrong[address] = [*self._wrong.get(address, ())[-TRIES:], monotonic()]
        self._wrong.move_to_end(address)
        while len(self._wrong) > ADDRESSES:
            self._wrong.popitem(last=False)


class Guard:
    """The outermost layer of the workbench."""

    def __init__(
        self,
        app: App,
        options: ServeOptions,
        sessions: Sessions,
        refuse: Callable[[Request, RashomonError], Response],
    ) -> None:
        self._app = app
        self._options = options
        self._sessions = sessions
        self._refuse = refuse
        self._cookie = f"{COOKIE}-{options.port}"
        self._tries = Tries()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # no page speaks by a socket
        headers = Headers(scope=scope)
        session = self._session(headers)
        state = scope.setdefault("state", {})
        state["session"], state["guard"] = session, self
        state["form_token"] = self._sessions.form_token(session)
        sender = self._headed(scope, send, session, is_new=not self._known(headers))
        try:
            self._check(scope, headers, session)
        except RashomonError as error:
            await self._refuse(Request(scope), error)(scope, receive, sender)
            return
        await self._app(scope, self._limited(receive), sender)

    def check_form(self, request: Request, token: str) -> None:
        """Refuse a form that no page of this session holds.

        Raises:
            ForgedError: It is a stranger's, or the workbench was started anew since.
        """
        if self._bears_token(request.scope, request.headers):
            return  # a program that shows the token itself: no browser adds that on its own
        if not self._sessions.is_own_form(request.state.session, token):
            raise ForgedError.form()

    def sign_in(self, request: Request, token: str) -> Session:
        """Give a session to whoever shows the token.

        Raises:
            SignInError: It is another one.
            TooManyError: There were too many wrong ones.
        """
        if not self._is_token(request.scope, token):
            raise SignInError.wrong()
        return self._sessions.begin(is_reader=True)

    def cookie_of(self, session: Session) -> str:
        """Write the cookie of a session."""
        value = self._sessions.to_cookie(session)
        return f"{self._cookie}={value}; Path=/; HttpOnly; SameSite=Strict"

    def _check(self, scope: Scope, headers: Headers, session: Session) -> None:
        host = _host_of(headers.get("host", ""))
        if host not in self._options.hosts:
            raise StrangeHostError.named(host)
        if _length(headers) > self._most_bytes:
            raise TooLargeError.above(self._options.upload_mb)
        if scope["method"] not in READING:
            _check_sender(headers)
        is_open = scope["path"].startswith(OPEN)
        if not (session.is_reader or is_open or self._bears_token(scope, headers)):
            raise SignInError.needed()

    def _session(self, headers: Headers) -> Session:
        known = self._known(headers)
        return known or self._sessions.begin(is_reader=self._options.token is None)

    def _known(self, headers: Headers) -> Session | None:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self._cookie)
        except CookieError:
            return None
        return self._sessions.from_cookie(found.value) if found else None

    def _bears_token(self, scope: Any, headers: Headers) -> bool:  # noqa: ANN401
        kind, _, token = headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and self._is_token(scope, token)

    def _is_token(self, scope: Any, token: str) -> bool:  # noqa: ANN401
        """Tell whether a token is the one, in the same time however much of it is right.

        Raises:
            TooManyError: Too many were wrong.
        """
        address = (scope.get("client") or ("",))[0]
        self._tries.check(address)
        wanted = self._options.token or ""
        is_it = hmac.compare_digest(token.strip().encode(), wanted.encode()) and bool(
            wanted
        )
        if not is_it:
            self._tries.add(address)
        return is_it

    @property
    def _most_bytes(self) -> int:
        return self._options.upload_mb * 1_000_000

    def _limited(self, receive: Receive) -> Receive:
        """Stop reading a request that says too little of its length."""
        taken = 0

        async def limited() -> dict[str, Any]:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            return {"type": "http.disconnect"} if taken > self._most_bytes else message

        return limited

    def _headed(self, scope: Scope, send: Send, session: Session, *, is_new: bool) -> Send:
        async def headed(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "private, no-cache")
                is_page = not scope["path"].startswith("/static/")
                if is_new and is_page and "set-cookie" not in headers:
                    headers.append("Set-Cookie", self.cookie_of(session))
            await send(message)

        return headed


def _length(headers: Headers) -> int:
    said = headers.get("content-length", "")
    return int(said) if said.isdecimal() else 0


def _host_of(header: str) -> str:
    """Give the name in a Host header, without its port; "": it is none."""
    try:
        return (urlsplit(f"//{header}").hostname or "").lower()
    except ValueError:
        return ""


def _check_sender(headers: Headers) -> None:
    """Refuse what a browser says comes from another site.

    Raises:
        ForgedError: It does.
    """
    origin = headers.get("origin")
    is_own = origin is None or urlsplit(origin).netloc == headers.get("host")
    if not is_own or headers.get("sec-fetch-site", "same-origin") not in {
        "same-origin",
        "none",
    }:
        raise ForgedError.sender()
