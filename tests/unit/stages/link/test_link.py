"""What `link_claims` links, to whom, and what it leaves open. All names are invented."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from factories import make_claim, make_document, span_of
from rashomon.errors import SettingError
from rashomon.model import Actor, ActorKind, Claim, Document, Link, Mention, Role
from rashomon.stages.link import Linked, LinkParams, link_claims


def said(document: Document, source: str) -> Claim:
    """Make a claim of the whole text credited to `source`."""
    return make_claim(document, document.text, source=source)


def acts(
    document: Document, words: str, label: str, role: Role = Role.AGENT, nth: int = 0
) -> Claim:
    """Make a claim of the whole text with one actor mentioned."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    span = replace(span_of(document, words), start=start, end=start + len(words))
    return make_claim(document, document.text, actors=(Mention(span, role, label),))


def located(document: Document, words: str, label: str = "GPE") -> Claim:
    """Make a claim of the whole text with one place mentioned."""
    mention = Mention(span_of(document, words), Role.LOCATION, label)
    return make_claim(document, document.text, places=(mention,))


def link_at(linked: Linked, document: Document, words: str) -> Link | None:
    """Find the last link of words in a document."""
    found = [
        link
        for link in linked.links
        if link.document_id == document.id and document.text[link.start : link.end] == words
    ]
    return found[-1] if found else None


def actor_at(linked: Linked, document: Document, words: str) -> Actor | None:
    """Find the actor of words in a document."""
    link = link_at(linked, document, words)
    return next((a for a in linked.actors if link and a.id == link.actor_id), None)


def actor_of_source(text: str, source: str) -> Actor | None:
    """Link one document whose text is credited to `source`."""
    document = make_document(text)
    linked = link_claims([document], [said(document, source)], LinkParams())
    return actor_at(linked, document, source)


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        (
            "Ludek, an official of the local flood office",
            "Ludek",
            "person",
        ),  # head before role
        ("Hana Prokop, an aide to President Milo Drenov", "Hana Prokop", "person"),
        ("a spokesman for the army, General Milo Drenov", "Milo Drenov", "person"),
        ("Kamen Front leader Milo Drenov", "Milo Drenov", "person"),  # not the group
        ("President Milo Drenov", "Milo Drenov", "person"),
        ("the Ostrel Post's Hana Prokop", "Hana Prokop", "person"),  # not the owner
        ("Human Rights Watch", "Human Rights Watch", "ngo"),
        ("the U.N.", "United Nations", "international"),
        ("the US Geological Survey", "US Geological Survey", "ministry"),
        ("the Norwegian Foreign Ministry", "Norwegian Foreign Ministry", "ministry"),
        ("Norway's government", "Norway", "state"),
        ("the government of Norway", "Norway", "state"),
        ("the Norwegian government", "Norway", "state"),
        ("Norway", "Norway", "state"),
        ("Oslo", "Norway", "state"),  # a capital that speaks
        ("the Norwegian army", "Norwegian army", "army"),
        ("Norwegian forces", "Norwegian army", "army"),
        ("Norwegian police", "Norwegian police", "other"),
        ("the militant group Kamen Front", "Kamen Front", "armed_group"),
        ("the Free Norwegian Army", "Free Norwegian Army", "army"),  # not the country's
        ("Texas police", "Texas police", "other"),
        ("the Zelda Oak party", "Zelda Oak", "other"),
        (
            "the Climate, Water and Soil Agency",
            "Climate, Water and Soil Agency",
            "ministry",
        ),
    ],
)
def test_a_source_is_the_actor_at_its_head(source: str, name: str, kind: str):
    found = actor_of_source(f"It rained, according to {source}.", source)
    assert found is not None
    assert (found.name, found.kind) == (name, ActorKind(kind))


