"""Read mails and saved web archives.

Item -> parts of the mail -> Document, RawContent, PageMap, an Item each attachment
"""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING

from rashomon.stages.ingest.extracts import Extract, UnreadableError
from rashomon.stages.ingest.items import Item, Record, failure
from rashomon.stages.ingest.marked_up import documented, read_confined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.stages.ingest.tools import Tools

MAIL = "message/rfc822"
WEB_ARCHIVE = "multipart/related"


def read_mail(item: Item, tools: Tools) -> Iterator[Record | Item]:
    """Read a mail: a document of its words, and whatever is attached."""
    try:
        found = tools.confined.parse("mail", item.content)
    except UnreadableError as error:
        yield failure(item.name, error.error, error.hint)
        return
    extract = Extract.of(found["extract"])
    if extract.text.strip():
        yield from documented(extract, "mail head", item, MAIL, tools)
    elif extract.remark:
        yield failure(item.name, *extract.remark)
    limit = tools.params.packed_files
    for name, content in found["attachments"][:limit]:
        yield item.inside(name, b64decode(content))
    if len(found["attachments"]) > limit:
        what = f"more than {limit} attachments; those after are not read"
        yield failure(item.name, what, "save them apart, or raise ingest.packed_files.")


def read_web_archive(item: Item, tools: Tools) -> Iterator[Record | Item]:
    """Read a page that was saved with everything on it."""
    return read_confined(item, tools, "web archive", WEB_ARCHIVE)
