"""Files of many formats, made in code: nothing binary lies in the repository."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any


def make_pdf(pages: Sequence[Sequence[str]], *, title: str = "") -> bytes:
    """Print lines on pages; a page of no lines is a picture without text."""
    objects: list[bytes] = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids: list[str] = []
    for lines in pages:
        content = _drawn(lines)
        picture = "" if lines else f"/XObject << /I {len(objects) + 3} 0 R >>"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
            f"{len(objects) + 2} 0 R /Resources << /Font << /F 3 0 R >> {picture} >> >>".encode()
        )
        objects.append(_stream("", content))
        if not lines:
            image = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
            objects.append(_stream(f"{image} /ColorSpace /DeviceGray", b"\0"))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append(f"<< /Title ({title}) >>".encode())
    return _numbered(objects)


def _drawn(lines: Sequence[str]) -> bytes:
    shown = "".join(f"({_escaped(line)}) Tj 0 -14 Td\n" for line in lines)
    return f"BT /F 11 Tf 60 780 Td\n{shown}ET".encode("cp1252") if lines else b"/I Do"


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _stream(entries: str, content: bytes) -> bytes:
    head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode()
    return head + content + b"\nendstream"


def _numbered(objects: Sequence[bytes]) -> bytes:
    made = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (
        len(objects) + 1,
        len(objects),
    )
    return bytes(made + b"startxref\n%d\n%%%%EOF" % table)


def encrypted_pdf(pages: Sequence[Sequence[str]], password: str, owner: str = "o") -> bytes:
    """Print pages that open with a password; with "" they open for everybody."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(make_pdf(pages))))
    writer.encrypt(user_password=password, owner_password=owner, algorithm="AES-256")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def make_docx(
    paragraphs: Sequence[str], table: Sequence[Sequence[str]] = (), title: str = ""
) -> bytes:
    """Write paragraphs, then a table, as a word processor would."""
    import docx

    document: Any = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = "Desk 4"
    for words in paragraphs:
        document.add_paragraph(words)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for cells, row in zip(table, made.rows, strict=True):
            for words, cell in zip(cells, row.cells, strict=True):
                cell.text = words
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def make_zip(files: dict[str, bytes], *, packed: bool = True) -> bytes:
    """Pack files under their names, which may be hostile."""
    made = BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(made, "w", method) as pile:
        for name, content in files.items():
            pile.writestr(zipfile.ZipInfo(name), content, method)
    return made.getvalue()


def changed_zip(content: bytes, **parts: bytes | None) -> bytes:
    """Change parts of a packed file; None takes one out. "__" in a name is "/"."""
    with zipfile.ZipFile(BytesIO(content)) as pile:
        files: dict[str, bytes | None] = {n: pile.read(n) for n in pile.namelist()}
    files |= {name.replace("__", "/") + ".xml": body for name, body in parts.items()}
    return make_zip({name: body for name, body in files.items() if body is not None})
