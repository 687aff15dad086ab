"""PDF and Word files: text, pages and paragraphs, and what is said of the broken ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from made_files import changed_zip, encrypted_pdf, make_docx, make_pdf, make_zip
from rashomon.model import Document, Failure, PageMap, RawContent
from rashomon.stages.ingest import IngestParams, read_inputs
from rashomon.stages.ingest.confined import Confined
from rashomon.stages.ingest.extracts import UnreadableError
from rashomon.stages.ingest.items import Item, Record
from rashomon.stages.ingest.marked_up import read_docx, read_pdf
from rashomon.stages.ingest.page_lines import join_pages
from rashomon.stages.ingest.tools import Tools

FIRST = [
    "Kamen Relief Bulletin 12",
    "Shells hit the grain store at Ostrel on Monday night, the govern-",
    "ment said. Nobody was hurt, but two long-",
    "term stores burned down and the road to the town of Dolnik was",
]
SECOND = ["Kamen Relief Bulletin 13", "closed until noon.", "The army denied it."]


@pytest.fixture(scope="module")
def tools() -> Iterator[Tools]:
    params = IngestParams(unpacked_mb=2)
    with Confined(params) as confined:
        yield Tools(params, confined)


def pdf(tools: Tools, content: bytes) -> list[Record]:
    return list(read_pdf(Item("a.pdf", "a", "a.pdf", content), tools))


def docx(tools: Tools, content: bytes) -> list[Record]:
    return list(read_docx(Item("a.docx", "a", "a.docx", content), tools))


def failed(records: list[Record]) -> Failure:
    [failure] = records
    assert isinstance(failure, Failure), failure
    assert failure.hint
    return failure


def found(records: list[Record], words: str) -> str | None:
    """Say on which page or in which paragraph words stand."""
    document, raw, page_map = records[:3]
    assert isinstance(document, Document)
    assert isinstance(raw, RawContent)
    assert isinstance(page_map, PageMap)
    start = document.text.index(words)
    return page_map.find(start, start + len(words))


# PDF.


def test_a_pdf_is_read_page_by_page(tools: Tools):
    content = make_pdf([FIRST, SECOND], title="Shells at Ostrel")
    records = pdf(tools, content)
    document, raw, _ = records
    assert isinstance(document, Document)
    assert isinstance(raw, RawContent)
    assert document.text == (
        "Kamen Relief Bulletin 12\n\n"
        "Shells hit the grain store at Ostrel on Monday night, the government said. Nobody "
        "was hurt, but two long-term stores burned down and the road to the town of Dolnik "
        "was closed until noon.\n\nThe army denied it."
    )
    assert document.title == "Shells at Ostrel"
    assert document.media_type == "application/pdf"
    assert raw.content == content
    assert found(records, "the government said") == "page 1"
    assert found(records, "Dolnik was closed") == "pages 1-2"
    assert found(records, "The army denied it") == "page 2"


@pytest.mark.parametrize(
    "title", ["Microsoft Word - draft7", "report final.pdf", "Untitled"]
)
def test_the_name_of_a_program_or_file_is_no_title(tools: Tools, title: str):
    document = pdf(tools, make_pdf([FIRST], title=title))[0]
    assert isinstance(document, Document)
    assert document.title is None


def test_a_pdf_that_opens_for_everybody_is_read(tools: Tools):
    records = pdf(tools, encrypted_pdf([FIRST], ""))
    assert found(records, "Shells hit") == "page 1"


@pytest.mark.parametrize(
    ("content", "error", "hint"),
    [
        (encrypted_pdf([FIRST], "secret"), "asks for a password", "with its password"),
        (make_pdf([[], []]), "no text on its 2 pages", "OCR"),
        (make_pdf([FIRST])[:300], "broken PDF", "another copy"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 500, "broken", "another copy"),
        (b"%PDF-", "broken", "another copy"),
    ],
    ids=["encrypted", "scanned", "torn", "noise", "mark alone"],
)
def test_a_pdf_without_text_says_why(tools: Tools, content: bytes, error: str, hint: str):
    failure = failed(pdf(tools, content))
    assert error in failure.error
    assert hint in failure.hint


def test_pictures_among_the_pages_are_told_of(tools: Tools):
    records = pdf(tools, make_pdf([[], FIRST, [], SECOND]))
    assert found(records, "Shells hit") == "page 2"
    told = records[3]
    assert isinstance(told, Failure)
    assert told.error.startswith("pages 1, 3 are pictures without text")


def test_a_cover_picture_is_not_told_of(tools: Tools):
    assert len(pdf(tools, make_pdf([[], FIRST, SECOND]))) == 3


def test_a_page_that_loops_back_ends(tools: Tools):
    looped = make_pdf([FIRST]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    assert "PDF" in failed(pdf(tools, looped)).error


# Lines of pages.


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        (["One line.\n\nAnother."], "One line.\n\nAnother."),
        (["Talks\nThe two sides met in Ostrel on Monday to talk\nabout the bridge."],
         "Talks\n\nThe two sides met in Ostrel on Monday to talk about the bridge."),
        (["The two sides met on Monday in the town of Ostrel.\n2.2 Background\nThe war began."],
         "The two sides met on Monday in the town of Ostrel.\n\n2.2 Background\n\nThe war began."),
        (["The plant makes Su-\n24 parts."], "The plant makes Su-24 parts."),
        (["It was a govern\u00ad\nment order."], "It was a government order."),
        (["They listed what was lost in the fire:\n- grain\n- two trucks"],
         "They listed what was lost in the fire:\n\n- grain\n\n- two trucks"),
        (["The governor said that shells at the stores had wounded\n12. The army denied it."],
         "The governor said that shells at the stores had wounded 12. The army denied it."),
        (["", "", ""], ""),
    ],
    ids=[
        *("paragraphs", "heading", "heading below a full line", "name with a hyphen"),
        *("soft hyphen", "list", "a figure that ends a sentence", "blank"),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(pages: list[str], text: str):
    assert join_pages(pages)[0] == text


def test_running_heads_and_page_numbers_do_not_part_a_sentence():
    pages = [
        "The bridge held. The road was, as the",
        "mayor said, and later denied, not",
        "safe.",
    ]
    text, parts = join_pages(
        [f"Relief Bulletin 4\n{words}\n{i}" for i, words in enumerate(pages, 1)]
    )
    assert text == f"Relief Bulletin 4\n\n{' '.join(pages)}"
    assert [number for number, _, _ in parts] == [1, 2, 3]


def test_rows_of_a_table_are_no_running_heads():
    rows = [f"On {day} May {day + 3} shells hit Ostrel." for day in range(1, 25)]
    pages = ["\n".join(rows[start : start + 6]) for start in range(0, 24, 6)]
    assert join_pages(pages)[0].count("shells hit") == 24


def test_parts_cover_the_text_and_do_not_overlap():
    text, parts = join_pages(
        ["It was a govern-", "ment order.\n\nIt held.", "", "So be it."]
    )
    assert text == "It was a government order.\n\nIt held.\n\nSo be it."
    assert [text[start:end] for _, start, end in parts] == [
        "It was a govern",
        "ment order.\n\nIt held.",
        "So be it.",
    ]


# Word files.


def test_a_word_file_is_read_paragraph_by_paragraph(tools: Tools):
    content = make_docx(
        ["Shells hit Ostrel.", "", "The army denied it."],
        [["Place", "Dead"], ["Dolnik", "12"]],
        title="Shells",
    )
    records = docx(tools, content)
    document, raw, _ = records
    assert isinstance(document, Document)
    assert isinstance(raw, RawContent)
    assert document.text.split("\n\n") == [
        "Shells hit Ostrel.",
        "The army denied it.",
        *("Place", "Dead", "Dolnik", "12"),
    ]
    assert (document.title, document.byline) == ("Shells", "Desk 4")
    assert document.published is None  # the dates in the properties are those of the file
    assert raw.content == content
    assert found(records, "The army denied it.") == "paragraph 2"
    assert found(records, "Dolnik") == "paragraph 5"


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def body(inside: str, before: str = "", name: str = "document") -> bytes:
    return (
        f"<?xml version='1.0'?>{before}<w:{name} xmlns:w='{WORD}' xmlns:mc='http://schemas."
        f"openxmlformats.org/markup-compatibility/2006'>{inside}</w:{name}>"
    ).encode()


def p(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{words}</w:t></w:r>" for words in runs) + "</w:p>"


@pytest.mark.parametrize(
    ("inside", "paragraphs"),
    [
        ("<w:p><w:ins><w:r><w:t>It rained.</w:t></w:r></w:ins></w:p>", ["It rained."]),
        ("<w:p><w:del><w:r><w:t>Cut.</w:t></w:r></w:del><w:r><w:t>Kept.</w:t></w:r></w:p>",
         ["Kept."]),
        (f"<w:sdt><w:sdtContent>{p('In a control.')}</w:sdtContent></w:sdt>",
         ["In a control."]),
        (("<w:p><w:r><w:t>Outer.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>"
         f"<w:txbxContent>{p('Box.')}</w:txbxContent></mc:Choice><mc:Fallback>{p('Box.')}"
         "</mc:Fallback></mc:AlternateContent></w:r></w:p>"), ["Outer.", "Box."]),
        ("<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r></w:p>",
         ["A\tB\nC"]),
        (p("Say", "s", " so."), ["Says so."]),
    ],
    ids=["insertion", "deletion", "control", "text box once", "tab and break", "runs"],
)  # fmt: skip
def test_no_visible_words_are_left_out(tools: Tools, inside: str, paragraphs: list[str]):
    content = changed_zip(
        make_docx(["x"]), word__document=body(f"<w:body>{inside}</w:body>")
    )
    document = docx(tools, content)[0]
    assert isinstance(document, Document), document
    assert document.text.split("\n\n") == paragraphs


def test_notes_come_after_the_body(tools: Tools):
    notes = body(
        f"<w:footnote>{p('The count is of 3 May.')}</w:footnote>", name="footnotes"
    )
    records = docx(tools, changed_zip(make_docx(["12 died."]), word__footnotes=notes))
    assert found(records, "The count is of 3 May.") == "paragraph 2"


def test_macros_are_neither_run_nor_a_reason_to_lose_the_text(tools: Tools):
    macros = changed_zip(
        make_docx(["Shells hit Ostrel."]), word__vbaProject=b"\xd0\xcf\x11"
    )
    assert found(docx(tools, macros), "Shells hit") == "paragraph 1"


LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
"""A thousand million laughs, if somebody counts."""


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (make_docx(["It rained."])[:-200], "broken Word file"),
        (make_zip({"[Content_Types].xml": b"", "word/styles.xml": b""}), "is missing"),
        (changed_zip(make_docx(["x"]), word__document=b"<w:p"), "broken Word file"),
        (make_docx([]), "no text in this Word file"),
        (
            changed_zip(
                make_docx(["x"]),
                word__document=body(
                    p("&l9;"), f"<!DOCTYPE w [<!ENTITY l0 'ha'>{LAUGHS}]>"
                ),
            ),
            "declares entities",
        ),
        (
            changed_zip(make_docx(["x"]), word__document=body("<w:p>" * 5000 + "</w:p>" * 5000)),
            "epth",
        ),
        (
            changed_zip(make_docx(["x"]), word__document=body(p("a" * 3_000_000))),
            "unpacks to more than 2 MB",
        ),
    ],
    ids=["torn", "no text part", "no XML", "empty", "entity bomb", "deep", "large inside"],
)  # fmt: skip
def test_a_word_file_without_text_says_why(tools: Tools, content: bytes, error: str):
    failure = failed(docx(tools, content))
    assert error in failure.error


# The wall.


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_read():
    with Confined(IngestParams(parse_s=0.1)) as confined:
        slow = make_pdf([FIRST] * 3000)
        with pytest.raises(UnreadableError, match=r"longer than 0\.1 s") as late:
            confined.parse("pdf", slow)
        assert "parse_s" in late.value.hint
    with Confined(IngestParams()) as confined:
        assert "Ostrel" in confined.parse("pdf", make_pdf([FIRST]))["text"]


def test_a_file_that_needs_too_much_memory_is_given_up():
    with Confined(IngestParams(parse_mb=300, unpacked_mb=1e5)) as confined:
        huge = changed_zip(make_docx(["x"]), word__document=body(p("a" * 900) * 100_000))
        with pytest.raises(UnreadableError) as refused:
            confined.parse("docx", huge)
        assert "parse_mb" in refused.value.hint
        assert confined.parse("docx", make_docx(["It rained."]))["text"] == "It rained."


def test_a_process_that_dies_costs_one_file():
    with Confined(IngestParams()) as confined:
        confined.parse("docx", make_docx(["It rained."]))
        process = confined._process
        assert process is not None
        process.kill()
        process.wait()
        with pytest.raises(UnreadableError, match="SIGKILL"):
            confined.parse("docx", make_docx(["It rained."]))
        assert confined.parse("docx", make_docx(["It rained."]))["text"] == "It rained."
    assert confined._process is None


def test_nothing_beside_the_reports_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "pypdf.py").write_text("raise SystemExit(9)")
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    with Confined(IngestParams()) as confined:
        assert "Ostrel" in confined.parse("pdf", make_pdf([FIRST]))["text"]


# Whatever the name says.


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", make_pdf([FIRST]), "application/pdf"),
        ("a.docx", make_pdf([FIRST]), "application/pdf"),
        ("download", make_pdf([FIRST]), "application/pdf"),
        ("a.pdf", make_docx(FIRST), "wordprocessingml"),
        ("a.zip", make_docx(FIRST), "wordprocessingml"),
        ("a.pdf", b"<!DOCTYPE html><html><body><article><p>" + b"It rained. " * 30, "text/html"),
        ("view.aspx", b"<html><body><article><p>" + b"It rained. " * 30, "text/html"),
        ("a.docx", b"It rained in Ostrel.", "text/plain"),
    ],
)  # fmt: skip
def test_the_content_decides(tmp_path: Path, name: str, content: bytes, kind: str):
    (tmp_path / name).write_bytes(content)
    document = next(read_inputs([str(tmp_path / name)], IngestParams()))
    assert isinstance(document, Document), document
    assert kind in document.media_type


@pytest.mark.parametrize(
    ("name", "content", "error", "hint"),
    [
        ("a.pdf", b"", "no text", "leave it out"),
        ("a.pdf", b"\0\1\2" * 50, "nothing of that kind", "another copy"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "old Office", ".docx"),
        ("a.txt", b"{\\rtf1 It rained.}", "Rich Text", "save it as .docx"),
        ("a.docx", make_zip({"[Content_Types].xml": b"", "xl/workbook.xml": b""}),
         "spreadsheet", "CSV"),
        ("a.docx", make_zip({"mimetype": b"", "content.xml": b""}), "OpenDocument", "PDF"),
        ("a.txt", b"\x1f\x8b\x08" + b"\0" * 30, "packed", "unpack"),
    ],
)  # fmt: skip
def test_a_kind_that_is_not_read_is_named(
    tmp_path: Path, name: str, content: bytes, error: str, hint: str
):
    (tmp_path / name).write_bytes(content)
    failure = failed(list(read_inputs([str(tmp_path / name)], IngestParams())))
    assert error in failure.error
    assert hint in failure.hint
