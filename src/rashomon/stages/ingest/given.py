"""Read a value the user gives for a document, or say what is wrong with it.

    "published", "3 May 2031" -> checks of the field -> MetadataValue | what is wrong

What the user gives is held to more than what is found: a date that is no full date of its
own precision is refused, not shortened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from rashomon.errors import MetadataError, UnknownNameError
from rashomon.model import Basis, MetadataField, MetadataValue
from rashomon.stages.ingest.language import stated_language
from rashomon.text.domains import is_address
from rashomon.text.published import parse_published

ALIASES = {"date": "published", "author": "byline", "lang": "language", "site": "publisher"}
"""Other names that files commonly use for a field."""

LIMIT = 2_000
"""Longest value in code points; a title is far below."""

NEAR = 0.75
"""How alike two names are, in [0, 1], from which one is a slip for the other: "publishers" is
0.95 like "publisher", "file" 0.67 like "title"."""

HINTS = {
    MetadataField.PUBLISHED: "write a date as 2031-05-03, 2031-05 or 2031",
    MetadataField.LANGUAGE: "write its name or two letters, such as en",
    MetadataField.URL: "write the whole address, with https://",
}
"""What to do about a value of a field that cannot be read."""

_LONE_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_COMPACT = re.compile(r"\d{8}")
_CLOCK = re.compile(r"T?\d{1,2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?")


def field_of(name: str) -> MetadataField | None:
    """Give the field a name means; None: there is none."""
    plain = name.strip().lower()
    plain = ALIASES.get(plain, plain)
    return MetadataField(plain) if plain in set(MetadataField) else None


def named_field(name: str) -> MetadataField:
    """Give the field a name means.

    Raises:
        UnknownNameError: There is none.
    """
    field = field_of(name)
    if field is None:
        raise UnknownNameError.of("field", name, [f.value for f in MetadataField])
    return field


def read_given(
    pairs: Iterable[tuple[str, str | None]], where: str
) -> Iterator[MetadataValue]:
    """Read what the user says of one document.

    Args:
        pairs: Name and value of each field; nothing, or None: said not to be known.
        where: How it was said.

    Raises:
        MetadataError: A value cannot be, or a field is named twice.
        UnknownNameError: There is no such field.
    """
    seen: set[MetadataField] = set()
    for name, words in pairs:
        field, said = named_field(name), f"{name}={words or ''}"
        if field in seen:
            raise MetadataError.of(said, f"{field} is given twice", "give it once")
        seen.add(field)
        if words is None or not words.strip():
            yield MetadataValue(field, None, Basis.GIVEN, where)
            continue
        value = given_value(field, words, where)
        if isinstance(value, str):
            raise MetadataError.of(
                said, value, HINTS.get(field, "mend it, or leave it out")
            )
        yield value


def near_field(name: str) -> str | None:
    """Give the field a name was probably meant for; None: none is close."""
    known = [f.value for f in MetadataField] + list(ALIASES)
    return next(iter(get_close_matches(name.strip().lower(), known, 1, NEAR)), None)


def given_value(field: MetadataField, words: str, where: str) -> MetadataValue | str:
    """Check a value the user gives.

    Returns:
        The value, or a few words on what is wrong with it.
    """
    plain = " ".join(words.split())
    if len(plain) > LIMIT:
        return f"{len(plain)} characters are too many (at most {LIMIT})"
    if not all(c.isprintable() for c in plain):
        return f"{plain!r} holds a control character"
    if field is MetadataField.PUBLISHED:
        return _date(plain, where)
    if field is MetadataField.LANGUAGE:
        code = stated_language(plain)
        known = f"{plain!r} is no language with a code of ISO 639-1"
        return MetadataValue(field, code, Basis.GIVEN, where) if code else known
    if field is MetadataField.URL and not is_address(plain):
        return f"{plain!r} is no address that begins with http:// or https://"
    return MetadataValue(field, plain, Basis.GIVEN, where)


def _date(words: str, where: str) -> MetadataValue | str:
    found = parse_published(words)
    if found is None:
        return f"{words!r} is no date"
    if _is_shortened(words, found.edtf):
        if found.edtf.isdigit() and all(int(n) <= 12 for n in _LONE_NUMBER.findall(words)):
            return f"day and month of {words!r} can be exchanged"
        return f"{words!r} is no date of the calendar"
    return MetadataValue(MetadataField.PUBLISHED, words, Basis.GIVEN, where, found.edtf)


def _is_shortened(words: str, edtf: str) -> bool:
    """Tell whether a date was meant to say more than could be read.

    >>> _is_shortened("30 February 2031", "2031-02"), _is_shortened("2031-02", "2031-02")
    (True, False)
    """
    if edtf.count("-") == 2:
        return False
    numbers = [int(n) for n in _LONE_NUMBER.findall(_CLOCK.sub(" ", words))]
    month = [int(n) for n in edtf.split("-")[1:]]
    return numbers not in ([], month) or _COMPACT.search(words) is not None
