"""Who has the word in transcripts and interviews."""

from __future__ import annotations

import pytest

from reading import told_on_page

BRIEFING = """QUESTION: Can you confirm that the pump was hit?

CLERK OSTIN: I can confirm that two stones struck it. The lane is closed.
The carters say that a cart was there.

QUESTION: Who threw them?

CLERK OSTIN: We do not know."""

HEARING = """Mr Teel (Lower Ward): Does the mayor accept that the bell came too late?

The mayor: I do not accept that. The bell rang at noon."""

LETTERS = """Q. Mayor, did you know of the payments?
A. I did not. Nobody in my office knew about them.
Q. Your clerk says she told you in January.
A. Ms Varo told me that the books were wrong."""

DASHES = """– Mayor Castel, how bad is the damage?
– Worse than we thought. The mill has burned down.
– The guild says it sent ten carts.
– Three have arrived."""

PARAGRAPHS = """General, your men left the ford without a fight. Why?

We did not leave without a fight. I gave the order when the road was cut.

Your critics say that you abandoned the wounded.

That is a lie. All of them were taken out."""

BOLD = """**Do you stand by what you said of the mayor?**

I never called him a thief. The bell did not ring.

**So nobody was warned?**

Two carters were."""

COLUMN = """Why should the town pay for the pump?

We paid for it in May. The guild did not.

The pump was built by carters. It has never worked."""

ANSWERS = """Why did you close the ford?
A: The guild asked us to. Nobody was hurt.
And will you open it?
A: We will not."""

UNADDRESSED = """Was the mayor warned about the pump?

Yes. The carters wrote to him in May. He answered neither letter.

Could the fire have been prevented?

In my opinion it could."""

FAQ = """Is there still grain in the mill?

Yes. Two of the sheds are full, the guild says.

Will prices rise?

No. The guild has promised that."""

RECORD = (
    """MAYOR LENK: Thank you all. The pump is back in our ward. The water is not safe."""
)

FORWARDED = """Forwarded from "Northern Press"

Our carters hold the ford. The guild says that nobody has left it.

The mill was shut in May."""

COUNTS = """North Ford: 12 carts.
Lower Ford: 9 carts.
North Ford: 14 carts.
Lower Ford: 8 carts.
They are counted each week."""

BULLETIN = """Fire at the mill

Location: Lower Ward
Damage: two sheds
Is the ford safe? The clerk could not say."""


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            BRIEFING,
            [
                ("QUESTION", "Can you confirm that the pump was hit"),
                ("CLERK OSTIN", "two stones struck it"),
                ("CLERK OSTIN", "The lane is closed"),
                ("CLERK OSTIN < The carters", "a cart was there"),
                ("QUESTION", "Who threw them"),
                ("CLERK OSTIN", "We do not know"),
            ],
            id="labels",
        ),
        pytest.param(
            HEARING,
            [
                (
                    "Mr Teel (Lower Ward)",
                    "Does the mayor accept that the bell came too late",
                ),
                ("The mayor", "I do not accept that"),
                ("The mayor", "The bell rang at noon"),
            ],
            id="one question, one answer",
        ),
        pytest.param(
            LETTERS,
            [
                ("Q", "Mayor, did you know of the payments"),
                ("Mayor", "I did not"),
                ("Mayor", "Nobody in my office knew about them"),
                ("Q < Your clerk", "she told you in January"),
                ("Mayor < Ms Varo", "the books were wrong"),
            ],
            id="whoever is addressed answers",
        ),
        pytest.param(
            DASHES,
            [
                (None, "Mayor Castel, how bad is the damage"),
                ("Mayor Castel", "Worse than we thought"),
                ("Mayor Castel", "The mill has burned down"),
                ("The guild", "it sent ten carts"),
                ("Mayor Castel", "Three have arrived"),
            ],
            id="dashes in turn",
        ),
        pytest.param(
            PARAGRAPHS,
            [
                (None, "your men left the ford without a fight"),
                ("General", "We did not leave without a fight"),
                ("General", "I gave the order when the road was cut"),
                ("Your critics", "you abandoned the wounded"),
                ("General", "That is a lie"),
                ("General", "All of them were taken out"),
            ],
            id="paragraphs in turn",
        ),
        pytest.param(
            BOLD,
            [
                (None, "Do you stand by what you said of the mayor"),
                ("", "I never called him a thief"),
                ("", "The bell did not ring"),
                (None, "So nobody was warned"),
                ("", "Two carters were"),
            ],
            id="nobody names who answers",
        ),
        pytest.param(
            ANSWERS,
            [
                (None, "Why did you close the ford"),
                ("A", "The guild asked us to"),
                ("A", "Nobody was hurt"),
                ("A", "We will not"),
            ],
            id="only answers are marked",
        ),
        pytest.param(
            UNADDRESSED,
            [
                (None, "Was the mayor warned about the pump"),
                ("", "The carters wrote to him in May"),
                ("", "He answered neither letter"),
                ("", "In my opinion it could"),
            ],
            id="yes or no, and an I",
        ),
        pytest.param(
            FAQ,
            [
                (None, "Is there still grain in the mill"),
                ("the guild", "Two of the sheds are full"),
                (None, "The guild has promised that"),
            ],
            id="a page of questions has no I",
        ),
        pytest.param(
            FORWARDED,
            [
                ("Northern Press", "Our carters hold the ford"),
                ("Northern Press < The guild", "nobody has left it"),
                ("Northern Press", "The mill was shut in May"),
            ],
            id="what another channel wrote",
        ),
        pytest.param(
            RECORD,
            [
                ("MAYOR LENK", "Thank you all"),
                ("MAYOR LENK", "The pump is back in our ward"),
                ("MAYOR LENK", "The water is not safe"),
            ],
            id="a surname in capitals",
        ),
        pytest.param(
            COLUMN,
            [
                (None, "Why should the town pay for the pump"),
                (None, "We paid for it in May"),
                (None, "The guild did not"),
                (None, "The pump was built by carters"),
                (None, "It has never worked"),
            ],
            id="a column asks itself",
        ),
    ],
)
def test_what_is_said_in_a_turn_is_the_speakers(page: str, expected: list[tuple[str, str]]):
    assert told_on_page(page) == expected


def test_lines_that_state_a_thing_each_are_no_conversation():
    assert {who for who, _ in told_on_page(BULLETIN)} <= {None, "The clerk"}
    assert (None, "They are counted each week") in told_on_page(COUNTS)


def test_what_stands_behind_the_last_turn_of_an_excerpt_is_the_writers():
    before = "The hearing began on Monday. It was long.\n\nNobody left the hall.\n\n"
    page = before + HEARING + "\n\nThe pump works again.\n\nThe clerk went home."
    assert told_on_page(page)[-2:] == [
        (None, "The pump works again"),
        (None, "The clerk went home"),
    ]


def test_a_headline_with_a_name_is_no_turn():
    head = "Ostin: Lane at Lower Ward Closed After Stones Were Thrown"
    told = told_on_page(f"{head}\n\nThe clerk spoke to the press on Monday.\n\n{BRIEFING}")
    assert (None, "The clerk spoke to the press on Monday") in told
    assert ("CLERK OSTIN", "The lane is closed") in told
