"""The map of ties is moved in a real browser, by hand and by keyboard; the drawing is what else."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser, Page, expect

from browsed import Heard, axe, opened_browser, overflow, served
from conftest import Examples
from rashomon.store import open_store
from served import hostile_case

DESK, PHONE = (1280, 800), (390, 844)


@pytest.fixture(scope="module", name="browser")
def browser_fixture() -> Generator[Browser]:
    with opened_browser() as browser:
        yield browser


@pytest.fixture(scope="module", name="base")
def base_fixture(examples: Examples) -> Generator[str]:
    store = open_store(examples.case)
    with served(store) as base:
        yield base
    store.close()


def opened(browser: Browser, size: tuple[int, int], *, scripts: bool = True) -> Page:
    window = {"width": size[0], "height": size[1]}
    context = browser.new_context(
        viewport=window,  # type: ignore[arg-type]  a TypedDict
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    return context.new_page()


def test_without_script_the_drawing_is_all_there_is(browser: Browser, base: str):
    page = opened(browser, PHONE, scripts=False)
    page.goto(f"{base}/system")
    expect(page.locator("svg.map")).to_be_visible()
    expect(page.locator(".moving button, .moving .legend:visible")).to_have_count(0)
    page.context.close()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_map_is_moved_by_keyboard_alone(
    browser: Browser, base: str, size: tuple[int, int]
):
    page = opened(browser, size)
    heard = Heard(page)
    page.goto(f"{base}/system")
    page.get_by_role("button", name="Move the map").focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("application")
    expect(field).to_be_focused()
    expect(field.locator("canvas").first).to_be_visible()
    expect(page.locator("svg.map")).to_be_hidden()
    for key in ("ArrowLeft", "ArrowDown", "+", "-", "0"):
        page.keyboard.press(key)
    page.keyboard.press("Tab")
    party = page.locator(".moving .parties button").first
    expect(party).to_be_focused()
    page.keyboard.press("Enter")
    expect(party).to_have_attribute("aria-pressed", "true")
    said = page.locator(".moving ul.plain a").first
    expect(said).to_contain_text("; says ")
    assert overflow(page) == 0
    assert axe(page) == []
    said.focus()
    page.keyboard.press("Enter")
    tie = str(said.get_attribute("href"))[1:]
    expect(page.locator(f"[id='{tie}']")).to_be_in_viewport()
    page.get_by_role("button", name="Back to the drawing").click()
    expect(page.locator("svg.map")).to_be_visible()
    expect(page.get_by_role("button", name="Move the map")).to_be_focused()
    assert heard.lines == []  # nor does the policy of the page complain
    page.context.close()


def test_what_a_hostile_report_calls_somebody_is_only_drawn(browser: Browser):
    with served(hostile_case()) as base:
        page = opened(browser, DESK)
        heard = Heard(page)
        page.goto(f"{base}/system")
        opener = page.get_by_role("button", name="Move the map")
        if opener.count():
            opener.click()
            page.locator(".moving canvas").first.wait_for()
            for party in page.locator(".moving .parties button").all():
                party.click()
        assert page.locator("iframe, main img, main script").count() == 0
        assert heard.lines == []
        page.context.close()
