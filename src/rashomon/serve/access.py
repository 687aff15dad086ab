"""Tell who somebody is and what they may do, and let them in or out.

    cookie | token in a header -> Session (role, name)     name and password -> a new session

Where nobody has to sign in (this machine alone, no token, no people) everybody is an owner.
"""

from __future__ import annotations

import asyncio
import hmac
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers  # noqa: TC002

from rashomon.errors import SignInError, TooManyError
from rashomon.serve.options import is_loopback
from rashomon.serve.passwords import LONGEST, is_password
from rashomon.serve.people import LONGEST_NAME, People, Person, key_of
from rashomon.serve.roles import Role
from rashomon.serve.sessions import COOKIE, Begun, Session, Sessions
from rashomon.serve.tries import Tries

if TYPE_CHECKING:
    from rashomon.serve.options import ServeOptions

AT_ONCE = 2
"""Passwords that are tried side by side: each takes 64 MiB while it is."""

WAITING = 50
"""Passwords that wait for it; more come from nobody who knows theirs."""


class Access:
    """Whom a workbench lets in."""

    def __init__(self, options: ServeOptions, sessions: Sessions | None = None) -> None:
        self._options = options
        self._sessions = sessions or Sessions()
        self._people = None if options.people is None else People(options.people)
        self._cookie = f"{COOKIE}-{options.port}"
        self._addresses, self._names = Tries(), Tries()
        self._had_people = False
        self._thread = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="passwords")
        self._waiting = 0

    @property
    def people(self) -> tuple[Person, ...]:
        """Give who may sign in by name.

        Raises:
            PeopleFileError: Their file cannot be read.
        """
        listed = self._people.listed() if self._people else ()
        self._had_people = self._had_people or bool(listed)
        return listed

    @property
    def takes_names(self) -> bool:
        """Whether one signs in by name: there are people, or there were."""
        return self._had_people

    @property
    def takes_token(self) -> bool:
        """Whether the token opens it."""
        return self._options.token is not None

    @property
    def is_locked(self) -> bool:
        """Whether one has to sign in; once there were people, it stays so."""
        is_near = is_loopback(self._options.host)
        return bool(self.people) or self._had_people or self.takes_token or not is_near

    def guest(self) -> Session:
        """Give a session to somebody who is not known."""
        return self._sessions.guest()

    def session_of(self, scope: Any, headers: Headers) -> Session:  # noqa: ANN401
        """Tell who sends a request.

        Raises:
            PeopleFileError: The file of who may sign in cannot be read.
            TooManyError: There were too many wrong tokens.
        """
        kind, _, token = headers.get("authorization", "").partition(" ")
        if self.takes_token and kind.lower() == "bearer":
            right = self._is_token(_address(scope), token)
            role = self._options.token_role if right else None
            return replace(self.guest(), role=role, is_program=right)
        key = self.known(headers)
        session = self.guest() if key is None else Session(key)
        if not self.is_locked:
            return replace(session, role=Role.OWNER)
        begun = self._sessions.find(session.id)
        return self._as_begun(session, begun) if begun else session

    def known(self, headers: Headers) -> str | None:
        """Read the id of the session from a cookie; None: there is none of ours."""
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self._cookie)
        except CookieError:
            return None
        return self._sessions.from_cookie(found.value) if found else None

    async def sign_in(self, scope: Any, name: str, secret: str) -> Session:  # noqa: ANN401
        """Begin a session of who knows a password, or without a name the token.

        Raises:
            PeopleFileError: The file of who may sign in cannot be read.
            SignInError: It is another one.
            TooManyError: There were too many wrong ones, or too many come at once.
        """
        address = _address(scope)
        if not name.strip():
            if not self._is_token(address, secret):
                raise SignInError.wrong_token()
            return Session(self._sessions.begin(None, secret.strip()))
        person = await self._person(address, name[:LONGEST_NAME], secret[: LONGEST + 1])
        return Session(self._sessions.begin(person.name, person.password))

    def sign_out(self, session: Session) -> Session:
        """End a session; gives the one of a guest in its place."""
        self._sessions.end(session.id)
        return self.guest()

    def form_token(self, session: Session) -> str:
        """Give what the forms of somebody's pages carry."""
        return self._sessions.form_token(session)

    def is_own_form(self, session: Session, token: str) -> bool:
        """Tell whether a form was made for whoever sends it."""
        return session.is_program or self._sessions.is_own_form(session, token)

    def is_taken(self, name: str) -> bool:
        """Tell whether somebody signs in by a name: nobody else judges under it."""
        return self._find(name) is not None

    def cookie_of(self, session: Session, scheme: str) -> str:
        """Write the cookie of a session; over TLS it never goes without.

        It comes along when somebody follows a link from elsewhere ("Lax"), since the address of
        a passage is sent to colleagues; nothing that is only followed changes anything.
        """
        value = self._sessions.to_cookie(session.id)
        secure = "; Secure" if scheme == "https" else ""
        return f"{self._cookie}={value}; Path=/; HttpOnly; SameSite=Lax{secure}"

    def _as_begun(self, session: Session, begun: Begun) -> Session:
        """Give what somebody may do now, whatever they might when they signed in."""
        if begun.name is None:
            is_it = hmac.compare_digest(
                begun.proof.encode(), (self._options.token or "").encode()
            )
            role = self._options.token_role
            return replace(session, role=role, is_begun=True) if is_it else session
        person = self._find(begun.name)
        if person is None or person.password != begun.proof:
            return session  # taken out, or another password since
        return replace(session, role=person.role, name=person.name, is_begun=True)

    def _find(self, name: str) -> Person | None:
        return self._people.find(name) if self._people else None

    async def _person(self, address: str, name: str, secret: str) -> Person:
        self._addresses.take(address)
        self._names.take(key_of(name))
        if self._waiting >= WAITING:
            raise TooManyError.at_once()
        person = self._find(name)
        hashed = person.password if person else None
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            is_it = await loop.run_in_executor(self._thread, is_password, secret, hashed)
        finally:
            self._waiting -= 1
        if person is None or not is_it:
            raise SignInError.wrong_password()
        self._addresses.give_back(address)
        self._names.give_back(key_of(name))
        return person

    def _is_token(self, address: str, token: str) -> bool:
        """Tell whether a token is the one, in the same time however much of it is right.

        Raises:
            TooManyError: Too many were wrong.
        """
        self._addresses.take(address)
        wanted = self._options.token or ""
        same = hmac.compare_digest(token.strip().encode(), wanted.encode())
        if same and wanted:
            self._addresses.give_back(address)
        return same and bool(wanted)


def _address(scope: Any) -> str:  # noqa: ANN401
    return str((scope.get("client") or ("",))[0])
