"""Answer with a page that is kept before anything else is asked, behind the guard.

request -> is its page kept, and as the case is now? -> the page | the rest of the application

A page that is kept takes the time of finding out what it is a page of: routing, reading the query
and a thread of its own took ten times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request

from rashomon.serve.answers import to_one
from rashomon.serve.kept_pages import key_of
from rashomon.serve.roles import READING

if TYPE_CHECKING:
    from starlette.responses import Response

    from rashomon.serve.guard import App, Receive, Scope, Send
    from rashomon.serve.kept_pages import KeptPages
    from rashomon.serve.looks import Looks


class AtOnce:
    """The layer between the guard and the pages."""

    def __init__(self, app: App, looks: Looks, kept: KeptPages) -> None:
        self._app = app
        self._looks = looks
        self._kept = kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        answer = self._kept_answer(scope)
        await (answer or self._app)(scope, receive, send)

    def _kept_answer(self, scope: Scope) -> Response | None:
        if scope["type"] != "http" or scope["method"] not in READING:
            return None
        request = Request(scope)
        key = key_of(request)
        if key is None or not self._kept.has(key):
            return None
        look = self._looks.ready()
        if look is None:
            return None
        written = self._kept.find(key, look)
        return None if written is None else to_one(request, look, written)
