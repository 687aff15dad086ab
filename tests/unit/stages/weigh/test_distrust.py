"""Whose claims rest only on whom, and what falls without them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_actor, make_claim, make_document, make_link, span_of
from rashomon.model import (
    Account,
    Attribution,
    Claim,
    FallKind,
    Mention,
    Origin,
    OriginKind,
    OriginLevel,
    Passage,
    PassageKind,
    Question,
    Reading,
    Relation,
    RelationKind,
    Role,
    Slot,
    Source,
    Variant,
)
from rashomon.stages.weigh import find_distrusted, find_falls, known_names, set_aside

KOS = make_actor("Ana Kos", aliases=("Kos", "the driver"))
LIN = make_actor("Bo Lin", aliases=("the driver",))
WIRE = make_document(
    "The bridge fell at noon. Two men fled, Ana Kos said. Ana Kos and Bo Lin saw smoke.",
    external_id="wire",
    publisher="Ostrel Wire",
)
COPY = make_document(
    "The bridge fell at noon. The mayor wept. Two men fled.",
    external_id="copy",
    publisher="Kamen Post",
)
NESTED = make_document(
    "The mayor said Ana Kos told police that nine hid.",
    external_id="nested",
    publisher="River Voice",
)
FELL = make_claim(WIRE, "The bridge fell at noon")
FLED = make_claim(WIRE, "Two men fled", "Ana Kos")
_both = span_of(WIRE, "Ana Kos and Bo Lin")
_lin = span_of(WIRE, "Bo Lin")
_kos = type(_lin)(_both.start, _both.start + len("Ana Kos"), "Ana Kos")
SMOKE = make_claim(
    WIRE,
    "saw smoke",
    "Ana Kos and Bo Lin",
    actors=(Mention(_kos, Role.SOURCE, "PERSON"), Mention(_lin, Role.SOURCE, "PERSON")),
)
FELL_AGAIN = make_claim(COPY, "The bridge fell at noon")
WEPT = make_claim(COPY, "The mayor wept")
FLED_BARE = make_claim(COPY, "Two men fled")
_outer = Attribution(
    "attribution-outer", NESTED.id, (), source=(span_of(NESTED, "The mayor"),)
)
_inner = Attribution(
    "attribution-inner",
    NESTED.id,
    (),
    source=(span_of(NESTED, "Ana Kos"),),
    outer_id="attribution-outer",
)
HID = replace(
    make_claim(NESTED, "nine hid", "Ana Kos", attribution_id="attribution-inner"),
    source=Source(span_of(NESTED, "Ana Kos"), ("The mayor", "Ana Kos")),
)
MAYOR = make_actor("Mayor of Lisk")
TEXT = Origin(
    "origin-text",
    OriginLevel.DOCUMENT,
    OriginKind.REPRINT,
    (COPY.id, WIRE.id),
    first_id=WIRE.id,
)


def reading(text: Origin = TEXT) -> Reading:
    shared = Passage(
        "passage", PassageKind.EXACT, WIRE.id, FELL.span, COPY.id, FELL_AGAIN.span, 1.0
    )
    return Reading.of(
        [WIRE, COPY, NESTED],
        claims=[FELL, FLED, SMOKE, FELL_AGAIN, WEPT, FLED_BARE, HID],
        attributions=[_outer, _inner],
        actors=[KOS, LIN, MAYOR],
        links=[
            make_link(WIRE, "Ana Kos", KOS),
            make_link(WIRE, "Bo Lin", LIN),
            make_link(NESTED, "Ana Kos", KOS),
            make_link(NESTED, "The mayor", MAYOR),
        ],
        passages=[shared],
        origins=[text],
    )


INFORMANTS = [
    Origin(
        "origin-kos",
        OriginLevel.CLAIM,
        OriginKind.INFORMANT,
        (WIRE.id, COPY.id),
        (FLED.id, FLED_BARE.id),
        name="Ana Kos",
    ),
    Origin(
        "origin-copy",
        OriginLevel.CLAIM,
        OriginKind.UNSOURCED,
        (COPY.id,),
        (WEPT.id, FELL_AGAIN.id),
    ),
]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            ("ana  KOS",),
            {FLED, FLED_BARE, HID},
        ),  # the speaker, a copy without credit, nested
        (("Kos",), {FLED, FLED_BARE, HID}),  # another name of hers only
        (("the driver",), set[Claim]()),  # a name of two: it is nobody's alone
        (("Ana Kos", "Bo Lin"), {FLED, FLED_BARE, HID, SMOKE}),  # both who say it jointly
        (("Bo Lin",), set[Claim]()),  # the other one says it too
        (("The Mayor",), {HID}),  # an earlier link of the chain
        (("mayor of lisk",), {HID}),  # the same, by whom the words mean
        (("Kamen Post",), {FELL_AGAIN, WEPT, FLED_BARE}),  # all that it printed
        (("Ostrel Wire",), {FELL, FLED, SMOKE, FELL_AGAIN}),  # and what was taken from it
        (("Ana",), set[Claim]()),  # never part of a name
    ],
)
def test_a_claim_rests_on_all_through_whom_it_came(
    names: tuple[str, ...], expected: set[Claim]
):
    found = find_distrusted(reading(), INFORMANTS, names)
    assert set(found) == {claim.id for claim in expected}


def test_what_was_taken_from_a_text_that_may_be_the_copy_stands():
    open_end = Origin(
        "origin-text", OriginLevel.DOCUMENT, OriginKind.REPRINT, (COPY.id, WIRE.id)
    )
    found = find_distrusted(reading(open_end), INFORMANTS, ["Ostrel Wire"])
    assert FELL_AGAIN.id not in found


def test_what_goes_back_to_a_credited_text_is_left_out():
    credited = Origin(
        "origin-text",
        OriginLevel.DOCUMENT,
        OriginKind.REPRINT,
        (COPY.id, WIRE.id),
        name="Reuben Press",
    )
    found = find_distrusted(reading(credited), INFORMANTS, ["Reuben Press"])
    assert found == {FELL.id: "Reuben Press", FELL_AGAIN.id: "Reuben Press"}


def test_every_name_that_can_be_asked_for_is_known():
    known = known_names(reading(), INFORMANTS)
    assert {"Ana Kos", "Kos", "Kamen Post", "The mayor"} <= known


# Counting without them.


def variant(name: str, *claims: Claim) -> Variant:
    ids = tuple(sorted(c.id for c in claims))
    return Variant(name, name, ids, tuple(sorted({c.document_id for c in claims})))


FALL = Question(
    "question-1",
    "Did the bridge fall?",
    Slot.OUTCOME,
    (variant("fell", FELL, FELL_AGAIN), variant("stands", WEPT)),
    disputed=True,
)
APART = [
    Relation(f"r{n}", RelationKind.CONTRADICTS, a.id, WEPT.id, Slot.OUTCOME, (), "they do")
    for n, a in enumerate((FELL, FELL_AGAIN))
]


def counted(*claims: Claim) -> Question:
    names = {claim.id: "Somebody" for claim in claims}
    [found] = set_aside(reading(), [FALL], APART, INFORMANTS, names)
    return found


def test_a_claim_left_out_stays_with_its_answer_and_in_no_count():
    found = counted(FELL)
    assert found.disputed
    assert found.variants[0].claim_ids == (FELL_AGAIN.id,)
    assert found.variants[0].left_out == (FELL.id,)
    assert found.variants[0].document_ids == (COPY.id,)
    assert found.variants[0].origin_ids == ()
    assert found.variants[0].unsourced_ids == ("origin-copy",)


def test_a_question_is_in_dispute_only_while_two_answers_have_somebody():
    assert not counted(WEPT).disputed
    assert not counted(FELL, FELL_AGAIN).disputed


def test_setting_aside_nothing_brings_everything_back():
    again = set_aside(reading(), [counted(FELL, WEPT)], APART, INFORMANTS, {})[0]
    assert again.disputed
    assert [v.claim_ids for v in again.variants] == [v.claim_ids for v in FALL.variants]
    assert all(not v.left_out for v in again.variants)


def test_what_falls_is_said_with_on_whose_word_it_rested():
    accounts = [
        Account("account-1", "It fell", ("fell",), ("Ostrel Wire", "Kamen Post")),
        Account("account-2", "It stands", ("stands",), ("Kamen Post",)),
    ]
    names = {FELL.id: "Ostrel Wire", FELL_AGAIN.id: "Ostrel Wire"}
    after = set_aside(reading(), [FALL], APART, INFORMANTS, names)
    falls = find_falls(reading(), [FALL], after, accounts, names)
    assert [(f.kind, f.subject, f.names) for f in falls] == [
        (FallKind.ANSWER, "fell", ("Ostrel Wire",)),
        (FallKind.DISPUTE, "question-1", ("Ostrel Wire",)),
        (FallKind.ACCOUNT, "account-1", ("Ostrel Wire",)),
    ]
    assert falls[0].text == "Did the bridge fall? fell"


def test_a_body_is_distrusted_under_the_name_the_accounts_give_it():
    """Who is known by words in one report is named with it; another report's is another."""
    words = "The coast guard said the ferry sank."
    told = [
        make_document(words, publisher=paper, external_id=paper)
        for paper in ("Ostrel Wire", "Kamen Post")
    ]
    claims = [make_claim(d, "the ferry sank", "The coast guard") for d in told]
    case = Reading.of(told, claims=claims)
    name = "the coast guard (in Ostrel Wire)"
    assert name in known_names(case, ())
    assert find_distrusted(case, (), [name]) == {claims[0].id: name}
