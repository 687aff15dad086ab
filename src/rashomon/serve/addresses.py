"""Tell a public address of a report from one that leads into somebody's own network.

    words -> scheme, host, port, path -> every address its name has -> all public? -> Target

Whoever may give a workbench an address would otherwise make it ask what only its machine can
reach: its own ports, the router, the keys a cloud hands to its machines (SSRF). The name is
resolved once, here; what is connected to is the address that was looked at, so that a name
cannot lead elsewhere the second time (DNS rebinding).
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias
from urllib.parse import SplitResult, quote, urlsplit

from rashomon.errors import FetchError

PORTS = {"http": 80, "https": 443}
"""What is fetched by, and the only port of each: reports stand there, other services elsewhere."""

LONGEST = 2000
"""Code points of an address."""

Resolve: TypeAlias = Callable[[str, int], Sequence[str]]
"""Gives every address of a name."""

_UNICAST = IPv6Network("2000::/3")
"""What of IPv6 is given out to be reached by everybody."""

_CARRIED = tuple(map(IPv6Network, ("64:ff9b::/96", "::ffff:0:0/96")))
"""IPv6 that carries an IPv4 address in its end: of a network without IPv4, and mapped ones."""

_SPECIAL = tuple(
    map(
        ip_network,
        (
            *("192.0.0.0/24", "192.88.99.0/24"),
            *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
        ),
    )
)
"""What IANA set aside and Python's own tables know in part, or not of this version: protocols,
documents, and tunnels that are sent on to an IPv4 address within them (Teredo, 6to4)."""

_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")
"""The last part of a host that is a number: an IPv4 address in one of its odd spellings."""

_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)+")
"""A full name, of two parts or more: one alone is of a network of somebody's own."""

_STRANGE = re.compile(r"[\s\\\x00-\x20\x7f]")


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked, and the one address it is asked of."""

    scheme: str
    host: str
    """The name, in ASCII; it is what the other side and its certificate are asked by."""
    address: str
    """The IP address that is connected to."""
    path: str
    """With what stands behind the question mark."""

    @property
    def port(self) -> int:
        """Give the port that is connected to."""
        return PORTS[self.scheme]

    @property
    def named(self) -> str:
        """Write the host as an address holds it."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def url(self) -> str:
        """Write it as an address again."""
        return f"{self.scheme}://{self.named}{self.path}"


def target_of(words: str, resolve: Resolve) -> Target:
    """Find out what an address leads to.

    Raises:
        FetchError: It is no address of a report, or leads to where no stranger may.
    """
    parts = _parts_of(words.strip())
    host = _host_of(words, parts)
    found = resolve(host, PORTS[parts.scheme])
    if not found:
        raise FetchError.no_host(host)
    if not all(is_public(address) for address in found):
        raise FetchError.not_public(host)  # one of several is enough for somebody who tries
    nearest = min(found, key=lambda address: ":" in address)  # what more machines can reach
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return Target(parts.scheme, host, nearest, f"{path}?{query}" if query else path)


def is_public(address: str) -> bool:
    """Tell whether an IP address is one that everybody on the internet can reach.

    >>> is_public("93.184.216.34"), is_public("2606:2800:220:1::1")
    (True, True)
    >>> is_public("169.254.169.254"), is_public("::ffff:10.0.0.1"), is_public("fe80::1%eth0")
    (False, False, False)
    """
    try:
        one = ip_address(address)
    except ValueError:
        return False
    if isinstance(one, IPv6Address):
        return _is_public_6(one)
    return _is_public_4(one)


def _is_public_4(one: IPv4Address) -> bool:
    is_apart = one.is_multicast or one.is_reserved or one.is_private
    return one.is_global and not is_apart and not _is_special(one)


def _is_public_6(one: IPv6Address) -> bool:
    if one.scope_id is not None:
        return False
    if any(one in network for network in _CARRIED):
        return _is_public_4(IPv4Address(int(one) & 0xFFFFFFFF))
    return one in _UNICAST and one.is_global and not _is_special(one)


def _is_special(one: IPv4Address | IPv6Address) -> bool:
    return any(one.version == n.version and one in n for n in _SPECIAL)


def every_address(host: str, port: int) -> Sequence[str]:
    """Ask the system for every address of a name; none: nobody has it."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


def _parts_of(words: str) -> SplitResult:
    """Take an address apart.

    Raises:
        FetchError: It has what none of a report has.
    """
    if len(words) > LONGEST or _STRANGE.search(words):
        raise FetchError.no_address(
            words, "it is too long, or holds a space or a backslash"
        )
    try:
        parts = urlsplit(words)
        port = parts.port
    except ValueError as error:
        raise FetchError.no_address(words, "it cannot be taken apart") from error
    wrong = {
        "it begins with neither https:// nor http://": parts.scheme not in PORTS,
        "it holds a name or a password to sign in with": "@" in parts.netloc,
        "it names another port than 80 or 443": port not in (None, PORTS.get(parts.scheme)),
        "it names nobody to ask": not parts.hostname,
    }
    why = next((why for why, is_wrong in wrong.items() if is_wrong), None)
    if why:
        raise FetchError.no_address(words, why)
    return parts


def _host_of(words: str, parts: SplitResult) -> str:
    """Give the host of an address, in the one spelling it is looked up by.

    Raises:
        FetchError: It is none, or an IP address spelled so that it looks like something else.
    """
    host = parts.hostname or ""
    if "[" in parts.netloc:
        return _plain_ipv6(words, host)
    try:
        plain = host.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError as error:
        raise FetchError.no_address(words, "its host is no name") from error
    if _NUMBER.fullmatch(plain.rpartition(".")[2]):
        return _plain_ipv4(words, plain)
    if not _NAME.fullmatch(plain):
        raise FetchError.no_address(words, "its host is no full name, such as news.example")
    return plain


def _plain_ipv6(words: str, host: str) -> str:
    """Take an IPv6 address without a zone of this machine behind it."""
    try:
        one = IPv6Address(host)
    except ValueError as error:
        raise FetchError.no_address(words, "its host is no IPv6 address") from error
    if one.scope_id is not None:
        raise FetchError.no_address(words, "its host names a network of one machine")
    return str(one)


def _plain_ipv4(words: str, host: str) -> str:
    """Take an IPv4 address only as four plain numbers, not as 2130706433, 0177.0.0.1 or 127.1."""
    try:
        return str(IPv4Address(host))
    except ValueError as error:
        why = "its host is a number, but not an IP address as it is written"
        raise FetchError.no_address(words, why) from error
