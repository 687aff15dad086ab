"""People who may sign in to a small case, and browsers in which they did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from lxml import html
from starlette.testclient import TestClient

from rashomon.serve import Role
from rashomon.serve.access import Access
from served import BASE

if TYPE_CHECKING:
    import httpx2

HTML = {"accept": "text/html"}
TOKEN = "0123456789abcdef-token"  # noqa: S105

WORDS = {"Ann": "seven grey lanterns", "Ben": "a slow green ferry", "Eve": "kettle of salt"}
ROLES = {"Ann": Role.OWNER, "Ben": Role.ANALYST, "Eve": Role.READER}


def signed_in(app: Any, name: str, **more: str) -> TestClient:
    """Give a browser in which somebody signed in."""
    browser = TestClient(app, base_url=BASE, headers=HTML)
    answer = sign_in(browser, name, **more)
    assert answer.status_code == 200, answer.text
    return browser


def sign_in(
    browser: TestClient, name: str, secret: str | None = None, **more: str
) -> httpx2.Response:
    return browser.post(
        "/sign-in", data={"name": name, "secret": secret or WORDS.get(name, "")} | more
    )


def token_of(browser: TestClient) -> str:
    page = html.fromstring(browser.get("/judgements").text)
    return str(page.xpath("//input[@name='token']/@value")[0])


def access_of(browser: TestClient) -> Access:
    assert isinstance(browser.app, FastAPI)
    return browser.app.state.access
