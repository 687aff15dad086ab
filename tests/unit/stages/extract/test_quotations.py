"""Quotation marks: straight, curly, doubled, mixed, left open."""

from __future__ import annotations

import pytest

from rashomon.stages.extract.quotations import (
    QuotationIndex,
    find_quotations,
    outside_quotations,
    paragraphs,
    with_marks,
)


def quotes(text: str) -> list[str]:
    lines = paragraphs(text, [(0, len(text))])
    return [text[q.start : q.end] for q in find_quotations(text, lines)]


CASES = [
    ('He said "go" and left.', ['"go"']),
    ("“Go,” he said. “Now.”", ["“Go,”", "“Now.”"]),
    ("„Geh“ und «komm»", ["„Geh“", "«komm»"]),
    ("''Go,'' she said.", ["''Go,''"]),  # two apostrophes for one mark
    ('“Go," he said, "now.”', ['“Go,"', '"now.”']),  # mixed
    ("The troops' and the town's fate", []),  # genitives
    ('"We left. He said.', ['"We left. He said.']),  # never closed: to the paragraph's end
    ('A 12" pipe', []),  # a mark that can only close opens nothing
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations_are_paired(text: str, expected: list[str]):
    assert quotes(text) == expected


def test_an_open_quotation_is_taken_up_by_the_next_paragraph():
    text = '"One.\n"Two."\nThree.\n"Four."'
    lines = paragraphs(text, [(0, len(text))])
    found = find_quotations(text, lines)
    assert [q.continues for q in found] == [False, True, False]
    assert [q.block for q in found] == [0, 1, 3]
    assert not found[0].is_closed


def test_quotations_are_found_by_place():
    text = 'x "one" y "two" z'
    index = QuotationIndex(find_quotations(text, [(0, len(text))]))
    assert [index.at(k) is not None for k in (0, 2, 6, 7, 10)] == [
        False,
        True,
        True,
        False,
        True,
    ]
    assert index.touching(0, len(text)) == (0, 1)
    assert index.touching(7, 9) == ()


def test_a_source_is_cut_out_of_a_quotation():
    text = '"The end is near," Torr said.'
    index = QuotationIndex(find_quotations(text, [(0, len(text))]))
    assert outside_quotations(text, [(9, 23)], index, 24) == ((19, 23),)
    assert outside_quotations(text, [(1, 4)], index, 2) == ((1, 4),)  # the cue is inside


def test_a_content_takes_its_marks_in():
    text = 'spoke of "a massacre" there'
    index = QuotationIndex(find_quotations(text, [(0, len(text))]))
    assert with_marks([(10, 20)], index) == ((9, 21),)
    assert with_marks([(12, 14)], index) == ((12, 14),)  # in the middle of it
