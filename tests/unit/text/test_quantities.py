from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Comparator, Quantity
from rashomon.text.parse import parse_blocks
from rashomon.text.quantities import find_quantities
from rashomon.text.times import find_times

EXACT, ABOUT, BETWEEN = Comparator.EXACT, Comparator.ABOUT, Comparator.BETWEEN
AT_LEAST, AT_MOST = Comparator.AT_LEAST, Comparator.AT_MOST


def quantities(text: str) -> tuple[Quantity, ...]:
    return find_quantities(parse_blocks(text, [(0, len(text))]))


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "bounds", "comparator"),
    [
        ("They counted 24 rebels.", "24", (24, None, None), EXACT),
        ("They counted at least 10 rebels.", "at least 10", (None, 10, None), AT_LEAST),
        ("They counted more than 200 rebels.", "more than 200", (None, 200, None), AT_LEAST),
        ("They counted over 3,000 rebels.", "over 3,000", (None, 3000, None), AT_LEAST),
        ("They counted no fewer than 9 rebels.", "no fewer than 9", (None, 9, None), AT_LEAST),
        ("They counted 20 or more rebels.", "20 or more", (None, 20, None), AT_LEAST),
        ("They counted up to 12,000 rebels.", "up to 12,000", (None, None, 12000), AT_MOST),
        ("They counted fewer than 40 rebels.", "fewer than 40", (None, None, 40), AT_MOST),
        ("They counted no more than 40 rebels.", "no more than 40", (None, None, 40), AT_MOST),
        ("They counted nearly 300 rebels.", "nearly 300", (None, None, 300), AT_MOST),
        ("They counted about 50 rebels.", "about 50", (50, None, None), ABOUT),
        ("They counted some 50 rebels.", "some 50", (50, None, None), ABOUT),
        ("They counted an estimated 50 rebels.", "an estimated 50", (50, None, None), ABOUT),
        ("They counted up to an additional 20 rebels.", "up to an additional 20",
         (None, None, 20), AT_MOST),
        ("They counted between 20 and 80 rebels.", "between 20 and 80", (None, 20, 80), BETWEEN),
        ("They counted 20-30 rebels.", "20-30", (None, 20, 30), BETWEEN),
        ("They counted 20 to 30 rebels.", "20 to 30", (None, 20, 30), BETWEEN),
        ("They counted two or three rebels.", "two or three", (None, 2, 3), BETWEEN),
        ("It cost 3 to 5 million crowns.", "3 to 5 million", (None, 3e6, 5e6), BETWEEN),
        ("They counted dozens of rebels.", "dozens", (None, 24, None), AT_LEAST),
        ("They counted scores of rebels.", "scores", (None, 40, None), AT_LEAST),
        ("They counted hundreds of rebels.", "hundreds", (None, 200, None), AT_LEAST),
        ("They counted tens of thousands of rebels.", "tens of thousands",
         (None, 20000, None), AT_LEAST),
        ("They counted several rebels.", "several", (None, None, None), Comparator.UNKNOWN),
        ("They counted a dozen rebels.", "a dozen", (12, None, None), EXACT),
        ("They counted two hundred and fifty rebels.", "two hundred and fifty",
         (250, None, None), EXACT),
        ("They shot earlier 50 rebels.", "50", (50, None, None), Comparator.UNKNOWN),  # no "than"
        ("It began 20 minutes earlier than the guard says.", "20", (20, None, None), EXACT),
        ("They shot much than 50 rebels.", "50", (50, None, None), Comparator.UNKNOWN),  # "more"?
        ("Prices climbed back up to 50 crowns.", "50", (50, None, None), EXACT),  # a motion
        ("It fell to minus 30 degrees.", "minus 30", (-30, None, None), EXACT),
        ("It fell to minus-30 degrees.", "minus-30", (-30, None, None), EXACT),
        ("The yacht was sold for USD10m.", "USD10m", (10e6, None, None), EXACT),
    ],
)  # fmt: skip
def test_keeps_bounds(
    text: str,
    words: str,
    bounds: tuple[float | None, float | None, float | None],
    comparator: Comparator,
):
    found = only(text)
    assert found.span.quote == words
    assert (found.value, found.min, found.max) == bounds
    assert found.comparator is comparator


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It lies 55 kilometres south of Ostrel.", "km"),
        ("It lies 55km south of Ostrel.", "km"),
        ("It lies 37m below ground.", "m"),
        ("It drove at 90 kilometers an hour.", "km/h"),
        ("They paid $2.5 million.", "USD"),
        ("They paid 40 dollars a barrel.", "USD/barrel"),
        ("They paid A$40.", "AUD"),
        ("A 6.1-magnitude quake came.", "magnitude"),
        ("A magnitude 6.1 quake came.", "magnitude"),
        ("A quake of magnitude 6.1 came.", "magnitude"),
        ("The 12-year-old boy came.", "year-old"),
        ("Ada Verin, 66, came.", "year-old"),
        ("It rose by 4 percent.", "%"),
        ("It rose fourfold.", "times"),
        ("It is three times larger.", "times"),
        ("They stayed for 48 hours.", "hour"),
        ("They stayed over two days.", "day"),
        ("Half of the houses fell.", "share"),
        ("It lies thousands of miles away.", "mi"),
        ("They saw 24 people.", "person"),
        ("They saw two armed men.", "man"),
        ("They saw 21 of the girls.", "girl"),
        (
            "They saw up to 12,000 equipped fighterswhich came.",
            "fighterswhich",
        ),  # glued words
    ],
)
def test_names_the_unit(text: str, unit: str):
    assert only(text).unit == unit


