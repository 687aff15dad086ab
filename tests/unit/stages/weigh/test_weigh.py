"""Weights: two axes, each with reasons, never good without grounds."""

from __future__ import annotations

import pytest

from factories import make_actor, make_claim, make_document, make_link, span_of
from rashomon.model import (
    Certainty,
    Claim,
    Grade,
    Mention,
    Origin,
    OriginKind,
    OriginLevel,
    Question,
    Reading,
    Role,
    Variant,
)
from rashomon.stages.weigh import (
    WeighParams,
    find_distrusted,
    set_aside,
    weigh_variants,
)
from rashomon.stages.weigh.table import RULES, Standing, find_rule


def origin(name: str, *claims: Claim, kind: OriginKind = OriginKind.INFORMANT) -> Origin:
    return Origin(
        f"origin-{name}",
        OriginLevel.CLAIM,
        kind,
        tuple(c.document_id for c in claims),
        tuple(c.id for c in claims),
        name=name,
    )


def variant(name: str, *claims: Claim) -> Variant:
    return Variant(
        name, name, tuple(c.id for c in claims), tuple({c.document_id for c in claims})
    )


ARMY = make_actor("Army of Varsk")
KOS = make_actor("Ana Kos")
DOC_A = make_document(
    "The army said it had shot nobody. “I saw the flashes,” said Ana Kos, a driver.",
    external_id="a",
    publisher="Ostrel Post",
)
DOC_B = make_document(
    "Soldiers shot nine men, said Ana Kos, a survivor. Nobody was shot, it is said.",
    external_id="b",
    publisher="River Voice",
)
DENIAL = make_claim(
    DOC_A,
    "it had shot nobody",
    "The army",
    negated=True,
    actors=(Mention(span_of(DOC_A, "it"), Role.AGENT, "COMMON"),),
)
SHOT = make_claim(DOC_B, "Soldiers shot nine men", "Ana Kos, a survivor")
SAW = make_claim(DOC_A, "I saw the flashes", "Ana Kos")
READING = Reading.of(
    [DOC_A, DOC_B],
    claims=[DENIAL, SHOT, SAW],
    actors=[ARMY, KOS],
    links=[
        make_link(DOC_A, "The army", ARMY),
        make_link(DOC_A, "it", ARMY),
        make_link(DOC_A, "Ana Kos", KOS),
        make_link(DOC_B, "Ana Kos, a survivor", KOS),
    ],
)


def weigh(question: Question, origins: list[Origin], **params: object):
    found = weigh_variants(READING, [question], origins, WeighParams(**params))  # type: ignore[arg-type]
    return {w.variant_id: w for w in found}


def dispute() -> Question:
    return Question(
        "q", "Who?", None, (variant("no", DENIAL), variant("yes", SHOT)), disputed=True
    )


ORIGINS = [origin("army", DENIAL), origin("kos", SHOT)]


def test_a_source_without_a_grade_is_f_and_says_so():
    found = weigh(dispute(), ORIGINS)
    assert found["yes"].source == "F"
    assert found["yes"].why[0] == "source F: not graded by you"


def test_the_users_grade_is_taken_by_any_name_of_the_source():
    found = weigh(dispute(), ORIGINS, grades={"army of varsk": "C"})
    assert found["no"].source == "C"
    assert "as graded by you" in found["no"].why[0]
    assert found["yes"].source == "F"


def test_a_grade_of_the_case_goes_before_one_of_the_settings_and_is_named():
    given = [Grade("the Army of Varsk", "D", "a party")]
    params = WeighParams(grades={"Army of Varsk": "A"})
    found = weigh_variants(READING, [dispute()], ORIGINS, params, given)[0]
    assert (found.source, found.graded) == ("D", tuple(given))
    assert found.why[0] == "source D: the Army of Varsk (“a party”), as graded by you"
    assert found.why[1].startswith("source F by the text alone")


def test_who_prints_a_source_does_not_lend_it_a_letter():
    found = weigh(dispute(), ORIGINS, grades={"Ostrel Post": "A", "River Voice": "B"})
    assert {w.source for w in found.values()} == {"F"}
    assert "passed on by Ostrel Post, graded A by you" in found["no"].why


