from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model import Sign
from rashomon.stages.reuse.signs import find_signs
from unit.stages.reuse.reports import make_report, make_sentences

SLIP = "Riots broke out successful the north. "
"""One spun word; a second makes both count."""


def signs_of(text: str, **fields: str) -> tuple[Sign, ...]:
    document = make_report(text, **fields)
    return find_signs(document, make_sentences(document))


@pytest.mark.parametrize(
    ("words", "likely"),
    [
        ("The talks could beryllium ended.", "be"),
        ("There is nary proof of it.", "no"),
        ("They whitethorn not come.", "may"),
        ("The camps person led to anger.", "have"),
        ("The town ran retired of bread.", None),  # "ran" shows no participle: left alone
        ("The town is running retired of bread.", "out"),
        ("There are galore signs of it.", "many"),
        ("A rift betwixt the towns grew.", "between"),
    ],
)
def test_spun_words(words: str, likely: str | None):
    found = signs_of(SLIP + words)
    if likely is None:
        assert found == ()
    else:
        assert [s.likely for s in found] == [("in",), (likely,)]


@pytest.mark.parametrize(
    "words",
    [
        "The mine yields beryllium and tin.",
        "There was nary a cloud.",  # an idiom
        "A hawthorn stood by the gate.",
        "One person led the way.",
        "The successful Ostrel team left.",
        "He was successful. The team left.",
        "He is a retired of the old school.",
        "There were prizes galore.",
        "She ran hither and thither.",
        "Helium prices rose and arsenic was found.",
    ],
)
def test_words_in_their_own_sense(words: str):
    assert signs_of(f"{words} {words}") == ()


def test_one_slip_is_no_sign():
    assert signs_of(SLIP) == ()


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army killed action films near Osk.", ["action films"]),
        ("The cinema in Osk shows action films.", []),
    ],
)
def test_translation_debris(text: str, expected: list[str]):
    assert [s.span.quote for s in signs_of(text)] == expected


def test_other_languages_are_left_alone():
    document = make_report(SLIP * 2)
    foreign = replace(document, language="sv")
    assert find_signs(foreign, make_sentences(foreign)) == ()
