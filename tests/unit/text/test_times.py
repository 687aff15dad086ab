import pytest

from rashomon.model import EventDate
from rashomon.text.edtf import parse_edtf
from rashomon.text.parse import parse_blocks
from rashomon.text.times import find_time_values, find_times

WEDNESDAY = EventDate("2013-07-03", "3 July 2013")


def times(
    text: str, published: EventDate | None = WEDNESDAY
) -> list[tuple[str, str | None]]:
    parse = parse_blocks(text, [(0, len(text))])
    return [(t.span.quote, t.edtf) for t in find_times(parse, published)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("It fell on July 2, 2013 in Ostrel.", "July 2, 2013", "2013-07-02"),
        ("It fell on 2 July 2013 in Ostrel.", "2 July 2013", "2013-07-02"),
        ("It fell on the 2nd of July, 2013.", "the 2nd of July, 2013", "2013-07-02"),
        ("It fell on Tuesday, July 2, 2013.", "Tuesday, July 2, 2013", "2013-07-02"),
        ("It fell on Oct. 17, 2014.", "Oct. 17, 2014", "2014-10-17"),
        ("It fell on 2014-10-17 in Ostrel.", "2014-10-17", "2014-10-17"),
        ("It fell on 17/10/2014 in Ostrel.", "17/10/2014", "2014-10-17"),
        ("It fell on 23 April in Ostrel.", "23 April", "XXXX-04-23"),  # no year stated
        ("It fell in April in Ostrel.", "April", "XXXX-04"),
        ("It fell in August 2020.", "August 2020", "2020-08"),
        ("It fell in early April 2013.", "early April 2013", "2013-04"),
        ("It fell in 2013.", "2013", "2013"),
        ("Earlier in 2025 it fell.", "2025", "2025"),
        ("They held it for the 2013 elections.", "2013", "2013"),
        ("It rose in the 1990s.", "the 1990s", "199X"),
        ("It rose in the nineties.", "the nineties", "199X"),
        ("It was built in the 19th century.", "the 19th century", "18XX"),
        (
            "It rose in the third quarter of 2012.",
            "the third quarter of 2012",
            "2012-07/2012-09",
        ),
        ("They lasted from 23-31 March.", "from 23-31 March", "XXXX-03-23/XXXX-03-31"),
        (
            "It rained on March 23 to 31, 2012.",
            "March 23 to 31, 2012",
            "2012-03-23/2012-03-31",
        ),
        ("It rose between 2022 and 2024.", "between 2022 and 2024", "2022/2024"),
        ("It rose from May to July 2012.", "from May to July 2012", "2012-05/2012-07"),
        ("It rose in the 2013-14 season.", "2013-14", "2013/2014"),
        ("They have been there since 2012.", "since 2012", "2012/.."),
        ("They want to leave by 2019.", "by 2019", "../2019"),
        ("They stayed until March 2019.", "until March 2019", "../2019-03"),
        ("It began at 0737 GMT.", "0737 GMT", "XXXX-XX-XXT07:37Z"),
        ("It began at 07:37 UTC.", "07:37 UTC", "XXXX-XX-XXT07:37Z"),
        ("It began at 7:37 a.m. local time.", "7:37 a.m. local time", "XXXX-XX-XXT07:37"),
        ("It began at 7 p.m. in Ostrel.", "7 p.m.", "XXXX-XX-XXT19:00"),
        (
            "It began at 2:37 p.m. on July 2, 2013.",
            "2:37 p.m. on July 2, 2013",
            "2013-07-02T14:37",
        ),
        ("It began on Tuesday at 07:37 UTC.", "Tuesday at 07:37 UTC", "2013-07-02T07:37Z"),
        ("It began at 9 a.m. EST.", "9 a.m. EST", "XXXX-XX-XXT09:00-05:00"),
        ("It began at 9 a.m. IST.", "9 a.m. IST", "XXXX-XX-XXT09:00"),  # one of three zones
    ],
)
def test_reads_what_the_words_state(text: str, words: str, edtf: str):
    assert times(text) == [(words, edtf)]
    assert parse_edtf(edtf) is not None


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("It fell yesterday.", "yesterday", "2013-07-02"),
        ("It will fall tomorrow.", "tomorrow", "2013-07-04"),
        ("It fell on Tuesday.", "Tuesday", "2013-07-02"),
        (
            "It fell on Wednesday.",
            "Wednesday",
            "2013-07-03",
        ),  # the day of publication itself
        ("It fell on Thursday.", "Thursday", "2013-06-27"),
        ("They will meet on Thursday.", "Thursday", "2013-07-04"),  # ahead
        ("They plan to meet on Thursday.", "Thursday", "2013-07-04"),
        ("It fell last Friday.", "last Friday", "2013-06-28"),
        (
            "It fell last Wednesday.",
            "last Wednesday",
            "2013-06-26",
        ),  # not that of publication
        ("It fell on Tuesday night.", "Tuesday night", "2013-07-02"),
        ("It fell last night.", "last night", "2013-07-02"),
        ("It fell two weeks ago.", "two weeks ago", "2013-06-17/2013-06-23"),
        ("It fell three days ago.", "three days ago", "2013-06-30"),
        ("It fell a year ago.", "a year ago", "2012"),
        ("It fell last month.", "last month", "2013-06"),
        ("It fell last year.", "last year", "2012"),
        ("It fell last February.", "last February", "2013-02"),
        ("It fell this week.", "this week", "2013-07-01/2013-07-07"),
        ("They will meet next month.", "next month", "2013-08"),
        ("It fell last summer.", "last summer", "2012-22"),
        ("It fell earlier this year.", "earlier this year", "2013"),
        ("It has risen since last month.", "since last month", "2013-06/.."),
    ],
)
def test_counts_from_publication_or_leaves_open(text: str, words: str, edtf: str):
    assert times(text) == [(words, edtf)]
    without = times(text, None)
    assert len(without) == 1
    assert without[0][1] is None