def described(text: str) -> list[tuple[Any, ...]]:
    return [(q.span.quote, q.unit, q.state) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 24 people were killed and 249 injured.",
         [("At least 24", "person", "kill"), ("249", None, "injure")]),
        ("The toll rose to 24 dead and 249 injured.",
         [("24", None, "kill"), ("249", None, "injure")]),
        ("It fell, killing at least one person and leaving two others missing.",
         [("at least one", "person", "kill"), ("two", "person", "missing")]),
        ("It left 24 people dead and 70 others were injured.",
         [("24", "person", "kill"), ("70", "person", "injure")]),
        ("A total of 180 soldiers have died.", [("A total of 180", "soldier", "kill")]),
        ("Nine sailors have given their lives.", [("Nine", "sailor", "kill")]),
        ("Nine sailors have given their word.", [("Nine", "sailor", None)]),
        ("Twelve gunmen were neutralised.", [("Twelve", "gunman", "kill")]),
        ("A death toll of 11 was given.", [("11", None, "kill")]),
        ("The death toll stood at 11, including 4 children.",
         [("11", None, "kill"), ("4", "child", "kill")]),
        ("14 people injured in Ostrel blast", [("14", "person", "injure")]),  # headline
        ("Gunmen seized more than 200 pupils.", [("more than 200", "pupil", "abduct")]),
        ("More than 200 fighters and 500 civilians were killed.",
         [("More than 200", "fighter", "kill"), ("500", "civilian", "kill")]),
        ("Gunmen seized three towns.", [("three", "town", "seize")]),  # no persons
        ("Tens of thousands of people fled.", [("Tens of thousands", "person", "displace")]),
        ("Two men killed a boy.", [("Two", "man", None), ("a", "boy", "kill")]),  # who did it
        ("More than 40 were killed or wounded.", [("More than 40", None, "harm")]),
        ("About 300 homes were damaged.", [("About 300", "home", "damage")]),
        ("Two-thirds of the villagers died.", [("Two-thirds", "share", "kill")]),
        ("30 more are missing.", [("30", None, "missing")]),
        ("No one was killed.", [("No one", "person", "kill")]),
        ("Both men died.", [("Both", "man", "kill")]),
        ("A shell killed at least one person, injured dozens and damaged a mill.",
         [("at least one", "person", "kill"), ("dozens", None, "injure"),
          ("a", "mill", "damage")]),
        ("Divers recovered 12 bodies.", [("12", "body", None)]),  # of how many, is not said
        ("They met 24 villagers.", [("24", "villager", None)]),  # nothing is said of them
        ("Deaths rose from 736 to over 3,000.",
         [("736", "death", "kill"), ("over 3,000", "death", "kill")]),
    ],
)  # fmt: skip
def test_tells_what_happened_to_those_counted(text: str, expected: list[tuple[Any, ...]]):
    assert described(text) == expected


def test_keeps_group_and_base_as_printed():
    share = only("80 percent of those deaths were caused by soldiers.")
    assert (share.value, share.unit, share.group, share.base, share.state) == (
        80.0, "%", "deaths", "those deaths", "kill",
    )  # fmt: skip
    part = only("They freed three of the captured villagers.")
    assert (part.value, part.unit, part.base) == (3.0, "villager", "the captured villagers")
    whole = only("They freed 30 members of the guard.")
    assert (whole.group, whole.base) == ("members of the guard", None)


