"""Who holds an answer, who holds none, and who is one voice. All names are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_actor, make_claim, make_document, make_link
from rashomon.model import (
    Certainty,
    Claim,
    Document,
    Event,
    Link,
    Mention,
    Question,
    Reading,
    Role,
    Span,
)
from rashomon.stages.accounts import AccountsParams, Joints, find_accounts
from towns import Town, against, asked

TEXT = "The army said nine people died. The council said four people died."
ARMY, COUNCIL = make_actor("army"), make_actor("council")


def test_a_source_that_gave_two_answers_keeps_its_others():
    """The army put the dead at nine, then at four; on the road it stands against the council."""
    text = (
        "The army said nine people died. The army said four people died. "
        "The army said the road was open. The council said the road was shut."
    )
    document = make_document(text, publisher="Courier")
    nine, four = (
        replace(make_claim(document, words, "The army"), id=words)
        for words in ("nine people died", "four people died")
    )
    opened = make_claim(document, "the road was open", "The army")
    shut = make_claim(document, "the road was shut", "The council")
    reading = Reading.of(
        [document],
        claims=[nine, four, opened, shut],
        actors=[ARMY, COUNCIL],
        links=[
            make_link(document, "The army", ARMY),
            make_link(document, "The council", COUNCIL),
        ],
    )
    happened = Event("event-1", "ASSAULT", None, None, (nine.id, opened.id))
    found = find_accounts(
        reading,
        [asked("How many died?", [nine], [four]), asked("The road?", [opened], [shut])],
        against((nine, four), (opened, shut)),
        AccountsParams(),
        Joints([happened]),
    )
    assert sorted(a.held_by for a in found.accounts) == [("army",), ("council",)]
    assert all(len(a.variant_ids) == 1 for a in found.accounts)
    assert "counted for neither: army" in found.notes[0]


def summed_up(gives: str) -> list[tuple[str, ...]]:
    """Divide two sides, and a summary that tells the hour as Anvil does.

    Args:
        gives: Whose answer on the road the summary gives; "own": another one.
    """
    town = Town()
    hour = [town.says(p, f"it was {n}, {p} said") for p, n in (("Anvil", 9), ("Bell", 5))]
    road = [
        town.says(p, f"the road was {n}, {p} said")
        for p, n in (("Anvil", "open"), ("Bell", "shut"))
    ]
    early = town.says("Summary", "nine it was")
    last = town.says("Summary", f"the road again {gives}")
    answers: dict[str, list[Claim]] = {"Anvil": [road[0]], "Bell": [road[1]], "own": []}
    answers[gives].append(last)
    asked_of = [
        asked("When?", [hour[0], early], [hour[1]]),
        asked("The road?", *(a for a in answers.values() if a)),
    ]
    pairs = [(hour[0], hour[1]), (early, hour[1]), (road[0], road[1])]
    pairs += [(last, road[n]) for n, who in enumerate(("Anvil", "Bell")) if who != gives]
    event = Event("e", "ASSAULT", None, None, (hour[0].id, road[0].id))
    found = find_accounts(
        town.reading(), asked_of, against(*pairs), AccountsParams(), Joints([event])
    )
    return sorted(a.held_by for a in found.accounts)


def test_a_summary_of_both_sides_is_of_neither_and_glues_nobody():
    assert summed_up("Bell") == [("Anvil",), ("Bell",)]


def test_where_most_stand_between_the_matter_is_many_things():
    """Three outlets agree by turns: none of them is a go-between of the two others."""
    town = Town()
    told = {
        (who, n): town.says(who, f"{who} on {n}")
        for who in ("A", "B", "C")
        for n in range(3)
    }
    questions: list[Question] = []
    pairs: list[tuple[Claim, Claim]] = []
    for n, alone in enumerate(("A", "B", "C")):
        others = [told[who, n] for who in ("A", "B", "C") if who != alone]
        questions.append(asked(f"Q{n}?", [told[alone, n]], others))
        pairs += [(told[alone, n], other) for other in others]
    event = Event("e", "ASSAULT", None, None, tuple(told["A", n].id for n in range(3)))
    found = find_accounts(
        town.reading(), questions, against(*pairs), AccountsParams(), Joints([event])
    )
    assert sorted(a.held_by for a in found.accounts) == [("A",), ("B",), ("C",)]


def test_a_summary_of_one_side_is_of_its_account():
    assert summed_up("Anvil") == [("Anvil", "Summary"), ("Bell",)]


def test_an_outlet_with_an_answer_of_its_own_makes_an_account():
    assert summed_up("own") == [("Anvil",), ("Bell",), ("Summary",)]


def test_a_body_that_publishes_and_is_quoted_is_one_holder():
    """The council is quoted by one paper and has its statement put out by its press office."""
    wire = make_document(TEXT, publisher="Courier")
    own = make_document("No more than four.", publisher="Council Press", external_id="own")
    nine = make_claim(wire, "nine people died", "The army")
    four = make_claim(wire, "four people died", "The council")
    also = make_claim(own, "No more than four")
    council = replace(COUNCIL, aliases=("Council Press",))
    reading = Reading.of(
        [wire, own],
        claims=[nine, four, also],
        actors=[ARMY, council],
        links=[make_link(wire, "The army", ARMY), make_link(wire, "The council", council)],
    )
    questions = [asked("How many died?", [nine], [four, also])]
    found = find_accounts(reading, questions, against((nine, four)), AccountsParams())
    held = sorted(a.held_by for a in found.accounts)
    assert held == [("Council Press", "council"), ("army",)]


@pytest.mark.parametrize(
    ("certainty", "cue", "title"),
    [
        (Certainty.REPORTED, "said", "army: “nine people died”"),
        (Certainty.DENIED, "denied", "army denies: “nine people died”"),
        (Certainty.HEDGED, "doubts", "army doubts: “nine people died”"),
    ],
)
def test_a_title_tells_what_is_denied_or_doubted(
    certainty: Certainty, cue: str, title: str
):
    document = make_document(TEXT, publisher="Courier")
    nine = replace(
        make_claim(document, "nine people died", "The army"),
        certainty=certainty,
        cue=Span(9, 9 + len(cue), cue),
    )
    four = make_claim(document, "four people died", "The council")
    reading = Reading.of(
        [document],
        claims=[nine, four],
        actors=[ARMY, COUNCIL],
        links=[
            make_link(document, "The army", ARMY),
            make_link(document, "The council", COUNCIL),
        ],
    )
    found = find_accounts(
        reading, [asked("Dead?", [nine], [four])], against((nine, four)), AccountsParams()
    )
    assert title in {a.title for a in found.accounts}


@pytest.mark.parametrize(
    ("negated", "held"),
    [
        (False, [("Daily",), ("council",)]),  # it is the council's word, whoever tells it
        (True, []),  # that somebody did not say so is nobody's answer
    ],
)
def test_who_is_said_to_have_announced_it_holds_it(
    held: list[tuple[str, ...]], *, negated: bool
):
    wire = make_document("The council announced a truce.", publisher="Courier")
    told = make_claim(wire, "The council announced a truce", predicate="announce")
    who = Mention(Span(0, 11, "The council"), Role.AGENT, "COMMON")
    told = replace(told, actors=(who,), negated=negated)
    other = make_document("There is no truce.", publisher="Daily", external_id="daily")
    against_it = make_claim(other, "There is no truce")
    reading = Reading.of(
        [wire, other],
        claims=[told, against_it],
        actors=[COUNCIL],
        links=[make_link(wire, "The council", COUNCIL)],
    )
    found = find_accounts(
        reading,
        [asked("A truce?", [told], [against_it])],
        against((told, against_it)),
        AccountsParams(),
    )
    assert sorted(a.held_by for a in found.accounts) == held
    titles = {a.title for a in found.accounts if a.held_by == ("council",)}
    assert titles == ({"council: “The council announced a truce”"} if held else set())


def changing(*days: str | None) -> tuple[set[tuple[str, ...]], tuple[str, ...]]:
    """Let the army say nine, then four, on the days given, beside the council's nine.

    Returns:
        Who holds each account, and the notes.
    """
    documents: list[Document] = []
    claims: list[Claim] = []
    links: list[Link] = []
    words = ("nine people died", "four people died", "all nine are dead")
    for number, (who, what) in enumerate(
        zip(("The army", "The army", "The council"), words, strict=True)
    ):
        document = make_document(
            f"{who} said {what}.",
            publisher=f"Paper {number}",
            external_id=f"r{number}",
            published=days[number] if number < len(days) else None,
        )
        documents.append(document)
        claims.append(make_claim(document, what, who))
        links.append(make_link(document, who, ARMY if who == "The army" else COUNCIL))
    nine, four, also = claims
    reading = Reading.of(documents, claims=claims, actors=[ARMY, COUNCIL], links=links)
    found = find_accounts(
        reading,
        [asked("How many died?", [nine, also], [four])],
        against((nine, four), (also, four)),
        AccountsParams(),
    )
    return {a.held_by for a in found.accounts}, found.notes


@pytest.mark.parametrize(
    ("days", "held"),
    [
        (("2031-05-03", "2031-05-04"), {("army",), ("council",)}),
        (("2031-05-03", "2031-05-03"), set[tuple[str, ...]]()),  # which is the later one?
        (("2031-05", "2031-06-04"), set[tuple[str, ...]]()),  # of a month nobody can tell
        ((None, None), set[tuple[str, ...]]()),
    ],
)
def test_who_answered_otherwise_later_is_counted_by_that(
    days: tuple[str | None, ...], held: set[tuple[str, ...]]
):
    accounts, notes = changing(*days)
    assert accounts == held
    later = "gave another answer later, by which it is counted: army"
    assert any(later in note for note in notes) is bool(held)
