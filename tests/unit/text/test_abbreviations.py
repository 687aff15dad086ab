from __future__ import annotations

import pytest

from rashomon.text.abbreviations import sentence_edges, spelled_out
from reading import parse_of

EDGES: list[tuple[str, dict[str, bool]]] = [
    ("The raid began at 8 p.m. Troops came.", {"Troops": True}),
    ("The quake struck at 7:30 a.m. Local officials left.", {"Local": True}),
    ("The talks lasted until 3 p.m. Brandt left.", {"Brandt": True}),
    ("The vote was held in Jan. Officials left.", {"Officials": True}),
    ("The vote was held on Sept. 3 in Dolnik.", {"3": False}),
    ("He saw Sgt. Torr and St. Ann.", {"Torr": False, "Ann": False}),
    ("Rebels shelled checkpoint No. 5 today.", {"5": False}),
    ("They hold approx. 30 villages.", {"30": False}),
    ("The dam failed at 5 a.m. Sunday.", {}),  # the day belongs to the hour
    ("The dam failed at 5 a.m. EST on Sunday.", {"EST": False}),  # so does the zone
    ("It failed at 07:37 a.m. UTC (3:37 a.m. EDT) today.", {"UTC": False, "EDT)": False}),
    ("The dam failed at 5 a.m. UN staff left.", {}),  # no zone; it is left open
    ("The dam failed at 5 a.m. Eastern Time.", {}),
    ("At 8 p.m. Brandt told us to leave.", {}),  # an hour can open a sentence
    ("The mayor said that at 8 p.m. Troops left.", {}),  # ... or a clause
    ("He lives in Main St. Police came.", {}),  # a street, or a saint
    ("Did it hold? No. 12 men fled.", {}),  # an answer, or a label
    ("He met the Gov. The talks failed.", {}),
    ("The team of a.m. Brandt left the town.", {}),  # no hour before it
    ("It rained in Dolnik. Troops left.", {}),  # a plain end is the parser's
    ("", {}),
]


@pytest.mark.parametrize(("text", "expected"), EDGES)
def test_only_certain_edges_are_told(text: str, expected: dict[str, bool]):
    edges = sentence_edges(text)
    words = {text[at:].split(maxsplit=1)[0].rstrip("."): begins for at, begins in edges}
    assert words == expected


SENTENCES = [
    ("The raid began at 8 p.m. Troops entered Dolnik.", 2),
    ("The talks lasted until 3 p.m. Brandt said they had failed.", 2),
    ("The vote was held in Jan. Officials said turnout was low.", 2),
    ("He said Sgt. Torr and Supt. Orlo had fled.", 1),
    ("Rebels shelled checkpoint No. 5 on Monday.", 1),
    ("The rebels hold approx. 30 villages.", 1),
    ("The army lost nine men, incl. two officers, on Friday.", 1),
    ("At 8 p.m. Brandt told reporters the talks had failed.", 1),
]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_sentences_end_where_they_do(text: str, count: int):
    assert len(parse_of(text).sentences) == count


def test_the_words_shown_are_those_of_the_text():
    text = "Sgt. Torr lost approx. 30 men at 7 a.m. Rebels took checkpoint No. 5."
    assert [word for *_, word in spelled_out(text)] == ["Dr.", "about", "AM", "number"]
    tokens = parse_of(text).tokens
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert {"Sgt.", "approx.", "a.m.", "No."} <= {t.text for t in tokens}


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "1.", "12)"])
def test_what_opens_an_entry_of_a_list_is_no_word(bullet: str):
    text = f"{bullet} Nine people died\n{bullet} The army denied it"
    parse = parse_of(text)
    assert parse.tokens[0].text == "Nine"
    assert parse.tokens[0].start == len(bullet) + 1


def test_a_dash_inside_a_line_stays():
    assert [t.text for t in parse_of("Nine died - six of them here").tokens][2] == "-"
