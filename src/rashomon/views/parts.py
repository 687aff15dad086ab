"""Cut the text of a report by where else its words stand.

zones, passages, which reports came before -> own, shared, taken, not compared
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.model import Span, Zone, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from rashomon.views.documents import SharedPassage

ENDS = " \t\r\n\u00a0.,;:!?)]”’»…-–—"
"""What stands behind the last word of a passage and belongs to it."""


class PartOf(StrEnum):
    """Where else the words of a part stand."""

    OWN = "own"
    """In no other report of the case."""
    SHARED = "shared"
    """In other reports, of which none is known to have come before."""
    TAKEN = "taken"
    """In a report that came before."""
    NOT_COMPARED = "not_compared"
    """Headlines, captions and a publisher's own lines are not looked for elsewhere."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """A stretch of the text of a report; parts do not overlap."""

    kind: PartOf
    span: Span
    others: tuple[str, ...] = ()
    """Ids of the reports it stands in, sorted; of a taken part, of those that came before."""


def text_parts(
    text: str,
    zones: Iterable[Zone],
    passages: Sequence[SharedPassage],
    earlier: Collection[str],
) -> tuple[TextPart, ...]:
    """Cut a text into parts, in text order; stretches without a letter or figure are left out.

    Args:
        text: Of the report.
        zones: Of the report.
        passages: What it shares, in text order.
        earlier: Ids of the other reports that came before.
    """
    body = [z for z in zones if z.kind is ZoneKind.BODY] or [
        Zone("", ZoneKind.BODY, 0, len(text))
    ]
    edges = {0, len(text), *(e for z in body for e in (z.start, z.end))}
    edges |= {e for p in passages for e in (p.span.start, p.span.end)}
    found: list[TextPart] = []
    for (start, end), inside in _stretches(sorted(edges), passages):
        is_body = any(z.start <= start < z.end for z in body)
        part = _part(Span.of(text, start, end), inside, earlier, is_body=is_body)
        if found and (found[-1].kind, found[-1].others) == (part.kind, part.others):
            part = TextPart(
                part.kind, Span.of(text, found.pop().span.start, end), part.others
            )
        if any(map(str.isalnum, part.span.quote)):
            found.append(replace(part, span=_trimmed(part.span)))
    return tuple(found)


def _trimmed(span: Span) -> Span:
    """Leave out what ends the words before a part, and white space at its end."""
    start = span.end - len(span.quote.lstrip(ENDS))
    quote = span.quote[start - span.start :].rstrip()
    return Span(start, start + len(quote), quote)


def _stretches(
    edges: Sequence[int], passages: Sequence[SharedPassage]
) -> Iterator[tuple[tuple[int, int], list[SharedPassage]]]:
    """Give each stretch between two edges, and the passages that hold it."""
    begin: dict[int, list[SharedPassage]] = defaultdict(list)
    for passage in passages:
        begin[passage.span.start].append(passage)
    open_now: list[SharedPassage] = []
    for start, end in pairwise(edges):
        open_now = [p for p in open_now if p.span.end > start] + begin.get(start, [])
        yield (start, end), open_now


def _part(
    span: Span, inside: Sequence[SharedPassage], earlier: Collection[str], *, is_body: bool
) -> TextPart:
    before = [p for p in inside if p.other_id in earlier]
    if inside:
        others = tuple(sorted({p.other_id for p in before or inside}))
        return TextPart(PartOf.TAKEN if before else PartOf.SHARED, span, others)
    return TextPart(PartOf.OWN if is_body else PartOf.NOT_COMPARED, span)
