"""Understand what a person reads in a claim: words of the report, a label, a figure.

    field, what was written -> Read | JudgementError that says what, where and what to do

Figures are read by the reader of figures that reads the reports, so that "at least 24 fighters"
means the same in a correction as in a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rashomon.errors import JudgementError, UnknownNameError
from rashomon.model import (
    Certainty,
    Claim,
    CorrectedField,
    Document,
    Quantity,
    Source,
    Span,
)
from rashomon.text.parse import parse_blocks
from rashomon.text.quantities import find_quantities
from rashomon.views import NO_QUANTITY, quantity_words, source_words

OWN_VOICE = frozenset({"own voice", "own-voice", "its own voice"})
UNNAMED = frozenset({"unnamed", "a source that is not named"})
NOTHING = frozenset({"none", "nothing", NO_QUANTITY})

_RANGE = re.compile(r"\s*(\d{1,9})\s*[-–:]\s*(\d{1,9})\s*")

HOW_PLACED = "give words that stand in the report, or START-END in code points"
HOW_FIGURE = "write PRINTED = READING, such as 'dozens = 24 to 99', or 'dozens = none'"


class _UnreadableError(Exception):
    """What was written cannot be read; of which claim is known where it is caught."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


@dataclass(frozen=True, slots=True)
class Read:
    """What a person reads: one of the parts, as the field asks."""

    words: str
    certainty: Certainty | None = None
    source: Source | None = None
    span: Span | None = None
    figure: Span | None = None
    quantity: Quantity | None = None


def named_correction(name: str) -> CorrectedField:
    """Find what of a claim is corrected by its name.

    Raises:
        UnknownNameError: There is no such field.
    """
    known = {field.value: field for field in CorrectedField}
    if name not in known:
        raise UnknownNameError.of("field", name, known)
    return known[name]


def read_otherwise(
    document: Document, claim: Claim, around: Span, field: CorrectedField, said: str
) -> Read:
    """Understand what is read in place of one thing of a claim.

    Args:
        document: The report of the claim.
        claim: As the machine read it.
        around: Where the claim stands for the person: figures are looked for in it.
        field: What is read otherwise.
        said: As it was written.

    Raises:
        JudgementError: It cannot be read so.
    """
    try:
        if field is CorrectedField.CERTAINTY:
            return _certainty(said)
        if field is CorrectedField.SOURCE:
            return _source(document, claim, said)
        if field is CorrectedField.SPAN:
            span = _place_of(document, claim.span, said)
            return Read(span.quote, span=span)
        return _figure(document, claim, around, said)
    except _UnreadableError as error:
        where = f"{field} of {claim.id}"
        raise JudgementError.of(where, error.what, error.hint) from None


def as_read(claim: Claim, field: CorrectedField, figure: Span | None) -> str:
    """Say how the machine read a thing of a claim."""
    if field is CorrectedField.CERTAINTY:
        return claim.certainty.value
    if field is CorrectedField.SOURCE:
        return source_words(claim.source)
    if field is CorrectedField.SPAN:
        return claim.span.quote
    found = next((q for q in claim.quantities if q.span == figure), None)
    return _figure_words(figure, found) if figure else NO_QUANTITY


def _figure_words(figure: Span, read: Quantity | None) -> str:
    return f"“{figure.quote}”: {quantity_words(read)}"


def _certainty(said: str) -> Read:
    word = said.strip().lower()
    if word not in set(Certainty):
        known = ", ".join(sorted(Certainty))
        what = f"there is no certainty “{said}”"
        raise _UnreadableError(what, f"choose one of {known}")
    return Read(word, certainty=Certainty(word))


def _source(document: Document, claim: Claim, said: str) -> Read:
    word = said.strip().lower()
    if word in OWN_VOICE:
        return Read(source_words(None))
    if word in UNNAMED:
        unnamed = Source(None, ())
        return Read(source_words(unnamed), source=unnamed)
    span = _place_of(document, claim.span, said)
    outer = claim.source.chain[:-1] if claim.source else ()
    source = Source(span, (*outer, span.quote))
    return Read(source_words(source), source=source)


def _place_of(document: Document, near: Span, said: str) -> Span:
    """Find a place of a report, given as START-END or as words: those nearest to a claim."""
    text, place = document.text, _RANGE.fullmatch(said)
    if place is None:
        return _nearest(document, near, said.strip())
    start, end = int(place[1]), int(place[2])
    if not start < end <= len(text):
        what = (
            f"{start}-{end} is no place in {document.external_id}, which has {len(text)} "
            "code points"
        )
        raise _UnreadableError(what, HOW_PLACED)
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    if start >= end:
        what = f"there are no words at {place[0]}"
        raise _UnreadableError(what, HOW_PLACED)
    return Span.of(text, start, end)


def _nearest(document: Document, near: Span, words: str) -> Span:
    found = list(_occurrences(document.text, words))
    if not found:
        what = f"the report {document.external_id} does not hold “{words}”"
        raise _UnreadableError(what, HOW_PLACED)
    return min(found, key=lambda span: (_distance(span, near), span))


def _occurrences(text: str, words: str) -> Iterable[Span]:
    """Give where words stand, whatever white space is between them."""
    parts = [re.escape(part) for part in words.split()]
    if parts:
        for found in re.finditer(r"\s+".join(parts), text):
            yield Span.of(text, *found.span())


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _figure(document: Document, claim: Claim, around: Span, said: str) -> Read:
    printed, equals, reading = said.partition("=")
    figure = _printed(document, claim, around, printed if equals else "")
    reading = (reading if equals else said).strip()
    found = next((q for q in claim.quantities if q.span == figure), None)
    if reading.lower() in NOTHING:
        return Read(_figure_words(figure, None), figure=figure)
    read = _parsed(reading)
    whole = found or Quantity(figure)
    quantity = replace(
        read,
        span=figure,
        unit=read.unit or whole.unit,
        group=read.group or whole.group,
        state=read.state or whole.state,
        base=read.base or whole.base,
    )
    return Read(_figure_words(figure, quantity), figure=figure, quantity=quantity)


def _printed(document: Document, claim: Claim, around: Span, words: str) -> Span:
    """Find which figure is meant: the one so printed, or the only one."""
    words, known = words.strip(), [q.span for q in claim.quantities]
    if not words and len(known) == 1:
        return known[0]
    if not words:
        what = f"the claim has {len(known)} figures" if known else "the claim has no figure"
        raise _UnreadableError(what, HOW_FIGURE)
    same = [span for span in known if span.quote == words]
    place = same[0] if len(same) == 1 else _place_of(document, around, words)
    if not around.contains(place):
        what = f"“{words}” does not stand in the claim “{around.quote}”"
        raise _UnreadableError(what, HOW_FIGURE)
    overlapping = [span for span in known if span.overlaps(place)]
    return overlapping[0] if len(overlapping) == 1 else place


COUNTED = " items"
"""Something to be counted, for a bare number that could be a year ("2031")."""


def _parsed(reading: str) -> Quantity:
    found = _quantities(reading)
    if not found:
        found = tuple(
            replace(q, unit=None, group=None) for q in _quantities(reading + COUNTED)
        )
    if len(found) != 1:
        what = (
            f"“{reading}” reads as {len(found)} figures"
            if found
            else f"“{reading}” is no figure"
        )
        raise _UnreadableError(what, HOW_FIGURE)
    return found[0]


def _quantities(words: str) -> tuple[Quantity, ...]:
    return find_quantities(parse_blocks(words, [(0, len(words))]))
