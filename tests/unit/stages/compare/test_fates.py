"""What became of people, and when two claims part on it."""

from __future__ import annotations

import pytest

from paired import asked, judge, said
from rashomon.model import Claim, Commitment, Document, Factuality
from rashomon.stages.compare.fates import find_fates

AROUND = ("The ferry left Sarn at noon.",)


@pytest.mark.parametrize(
    ("words", "negative", "expected"),
    [
        ("he found eleven dead horses on the ferry", False, ""),
        ("Ilan Brask, the commander of the fort, spoke at noon", False, "deed: Ilan Brask"),
        ("two men, a cook and a guard of sixty, were shot dead", False, "dead: some 2 man"),
        ("the crew climbed out unhurt", False, "unhurt: all crew"),
        ("everyone had survived", False, "alive: all"),
        ("all seven aboard were brought to safety", False, "safe: all 7 of 7 aboard"),
        ("all seven who were in it drowned", False, "dead: all 7 of 7 aboard"),
        ("three of the seven aboard died of cold", False, "dead: some 3 of 7 aboard"),
        ("two of its men were lightly injured", False, "slight: some 2 man"),
        ("the wave killed both pilots", False, "dead: all pilot"),
        ("killing two sailors and injuring five", False, "dead: some 2 crew, hurt: some 5"),
        ("the passengers and crew were rescued", False, "safe: all aboard"),
        ("the crew, all Norwegians, survived", False, "alive: all crew"),
        ("the two pilots were taken prisoner", False, "captured: all 2 of 2 pilot"),
        ("she sank with the loss of all hands", False, "dead: all aboard"),
        ("a sailor drowned", False, "dead: some 1 crew"),
        ("nobody was hurt", True, "unhurt: all"),
        ("there were no casualties", True, "unhurt: all"),
        ("no passenger was killed", True, "alive: all passenger"),
        ("the tanker burnt without loss of life", False, "alive: all"),
        ("there were no survivors", True, "dead: all"),
        ("nobody survived", True, "dead: all"),
        ("any of the crew had been hurt", True, "unhurt: all crew"),
        ("the crew did not survive", True, "dead: all crew"),
        ("the commander Ilan Brask was killed", False, "dead: Ilan Brask"),
        ("eight were shot, among the dead is Captain Brask", False, "dead: Captain Brask"),
        ("they have buried Ilan Brask", False, "dead: Ilan Brask"),
        ("Ilan Brask was not killed", True, "alive: Ilan Brask"),
        ("Ilan Brask, whom they mourn, greeted his men", False, "deed: Ilan Brask"),
        (
            "every passenger and every member of the crew is alive",
            False,
            "alive: all aboard",
        ),
        (
            "nine pilots were flown out and not one of them was lost",
            False,
            "alive: all pilot",
        ),
        ("nine letters were sent and one of them was lost", False, ""),  # of no people
        ("all but two of the crew survived", False, "dead: some 2 crew"),
        ("only two of the seven aboard survived", False, "dead: some of 7 aboard"),
        ("she was the only survivor", False, "dead: some aboard"),
        ("of the seven aboard, two died", False, "dead: some 2 of 7 aboard"),
        ("there were no civilian casualties", True, "unhurt: all civilian"),
        ("the pilot, Capt. Ilan Brask, is being treated", False, "alive: Ilan Brask"),
        ("two young men from Sarn died", False, "dead: some 2 man"),
        ("no one else was hurt", True, ""),  # the others were
        ("there were no further casualties", True, ""),
        ("nobody was seriously hurt", True, ""),  # slightly, perhaps
        ("Ilan Brask was greeted by his men", False, ""),
        ("Ilan Brask met his death", False, ""),
        ("not all of the crew survived", True, ""),  # how many died is open
        ("two of the crew were not hurt", True, ""),  # the others may be
        ("no more than six sailors died", False, "dead: some 6 crew"),
        ("the crew is feared dead", False, ""),
        ("twelve houses were saved", False, ""),  # of no people
        ("miners were buried under the rubble", False, ""),  # and may be alive
        ("the dead men were flown home", False, ""),
    ],
)
def test_what_became_of_whom(words: str, negative: bool, expected: str):  # noqa: FBT001  table
    found = find_fates(words, AROUND, is_negative=negative)
    shown: list[str] = []
    for fate in found:
        group = fate.group
        counted = [f"{n:g}" for n in (group.number,) if n] + [
            f"of {n:g}" for n in (group.whole,) if n
        ]
        told = [group.share, *counted, *([group.kind] if group.kind else [])]
        shown.append(f"{fate.state}: {group.literal if group.names else ' '.join(told)}")
        assert fate.things == {"ship"}
    assert ", ".join(shown) == expected


SAFE = said("all seven aboard the ferry were brought to safety", "2021-05-04", "Wire")
UNHURT = said("the crew of the ferry is unhurt", "2021-05-04", "Coast Daily")
KILLED = said("the commander Ilan Brask was killed at Sarn", "2021-05-04", "Ministry")
MAYBE = Factuality(Commitment.POSSIBLE, Commitment.POSSIBLE)
NOT = Factuality(Commitment.CERTAINLY_NOT, Commitment.CERTAINLY_NOT)


