"""Let what is read be asked for by GET and HEAD, and a page at a second address.

handler -> one route that FastAPI makes -> routes that answer with the same

FastAPI takes 3 ms to make a route: it looks through every parameter of the handler anew. A page has
four routes (two addresses, two ways): making each took a third of a second of every start.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from starlette.routing import Route

if TYPE_CHECKING:
    from fastapi import FastAPI

H = TypeVar("H", bound=Callable[..., Any])


def read_at(
    app: FastAPI,
    path: str,
    *,
    also: str | None = None,
    **described: Any,  # noqa: ANN401  FastAPI's own words
) -> Callable[[H], H]:
    """Answer GET and HEAD at an address, of which OpenAPI tells GET.

    Args:
        app: The application.
        path: The address.
        also: A further address with the same answers, of which OpenAPI tells nothing.
        described: What FastAPI says of the address.
    """

    def add(handler: H) -> H:
        app.get(path, **described)(handler)
        made = cast("Route", app.routes[-1])
        for place, ways in ((path, ["HEAD"]), (also, ["GET", "HEAD"])):
            if place is not None:
                route = Route(place, handler, methods=ways, include_in_schema=False)
                route.app = made.app
                app.routes.append(route)
        return handler

    return add
