from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_actor, make_claim, make_document, make_link
from rashomon.model import (
    Claim,
    Event,
    Evidence,
    Question,
    Reading,
    Relation,
    RelationKind,
    Shift,
    ShiftKind,
    Slot,
    Tie,
    Variant,
    content_id,
)
from rashomon.stages.accounts import AccountsParams, Joints, find_accounts
from towns import Town, against, asked

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
    assert found.notes == ()


def test_without_a_contradiction_the_matter_does_not_divide():
    found = find_accounts(READING, [question(NINE.id, FOUR.id)], [], AccountsParams())
    assert found.accounts == ()
    assert found.notes == ("“How many died?”: no two named voices contradict each other",)


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
    assert "gives rival answers and is counted for neither: army" in found.notes[0]


def test_one_document_without_claims_gives_no_accounts():
    assert find_accounts(Reading.of([DOCUMENT]), [], [], AccountsParams()).accounts == ()


def two_quarrels(second: str) -> tuple[Town, list[Question], list[Relation]]:
    """Two papers part on the French war in Mali, two others on what `second` names."""
    town = Town()
    a, b = (
        town.says("Anvil", "France came to Mali in May"),
        town.says("Bell", "it came later"),
    )
    c, d = town.says("Crier", second), town.says("Drum", "that is not so")
    questions = [asked("When?", [a], [b]), asked("Who?", [c], [d])]
    return town, questions, against((a, b), (c, d))


def test_one_name_in_common_does_not_make_one_matter():
    town, questions, rivals = two_quarrels("Mali sent for Russia")
    found = find_accounts(town.reading(), questions, rivals, AccountsParams())
    assert len({a.matter for a in found.accounts}) == 2
    assert all(len(a.held_by) == 1 for a in found.accounts)


def test_voices_that_do_not_meet_are_not_paired_by_chance():
    town, questions, rivals = two_quarrels("France left Mali")
    found = find_accounts(town.reading(), questions, rivals, AccountsParams())
    assert sorted(a.held_by for a in found.accounts) == [
        ("Anvil",),
        ("Bell",),
        ("Crier",),
        ("Drum",),
    ]


def test_what_two_voices_both_tell_of_actors_brings_them_together():
    town, questions, rivals = two_quarrels("France left Mali")
    also = [town.says(who, f"France armed Mali, {who} said") for who in ("Anvil", "Drum")]
    tie = Tie(
        "tie-1",
        "x",
        "y",
        "supplies",
        None,
        hedged=False,
        claim_ids=tuple(c.id for c in also),
    )
    found = find_accounts(
        town.reading(), questions, rivals, AccountsParams(), Joints(ties=[tie])
    )
    silent = {a.held_by: len(a.silent_on) for a in found.accounts}
    assert silent == {("Anvil", "Drum"): 0, ("Bell",): 1, ("Crier",): 1}
    assert len({a.matter for a in found.accounts}) == 1


def test_rivals_of_two_who_agree_are_not_put_together_for_that():
    """Bell and Crier each contradict another voice and say nothing in common."""
    town, questions, rivals = two_quarrels("France left Mali")
    also = [town.says(who, f"France armed them, {who} said") for who in ("Anvil", "Drum")]
    ids = tuple(c.id for c in also)
    nameless = Tie("tie-1", "x", None, "supplies", None, hedged=False, claim_ids=ids)
    found = find_accounts(
        town.reading(), questions, rivals, AccountsParams(), Joints(ties=[nameless])
    )
    assert all(len(a.held_by) == 1 for a in found.accounts)


def test_two_reports_that_answer_both_questions_make_one_matter():
    town = Town()
    documents = [
        make_document(f"{n} boats and {n} carts sank.", publisher=f"P{n}") for n in "abc"
    ]
    boats = [make_claim(d, d.text[:7]) for d in documents]
    carts = [make_claim(d, d.text[12:19]) for d in documents]
    town.documents, town.claims = documents, [*boats, *carts]

    def matters(second: list[Claim]) -> int:
        questions = [
            asked("Boats?", [boats[0]], [boats[1]]),
            asked("Carts?", *([c] for c in second)),
        ]
        rivals = against((boats[0], boats[1]), (second[0], second[1]))
        found = find_accounts(town.reading(), questions, rivals, AccountsParams())
        return len({a.matter for a in found.accounts})

    assert matters(carts[:2]) == 1
    assert matters(carts[1:]) == 2


def test_states_the_question_names_make_one_matter():
    town, questions, rivals = two_quarrels("they brought calm")
    also = [town.says(who, f"a bridge fell, {who} said") for who in ("Anvil", "Drum")]
    ids = tuple(c.id for c in also)
    ties = Joints(
        ties=[Tie("tie-1", "x", "y", "fights", None, hedged=False, claim_ids=ids)]
    )

    def matters(text: str) -> int:
        asked = [questions[0], replace(questions[1], text=text)]
        found = find_accounts(town.reading(), asked, rivals, AccountsParams(), ties)
        return len({a.matter for a in found.accounts})

    assert matters("Did it become safer in Mali through France, or not?") == 1
    assert matters("Did it become safer in Mali through Norway, or not?") == 2


