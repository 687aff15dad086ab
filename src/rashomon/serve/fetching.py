"""Fetch a report by its address: of a public host, once resolved, in bounds of size and time.

    address -> Target -> connection to its one IP address -> answer
            -> sent on? -> the next Target, looked at in the same way, three times at most

No cookie, no sign-in, no proxy of the system, nothing that is only linked to: one page.
"""

from __future__ import annotations

import codecs
import http.client
import re
import socket
import ssl
import zlib
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from threading import BoundedSemaphore, Timer
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urljoin

from rashomon.errors import FetchError
from rashomon.serve.addresses import Resolve, Target, every_address, target_of

if TYPE_CHECKING:
    from http.client import HTTPResponse

MOST_HOPS = 3
"""How often an address may lead on: to TLS, to www, and once more."""

MOST_BYTES = 20_000_000
"""Bytes of an answer, unpacked: a long PDF; a page is below 1 MB."""

MOST_S = 30.0
"""Seconds for all of it; whoever asked waits for the answer."""

AT_ONCE = 4
"""Reports that are fetched side by side: each holds a thread."""

CHUNK_BYTES = 1 << 16

KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""What is taken, and what its file is called."""

TEXTS = frozenset({".html", ".txt", ".md"})
"""What is text, in an encoding that may be told by the answer alone."""

HEAD_BYTES = 1024
"""Where a page states its encoding, if it does (HTML standard)."""

MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""A text that begins so tells what it is in."""

CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]+)", re.IGNORECASE)

LATIN = frozenset({"ascii", "us-ascii", "latin1", "latin-1", "iso-8859-1", "iso8859-1"})
"""What is read as Windows-1252 on the web, whatever it is called (Encoding standard)."""

SENT_ON = frozenset({301, 302, 303, 307, 308})

Connect: TypeAlias = Callable[[Target, float], socket.socket]
"""Opens a connection to the IP address of a target, within seconds."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A report as it came."""

    url: str
    """Where it came from in the end."""
    suffix: str
    content: bytes


class Fetcher:
    """Fetches one report at a time for each who asks, a few side by side."""

    def __init__(
        self, resolve: Resolve | None = None, connect: Connect | None = None
    ) -> None:
        self._resolve = resolve or every_address
        self._connect = connect or _connected
        self._free = BoundedSemaphore(AT_ONCE)
        self._names = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="names")

    def fetch(self, words: str) -> Fetched:
        """Fetch what an address leads to.

        Raises:
            FetchError: It may not be asked, does not answer, or sends something else.
        """
        if not self._free.acquire(blocking=False):
            raise FetchError.busy()
        try:
            return self._followed(words, monotonic() + MOST_S)
        finally:
            self._free.release()

    def _followed(self, words: str, until: float) -> Fetched:
        before: Target | None = None
        for _ in range(MOST_HOPS + 1):
            target = target_of(words, self._resolving(words, until))
            if before and before.scheme == "https" and target.scheme != "https":
                raise FetchError.sent_on_in_the_open(target.host)
            answer = self._asked(target, until)
            if isinstance(answer, Fetched):
                return answer
            words, before = urljoin(target.url, answer), target
        raise FetchError.sent_on(MOST_HOPS)

    def _resolving(self, words: str, until: float) -> Resolve:
        """Resolve names within the time that is left: the system itself may take minutes."""

        def resolve(host: str, port: int) -> tuple[str, ...]:
            asked = self._names.submit(self._resolve, host, port)
            try:
                return tuple(asked.result(max(0.0, until - monotonic())))
            except NotYet as error:
                raise FetchError.too_slow(host or words, MOST_S) from error

        return resolve

    def _asked(self, target: Target, until: float) -> Fetched | str:
        """Ask for a report; gives it, or the address that the answer leads on to."""
        with _told(target, until), self._connection(target, until) as connection:
            connection.request("GET", target.path, headers=_headers(target))
            answer = connection.getresponse()
            sent_on = answer.headers.get("Location", "")
            if answer.status in SENT_ON and sent_on:
                return sent_on
            if answer.status != http.client.OK:
                raise FetchError.answered(target.host, answer.status)
            suffix = _suffix_of(target, answer)
            content = b"".join(_parts(target, answer, until))
            if suffix in TEXTS:
                content = as_utf8(content, answer.headers.get("Content-Type", ""))
            return Fetched(target.url, suffix, content)

    @contextmanager
    def _connection(
        self, target: Target, until: float
    ) -> Generator[http.client.HTTPConnection]:
        """Connect, and cut the line when time is over, however slowly something comes."""
        line = self._connect(target, max(0.1, until - monotonic()))
        cut = Timer(max(0.0, until - monotonic()), _cut, (line,))
        cut.daemon = True
        cut.start()
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock, connection.auto_open = line, 0  # and never another one
        try:
            yield connection
            if monotonic() >= until:  # a line that was cut looks like an answer that ended
                raise FetchError.too_slow(target.host, MOST_S)
        finally:
            cut.cancel()
            connection.close()


