"""What is known of a document beside its text, each value with where it comes from.

    given by the user > found in the document > guessed -> the value that counts

The three are kept apart, so that a reader can see which value was only guessed, and a value
that was given can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.spans import Span


class MetadataField(StrEnum):
    """What can be known of a document beside its text."""

    PUBLISHER = "publisher"
    PUBLISHED = "published"
    TITLE = "title"
    BYLINE = "byline"
    URL = "url"
    LANGUAGE = "language"


class Basis(StrEnum):
    """What a value rests on; the first of several counts."""

    GIVEN = "given"
    """The user said so."""
    FOUND = "found"
    """The document, or the file it came in, states it."""
    GUESSED = "guessed"
    """Inferred from something else that is known."""


FIELD_RANK = {field: number for number, field in enumerate(MetadataField)}
BASIS_RANK = {basis: number for number, basis in enumerate(Basis)}
"""The place of each in its order: to look for it in a list took longer than all else."""


class Channel(StrEnum):
    """How the user gave a value; the first of several counts."""

    SET = "set"
    TABLE = "table"
    SIDECAR = "sidecar"


@dataclass(frozen=True, slots=True)
class MetadataValue:
    """One value of one field."""

    field: MetadataField
    value: str | None
    """The words; None: said not to be known, whatever the document states."""
    basis: Basis
    where: str
    """Where it was read ("meta.csv, row 3", "front matter") or what it was guessed from."""
    edtf: str | None = None
    """A date of publication as EDTF; None for the other fields."""
    span: Span | None = None
    """Where it stands in the text; None: not in the text."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value the user gave; a later one from the same channel takes its place."""

    document_id: str
    channel: Channel
    value: MetadataValue


def in_force(values: Iterable[MetadataValue]) -> dict[MetadataField, MetadataValue]:
    """Choose the value of each field that counts: of the best basis, of several the first."""
    chosen: dict[MetadataField, MetadataValue] = {}
    for value in sorted(values, key=lambda v: BASIS_RANK[v.basis]):
        chosen.setdefault(value.field, value)
    return chosen
