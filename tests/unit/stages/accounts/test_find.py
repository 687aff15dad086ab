from __future__ import annotations

from factories import make_actor, make_claim, make_document, make_link
from rashomon.model import (
    Question,
    Reading,
    Relation,
    RelationKind,
    Slot,
    Variant,
    content_id,
)
from rashomon.stages.accounts import AccountsParams, find_accounts

TEXT = "The army said nine people died. The council said four people died."
DOCUMENT = make_document(TEXT, publisher="Courier")
ARMY, COUNCIL = make_actor("army"), make_actor("council")
NINE = make_claim(DOCUMENT, "nine people died", "The army")
FOUR = make_claim(DOCUMENT, "four people died", "The council")
READING = Reading.of(
    [DOCUMENT],
    claims=[NINE, FOUR],
    actors=[ARMY, COUNCIL],
    links=[
        make_link(DOCUMENT, "The army", ARMY),
        make_link(DOCUMENT, "The council", COUNCIL),
    ],
)
AGAINST = Relation("r", RelationKind.CONTRADICTS, NINE.id, FOUR.id, Slot.NUMBER, (), "")


def question(*claims: str) -> Question:
    variants = tuple(
        Variant(content_id("variant", c), c, (c,), (DOCUMENT.id,)) for c in claims
    )
    return Question("q", "How many died?", Slot.NUMBER, variants, disputed=True)


def test_two_holders_who_contradict_each_other_make_two_accounts():
    found = find_accounts(
        READING, [question(NINE.id, FOUR.id)], [AGAINST], AccountsParams()
    )
    assert [a.held_by for a in found.accounts] == [("army",), ("council",)]
    assert found.accounts[0].title == "army: “nine people died”"
    assert found.accounts[0].crux_claim_ids == (NINE.id,)
    assert found.note is None


def test_without_a_contradiction_the_matter_does_not_divide():
    found = find_accounts(READING, [question(NINE.id, FOUR.id)], [], AccountsParams())
    assert found.accounts == ()
    assert found.note == "no two holders contradict each other"


def test_a_holder_who_contradicts_itself_is_flagged():
    reading = Reading.of(
        [DOCUMENT],
        claims=[NINE, FOUR],
        actors=[ARMY],
        links=[
            make_link(DOCUMENT, "The army", ARMY),
            make_link(DOCUMENT, "The council", ARMY),
        ],
    )
    found = find_accounts(
        reading, [question(NINE.id, FOUR.id)], [AGAINST], AccountsParams()
    )
    assert found.accounts == ()
    assert "holds rival answers" in (found.note or "")


def test_one_document_without_claims_gives_no_accounts():
    assert find_accounts(Reading.of([DOCUMENT]), [], [], AccountsParams()).accounts == ()
