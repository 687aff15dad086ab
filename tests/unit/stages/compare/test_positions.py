"""Doers, aims, begins, confirmations, sums and units: what two sides hold, and what parts them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from rashomon.stages.compare.aims import find_aim
from rashomon.stages.compare.begins import find_begin
from rashomon.stages.compare.confirms import find_confirmation
from rashomon.stages.compare.decide import decide, decide_all
from rashomon.stages.compare.facets import find_facets
from rashomon.stages.compare.nations import find_patrons, nations_of

LEAD = "The Velm ferry sank off Ostrel harbour on Monday. The Velm ferry had left Sarn. "

Told = tuple[Document, Claim]


def told(
    words: str,
    name: str,
    source: str | None = None,
    *,
    agent: str | None = None,
    times: dict[str, str] | None = None,
    **fields: object,
) -> Told:
    text = LEAD + (f"{words}, {source} said." if source else f"{words}.")
    document = make_document(text, external_id=name, published=None)
    claim = make_claim(document, words, source, **fields)
    actors = tuple(
        Mention(inside(document, claim, m), Role.AGENT, "COMMON") for m in [agent] if m
    )
    found = tuple(
        TimeMention(inside(document, claim, words), edtf)
        for words, edtf in (times or {}).items()
    )
    return document, replace(claim, actors=actors, times=found)


def inside(document: Document, claim: Claim, words: str) -> Span:
    start = document.text.index(words, claim.span.start)
    return replace(span_of(document, words), start=start, end=start + len(words))


def judge(first: Told, second: Told) -> Relation | None:
    documents = {d.id: d for d, _ in (first, second)}
    claims = [first[1], second[1]]
    facets = find_facets(Reading.of(list(documents.values()), claims=claims))
    a, b = (facets[c.id] for c in claims)
    there, back = decide(a, b, CompareParams()), decide(b, a, CompareParams())
    assert there == back  # the order of the arguments changes nothing
    assert list(decide_all([a, b], np.array([1]), CompareParams())) == [
        r for r in [there] if r
    ]
    return there


def verdict(first: Told, second: Told) -> tuple[RelationKind, Slot | None] | None:
    relation = judge(first, second)
    return (relation.kind, relation.on) if relation else None


RESPONSIBILITY = (RelationKind.CONTRADICTS, Slot.RESPONSIBILITY)


def one_report(first: str, second: str, **who: str) -> tuple[Told, Told]:
    """Give two claims of one report, by two sources, each with its agent."""
    text = f"{LEAD}{first}, the mayor said. {second}, a captain said."
    document = make_document(text, published=None)
    a = make_claim(document, first, "the mayor", predicate=who.get("verb", "shell"))
    b = make_claim(document, second, "a captain", predicate=who.get("verb", "shell"))
    pairs = ((a, who["a"]), (b, who["b"]))
    a, b = (
        replace(c, actors=(Mention(inside(document, c, m), Role.AGENT, "COMMON"),))
        for c, m in pairs
    )
    return (document, a), (document, b)


@pytest.mark.parametrize(
    ("first", "second", "who", "expected"),
    [
        (
            "army guns shelled the convoy",
            "rebels shelled the convoy",
            {"a": "army", "b": "rebels"},
            RESPONSIBILITY,
        ),
        (
            "army guns shelled the village",
            "rebels shelled the village",
            {"a": "army", "b": "rebels"},
            None,
        ),  # a whole village may be shelled from two sides
        (
            "militants shelled the convoy",
            "rebels shelled the convoy",
            {"a": "militants", "b": "rebels"},
            None,
        ),  # two words that may be one party
        (
            "Andorran guards shelled the convoy",
            "Bhutanese guards shelled the convoy",
            {"a": "Andorran guards", "b": "Bhutanese guards"},
            RESPONSIBILITY,
        ),
        (
            "Andorran guards shelled the convoy",
            "in a separate attack Bhutanese guards shelled the convoy",
            {"a": "Andorran guards", "b": "Bhutanese guards"},
            None,
        ),
        (
            "Andorran guards shelled the convoy",
            "Bhutanese guards shelled the granary",
            {"a": "Andorran guards", "b": "Bhutanese guards"},
            None,
        ),  # two targets
    ],
)
def test_doers_of_one_report(
    first: str,
    second: str,
    who: dict[str, str],
    expected: tuple[RelationKind, Slot] | None,
):
    assert verdict(*one_report(first, second, **who)) == expected


def test_a_massacre_staged_to_blame_the_other_side():
    text = (
        LEAD + "The mayor accused Andorran troops of committing a massacre in the hills. "
        "A captain said Bhutanese troops had carried out massacres to blame Andorra."
    )
    document = make_document(text, published=None)
    a = make_claim(
        document,
        "Andorran troops of committing a massacre in the hills",
        "The mayor",
        cue=span_of(document, "accused"),
    )
    b = make_claim(
        document,
        "Bhutanese troops had carried out massacres to blame Andorra",
        "A captain",
        predicate="carry",
    )
    b = replace(
        b,
        actors=(Mention(inside(document, b, "Bhutanese troops"), Role.AGENT, "COMMON"),),
    )
    assert verdict((document, a), (document, b)) == RESPONSIBILITY


def test_soldiers_who_died_did_nothing():
    a, b = one_report(
        "soldiers died at the convoy",
        "rebels died at the convoy",
        a="soldiers",
        b="rebels",
        verb="die",
    )
    assert judge(a, b) is None


@given(st.permutations(["Andorran", "Bhutanese", "Maltese"]))
def test_exchanging_nations_changes_nothing(names: list[str]):
    one, other, _ = names
    a, b = one_report(
        f"{one} guards shelled the convoy",
        f"{other} guards shelled the convoy",
        a=f"{one} guards",
        b=f"{other} guards",
    )
    assert verdict(a, b) == RESPONSIBILITY


@pytest.mark.parametrize(
    ("words", "negative", "expected"),
    [
        ("Velm has failed to achieve any of its objectives", False, False),
        ("its mission was complete", False, True),
        ("the navy had not completed its task", True, False),
        ("the mission left the port", False, None),
        ("the harbour wall was complete", False, None),  # no aim
    ],
)
def test_aims(words: str, negative: bool, expected: bool | None):  # noqa: FBT001  table
    found = find_aim(words, is_negative=negative)
    assert (found.is_reached if found else None) == expected


OUTCOME = (RelationKind.CONTRADICTS, Slot.OUTCOME)


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("the Osk company", OUTCOME),  # the report calls it Andorran
        ("the Trel company", None),  # another company
    ],
)
def test_a_company_reached_what_its_nation_missed(
    speaker: str, expected: tuple[RelationKind, Slot] | None
):
    failed = "Andorra has failed to achieve its objectives in Sarn"
    done = "its mission was complete"
    text = (
        f"{LEAD}{failed}, a rival office said. Guards of the Andorran private company Osk "
        f"had come in spring. It announced a retreat: {done}, {speaker} said."
    )
    document = make_document(text, published=None)
    a = make_claim(document, failed, "a rival office", predicate="fail")
    a = replace(a, actors=(Mention(inside(document, a, "Andorra"), Role.AGENT, "GPE"),))
    b = make_claim(document, done, speaker, predicate="be")
    assert verdict((document, a), (document, b)) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Bhutanese", "Bhutanese", OUTCOME),
        ("Bhutanese", "Andorran", None),  # another party's doing
    ],
)
def test_one_party_made_a_country_safer_and_did_not(
    first: str, second: str, expected: tuple[RelationKind, Slot] | None
):
    made = [
        (first, "stabilised the situation", "stabilize"),
        (second, "have brought chaos", "bring"),
    ]
    sides: list[Told] = []
    for name, (nation, words, verb) in zip("ab", made, strict=True):
        claim = f"{nation} guards {words}"
        text = f"Peru has asked for help. In the north of Peru {claim}."
        document = make_document(text, external_id=name, published=None)
        sides.append((document, make_claim(document, claim, predicate=verb)))
    assert verdict(*sides) == expected


DATE = (RelationKind.CONTRADICTS, Slot.DATE)


@pytest.mark.parametrize(
    ("second", "times", "agent", "expected"),
    [
        (
            "Andorra sent help, intervening in 2012 at the wish of Bhutan",
            {"2012": "2012"},
            "Andorra",
            DATE,
        ),
        (
            "Andorra sent help, intervening in 2013 at the wish of Bhutan",
            {"2013": "2013"},
            "Andorra",
            None,
        ),  # the same year
        (
            "Andorra sent help, intervening in 1997 at the wish of Bhutan",
            {"1997": "1997"},
            "Andorra",
            None,
        ),  # another war
        (
            "Malta sent help, intervening in 2012 at the wish of Bhutan",
            {"2012": "2012"},
            "Malta",
            None,
        ),  # another nation
        (
            "Andorra lost a ship in 2012 while intervening in Bhutan",
            {"2012": "2012"},
            "Andorra",
            None,
        ),  # the year is the ship's
    ],
)
def test_begins_of_one_long_happening(
    second: str,
    times: dict[str, str],
    agent: str,
    expected: tuple[RelationKind, Slot] | None,
):
    a = told(
        "The Andorran war in Bhutan, starting in 2013, was long",
        "a",
        times={"2013": "2013"},
    )
    b = told(second, "b", agent=agent, times=times, predicate="intervene")
    assert verdict(a, b) == expected


def test_a_begin_needs_its_word_right_before_the_time():
    _, claim = told("The siege of Velm was lifted in 2013", "a", times={"2013": "2013"})
    assert find_begin(claim) is None
    _, claim = told("The siege of Velm began in early 2013", "a", times={"2013": "2013"})
    found = find_begin(claim)
    assert found is not None
    assert found.noun == "siege"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("There is no official confirmation of these reports", False),
        ("the landing has not been confirmed", False),
        ("a fact later validated by a senior official of the port", True),
        ("there is no independent confirmation of this", None),  # an office may confirm
        ("the landing was confirmed by fishermen", None),  # nobody in office
        ("the ship reached Velm", None),
    ],
)
def test_confirmations(words: str, expected: bool | None):  # noqa: FBT001  table
    assert find_confirmation(words) is expected


def test_nations():
    assert nations_of("French troops") == nations_of("France") != frozenset()
    assert nations_of("U.S. and U.K. troops") == nations_of("American men, the British")
    assert nations_of("US-backed men told the US's envoy") == nations_of("America")
    assert nations_of("the troops told us") == frozenset()
    patrons = find_patrons(
        "The Andorran private company Osk, and Trel, came. Andorran men of Velm."
    )
    assert patrons == {"osk": nations_of("Andorra")}
    assert find_patrons("The U.S. company Osk came.") == {"osk": nations_of("the US")}


def count(document: Document, words: str, value: float, **fields: object) -> Quantity:
    given: dict[str, object] = {"value": value, "state": "kill"} | fields
    return Quantity(span_of(document, words), **given)  # type: ignore[arg-type]


def test_parts_make_up_a_whole():
    a = told("The sinking of the Velm ferry killed 24 people", "a")
    b = told("The sinking of the Velm ferry killed 16 sailors and 8 soldiers", "b")
    a = (a[0], replace(a[1], quantities=(count(a[0], "24", 24, unit="person"),)))
    parts = (count(b[0], "16", 16, unit="sailor"), count(b[0], "8", 8, unit="soldier"))
    relation = judge(a, (b[0], replace(b[1], quantities=parts)))
    assert relation is not None
    assert relation.kind is RelationKind.REFINES
    assert "16 + 8 = 24" in relation.why
    sailors = replace(a[1], quantities=(count(a[0], "24", 24, unit="sailor"),))
    other = judge((a[0], sailors), (b[0], replace(b[1], quantities=parts)))
    assert (
        other is None or other.kind is not RelationKind.REFINES
    )  # soldiers are no sailors


@pytest.mark.parametrize(
    ("miles", "expected"),
    [(34, None), (20, RelationKind.CONTRADICTS)],  # 34 miles are 55 km
)
def test_measures_meet_in_one_unit(miles: float, expected: RelationKind | None):
    a = told(
        "The wreck of the Velm ferry drifted 55 km from Ostrel", "a", predicate="drift"
    )
    b = told(
        f"The wreck of the Velm ferry drifted {miles} miles from Ostrel",
        "b",
        predicate="drift",
    )
    a = (a[0], replace(a[1], quantities=(count(a[0], "55", 55, unit="km", state=None),)))
    b = (
        b[0],
        replace(b[1], quantities=(count(b[0], str(miles), miles, unit="mi", state=None),)),
    )
    a, b = (
        (d, replace(c, places=(Mention(inside(d, c, "Ostrel"), Role.LOCATION, "GPE"),)))
        for d, c in (a, b)
    )
    relation = judge(a, b)
    kind = relation.kind if relation else None
    assert (kind is RelationKind.CONTRADICTS) is (expected is RelationKind.CONTRADICTS)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("the harbour bridge was standing", "The bridge collapsed", OUTCOME),
        ("the road over the bridge was closed", "the road was open", OUTCOME),
        ("the northern road was closed", "the southern road was open", None),
        ("the mill was closed", "the road was open", None),
    ],
)
def test_states_of_one_subject(
    first: str, second: str, expected: tuple[RelationKind, Slot] | None
):
    def state(words: str, name: str, source: str) -> Told:
        verb = "collapse" if "collapsed" in words else "be"
        return told(words, name, source, predicate=verb)

    assert (
        verdict(state(first, "a", "the mayor"), state(second, "b", "a captain")) == expected
    )


def test_one_state_of_one_thing_is_the_same():
    a = told("the road was open on Tuesday", "a", "the mayor", predicate="be")
    b = told("The road was open, the barrier up", "b", predicate="be")
    assert verdict(a, b) == (RelationKind.SAME, None)


def test_one_deed_by_one_doer_in_other_words():
    text = LEAD + "Guards spoke of the convoy: {}, a captain said."
    first = "army artillery at the Teslo barracks had shelled it"
    second = "Army guns at the Teslo barracks fired on the convoy"
    claims: list[Told] = []
    for name, words, verb in (("a", first, "shell"), ("b", second, "fire")):
        document = make_document(text.format(words), external_id=name, published=None)
        claim = make_claim(document, words, "a captain", predicate=verb)
        span = inside(document, claim, words.split()[0])
        claims.append(
            (document, replace(claim, actors=(Mention(span, Role.OTHER, "COMMON"),)))
        )
    assert verdict(*claims) == (RelationKind.SAME, None)


def test_allegations_that_are_only_mentioned_say_nothing():
    first = "Allegations that army artillery at Teslo shelled the convoy"
    second = "army artillery at Teslo shelled the convoy of the Velm union"
    assert (
        judge(told(first, "a", predicate="shell"), told(second, "b", predicate="shell"))
        is None
    )


def test_who_denies_his_own_deed_and_tells_of_anothers():
    no = told(
        "our men had shelled the mill at Velm",
        "a",
        "Ana Kos",
        predicate="shell",
        negated=True,
    )
    yes = told("army guns had shelled the mill at Velm", "b", "Ana Kos", predicate="shell")
    assert judge(no, yes) is None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "None of our sailors was killed on the Velm ferry",
            "nine",
            RelationKind.CONTRADICTS,
        ),
        ("No deaths on the Velm ferry were reported", "nine", None),  # told early
    ],
)
def test_none_is_a_count(first: str, second: str, expected: RelationKind | None):
    a = told(first, "a", "the navy", predicate="kill", negated=True)
    b = told(
        f"{second} sailors were killed on the Velm ferry", "b", "a diver", predicate="kill"
    )
    word = first.split(maxsplit=1)[0]
    span_a, span_b = inside(*a, word), inside(*b, second)
    zero = Quantity(span_a, 0, unit="sailor", state="kill")
    nine = Quantity(span_b, 9, unit="sailor", state="kill")
    places = [(Mention(inside(d, c, "Velm"), Role.LOCATION, "GPE"),) for d, c in (a, b)]
    a = (a[0], replace(a[1], quantities=(zero,), places=places[0]))
    b = (b[0], replace(b[1], quantities=(nine,), places=places[1]))
    relation = judge(a, b)
    kind = relation.kind if relation else None
    assert (kind is RelationKind.CONTRADICTS) is (expected is RelationKind.CONTRADICTS)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (LEAD, (RelationKind.SAME, None)),
        ("Voters in Corvane chose a new parliament. ", None),
    ],
)
def test_a_light_sentence_told_again_is_the_same_in_one_matter(
    lead: str, expected: tuple[RelationKind, Slot | None] | None
):
    first = told("they went over it all day", "a")
    document = make_document(f"{lead}they went over it all day.", external_id="b")
    second = (document, make_claim(document, "they went over it all day"))
    assert verdict(first, second) == expected


def test_a_gate_closed_throughout_was_never_open():
    throughout = told("the harbour gate remained closed throughout", "a")
    opened = told(
        "the harbour gate stood open on Monday", "b", times={"Monday": "2021-05-03"}
    )
    assert verdict(throughout, opened) == OUTCOME


def test_a_road_closed_on_a_day_may_be_open_on_another():
    monday = {"Monday": "2021-05-03"}
    closed = told(
        "the harbour road was closed on Monday", "a", times=monday, predicate="close"
    )
    undated = told("the harbour road was open", "b", predicate="be")
    assert judge(closed, undated) is None
    since = told(
        "the harbour road was closed since Monday",
        "c",
        times={"since Monday": "2021-05-03/.."},
        predicate="close",
    )
    assert verdict(since, undated) == OUTCOME
