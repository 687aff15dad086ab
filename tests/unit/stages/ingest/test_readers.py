"""What each format gives: text to the code point, metadata, identity, failures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Document, EventDate, Failure, PageMap, RawContent, content_id
from rashomon.stages.ingest import IngestParams, read_inputs
from rashomon.stages.ingest.confined import Confined
from rashomon.stages.ingest.formats import SUFFIXES, read_item
from rashomon.stages.ingest.front_matter import split_front_matter
from rashomon.stages.ingest.items import Item, Record
from rashomon.stages.ingest.tools import Tools

TEXT = "Shells hit the grain store at Ostrel on Monday night, the governor said."


@pytest.fixture(scope="module")
def tools() -> Iterator[Tools]:
    with Confined(IngestParams()) as confined:
        yield Tools(IngestParams(), confined)


def read(path: Path, content: bytes | str) -> list[Record]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_inputs([str(path)], IngestParams()))


def one(path: Path, content: bytes | str) -> Document:
    document = read(path, content)[0]
    assert isinstance(document, Document), document
    return document


def fails(path: Path, content: bytes | str) -> Failure:
    [failed] = read(path, content)
    assert isinstance(failed, Failure), failed
    assert failed.hint
    return failed


def row(**fields_: object) -> str:
    return json.dumps({"text": TEXT, **fields_}) + "\n"


def test_every_setting_says_what_it_is():
    for setting in fields(IngestParams):
        assert {"help", "unit", "range"} <= set(setting.metadata)


@pytest.mark.parametrize(
    "text",
    [
        "Line one.\r\nLine two.\rLine three.\n\n",
        "  \u00a0\u00a0 spaces, \u200bzero width\u200f, e\u0301 and \u2028 stay \U0001f600",
        "A tab\tand a form feed\fstay.",
        "قالت الحكومة إن الجسر مغلق",
    ],
)
def test_plain_text_is_unchanged_to_the_code_point(tmp_path: Path, text: str):
    assert one(tmp_path / "a.txt", text).text == text


@pytest.mark.parametrize(
    ("content", "text", "kind"),
    [
        (b"\xef\xbb\xbfIt rained.", "It rained.", "text/plain"),
        ("It rained.".encode("utf-16"), "It rained.", "text/plain; charset=utf-16-le"),
        (
            b"\xfe\xff" + "It rained.".encode("utf-16-be"),
            "It rained.",
            "text/plain; charset=utf-16-be",
        ),
        (
            "\ufeffIt rained.".encode("utf-32-le"),
            "It rained.",
            "text/plain; charset=utf-32-le",
        ),
        (
            b"The fl\xe8che \x93burned\x94.",
            "The flèche “burned”.",
            "text/plain; charset=windows-1252",
        ),
    ],
    ids=["utf-8 mark", "utf-16 little", "utf-16 big", "utf-32", "windows-1252"],
)
def test_encodings(tmp_path: Path, content: bytes, text: str, kind: str):
    document = one(tmp_path / "a.txt", content)
    assert (document.text, document.media_type) == (text, kind)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "no text"),
        (b" \r\n\t\xc2\xa0 ", "no text"),
        ("\u200b\u200f\ufeff".encode(), "no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        (b"It rained.\0", "binary"),
        (b"\x01\x02\x03 abc \x04\x05", "binary"),
        ("It\0rained and rained and rained and rained.".encode("utf-16"), "NUL"),
        ("Élan, café, brûlé ".encode() + b"\xe9\xff", "invalid UTF-8"),
        ("Шторм у моста".encode("cp1251"), "encoding"),
        (b"\xff\xfeA", "invalid UTF-16"),
        (b"\x81\x8d are no Windows-1252", "invalid UTF-8"),
    ],
    ids=[
        "empty",
        "blank",
        "invisible",
        "image",
        "NUL",
        "controls",
        "NUL in UTF-16",
        "damaged UTF-8 is no Windows-1252",
        "another script in one byte",
        "half a UTF-16 unit",
        "undefined bytes",
    ],
)
def test_what_is_not_text_is_a_failure(tmp_path: Path, content: bytes, error: str):
    assert error in fails(tmp_path / "a.txt", content).error


MARKDOWN = """---
title: Army: 21 dead at Ostrel
publisher: "Corvane Wire"
date: 2024-06-12
URL: https://corvane.example/a
byline:
tags:
  - war
---

Body of the report.

