"""What is read answers GET and HEAD, at one address or two, and says so once."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.requests import Request  # noqa: TC002  FastAPI reads the types of handlers
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from rashomon.serve.routes import read_at


@pytest.fixture(scope="module", name="app")
def app_fixture() -> FastAPI:
    app = FastAPI()

    @read_at(app, "/things/{key}.json", also="/things/{key}", summary="Show a thing.")
    def thing(request: Request, key: str, many: int = 1) -> Response:
        return PlainTextResponse(f"{request.url.path} {key} {many}")

    return app


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/things/boat.json?many=2", "/things/boat.json boat 2"),
        ("/things/boat", "/things/boat boat 1"),
    ],
)
def test_both_addresses_are_answered(app: FastAPI, address: str, said: str):
    browser = TestClient(app)
    assert browser.get(address).text == said
    head = browser.head(address)
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(said)))


@pytest.mark.parametrize("address", ["/things/boat.json", "/things/boat"])
def test_both_refuse_the_same(app: FastAPI, address: str):
    browser = TestClient(app)
    assert browser.get(f"{address}?many=none").status_code == 422
    assert browser.post(address).status_code == 405


def test_it_is_told_of_once(app: FastAPI):
    said = app.openapi()["paths"]
    assert {path: list(ways) for path, ways in said.items()} == {
        "/things/{key}.json": ["get"]
    }
