"""Mark the claims and signs of a document in its text.

    text, claims, signs -> Segment, Segment, ...   (joined they are the text again)

Claims may lie inside one another, so the text is cut at every edge; a segment knows every
claim it belongs to, and the first segment of a claim carries its anchor.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Sign
from rashomon.views import ClaimRow


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text between two edges."""

    text: str
    anchors: tuple[str, ...]
    """Claims that begin here."""
    claims: tuple[str, ...]
    """Claims the run belongs to, outermost first."""
    label: str | None
    """Certainty of the innermost claim; None: nobody's claim."""
    speaker: str | None
    found_at: str | None
    """Where the innermost claim stands in the original ("page 3"); None: not known."""
    sign: str | None
    """What the sign says ("spun; likely: in"); None: no sign."""
    means: str | None = None
    """What the figures and times of the innermost claim were taken to mean; None: it has none."""
    shared: str | None = None
    """Whom the run is shared with; None: nobody that was asked about."""
    is_lit: bool = False
    """Whether it is the passage that is pointed at."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A run of text that stands elsewhere too."""

    start: int
    end: int
    words: str
    """Where else."""


@dataclass(frozen=True, slots=True)
class Also:
    """What else is marked, and which stretch of the text is shown."""

    shared: Sequence[Shared] = ()
    lit: tuple[int, int] | None = None
    """The passage that is pointed at."""
    within: tuple[int, int] | None = None
    """Only this stretch; None: the whole text."""


def segments(
    text: str, claims: Sequence[ClaimRow], signs: Sequence[Sign], also: Also | None = None
) -> tuple[Segment, ...]:
    """Cut a text at the edges of its claims and signs, in one pass."""
    more = also or Also()
    first, last = more.within or (0, len(text))
    edges = {first, last, *_edges(claims, signs), *_more_edges(more)}
    starts: dict[int, list[ClaimRow]] = {}
    for claim in claims:
        if claim.start < last and claim.end > first:
            starts.setdefault(max(claim.start, first), []).append(claim)
    near = [s for s in signs if s.span.start < last and s.span.end > first]
    open_claims: list[ClaimRow] = []
    found: list[Segment] = []
    for start, end in itertools.pairwise(sorted(e for e in edges if first <= e <= last)):
        open_claims = [c for c in open_claims if c.end > start] + starts.get(start, [])
        found.append(
            replace(
                _segment(text[start:end], start, open_claims, near),
                shared=_shared_words(more, start),
                is_lit=more.lit is not None and more.lit[0] <= start < more.lit[1],
            )
        )
    return tuple(found)


def _edges(claims: Iterable[ClaimRow], signs: Iterable[Sign]) -> Iterable[int]:
    for claim in claims:
        yield claim.start
        yield claim.end
    for sign in signs:
        yield sign.span.start
        yield sign.span.end


def _more_edges(also: Also) -> Iterable[int]:
    yield from also.lit or ()
    for run in also.shared:
        yield run.start
        yield run.end


def _shared_words(also: Also, start: int) -> str | None:
    """Say where else a run stands, each place once."""
    found = dict.fromkeys(s.words for s in also.shared if s.start <= start < s.end)
    return ", ".join(found) or None


def _segment(
    text: str, start: int, inside: Sequence[ClaimRow], signs: Sequence[Sign]
) -> Segment:
    innermost = min(inside, key=lambda c: (c.end - c.start, c.id), default=None)
    sign = next((s for s in signs if s.span.start <= start < s.span.end), None)
    return Segment(
        text,
        tuple(c.id for c in inside if c.start == start),
        tuple(c.id for c in inside),
        innermost.certainty if innermost else None,
        innermost.speaker if innermost else None,
        innermost.found_at if innermost else None,
        _sign_words(sign) if sign else None,
        _means(innermost) if innermost else None,
    )


def _means(claim: ClaimRow) -> str | None:
    read = (f"“{f.text}” is {f.means}" for f in claim.figures if f.means)
    return "; ".join(read) or None


def _sign_words(sign: Sign) -> str:
    kind = sign.kind.replace("_", " ")
    return f"{kind}; likely: {', '.join(sign.likely)}" if sign.likely else kind
