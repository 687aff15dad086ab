"""An internet of this machine: who is where, what they answer, and who was asked.

Names resolve to public addresses, as a test says, and a connection to any of them is one to a
server here. Which address was asked for is kept.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from rashomon.serve import Fetcher
from rashomon.serve.addresses import Target

PAGE = "<html><body><p>Rain fell in Dolnik on Friday.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
PUBLIC = "93.184.216.34"

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Internet:
    """Who is where, what they answer, and who was asked."""

    port: int
    names: dict[str, list[str]] = field(default_factory=dict)
    """Addresses of a name, one for each time it is asked for; the last one stays."""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Address that was connected to, host and path."""
    headers: dict[str, str] = field(default_factory=dict)

    def resolve(self, host: str, _port: int) -> tuple[str, ...]:
        found = self.names.get(host, [PUBLIC])
        return (found.pop(0) if len(found) > 1 else found[0],)

    def connect(self, target: Target, seconds: float) -> socket.socket:
        self.asked.append((target.address, target.host, target.path))
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    @property
    def fetcher(self) -> Fetcher:
        return Fetcher(self.resolve, self.connect)


@contextmanager
def answering() -> Generator[Internet]:
    """Answer on a port of this machine, as the internet would."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            internet.headers = dict(self.headers)
            internet.answers.get(self.path, sends(PAGE))(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    internet = Internet(server.server_port)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield internet
    server.shutdown()
    server.server_close()


def sends(
    body: str | bytes, headers: dict[str, str] | None = None, status: int = 200
) -> Answer:
    content = body.encode() if isinstance(body, str) else body

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {
            "Content-Length": str(len(content)),
            **(headers or HTML),
        }.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(content)

    return answer


def leads_to(address: str, status: int = 302) -> Answer:
    return sends("", {"Location": address}, status)
