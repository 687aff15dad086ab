"""Who says what: one invented sentence for each construction."""

from __future__ import annotations

import pytest

from factories import make_document
from rashomon.errors import SettingError
from rashomon.model import Attribution, Zone, ZoneKind
from rashomon.stages.extract.attributions import find_attributions
from rashomon.stages.extract.params import ExtractParams
from rashomon.text.parse import parse_blocks

Row = tuple[str, str, str]


def read(text: str, **settings: int) -> tuple[Attribution, ...]:
    document = make_document(text)
    zones: list[Zone] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            zones.append(Zone(document.id, ZoneKind.BODY, start, start + len(line)))
        start += len(line) + 1
    parse = parse_blocks(text, [(z.start, z.end) for z in zones])
    params = ExtractParams(tagger="rules", **settings)
    return find_attributions(document, zones, parse, params)


def rows(found: tuple[Attribution, ...], *, outermost: bool = True) -> list[Row]:
    kept = [a for a in found if a.outer_id is None or not outermost]
    return [_row(a) for a in kept]


def _row(a: Attribution) -> Row:
    join = " … ".join
    return (
        join(s.quote for s in a.source),
        join(s.quote for s in a.cue),
        join(s.quote for s in a.content),
    )


ONE = [
    # whose count it is
    (
        "By the count of the council, no more than six people died.",
        ("the council", "count", "no more than six people died"),
    ),
    (
        "Six people died by the army's estimate.",
        ("the army", "estimate", "Six people died"),
    ),
    # nobody is credited
    ("The truce seems to hold.", ("", "seems", "The truce … to hold")),
    ("It appears that the mayor fled.", ("", "appears", "that the mayor fled")),
    (
        "The mayor reportedly fled to Ostrel, while the army stayed.",
        ("", "reportedly", "The mayor … fled to Ostrel"),
    ),
    ("The pass is known as the Gate.", ("", "is known", "The pass … as the Gate")),
    (
        "The mayor seemed to suggest that the truce was dead.",  # he does
        ("The mayor", "to suggest", "that the truce was dead"),
    ),
    ("The mayor said the truce seems dead.", ("The mayor", "said", "the truce seems dead")),
    (
        "The march was banned because of concerns that it would spread.",
        ("", "concerns", "that it would spread"),
    ),
    # direct, indirect and mixed quotation
    (
        '"We lost nine men," a militia spokesman said.',
        ("a militia spokesman", "said", '"We lost nine men,"'),
    ),
    (
        "“The dam will hold,” said Olga Brandt.",
        ("Olga Brandt", "said", "“The dam will hold,”"),
    ),
    (
        "He said the bridge was closed. Later that day rain fell.",  # does not bleed over
        ("He", "said", "the bridge was closed"),
    ),
    (
        'She said the raid was "a grave error" by the army.',
        ("She", "said", 'the raid was "a grave error" by the army'),
    ),
    (
        '"We are ready," she said. "Nobody will take the town."',
        ("she", "said", '"We are ready," … "Nobody will take the town."'),
    ),
    # an addressee is no content
    (
        "At least 30 people drowned, villagers told Halden News on condition of anonymity.",
        ("villagers", "told", "At least 30 people drowned"),
    ),
    # set phrases
    (
        (
            "According to the intelligence service of Ostrel, 70 percent of the victims were shot"
            " by border guards."
        ),
        (
            "the intelligence service of Ostrel",
            "According to",
            "70 percent of the victims were shot by border guards",
        ),
    ),
    (
        "The general was killed (according to a number of messages).",
        ("a number of messages", "according to", "The general was killed"),
    ),
    (
        "The base fell and the general was killed (according to a number of messages).",
        ("a number of messages", "according to", "the general was killed"),
    ),
    # clauses without "that", infinitives, gerunds
    (
        "The Kestrel Group claimed it had met its goals.",
        ("The Kestrel Group", "claimed", "it had met its goals"),
    ),
    ("The rebels claimed to have won.", ("The rebels", "claimed", "to have won")),
    (
        "Minister Olga Brandt accused Tervia of backing the raiders.",
        ("Minister Olga Brandt", "accused", "Tervia of backing the raiders"),
    ),
    (
        "They blamed the militia for the blast.",
        ("They", "blamed", "the militia for the blast"),
    ),
    # nobody named
    (
        "It was said that the general had fled.",
        ("", "was said", "that the general had fled"),
    ),
    (
        "The rebels are believed to have left the city.",
        ("", "are believed", "The rebels … to have left the city"),
    ),
    (
        (
            "It is reported that up to 900 fighters stormed the port, though there is no"
            " official confirmation."
        ),  # the concession is the author's
        ("", "is reported", "that up to 900 fighters stormed the port"),
    ),
    # denial and confirmation
    (
        "The interior ministry denied that the police had beaten prisoners.",
        ("The interior ministry", "denied", "that the police had beaten prisoners"),
    ),
    (
        "The government has not confirmed the truce.",
        ("The government", "has not confirmed", "the truce"),
    ),
    (
        "An official of the intelligence directorate validated the reports.",
        ("An official of the intelligence directorate", "validated", "the reports"),
    ),
    # nouns
    (
        "Reporters noted the minister's denial that troops had crossed the river.",
        ("Reporters", "noted", "the minister's denial that troops had crossed the river"),
    ),
    (
        "The commander made the claim that the river had been mined.",
        ("The commander", "made … claim", "that the river had been mined"),
    ),
    # a tail the parser takes for a noun
    (
        "Farmers were shot by guards, rights groups allege.",
        ("rights groups", "allege", "Farmers were shot by guards"),
    ),
    # as-clauses
    ("The raid failed, as the colonel noted.", ("the colonel", "noted", "The raid failed")),
    ("As the mayor put it, the town was lost.", ("the mayor", "put", "the town was lost")),
    # hedged cue
    (
        "Some observers might argue that the valley is remote.",
        ("Some observers", "might argue", "that the valley is remote"),
    ),
    # joint sources
    (
        "Brandt and Melk said the talks would resume.",
        ("Brandt and Melk", "said", "the talks would resume"),
    ),
    (
        "The army, the police and the mayor all said the town was calm.",
        ("The army, the police and the mayor", "said", "the town was calm"),
    ),
    # inverted, parsed as an object
    (
        'The treaty signals "the beginning of the end" for the union, said Gerd Walden.',
        (
            "Gerd Walden",
            "said",
            'The treaty signals "the beginning of the end" for the union',
        ),
    ),
    # what the parser takes out of the quotation for the subject
    (
        '"The road is open to all of us," Iven Torr, a baker of 40, said.',
        ("Iven Torr, a baker of 40", "said", '"The road is open to all of us,"'),
    ),
    (
        'Ana Melk (Union-Kovan) said, "The road is open, and we will take it."',
        ("Ana Melk (Union-Kovan)", "said", '"The road is open, and we will take it."'),
    ),
    # a colon is cue enough
    (
        'Torr had a blunt reply for the council: "You have lost the valley."',
        ("Torr", "had", '"You have lost the valley."'),
    ),
    # a guess after a quotation is the writer's
    (
        'Tervia said the men "were armed by a foreign state," presumably Ostrel.',
        ("Tervia", "said", 'the men "were armed by a foreign state,"'),
    ),
    (
        "The general, according to two people familiar with the matter, has resigned.",
        (
            "two people familiar with the matter",
            "according to",
            "The general … has resigned",
        ),
    ),
    (
        "Rebels 'kill 12 soldiers' in raid - army",
        ("army", "-", "Rebels 'kill 12 soldiers' in raid"),
    ),
    (
        "Analysts' data suggest that the army is weak.",
        ("Analysts' data", "suggest", "that the army is weak"),
    ),
    # layout
    ("Army: 21 dead in Kovan", ("Army", ":", "21 dead in Kovan")),
    ("Dam has burst, says UN", ("UN", "says", "Dam has burst")),
    (
        "BRANDT: When did the shelling start?",
        ("BRANDT", ":", "When did the shelling start?"),
    ),
    (
        '"Bread is dear, and people starve." ― Iven Torr',
        ("Iven Torr", "―", '"Bread is dear, and people starve."'),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE, ids=[t[:40] for t, _ in ONE])
def test_one_attribution_is_found(text: str, expected: Row):
    assert rows(read(text)) == [expected]


TWO = [
    (
        (
            "Critics condemned the move, claiming there was nothing to gain there and that the"
            " troops should stay home."
        ),
        [
            ("Critics", "condemned", "the move"),
            (
                "Critics",
                "claiming",
                "there was nothing to gain there and that the troops should stay home",
            ),
        ],
    ),
    (
        (
            "The company announced its departure from Tervia, stating that its mission was"
            " complete."
        ),
        [
            ("The company", "announced", "its departure from Tervia"),
            ("The company", "stating", "that its mission was complete"),
        ],
    ),
    (
        "The colonel said the siege was over, telling reporters that food had arrived.",
        [
            ("The colonel", "said", "the siege was over"),
            ("The colonel", "telling", "that food had arrived"),
        ],
    ),
    (
        "The minister said the attack killed 12 people, but witnesses put the toll at 30.",
        [
            ("The minister", "said", "the attack killed 12 people"),
            ("witnesses", "put", "the toll at 30"),
        ],
    ),
    (
        "The UN says at least 500 people were killed; the junta says 203, all of them fighters.",
        [
            ("The UN", "says", "at least 500 people were killed"),
            ("the junta", "says", "203"),
        ],
    ),
    (
        "The UN warned that famine was near and called on both sides to let aid through.",
        [
            ("The UN", "warned", "that famine was near"),
            ("The UN", "called on", "both sides to let aid through"),
        ],
    ),
    (
        "Nobody has claimed responsibility for the raid, which the ministry blamed on rebels.",
        [
            ("Nobody", "has claimed", "responsibility for the raid"),
            ("the ministry", "blamed", "the raid … on rebels"),
        ],
    ),
    (
        "The mission has failed, according to the Tervian Watch, which put losses at 736.",
        [
            ("the Tervian Watch", "according to", "The mission has failed"),
            ("which", "put", "losses at 736"),
        ],
    ),
    (
        "Tervia army says raiders killed 14 in Moss ambush, raiders deny",
        [
            ("Tervia army", "says", "raiders killed 14 in Moss ambush"),
            ("raiders", "deny", "raiders killed 14 in Moss ambush"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TWO, ids=[t[:40] for t, _ in TWO])
def test_both_attributions_are_found(text: str, expected: list[Row]):
    assert rows(read(text)) == expected


def test_a_chain_keeps_who_relays_whom():
    found = read("The mayor said that nurses had told soldiers that the gunmen fled north.")
    by_cue = {a.cue[0].quote: a for a in found}
    assert by_cue["had told"].outer_id == by_cue["said"].id
    assert by_cue["said"].outer_id is None
    assert _row(by_cue["had told"])[0] == "nurses"


def test_a_noun_keeps_the_people_it_names():
    found = read(
        "The press gave credence to Tervian accusations that troops burned villages."
    )
    inner = next(a for a in found if a.cue[0].quote == "accusations")
    assert _row(inner)[0] == "Tervian"
    outer = next(a for a in found if a.id == inner.outer_id)
    assert _row(outer)[:2] == ("The press", "gave credence to")


def test_whoever_is_cited_is_inside_the_report():
    found = read("The Halden Post, citing two diplomats, reported that talks had failed.")
    by_cue = {a.cue[0].quote: a for a in found}
    assert _row(by_cue["citing"]) == ("two diplomats", "citing", "that talks had failed")
    assert by_cue["citing"].outer_id == by_cue["reported"].id


def test_a_thing_that_is_cited_is_no_source():
    found = read("The league said troops shot 15 men, citing satellite images.")
    assert ("The league", "citing", "satellite images") in rows(found)


def test_a_rejected_report_keeps_what_it_says():
    found = read(
        'The council rejected as "absurd" a UN report accusing its guards of torture.'
    )
    by_cue = {a.cue[0].quote: a for a in found}
    assert by_cue["accusing"].outer_id == by_cue["rejected"].id
    assert by_cue["accusing"].content[0].quote == "its guards of torture"


def test_an_open_quotation_runs_over_paragraphs():
    text = '"First we heard shots.\n"Then the roof fell," Ana Melk said.'
    assert rows(read(text)) == [
        ("Ana Melk", "said", '"First we heard shots. … "Then the roof fell,"')
    ]


def test_a_paragraph_of_quotation_goes_on_with_the_speaker():
    text = '"We ran," Ana Melk said.\n"Nobody came to help us that night."'
    together = ("Ana Melk", "said", '"We ran," … "Nobody came to help us that night."')
    assert rows(read(text)) == [together]
    assert rows(read(text, carry_paragraphs=0))[0][2] == '"We ran,"'


def test_two_speakers_keep_their_own_quotations():
    text = '"We left the town," she said. "Nobody stayed there," he added.'
    assert rows(read(text)) == [
        ("she", "said", '"We left the town,"'),
        ("he", "added", '"Nobody stayed there,"'),
    ]


def test_a_thought_inside_a_quotation_does_not_reach_out_of_it():
    found = read('"The bridge, I think, is gone for good," Torr said on Monday.')
    inner = next(a for a in found if a.cue[0].quote == "think")
    assert inner.outer_id == next(a for a in found if a.cue[0].quote == "said").id


def test_a_quoted_term_goes_to_no_distant_verb():
    found = read(
        "The league called for an “independent, credible” inquiry, though it rejected"
        " both accounts."
    )
    assert rows(found) == [
        ("The league", "called for", "an “independent, credible” inquiry"),
        ("it", "rejected", "both accounts"),
    ]


def test_a_tagger_that_cannot_be_run_is_refused():
    document = make_document("It rained.")
    with pytest.raises(SettingError):
        find_attributions(
            document, [], parse_blocks("", []), ExtractParams(tagger="oracle")
        )


def test_what_stands_in_boilerplate_is_nobodys():
    text = "Ana Melk said the shop was closed."
    document = make_document(text)
    zones = [Zone(document.id, ZoneKind.BOILERPLATE, 0, len(text))]
    parse = parse_blocks(text, [])
    assert find_attributions(document, zones, parse, ExtractParams()) == ()


NOTHING = [
    "The militia attacked a convoy near the river.",  # violence is no criticism
    "The blast hit a market and slammed doors.",
    "Soldiers supported by a foreign state took the hill.",
    "She smiled and left the room.",  # quotes only with marks
    "Photo: a bridge near Kovan",
    "The blast claimed nine lives.",
    "The raid suggests that the army is weak.",  # the writer's conclusion
    "There is no confirmation of these reports.",
    "Raid kills 12 near Kovan - Halden News",  # a publisher's name
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_credited(text: str):
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        '"' * 999,
        "he said " * 2_000,
        "he said “we left and " * 500,  # one quotation, never closed
        "“He said “she said ”” \" ' '' ``" * 50,
        'HE SAID THE TOWN WAS LOST AND "THEN THEY LEFT',
        "\u200b\u200f said: \u00a0\u00a0",
        ": : : , says",
    ],
)
def test_spans_fit_whatever_the_text(text: str):
    for a in read(text):
        for span in (*a.source, *a.cue, *a.content):
            assert text[span.start : span.end] == span.quote
        assert a.content
