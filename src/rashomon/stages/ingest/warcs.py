"""Take the pages out of a WARC, the files that web crawlers write (ISO 28500).

    file -> records -> responses with a page -> its address, its bytes

What is no page (requests, pictures, answers other than 200) is passed over. A page is then parsed
behind the wall that any page is parsed behind.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from rashomon.stages.ingest.extracts import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from typing import BinaryIO

PAGES = ("text/html", "application/xhtml+xml")
"""Media types of pages."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a WARC."""

    address: str
    content: bytes
    """Cut off one byte past the limit."""
    start: int
    """Its record's first byte in the file."""
    end: int


def pages_of(file: BinaryIO, limit: int) -> Iterator[Page]:
    """Give the pages of a WARC, in their order.

    Args:
        file: The whole, or whole records of it.
        limit: Most bytes of a page that are kept.

    Raises:
        UnreadableError: It is none, or broken; or the library that reads it is not there.
    """
    with _told():
        from warcio.archiveiterator import ArchiveIterator

        records: Any = ArchiveIterator(file)
        for record in records:
            address = _address(record)
            content = b""
            if address is not None:
                content = record.content_stream().read(limit + 1)
            records.read_to_end(record)
            start = records.get_record_offset()
            if address is not None:
                yield Page(address, content, start, start + records.get_record_length())


def pages_in(content: bytes, limit: int) -> Iterator[Page]:
    """Give the pages of some whole records."""
    return pages_of(BytesIO(content), limit)


def _address(record: Any) -> str | None:  # noqa: ANN401  warcio has no types
    """Give the address of the page that a record holds; None: it holds none."""
    head = record.http_headers
    if record.rec_type != "response" or head is None or head.get_statuscode() != "200":
        return None
    kind = (head.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return record.rec_headers.get_header("WARC-Target-URI") if kind in PAGES else None


@contextmanager
def _told() -> Generator[None]:
    """Turn what goes wrong in warcio into an `UnreadableError`."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise UnreadableError(
            error="a WARC, for which warcio is not installed",
            hint="pip install 'rashomon[spark]'",
        ) from error
    except Exception as error:  # its errors have no common class
        said = " ".join(str(error).split())[:100] or type(error).__name__
        raise UnreadableError(
            error=f"a broken WARC ({said})", hint="fetch it again; what was cut stays cut"
        ) from error
