"""How a workbench is started, and what is refused before it is."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import ServeError
from rashomon.serve.fetching import Fetcher
from rashomon.serve.people import People
from rashomon.serve.roles import Role

TOKEN_VARIABLE = "RASHOMON_TOKEN"  # noqa: S105  the name of a variable
LEAST_TOKEN = 16
"""Least characters of a token: 16 of base 64 are 96 bits, beyond guessing at any rate."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How a workbench is reached."""

    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    """What opens it without a name; None: nothing does."""
    names: tuple[str, ...] = ()
    """Further names it answers to, as a proxy before it would ask for."""
    audit: Path | None = None
    """File that keeps who changed the case; None: nothing does."""
    upload_mb: int = 64
    added: Path | None = None
    """Folder where uploaded reports are kept; None: none can be added."""
    fetcher: Fetcher | None = None
    """What fetches reports by their addresses; None: nothing does."""
    case: Path | None = None
    """File of the case, for a process that puts a large one together; None: in memory."""
    people: Path | None = None
    """File of who may sign in by name and password; None: nobody does."""
    token_role: Role = Role.OWNER
    """What whoever shows the token may do."""
    cert: Path | None = None
    """Certificate for TLS, with those above it (PEM); None: it speaks plain HTTP."""
    key: Path | None = None
    """Its private key (PEM); None: it stands in the file of the certificate."""

    def __post_init__(self) -> None:
        """Refuse what would be open to strangers.

        Raises:
            PeopleFileError: The file of who may sign in cannot be read.
            ServeError: It would be reached from elsewhere without signing in, or its token is
                short.
        """
        people = People(self.people).listed() if self.people else ()
        if self.token is None and not people and not is_loopback(self.host):
            raise ServeError.open_to_all(self.host)
        if self.token is not None and len(self.token) < LEAST_TOKEN:
            raise ServeError.short_token(len(self.token), LEAST_TOKEN)

    @property
    def hosts(self) -> frozenset[str]:
        """Name the hosts that it answers for, without ports, in small letters."""
        own = LOOPBACK if is_loopback(self.host) else LOOPBACK | {self.host}
        return frozenset(name.lower() for name in own.union(self.names))


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches a host; a name other than localhost may be any."""
    if host in LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def token_of(file: Path | None) -> str | None:
    """Read the token from a file, else from the environment; it is never an argument.

    Arguments of a process can be read by everybody on the machine.

    Raises:
        ServeError: The file cannot be read.
    """
    if file is None:
        return os.environ.get(TOKEN_VARIABLE, "").strip() or None
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ServeError.no_token_in(str(file), type(error).__name__) from error
