"""What the workbench refuses: how it is started, who asks, and what they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from rashomon.errors.base import RashomonError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class ServeError(RashomonError):
    """A workbench that cannot be started as it was asked for."""

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 400

    @classmethod
    def of(cls, what: str, hint: str) -> Self:
        """Say what is in the way and what to do."""
        return cls(f"The workbench cannot be started: {what}.\nHint: {hint}.")

    @classmethod
    def open_to_all(cls, host: str) -> Self:
        """Say that strangers could read the case."""
        return cls.of(
            f"{host!r} can be reached from other machines, and nobody has to sign in",
            "name who may (`rashomon people CASE add NAME`), put a token into RASHOMON_TOKEN "
            "or into a file (--token-file), or use 127.0.0.1",
        )

    @classmethod
    def short_token(cls, length: int, least: int) -> Self:
        """Say that a token could be guessed."""
        return cls.of(
            f"its token has {length} characters",
            f"take {least} or more, such as `openssl rand -hex 16` gives",
        )

    @classmethod
    def no_token_in(cls, path: str, why: str) -> Self:
        """Say which file holds no token."""
        return cls.of(f"{path!r} holds no token ({why})", "name another file")

    @classmethod
    def no_tls(cls, path: str, why: str) -> Self:
        """Say that a certificate and its key are none."""
        hint = "name a certificate and its private key in PEM, without a password"
        return cls.of(f"{path!r} gives no TLS ({why})", hint)

    @classmethod
    def no_place(cls, where: str, why: str) -> Self:
        """Say that nobody can listen there."""
        what = f"{where} cannot be listened at ({why})"
        return cls.of(what, "name another --port; 0 takes a free one")


class RequestError(RashomonError, ValueError):
    """A request that the workbench cannot answer as it was put."""

    http_status: ClassVar[int] = 400

    @classmethod
    def of(cls, what: str, hint: str) -> Self:
        """Say what is wrong with it and what to do."""
        return cls(f"{what}.\nHint: {hint}.")

    @classmethod
    def too_long(cls, name: str, longest: int) -> Self:
        """Say which field holds more than it takes."""
        return cls.of(f"{name!r} holds more than {longest} characters", "shorten it")

    @classmethod
    def nothing_to_read(cls) -> Self:
        """Say that neither a file nor a text came."""
        return cls.of("There is nothing to read", "choose files, or paste a text")

    @classmethod
    def nothing_changed(cls) -> Self:
        """Say that a form holds what is there already."""
        return cls.of("Nothing was written otherwise", "change a field, then send it")


class StrangeHostError(RequestError):
    """A request for a host that the workbench does not answer for (DNS rebinding)."""

    http_status: ClassVar[int] = 421

    @classmethod
    def named(cls, host: str) -> Self:
        """Say which host was asked for."""
        what = f"This workbench does not answer for the host {host!r}"
        return cls.of(what, "use the address it was started with, or start it with --name")


class ForgedError(RequestError):
    """A request to change something that did not come from a page of the workbench."""

    http_status: ClassVar[int] = 403

    @classmethod
    def form(cls) -> Self:
        """Say that a form is not of this session."""
        what = "This form was not made for your session"
        return cls.of(what, "load the page again and send it from there")

    @classmethod
    def sender(cls) -> Self:
        """Say that another site sends it."""
        what = "This request comes from a page of another site"
        return cls.of(what, "use the pages of the workbench")


class ChangedMeanwhileError(RequestError):
    """A change to what others judged or said since the page was shown."""

    http_status: ClassVar[int] = 409

    renewed: Mapping[str, str] = {}
    """What a form says of what it saw, as it is now: so that it can be sent all the same."""

    @classmethod
    def told(cls, news: Collection[str], renewed: Mapping[str, str] | None = None) -> Self:
        """Say what is new."""
        what = f"Others changed this since you loaded the page: {'; '.join(news)}"
        error = cls.of(what, "look at it, then send yours all the same if you still would")
        error.renewed = dict(renewed or {})
        return error


class TooLargeError(RequestError):
    """A request that holds more than the workbench takes."""

    http_status: ClassVar[int] = 413

    @classmethod
    def above(cls, most_mb: float) -> Self:
        """Say how much it takes."""
        return cls.of(f"This is more than {most_mb:g} MB", "read it with `rashomon read`")