def _ferry(words: str, day: str = "2021-05-04", **fields: object) -> tuple[Document, Claim]:
    return said(words, day, "Harbour Mail", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (SAFE, _ferry("all seven who were on the ferry drowned"), "contradicts"),
        (SAFE, _ferry("two of the seven aboard the ferry died of cold"), "contradicts"),
        (
            SAFE,
            _ferry("two sailors of the ferry were slightly hurt"),
            None,
        ),  # safe all the same
        (SAFE, _ferry("two sailors of the tanker drowned"), None),  # of another ship
        (
            _ferry("all aboard the ferry on the east side drowned"),
            said("nobody aboard the ferry on the west side was hurt", "2021-05-04", "Wire"),
            None,
        ),
        (
            _ferry("two men aboard the ferry drowned"),
            said("nobody aboard the ferry on the west side was hurt", "2021-05-04", "Wire"),
            None,
        ),  # on the other side they may have
        (SAFE, _ferry("two sailors of the ferry may have drowned", factuality=MAYBE), None),
        (
            SAFE,
            _ferry(
                "a sailor of the ferry died on Friday",
                "2021-05-08",
                dated=("Friday", "2021-05-07"),
            ),
            None,
        ),  # days after all were told to be safe
        (UNHURT, _ferry("two of its men were slightly hurt on the ferry"), "contradicts"),
        (UNHURT, _ferry("a passenger of the ferry was hurt"), None),  # none of the crew
        (
            said("all seven on the ferry perished", "2021-05-04", "Wire"),
            _ferry("three of the seven on board the ferry died of cold", "2021-05-09"),
            "contradicts",
        ),
        (
            said(
                "three of the seven on board the ferry died of cold", "2021-05-04", "Wire"
            ),
            _ferry("all seven on the ferry perished", "2021-05-09"),
            None,
        ),  # more have died since
        (
            said("two sailors were hurt by a rope of the ferry", "2021-05-04", "Wire"),
            _ferry("one man aboard the ferry died"),
            None,
        ),
        (
            KILLED,
            said(
                "Ilan Brask spoke at noon", "2021-05-06", "Voice", ("at noon", "2021-05-05")
            ),
            "contradicts",
        ),
        (
            KILLED,
            said(
                "Ilan Brask spoke at noon", "2021-05-06", "Voice", ("at noon", "2021-05-03")
            ),
            None,
        ),  # before his death
        (KILLED, said("Ilan Brask is alive", "2021-05-05", "Voice"), "contradicts"),
        (KILLED, said("Ilan Brask is alive", "2021-05-02", "Voice"), None),
        (KILLED, said("the Ministry buried Ilan Brask", "2021-05-06", "Herald"), None),
        (KILLED, said("Mira Brask is alive", "2021-05-05", "Voice"), None),  # somebody else
        (
            KILLED,
            said("Ilan Brask received this reporter in his garden", "2021-05-09", "Voice"),
            "contradicts",
        ),
        (
            KILLED,
            said("Ilan Brask received visitors in his garden", "2021-05-09", "Voice"),
            None,
        ),  # when is not said
        (
            SAFE,
            _ferry("all aboard the ferry were brought to safety"),
            "same",
        ),
    ],
)
def test_when_two_claims_part_on_what_became_of_them(
    first: tuple[Document, Claim], second: tuple[Document, Claim], expected: str | None
):
    assert judge(first, second) == expected


@pytest.mark.parametrize(
    ("words", "before", "expected"),
    [
        ("He is alive", "They mourn Ilan Brask.", "alive: Ilan Brask"),
        ("The former commander is alive", "They mourn Ilan Brask.", "alive: Ilan Brask"),
        ("Ilan Brask, the commander of the fort, died", "", "dead: Ilan Brask"),
        ("The old mill is alive", "They mourn Ilan Brask.", ""),  # no office
        ("He is alive", "Mira Venn mourned Ilan Brask.", ""),  # one of two
        ("he had died", "Ilan Brask said ", ""),  # of somebody else
    ],
)
def test_a_pronoun_or_an_office_is_of_the_only_person_named(
    words: str, before: str, expected: str
):
    found = find_fates(words, (before,), is_negative=False)
    shown = [f"{fate.state}: {fate.group.literal}" for fate in found if fate.group.names]
    assert ", ".join(shown) == expected


def test_who_is_alive_months_after_his_death_parts_from_it():
    died = said("Ilan Brask died on 3 May", "2021-06-01", "Wire", ("3 May", "2021-05-03"))
    alive = said("Ilan Brask is alive", "2021-09-05", "Voice")
    before = said("Ilan Brask is alive", "2021-05-02", "Voice")
    assert judge(died, alive) == "contradicts"
    assert judge(died, before) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two patients drowned in the hospital", "contradicts"),
        ("two patients drowned", None),  # where is not said
    ],
)
def test_patients_are_those_of_one_house(words: str, expected: str | None):
    saved = "the patients of the hospital were led out and not one of them was lost"
    safe = said(saved, "2021-05-05", "Wire")
    assert judge(safe, said(words, "2021-05-04", "Ministry")) == expected


def test_the_question_asks_of_the_thing_or_of_the_person():
    drowned = _ferry("all seven who were on the ferry drowned")
    assert asked(SAFE, drowned) == ["What became of those aboard the ferry?"]
    alive = said("Captain Brask is alive", "2021-05-05", "Voice")
    assert asked(KILLED, alive) == ["What became of Ilan Brask?"]
    hurt = _ferry("three of the crew of the ferry were hurt")
    assert asked(UNHURT, hurt) == ["What became of the crew of the ferry?"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two men aboard the ferry died in the fire", "contradicts"),
        ("two men aboard the ferry died in the collision", None),
    ],
)
def test_nobody_was_hurt_in_what_is_named_only(words: str, expected: str | None):
    unhurt = said("nobody aboard the ferry was hurt in the blaze", "2021-05-04", "Wire")
    assert judge(unhurt, _ferry(words)) == expected