def test_the_best_grade_counts_and_the_others_are_named():
    question = Question("q", "?", None, (variant("v", DENIAL, SHOT),), disputed=False)
    found = weigh(question, ORIGINS, grades={"Army of Varsk": "E", "Ana Kos": "B"})["v"]
    assert found.source == "B"
    assert "also graded E by you: Army of Varsk" in found.why


def test_a_copy_that_dropped_the_credit_is_graded_by_its_informant():
    bare = make_claim(DOC_B, "Nobody was shot")
    reading = Reading.of([DOC_B], claims=[bare])
    question = Question("q", "?", None, (variant("v", bare),), disputed=False)
    params = WeighParams(grades={"Ana Kos": "B", "River Voice": "A"})
    behind = origin("kos", bare), origin("Ana Kos", bare)
    found = weigh_variants(reading, [question], behind, params)[0]
    assert found.source == "B"


def test_both_sides_of_an_even_dispute_get_the_same_number():
    found = weigh(dispute(), ORIGINS)
    assert (found["no"].information, found["yes"].information) == (5, 5)


def test_distrust_takes_a_side_out_of_the_counts_and_says_so():
    left_out = find_distrusted(READING, ORIGINS, ("Army of Varsk",))
    [question] = set_aside(READING, [dispute()], [], ORIGINS, left_out)
    found = weigh(question, ORIGINS)
    assert found["no"].information == 6
    assert "left out as you asked: Army of Varsk" in found["no"].why
    assert found["yes"].information == 3  # named survivor, nobody left who contradicts


def test_a_party_that_denies_its_own_part_is_marked():
    why = weigh(dispute(), ORIGINS)["no"].why
    assert "party to the matter: Army of Varsk" in why
    assert any("in own interest" in reason for reason in why)


def test_two_claims_of_one_origin_count_once():
    question = Question("q", "?", None, (variant("yes", SHOT, SAW),), disputed=False)
    found = weigh(question, [origin("kos", SHOT, SAW)])["yes"]
    assert found.information == 3
    assert "2 documents, 1 origin" in found.why


def test_an_unsourced_answer_cannot_be_judged():
    question = Question("q", "?", None, (variant("yes", SHOT),), disputed=False)
    found = weigh(question, [origin("x", SHOT, kind=OriginKind.UNSOURCED)])["yes"]
    assert found.information == 6


def standing(**fields: object) -> Standing:
    base: dict[str, object] = {
        "claims": 1,
        "origins": 1,
        "rival_origins": 0,
        "contradicted": False,
        "named": False,
        "first_hand": False,
        "hedged": False,
    }
    return Standing(**(base | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"claims": 0, "origins": 0}, "nothing_left"),
        ({"origins": 0}, "nobody_named_as_origin"),
        ({"origins": 3}, "several_origins"),
        ({"origins": 3, "contradicted": True, "rival_origins": 1}, "contradicted"),
        ({"origins": 1, "contradicted": True, "rival_origins": 1}, "outnumbered"),
        ({"origins": 2}, "two_origins"),
        ({"origins": 2, "hedged": True}, "all_hedged"),  # two who are unsure do not confirm
        ({"named": True, "first_hand": True}, "one_named_first_hand"),
        ({"named": True}, "one_origin"),  # named, but nothing shows that they were there
    ],
)
def test_each_rule_of_the_table(given: dict[str, object], expected: str):
    assert find_rule(standing(**given)).name == expected


def test_every_rule_has_a_reason_and_a_number_of_the_scale():
    assert all(rule.reason and 1 <= rule.number <= 6 for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_hedged_single_claim_is_four():
    claim = make_claim(
        DOC_B, "Nobody was shot", "Ana Kos, a survivor", certainty=Certainty.HEDGED
    )
    reading = Reading.of([DOC_B], claims=[claim])
    question = Question("q", "?", None, (variant("v", claim),), disputed=False)
    found = weigh_variants(reading, [question], [origin("k", claim)], WeighParams())
    assert found[0].information == 4


def test_a_claim_that_leaves_room_for_two_answers_supports_neither():
    question = Question(
        "q", "?", None, (variant("one", SHOT, SAW), variant("two", SAW)), disputed=False
    )
    found = weigh(question, [origin("kos", SHOT), origin("ana", SAW)])
    assert "2 documents, 1 origin" in found["one"].why
    assert found["two"].information == 6
