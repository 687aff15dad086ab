"""Zips, mails and saved pages: what is in them is read, within limits, and leads nowhere."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from made_files import make_docx, make_pdf, make_zip
from rashomon.model import Document, EventDate, Failure, PageMap, RawContent
from rashomon.stages.ingest import IngestParams, read_inputs
from rashomon.stages.ingest.items import Record, cleaned_name

RAIN = b"It rained in Ostrel on Monday, the mayor said."
PAGE = b"<html><body><article><p>" + RAIN * 5 + b"</p></article></body></html>"


def read(path: Path, content: bytes, **params: Any) -> list[Record]:
    path.write_bytes(content)
    return list(read_inputs([str(path)], IngestParams(**params)))


def names(records: list[Record], path: Path) -> dict[str, str]:
    """Give external id by path within the file."""
    found = [r for r in records if isinstance(r, Document)]
    return {str(d.path).removeprefix(f"{path}/"): d.external_id for d in found}


def failures(records: list[Record], path: Path) -> dict[str, str]:
    found = [r for r in records if isinstance(r, Failure)]
    assert all(f.hint for f in found)
    return {f.item.removeprefix(str(path)): f.error for f in found}


def texts(records: list[Record]) -> list[str]:
    return [r.text for r in records if isinstance(r, Document)]


# Zip.


def test_everything_in_a_zip_is_read(tmp_path: Path):
    path = tmp_path / "pile.zip"
    inner = make_zip({"deep.txt": RAIN + b" Deep."})
    files = {
        "a.txt": RAIN,
        "sub/b.pdf": make_pdf([[RAIN.decode()]]),
        "sub/c.docx": make_docx([RAIN.decode() + " Twice."]),
        "d.csv": b'text\n"' + RAIN + b'"\n',
        "e.zip": inner,
        "photo.jpg": b"\xff\xd8\xff",
        ".hidden.txt": RAIN,
        "__MACOSX/a.txt": b"junk",
        "~$c.docx": b"lock",
        "story.html": PAGE,
        "story_files/frame.html": PAGE,
        "empty.txt": b"",
    }
    records = read(path, make_zip(files))
    assert names(records, path) == {
        "a.txt": "a",
        "d.csv": "d-2",
        "e.zip/deep.txt": "deep",
        "story.html": "story",
        "sub/b.pdf": "b",
        "sub/c.docx": "c",
    }
    assert failures(records, path) == {
        "/empty.txt": "no text",
        "/photo.jpg": "'.jpg' files cannot be read",
    }
    [pdf] = [r for r in records if isinstance(r, RawContent) and "pdf" in r.media_type]
    assert pdf.content == files["sub/b.pdf"]


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\windows\\x.txt", "windows/x.txt"),
        ("a/./b/../c.txt", "a/b/c.txt"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("a\0b.txt", "ab.txt"),
        ("ok/name.txt", "ok/name.txt"),
    ],
)
def test_a_name_leads_nowhere(name: str, cleaned: str):
    assert cleaned_name(name) == cleaned


def test_a_hostile_name_is_only_a_name(tmp_path: Path):
    path = tmp_path / "in" / "pile.zip"
    path.parent.mkdir()
    records = read(path, make_zip({"../../escaped.txt": RAIN, "/root.txt": RAIN + b"2"}))
    assert names(records, path) == {"escaped.txt": "escaped", "root.txt": "root"}
    assert [p.name for p in tmp_path.iterdir()] == ["in"]


def zip_of_zips(depth: int) -> bytes:
    made = make_zip({"rain.txt": RAIN})
    for _ in range(depth - 1):
        made = make_zip({"inner.zip": made, "beside.txt": RAIN + b" Beside."})
    return made


def test_a_zip_in_a_zip_in_a_zip_is_not_opened(tmp_path: Path):
    path = tmp_path / "pile.zip"
    records = read(path, zip_of_zips(3))
    assert failures(records, path) == {
        "/inner.zip/inner.zip": "packed in 2 files, one in the other"
    }
    assert len(texts(records)) == 1  # the text beside, once
    assert len(texts(read(path, zip_of_zips(3), packed_depth=3))) == 2


def test_a_bomb_is_not_unpacked(tmp_path: Path):
    path = tmp_path / "pile.zip"
    records = read(path, make_zip({"a.txt": RAIN, "bomb.txt": b"\0" * 50_000_000}))
    assert texts(records) == [RAIN.decode()]
    [said] = failures(records, path).values()
    assert "times as large as it is packed" in said


def test_many_small_files_do_not_pass_the_limit_together(tmp_path: Path):
    path = tmp_path / "pile.zip"
    files = {f"{n}.txt": bytes([65 + n]) * 400_000 for n in range(8)}
    records = read(path, make_zip(files), unpacked_mb=1.0)
    assert len(texts(records)) == 2
    assert failures(records, path) == {
        "/2.txt": "too much for what is left to unpack",
        "": "it unpacks to more than 1 MB: 5 files are not read",
    }


def test_zips_in_a_zip_share_the_limit(tmp_path: Path):
    path = tmp_path / "pile.zip"
    inner = {
        f"{n}.zip": make_zip({f"{n}.txt": bytes([65 + n]) * 700_000}) for n in range(3)
    }
    records = read(path, make_zip(inner, packed=False), unpacked_mb=1.0)
    assert len(texts(records)) == 1


def test_a_zip_that_lies_about_sizes_is_counted_as_it_comes(tmp_path: Path):
    content = bytearray(make_zip({"a.txt": b"A" * 600_000}))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")  # says it holds 100 bytes
    path = tmp_path / "pile.zip"
    records = read(path, bytes(content), unpacked_mb=0.1)
    assert not any(len(text) > 100_000 for text in texts(records))
    assert failures(records, path)


def encrypted_entry() -> bytes:
    content = bytearray(make_zip({"a.txt": RAIN}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    return bytes(content)


def link_entry() -> bytes:
    content = bytearray(make_zip({"a.txt": b"/etc/passwd"}))
    at = content.index(b"PK\x01\x02")
    content[at + 5] = 3  # made on Unix
    content[at + 38 : at + 42] = (0o120777 << 16).to_bytes(4, "little")
    return bytes(content)


def test_a_file_without_a_name_is_read(tmp_path: Path):
    content = make_zip({"a.txt": RAIN}).replace(b"a.txt", b"\0.txt")
    records = read(tmp_path / "pile.zip", content)
    assert failures(records, tmp_path / "pile.zip") == {
        "/unnamed": "files without a suffix cannot be read"
    }


def spoiled_entry() -> bytes:
    content = bytearray(make_zip({"a.txt": RAIN * 50}))
    content[60] ^= 0xFF
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "item", "error"),
    [
        (make_zip({"a.txt": RAIN})[:-10], "", "a broken zip"),
        (make_zip({}), "", "no files in this zip"),
        (make_zip({"x/": b"", ".a.txt": RAIN}), "", "no files in this zip"),
        (encrypted_entry(), "/a.txt", "asks for a password"),
        (link_entry(), "/a.txt", "a link, not a file"),
        (spoiled_entry(), "/a.txt", "cannot be unpacked"),
        (make_zip({f"{n}.txt": RAIN for n in range(30)}), "", "30 files in one zip"),
        (b"", "", "no text"),
        (b"\0\1" * 40, "", "nothing of that kind"),
    ],
    ids=["torn", "empty", "folders", "encrypted", "link", "spoiled", "many", "0", "noise"],
)
def test_a_zip_that_cannot_be_read_says_why(
    tmp_path: Path, content: bytes, item: str, error: str
):
    path = tmp_path / "pile.zip"
    found = failures(read(path, content, packed_files=20), path)
    assert list(found) == [item]
    assert error in found[item]


def test_a_large_file_in_a_zip_is_refused_and_the_rest_read(tmp_path: Path):
    path = tmp_path / "pile.zip"
    files = {"large.txt": b"It rained. " * 200_000, "small.txt": RAIN}
    records = read(path, make_zip(files, packed=False), limit_mb=1.0)
    assert texts(records) == [RAIN.decode()]
    assert failures(records, path) == {"/large.txt": "larger than 1 MB"}


# Mail.


WORDS = "It rained in Ostrel.\n\nThe mayor said so.\n"


def mail(body: str = WORDS, page: str = "") -> EmailMessage:
    made = EmailMessage()
    made["From"] = '"Teel, Mara" <mara@ostrel.example>'
    made["Date"] = "Wed, 12 Jun 2024 10:00:00 +0200"
    made["Subject"] = "Rain in Ostrel – an update"
    if body:
        made.set_content(body)
    if page and body:
        made.add_alternative(page, subtype="html")
    elif page:
        made.set_content(page, subtype="html")
    return made


def test_a_mail_is_read_with_what_its_head_states(tmp_path: Path):
    content = bytes(mail(page="<p>It rained <b>in colours</b>.</p>"))
    document, raw, page_map = read(tmp_path / "a.eml", content)
    assert isinstance(document, Document)
    assert isinstance(raw, RawContent)
    assert isinstance(page_map, PageMap)
    assert document.text == "It rained in Ostrel.\n\nThe mayor said so.\n"
    assert document.title == "Rain in Ostrel – an update"
    assert document.byline == "Teel, Mara"
    assert document.published == EventDate("2024-06-12", "Wed, 12 Jun 2024 10:00:00 +0200")
    assert document.publisher is None
    assert raw.content == content
    assert page_map.find(24, 30) == "paragraph 2"


def test_a_mail_that_is_a_page_gives_all_its_words(tmp_path: Path):
    page = (
        "<html><head><style>p {color: red}</style></head><body><table><tr><td>It rained in"
        " <b>Ostrel</b>.</td></tr></table><p>The mayor<br>said so.</p><script>x()</script>"
    )
    [text] = texts(read(tmp_path / "a.eml", bytes(mail("", page))))
    assert text == "It rained in Ostrel.\n\nThe mayor\n\nsaid so."


def test_attachments_are_documents(tmp_path: Path):
    made, inner = mail(), mail("It snowed in Dolnik.\n")
    inner.add_attachment(RAIN, maintype="text", subtype="plain", filename="../note.txt")
    pdf = make_pdf([[RAIN.decode()]])
    made.add_attachment(pdf, maintype="application", subtype="pdf", filename="b.pdf")
    made.add_attachment(
        b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png"
    )
    made.add_attachment(b"PK", maintype="application", subtype="x-odd", filename="c.odd")
    made.add_attachment(inner)
    path = tmp_path / "a.eml"
    records = read(path, bytes(made))
    assert names(records, path) == {
        str(path): "a",
        "b.pdf": "b",
        "attachment-4.eml": "attachment-4",
        "attachment-4.eml/note.txt": "note",
    }
    assert failures(records, path) == {"/c.odd": "'.odd' files cannot be read"}
    [raw] = [r for r in records if isinstance(r, RawContent) and "pdf" in r.media_type]
    assert raw.content == pdf


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "no text"),
        (b"\n\nonly words, no head", "no mail"),
        (b"Subject: x\n\n", "no text in this mail"),
        (b"Subject: x\nContent-Type: image/png\n\n\x89PNG", "no text in this mail"),
        (
            b"Subject: x\nContent-Type: text/plain; charset=utf-8\n\n\xff\xfe\xfa\xc3\xa9",
            "UTF",
        ),
    ],
)
def test_a_mail_without_text_says_why(tmp_path: Path, content: bytes, error: str):
    path = tmp_path / "a.eml"
    [said] = failures(read(path, content), path).values()
    assert error in said


@pytest.mark.parametrize(
    "content",
    [
        b"Subject: x\nContent-Type: text/plain; charset=no-such\n\nIt rained.",
        b"Subject: =?utf-8?b?=FF?=\nFrom: <<>>;,\nDate: \xff\n\nIt rained.",
        b"Subject: x\nContent-Type: multipart/mixed\n\nIt rained.",
        b"Subject: x\nContent-Type: text/plain; charset=cp1252\n\nIt rained.",
    ],
    ids=["unknown encoding", "torn head", "no boundary", "old encoding"],
)
def test_an_odd_mail_is_read_all_the_same(tmp_path: Path, content: bytes):
    assert [t.strip() for t in texts(read(tmp_path / "a.eml", content))] == ["It rained."]


# Saved pages.

ARCHIVE = b"""From: <Saved by a browser>
Snapshot-Content-Location: https://ostrel.example/rain
Subject: Rain
Date: Fri, 21 Nov 2025 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="B"

