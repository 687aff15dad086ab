"""Know a reader again, and tell a form of ours from one of a stranger's page.

    cookie "id.level.mark": the mark is a keyed hash, so that nobody can make one
    form field `token`: another keyed hash of the id, which no other site can read

Nothing is kept here: the key lives as long as the process, and so do sessions.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

COOKIE = "rashomon"
"""With the port behind it: cookies of one machine are shared by all its ports."""

READER, GUEST = "r", "g"


@dataclass(frozen=True, slots=True)
class Session:
    """Whoever is behind a cookie."""

    id: str
    is_reader: bool
    """Whether they showed the token, where one is asked for."""


class Sessions:
    """Makes sessions and their marks."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or secrets.token_bytes(32)

    def begin(self, *, is_reader: bool) -> Session:
        """Begin a session of somebody who has none."""
        return Session(secrets.token_urlsafe(18), is_reader)

    def to_cookie(self, session: Session) -> str:
        """Write a session as the value of a cookie."""
        level = READER if session.is_reader else GUEST
        return f"{session.id}.{level}.{self._mark('cookie', session.id, level)}"

    def from_cookie(self, value: str) -> Session | None:
        """Read a session; None: the value was not made here."""
        key, _, rest = value.partition(".")
        level, _, mark = rest.partition(".")
        if not hmac.compare_digest(
            mark.encode(), self._mark("cookie", key, level).encode()
        ):
            return None
        return Session(key, level == READER)

    def form_token(self, session: Session) -> str:
        """Give what a form of this session carries."""
        return self._mark("form", session.id)

    def is_own_form(self, session: Session, token: str) -> bool:
        """Tell whether a form was made for this session."""
        return hmac.compare_digest(token.encode(), self.form_token(session).encode())

    def _mark(self, *parts: str) -> str:
        words = "\n".join(parts).encode()
        return hmac.new(self._key, words, hashlib.sha256).hexdigest()
