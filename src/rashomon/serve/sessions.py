"""Know somebody again, and tell a form of ours from one of a stranger's page.

    cookie "id.mark": the mark is a keyed hash, so that nobody can make one
    form field `token`: another keyed hash, of whom the page was made for

Who signed in is kept here, as long as the process lives: signing out ends a session for good.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic

from rashomon.serve.roles import Role

COOKIE = "rashomon"
"""With the port behind it: cookies of one machine are shared by all its ports."""

IDLE_S = 4 * 3600.0
"""A session that nobody used for so long is over: a long report is read, and a lunch eaten."""

LONGEST_S = 12 * 3600.0
"""A session that began so long ago is over, used or not: a long working day."""

MOST = 10_000
"""Sessions that are kept; the oldest goes first."""


@dataclass(frozen=True, slots=True)
class Session:
    """Whoever sends a request."""

    id: str
    role: Role | None = None
    """What they may do; None: they have not signed in."""
    name: str | None = None
    """The name they signed in by; None: they showed the token, or nobody signs in here."""
    is_begun: bool = False
    """Whether they signed in, and can sign out."""
    is_program: bool = False
    """Whether the token comes with each request, which no browser adds on its own."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What is kept of somebody who signed in."""

    name: str | None
    """None: they showed the token."""
    proof: str
    """The hash of the password, or the token, they signed in with: another one ends it."""
    began: float
    seen: float


class Sessions:
    """Makes sessions and their marks."""

    def __init__(
        self, key: bytes | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        self._key = key or secrets.token_bytes(32)
        self._clock = clock
        self._begun: dict[str, Begun] = {}

    def guest(self) -> Session:
        """Give a session to somebody who has none."""
        return Session(secrets.token_urlsafe(18))

    def begin(self, name: str | None, proof: str) -> str:
        """Begin the session of somebody who signed in; gives its id."""
        now = self._clock()
        self._begun = {i: b for i, b in self._begun.items() if not _is_over(b, now)}
        while len(self._begun) >= MOST:
            del self._begun[next(iter(self._begun))]
        key = self.guest().id
        self._begun[key] = Begun(name, proof, now, now)
        return key

    def find(self, key: str) -> Begun | None:
        """Find a session that was begun, and keep that it is used; None: it is over."""
        begun, now = self._begun.get(key), self._clock()
        if begun is None or _is_over(begun, now):
            self.end(key)
            return None
        self._begun[key] = replace(begun, seen=now)
        return begun

    def end(self, key: str) -> None:
        """End a session."""
        self._begun.pop(key, None)

    def to_cookie(self, key: str) -> str:
        """Write the id of a session as the value of a cookie."""
        return f"{key}.{self._mark('cookie', key)}"

    def from_cookie(self, value: str) -> str | None:
        """Read the id of a session; None: the value was not made here."""
        key, _, mark = value.partition(".")
        is_ours = hmac.compare_digest(mark.encode(), self._mark("cookie", key).encode())
        return key if is_ours else None

    def form_token(self, session: Session) -> str:
        """Give what a form carries.

        It is of the person, not of the session: a form that was being filled when a session
        ended can be sent by the same person after they signed in anew, and by nobody else.
        """
        return self._mark("form", session.id if session.name is None else session.name)

    def is_own_form(self, session: Session, token: str) -> bool:
        """Tell whether a form was made for whoever sends it."""
        return hmac.compare_digest(token.encode(), self.form_token(session).encode())

    def _mark(self, *parts: str) -> str:
        words = "\n".join(parts).encode()
        return hmac.new(self._key, words, hashlib.sha256).hexdigest()


def _is_over(begun: Begun, now: float) -> bool:
    return now - begun.seen > IDLE_S or now - begun.began > LONGEST_S
