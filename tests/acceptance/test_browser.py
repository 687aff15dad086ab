"""The workbench in a real browser: for eyes, screen readers, keyboards, and narrow screens."""

from __future__ import annotations

import re
import shutil
from collections.abc import Generator
from itertools import pairwise
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from browsed import Heard, axe, headings, open_all, opened_browser, overflow, served
from conftest import Examples
from rashomon.serve import ServeOptions
from rashomon.serve.pages import PAGES
from rashomon.store import open_store
from served import hostile_case

DESK, PHONE = (1280, 800), (390, 844)

SELECT = """(() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(".text mark"));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
})()"""

# Presses what withdraws a judgement as soon as it stands on the page.
AT_ONCE = """new MutationObserver((_, watching) => {
  const offered = document.querySelector(".done button[data-key=u]");
  if (offered) { watching.disconnect(); offered.click(); }
}).observe(document.body, { childList: true, subtree: true })"""


@pytest.fixture(scope="module", name="browser")
def browser_fixture() -> Generator[Browser]:
    with opened_browser() as browser:
        yield browser


@pytest.fixture(scope="module", name="base")
def base_fixture(
    examples: Examples, tmp_path_factory: pytest.TempPathFactory
) -> Generator[str]:
    case = tmp_path_factory.mktemp("browsed") / "case.db"
    shutil.copy(examples.case, case)
    store = open_store(case)
    with served(store, ServeOptions(port=0, added=case.with_name("added"))) as base:
        yield base
    store.close()


@pytest.fixture(scope="module", name="hostile")
def hostile_fixture() -> Generator[str]:
    with served(hostile_case()) as base:
        yield base


def opened(
    browser: Browser,
    size: tuple[int, int] = DESK,
    scheme: Literal["light", "dark"] = "light",
    *,
    scripts: bool = True,
) -> Page:
    window = {"width": size[0], "height": size[1]}
    context = browser.new_context(
        viewport=window,  # type: ignore[arg-type]  a TypedDict
        color_scheme=scheme,
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    return context.new_page()


def every_page(page: Page, base: str) -> dict[str, str]:
    """Give the address of each page, of pages of one thing that of the first."""
    found = {p.path: p.path for p in PAGES if "{key}" not in p.path}
    found |= {"/add": "/add", "/search": "/search?q=convoy"}
    for name in ("questions", "documents"):
        page.goto(f"{base}/{name}")
        href = page.locator("main article h3 a").first.get_attribute("href")
        found[f"/{name}/{{key}}"] = str(href)
    page.goto(base + found["/questions/{key}"])
    href = page.get_by_role("link", name="how it was read").first.get_attribute("href")
    found["/claims/{key}"] = str(href)
    page.goto(f"{base}/accounts")
    matters = page.locator("main h2 a")
    if matters.count():
        found["/matters/{key}"] = str(matters.first.get_attribute("href"))
    return found


@pytest.mark.parametrize(
    ("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"]
)
def test_every_page_can_be_seen_heard_and_used(
    browser: Browser, base: str, size: tuple[int, int], scheme: Literal["light", "dark"]
):
    page = opened(browser, size, scheme)
    addresses = every_page(page, base)
    assert {p.path for p in PAGES} <= set(addresses)
    heard = Heard(page)
    for address in addresses.values():
        check(page, base + address)
    assert heard.lines == []
    page.context.close()


def check(page: Page, address: str) -> None:
    page.goto(address)
    assert overflow(page) == 0, address
    levels = [level for level, _ in headings(page)]
    assert levels[0] == 1, address
    assert levels.count(1) == 1, address
    assert all(b <= a + 1 for a, b in pairwise(levels)), (address, headings(page))
    open_all(page)
    assert overflow(page) == 0, address
    assert axe(page) == [], address


@pytest.mark.parametrize(
    ("size", "scheme"), [(DESK, "dark"), (PHONE, "light")], ids=["desk", "phone"]
)
def test_so_can_the_dossier(
    browser: Browser,
    examples: Examples,
    size: tuple[int, int],
    scheme: Literal["light", "dark"],
):
    page = opened(browser, size, scheme)
    heard = Heard(page)
    check(page, examples.dossier.as_uri())
    assert heard.lines == []
    page.context.close()


def test_a_stranger_s_words_do_nothing_but_stand_there(browser: Browser, hostile: str):
    page = opened(browser, PHONE)
    addresses = every_page(page, hostile)
    heard = Heard(page)
    for address in addresses.values():
        page.goto(hostile + address)
        open_all(page)
        assert overflow(page) == 0, address
    del addresses["/add"]  # this case takes no reports
    assert [line for line in heard.lines if "404" not in line] == []
    page.context.close()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_the_keyboard_reaches_the_page_and_is_seen(browser: Browser, base: str):
    page = opened(browser)
    page.goto(base)
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the page"
    expect(page.get_by_role("link", name="Skip to the page")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.goto(base)
    reached: list[str] = []
    for _ in range(2 * len(PAGES)):
        page.keyboard.press("Tab")
        reached.append(focused(page) or str(page.evaluate("document.activeElement.name")))
        drawn = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; })()"
        )
        assert drawn, reached[-1]
    names = {one.name for one in PAGES if one.name}
    assert names | {"Add reports", "q", "Search"} <= set(reached)
    page.context.close()