@pytest.mark.parametrize(
    ("text", "words", "edtf", "undated"),
    [
        ("In April last year it fell.", "April last year", "2012-04", "XXXX-04"),
        (
            "It fell on 12 April this year.",
            "12 April this year",
            "2013-04-12",
            "XXXX-04-12",
        ),
        ("It fell in May of last year.", "May of last year", "2012-05", "XXXX-05"),
        ("It closes on May 3 next year.", "May 3 next year", "2014-05-03", "XXXX-05-03"),
    ],
)
def test_a_month_of_a_counted_year_is_one_time(
    text: str, words: str, edtf: str, undated: str
):
    assert times(text) == [(words, edtf)]
    assert times(text, None) == [(words, undated)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They marched for 48 hours.", "48 hours"),
        ("They held it for nearly a decade.", "a decade"),
        ("They signed a five-year pact.", "five-year"),
        ("They held it for the past five years.", "the past five years"),
        ("They meet every week.", "every week"),
        ("A year later it fell.", "A year later"),  # later than what?
        ("It began at midnight.", "midnight"),  # of which day?
        ("It fell some years ago.", "some years ago"),
    ],
)
def test_finds_and_leaves_open(text: str, words: str):
    assert times(text) == [(words, None)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town.",  # no months
        "The Sun rose over Jan and Mark.",
        "Some 2000 people came.",  # a count
        "They paid $2013 for it.",
        "A 12-year-old boy came.",  # an age
        "He earns 20 crowns a day.",  # a rate
        "They now rest.",  # dates nothing
        "Article 2013b says so.",
        "Soldiers brought 900 people out of the quarter.",  # a part of the town
        "",
    ],
)
def test_finds_no_time(text: str):
    assert times(text) == []


@pytest.mark.parametrize(
    "text", ["Output fell, and so did profits in the quarter.", "For the quarter it fell."]
)
def test_a_quarter_is_of_the_year_where_earnings_are_told_of(text: str):
    assert [words for words, _ in times(text)] == [
        "the quarter" if "the quarter" in text else "For the quarter"
    ]


def test_a_year_precise_publication_counts_years_only():
    published = EventDate("2013", "2013")
    assert times("It fell last year.", published) == [("last year", "2012")]
    assert times("It fell on Tuesday.", published) == [("Tuesday", None)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It fell on 23 April.", "DATE", "2013-04-23"),  # guessed here, open in EDTF
        ("They marched for 48 hours.", "DURATION", "PT48H"),
        ("They held it for several years.", "DURATION", "PXY"),
        ("They meet daily.", "SET", "P1D"),
        ("It fell last week.", "DATE", "2013-W26"),
        ("It fell last night.", "TIME", "2013-07-02TNI"),
        ("They rest now.", "DATE", "PRESENT_REF"),
    ],
)
def test_timex_values(text: str, kind: str, value: str):
    parse = parse_blocks(text, [(0, len(text))])
    assert [(t.kind, t.value) for t in find_time_values(parse, WEDNESDAY)] == [
        (kind, value)
    ]


