"""Where words stand in a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in Document.text, with the words found there.

    The quote is redundant on purpose: it proves that the offsets still fit the text.
    """

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut a span out of a text."""
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Tell whether two spans of one document share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other span of the same document lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something was decided: the method's name and a sentence a reader understands."""

    method: str
    why: str
    spans: tuple[tuple[str, int, int], ...] = ()
    """Document id, start, end of the words the decision rests on; 0, 0: of the document, but
    of no words of its text (a byline, a credit that is missing)."""


@dataclass(frozen=True, slots=True)
class EventDate:
    """A date as EDTF (ISO 8601-2), so that precision and doubt are explicit."""

    edtf: str
    literal: str