def _connected(target: Target, seconds: float) -> socket.socket:
    line = socket.create_connection((target.address, target.port), timeout=seconds)
    if target.scheme == "http":
        return line
    try:
        return _trust().wrap_socket(line, server_hostname=target.host)
    except BaseException:
        line.close()
        raise


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _cut(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it is closed already


def _headers(target: Target) -> dict[str, str]:
    """Say who asks, for what, and that nothing needs to be packed."""
    return {
        "Host": target.named,
        "User-Agent": f"rashomon/{version('rashomon')} (a person asked for this page)",
        "Accept": f"{', '.join(KINDS)};q=0.9",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def _suffix_of(target: Target, answer: HTTPResponse) -> str:
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in KINDS:
        raise FetchError.other_kind(target.host, kind or "not said")
    return KINDS[kind]


def as_utf8(content: bytes, kind: str) -> bytes:
    r"""Write a text in UTF-8 where only the answer says what it is in, which no file keeps.

    What is UTF-8, or says of itself what it is in, is left to the byte.

    >>> as_utf8(b"Z\xfcrich", "text/plain; charset=ISO-8859-1") == "Z\u00fcrich".encode()
    True
    """
    said = CHARSET.search(kind)
    states_it = CHARSET.search(content[:HEAD_BYTES].decode("latin-1"))
    if said is None or states_it or content.startswith(MARKS):
        return content
    name = said[1].lower()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return content
    try:
        return content.decode("cp1252" if name in LATIN else name).encode("utf-8")
    except (LookupError, UnicodeError):
        return content


def _parts(target: Target, answer: HTTPResponse, until: float) -> Iterator[bytes]:
    """Give what comes, unpacked, as long as it is in bounds."""
    unpack = _unpacking(target, answer.headers.get("Content-Encoding", ""))
    taken = 0
    while chunk := answer.read(CHUNK_BYTES):
        for part in unpack(chunk):
            taken += len(part)
            if taken > MOST_BYTES:
                raise FetchError.too_large(target.host, MOST_BYTES / 1_000_000)
            yield part
        if monotonic() >= until:
            raise FetchError.too_slow(target.host, MOST_S)
    if answer.length:  # less came than was said
        raise http.client.IncompleteRead(b"", answer.length)


def _unpacking(target: Target, way: str) -> Callable[[bytes], Iterator[bytes]]:
    """Give what unpacks an answer piece by piece: a small one can hold gigabytes."""
    if way.strip().lower() in {"", "identity"}:
        return lambda chunk: iter((chunk,))
    if way.strip().lower() not in {"gzip", "x-gzip"}:
        raise FetchError.other_kind(target.host, f"packed as {way}")
    packed = zlib.decompressobj(16 + zlib.MAX_WBITS)

    def unpack(chunk: bytes) -> Iterator[bytes]:
        rest = chunk
        while rest and not packed.eof:
            yield packed.decompress(rest, CHUNK_BYTES)
            rest = packed.unconsumed_tail

    return unpack


@contextmanager
def _told(target: Target, until: float) -> Generator[None]:
    """Say what went wrong on the way, in our words."""
    try:
        yield
    except (OSError, http.client.HTTPException, zlib.error) as error:
        if isinstance(error, TimeoutError) or monotonic() >= until:
            raise FetchError.too_slow(target.host, MOST_S) from error
        raise FetchError.no_answer(target.host, _why(error)) from error


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not right: {error.verify_message}"
    if isinstance(error, http.client.IncompleteRead):
        return "it broke off"
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