@pytest.mark.parametrize(
    "source",
    [
        "officials",  # unnamed
        "Norwegian officials",  # officials are not the state
        "residents of Ostrel",
        "a witness",
        "the General Staff",  # no general named Staff, and which state's is open
        "fighters",
        "they",
        "We",  # a capital alone makes no name
        "a Norwegian soldier",  # one man is not the army
        "a Kamen Front leader",  # a role without a name
        "an official in Oslo, Norway",  # the country behind it does not speak
        "Hana Prokop and Milo Drenov",  # two
        "the Foreign Ministry",  # every state has one, and none is named
        "the ministry",
        "Muslims",
        "anti-Norwegian critics",
        "his government",
        "the Drenov administration",  # neither the person nor surely the state
        "Norwegian companies",
        "a Norwegian court",
        "the Drenov’s party",
    ],
)
def test_unnamed_sources_stay_open(source: str):
    assert actor_of_source(f"It rained, according to {source}.", source) is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Milo Drenov came. Drenov spoke.", "Drenov", "Milo Drenov"),
        ("Milo Drenov met Ana Drenov. Drenov spoke.", "Drenov", None),  # two fit
        (
            "The Norwegian Foreign Ministry met. The ministry spoke.",
            "ministry",
            "Norwegian Foreign Ministry",
        ),
        (
            "The Norwegian Foreign Ministry met the Polish Foreign Ministry. The ministry spoke.",
            "ministry",
            None,
        ),
        (  # named after it
            "The ministry spoke. The Norwegian Foreign Ministry met.",
            "ministry",
            None,
        ),
        ("Kamen Front fighters came. The fighters left.", "fighters", "Kamen"),
        (
            "Kamen Front fighters met Lipa Band fighters. The fighters left.",
            "fighters",
            None,
        ),
        (
            "Kamen Front fighters came. Later fighters left.",
            "fighters",
            None,
        ),  # not definite
        ("The Norwegian government met. The government spoke.", "government", "Norway"),
        (
            "The Norwegian government met the Polish government. The government spoke.",
            "government",
            None,
        ),
        (
            "Norway is calm. The government spoke.",
            "government",
            "Norway",
        ),  # its only country
        ("Norway met Poland. The government spoke.", "government", None),
        ("The Norwegian government met. The junta spoke.", "junta", "Norway"),
        (
            "The Norwegian government met Poland. The junta spoke.",
            "junta",
            None,
        ),  # another noun
    ],
)
def test_short_forms_need_one_candidate_named_before(
    text: str, words: str, name: str | None
):
    document = make_document(text)
    claims = [
        *(
            acts(document, part, label)
            for part, label in [
                ("Milo Drenov", "PERSON"),
                ("Ana Drenov", "PERSON"),
                ("Norwegian Foreign Ministry", "ORG"),
                ("Polish Foreign Ministry", "ORG"),
                ("Kamen Front fighters", "COMMON"),
                ("Lipa Band fighters", "COMMON"),
                ("Norwegian government", "COMMON"),
                ("Polish government", "COMMON"),
            ]
            if part in text
        ),
        acts(document, words, "COMMON", nth=document.text.count(words) - 1),
    ]
    if words == "Drenov":
        claims[-1] = acts(document, words, "PERSON", nth=document.text.count(words) - 1)
    linked = link_claims([document], claims, LinkParams())
    start = document.text.rindex(words)
    found = next((k for k in linked.links if k.start == start and k.actor_id), None)
    actor = next((a for a in linked.actors if found and a.id == found.actor_id), None)
    assert (actor.name if actor else None) == ("Kamen Front" if name == "Kamen" else name)


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ((), "Norway’s Foreign Intelligence Service"),
        (("Norwegian Military Intelligence Office",), None),  # two fit
        (("Polish intelligence",), "Norway’s Foreign Intelligence Service"),  # not its own
    ],
)
def test_a_country_s_intelligence_is_its_only_body_of_that_name(
    named: tuple[str, ...], name: str | None
):
    more = "".join(f" The {n} met." for n in named)
    document = make_document(
        f"Norway’s Foreign Intelligence Service met.{more} Norwegian intelligence spoke."
    )
    claims = [
        said(document, w)
        for w in ("Norway’s Foreign Intelligence Service", *named, "Norwegian intelligence")
    ]
    linked = link_claims([document], claims, LinkParams())
    found = actor_at(linked, document, "Norwegian intelligence")
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Harak al-Kamen wal-Ostrel (HKO) spoke.",
            ActorKind.OTHER,
        ),  # part of a group's name
        ("Harak al-Kamen (42) spoke.", ActorKind.PERSON),
        ("Harak al-Kamen left with the guard (HKO).", ActorKind.PERSON),
    ],
)
def test_a_name_with_an_acronym_is_no_person(text: str, kind: ActorKind):
    document = make_document(text)
    claims = [acts(document, "Harak al-Kamen", "PERSON")]
    found = actor_at(
        link_claims([document], claims, LinkParams()), document, "Harak al-Kamen"
    )
    assert found is not None
    assert found.kind is kind


def test_an_adjective_that_speaks_is_its_state():
    document = make_document(
        "They believed Latvian accusations that troops left. He is Latvian."
    )
    claims = [said(document, "Latvian"), acts(document, "Latvian", "NORP", Role.OTHER)]
    linked = link_claims([document], claims, LinkParams())
    found = actor_at(linked, document, "Latvian")
    assert found is not None
    assert (found.name, found.kind) == ("Latvia", ActorKind.STATE)


def test_one_government_has_every_name_it_goes_by():
    document = make_document(
        "The Norwegian government came. Norway's government left. Oslo spoke."
    )
    claims = [
        acts(document, "Norwegian government", "COMMON"),
        acts(document, "Norway's government", "COMMON"),
        acts(document, "Oslo", "GPE"),
    ]
    linked = link_claims([document], claims, LinkParams())
    assert [(a.name, a.aliases) for a in linked.actors] == [
        ("Norway", ("Norway's government", "Norwegian government", "Oslo"))
    ]


