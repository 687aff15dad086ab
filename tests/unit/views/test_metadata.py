"""Given goes before found, found before guessed, and none of them is lost."""

from dataclasses import replace

from factories import make_document
from rashomon.model import (
    Basis,
    Channel,
    Given,
    MetadataField,
    MetadataValue,
    with_metadata,
)
from rashomon.views import known_document, metadata_of

URL = "https://news.kamenpost.co.uk/2031/a"


def given(
    field: str, words: str | None, channel: Channel = Channel.SET, edtf: str | None = None
) -> Given:
    value = MetadataValue(MetadataField(field), words, Basis.GIVEN, channel.value, edtf)
    return Given("doc", channel, value)


def found(field: str, words: str, edtf: str | None = None) -> MetadataValue:
    return MetadataValue(MetadataField(field), words, Basis.FOUND, "page", edtf)


PAGE = replace(
    make_document(),
    publisher="Kamen Post",
    url=URL,
    found=(found("publisher", "Kamen Post"), found("url", URL)),
)


def test_what_is_given_goes_first_and_the_rest_is_kept():
    values = metadata_of(PAGE, [given("publisher", "Kamen Post Online")])
    assert [(v.field.value, v.value, v.basis.value) for v in values] == [
        ("publisher", "Kamen Post Online", "given"),
        ("publisher", "Kamen Post", "found"),
        ("publisher", "kamenpost.co.uk", "guessed"),
        ("url", URL, "found"),
    ]
    assert known_document(PAGE, [given("publisher", "B")]).publisher == "B"
    assert known_document(PAGE).publisher == "Kamen Post"


def test_of_several_ways_to_give_the_nearest_counts():
    said = [given("title", way.value, way) for way in reversed(Channel)]
    assert known_document(PAGE, said).title == "set"
    assert known_document(PAGE, said[:-1]).title == "table"
    assert known_document(PAGE, said[:-2]).title == "sidecar"


def test_a_publisher_is_guessed_from_the_address_in_force():
    bare = replace(PAGE, publisher=None, found=(found("url", URL),))
    assert known_document(bare).publisher == "kamenpost.co.uk"
    moved = given("url", "https://mara.github.io/a")
    assert known_document(bare, [moved]).publisher == "mara.github.io"
    assert known_document(bare, [given("url", None)]).publisher is None
    [guess] = [v for v in metadata_of(bare) if v.basis is Basis.GUESSED]
    assert guess.where == f"the registered domain of {URL}"


def test_what_is_said_not_to_be_known_is_not_known():
    dated = replace(
        PAGE, found=(*PAGE.found, found("published", "3 May 2031", "2031-05-03"))
    )
    assert known_document(dated).published is not None
    known = known_document(dated, [given("published", None), given("publisher", None)])
    assert (known.published, known.publisher) == (None, None)


def test_a_document_keeps_its_id_and_text():
    known = known_document(PAGE, [given("url", None), given("publisher", "B")])
    assert (known.id, known.text, known.sha256) == (PAGE.id, PAGE.text, PAGE.sha256)


def test_a_document_of_an_early_case_keeps_what_its_file_stated():
    early = make_document(publisher="Kamen Post", published="2031-05-03")
    rows = [(v.field.value, v.value, v.edtf, v.basis.value) for v in metadata_of(early)]
    assert rows == [
        ("publisher", "Kamen Post", None, "found"),
        ("published", "2031-05-03", "2031-05-03", "found"),
        ("language", "en", None, "found"),
    ]
    known = known_document(early, [given("publisher", "B")])
    assert [v.value for v in metadata_of(known, [given("publisher", "B")])][:2] == [
        "B",
        "Kamen Post",
    ]


def test_nothing_known_changes_nothing():
    assert with_metadata(PAGE, ()) == PAGE
