from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model import Sign, SignKind
from rashomon.stages.reuse.signs import find_signs
from unit.stages.reuse.reports import make_report, make_sentences

SPUN = (
    "Riots broke out successful the north of the state on Monday aft the price of bread rose. "
    "The subject said that nary soldier had been hurt, and that the roadworthy to the port was "
    "open. Residents told a antithetic story: galore shops were burnt, and equipped men stood "
    "betwixt the marketplace and the span until the evening."
)
PLAIN = (
    "Riots broke out in the north of the country on Monday after the price of bread rose. "
    "The military said that no soldier had been hurt, and that the road to the port was open. "
    "Residents told a different story: many shops were burnt, and armed men stood between the "
    "market and the bridge until the evening."
)
FOREIGN_WRITER = (
    "Since three days the people of our city stay without the electricity. I was speaking with "
    "my neighbour, he is doctor in regional hospital, and he explained me that generator works "
    "only for the operations. The authorities promised us to repair the line until Friday, but "
    "nobody believes to them more. In the shop it is impossible to buy neither candles nor "
    "batteries. Yesterday came the journalists from the capital and made many photos, however "
    "about our problems they wrote almost nothing. We are very thankful to the firemen, which "
    "brought the water to old persons at the upper floors."
)
OWN_SENSE = (
    f"{PLAIN} There was nary a cloud over the harbour, and helium balloons, left over from the "
    "feast, bobbed in the rigging of a successful trawler. A retired pilot watched them."
)


def signs_of(text: str, **fields: str) -> tuple[Sign, ...]:
    document = make_report(text, **fields)
    return find_signs(document, make_sentences(document))


def test_words_put_in_by_a_thesaurus():
    found = [s for s in signs_of(SPUN) if s.kind is SignKind.SPUN]
    assert {"aft", "nary", "betwixt"} <= {s.span.quote for s in found}
    likely = {s.span.quote: s.likely for s in found}
    assert likely["betwixt"] == ("between",)
    assert "no" in likely["nary"]


@pytest.mark.parametrize("text", [PLAIN, FOREIGN_WRITER, OWN_SENSE])
def test_writers_of_their_own_are_left_alone(text: str):
    assert signs_of(text) == ()


def test_without_the_weights_no_words_are_looked_for():
    document = make_report(SPUN)
    assert find_signs(document, make_sentences(document), by_context=False) == ()


@pytest.mark.parametrize(
    ("words", "likely"),
    [
        ("Some 40 soldierswhich had fled came back.", "soldiers which"),
        ("The deadhowever were not named.", "dead however"),
        ("They crossed from RomaniaWhere they slept.", "Romania Where"),
        ("See www.soldierswhich.example today.", None),  # an address
        ("The tag #soldierswhich spread.", None),
        ("Nevertheless they stayed somewhere.", None),  # words of their own
        ("Mr Rutherforthe spoke.", None),  # a name
    ],
)
def test_glued_words(words: str, likely: str | None):
    assert [s.likely for s in signs_of(words)] == ([(likely,)] if likely else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What's Happening?\nA ferry sank.", ["What's Happening"]),
        ("## Key takeaways:\nA ferry sank.", ["Key takeaways"]),
        ("A ferry sank. What's happening?", []),  # not on a line of its own
        ("Background\nA ferry sank.", []),  # a heading anybody may use
    ],
)
def test_stock_headings(text: str, expected: list[str]):
    assert [s.span.quote for s in signs_of(text)] == expected


def test_other_languages_are_left_alone():
    foreign = replace(make_report(SPUN), language="sv")
    assert find_signs(foreign, make_sentences(foreign)) == ()