def test_fighters_of_a_country_are_not_its_government():
    document = make_document("Norwegian fighters met the Norwegian government.")
    claims = [
        acts(document, "Norwegian fighters", "COMMON"),
        acts(document, "Norwegian government", "COMMON"),
    ]
    linked = link_claims([document], claims, LinkParams())
    assert {a.name for a in linked.actors} == {"Norwegian fighters", "Norway"}


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("Abukar Shekano", "Abukar Shekanu", True),  # the same consonants
        ("Mohammed Varga", "Muhammad Varga", True),
        ("Milo Drenov", "Milo P. Drenov", True),  # a middle name more
        ("Milo Petkov", "Milo Petrov", False),  # another consonant
        ("Daniel Varga", "Daniela Varga", False),
        ("Maria Varga", "Mario Varga", False),
        ("Ana Varga", "Milo Varga", False),
    ],
)
def test_spellings_of_a_person_are_joined_strictly(first: str, second: str, is_one: object):
    documents = [make_document(f"{name} spoke.") for name in (first, second)]
    claims = [
        acts(d, name, "PERSON") for d, name in zip(documents, (first, second), strict=True)
    ]
    linked = link_claims(documents, claims, LinkParams())
    assert (len(linked.actors) == 1) is bool(is_one)


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("President Jonathan", "Milo Jonathan"),  # the same title
        ("Jonathan", None),  # a common name without one
        ("Prime Minister Jonathan", None),  # another title
    ],
)
def test_a_common_surname_needs_the_title_to_reach_another_document(
    short: str, name: str | None
):
    first = make_document("President Milo Jonathan spoke.")
    second = make_document(f"Then {short} spoke.")
    claims = [said(first, "President Milo Jonathan"), said(second, short)]
    found = actor_at(link_claims([first, second], claims, LinkParams()), second, short)
    assert found is not None
    assert found.name == (name or "Jonathan")


def test_a_rare_surname_reaches_the_one_full_name_of_another_document():
    first, second = (
        make_document("Abukar Shekano spoke."),
        make_document("Then Shekano left."),
    )
    claims = [acts(first, "Abukar Shekano", "PERSON"), acts(second, "Shekano", "PERSON")]
    linked = link_claims([first, second], claims, LinkParams())
    assert [(a.name, a.aliases) for a in linked.actors] == [
        ("Abukar Shekano", ("Shekano",))
    ]


def test_a_middle_initial_between_two_people_joins_neither():
    names = ("Milo Drenov", "Milo P. Drenov", "Milo K. Drenov")
    documents = [make_document(f"{name} spoke.") for name in names]
    claims = [acts(d, name, "PERSON") for d, name in zip(documents, names, strict=True)]
    assert len(link_claims(documents, claims, LinkParams()).actors) == 3


def test_an_acronym_in_brackets_is_an_alias_in_every_document():
    first = make_document("The Lipa Valley Watch (LVW) spoke.")
    second = make_document("Later the LVW left.")
    claims = [acts(first, "Lipa Valley Watch", "ORG"), acts(second, "LVW", "ORG")]
    linked = link_claims([first, second], claims, LinkParams())
    assert [(a.name, a.kind, a.aliases) for a in linked.actors] == [
        ("Lipa Valley Watch", ActorKind.NGO, ("LVW",))
    ]


def test_an_acronym_that_fits_two_names_is_left_alone():
    texts = ("Lipa Valley Watch", "Lower Vistula Watch", "LVW")
    documents = [make_document(f"The {name} spoke.") for name in texts]
    claims = [acts(d, name, "ORG") for d, name in zip(documents, texts, strict=True)]
    assert len(link_claims(documents, claims, LinkParams()).actors) == 3


def test_words_for_members_and_the_group_are_one_actor():
    document = make_document("Wagner fighters came. Wagner Group left.")
    claims = [
        acts(document, "Wagner fighters", "COMMON"),
        acts(document, "Wagner Group", "ORG"),
    ]
    linked = link_claims([document], claims, LinkParams())
    assert [(a.name, a.aliases) for a in linked.actors] == [
        ("Wagner Group", ("Wagner fighters",))
    ]


