"""Signing in, in a real browser: seen, heard, reached by the keyboard, without script too."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser, Page, expect

from browsed import Heard, axe, headings, opened_browser, overflow, served
from rashomon.serve import People, Role, ServeOptions, people_path
from served import filled_case

DESK, PHONE = (1280, 800), (390, 844)
TOKEN = "0123456789abcdef-token"  # noqa: S105
WORDS = "seven grey lanterns"


@pytest.fixture(scope="module", name="browser")
def browser_fixture() -> Generator[Browser]:
    with opened_browser() as browser:
        yield browser


@pytest.fixture(scope="module", name="base")
def base_fixture(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    case = tmp_path_factory.mktemp("signed") / "case.db"
    people = People(people_path(case))
    people.add("Ann Berg", Role.OWNER, WORDS)
    people.add("Eve", Role.READER, WORDS)
    options = ServeOptions(
        port=0, people=people_path(case), token=TOKEN, added=case.with_name("added")
    )
    with served(filled_case(), options) as base:
        yield base


def opened(browser: Browser, size: tuple[int, int], *, scripts: bool = True) -> Page:
    window = {"width": size[0], "height": size[1]}
    context = browser.new_context(
        viewport=window,  # type: ignore[arg-type]  a TypedDict
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    return context.new_page()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_page_to_sign_in_can_be_seen_heard_and_used(
    browser: Browser, base: str, size: tuple[int, int]
):
    page = opened(browser, size)
    page.goto(f"{base}/sign-in")
    heard = Heard(page)
    assert overflow(page) == 0
    assert headings(page) == [(1, "Sign in")]
    assert axe(page) == []
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type("Ann Berg")
    page.keyboard.press("Tab")
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}/")
    expect(page.get_by_text("Ann Berg, owner")).to_be_visible()
    assert overflow(page) == 0
    assert axe(page) == []
    assert heard.lines == []
    page.get_by_role("link", name="People", exact=True).click()
    assert page.url == f"{base}/people"
    page.locator("main details summary").first.click()
    assert overflow(page) == 0
    assert axe(page) == []
    assert heard.lines == []
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{base}/sign-in")
    page.context.close()


def test_a_wrong_password_is_told_and_the_name_is_kept(browser: Browser, base: str):
    page = opened(browser, PHONE, scripts=False)
    page.goto(f"{base}/documents?q=lisk")
    page.get_by_label("Name").fill("Eve")
    page.get_by_label("Password").fill("seven grey lantern")
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_role("alert")).to_contain_text("is not right")
    expect(page.get_by_label("Name")).to_have_value("Eve")
    assert overflow(page) == 0
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Sign in").first.click()
    assert page.url == f"{base}/documents?q=lisk"
    expect(page.get_by_text("Eve, reader")).to_be_visible()
    page.context.close()


def test_a_link_from_elsewhere_is_followed_as_who_signed_in(browser: Browser, base: str):
    page = opened(browser, DESK)
    page.goto(f"{base}/sign-in")
    page.get_by_label("Name").fill("Eve")
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Sign in").first.click()
    expect(page.get_by_text("Eve, reader")).to_be_visible()
    page.goto("about:blank")
    page.set_content(f'<a href="{base}/questions">what they wrote to me</a>')
    page.get_by_role("link").click()
    page.wait_for_url(f"{base}/questions")
    expect(page.get_by_text("Eve, reader")).to_be_visible()
    page.context.close()
