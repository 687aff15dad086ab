"""Say what a document's metadata rests on: what its file states, and what is only guessed.

    Stated, text -> MetadataValue (found | guessed), ...

What a file states beside the text goes before what a line of the text states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model import Basis, MetadataField, MetadataValue, Span
from rashomon.stages.ingest.language import find_language, stated_language
from rashomon.text.bylines import find_byline
from rashomon.text.date_lines import find_date_line
from rashomon.text.published import parse_published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.stages.ingest.documents import Stated
    from rashomon.stages.ingest.params import IngestParams

UNNAMED = "the file"
"""Where a value was read when a reader does not say."""

DATE_LINE = "date line"
"""Where a date was read that stands in the text; its span says which line."""

BYLINE = "byline"
"""Where authors were read that stand in the text; their span says which line."""

LETTERS = "the words of the text"
"""What a language that is not stated is told from."""


def find_metadata(
    text: str, stated: Stated, params: IngestParams
) -> tuple[MetadataValue, ...]:
    """Give what is known of a document from its own file, in the order of the fields.

    A date that no calendar has, and a language that has no code, are not known.
    """
    return tuple(
        value for field in MetadataField for value in _of(field, text, stated, params)
    )


def _of(
    field: MetadataField, text: str, stated: Stated, params: IngestParams
) -> Iterator[MetadataValue]:
    where = stated.found_in or UNNAMED
    words = getattr(stated, field.value)
    if field is MetadataField.LANGUAGE:
        yield from _language(words, where, text, params)
    elif not words:
        yield from _in_text(field, text)
    elif field is MetadataField.PUBLISHED:
        date = parse_published(words)
        if date:
            yield MetadataValue(field, date.literal, Basis.FOUND, where, date.edtf)
    else:
        yield MetadataValue(field, words, Basis.FOUND, where)


def _in_text(field: MetadataField, text: str) -> Iterator[MetadataValue]:
    """Read what a line of the text states and nothing beside the text does."""
    if field is MetadataField.PUBLISHED and (date := find_date_line(text)):
        span = Span.of(text, date.start, date.end)
        yield MetadataValue(field, span.quote, Basis.FOUND, DATE_LINE, date.edtf, span)
    elif field is MetadataField.BYLINE and (byline := find_byline(text)):
        span = Span.of(text, byline.start, byline.end)
        yield MetadataValue(field, span.quote, Basis.FOUND, BYLINE, span=span)


def _language(
    words: str | None, where: str, text: str, params: IngestParams
) -> Iterator[MetadataValue]:
    field = MetadataField.LANGUAGE
    code = stated_language(words)
    if code:
        yield MetadataValue(field, code, Basis.FOUND, where)
        return
    told = find_language(text, params)
    if told:
        yield MetadataValue(field, told, Basis.GUESSED, LETTERS)
