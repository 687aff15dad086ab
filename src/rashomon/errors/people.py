"""Who may sign in to the workbench, who may do what there, and who is refused."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, ClassVar, Self

from rashomon.errors.base import RashomonError
from rashomon.errors.web import RequestError

if TYPE_CHECKING:
    from collections.abc import Collection


class SignInError(RequestError):
    """A request of somebody who has not signed in, or not with the right words."""

    http_status: ClassVar[int] = 401

    @classmethod
    def needed(cls) -> Self:
        """Say that one has to sign in."""
        hint = "sign in; a program sends the token of the workbench"
        return cls.of("This case is open to those who sign in", hint)

    @classmethod
    def wrong_token(cls) -> Self:
        """Say that it is another token."""
        return cls.of("This is not the token", "ask whoever started the workbench")

    @classmethod
    def wrong_password(cls) -> Self:
        """Say that name and password do not go together, and not which of them is wrong."""
        hint = "write both again; an owner of the case gives you another password"
        return cls.of("The name or the password is not right", hint)


class TooManyError(RequestError):
    """More attempts to sign in than somebody makes who knows the words."""

    http_status: ClassVar[int] = 429

    @classmethod
    def tried(cls) -> Self:
        """Say that no more are looked at now."""
        what = "There were too many wrong passwords or tokens"
        return cls.of(what, "wait a minute, then try again")

    @classmethod
    def at_once(cls) -> Self:
        """Say that too many come at the same time."""
        return cls.of("Too many sign in at once", "wait a minute, then try again")


class RoleError(RequestError):
    """A request that somebody's role does not allow."""

    http_status: ClassVar[int] = 403

    @classmethod
    def needs(cls, least: str, role: str) -> Self:
        """Say which role may do it."""
        what = f"This takes the role {least!r}, and yours is {role!r}"
        return cls.of(what, "ask an owner of the case to do it, or to change your role")

    @classmethod
    def of_another(cls, name: str) -> Self:
        """Say that a name is somebody's who signs in by it."""
        what = f"{name!r} signs in to this case, and you did not sign in as them"
        return cls.of(what, "sign in by that name, or write another")


class PeopleError(RashomonError, ValueError):
    """A change to who may sign in that cannot be made."""

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 400

    @classmethod
    def of(cls, what: str, hint: str) -> Self:
        """Say what is wrong with it and what to do."""
        return cls(f"{what}.\nHint: {hint}.")

    @classmethod
    def no_name(cls, name: str) -> Self:
        """Say that a name is empty, too long, or cannot be shown."""
        return cls.of(f"{name!r} is no name", "write one of up to 200 plain characters")

    @classmethod
    def taken(cls, name: str) -> Self:
        """Say that somebody has the name, or one that looks like it."""
        hint = "`role` and `password` change what they may do and sign in with"
        return cls.of(f"{name!r} can sign in already", hint)

    @classmethod
    def unknown(cls, name: str, known: Collection[str]) -> Self:
        """Say that nobody signs in by a name, and who may be meant."""
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "`list` names everybody"
        return cls.of(f"Nobody signs in as {name!r}", hint.rstrip("?"))

    @classmethod
    def last_owner(cls) -> Self:
        """Say that nobody could manage people any more."""
        return cls.of("This is the only owner", "make somebody else an owner first")

    @classmethod
    def first_is_owner(cls) -> Self:
        """Say that nobody could manage people from a page."""
        return cls.of("There is no owner yet", "put an owner on the list first")

    @classmethod
    def no_role(cls, said: str, known: Collection[str]) -> Self:
        """Say which roles there are."""
        return cls.of(f"{said!r} is no role", f"choose one: {', '.join(known)}")

    @classmethod
    def without_name(cls) -> Self:
        """Say that there is no password to change."""
        hint = "whoever signs in by a name has one"
        return cls.of("You did not sign in by a name", hint)

    @classmethod
    def short_password(cls, least: int, most: int) -> Self:
        """Say how long a password is."""
        what = f"The password does not have {least} to {most} characters"
        return cls.of(what, "take a few words that nobody would put together")

    @classmethod
    def password_is_name(cls) -> Self:
        """Say that it would be the first that is tried."""
        hint = "take a few words that nobody would put together"
        return cls.of("The password is little more than the name", hint)

    @classmethod
    def not_the_same(cls) -> Self:
        """Say that a password was typed otherwise the second time."""
        return cls.of("The two passwords are not the same", "write both again")

    @classmethod
    def no_password(cls) -> Self:
        """Say that no password came."""
        hint = "type it when asked, or give it as the first line of standard input"
        return cls.of("There is no password", hint)


class PeopleFileError(RashomonError):
    """The file of who may sign in, which cannot be read or written: nobody is let in then."""

    http_status: ClassVar[int] = 503

    @classmethod
    def unreadable(cls, path: str, why: str) -> Self:
        """Say why nobody can be let in."""
        return cls(
            f"{path!r}, the list of who may sign in, cannot be read ({why}).\n"
            "Hint: put a copy in its place, or remove it and add everybody anew."
        )

    @classmethod
    def unwritable(cls, path: str, why: str) -> Self:
        """Say why nothing was changed."""
        return cls(
            f"{path!r}, the list of who may sign in, cannot be written ({why}).\n"
            "Hint: keep the case in a folder that you may write to."
        )
