import pytest

from rashomon.model import EventDate
from rashomon.text.parse import parse_blocks
from rashomon.text.times import find_times

WEDNESDAY = EventDate("2026-05-13", "13 May 2026")


@pytest.mark.parametrize(
    "text",
    [
        "The camp will close on Friday.",
        "The minister said the camp would close on Friday.",
        "If the miners vote against it on Friday, the mine will close.",
        "The owner would lose it if he failed to pay on Friday.",
        "The camp will not open until they meet on Friday.",
        "The captain is due in court on Friday.",
        "The votes are scheduled for Friday.",
        "A vote planned for Friday divides the town.",
        "The council agreed to meet again on Friday.",
        "The troops may leave on Friday.",
        "She has to appear on Friday.",
        "The exchange planned for Friday has been postponed.",
        "They demanded that the camp be closed on Friday.",
        "The truce ends on Friday.",
        "Heavy snow could fall as early as Friday.",
        "They will rest on Thursday and leave on Friday.",
        "Doctors said he would miss Friday's match.",
        "Tickets remain valid on the lake until Friday.",
        "We call on all carters to gather on Friday.",
        "The mayor is likely to go before Friday.",
        "The court has adjourned until Friday.",
        "The trial was put off until Friday.",
        "They moved the vote to Friday.",
    ],
)
def test_what_is_still_to_come_lies_after_the_report(text: str) -> None:
    assert friday_of(text) == "2026-05-15"


@pytest.mark.parametrize(
    "text",
    [
        "The camp was to have closed on Friday.",
        "She had to appear on Friday.",
        "The truce ended on Friday.",
        "The army attacks the camp on Friday.",
        "The camp would have closed on Friday.",
        "The owner would not explain on Friday why it had closed.",
        "The smoke could be seen on Friday.",
        "The vote planned for Friday was cancelled.",
        "The record set on Friday stands.",
        "The mine will stay shut after a court refused on Friday to hear its owner.",
        "She wants to leave the town after Friday's ruling.",
        "The road had been closed until Friday.",
        "The carter was moved to a cell in Ostrel on Friday.",
    ],
)
def test_what_is_over_lies_before_the_report(text: str) -> None:
    assert friday_of(text) == "2026-05-08"


def friday_of(text: str) -> str | None:
    parse = parse_blocks(text, [(0, len(text))])
    found = (t for t in find_times(parse, WEDNESDAY) if "Friday" in t.span.quote)
    return (next(found).edtf or "").removeprefix("../")


def test_a_feast_is_no_plain_weekday() -> None:
    assert friday_of("On Good Friday the shelling stopped.") == ""


def test_sixties_of_somebody_are_an_age() -> None:
    text = "A carter in his sixties drove the cart."
    assert find_times(parse_blocks(text, [(0, len(text))]), WEDNESDAY) == ()


def test_the_next_friday_is_that_of_next_week() -> None:
    assert friday_of("The verdict is expected next Friday.") == "2026-05-22"


def test_what_is_let_by_the_week_is_of_no_week() -> None:
    text = "Nobody lets a house by the week."
    (time,) = find_times(parse_blocks(text, [(0, len(text))]), WEDNESDAY)
    assert time.edtf is None


def test_an_order_given_for_a_day_may_be_of_today() -> None:
    text = "The army ordered them to leave on Wednesday."
    (time,) = find_times(parse_blocks(text, [(0, len(text))]), WEDNESDAY)
    assert time.edtf == "2026-05-13"
