"""Which lines are headline, body, caption and boilerplate."""

from __future__ import annotations

import time
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import make_document
from rashomon.model import ZoneKind
from rashomon.stages.segment import SegmentParams, find_zones

HEADLINE, BODY, CAPTION, BOILERPLATE = (
    ZoneKind.HEADLINE,
    ZoneKind.BODY,
    ZoneKind.CAPTION,
    ZoneKind.BOILERPLATE,
)

PROSE = (
    "The army said on Monday that it had pulled its guns back from the bridge at Ostrel."
)
MORE = "Villagers on the east bank told the paper that the guns were where they had always been."
LONG = f"{PROSE} {MORE} {PROSE}"


def laid_out(text: str, title: str | None = None) -> list[tuple[ZoneKind, str]]:
    document = make_document(text, title=title)
    return [
        (zone.kind, text[zone.start : zone.end])
        for zone in find_zones(document, SegmentParams())
    ]


def kind_of(line: str, *, above: str = PROSE, below: str = MORE) -> ZoneKind:
    zones = laid_out(f"{above}\n\n{line}\n\n{below}")
    [kind] = [
        kind for kind, words in zones if words in line and words not in {above, below}
    ]
    return kind


def test_every_setting_says_what_it_is():
    for setting in fields(SegmentParams):
        assert {"help", "unit", "range"} <= set(setting.metadata)


def test_page_copied_with_its_frame():
    page = "\n".join(
        [
            "Category",
            "Latest news",
            "",
            "Guns Leave Ostrel. They Come Back at Night",
            "4 min read",
            "Authors",
            "Photo of Mara Teel",
            "News Writer",
            "Guns Leave Ostrel. They Come Back at Night",
            "A woman crosses the bridge at Ostrel. May 3, 2019. (Source: Getty Images)",
            "",
            PROSE,
            "",
            MORE,
            "",
            "See all",
            "",
            "Help Us Keep the Lights On",
            "",
            "Your gift pays for reporters on the river. You keep them there.",
            "",
            "Greek (GR) ·",
        ]
    )
    assert [kind for kind, _ in laid_out(page)] == [
        BOILERPLATE,
        BOILERPLATE,
        HEADLINE,
        BOILERPLATE,
        BOILERPLATE,
        BOILERPLATE,
        BOILERPLATE,
        HEADLINE,
        CAPTION,
        BODY,
        BODY,
        BOILERPLATE,
        BOILERPLATE,
        BOILERPLATE,
        BOILERPLATE,
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Scope of the attack", "a heading between paragraphs"),
        ("What's next?", "a stock heading"),
        ("Who holds the ridge?", "a heading that asks"),
        ("'We saw the guns'", "a heading that quotes"),
        ("- Night talks -", "a heading between dashes"),
        ("## What the count shows", "a marked heading"),
        ("* * *", "an ornament"),
        ("https://ostrelpost.example/world/a-1", "an address"),
        ("desk@ostrelpost.example", "an address"),
        ("@ostrelpost", "a handle"),
        ("#OstrelBridge #Ceasefire", "tags"),
        ("— Ostrel Relief (@ostrelrelief) May 3, 2019", "who wrote a post"),
        ("By Mara Teel and Jon Osk, Ostrel Post", "a byline"),
        ("By MARA TEEL", "a byline"),
        ("mt/jo (Wire, Other Wire)", "an editor's signature"),
        ("Home | World | Sport", "a menu"),
        ("English (US) ·", "a language switch"),
        ("Updated: 3 May 2019, 15:20 GMT", "a date line"),
        ("Friday, December 4, 2015", "a date line"),
        ("7 p.m.", "a clock time"),
        ("2 min read", "a reading time"),
        ("Share on Facebook", "a button"),
        ("ADVERTISEMENT", "an advertisement"),
        ("Senior political correspondent", "a function"),
        ("(Photo: Mara Teel)", "a credit without a caption"),
        ("[image via AP]", "a credit without a caption"),
        ("Bloomberg via Getty Images.", "a credit without a caption"),
        ("Additional reporting by Mara Teel in Ostrel", "a credit"),
        ("Contributing: The Wire Service", "a credit"),
        ("Mara Teel and Jon Osk contributed to this report.", "a credit"),
        ("(Reporting by Mara Teel; Editing by Jon Osk)", "a credit"),
        ("MORE: Why the mayor of Ostrel sold his boat", "a link"),
        ("Read more: Why the mayor of Ostrel sold his boat", "a link"),
        ("Sign up for our evening letter and get the news first.", "an appeal"),
        ("Follow Mara Teel on Twitter @marateel.", "an appeal"),
        ("Seen the guns? Share it in the comments.", "an appeal"),
        ("© 2019 Ostrel Post. All rights reserved.", "a notice"),
        ("This article has been updated to correct a name.", "a notice"),
    ],
)
def test_lines_that_are_nobodys_claim(line: str, why: str):
    assert kind_of(line) is BOILERPLATE, why


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (LONG, "prose"),
        (f"“{PROSE}”", "a quotation"),
        ("The crowd booed.", "a short sentence"),
        ("“It was the army,” she said.", "a short quotation"),
        ("He then asked, “With guns?”", "a question inside a sentence"),
        ("Army: guns gone", "headline style with a source"),
        ("Dead: 24", "a figure"),
        ("24 soldiers dead", "a figure"),
        ("suicide attacks;", "an item without a bullet"),
        ("He said:", "it announces"),
        ("Army denies the guns are back on the ridge", "too long for a heading"),
        ("Join us or leave, the commander told the village elders on Monday.", "not our"),
        ("“Follow us on the road north,” the commander said.", "an appeal in a quotation"),
        ("Support for the truce fell by half after the shelling, a poll found.", "a noun"),
        ("Donated blankets reached the camp on Monday, the charity said.", "a participle"),
        ("Related deaths rose to 31, the clinic said.", "an adjective"),
        ("By Monday the army had left Ostrel, villagers said.", "a time, no byline"),
        ("In May 2019, 24 people died.", "a date inside a sentence"),
        (
            "The army (Second Corps) fired, the governor said. (Wire)",
            "a wire is no picture",
        ),
        (
            "Video of the strike was posted by villagers, who said it was the army.",
            "a source",
        ),
        (
            "Reporting by the Ostrel Post shows that the guns were back on the ridge.",
            "a source",
        ),
        (
            "DOLNIK, Varena, May 3 (Wire) — The army left.",
            "a date line before its sentence",
        ),
        ("Copyright law did not cover the leaked orders, a judge said.", "a subject"),
        ("Province | Dead | Missing 12", "a row with figures"),
    ],
)
def test_lines_that_are_read_as_body(line: str, why: str):
    assert kind_of(line) is BODY, why