--B
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://ostrel.example/rain

<html lang=3D"en"><head><title>Rain in Ostrel</title><meta property=3D"og:title" content=3D"Rain=
 in Ostrel"></head><body><article><p>It rained in Ostrel on Monday, the mayor said. It=
 rained all day long, and nobody went out.</p><p>The army =E2=80=9Cdenied=E2=80=9D it on=
 Tuesday, saying that the sun had shone.</p></article></body></html>
--B
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://ostrel.example/logo.png

iVBORw0KGgo=
--B--
"""


@pytest.mark.parametrize("name", ["rain.mhtml", "rain.MHT"])
def test_a_saved_page_is_read(tmp_path: Path, name: str):
    document, raw, page_map = read(tmp_path / name, ARCHIVE)
    assert isinstance(document, Document)
    assert isinstance(raw, RawContent)
    assert isinstance(page_map, PageMap)
    assert "The army “denied” it on Tuesday" in document.text
    assert (document.title, document.url) == (
        "Rain in Ostrel",
        "https://ostrel.example/rain",
    )
    assert document.published is None  # the date of an archive is that of saving
    assert raw.content == ARCHIVE
    start = document.text.index("The army")
    assert page_map.find(start, start + 8) == "paragraph 2"


def test_an_archive_without_a_page_says_so(tmp_path: Path):
    path = tmp_path / "a.mhtml"
    content = ARCHIVE.replace(b"text/html", b"text/css")
    assert failures(read(path, content), path) == {"": "no page in this web archive"}


def test_the_folder_beside_a_saved_page_is_left_out(tmp_path: Path):
    (tmp_path / "Story.html").write_bytes(PAGE)
    for folder in ("Story_files", "Story.files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.txt").write_bytes(RAIN + folder.encode())
    found = list(read_inputs([str(tmp_path)], IngestParams()))
    assert [d.external_id for d in found if isinstance(d, Document)] == ["Story", "frame"]
    named = list(read_inputs([str(tmp_path / "Story_files")], IngestParams()))
    assert len(texts(named)) == 1  # named by itself it is a folder like any other
