"""Take a mail apart: its words, what its head states, what is attached; runs confined.

    bytes -> MIME parts -> plain text, else the text of the page -> Extract, attachments

The words are those of the plain part where there is one: it is what the sender wrote, and
the page beside it says the same in colours.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from email import message_from_bytes, policy
from mimetypes import guess_extension
from typing import TYPE_CHECKING, Any

from rashomon.stages.ingest.decoding import Undecodable, decode
from rashomon.stages.ingest.extracts import Extract, UnreadableError, cleaned
from rashomon.stages.ingest.page_text import all_words, read_page_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage, MIMEPart

HEAD_LIMIT = 500
"""Code points kept of a line of the head."""

_MESSAGE = "message/rfc822"
_NO_REPORT = re.compile(
    r"(?:image|audio|video)/.*|application/(?:pgp-signature|(?:x-)?pkcs7-signature|ms-tnef)|"
    r"text/(?:calendar|vcard)"
)
"""Kinds of attachments that are no reports: logos, signatures, dates, visiting cards."""

_ADDRESS = re.compile(r"\s*<[^<>]*>\s*$")


@dataclass(frozen=True, slots=True)
class Mail:
    """The words of a mail, and what is attached."""

    extract: Extract
    """Without text where a mail only carries attachments."""
    attachments: tuple[tuple[str, str], ...]
    """Name and content (base64) of each."""


def read_mail(content: bytes, _limit: int) -> Mail:
    """Take a mail apart."""
    message = _parsed(content)
    text, remark = _body(message)
    fields = {
        "title": _head(message, "subject"),
        "byline": _sender(_head(message, "from")),
        "published": _head(message, "date"),
        "url": _head(message, "archived-at"),
    }
    attachments = tuple(_attachments(message))
    if not text.strip() and not attachments:
        raise UnreadableError(
            error=remark[0] if remark else "no text in this mail",
            hint=remark[1] if remark else "leave it out, or save its pictures apart.",
        )
    extract = Extract(text, fields, "paragraph", paragraphs(text), remark)
    return Mail(extract, attachments)


def read_web_archive(content: bytes, limit: int) -> Extract:
    """Read a page saved with everything on it (MHTML). Its date is that of saving."""
    message = _parsed(content)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not pages:
        raise UnreadableError(
            error="no page in this web archive", hint="save the page again, as HTML."
        )
    first = _words(pages[0])
    if isinstance(first, Undecodable):
        raise UnreadableError(error=first.error, hint=first.hint)
    found = read_page_text(first.encode("utf-8", "replace"), limit)
    address = _head(message, "snapshot-content-location") or _head(
        pages[0], "content-location"
    )
    url = found.fields.get("url") or address
    fields = found.fields | {"url": url}
    return Extract(found.text, fields, found.part_kind, found.parts)


def paragraphs(text: str) -> tuple[tuple[int, int, int], ...]:
    """Count the paragraphs between blank lines: number, start and end of each."""
    found: list[tuple[int, int, int]] = []
    start = end = at = 0
    for line in [*text.split("\n"), ""]:
        if line.strip():
            start, end = (at if start == end else start), at + len(line)
        elif start != end:
            found.append((len(found) + 1, start, end))
            start = end
        at += len(line) + 1
    return tuple(found)


def _parsed(content: bytes) -> EmailMessage:
    if not content.strip():
        raise UnreadableError(error="no text", hint="the file is empty; leave it out.")
    message: Any = message_from_bytes(content, policy=policy.default)
    if not message.keys():
        raise UnreadableError(
            error="no mail: it has no head", hint="save it again from the mail program."
        )
    return message


def _body(message: EmailMessage) -> tuple[str, tuple[str, str] | None]:
    """Give the words of a mail, and what of them could not be read."""
    plain, page = (message.get_body((kind,)) for kind in ("plain", "html"))
    if message.get_content_maintype() == "multipart" and not message.is_multipart():
        plain = message  # it says that it has parts, and has none
    remark: tuple[str, str] | None = None
    for part, read in ((plain, _lines), (page, all_words)):
        words = _words(part) if part is not None else ""
        if isinstance(words, Undecodable):
            remark = words.error, words.hint
        elif words.strip():
            return cleaned(read(words)), None
    return "", remark


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _words(part: MIMEPart) -> str | Undecodable:
    """Decode a part by the encoding it states, else by its bytes."""
    payload: Any = part.get_payload(decode=True)
    content: bytes = payload if isinstance(payload, bytes) else b""
    try:
        return content.decode(str(part.get_content_charset() or "ascii"))
    except (LookupError, UnicodeError):
        decoded = decode(content)
        return decoded if isinstance(decoded, Undecodable) else decoded.text


def _head(message: EmailMessage, name: str) -> str | None:
    try:
        found = message.get(name)
    except Exception:  # noqa: BLE001  the standard library trips over some torn heads
        return None
    words = " ".join(cleaned(str(found or "")).split())
    return words[:HEAD_LIMIT] or None


def _sender(line: str | None) -> str | None:
    """Give the name of a sender; the address where there is none."""
    if line is None:
        return None
    return _ADDRESS.sub("", line).strip(' "') or line.strip(" <>")


def _attachments(message: EmailMessage) -> Iterator[tuple[str, str]]:
    parts = list(message.iter_attachments())
    if not message.is_multipart() and message.get_content_maintype() != "text":
        parts = [message]
    for number, part in enumerate(parts, 1):
        if _NO_REPORT.fullmatch(part.get_content_type()):
            continue
        content = _content(part)
        if content:
            name = part.get_filename() or f"attachment-{number}{_suffix(part)}"
            yield name, b64encode(content).decode()


def _content(part: Any) -> bytes:  # noqa: ANN401  a mail in a mail is a list
    if part.get_content_type() == _MESSAGE:
        inner = part.get_payload()
        return (
            inner[0].as_bytes(policy=policy.compat32)
            if isinstance(inner, list) and inner
            else b""
        )
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _suffix(part: EmailMessage) -> str:
    kind = part.get_content_type()
    return ".eml" if kind == _MESSAGE else guess_extension(kind) or ""