---
not: front matter
"""


def test_front_matter_is_metadata_and_the_body_is_unchanged(tmp_path: Path):
    document = one(tmp_path / "a.md", MARKDOWN)
    assert document.text == "Body of the report.\n\n---\nnot: front matter\n"
    assert document.title == "Army: 21 dead at Ostrel"
    assert document.publisher == "Corvane Wire"
    assert document.published == EventDate("2024-06-12", "2024-06-12")
    assert document.url == "https://corvane.example/a"
    assert document.byline is None
    assert document.media_type == "text/markdown"


def test_front_matter_of_plain_text_is_metadata_too(tmp_path: Path):
    document = one(tmp_path / "a.txt", MARKDOWN)
    assert document.text == "Body of the report.\n\n---\nnot: front matter\n"
    assert document.title == "Army: 21 dead at Ostrel"
    assert document.publisher == "Corvane Wire"
    assert document.media_type == "text/plain"


def test_plain_text_without_front_matter_is_the_original(tmp_path: Path):
    text = "---\nAfter a rule the report begins.\n---\nIt ends here.\n"
    assert one(tmp_path / "a.txt", text).text == text


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\r\ntitle: T\r\n---\r\n\r\n\r\nA.\r\n", "\r\nA.\r\n"),
        ("---\ntitle: T\n---\nA.", "A."),
        ("---\ntitle: T\nA.", "---\ntitle: T\nA."),
        ("---\n\nA rule above.\n\n---\n", "---\n\nA rule above.\n\n---\n"),
        ("Plain.\n---\ntitle: T\n---\n", "Plain.\n---\ntitle: T\n---\n"),
        ("---", "---"),
    ],
    ids=["line ends stay", "no blank line", "not closed", "rules", "not first", "one line"],
)
def test_where_front_matter_ends(text: str, body: str):
    assert split_front_matter(text)[1] == body


def test_json_lines_reads_each_line(tmp_path: Path):
    content = (
        row(external_id=7, publisher="P", published="AFP, Tuesday 2 Jul 2013", extra=[1])
        + "\n"
        + row(title=None, language="English", byline=" ")
    )
    first, second = read(tmp_path / "pile.jsonl", content)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.external_id == "7"
    assert first.published == EventDate("2013-07-02", "AFP, Tuesday 2 Jul 2013")
    assert second.external_id == "pile-3"
    assert (second.title, second.byline, second.language) == (None, None, "en")
    assert second.path == str(tmp_path / "pile.jsonl")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ('{"text": "broken', "invalid JSON"),
        ("[1, 2]", "JSON list"),
        ('{"title": "no text"}', 'no string under "text"'),
        ('{"text": 5}', 'no string under "text"'),
        ('{"text": ""}', "no text"),
        ('{"text": "It rained.", "publisher": ["P"]}', '"publisher" is not a string'),
        ('{"text": "half \\ud800 a pair"}', "surrogate"),
        ('{"text": "It rained.", "title": "\\udfff"}', "surrogate"),
        ('{"text": "nul \\u0000 in it"}', "NUL"),
        ("[" * 100_000, "JSON"),
        ("9" * 5000, "JSON"),
        (b'{"text": "fl\xe8che"}', "invalid UTF-8"),
    ],
)
def test_bad_line_17_is_one_failure_and_the_rest_is_read(
    tmp_path: Path, line: str | bytes, error: str
):
    rows = [row(external_id=f"r{n}").encode() for n in range(1, 21)]
    rows[16] = (line if isinstance(line, bytes) else line.encode()) + b"\n"
    records = read(tmp_path / "pile.jsonl", b"".join(rows))
    assert sum(isinstance(r, Document) for r in records) == 19
    [failed] = [r for r in records if isinstance(r, Failure)]
    assert failed.item.endswith("pile.jsonl:17")
    assert error in failed.error


@pytest.mark.parametrize(
    "content", ["", "\n\n", "Plain prose.\nMore of it.\n", b"\x00\x01\n\x02"]
)
def test_file_without_any_object_is_one_failure(tmp_path: Path, content: str | bytes):
    assert "no JSON object" in fails(tmp_path / "pile.ndjson", content).error


def test_json_lines_with_a_mark_and_windows_line_ends(tmp_path: Path):
    content = "\ufeff" + row(external_id="a").replace("\n", "\r\n")
    for encoding in ("utf-8", "utf-16-le"):
        assert one(tmp_path / "pile.jsonl", content.encode(encoding)).external_id == "a"


PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Bridge hit | Ostrel Post</title>
<meta property="og:site_name" content="Ostrel Post">
<meta property="og:title" content="Bridge hit">
<meta property="article:published_time" content="2024-06-13T10:00:00+02:00">
<link rel="canonical" href="https://ostrel.example/2024/06/13/bridge">
<script>var hidden = "words of a script are no text";</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Bridge hit</h1>
<p>Shells hit the bridge at Ostrel on Monday night, the governor said. Nobody was hurt.</p>
<script>document.write("nor are these")</script><style>p {color: red}</style>
<p>The army &amp; the police denied it &lt;again&gt;.</p></article></body></html>"""


