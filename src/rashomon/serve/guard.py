"""Stand before every request: for whom it is, who sends it, and what the answer may do.

    request -> host known? -> who? -> from one of our pages? -> may they? -> the page -> headers

What is refused is refused before any of the case is read.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

from rashomon.errors import (
    ForgedError,
    RashomonError,
    RoleError,
    SignInError,
    StrangeHostError,
    TooLargeError,
)
from rashomon.serve.roles import READING, least_role

if TYPE_CHECKING:
    from starlette.responses import Response

    from rashomon.serve.access import Access
    from rashomon.serve.options import ServeOptions
    from rashomon.serve.sessions import Session

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

LEAST_BYTES = 20_000
"""What somebody sends who has not signed in: a name and a password."""


class Guard:
    """The outermost layer of the workbench."""

    def __init__(
        self,
        app: App,
        options: ServeOptions,
        access: Access,
        refuse: Callable[[Request, RashomonError], Response],
    ) -> None:
        self._app = app
        self._options = options
        self._access = access
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # no page speaks by a socket
        headers = Headers(scope=scope)
        self._keep(scope, self._access.guest())
        try:
            session = self._checked(scope, headers)
        except RashomonError as error:
            sender = self._headed(scope, send, None)
            await self._refuse(Request(scope), error)(scope, receive, sender)
            return
        is_new = self._access.known(headers) is None and not session.is_program
        sender = self._headed(scope, send, session if is_new else None)
        refused = self._refusal(scope, headers, session)
        if refused:
            await self._refuse(Request(scope), refused)(scope, receive, sender)
            return
        await self._app(scope, self._limited(receive, self._most_of(session)), sender)

    def check_form(self, request: Request, token: str) -> None:
        """Refuse a form that no page of this session holds.

        Raises:
            ForgedError: It is a stranger's, or the workbench was started anew since.
        """
        if not self._access.is_own_form(request.state.session, token):
            raise ForgedError.form()

    def _keep(self, scope: Scope, session: Session) -> None:
        """Keep for the page who asks for it."""
        state = scope.setdefault("state", {})
        state["session"], state["guard"], state["access"] = session, self, self._access
        state["form_token"] = self._access.form_token(session)

    def _checked(self, scope: Scope, headers: Headers) -> Session:
        """Tell who asks, and refuse what nobody may ask.

        Raises:
            RashomonError: It is refused.
        """
        host = _host_of(headers.get("host", ""))
        if host not in self._options.hosts:
            raise StrangeHostError.named(host)
        session = self._access.session_of(scope, headers)
        self._keep(scope, session)
        if scope["method"] not in READING:
            _check_sender(headers)
        return session

    def _refusal(
        self, scope: Scope, headers: Headers, session: Session
    ) -> RashomonError | None:
        """Say why somebody may not ask for this; None: they may."""
        least = least_role(scope["method"], scope["path"])
        if least is not None and session.role is None:
            return SignInError.needed()
        if least is not None and session.role and not session.role.may(least):
            return RoleError.needs(least.value, session.role.value)
        if _length(headers) > self._most_of(session):
            return TooLargeError.above(self._most_of(session) / 1_000_000)
        return None

    def _most_of(self, session: Session) -> int:
        """Give how many bytes somebody may send."""
        return LEAST_BYTES if session.role is None else self._options.upload_mb * 1_000_000

    @staticmethod
    def _limited(receive: Receive, most: int) -> Receive:
        """Stop reading a request that says too little of its length."""
        taken = 0

        async def limited() -> dict[str, Any]:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            return {"type": "http.disconnect"} if taken > most else message

        return limited

    def _headed(self, scope: Scope, send: Send, new: Session | None) -> Send:
        """Add what every answer carries, and the cookie of a session that is new."""

        async def headed(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "private, no-cache")
                is_page = not scope["path"].startswith("/static/")
                if new and is_page and "set-cookie" not in headers:
                    cookie = self._access.cookie_of(new, scope.get("scheme", "http"))
                    headers.append("Set-Cookie", cookie)
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
