import pytest

from rashomon.text.bylines import find_byline
from rashomon.text.date_lines import find_date_line

PROSE = "The mayor of Lisk said on Sunday that the bridge over the Orm had been closed."
MORE = "Two ferries carried people over the river until nightfall, the port office said."


def below_title(*lines: str) -> str:
    return "\n".join(("Bridge at Lisk closed", *lines, "", PROSE, "", MORE))


@pytest.mark.parametrize(
    ("line", "edtf", "quote"),
    [
        ("12 May 2031", "2031-05-12", "12 May 2031"),
        ("Monday, 12 May 2031, 10:20 GMT", "2031-05-12", "Monday, 12 May 2031, 10:20 GMT"),
        ("Published: May 12, 2031", "2031-05-12", "Published: May 12, 2031"),
        ("Published on 12 May 2031 | Updated 13 May 2031", "2031-05-12", None),
        ("12 May 2031 Last updated at 13:38 GMT", "2031-05-12", None),
        ("Posted 2031-05-12 08:00 UTC", "2031-05-12", None),
        ("Last updated: 13 May 2031 / First published: 12 May 2031", "2031-05-12", None),
        ("2031-05-12T10:20:00Z", "2031-05-12", "2031-05-12T10:20:00Z"),
        ("12.05.2031", "2031", "12.05.2031"),  # day and month can be exchanged
        ("May 12th, 2031 at 10:20 a.m. EDT", "2031-05-12", None),
        ("Posted by Mara Teel on 12 May 2031", "2031-05-12", None),
        ("Date: 12 May 2031", "2031-05-12", "Date: 12 May 2031"),
        ("May 2031", "2031-05", "May 2031"),  # an issue of a month
        ("Published 2031", "2031", "Published 2031"),
        ("Published 03/05/2031", "2031", None),  # day and month can be exchanged
        ("AFP, Tuesday 13 May 2031", "2031-05-13", "AFP, Tuesday 13 May 2031"),
        ("Date: AFP, Tuesday 13 May 2031", "2031-05-13", None),
        ("Reuters | May 12, 2031", "2031-05-12", "Reuters | May 12, 2031"),
        ("12 May 2031 (AFP)", "2031-05-12", "12 May 2031 (AFP)"),
        ("liskpost.example, Tuesday 13 May 2031", "2031-05-13", None),
        ("By Mara Teel | 12 May 2031", "2031-05-12", "12 May 2031"),
        ("By Mara Teel, Lisk Post, 12 May 2031 10:20 GMT", "2031-05-12", None),
        ("12 May 2031 | By Mara Teel and Jon Osk", "2031-05-12", "12 May 2031"),
        ("The Lisk Post, Tuesday 13 May 2031", "2031-05-13", "Tuesday 13 May 2031"),
        ("Lisk Post · 12 May 2031", "2031-05-12", "12 May 2031"),
        ("VARENA, July 2, 2031 Updated: July 3, 2031 15:01 IST", "2031-07-02", None),
        ("Lisk, 12 May 2031", "2031-05-12", "12 May 2031"),
    ],
)
def test_a_date_line_below_the_title(line: str, edtf: str, quote: str | None):
    text = below_title(line)
    found = find_date_line(text)
    assert found is not None
    assert found.edtf == edtf
    assert text[found.start : found.end] in line
    if quote is not None:
        assert text[found.start : found.end] == quote


@pytest.mark.parametrize(
    ("opening", "quote"),
    [
        ("LISK, 12 May 2031 (Agency) - ", "12 May 2031"),
        ("LISK, May 12, 2031 (AFP) -- ", "May 12, 2031"),
        ("LISK, May 12, 2031 (AFP) ", "May 12, 2031"),
        ("NEW LISK, Varena, Monday, 12 May 2031 – ", "12 May 2031"),
        ("Lisk, May 12, 2031 /Lisk Wire/ — ", "May 12, 2031"),
        ("LISK (AP), 12 May 2031 — ", "12 May 2031"),
        ("12 May 2031 – ", "12 May 2031"),
    ],
)
def test_a_date_line_that_begins_the_report(opening: str, quote: str):
    for text in (opening + PROSE, below_title() + "\n"):
        found = find_date_line(text)
        if text.startswith(opening):
            assert found is not None
            assert (found.edtf, text[found.start : found.end]) == ("2031-05-12", quote)
        else:
            assert found is None