@pytest.mark.parametrize(
    "line",
    [
        "Women queue for water in Ostrel. (Photo: Mara Teel)",
        "Women queue for water in Ostrel. (AP Photo/Mara Teel)",
        "Women queue for water in Ostrel. (MARA TEEL/AFP/Getty Images.)",
        "Women queue for water in Ostrel, May 3, 2019. [Image via Reuters]",
        "Women queue for water in Ostrel. (File photo)",
        "Women queue for water in Ostrel. Photo: Mara Teel/Wire",
        "FILE - In this May 3, 2019 photo, women queue for water in Ostrel.",
        "A screengrab from a video said to show the guns on the ridge …",
        "File photo: Women queue for water in Ostrel",
    ],
)
def test_captions(line: str):
    assert kind_of(line) is CAPTION


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Guns back at Ostrel", "Guns back at Ostrel"),
        ("Guns back at Ostrel", "GUNS BACK AT OSTREL."),
        ("Guns back at Ostrel | Ostrel Post", "Guns back at Ostrel"),
        ("Guns “back” at Ostrel", 'Guns "back" at Ostrel'),
        ("Ceasefire", "Ceasefire"),
    ],
)
def test_stated_title_is_the_headline_where_it_is_repeated(title: str, line: str):
    zones = laid_out(f"World\n\n{line}\n\n{PROSE}\n\n{MORE}", title)
    assert zones == [(BOILERPLATE, "World"), (HEADLINE, line), (BODY, PROSE), (BODY, MORE)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Army says guns are gone from Ostrel", HEADLINE),
        ("Who moved the guns at Ostrel?", HEADLINE),
        ("# Guns gone from Ostrel bridge", HEADLINE),
        ("Army Says Guns Are Gone From Ostrel Ridge.", HEADLINE),
        ("Economic scene", BOILERPLATE),
        ("What happened?", BOILERPLATE),
        ("## What the army told the town", BOILERPLATE),
        ("The army left Ostrel.", BODY),
        ("The army told the town of Ostrel the following:", BODY),
        ("- the army left the town of Ostrel", BODY),
    ],
)
def test_first_line(line: str, kind: ZoneKind):
    assert laid_out(f"{line}\n\n{PROSE}\n\n{MORE}")[0][0] is kind


@pytest.mark.parametrize(
    "text",
    [
        "Army: 21 dead in Ostrel",
        LONG,
        "Guns gone",
        "Mara\nwrote\nshort lines\n\nand then\nmore of them\n",
        "Dead\n24\nMissing\n3\nOstrel\n",
    ],
    ids=["one line", "one paragraph", "two words", "verse", "table"],
)
def test_text_without_a_layout_is_body(text: str):
    assert {kind for kind, _ in laid_out(text)} == {BODY}


def test_rows_between_paragraphs_are_no_headings():
    zones = laid_out(f"{PROSE}\n\nOstrel\nDolnik\nTeslo\n\n{MORE}\n\n{PROSE}\n\n{MORE}")
    assert [kind for kind, _ in zones] == [BODY] * 7


def test_list_is_body_without_its_bullets():
    zones = laid_out(f"{PROSE}\nThe guns were:\n- three mortars;\n• two howitzers.\n{MORE}")
    assert zones[1:4] == [
        (BODY, "The guns were:"),
        (BODY, "three mortars;"),
        (BODY, "two howitzers."),
    ]


