"""Every page answers, as HTML and JSON, and every link on it leads somewhere."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from conftest import Examples
from filled import COPY, DRAFT, NOBODY, RIVAL, TOLL, WIRE
from rashomon.model import Claim, Document, Question
from rashomon.serve.pages import PAGES
from rashomon.store import Store, open_store
from served import PAYLOADS, client_of, filled_case, hostile_case

if TYPE_CHECKING:
    from starlette.testclient import TestClient

KEYS = {"questions": "question-1", "matters": "", "documents": WIRE.id, "claims": TOLL.id}
MOST_PAGES = 400
"""Pages of the small case that are followed; it has fewer."""


def addresses() -> Iterator[str]:
    for page in PAGES:
        key = KEYS.get(page.path.split("/")[1], "")
        if "{key}" not in page.path or key:
            yield page.path.replace("{key}", key)


@pytest.fixture(scope="module", name="store")
def store_fixture() -> Store:
    return filled_case()


@pytest.fixture(scope="module", name="browser")
def browser_fixture(store: Store) -> Generator[TestClient]:
    with client_of(store) as client:
        yield client


@pytest.fixture(scope="module", name="attacked")
def attacked_fixture() -> Generator[TestClient]:
    with client_of(hostile_case()) as client:
        yield client


def links_of(address: str, text: str) -> Iterator[str]:
    """Give what a reader can follow; forms that change something are no links."""
    for link in html.fromstring(text).xpath("//@href | //@src"):
        target = urljoin(address, str(link)).split("#")[0]
        if not urlsplit(target).netloc:
            yield target


def crawled(client: TestClient, most: int = MOST_PAGES) -> dict[str, str]:
    """Follow every link from the first page on; give the pages by address."""
    found: dict[str, str] = {}
    todo = ["/", "/search?q=killed", "/documents"]
    while todo and len(found) < most:
        address = todo.pop()
        if address in found:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        is_page = answer.headers["content-type"].startswith("text/html")
        found[address] = answer.text if is_page else ""
        todo += links_of(address, answer.text) if is_page else []
    return found


def test_every_link_of_every_page_leads_somewhere(browser: TestClient):
    found = crawled(browser)
    assert len(found) < MOST_PAGES
    assert {f"/documents/{WIRE.id}", "/questions/question-1", "/tables/claims.csv"} <= set(
        found
    )


@pytest.mark.parametrize("address", list(addresses()))
def test_a_page_and_its_json_tell_the_same(browser: TestClient, address: str):
    page = browser.get(address)
    assert page.status_code == 200
    data = browser.get("/overview.json" if address == "/" else f"{address}.json")
    assert data.json()["format"] == "rashomon-page/1"
    assert data.json()["page"]["title"] in html.fromstring(page.text).xpath("string(//h1)")


@pytest.mark.parametrize("address", list(addresses()))
def test_a_page_can_be_heard_and_used_without_script(browser: TestClient, address: str):
    page = html.fromstring(browser.get(address).text)
    assert page.get("lang") == "en"
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//main[@id='main']")
    assert not page.xpath("//*[@style] | //style | //script[not(@src)]")
    for field in page.xpath("//input[not(@type='hidden')] | //select"):
        assert field.xpath("ancestor::label") or field.get("aria-label")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", ["/", "/questions", "/documents", "/trust"])
def test_a_form_that_is_left_alone_is_answered(browser: TestClient, address: str):
    page = html.fromstring(browser.get(address).text)
    for form in page.xpath("//form[not(@method='post')]"):
        sent = {name: value or "" for name, value in form.form_values()}
        target = form.get("action") or address
        assert browser.get(target, params=sent).status_code == 200, sent


def test_a_question_stands_side_by_side_with_its_words(browser: TestClient):
    page = html.fromstring(browser.get("/questions/question-1").text)
    answers = page.xpath("//*[@role='group'][contains(@class, 'answer ')]")
    assert ["at least 12" in a.text_content() for a in answers] == [True, False]
    [card] = page.xpath("//article[@id='relation-1']")
    assert "Both count the killed of one day in Lisk." in card.text_content()


def test_a_claim_is_lit_in_its_document(browser: TestClient):
    answer = browser.get(f"/documents/{WIRE.id}", params={"claim": TOLL.id})
    page = html.fromstring(answer.text)
    lit = page.xpath("//div[contains(@class, 'text')]//mark[contains(@class, 'lit')]")
    assert "".join(e.text_content() for e in lit) == TOLL.span.quote
    assert page.xpath(f"//a[@id='{TOLL.id}']")


def test_a_passage_is_lit_by_its_offsets(browser: TestClient):
    start = WIRE.text.index("the bridge had")
    answer = browser.get(f"/documents/{WIRE.id}?at={start}-{start + 10}")
    page = html.fromstring(answer.text)
    lit = page.xpath("//div[contains(@class, 'text')]//*[contains(@class, 'lit')]")
    assert "".join(e.text_content() for e in lit) == "the bridge"
    assert len(page.xpath("//a[@id='lit']")) == 1


def test_the_text_of_a_document_is_whole(browser: TestClient):
    page = html.fromstring(browser.get(f"/documents/{WIRE.id}").text)
    [text] = page.xpath("//div[contains(concat(' ', @class, ' '), ' text ')]")
    assert text.text_content() == WIRE.text


def test_what_is_shared_is_said_with_whom(browser: TestClient):
    page = browser.get(f"/documents/{WIRE.id}").text
    assert f'href="/documents/{COPY.id}"' in page
    copy = browser.get(f"/documents/{COPY.id}.json").json()["page"]
    assert copy["shared_characters"] == len(COPY.text) - 1  # all but the full stop
    assert [other["external_id"] for other in copy["shared"]] == ["01-wire"]
    assert [other["is_earlier"] for other in copy["shared"]] == [True]
    assert copy["recycled_characters"] == copy["shared_characters"]
    assert copy["own_characters"] == 0
    rival = browser.get(f"/documents/{RIVAL.id}.json").json()["page"]
    assert [c["quote"] for c in rival["alone"]["rows"]] == [
        "a cloudburst could bring floods"
    ]


def test_a_search_shows_each_wording_once(browser: TestClient):
    page = browser.get("/search.json", params={"q": "workers killed"}).json()["page"]
    quotes = [c["quote"].casefold() for c in page["claims"]]
    assert len(quotes) == len(page["also"])
    assert page["title"] == "Search: workers killed"
    shown = html.fromstring(browser.get("/search", params={"q": "workers"}).text)
    assert "Search: workers" in shown.xpath("string(//h1)")


def test_words_that_are_pointed_at_can_be_linked_to_and_quoted(browser: TestClient):
    page = html.fromstring(browser.get(f"/documents/{WIRE.id}").text)
    [text] = page.xpath("//div[@data-page]")
    assert text.get("data-page") == f"/documents/{WIRE.id}"
    assert (text.get("data-start"), text.get("data-end")) == ("0", str(len(WIRE.text)))
    assert text.get("data-reference") == "Ostrel Wire, Blast at Lisk bridge, 2031-05-04"


def test_the_words_around_a_claim_are_whole(browser: TestClient):
    page = browser.get(f"/claims/{NOBODY.id}.json").json()["page"]
    assert page["before"] == RIVAL.text[: NOBODY.span.start]
    assert RIVAL.text.endswith(page["after"])


def test_every_claim_question_and_report_of_a_case_has_its_page(examples: Examples):
    """Of a case that was read: claims of all kinds, with and without actors, events, figures."""
    store = open_store(examples.case)
    view = store.view()
    kinds = (("claims", Claim), ("questions", Question), ("documents", Document))
    found = [f"/{path}/{one.id}" for path, kind in kinds for one in view.all(kind)]
    with client_of(store) as client:
        broken = {a for a in found if client.get(a).status_code != 200}
    store.close()
    assert len(found) > 200
    assert broken == set()


def test_a_claim_is_followed_from_informant_to_report(browser: TestClient):
    page = html.fromstring(browser.get(f"/claims/{TOLL.id}").text)
    steps = [e.text_content() for e in page.xpath("//ol[@class='chain']/li")]
    assert [s.split()[0] for s in steps] == ["Varda", "The", "Ostrel"]


def test_a_claim_can_be_quoted_with_where_it_stands(browser: TestClient):
    page = html.fromstring(browser.get(f"/claims/{TOLL.id}").text)
    [words] = page.xpath("//p[contains(@class, 'quotation')]")
    said = " ".join(words.text_content().split())
    assert said.startswith(f"“{TOLL.span.quote}”, The Varda army, in: Ostrel Wire,")
    assert said.endswith(f"characters {TOLL.span.start} to {TOLL.span.end} of {WIRE.id})")


def test_questions_are_filtered(browser: TestClient):
    def found(**query: str) -> list[str]:
        rows = browser.get("/questions.json", params=query).json()["page"]["rows"]["rows"]
        return [row["id"] for row in rows]

    assert found() == ["question-1", "question-2"]
    assert found(disputed="false") == ["question-2"]
    assert found(on="number") == ["question-1"]
    assert found(q="BRIDGE") == ["question-2"]
    assert found(q="least twelve") == []
    assert found(page="2") == []
    assert found(order="answers") == ["question-1", "question-2"]


def test_search_finds_claims_and_documents(browser: TestClient):
    found = browser.get("/search.json", params={"q": "Nobody"}).json()["page"]
    assert [claim["id"] for claim in found["claims"]] == [NOBODY.id]
    assert len(found["documents"]) == 1


def test_the_review_begins_with_what_most_depends_on(browser: TestClient):
    [row] = browser.get("/review.json").json()["page"]["rows"]["rows"]
    assert row["contradiction"]["relation_id"] == "relation-1"
    assert row["is_alone"]


def test_a_look_without_somebody_goes_along_with_every_link(browser: TestClient):
    page = browser.get("/questions/question-1?distrust=Lisk council")
    assert "You look at the case without" in page.text
    for link in links_of("/questions/question-1", page.text):
        is_own = not link.startswith(("/static/", "/search"))
        assert (
            "distrust=Lisk+council" in link or not is_own or link == "/questions/question-1"
        )
    assert "disputed" not in browser.get("/questions/question-1").text.partition("<main")[0]


def test_who_is_not_there_cannot_be_distrusted(browser: TestClient):
    answer = browser.get("/questions.json?distrust=Nobody at all")
    assert answer.status_code == 404
    assert answer.json()["ok"] is False


def test_a_table_is_safe_against_formulas(browser: TestClient):
    answer = browser.get("/tables/claims.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert "TOTAL" not in answer.text
    assert '"=' not in answer.text


# What is not there.


def test_a_removed_document_says_what_became_of_it(browser: TestClient):
    answer = browser.get(f"/documents/{DRAFT.id}.json")
    assert answer.status_code == 410
    assert "a draft" in answer.json()["error"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/claims/claim-never", 404),  # the case never held it
        ("/nowhere", 404),
        ("/tables/nothing.csv", 404),
        ("/questions.json?page=0", 400),  # pages count from 1
        ("/documents/x?at=a-b", 400),
        ("/questions.json?on=colour", 400),
    ],
)
def test_errors_have_one_form(browser: TestClient, address: str, status: int):
    answer = browser.get(address, headers={"accept": "application/json"})
    said = answer.json()
    assert answer.status_code == status == said["status"]
    assert said["ok"] is False
    assert said["error"] == said["errors"][0]


def test_an_error_is_a_page_for_a_person(browser: TestClient):
    page = browser.get("/claims/claim-never")
    assert page.status_code == 404
    assert html.fromstring(page.text).xpath("//div[@role='alert']")


def test_a_question_that_became_another_leads_on():
    kept = filled_case()
    [question] = [q for q in kept.view().all(Question) if q.id == "question-1"]
    with kept.writer() as writer:
        writer.supersede(Question)
        writer.add([replace(question, id="question-9", text="How many died?")])
        writer.set_run({})
    with client_of(kept) as client:
        page = client.get("/questions/question-1")
        assert page.status_code == 410
        assert "/questions/question-9" in page.text


# Hostile text.


def test_no_word_of_a_stranger_is_more_than_text(attacked: TestClient):
    found = crawled(attacked)
    assert len(found) > 20
    for address, text in found.items():
        if not text:
            continue
        page = html.fromstring(text)
        assert not page.xpath("//img | //iframe | //object | //embed | //base"), address
        assert all(
            str(src).startswith("/static/") for src in page.xpath("//script/@src")
        ), address
        assert not page.xpath("//script[not(@src)] | //style"), address
        names = {str(a).lower() for e in page.iter() for a in getattr(e, "attrib", {})}
        assert not {n for n in names if n.startswith(("on", "style", "srcdoc"))}, address
        links = page.xpath("//@href | //@src | //@action | //@formaction")
        assert all(str(link).startswith(("/", "#")) for link in links), address
        assert "49" not in page.xpath("string(//h1)")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_shown_as_they_are(attacked: TestClient, payload: str):
    page = html.fromstring(attacked.get("/questions/question-1").text)
    assert payload in page.xpath("string(//h1)")


def test_text_that_turns_around_is_kept_apart(attacked: TestClient):
    page = html.fromstring(attacked.get("/documents").text)
    for words in page.xpath("//main//text()[contains(., '\u202e')]"):
        assert words.getparent().tag == "bdi"