def test_an_event_in_common_makes_one_matter():
    town, questions, rivals = two_quarrels("they left the town")
    event = Event("event-1", "ASSAULT", None, None, (town.claims[0].id, town.claims[2].id))
    also = [town.says(who, f"a bridge fell, {who} said") for who in ("Anvil", "Drum")]
    tie = Tie(
        "tie-1", "x", "y", "fights", None, hedged=False, claim_ids=tuple(c.id for c in also)
    )
    found = find_accounts(
        town.reading(), questions, rivals, AccountsParams(), Joints([event], [tie])
    )
    assert sorted(a.held_by for a in found.accounts) == [
        ("Anvil", "Drum"),
        ("Bell",),
        ("Crier",),
    ]
    assert len({a.matter for a in found.accounts}) == 1


def test_ten_who_each_say_something_else_do_not_divide_into_a_few():
    town = Town()
    claims = [town.says(f"Paper {n}", f"{n} boats sank") for n in range(10)]
    rivals = against(*((a, b) for a in claims for b in claims if a.id < b.id))
    question = asked("How many boats?", *([c] for c in claims))
    found = find_accounts(town.reading(), [question], rivals, AccountsParams())
    assert found.accounts == ()
    assert found.notes == (
        "“How many boats?”: the matter does not divide into 5 accounts or fewer",
    )


def test_a_matter_of_too_many_quarrels_is_divided_event_by_event():
    town = Town()
    boats = [town.says(f"Paper {n}", f"France and Mali lost {n} boats") for n in range(6)]
    carts = [town.says(f"Sheet {n}", f"France and Mali lost {n} carts") for n in range(2)]
    rivals = against(
        *((a, b) for a in boats for b in boats if a.id < b.id), (carts[0], carts[1])
    )
    questions = [
        asked("How many boats?", *([c] for c in boats)),
        asked("How many carts?", *([c] for c in carts)),
    ]
    tie = Tie(
        "tie-1",
        "x",
        "y",
        "fights",
        None,
        hedged=False,
        claim_ids=(boats[0].id, carts[0].id),
    )
    events = [
        Event("e-boats", "ASSAULT", None, None, tuple(c.id for c in boats)),
        Event("e-carts", "ASSAULT", None, None, tuple(c.id for c in carts)),
    ]
    found = find_accounts(
        town.reading(), questions, rivals, AccountsParams(), Joints(events, [tie])
    )
    assert sorted(a.held_by for a in found.accounts) == [("Sheet 0",), ("Sheet 1",)]
    assert "How many boats?" in found.notes[0]
    alone = find_accounts(
        town.reading(), questions, rivals, AccountsParams(), Joints(ties=[tie])
    )
    assert alone.accounts == ()
    assert "does not divide" in alone.notes[0]


def test_who_only_leans_holds_nothing_and_is_told_apart():
    town, questions, rivals = two_quarrels("France left Mali")
    both = [
        [town.says(who, f"{deed} it did, {who} said") for who in ("Anvil", "Echo")]
        for deed in ("armed", "paid")
    ]
    ties = [
        Tie(
            f"tie-{n}",
            "x",
            "y",
            "k",
            None,
            hedged=False,
            claim_ids=tuple(c.id for c in pair),
        )
        for n, pair in enumerate(both)
    ]
    found = find_accounts(
        town.reading(), questions, rivals, AccountsParams(), Joints(ties=ties)
    )
    leaning = {a.held_by: a.leaning for a in found.accounts}
    assert leaning["Anvil",] == ("Echo",)
    assert [who for who, names in leaning.items() if names] == [("Anvil",)]


@pytest.mark.parametrize("kind", [ShiftKind.ATTRIBUTION_DROPPED, ShiftKind.HEDGE_DROPPED])
def test_a_headline_that_drops_the_credit_makes_its_publisher_a_holder(kind: ShiftKind):
    document = make_document(
        "Nine died. The army said nine people died. The council said four people died.",
        publisher="Courier",
    )
    headline = make_claim(document, "Nine died")
    nine = make_claim(document, "nine people died", "The army")
    four = make_claim(document, "four people died", "The council")
    reading = Reading.of(
        [document],
        claims=[headline, nine, four],
        actors=[ARMY, COUNCIL],
        links=[
            make_link(document, "The army", ARMY),
            make_link(document, "The council", COUNCIL),
        ],
    )
    shift = Shift("s", kind, nine.id, headline.id, Evidence("m", "why"), directed=False)
    found = find_accounts(
        reading,
        [asked("How many died?", [nine], [four])],
        against((nine, four)),
        AccountsParams(),
        Joints(shifts=[shift]),
    )
    with_army = next(a for a in found.accounts if "army" in a.held_by)
    adopts = kind is ShiftKind.ATTRIBUTION_DROPPED
    assert with_army.held_by == (("Courier", "army") if adopts else ("army",))