def test_a_person_judges_with_the_keyboard_alone_and_takes_it_back(
    browser: Browser, base: str
):
    page = opened(browser)
    heard = Heard(page)
    page.goto(f"{base}/review")
    total = page.locator("main article.card").count()
    page.keyboard.press("j")
    card = page.locator("main article.card").first
    expect(card).to_be_focused()
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.name") != "by":
        page.keyboard.press("Tab")
    page.keyboard.type("Ann")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    card.focus()
    page.keyboard.press("n")
    expect(card.locator(".done")).to_contain_text("Ann", timeout=60_000)
    expect(card).to_be_focused()
    page.keyboard.press("u")
    expect(card.locator(".done .done")).to_contain_text("withdrawn", timeout=60_000)
    page.reload()
    assert page.locator("main article.card").count() == total
    assert heard.lines == []
    page.context.close()


def test_whoever_withdraws_the_moment_it_is_offered_stays_on_the_page(
    browser: Browser, base: str
):
    page = opened(browser)
    page.goto(f"{base}/review")
    card = page.locator("main article.card").first
    card.locator("input[name=by]").first.fill("Ann")
    page.evaluate(AT_ONCE)
    card.locator("button[data-key=n]").click()
    expect(card.locator(".done .done")).to_contain_text("withdrawn", timeout=60_000)
    assert page.url == f"{base}/review"
    page.context.close()


def test_from_a_question_down_to_the_words_and_back(browser: Browser, base: str):
    page = opened(browser)
    page.goto(base)
    page.get_by_role("link", name="Questions", exact=True).click()
    page.locator("main article h3 a").first.click()
    question = page.url
    page.get_by_role("link", name=re.compile("^in ")).first.click()
    lit = page.locator(".text .lit").first
    expect(lit).to_be_in_viewport()
    page.go_back()
    assert page.url == question
    page.context.close()


def test_selected_words_can_be_linked_to(browser: Browser, base: str):
    page = opened(browser)
    page.goto(f"{base}/documents")
    page.locator("main article h3 a").first.click()
    page.locator(".text mark").first.wait_for()
    page.evaluate(SELECT)
    bar = page.get_by_role("group", name="The selected passage")
    expect(bar).to_be_visible()
    words = str(page.evaluate("getSelection().toString()")).strip()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    bar.get_by_role("button", name="Copy a link to these words").click()
    expect(bar.get_by_role("button", name="copied")).to_be_visible()
    page.goto(str(page.evaluate("navigator.clipboard.readText()")))
    assert "".join(page.locator(".text .lit").all_text_contents()).strip() == words
    page.context.close()


def test_search_and_a_look_without_somebody_need_no_script(browser: Browser, base: str):
    page = opened(browser, PHONE, scripts=False)
    page.goto(base)
    page.get_by_role("searchbox").first.fill("convoy")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("main article.card").first).to_contain_text("convoy")
    page.goto(f"{base}/trust")
    name = str(page.locator("#speakers option").first.get_attribute("value"))
    page.get_by_label("without").fill(name)
    page.locator("main form button").first.click()
    expect(page.locator("header.over")).to_contain_text(name)
    page.get_by_role("link", name="Questions", exact=True).click()
    expect(page.locator("header.over")).to_contain_text(name)
    page.context.close()


def test_a_report_is_added_while_the_page_says_how_far_it_is(browser: Browser, base: str):
    page = opened(browser)
    heard = Heard(page)
    page.goto(f"{base}/add")
    words = (
        "Rain fell in Dolnik on Friday. The mayor of Dolnik said 7 cellars were flooded."
    )
    page.get_by_label("its text").fill(words)
    page.get_by_label("title").fill("Rain in Dolnik")
    page.get_by_role("button", name="Read it", exact=True).click()
    added = page.locator("main section.card").first
    expect(added).not_to_have_attribute("data-events", re.compile(".*"), timeout=120_000)
    page.goto(f"{base}/search?q=cellars")
    expect(page.locator("main article.card").first).to_contain_text("cellars")
    assert heard.lines == []
    page.context.close()
