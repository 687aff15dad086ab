"""Owners manage people on a page, and everybody their own password."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from filled import TOLL
from rashomon.serve import ServeOptions, make_app
from served import client_of, filled_case
from signed import WORDS, sign_in, signed_in, token_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

JSON = {"accept": "application/json"}


# People on their page.


def listed_for(browser: TestClient) -> list[str]:
    rows = browser.get("/people.json", headers=JSON).json()["page"]["rows"]
    assert all(set(row) == {"name", "role", "since"} for row in rows)  # and no hash
    return [row["name"] for row in rows]


def test_an_owner_manages_people_from_a_page(options: ServeOptions):
    app = make_app(filled_case(), options)
    ann = signed_in(app, "Ann")
    form = {"token": token_of(ann), "name": "Zoe", "role": "reader"}
    page = ann.post("/people/add", data=form | {"password": "paper moon over Vessa"})
    assert (page.status_code, page.url.path) == (200, "/people")
    assert "argon2" not in page.text
    assert listed_for(ann) == ["Ann", "Ben", "Eve", "Zoe"]
    zoe = signed_in(app, "Zoe", secret="paper moon over Vessa")  # noqa: S106
    assert listed_for(zoe) == ["Zoe"]
    ann.post("/people/role", data=form | {"role": "analyst"})
    assert "/notes" in zoe.get(f"/claims/{TOLL.id}").text
    ann.post("/people/password", data=form | {"password": "another moon over Vessa"})
    assert zoe.get("/").status_code == 401
    assert sign_in(zoe, "Zoe", "another moon over Vessa").status_code == 200
    ann.post("/people/remove", data=form)
    assert zoe.get("/").status_code == 401


@pytest.mark.parametrize(
    ("verb", "fields", "said"),
    [
        ("add", {"name": "Zoe", "role": "king", "password": "x" * 20}, "no role"),
        ("add", {"name": "Zoe", "role": "reader", "password": "short"}, "12 to"),
        ("add", {"name": "ben", "role": "reader", "password": "x" * 20}, "sign in already"),
        ("role", {"name": "Ann", "role": "reader"}, "only owner"),
        ("remove", {"name": "Ann"}, "only owner"),
        ("remove", {"name": "Bena"}, "did you mean"),
        ("password", {"name": "Ben"}, "12 to"),
    ],
)
def test_what_cannot_be_changed_is_told_and_no_password_is_shown_again(
    options: ServeOptions, people: Path, verb: str, fields: dict[str, str], said: str
):
    ann = signed_in(make_app(filled_case(), options), "Ann")
    before = people.read_bytes()
    form = fields | {"token": token_of(ann)}
    refused = ann.post(f"/people/{verb}", data=form)
    assert refused.status_code == 400
    assert said in refused.text
    assert fields.get("password", "x" * 20) not in refused.text
    assert people.read_bytes() == before


def test_everybody_changes_their_own_password(options: ServeOptions):
    app = make_app(filled_case(), options)
    eve, elsewhere = signed_in(app, "Eve"), signed_in(app, "Eve")
    form = {"token": token_of(eve), "before": WORDS["Eve"]}
    new = {"password": "nine wet umbrellas", "again": "nine wet umbrellas"}
    for wrong, status in (
        (form | new | {"again": "nine wet umbrella"}, 400),
        (form | new | {"before": "not it, not it"}, 401),
        (form | {"password": "short", "again": "short"}, 400),
    ):
        assert eve.post("/password", data=wrong).status_code == status
    assert eve.post("/password", data=form | new).url.path == "/people"
    assert eve.get("/").status_code == 200  # goes on where they changed it
    assert elsewhere.get("/").status_code == 401
    assert sign_in(elsewhere, "Eve", new["password"]).status_code == 200


def test_the_first_on_the_list_is_an_owner(tmp_path: Path):
    options = ServeOptions(people=tmp_path / "case.db.people.json")
    browser = client_of(filled_case(), options)
    form = {"token": token_of(browser), "name": "Zoe", "password": "paper moon over Vessa"}
    refused = browser.post("/people/add", data=form | {"role": "reader"})
    assert refused.status_code == 400
    assert "an owner on the list first" in refused.text
    answer = browser.post("/people/add", data=form | {"role": "owner"})
    assert answer.status_code == 401  # now everybody signs in
    assert sign_in(browser, "Zoe", "paper moon over Vessa").status_code == 200