def test_two_dates_of_a_range_are_two_timex():
    text = "It rose between 2022 and 2024."
    parse = parse_blocks(text, [(0, len(text))])
    assert [t.value for t in find_time_values(parse, None)] == ["2022", "2024"]


def test_no_time_reaches_over_a_block():
    text = "They left in July\n\n2013 men stayed"
    parse = parse_blocks(text, [(0, 17), (19, len(text))])
    assert [t.span.quote for t in find_times(parse, None)] == ["July"]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The bell rang at a quarter past nine.", "a quarter past nine", "T09:15"),
        ("It was three minutes past two.", "three minutes past two", "T02:03"),
        ("The shop shut at half past six in the evening.", "half past six", "T18:30"),
        ("He woke at ten past one.", "ten past one", "T01:10"),
        ("The boat sank at ten to four.", "ten to four", "T03:50"),
        ("At seven that morning a man rang him.", "seven", "T07:00"),
        ("She left at nine in the evening.", "nine", "T21:00"),
        ("The march ended shortly before six, when it rained.", "six", "T06:00"),
        ("They gave up the hut at around four.", "four", "T04:00"),
        ("At four the guards ran.", "four", "T04:00"),
        ("He woke at two in the morning.", "two", "T02:00"),
    ],
)
def test_reads_hours_in_words(text: str, words: str, edtf: str):
    (found,) = find_times(parse_blocks(text, [(0, len(text))]), None)
    assert (found.span.quote, found.edtf) == (words, f"XXXX-XX-XX{edtf}")


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        (
            "The bell rang at ten to ten on Tuesday night.",
            "ten to ten on Tuesday night",
            "2013-07-02T21:50",
        ),
        (
            "It rang on Tuesday evening at 9:50.",
            "Tuesday evening at 9:50",
            "2013-07-02T21:50",
        ),
        ("It rang at 9 on Tuesday night.", "9 on Tuesday night", "2013-07-02T21:00"),
        (
            "It rang at nine o'clock on Tuesday morning.",
            "nine o'clock on Tuesday morning",
            "2013-07-02T09:00",
        ),
        (
            "It rang at ten past nine on the evening of 11 June.",
            "ten past nine on the evening of 11 June",
            "XXXX-06-11T21:10",
        ),
        (
            "It rang at 21:50 on Tuesday night.",
            "21:50 on Tuesday night",
            "2013-07-02T21:50",
        ),
    ],
)
def test_an_hour_lies_in_the_part_of_the_day_beside_it(text: str, words: str, edtf: str):
    assert times(text) == [(words, edtf)]


def test_until_an_hour_leaves_the_begin_open():
    assert times("It went on until six.") == [("until six", "../XXXX-XX-XXT06:00")]


def test_two_at_night_may_be_of_the_day_after():
    found = times("It rang at two on Tuesday night.")
    assert found == [("two", "XXXX-XX-XXT02:00"), ("Tuesday night", "2013-07-02")]


@pytest.mark.parametrize(
    "text",
    [
        "The vote was ten to four.",
        "Prices rose at nine firms.",
        "Losses stood at nine.",
        "They put the dead at about four.",
        "The bridge held until four were across.",
        "The rest came shortly before three others.",
    ],
)
def test_takes_no_score_or_count_for_an_hour(text: str):
    assert find_times(parse_blocks(text, [(0, len(text))]), None) == ()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The fair opens on the last Thursday of May.", "XXXX-05"),
        ("It fell on the second Sunday in June 2023.", "2023-06"),
        ("The ferry was away in the week before the flood.", None),
        ("He left on the evening of that Monday.", None),
        ("The court closed the same year.", None),
        ("The carts came the same evening.", None),
        ("The carts came the next day.", None),
        ("The carts came the following day.", None),
    ],
)
def test_dates_nothing_by_publication_that_another_day_dates(text: str, edtf: str | None):
    published = EventDate("2024-06-12", "2024-06-12")
    found = find_times(parse_blocks(text, [(0, len(text))]), published)
    assert {t.edtf for t in found} == {edtf}