@pytest.mark.parametrize(
    "line",
    [
        "LISK, 12 May (Agency) - The bridge over the Orm was closed, the mayor said.",  # no year
        "12 May",
        "On 12 May 2031 the bridge over the Orm was closed, the mayor said.",  # prose
        "In Lisk, 12 May 2031 - the day of the vote - is remembered well, he said.",
        "12 May 2031 - 14 May 2031",  # a range
        "12 May 2031 – 14 May 2031",
        "12 May 2031 / 14 May 2031",
        "Flood at Lisk, 12 May 2031",  # a title
        "Seawall repaired: 12 May 2031",
        "Born: 12 May 1970",
        "- 12 May 2031",  # an item
        "12 May 2031 The bridge is closed.",  # an entry of a chronology
        "Updated: 12 May 2031",  # not the day of publication
        "Retrieved 12 May 2031",
        "2031",
        "A ferry on the Orm. 12 May 2031. (Source: Lisk Pictures)",
        "— Port of Lisk (@portoflisk) May 12, 2031",
        "Photo: AFP, 12 May 2031",
        "Photo by Jon Osk | 12 May 2031",
    ],
)
def test_no_date_line(line: str):
    assert find_date_line(below_title(line)) is None


def test_beside_a_picture_it_is_the_day_of_the_picture():
    assert find_date_line(below_title("12 May 2031", "Photo: Jon Osk")) is None


def test_lines_that_agree_give_the_most_precise():
    text = below_title("May 2031", "Lisk, 12 May 2031")
    found = find_date_line(text)
    assert found is not None
    assert found.edtf == "2031-05-12"


def test_two_that_differ_give_none():
    assert find_date_line(below_title("12 May 2031", "13 May 2031")) is None
    assert find_date_line(below_title("12 May 2031") + "\n13 May 2031\n" + PROSE) is None
    opening = "LISK, 13 May 2031 (Agency) - "
    assert find_date_line(below_title("12 May 2031") + "\n" + opening + PROSE) is None


def test_a_line_that_says_published_goes_before_the_day_on_top():
    found = find_date_line("13 May 2031\n" + below_title("Published 12 May 2031"))
    assert found is not None
    assert found.edtf == "2031-05-12"


def test_below_the_report_only_published_is_its_own():
    rest = "\n".join([PROSE, MORE] * 3)
    assert find_date_line(f"{rest}\nFriday, May 23, 2031.\n") is None  # of a correction
    assert find_date_line(f"{rest}\nPosted 23 May 2031\n") is None  # of a comment
    found = find_date_line(f"{rest}\nFirst published on Mon 12 May 2031 12.28 BST\n")
    assert found is not None
    assert found.edtf == "2031-05-12"


def test_odd_white_space_keeps_offsets():
    text = "\ufeff Bridge closed\r\n\u2003 12\u00a0May\u20092031 \r\n\r\n" + PROSE
    found = find_date_line(text)
    assert found is not None
    assert text[found.start : found.end] == "12\u00a0May\u20092031"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["By Mara Teel"], "Mara Teel"),
        (["BY MARA TEEL AND JON OSK"], "MARA TEEL AND JON OSK"),
        (["By Mara Teel, Lisk Post"], "Mara Teel, Lisk Post"),
        (["By Mara Teel in Lisk"], "Mara Teel"),
        (["By AFP"], "AFP"),
        (["By Reuters Staff"], "Reuters Staff"),
        (["By Mara Teel", "By Jon Osk"], None),  # two people, or two reports
        (["By the river"], None),
        (["By Mara"], None),  # too little for a name
        ([], None),
    ],
)
def test_a_byline_below_the_title(lines: list[str], names: str | None):
    text = below_title(*lines)
    found = find_byline(text)
    assert (found and text[found.start : found.end]) == names


def test_a_title_is_no_byline():
    assert find_byline("By Any Means Necessary\n\n" + PROSE) is None


def test_long_garbage_is_read_once():
    assert find_date_line("12 May 2031, " * 100_000) is None
    assert find_date_line("12 May\n" * 100_000) is None
    assert find_date_line(" " * 1_000_000 + "\n" + "\u2003" * 100_000) is None
    assert find_byline("By Mara Teel " * 100_000) is None
