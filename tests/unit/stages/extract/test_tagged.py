"""Joining the encoder's finds with those of the rules."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest

from factories import make_document
from rashomon.model import Attribution, Zone, ZoneKind
from rashomon.stages.extract.attributions import find_attributions
from rashomon.stages.extract.drafts import Draft, Ranges
from rashomon.stages.extract.params import ExtractParams
from rashomon.stages.extract.quotations import QuotationIndex
from rashomon.stages.extract.tagged import joined_drafts, tagged_drafts
from rashomon.stages.extract.tagged_contents import completed
from rashomon.stages.extract.tagged_edges import (
    parted,
    whole_words,
    with_second_halves,
    without_speakers,
)
from rashomon.stages.extract.tagged_sources import checked_source
from rashomon.text.encoder import TaggedAttribution, tag_attributions
from rashomon.text.parse import parse_blocks

CHAIN = "The mayor said that nurses told soldiers that the gunmen fled north."
CREDENCE = "The press gave credence to Tervian accusations that troops burned villages."


def at(text: str, words: str) -> Ranges:
    start = text.index(words)
    return ((start, start + len(words)),) if words else ()


def draft(text: str, source: str, cue: str, content: str) -> Draft:
    return Draft(at(text, cue), at(text, content), at(text, source) if source else ())


def words(text: str, drafts: list[Draft]) -> list[tuple[str, str, str]]:
    def join(ranges: Ranges) -> str:
        return " … ".join(text[a:b] for a, b in ranges)

    return [(join(d.source), join(d.cue), join(d.content)) for d in drafts]


def test_the_rules_add_who_speaks_inside_a_content():
    outer = draft(CHAIN, "The mayor", "said", CHAIN[15:-1])
    inner = draft(CHAIN, "nurses", "told", "that the gunmen fled north")
    joined = joined_drafts(parse_blocks(CHAIN, [(0, len(CHAIN))]), [outer], [inner])
    assert joined == [outer, inner]


def test_the_encoder_is_not_asked_about_what_it_leaves_out_elsewhere():
    inner = draft(CHAIN, "nurses", "told", "that the gunmen fled north")
    assert joined_drafts(parse_blocks(CHAIN, [(0, len(CHAIN))]), [], [inner]) == []


def test_the_rules_name_a_source_the_encoder_left_out():
    tagged = draft(CHAIN, "", "said", CHAIN[15:-1])
    ruled = draft(CHAIN, "The mayor", "said", "that nurses")
    joined = joined_drafts(parse_blocks(CHAIN, [(0, len(CHAIN))]), [tagged], [ruled])
    assert words(CHAIN, joined) == [("The mayor", "said", CHAIN[15:-1])]


def test_two_credits_in_one_cue_are_a_chain():
    parse = parse_blocks(CREDENCE, [(0, len(CREDENCE))])
    tail = "that troops burned villages"
    tagged = draft(CREDENCE, "The press", "gave credence to Tervian accusations", tail)
    ruled = draft(CREDENCE, "Tervian", "accusations", tail)
    assert words(CREDENCE, joined_drafts(parse, [tagged], [ruled])) == [
        (
            "The press",
            "gave credence to",
            "Tervian accusations that troops burned villages",
        ),
        ("Tervian", "accusations", "that troops burned villages"),
    ]


def read(text: str, tagger: str) -> tuple[Attribution, ...]:
    document = make_document(text)
    zones = [Zone(document.id, ZoneKind.BODY, 0, len(text))]
    parse = parse_blocks(text, [(0, len(text))])
    return find_attributions(document, zones, parse, ExtractParams(tagger=tagger))


needs_model = pytest.mark.skipif(
    not (files("rashomon") / "data/models/attribution/manifest.json").is_file(),
    reason="the weights are not here",
)


@needs_model
@pytest.mark.parametrize("tagger", ["encoder", "joint"])
def test_a_long_block_is_read_in_pieces(tagger: str):
    line = "The harbour was quiet on Monday, and the boats of the village stayed in. "
    text = line * 12 + "The mayor said that nine boats had sunk. " + line * 12
    (found,) = read(text.strip(), tagger)
    assert found.source[0].quote == "The mayor"
    assert [s.quote for s in found.content] == ["that nine boats had sunk"]


@needs_model
def test_marks_between_source_and_content_are_nobodys():
    found = read("The bridge has fallen, said Olga Brandt, a baker.", "encoder")
    assert [s.quote for s in found[0].content] == ["The bridge has fallen"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        (
            "The rebels are believed to have fled north.",
            "The rebels",
            "are believed",
            "to have fled north",
            ("", "are believed", "The rebels … to have fled north"),
        ),
        (
            "The rebels seem ready to leave.",
            "The rebels",
            "seem",
            "ready to leave",
            ("", "seem", "The rebels … ready to leave"),
        ),
        (
            "The mayor was quoted as saying that the bridge fell.",
            "The mayor",
            "was quoted as saying",
            "that the bridge fell",
            ("The mayor", "was quoted as saying", "that the bridge fell"),
        ),
        (
            "The bridge fell, he said, laughing.",
            "he said",
            "laughing",
            "The bridge fell",
            ("he", "laughing", "The bridge fell"),
        ),
        (
            "Are critics aware that the bridge fell?",
            "Are critics",
            "aware",
            "that the bridge fell",
            ("critics", "aware", "that the bridge fell"),
        ),
        (
            "The mayor said that the bridge fell.",
            "The mayor",
            "said",
            "that the bridge fell",
            ("The mayor", "said", "that the bridge fell"),
        ),
        (  # whose opinion it is speaks
            "In its opinion the hens had eaten mouldy grain.",
            "",
            "its opinion",
            "the hens had eaten mouldy grain",
            ("its", "opinion", "the hens had eaten mouldy grain"),
        ),
        (  # the writer's own
            "In my opinion the hens had eaten mouldy grain.",
            "",
            "my opinion",
            "the hens had eaten mouldy grain",
            ("", "my opinion", "the hens had eaten mouldy grain"),
        ),
        (  # how, not who
            "Two signals had been given by lamp.",
            "",
            "had been given",
            "Two signals",
            ("", "had been given", "Two signals"),
        ),
        (
            "Two signals had been given by carters.",
            "",
            "had been given",
            "Two signals",
            ("carters", "had been given", "Two signals"),
        ),
    ],
)
def test_only_who_speaks_is_a_source(
    text: str, source: str, cue: str, content: str, expected: tuple[str, str, str]
):
    found = checked_source(
        parse_blocks(text, [(0, len(text))]), draft(text, source, cue, content)
    )
    assert words(text, [found]) == [expected]


LOCK = "The lock was shut at dawn, and the barges were led out, the office announced."
GUARD = "The guard left the lock, and the clerk said the barges were led out."


@pytest.mark.parametrize(
    ("text", "tagged", "ruled", "content"),
    [
        (
            LOCK,
            ("the office", "announced", "the barges were led out"),
            ("the office", "announced", LOCK[:54]),
            LOCK[:54],
        ),  # a credit that closes a sentence covers what stands before "and" as well
        (
            GUARD,
            ("the clerk", "said", "the barges were led out"),
            ("the clerk", "said", "the barges were led out"),
            "the barges were led out",
        ),  # one that opens its clause does not
    ],
)
def test_a_closing_credit_covers_both_halves(
    text: str, tagged: tuple[str, str, str], ruled: tuple[str, str, str], content: str
):
    parse = parse_blocks(text, [(0, len(text))])
    (joined,) = joined_drafts(parse, [draft(text, *tagged)], [draft(text, *ruled)])
    assert joined.content == at(text, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "is_added"),
    [
        ("The dyke holds, the clerk has pointed out many times.", "the clerk", "has pointed", True),
        ("The dyke will hold, the clerk has predicted.", "the clerk", "has predicted", True),
        ("The dyke holds, the clerk knows.", "the clerk", "knows", False),  # tells nothing
    ],
)  # fmt: skip
def test_who_points_out_or_predicts_closes_a_sentence(
    text: str, source: str, cue: str, *, is_added: bool
):
    ruled = draft(text, source, cue, text[: text.index(",")])
    joined = joined_drafts(parse_blocks(text, [(0, len(text))]), [], [ruled])
    assert joined == ([ruled] if is_added else [])


@pytest.mark.parametrize(
    ("source", "is_added"),
    [("two fishermen", True), ("the report", True), ("Olga Brandt", True), ("plan", False)],
)
def test_according_to_somebody_is_a_credit(source: str, *, is_added: bool):
    text = f"According to {source} he left the country by boat."
    ruled = draft(text, source, "According to", "he left the country by boat")
    joined = joined_drafts(parse_blocks(text, [(0, len(text))]), [], [ruled])
    assert joined == ([ruled] if is_added else [])


def test_a_source_stands_in_the_sentence_of_its_cue():
    text = "Who shut the gate? Two carters told the paper it was open."
    tagged = draft(text, text[:30], "told", "it was open")
    found = checked_source(parse_blocks(text, [(0, len(text))]), tagged)
    assert found.source == at(text, "Two carters")


def test_an_article_alone_is_no_source():
    text = "The claim that the guards fled is false."
    tagged = draft(text, "The", "claim", "that the guards fled")
    found = checked_source(parse_blocks(text, [(0, len(text))]), tagged)
    assert found.source == ()


def test_a_source_before_the_sentence_of_its_cue_stays():
    text = "The clerk was calm. Told of the fire: “It will go out.”"
    tagged = draft(text, "The clerk", "Told of the fire", "It will go out")
    found = checked_source(parse_blocks(text, [(0, len(text))]), tagged)
    assert found.source == at(text, "The clerk")


def test_the_rules_do_not_name_what_the_encoder_reads_as_content():
    text = "The campaign has appeared to acknowledge that help is needed."
    tagged = draft(text, "", "has appeared to", "The campaign")
    ruled = draft(text, "The campaign", "appeared", "to acknowledge that help is needed")
    joined = joined_drafts(parse_blocks(text, [(0, len(text))]), [tagged], [ruled])
    assert [d.source for d in joined] == [()]


def test_a_speaker_who_says_that_he_says_is_heard_through_to_the_matter():
    text = "I wish to inform this assembly that the bridge has fallen."
    outer = draft(f"The mayor said: {text}", "The mayor", "said", text)
    whole = f"The mayor said: {text}"
    inner = draft(whole, "I", "inform", "that the bridge has fallen")
    assert inner in joined_drafts(parse_blocks(whole, [(0, len(whole))]), [outer], [inner])


@needs_model
@pytest.mark.parametrize(
    "text",
    ["What can be expected from these herders?", "Are the rebels believed to have fled?"],
)
def test_a_question_that_names_nobody_credits_nobody(text: str):
    assert tag_attributions([text]) != [[]]  # the encoder alone takes them for credits
    assert read(text, "encoder") == ()


def test_the_rules_add_whose_count_it_is():
    text = "By the ministry's count, six trucks were burned."
    parse = parse_blocks(text, [(0, len(text))])
    count = draft(text, "the ministry", "count", "six trucks were burned")
    assert joined_drafts(parse, [], [count]) == [count]
    other = draft(text, "the ministry", "By", "six trucks were burned")
    assert joined_drafts(parse, [], [other]) == []


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        (
            "Officials said the raid was carried out by men of the Orlo on Monday.",
            "the raid was carried out",
            "the raid was carried out by men of the Orlo on Monday",
        ),
        (  # who did it is named by the cue
            "The raid was carried out on Monday, officials said by telephone.",
            "The raid was carried out on Monday",
            "The raid was carried out on Monday",
        ),
    ],
)
def test_what_the_encoder_cut_off_a_content_is_given_back(
    text: str, content: str, whole: str
):
    parse = parse_blocks(text, [(0, len(text))])
    cut = Draft(at(text, "said"), at(text, content), at(text.lower(), "officials"))
    assert completed(parse, cut) in (
        at(text, whole),
        at(text, whole.removesuffix(" on Monday")),
    )


SCRAP = "Clerks from Brenn, who had seen the weir, turned back at noon, said Tor Brandt."


def test_a_scrap_of_what_is_said_gives_way_to_the_clause():
    tagged = replace(draft(SCRAP, "Tor Brandt", "said", "back at noon"), is_quoting=True)
    ruled = replace(draft(SCRAP, "Tor Brandt", "said", SCRAP[:61]), is_quoting=True)
    joined = joined_drafts(parse_blocks(SCRAP, [(0, len(SCRAP))]), [tagged], [ruled])
    assert words(SCRAP, joined) == [("Tor Brandt", "said", SCRAP[:61])]


def test_a_content_takes_the_subject_it_was_cut_off_from():
    text = "The ledgers, the auditor adds, show no payment."
    tagged = draft(text, "the auditor", "adds", "show no payment")
    content = completed(parse_blocks(text, [(0, len(text))]), tagged)
    assert [text[a:b] for a, b in content] == ["The ledgers", "show no payment"]


def test_a_content_that_opens_with_a_quotation_mark_is_left_alone():
    text = 'The mill "was never ours," the miller said.'
    tagged = draft(text, "the miller", "said", '"was never ours,"')
    assert completed(parse_blocks(text, [(0, len(text))]), tagged) == tagged.content


def test_whom_a_clause_is_told_to_is_no_part_of_it():
    text = "An envoy tipped off the mayor in May that a raid was near."
    tagged = draft(text, "An envoy", "tipped off", "the mayor")
    tagged = replace(tagged, content=(*tagged.content, *at(text, "that a raid was near")))
    content = completed(parse_blocks(text, [(0, len(text))]), tagged)
    assert [text[a:b] for a, b in content] == ["that a raid was near"]


def test_a_bound_of_the_next_sentence_belongs_to_it():
    text = 'The guild said "we lost 90 tonnes" then. At least nine men left.'
    tagged = draft(text, "The guild", "said", '"we lost 90 tonnes" then.')
    content = completed(parse_blocks(text, [(0, len(text))]), tagged)
    assert content == tagged.content


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        (
            "It added that a raid had taken place, aimed at “smugglers” between 3 and 9 May.",
            "that a raid had taken place, aimed at “smugglers”",
            "that a raid had taken place, aimed at “smugglers” between 3 and 9 May",
        ),
        (  # when it was said is no part of it
            "The mill burned down, the guild said in a letter on Monday.",
            "The mill burned down",
            "The mill burned down",
        ),
        (  # words go on behind the phrase
            "It said the mill burned in May and rebuilding had begun.",
            "the mill burned",
            "the mill burned",
        ),
    ],
)
def test_a_content_takes_the_phrase_that_ends_its_sentence(
    text: str, content: str, whole: str
):
    cue = "added" if "added" in text else "said"
    tagged = draft(text, "It" if text.startswith("It") else "the guild", cue, content)
    assert completed(parse_blocks(text, [(0, len(text))]), tagged) == at(text, whole)


@pytest.mark.parametrize(
    ("text", "source", "cut"),
    [
        ("In the cold ward I counted 26 beds.", "ward I", "I"),
        ("If the army wanted to stop it, it could.", "If the army", "the army"),
        ("Let the council decide to stop it.", "Let the council", "the council"),
    ],
)
def test_a_source_has_no_word_of_what_stands_before_it(text: str, source: str, cut: str):
    cue = next(word for word in ("counted", "wanted", "decide") if word in text)
    tagged = draft(text, source, cue, text[-9:-1])
    found = checked_source(parse_blocks(text, [(0, len(text))]), tagged)
    assert [text[a:b] for a, b in found.source] == [cut]


def test_who_speaks_between_commas_is_not_what_is_spoken_of():
    text = "The files, it adds, show a gap that nobody filled."
    tagged = draft(text, "The files, it", "adds", "show a gap")
    ruled = Draft(
        at(text, "adds"),
        (*at(text, "The files"), *at(text, "show a gap that nobody filled")),
        at(text, "it"),
    )
    joined = joined_drafts(parse_blocks(text, [(0, len(text))]), [tagged], [ruled])
    assert joined == [ruled]


def test_who_closes_a_sentence_is_no_part_of_what_is_said():
    text = "Six of the carters were hurt, a clerk on the quay estimated."
    said = "Six of the carters were hurt"
    tagged = draft(text, "", "estimated", f"{said}, a clerk on the quay")
    ruled = draft(text, "a clerk on the quay", "estimated", said)
    joined = joined_drafts(parse_blocks(text, [(0, len(text))]), [tagged], [ruled])
    assert words(text, joined) == words(text, [ruled])


def test_the_sentence_before_a_credit_is_the_writers(monkeypatch: pytest.MonkeyPatch):
    text = "Nine people died at the weir. Seven were guards, a clerk said."
    tagged = TaggedAttribution(
        source=((text.index("a clerk"), text.index(" said")),),
        cue=at(text, "said"),
        content=((0, text.index(", a clerk")),),
        score=0.9,
    )
    monkeypatch.setattr("rashomon.text.encoder.tag_attributions", lambda _: [[tagged]])
    parse = parse_blocks(text, [(0, len(text))])
    (found,) = tagged_drafts(parse, [(0, len(text))], QuotationIndex(()))
    assert found.content == at(text, "Seven were guards")


def test_how_something_is_rejected_is_no_part_of_it(monkeypatch: pytest.MonkeyPatch):
    text = "Charges that guns fired are rejected as baseless."
    tagged = TaggedAttribution(
        source=(),
        cue=at(text, "are rejected"),
        content=(*at(text, "Charges that guns fired"), *at(text, "as baseless")),
        score=0.9,
    )
    monkeypatch.setattr("rashomon.text.encoder.tag_attributions", lambda _: [[tagged]])
    parse = parse_blocks(text, [(0, len(text))])
    (found,) = tagged_drafts(parse, [(0, len(text))], QuotationIndex(()))
    assert found.content == at(text, "Charges that guns fired")
    assert found.cue == (*at(text, "are rejected"), *at(text, "as baseless"))


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        (
            "The guild rejected as baseless the charge that it fired.",
            ("The guild", "rejected", "as baseless the charge that it fired"),
            ("The guild", "rejected … as baseless", "the charge that it fired"),
        ),
        (
            "Clerks found no evidence that the miller was drunk.",
            ("Clerks", "found", "no evidence that the miller was drunk"),
            ("Clerks", "found … no", "evidence that the miller was drunk"),
        ),
        (
            "There is no proof that he lit the fire, two guards stressed.",
            ("two guards", "stressed", "proof that he lit the fire"),
            ("two guards", "stressed", "There is no proof that he lit the fire"),
        ),
        (  # a figure of none is what is told
            "The ministry reported no losses on the ridge.",
            ("The ministry", "reported", "no losses on the ridge"),
            ("The ministry", "reported", "no losses on the ridge"),
        ),
    ],
)
def test_what_denies_is_of_the_cue_and_an_opening_of_the_content(
    text: str, parts: tuple[str, str, str], expected: tuple[str, str, str]
):
    found = parted(parse_blocks(text, [(0, len(text))]), draft(text, *parts))
    assert words(text, [found]) == [expected]


def test_an_edge_inside_of_a_word_moves_to_its_end():
    text = "In the guild's view the lock was broken."
    parse = parse_blocks(text, [(0, len(text))])
    assert whole_words(parse, at(text, "the guild'")) == at(text, "the guild's")


def test_a_word_of_who_speaks_is_no_piece_of_what_is_said():
    text = "The Grain Guild denied it: no wagon had left, it said."
    denial = draft(text, "The Grain Guild", "denied", "it")
    said = Draft(
        at(text, "said"),
        (*at(text, "Guild"), *at(text, "no wagon had left")),
        at(text, "it"),
    )
    kept = without_speakers([denial, said])
    assert [d.content for d in kept] == [denial.content, at(text, "no wagon had left")]


def test_a_verb_that_goes_on_with_what_is_said_is_said_too():
    text = "The guild said that it had won the case and had backed the mayor."
    first = draft(text, "The guild", "said", "that it had won the case")
    second = draft(text, "The guild", "had backed", "the mayor")
    parse = parse_blocks(text, [(0, len(text))])
    assert words(text, with_second_halves(parse, [first, second])) == [
        ("The guild", "said", "that it had won the case and had backed the mayor")
    ]
    text = "The guild claimed it had won the case and the clerk backed the mayor."
    first = draft(text, "The guild", "claimed", "it had won the case")
    second = draft(text, "The guild", "backed", "the mayor")  # who has a subject speaks
    parse = parse_blocks(text, [(0, len(text))])
    assert with_second_halves(parse, [first, second]) == [first, second]
