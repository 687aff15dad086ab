"""Look at the workbench in the browser that the machine has, as a person would."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib.resources import files
from threading import Thread
from typing import TYPE_CHECKING

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from rashomon.cli.served import listening
from rashomon.serve import ServeOptions, make_app

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

    from rashomon.store import Store

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter(h => h.checkVisibility()).map(h => [Number(h.tagName[1]), h.textContent.trim()])"""

AXE = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
  found => [found.id, found.impact, ...found.nodes.slice(0, 3).map(node => node.html)])"""


@contextmanager
def opened_browser() -> Generator[Browser]:
    """Open the browser; where there is none the tests are left out, and say so."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no browser here: none of {', '.join(BROWSERS)}")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def served(store: Store, options: ServeOptions | None = None) -> Generator[str]:
    """Serve a case on a free port of this machine; gives the address."""
    with listening(options or ServeOptions(port=0)) as listener:
        port = listener.getsockname()[1]
        bound = replace(options or ServeOptions(), port=port)
        config = uvicorn.Config(make_app(store, bound), log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{port}"
        server.should_exit = server.force_exit = True
        thread.join(30)


class Heard:
    """What a page complains of."""

    def __init__(self, page: Page) -> None:
        self.lines: list[str] = []
        page.on("pageerror", lambda error: self.lines.append(str(error)))
        page.on("requestfailed", self._not_loaded)
        page.on("dialog", lambda dialog: self.lines.append(f"dialog: {dialog.message}"))
        page.on(
            "console",
            lambda said: (
                self.lines.append(said.text) if said.type in {"error", "warning"} else None
            ),
        )

    def _not_loaded(self, sent: Request) -> None:
        if sent.failure != "net::ERR_ABORTED":  # what a page itself no longer waits for
            self.lines.append(f"not loaded: {sent.url}")


def open_all(page: Page) -> None:
    """Open what is folded, so that it is looked at, too."""
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


def overflow(page: Page) -> int:
    """Give by how many pixels a page is wider than its window."""
    return int(
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    )


def headings(page: Page) -> list[tuple[int, str]]:
    """Give the headings that are shown, with their levels."""
    return [(level, words) for level, words in page.evaluate(HEADINGS)]


def axe(page: Page) -> list[list[str]]:
    """Let axe-core look for what shuts people out."""
    page.evaluate(_axe_core())
    return list(page.evaluate(AXE))


@cache
def _axe_core() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