@pytest.mark.parametrize(
    ("text", "words", "country", "precision", "has_point"),
    [
        ("Rain fell in Norway.", "Norway", "NO", "country", False),
        ("Rain fell in Bergen in Norway.", "Bergen", "NO", "city", True),  # the country settles
        ("Rain fell near Bergen in Norway.", "Bergen", "NO", "near", True),
        ("Rain fell in Nairobi.", "Nairobi", "KE", "city", True),  # by far the largest
        ("Rain fell in Springfield.", "Springfield", None, None, False),  # several
        ("Rain fell in Springfield, Illinois.", "Springfield", "US", "city", True),
        ("Rain fell in Ostrel.", "Ostrel", None, None, False),  # not in the table
        ("Rain fell in Texas.", "Texas", "US", "region", False),
        ("Rain fell in northern Norway.", "northern Norway", "NO", "region", False),
        ("Rain fell in Rogaland in Norway.", "Rogaland", "NO", "region", False),
        ("Rain fell in Rogaland.", "Rogaland", None, None, False),  # its country is not named
        ("Rain fell in Georgia.", "Georgia", "GE", "country", False),
        ("Rain fell in Georgia, said American officials.", "Georgia", None, None, False),
        ("Rain fell in Washington.", "Washington", "US", None, False),  # city or state
    ],
)  # fmt: skip
def test_places_have_a_point_only_where_one_candidate_is_left(
    text: str, words: str, country: str | None, precision: str | None, has_point: object
):
    document = make_document(text)
    link = link_at(
        link_claims([document], [located(document, words)], LinkParams()), document, words
    )
    assert link is not None
    assert link.place is not None
    assert (link.place.country, link.place.precision) == (country, precision)
    assert (link.place.lat is not None) is bool(has_point)
    assert link.why


def test_a_country_where_something_is_does_not_act():
    document = make_document("Rain fell in Norway.")
    linked = link_claims([document], [located(document, "Norway")], LinkParams())
    assert linked.actors == ()


def test_the_result_does_not_depend_on_order():
    names = ("Milo Drenov", "Milo P. Drenov", "Norwegian government", "Kamen Front", "Oslo")
    documents = [make_document(f"{name} spoke to Abukar Shekano.") for name in names]
    claims = [
        claim
        for d, name in zip(documents, names, strict=True)
        for claim in (acts(d, name, "ORG"), acts(d, "Abukar Shekano", "PERSON"))
    ]
    expected = link_claims(documents, claims, LinkParams())
    mixed = random.Random(3)  # noqa: S311  not for secrets
    for _ in range(3):
        mixed.shuffle(documents)
        mixed.shuffle(claims)
        assert link_claims(documents, claims, LinkParams()) == expected


def test_tables_of_the_user_go_first(tmp_path: Path):
    actors = tmp_path / "actors.tsv"
    actors.write_text(
        "name\tkind\talias\nKamen Front\tarmed_group\tKF | the Stone Men\n", "utf-8"
    )
    places = tmp_path / "places.csv"
    places.write_text("name,country,lat,lon\nOstrel,no,60.5,7.25\n", "utf-8")
    document = make_document("Stone Men came, and rain fell in Ostrel.")
    claims = [acts(document, "Stone Men", "ORG"), located(document, "Ostrel")]
    params = LinkParams(actors_file=str(actors), places_file=str(places))
    linked = link_claims([document], claims, params)
    assert [(a.name, a.kind) for a in linked.actors] == [
        ("Kamen Front", ActorKind.ARMED_GROUP)
    ]
    link = link_at(linked, document, "Ostrel")
    assert link is not None
    assert link.place is not None
    assert (link.place.country, link.place.lat, link.place.lon) == ("NO", 60.5, 7.25)


@pytest.mark.parametrize(
    ("content", "setting"),
    [
        (None, "actors_file"),  # no such file
        ("kind\nngo\n", "actors_file"),  # no names
        ("name,kind\nKamen Front,club\n", "actors_file"),  # no such kind
        ("name,lat,lon\nOstrel,north,7\n", "places_file"),  # no number
    ],
)
def test_a_broken_table_is_refused(tmp_path: Path, content: str | None, setting: str):
    path = tmp_path / "table.csv"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(SettingError):
        link_claims([], [], replace(LinkParams(), **{setting: str(path)}))


def test_every_link_has_a_reason_and_a_span_of_its_own():
    document = make_document(
        "Oslo met the Kamen Front in Bergen. \ud800 \u202e(KF) Drenov’s"
    )
    claims = [
        acts(document, "Oslo", "GPE"),
        acts(document, "Oslo", "GPE", Role.PATIENT),
        acts(document, "Kamen Front", "ORG"),
        acts(document, "Drenov’s", "PERSON"),
        acts(document, "\ud800", "ORG"),
        located(document, "Bergen"),
    ]
    linked = link_claims([document], claims, LinkParams())
    spans = [(k.start, k.end) for k in linked.links]
    assert len(spans) == len(set(spans))
    assert all(k.why for k in linked.links)
    assert {k.actor_id for k in linked.links} - {None} == {a.id for a in linked.actors}


def test_no_claims_give_nothing():
    assert link_claims([make_document()], [], LinkParams()) == Linked((), ())