def test_first_of_a_list_without_bullets_is_body():
    zones = laid_out(f"{PROSE}\nThe guns were:\nThree mortars\n{MORE}\n{PROSE}")
    assert (BODY, "Three mortars") in zones


def test_links_below_a_heading_end_at_prose():
    zones = laid_out(
        f"{PROSE}\n\nRelated stories\nMayor of Ostrel sells his boat to the enemy\n"
        f"Why the ridge matters to the river towns\n{MORE}\nArmy says the guns are gone for good"
    )
    assert [kind for kind, _ in zones] == [
        BODY,
        BOILERPLATE,
        BOILERPLATE,
        BOILERPLATE,
        BODY,
        BODY,
    ]


def test_paragraph_to_the_reader_is_read_unless_an_appeal_at_the_end_goes_before():
    reader = "You can see the ridge from your window, and you know who holds it now."
    appeal = "Support our work"
    assert laid_out(f"{PROSE}\n\n{reader}")[-1][0] is BODY
    assert laid_out(f"{PROSE}\n\n{appeal}\n\n{reader}")[-1][0] is BOILERPLATE
    assert laid_out(f"{PROSE}\n\n{appeal}\n\n{reader}\n\n{MORE}")[-2][0] is BODY
    assert laid_out(f"{PROSE}\n\n{appeal}\n\n“{reader}”")[-1][0] is BODY


def test_credit_that_closes_a_paragraph_is_parted_from_it():
    credit = "(Writing by Mara Teel; Editing by Jon Osk)"
    assert laid_out(f"{LONG} {credit}\n") == [(BODY, LONG), (BOILERPLATE, credit)]
    assert laid_out(f"{LONG} (He had left Ostrel by then)")[0][1].endswith("then)")


WRAPPED = """The army said on Monday that it had pulled its guns back from the ridge
above Ostrel, but villagers who were reached by telephone said that Gov.
Teodor Vashk had told them otherwise and that the guns had only been moved
to the other slope at night.

Nobody in the town could say which of the two accounts was right."""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_one_paragraph(newline: str):
    text = WRAPPED.replace("\n", newline)
    parts = text.split(newline * 2)
    assert laid_out(text) == [(BODY, parts[0]), (BODY, parts[1])]


def test_heading_above_a_wrapped_paragraph_stands_alone():
    zones = laid_out(f"Night on the ridge\n{WRAPPED}")
    assert zones[0] == (HEADLINE, "Night on the ridge")
    assert len(zones) == 3


def test_paragraphs_on_lines_of_their_own_stay_apart():
    assert laid_out(f"{LONG}\n{LONG} b\n{PROSE}") == [
        (BODY, LONG),
        (BODY, f"{LONG} b"),
        (BODY, PROSE),
    ]


def test_sentence_broken_in_lower_case_goes_on():
    broken = "The army said on Monday that it had\npulled its guns back from the ridge."
    assert laid_out(f"{LONG}\n\n{broken}\n\n{LONG}")[1] == (BODY, broken)


def test_offsets_are_exact_with_invisible_and_wide_characters():
    text = (
        "\u200f\u00a0" * 45
        + "\U0001f600 الجسر مغلق، said the town.\u200e\n\u200b\n\u2028"
        + PROSE
    )
    zones = laid_out(text)
    assert zones[0][1] == "\U0001f600 الجسر مغلق، said the town."
    assert zones[-1][1] == PROSE


@pytest.mark.parametrize(
    "text",
    [
        PROSE * 3500,
        "word " * 60_000,
        "x" * 300_000,
        "\u00a0" * 300_000 + "x",
        "(" * 300_000,
        "- " * 150_000,
        "a\n" * 40_000,
        "Photo: " * 40_000,
        "A. " * 100_000,
        "| " * 150_000,
        ("you " * 20 + "\n") * 4000,
    ],
    ids=range(11),
)
def test_300_kb_take_less_than_two_seconds(text: str):
    begin = time.process_time()
    assert laid_out(text)
    assert time.process_time() - begin < 2.0


LINES = st.sampled_from(
    [
        PROSE,
        MORE,
        LONG,
        "Related stories",
        "Scope of it",
        "Support our work",
        "- item",
        "##  x",
        "(Photo: A. B)",
        f"{PROSE} (Editing by Jon Osk)",
        "you",
        "",
        " ",
        "\u200b",
        "By Mara Teel",
    ]
)
LAYOUTS = st.lists(LINES | st.text(max_size=40), max_size=14).map("\n".join)


@settings(deadline=None)
@given(LAYOUTS | st.text(max_size=300))
def test_zones_are_ordered_disjoint_and_cover_every_line(text: str):
    document = make_document(text)
    zones = find_zones(document, SegmentParams())
    last = 0
    for zone in zones:
        assert last <= zone.start < zone.end <= len(text)
        assert text[zone.start : zone.end].strip() == text[zone.start : zone.end]
        last = zone.end
    covered = {i for zone in zones for i in range(zone.start, zone.end)}
    missed = "".join(c for i, c in enumerate(text) if i not in covered)
    assert not any(c.isalnum() for c in missed)
    assert zones == find_zones(document, SegmentParams())