def test_nought_is_counted():
    assert [q.value for q in quantities("No one was killed. None of the men died.")] == [
        0.0,
        0.0,
    ]


def test_a_conversion_keeps_the_bound():
    first, second = quantities("It lies more than 10 kilometers (6 miles) south.")
    assert (first.min, second.min, second.unit) == (10.0, 6.0, "mi")


@pytest.mark.parametrize(
    "text",
    [
        "It fell in 2013.",  # a year
        "It fell on 2 July 2013 at 07:37 UTC.",
        "It fell two weeks ago.",
        "Article 5 binds them.",
        "The Su-24 and the G7 came.",
        "The 3rd man came.",  # an ordinal
        "One of the men came.",  # a pronoun
        "During 1 of the raids they came.",
        "No one came.",  # nothing was done to them
        "He lives in Room 12.",
        "It is open 24/7.",
        "They won 2-1.",
        "Call 0800-123-456.",
        "1,1,1,1",  # a table gone wrong
        "1. First point\n2. Second point",
        "A man came.",
        "Both Ada and Verin came.",
        "",
    ],
)
def test_what_is_no_quantity(text: str):
    assert quantities(text) == ()


PIECES = (
    "24|2,500|at|least|between|and|to|-|–|%|$|million|killed|people|of|the|a|half|.|,|(|:|/|no|"
    "one|07:37|GMT|July|2013|last|week|½|\u00a0|\u200b|\u202e|é|😀|\n|9/11|12km"
)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES.split("|")), max_size=25),
    st.sampled_from([" ", "", "  "]),
)
def test_spans_lie_in_the_text(words: list[str], gap: str):
    text = gap.join(words)
    parse = parse_blocks(text, [(0, len(text))])
    found = [*find_quantities(parse), *find_times(parse, None)]
    assert all(text[f.span.start : f.span.end] == f.span.quote for f in found)
    assert all(f.span.quote.strip() for f in found)


def test_a_scale_is_taken_exactly():
    assert [q.value for q in quantities("Losses stand at 4.1 billion crowns.")] == [4.1e9]


@pytest.mark.parametrize(
    ("text", "bounds", "unit"),
    [
        ("The tank leaked 120,000 litres at most.", (None, 120000), "l"),
        ("The tank leaked 5,000 litres or more.", (5000, None), "l"),
        ("Sixty people at the most were on the ferry.", (None, 60), "person"),
        ("He sold 40 old boats or fewer.", (None, 40), "boat"),
    ],
)
def test_a_bound_may_stand_behind_what_is_counted(
    text: str, bounds: tuple[float | None, float | None], unit: str
):
    (found,) = quantities(text)
    assert (found.min, found.max) == bounds
    assert (found.value, found.unit) == (None, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("The crate held half a tonne of flour.", "t"), ("He ran half a kilometre.", "km")],
)
def test_half_a_unit_is_no_share(text: str, unit: str):
    (found,) = quantities(text)
    assert (found.value, found.unit) == (0.5, unit)


def test_not_one_is_nought():
    (found,) = quantities("Not one barge was in the bay.")
    assert (found.value, found.unit, found.span.quote) == (0, "barge", "Not one")
    values = [q.value for q in quantities("Not one but two barges sank.")]
    assert 0 not in values


def test_one_more_beside_those_counted_is_counted():
    found = quantities("Five men and a woman were on the raft.")
    assert [(q.value, q.unit) for q in found] == [(5, "man"), (1, "woman")]


def test_a_relative_pronoun_is_no_unit():
    (found,) = quantities("She kept goats, 23 of which have died.")
    assert (found.value, found.unit) == (23, None)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The league fined the club 75,000 pounds.", "GBP"),
        ("He paid a 75,000-pound fine.", "GBP"),
        ("The firm lost 30 million pounds.", "GBP"),
        ("It costs 3 pounds per kilo.", "GBP/kg"),
        ("They found 38 pounds of powder.", "lb"),
        ("The bomb weighs 500 pounds.", "lb"),
        ("A 500-pound bomb fell on the town.", "lb"),
        ("He lost 30 pounds in prison.", "lb"),
    ],
)
def test_pounds_are_money_unless_something_weighs(text: str, unit: str):
    assert only(text).unit == unit


def test_what_is_handed_over_has_no_bound():
    handed, bounded = only("They handed over half of it."), only("Over half of it burned.")
    assert (handed.value, handed.min) == (0.5, None)
    assert (bounded.value, bounded.min) == (None, 0.5)
