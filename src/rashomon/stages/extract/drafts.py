"""An attribution before it has a name: ranges of code points only.

Rules and the encoder both make drafts; quotations, headlines and nesting work on them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rashomon.stages.extract.subtrees import Range, joined

Ranges = tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Cue, content and source as ranges of code points, each in text order."""

    cue: Ranges
    content: Ranges
    source: Ranges
    is_quoting: bool = False
    """Its content may be speech, so that a quotation beside it goes with it."""
    relayed_by: Range | None = None
    """Cue of the attribution this one's source was cited in ("X, citing Y, reported")."""
    score: float | None = None
    """How sure the tagger is; None: found by a rule."""

    @property
    def extent(self) -> Range:
        """From its first to its last word."""
        every = self.cue + self.content + self.source
        return min(a for a, _ in every), max(b for _, b in every)

    def with_content(self, more: Iterable[Range]) -> Draft:
        """Add ranges to the content."""
        return replace(self, content=joined([*self.content, *more]))


def holds(outer: Ranges, inner: Ranges) -> bool:
    """Tell whether a range of some lies in one of others: "| as | alleged | by |"."""
    return any(a <= start and end <= b for a, b in outer for start, end in inner)
