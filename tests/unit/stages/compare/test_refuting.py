"""What a denial denies, by what its words mean, and which claims say it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_claim, make_document, span_of
from rashomon.model import (
    Claim,
    Document,
    Mention,
    Quantity,
    Reading,
    Relation,
    RelationKind,
    Role,
    Slot,
    Span,
    TimeMention,
)
from rashomon.stages.compare import CompareParams
from rashomon.stages.compare.cores import find_core
from rashomon.stages.compare.decide import decide
from rashomon.stages.compare.denials import is_put_forward
from rashomon.stages.compare.facets import find_facets
from rashomon.stages.compare.meanings import all_meanings, phrase_meanings
from rashomon.stages.compare.phrasing import find_words


@pytest.mark.parametrize(
    ("words", "predicate", "verb", "arguments"),
    [
        ("the ferry which left at dawn was not searched", "search", "search", ["~ship"]),
        (
            "no Orlo patrol ever reached the airport",
            "reach",
            "arrive",
            ["orlo", "patrol", "airfield"],
        ),
        ("they have no indication of a warning before the storm", "have", "warn", []),
        ("the guild took no part in the fighting", "take", "fight", ["guild"]),
        ("the mill held no weapons", "hold", "weapon", ["mill"]),
        ("there were no guards in the clinic", "be", "guard", ["hospital"]),
        ("No soldier has surrendered", "surrender", "surrender", []),
        ("there has been no inspection of the mill since 2021", "be", "inspect", ["mill"]),
        ("the garrison had not been on leave", "be", "withdraw", ["garrison"]),
        ("the guild was no union", "be", "union", ["guild"]),
        ("the lockers are never locked", "lock", "lock", ["locker"]),  # no form of "lock"
        ("the pilot saw no squall whatever", "see", "squall", []),  # who saw none aside
        ("of an explosion there was no trace", "be", "blast", []),
        ("no bell had rung on the night of the blaze", "ring", "ring", ["bell"]),  # when
        (
            "no bell had rung at the gate of the mill",
            "ring",
            "ring",
            ["bell", "gate", "mill"],
        ),
        ("having ordered anybody to sail", "order", "order", ["sail"]),
        (
            "the mayor never ordered anyone to leave Sarn",
            "order",
            "order",
            ["mayor", "withdraw", "sarn"],
        ),
    ],
)
def test_the_core_of_a_denial(words: str, predicate: str, verb: str, arguments: list[str]):
    core = find_core(find_words(words), predicate)
    assert core is not None
    assert verb in core.verb
    assert len(core.arguments) == len(arguments)
    assert all(a in m for a, m in zip(arguments, core.arguments, strict=True))


@pytest.mark.parametrize(
    ("words", "predicate"),
    [
        ("who were taken from a school", "take"),  # hangs on what it is said of
        ("the ceasefire", "ceasefire"),
        ("agreeing to any truce", "agree"),
        ("we left nobody behind", "leave"),
        ("it was not so", "be"),
        ("there was no doubt about the vote", "be"),
    ],
)
def test_what_denies_nothing_that_can_be_looked_for(words: str, predicate: str):
    assert find_core(find_words(words), predicate) is None


def test_phrases_and_words_of_one_meaning():
    assert phrase_meanings(find_words("they had laid down their arms")) == {"surrender"}
    assert "withdraw" in all_meanings(find_words("an order to pull back"))
    assert "airfield" in all_meanings(find_words("the runway"))
    assert "arrive" not in all_meanings(find_words("the capture"))  # a noun


LEAD = "The Velm strike began on Monday in Sarnmouth. The Velm strike had been called in spring. "

Told = tuple[Document, Claim]


def told(words: str, name: str, predicate: str, source: str = "", **fields: object) -> Told:
    text = f"{LEAD}{words}, {source} said." if source else f"{LEAD}{words}."
    document = make_document(text, external_id=name, published="2021-05-04")
    claim = make_claim(document, words, source or None, predicate=predicate, **fields)  # type: ignore[arg-type]
    return document, claim


def decided(first: Told, second: Told) -> Relation | None:
    facets = find_facets(Reading.of([first[0], second[0]], claims=[first[1], second[1]]))
    return decide(facets[first[1].id], facets[second[1].id], CompareParams())


DENIAL = (RelationKind.CONTRADICTS, Slot.DENIAL)


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [
        (
            ("forty guards had laid down their arms at the mill", "lay"),
            ("no guard has surrendered", "surrender"),
            DENIAL,
        ),
        (
            ("riot police stormed the runway at noon", "storm"),
            ("nobody set foot on the airfield", "set"),
            DENIAL,
        ),
        (
            ("the clerk alerted the governor to the fraud", "alert"),
            ("the governor was never warned by anybody", "warn"),
            DENIAL,
        ),
        (
            ("the order to pull out came from the union", "come"),
            ("the union never ordered the pickets to leave", "order"),
            None,
        ),  # of whom is not said
        (
            ("soldiers had hidden crates of rifles in the clinic", "hide"),
            ("there were no weapons in the hospital", "be"),
            DENIAL,
        ),
        (
            ("soldiers had hidden crates of rifles in the brewery", "hide"),
            ("there were no weapons in the hospital", "be"),
            None,
        ),  # elsewhere
        (
            ("riot police stormed the town hall at noon", "storm"),
            ("nobody set foot on the airfield", "set"),
            None,
        ),  # elsewhere
        (
            ("talks about a surrender dragged on", "drag"),
            ("no guard has surrendered", "surrender"),
            None,
        ),  # spoken of only
        (
            ("the brewery's flight recorder was handed over", "hand"),
            ("the brewery had no flight recorder", "have"),
            DENIAL,
        ),  # it must be there to be handed over
        (
            ("a flight recorder for the brewery was bought", "buy"),
            ("the brewery had no flight recorder", "have"),
            None,
        ),
        (
            ("raiders carried out an assault on the mill with rockets", "carry"),
            ("not one rocket was fired at the mill", "fire"),
            DENIAL,
        ),
        (
            ("raiders carried out a barrel of flour from the mill with rockets", "carry"),
            ("not one rocket was fired at the mill", "fire"),
            None,
        ),  # brought nothing about
        (
            ("the siren on the roof of the mill howled at noon", "howl"),
            ("there was no siren, there was nothing", "be"),
            DENIAL,
        ),
        (
            ("a siren for the roof of the mill was bought at noon", "buy"),
            ("there was no siren, there was nothing", "be"),
            None,
        ),  # bought only
        (
            (
                "nine Orlo pickets were swept away, because nobody had warned them",
                "sweep",
            ),
            ("not a single Orlo picket was lost in the strike", "lose"),
            DENIAL,
        ),  # "nobody" is of what stands beside; what the reports are about need not be named
        (
            ("nine Orlo pickets were brought away by boats", "bring"),
            ("not a single Orlo picket was lost in the strike", "lose"),
            None,
        ),
        (
            ("the siren of Sarnmouth howled at noon", "howl"),
            ("no siren howled on the far bank", "howl"),
            None,
        ),  # which bank is not said
        (
            ("when the ship put out, the clerk alerted the governor", "alert"),
            ("the governor was never warned by anybody", "warn"),
            DENIAL,
        ),
        (
            ("it was the guild that asked for the closing of the mill", "be"),
            ("the guild never asked for that mill to be closed", "ask"),
            DENIAL,
        ),
        (
            ("the mill was closed at the request of the guild", "close"),
            ("the guild never asked for that mill to be closed", "ask"),
            DENIAL,
        ),
        (
            ("the mill was closed before the guild petitioned the mayor", "close"),
            ("the guild never asked for that mill to be closed", "ask"),
            None,
        ),
        (
            ("fighters of the League had reached the airfield", "reach"),
            ("no fighter of the League set foot on the airfield", "set"),
            DENIAL,
        ),
        (
            ("riot police stormed the runway at noon", "storm"),
            ("the airfield was not stormed by our guards", "storm"),
            None,
        ),  # of whose guards
        (
            ("riot police stormed the runway at noon", "storm"),
            ("the airfield was not stormed by anybody", "storm"),
            DENIAL,
        ),
        (
            ("armed fighters had reached the airfield", "reach"),
            ("no fighter of the League set foot on the airfield", "set"),
            None,
        ),  # whose, is not said
        (
            ("nine men were seen on the flat roof of the brewery", "see"),
            ("there was nobody on the roof of the brewery", "be"),
            DENIAL,
        ),
        (
            ("the guards were shot at from the roof of the brewery", "shoot"),
            ("there was nobody on the roof of the brewery", "be"),
            DENIAL,
        ),  # who shot from it was on it
        (
            ("nine men looked up at the brewery, its roof and its walls", "look"),
            ("there was nobody on the roof of the brewery", "be"),
            None,
        ),
        (
            ("a new roof was put on the brewery", "put"),
            ("there was nobody on the roof of the brewery", "be"),
            None,
        ),
        (
            ("all nine pickets were moved to safety and not one came to harm", "move"),
            ("no one in the town was evacuated", "evacuate"),
            DENIAL,
        ),  # "not one" is of another clause; all of the town goes without saying
        (
            ("the mayor was telephoned at noon", "telephone"),
            ("nobody had called him before the strike", "call"),
            DENIAL,
        ),  # "him" is the mayor, who speaks
        (
            ("a picket was telephoned at noon", "telephone"),
            ("nobody had called him before the strike", "call"),
            None,
        ),
        (
            ("on the written order of the governor, the guards cleared the mill", "clear"),
            ("the governor never gave any such order", "give"),
            DENIAL,
        ),
        (
            ("the governor read the order of the day, and the guards cleared", "clear"),
            ("the governor never gave any such order", "give"),
            None,
        ),
        (
            ("nine Velm guards had laid down their arms", "lay"),
            ("not one Velm guard has surrendered", "surrender"),
            DENIAL,
        ),
        (
            ("nine Orlo guards had laid down their arms", "lay"),
            ("no Velm guard has surrendered", "surrender"),
            None,
        ),
        (
            ("the Orlo raiders had captured nine men at the mill", "capture"),
            ("no one was captured at the mill by the Orlo raiders", "capture"),
            DENIAL,
        ),
        (
            ("nine men had been captured at the mill", "capture"),
            ("no one was captured at the mill by the Orlo raiders", "capture"),
            None,
        ),  # others may have captured them
        (
            ("he had been taken hostage at the mill", "take"),
            ("they are not hostages", "be"),
            None,
        ),  # one, and many
        (
            ("nine men assaulted the mill", "assault"),
            ("nobody stormed the mill", "storm"),
            DENIAL,
        ),
        (
            ("nine men fired at the mill", "fire"),
            ("nobody stormed the mill", "storm"),
            None,
        ),  # shots are another attack
        (
            ("pickets shelled the mill and broke the brewery's lock", "break"),
            ("the pickets did not break the brewery's lock", "break"),
            DENIAL,
        ),  # who broke a lock stormed nothing
        (
            ("a clerk saw nine pickets being evacuated from the mill", "see"),
            ("no picket was moved to safety", "move"),
            DENIAL,
        ),  # what was seen being done was done
        (
            ("a clerk saw the evacuated mill and nine pickets", "see"),
            ("no picket was moved to safety", "move"),
            None,
        ),
        (
            ("guards wanted to lay down their arms", "want"),
            ("no guard has surrendered", "surrender"),
            None,
        ),
    ],
)
def test_a_denial_and_what_it_denies(
    yes: tuple[str, str], no: tuple[str, str], expected: tuple[RelationKind, Slot] | None
):
    first = told(yes[0], "a", yes[1], "a striker")
    second = told(no[0], "b", no[1], "the mayor", negated=True)
    relation = decided(first, second)
    assert relation == decided(second, first)
    assert ((relation.kind, relation.on) if relation else None) == expected


@pytest.mark.parametrize(("place", "parts"), [("Sarnmouth", True), ("Orlo", False)])
def test_a_denial_of_one_place_says_nothing_of_another(place: str, *, parts: bool):
    """ "Velm did not shell Sarnmouth" leaves open who shelled a clinic in Orlo."""
    no = told("Velm did not shell Sarnmouth", "a", "shell", negated=True)
    yes = told(f"struck a clinic in {place}", "b", "strike")
    sides = [
        (document, replace(claim, places=(_at(document, name),)))
        for (document, claim), name in ((no, "Sarnmouth"), (yes, place))
    ]
    found = decided(*sides)
    assert (found is not None and found.kind is RelationKind.CONTRADICTS) is parts


@pytest.mark.parametrize(("day", "parts"), [("2021-05-03", True), ("2021-05-09", False)])
def test_what_came_after_a_denial_was_not_denied(day: str, *, parts: bool):
    no = told("no guard has surrendered", "a", "surrender", negated=True)
    document, claim = told(f"forty guards surrendered on {day}", "b", "surrender")
    start = document.text.index(day)
    when = TimeMention(Span.of(document.text, start, start + len(day)), day)
    found = decided(no, (document, replace(claim, times=(when,))))
    assert (found is not None and found.kind is RelationKind.CONTRADICTS) is parts


def _at(document: Document, name: str) -> Mention:
    start = document.text.rindex(name)
    return Mention(Span.of(document.text, start, start + len(name)), Role.LOCATION, "GPE")


def test_one_side_is_not_set_against_itself():
    first = told("the Orlo patrol reached the airfield", "a", "reach", "the Orlo Guard")
    second = told(
        "nobody reached the airfield except us", "b", "reach", "Orlo", negated=True
    )
    relation = decided(first, second)
    assert relation is None or relation.kind is not RelationKind.CONTRADICTS


@pytest.mark.parametrize(
    ("words", "parts"),
    [("none had been taken prisoner", True), ("none had been paid", False)],
)
def test_none_is_of_those_one_report_has_just_told_of(words: str, *, parts: bool):
    text = f"{LEAD}It had captured seven guards, Velm said. The mayor said {words}."
    document = make_document(text, external_id="a", published="2021-05-04")
    yes = make_claim(document, "It had captured seven guards", "Velm", predicate="capture")
    predicate = "take" if parts else "pay"
    no = make_claim(document, words, "The mayor", predicate=predicate, negated=True)
    found = decided((document, yes), (document, no))
    assert (found is not None and found.kind is RelationKind.CONTRADICTS) is parts


@pytest.mark.parametrize(("mayor", "parts"), [(Role.AGENT, False), (Role.PATIENT, True)])
def test_a_denial_is_of_whom_it_was_done_to(mayor: Role, *, parts: bool):
    """That nobody struck the mayor is not parted from by what the mayor struck."""
    words = (
        "the mayor struck the picket"
        if mayor is Role.AGENT
        else "a picket struck the mayor"
    )
    yes = told(words, "a", "strike")
    no = told("nobody struck the mayor", "b", "strike", negated=True)
    sides = [
        (document, replace(claim, actors=(_mention(document, "mayor", role),)))
        for (document, claim), role in ((yes, mayor), (no, Role.PATIENT))
    ]
    found = decided(*sides)
    assert (found is not None and found.kind is RelationKind.CONTRADICTS) is parts


def _mention(document: Document, name: str, role: Role) -> Mention:
    start = document.text.rindex(name)
    return Mention(Span.of(document.text, start, start + len(name)), role, "COMMON")


def test_who_nearly_did_it_denies_nothing():
    first = told("the guards burned the mill", "a", "burn")
    second = told("the guards nearly burned the mill", "b", "burn", negated=True)
    relation = decided(first, second)
    assert relation is None or relation.kind is not RelationKind.CONTRADICTS


@pytest.mark.parametrize(("writer", "parts"), [("Ada Brask", False), ("Mira Holm", True)])
def test_two_who_write_for_one_paper_are_two(writer: str, *, parts: bool):
    yes = told("the mill was closed at the request of the guild", "a", "close")
    no = told("the guild never asked for that mill to be closed", "b", "ask", negated=True)
    pieces = (
        (replace(document, publisher="Velmark Tribune", byline=byline), claim)
        for (document, claim), byline in ((yes, "Ada Brask"), (no, writer))
    )
    assert (decided(*pieces) is not None) == parts


@pytest.mark.parametrize(("what", "parts"), [("burned down", True), ("been sold", False)])
def test_a_part_of_some_is_told_by_a_clause_that_opens_with_of(what: str, *, parts: bool):
    words = f"of the houses by the mill 40 have {what}"
    document, claim = told(words, "a", {"burned down": "burn"}.get(what, "sell"))
    forty = Quantity(span_of(document, "40"), 40, unit="house")
    yes = document, replace(claim, quantities=(forty,))
    no = told("no house was set on fire", "b", "set", negated=True)
    assert (decided(yes, no) is not None) == parts


def test_two_bodies_of_one_state_are_not_one_side():
    first = told("the mill was inspected", "a", "inspect", "the Ministry of Waters of Orlo")
    second = told(
        "the mill was never inspected", "b", "inspect", "the Assembly of Orlo", negated=True
    )
    relation = decided(first, second)
    assert relation is not None
    assert relation.kind is RelationKind.CONTRADICTS


def test_two_denials_of_one_thing_agree():
    first = told("nobody reached the runway", "a", "reach", "a guard", negated=True)
    second = told("nobody set foot on the airfield", "b", "set", "the mayor", negated=True)
    relation = decided(first, second)
    assert relation is not None
    assert relation.kind is RelationKind.SAME


@pytest.mark.parametrize(("other", "kind"), [(90, RelationKind.SAME), (190, None)])
def test_what_is_denied_of_two_counts_is_not_the_same(
    other: int, kind: RelationKind | None
):
    sides: list[Told] = []
    for name, value in (("a", 90), ("b", other)):
        words = f"{value} patients cannot be moved by boat"
        document, claim = told(words, name, "move", negated=True)
        patients = Quantity(span_of(document, str(value)), value, unit="patient")
        sides.append((document, replace(claim, quantities=(patients,))))
    relation = decided(*sides)
    assert (relation.kind if relation else None) is kind


@pytest.mark.parametrize(
    ("words", "predicate", "expected"),
    [
        ("the Orlo stevedores were on strike", "be", RelationKind.CONTRADICTS),
        ("the Orlo stevedores broke the strike", "break", None),  # nothing they were
        ("the Orlo clerks were on strike", "be", None),  # of others
    ],
)
def test_what_somebody_was_not(words: str, predicate: str, expected: RelationKind | None):
    no = told("the Orlo stevedores had not been on strike", "a", "be", negated=True)
    yes = told(words, "b", predicate)
    relation = decided(no, yes)
    assert (relation.kind if relation else None) == expected


@pytest.mark.parametrize(
    ("cue", "expected"), [("said", True), ("raised doubts", False), ("has no doubt", True)]
)
def test_a_doubt_puts_nothing_forward(cue: str, *, expected: bool):
    document, claim = told("rebels reached the runway", "b", "reach", "the mayor")
    claim = replace(claim, cue=Span(0, len(cue), cue))
    facets = find_facets(Reading.of([document], claims=[claim]))
    assert is_put_forward(facets[claim.id]) is expected


@pytest.mark.parametrize(("cue", "meets"), [("said", True), ("raised doubts", False)])
@pytest.mark.parametrize("negated", [True, False])
def test_what_is_doubted_is_neither_denied_nor_said(
    cue: str, *, meets: bool, negated: bool
):
    document, claim = told("rebels reached the runway of Orlo", "a", "reach", "the mayor")
    doubted = document, replace(claim, cue=Span(0, len(cue), cue))
    words = "no rebel set foot on the runway of Orlo"
    other = (
        told(words, "b", "set", "the guild", negated=True)
        if negated
        else told("rebels had reached the runway of Orlo", "b", "reach", "the guild")
    )
    assert (decided(doubted, other) is not None) is meets