def test_page_gives_text_metadata_and_its_bytes(tmp_path: Path):
    document, raw, page_map = read(tmp_path / "page.html", PAGE)
    assert isinstance(document, Document)
    assert isinstance(raw, RawContent)
    assert isinstance(page_map, PageMap)
    assert "Shells hit the bridge" in document.text
    assert "The army & the police denied it <again>." in document.text
    assert not {"hidden", "script", "nor are these", "color"} & set(document.text.split())
    assert "words of a script" not in document.text
    assert (document.title, document.publisher) == ("Bridge hit", "Ostrel Post")
    assert document.published == EventDate("2024-06-13", "2024-06-13")
    assert document.url == "https://ostrel.example/2024/06/13/bridge"
    assert document.language == "en"
    assert (raw.document_id, raw.content) == (document.id, PAGE.encode())
    denial = document.text.index("The army")
    assert page_map.find(denial, denial + 8) == "paragraph 3"  # the heading is the first


def test_page_without_a_site_name_has_no_publisher(tmp_path: Path):
    page = PAGE.replace('<meta property="og:site_name" content="Ostrel Post">', "").replace(
        " | Ostrel Post", ""
    )
    assert one(tmp_path / "page.html", page).publisher is None


def test_page_date_is_not_guessed_from_running_text(tmp_path: Path):
    page = PAGE.replace("Monday night", "3 May 2015").replace(
        "2024-06-13T10:00:00+02:00", ""
    )
    page = page.replace("/2024/06/13", "")
    assert one(tmp_path / "page.html", page).published is None


@pytest.mark.parametrize(
    "page",
    ["", "<html></html>", "<div>" * 20_000, "<html><script>var a = 'x'</script></html>"],
)
def test_page_without_text_is_a_failure(tmp_path: Path, page: str):
    assert fails(tmp_path / "page.html", page)


def test_same_text_of_two_publishers_is_two_documents(tmp_path: Path):
    content = row(publisher="P", url="u") + row(publisher="Q", url="u")
    first, second = read(tmp_path / "pile.jsonl", content)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.id != second.id
    assert first.sha256 == second.sha256


def test_same_document_twice_is_read_once(tmp_path: Path):
    content = row(publisher="P", url="u", external_id="a") + row(
        publisher="P", url="u", external_id="b"
    )
    document = one(tmp_path / "pile.jsonl", content)
    assert len(read(tmp_path / "pile.jsonl", content)) == 1
    assert document.id == content_id("doc", TEXT, "P", "u")


def test_same_page_twice_keeps_its_bytes_once(tmp_path: Path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "deep" / "page.html").write_text(PAGE + " ", encoding="utf-8")
    records = list(read_inputs([str(tmp_path)], IngestParams()))
    assert [type(r) for r in records] == [Document, RawContent, PageMap]


def test_external_id_and_address_name_a_document_without_publisher(tmp_path: Path):
    assert one(tmp_path / "a.txt", TEXT).id == content_id("doc", TEXT, None, "a")


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (TEXT, None, "en"),
        ("Le gouverneur a déclaré que la route restait fermée hier soir.", None, "fr"),
        ("Too short to tell", None, None),
        ("12 34 56 78 90 " * 20, None, None),
        (TEXT, "fr-FR", "fr"),
        (TEXT, "eng", "en"),
        (TEXT, "no such language", "en"),
    ],
)
def test_language(tmp_path: Path, text: str, stated: str | None, language: str | None):
    line = json.dumps({"text": text, "language": stated})
    assert one(tmp_path / "pile.jsonl", line).language == language


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=300))
def test_no_bytes_make_a_reader_raise(tools: Tools, content: bytes):
    for suffix in SUFFIXES:
        list(read_item(Item(f"x{suffix}", "x", None, content), tools))
    list(read_item(Item("-", "x", None, content), tools))


@settings(deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_text_survives_as_json_and_as_a_file(tools: Tools, text: str):
    for content, reader in (
        (json.dumps({"text": text}).encode(), SUFFIXES[".jsonl"]),
        (text.encode("utf-8", "replace"), SUFFIXES[".txt"]),
    ):
        for record in reader(Item("x", "x", None, content), tools):
            if isinstance(record, Document):
                assert record.text in {text, text.encode("utf-8", "replace").decode()}
